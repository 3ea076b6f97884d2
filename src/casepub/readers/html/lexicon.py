"""What the names of classes, ids and elements say: page furniture, body of an article, forum."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from casepub.readers.html.elements import Element, attribute
from casepub.text.pattern import lazily

_FURNITURE = lazily(
    r"comment|recomm|related|breadcrumb|footer|sidebar|advert|copyright|social|hotnews|guess|banner|download|qrcode|"
    r"widget|sponsor|promo|pagination|share|toolbar|"
    r"(?:^|[\s_-])(?:cmt|reply|relat\w*|hot|rank|ads?|side|aside|nav|menu|foot|tags?|sns|pager?|page[_-]?nav|crumbs?|like|"
    r"author[_-]?(?:info|box|card)|qr|app|vip|follow|subscribe|login|search|disclaimer|statement|popup|modal|dialog|"
    r"tips?|toast|player|video)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BODY = lazily(
    r"article[_-]?(?:body|content|text|main|detail)|(?:entry|post|news|story|detail|main|text|page)[_-]?(?:content|text|body)|"
    r"(?:content|text|body)[_-]?(?:article|main|detail|text)|artibody|articletext|TRS_Editor|rich_media_content|"
    r"(?:^|[\s_-])(?:article|content|entry|detail|honbun|kiji|正文)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CONSENT = lazily(
    r"onetrust|cookie[_-]?(?:banner|bar|box|consent|law|message|modal|notice|policy|popup|prefs?|preferences|settings)|"
    r"consent[_-]?(?:banner|bar|box|manager|modal|popup)|(?:^|[\s_-])(?:gdpr|cookiebot|truste|didomi)(?:$|[\s_-])",
    re.IGNORECASE,
)
_FURNITURE_TAGS: Final = frozenset(("nav", "footer", "aside", "form", "menu", "select", "button", "option"))
_POST = lazily(r"comment|reply|replies|answer|(?:^|[\s_-])(?:floor|post-?item|post-?list|thread)", re.IGNORECASE)
_BYLINE = lazily(r"author|byline|writer|reporter|journalist|contributor|著者|執筆者|기자", re.IGNORECASE)
_FORUM_ADDRESS = lazily(
    r"(?:^|[/.])(?:bbs|forum|tieba|discuss|community)\w{0,9}\.|/(?:thread|topic|topics|question|questions|comments|"
    r"viewthread|forum|forums|bbs|qa)[-/.?]|thread-\d+",
    re.IGNORECASE,
)
_FORUM_GENERATOR = lazily(r"discuz|phpwind|phpbb|vbulletin|xenforo|discourse|flarum|smf|mybb|nodebb", re.IGNORECASE)
_FORUM_TYPES: Final = ("DiscussionForumPosting", "QAPage", "Question")


def names_of(element: Element) -> str:
    """Give class and id of an element in one string."""
    class_, id_ = element.get("class"), element.get("id")
    return f"{class_} {id_}" if class_ and id_ else class_ or id_ or ""


@lru_cache(maxsize=4096)
def _is_named(pattern: re.Pattern[str], names: str) -> bool:
    """Search names; a page repeats the same few hundred."""
    return bool(names) and pattern.search(names) is not None


def is_furniture(element: Element) -> bool:
    """Tell whether an element is named as something that surrounds articles."""
    return element.tag in _FURNITURE_TAGS or _is_named(_FURNITURE, names_of(element))


def is_consent(element: Element) -> bool:
    """Tell whether an element is named as the box that asks about cookies; much text in it makes it no article."""
    return _is_named(_CONSENT, names_of(element))


def is_body(element: Element) -> bool:
    """Tell whether an element is named as the body of an article."""
    if element.tag == "article" or attribute(element, "itemprop").lower() == "articlebody":
        return True
    return _is_named(_BODY, names_of(element))


def is_post(element: Element) -> bool:
    """Tell whether an element is named as something one of several people wrote."""
    return _is_named(_POST, names_of(element))


def is_byline(element: Element) -> bool:
    """Tell whether an element is named as the one that says who wrote the article."""
    if "author" in (attribute(element, "rel"), attribute(element, "itemprop")):
        return True
    return _is_named(_BYLINE, names_of(element))


def is_name(element: Element) -> bool:
    """Tell whether an element is named as one that holds nothing but a writer's name."""
    if "author" in (attribute(element, "rel"), attribute(element, "itemprop")):
        return True
    return "name" in names_of(element).lower()


def is_forum(root: Element, address: str, types: Iterator[str]) -> bool:
    """Tell whether a page shows what several people wrote: answers and comments then belong to it."""
    if any(kind in _FORUM_TYPES for kind in types) or _FORUM_ADDRESS.search(address):
        return True
    generators = (
        attribute(meta, "content") for meta in root.iter("meta") if attribute(meta, "name").lower() == "generator"
    )
    return any(_FORUM_GENERATOR.search(content) for content in generators)
