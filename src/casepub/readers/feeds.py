"""RSS, Atom and WordPress exports in; an article for each entry, as it comes, out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC
from email.utils import parsedate_to_datetime
from html import escape, unescape
from typing import Final

from lxml import etree

from casepub.errors import SourceError
from casepub.model import Article, Date, Metadata, Person
from casepub.model.document import DateKind
from casepub.model.walk import text_of
from casepub.readers.base import ReadContext, Source
from casepub.readers.fragments import fragment
from casepub.readers.intake import language_of, report_decoding
from casepub.readers.links import is_safe
from casepub.readers.pictures import Pictures
from casepub.readers.structure.dates import find_dates
from casepub.readers.structure.encoding import decode, looked_over
from casepub.readers.structure.repair import clean
from casepub.readers.titles import entitled
from casepub.readers.xml import Element, decoded_xml, local_name, parse_loose_xml
from casepub.text.pattern import lazily

_ENTRIES: Final = frozenset({"item", "entry"})
_DATES: Final[tuple[tuple[str, DateKind], ...]] = (
    ("post_date", "published"), ("pubDate", "published"), ("published", "published"), ("issued", "published"),
    ("date", "published"), ("created", "created"), ("updated", "modified"), ("modified", "modified"),
)  # fmt: skip
# Where the text of an entry stands, the fullest first.
_CONTENTS: Final = ("encoded", "content", "description", "summary")
_POSTS: Final = frozenset({"", "post", "page"})
_PUBLISHED: Final = frozenset({"", "publish", "private"})
_EXCERPT: Final = "{http://wordpress.org/export/1.2/excerpt/}encoded"
_TAG: Final = lazily(r"<[^<>]+>")
_MARKED_UP: Final = lazily(r"<(?:p|div|h[1-6]|ul|ol|blockquote|table|figure)\b", re.IGNORECASE)
_CAPTION: Final = lazily(
    r"\[caption[^\[\]]*\]\s*((?:<a[^<>]*>)?\s*<img[^<>]*>\s*(?:</a>)?)\s*((?:(?!\[caption).)*?)\[/caption\]", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class _Feed:
    """What a feed says of all its entries."""

    title: str = ""
    language: str = ""
    rights: str = ""
    address: str = ""


class FeedReader:
    """Reads RSS 0.9-2.0, RDF, Atom and WordPress's own export (WXR)."""

    def read(self, source: Source, context: ReadContext) -> Iterator[Article]:
        """Yield an article for each entry that has a text."""
        text = decoded_xml(source.data)
        decoded = decode(source.data, name=source.name) if text is None else looked_over(text, "utf-8")
        report_decoding(decoded, source.name, context)
        root = parse_loose_xml(clean(decoded.text)[0], source.name)
        feed = _feed(root)
        count = 0
        for number, entry in enumerate(_entries(root), 1):
            article = _article(entry, feed, source, context, number)
            if article is not None:
                count += 1
                yield article
        if not count:
            raise SourceError(f"{source.name}: the feed holds no entry with a text")


def _entries(root: Element) -> Iterator[Element]:
    return (element for element in root.iter(etree.Element) if local_name(element) in _ENTRIES)


def _feed(root: Element) -> _Feed:
    head = next((child for child in root if local_name(child) == "channel"), root)
    rights = _said(head, "rights") or _said(head, "copyright")
    language = _said(head, "language") or root.get("{http://www.w3.org/XML/1998/namespace}lang", "")
    return _Feed(_plain(_said(head, "title")), language, _plain(rights), _link(head))


def _said(element: Element, name: str) -> str:
    """Give the text of the first child of this local name."""
    return next((_text(child) for child in element if local_name(child) == name), "")


def _text(element: Element) -> str:
    return "".join(map(str, element.itertext())).strip()


def _plain(text: str) -> str:
    """Give a title without the mark-up and entities that feeds escape once or twice."""
    return " ".join(_TAG.sub("", unescape(unescape(text))).split())


def _link(element: Element) -> str:
    """Give the address: the text of `link` in RSS, the alternate link in Atom."""
    for child in element:
        if local_name(child) == "link" and child.get("rel", "alternate") == "alternate":
            found = (child.get("href") or child.text or "").strip()
            if is_safe(found):
                return found
    return ""


def _article(entry: Element, feed: _Feed, source: Source, context: ReadContext, number: int) -> Article | None:
    title = _plain(_said(entry, "title"))
    where = f"{source.name}, entry {number}"
    if _said(entry, "post_type") not in _POSTS or _said(entry, "status") not in _PUBLISHED:
        context.report.info("entry-skipped", f"'{title}' is no published post", where)
        return None
    pictures = Pictures(source, context)
    address = _link(entry) or feed.address
    made = fragment(_content(entry), where, context, pictures, address)
    title, body = entitled(made.body, title)
    if not body:
        context.report.info("entry-skipped", f"'{title}' has no text", where)
        return None
    metadata = replace(_metadata(entry, feed), title=title, url=address)
    language = language_of(text_of(body), context, declared=feed.language)
    return Article(replace(metadata, language=language), body, made.footnotes, pictures.resources, made.discarded)


def _content(entry: Element) -> str:
    """Give the fullest text of an entry as HTML."""
    for name in _CONTENTS:
        for child in entry:
            if local_name(child) == name and child.tag != _EXCERPT and (html := _html(child)):
                return html
    return ""


def _html(element: Element) -> str:
    """Give the content of an element as HTML: escaped, inline XHTML, or plain text."""
    if len(element):
        inner = (etree.tostring(child, encoding="unicode") for child in element)
        return (element.text or "") + "".join(map(str, inner))
    text = (element.text or "").strip()
    kind = element.get("type", "")
    if kind == "text" or (kind == "" and not _TAG.search(text) and "&" not in text):
        text = escape(text, quote=False)
    marked_up = _MARKED_UP.search(text) is not None
    text = _CAPTION.sub(r"<figure>\1<figcaption>\2</figcaption></figure>", text)
    return text if marked_up else _paragraphs(text)


def _paragraphs(text: str) -> str:
    """Make paragraphs of empty lines and breaks of line ends, as WordPress does when it shows a post."""
    parts = (part.strip().replace("\n", "<br>") for part in re.split(r"\n\s*\n", text))
    return "".join(part if part.startswith("<figure>") else f"<p>{part}</p>" for part in parts if part)


def _metadata(entry: Element, feed: _Feed) -> Metadata:
    summary = _plain(_said(entry, "summary") or next((_text(one) for one in entry if one.tag == _EXCERPT), ""))
    categories = (one.get("term") or one.get("label") or _text(one) for one in entry if local_name(one) == "category")
    return Metadata(
        people=tuple(_people(entry)),
        dates=tuple(_dates(entry)),
        source=feed.title,
        summary=summary,
        subjects=tuple(dict.fromkeys(filter(None, map(_plain, categories)))),
        identifier=_said(entry, "guid") or _said(entry, "id"),
        rights=_plain(_said(entry, "rights")) or feed.rights,
    )


def _people(entry: Element) -> Iterator[Person]:
    for child in entry:
        if local_name(child) not in ("author", "creator"):
            continue
        name = _plain(_said(child, "name") or _text(child))
        # RSS 2.0 wants `address (name)`.
        match = re.fullmatch(r"\S+@\S+\s*\((.+)\)", name)
        if name:
            yield Person(match[1] if match else name)


def _dates(entry: Element) -> Iterator[Date]:
    seen: set[DateKind] = set()
    for name, kind in _DATES:
        text = _said(entry, name)
        value = iso_date(text)
        if value and kind not in seen:
            seen.add(kind)
            yield Date(value, kind, text)


def iso_date(text: str) -> str:
    """Read a date of RFC 822 or ISO 8601; to the minute, in the zone it is written in."""
    if not text or text.startswith("0000"):
        return ""
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        found = find_dates(text)
        return found[0].date.value if found else ""
    return moment.replace(tzinfo=moment.tzinfo or UTC).strftime("%Y-%m-%dT%H:%M")
