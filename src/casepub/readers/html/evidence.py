"""What a page says of itself: JSON-LD, OpenGraph, `meta`, `title`, `time`, bylines; a tree comes in, hints go out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, Final

from casepub.model import Date, Person
from casepub.model.document import DateKind
from casepub.readers.html.elements import Element, attribute, text_of_element
from casepub.readers.html.lexicon import is_byline, is_forum, is_name
from casepub.readers.html.scoring import Evidence
from casepub.readers.structure.credits import find_credits, people_of
from casepub.readers.structure.dates import find_dates
from casepub.readers.structure.line import Hints
from casepub.readers.structure.measure import skeleton
from casepub.text.pattern import lazily

_LARGEST_DATA: Final = 1_000_000
_DEEPEST: Final = 12
_LONGEST_NAME: Final = 24
_ARTICLE_TYPES = lazily(
    r"Article|BlogPosting|NewsArticle|Posting|Report|Question|WebPage|CreativeWork|Chapter|Recipe|VideoObject"
)
_BEST_TYPES = lazily(r"Article|Posting|Report|Question|Chapter")
_META_DATES: Final[tuple[tuple[DateKind, frozenset[str]], ...]] = (
    ("published", frozenset((
        "article:published_time", "og:published_time", "article:published", "published_time", "publishdate", "pubdate",
        "publish_time", "publish_date", "publish-date", "pubtime", "date", "dc.date", "dc.date.issued",
        "dcterms.created", "dcterms.date",
        "datepublished", "og:release_date", "og:article:published_time", "release_date", "createdate",
        "weibo:article:create_at", "weibo: article:create_at", "bytedance:published_time", "citation_publication_date",
        "apub:time", "rnews:datepublished", "sailthru.date", "cxenseparse:recs:publishtime", "firstpublishedtime",
    ))),
    ("modified", frozenset((
        "article:modified_time", "og:updated_time", "og:modified_time", "lastmod", "dateupdate", "last-modified",
        "datemodified",
        "dcterms.modified", "weibo:article:update_at", "bytedance:updated_time", "article:modified",
    ))),
)  # fmt: skip
_META_PEOPLE: Final = (
    "author",
    "article:author",
    "og:article:author",
    "dc.creator",
    "weibo:article:author",
    "byl",
    "reporter",
)
_META_SOURCES: Final = ("source", "contentsource", "mediaid", "og:site_name", "application-name", "copyright")
# They carry what others publish.
_PLATFORMS: Final = ("微信公众平台", "微信公眾平台", "Weixin Official Accounts Platform")
_TITLE_NAMES: Final = ("og:title", "twitter:title", "title", "headline", "articletitle", "dc.title", "hdline")
_DESCRIPTIONS: Final = ("description", "og:description", "twitter:description")
_SCRIPT_DATE = lazily(
    r"(?<![A-Za-z])[\"']?(?:date_?published|pub(?:lish(?:ed)?)?_?(?:date|time|at)|create_?time|ct|oriCreateTime)[\"']?\s*[:=]\s*[\"']?"
    r"(20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}[^\"'<,;]{0,20}|1\d{9}(?:\d{3})?)\b",
    re.IGNORECASE,
)
_ADDRESS_DATE = lazily(r"(?<=[/_-])((?:19|20)\d\d)[-/_]?(0[1-9]|1[0-2])[-/_]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)")
# Where the page's language is spoken; machine dates are often in universal time, people date by their own day.
_ZONES: Final = {"ja": 9, "ko": 9}
_NOT_A_NAME = lazily(
    r"https?:|www\.|@|\.(?:com|cn|jp|net|org|kr)\b|\b(?:Inc|Ltd|Co|LLC)\b|株式会社|有限公司|^(?:admin|null|undefined|搜索|author|编辑|作者|sina_\w+|网易|新浪|搜狐|腾讯|凤凰|澎湃|百度)$|[网網报報社台站]$|"
    r"(?:新闻|新聞|财经|頭條|头条|频道|网络版|在线|杂志|周刊|日报|消息|ニュース|新聞社|뉴스|일보|신문)$",
    re.IGNORECASE,
)
_NAME = lazily(r"[\u3400-\u9fff\u3040-\u30ff・々ー]{2,10}|[가-힣]{2,4}|[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){1,3}")
_SUFFIX_JOINT = lazily(r"\s*[|｜_—–―‖»«]\s*|\s+[-－:：·]\s+|[-－](?=[^-－]{2,16}$)")


@dataclass(frozen=True, slots=True)
class Told:
    """What a page tells of itself: hints for the shared part, evidence for the search for the text."""

    hints: Hints
    evidence: Evidence


def evidence_of(root: Element, name: str, address: str = "") -> Told:
    """Read all evidence of a page; `address` is where the page was saved from, if known."""
    return _Reader(root, name, address).told()


class _Reader:
    """Reads the evidence of one page; made for it and dropped."""

    def __init__(self, root: Element, name: str, address: str) -> None:
        self._root = root
        self._name = name
        self._meta = _meta_of(root)
        self._data = _data_of(root)
        self._address = address or self._link("canonical") or self._first("og:url") or self._word("url")
        self._language = self._declared_language()

    def told(self) -> Told:
        """Give hints and evidence."""
        titles = tuple(self._titles())
        openings = [self._word("description"), *(self._first(key) for key in _DESCRIPTIONS)]
        types = (kind for node in self._data for kind in _strings(node.get("@type")))
        evidence = Evidence(
            titles=tuple(filter(None, map(skeleton, titles))),
            openings=tuple(one for one in map(skeleton, openings) if len(one) >= 15),
            full_text=skeleton(self._word("articleBody")),
            forum=is_forum(self._root, self._address, types),
            article=self._first("og:type").lower() == "article" or bool(self._word("headline")),
        )
        return Told(self._hints(titles), evidence)

    def _hints(self, titles: tuple[str, ...]) -> Hints:
        return Hints(
            name=self._name,
            language=self._language,
            titles=titles,
            dates=self._dates_known(),
            people=tuple(self._people()),
            source=self._account() or self._word("sourceOrganization") or self._word("publisher") or self._site(),
            section=self._word("articleSection") or self._first("article:section", "og:article:section"),
            summary=self._first("og:description", "description") or self._word("description"),
            url=self._address if self._address.startswith(("http://", "https://")) else "",
            publisher=self._word("publisher") or self._first("og:site_name"),
            subjects=tuple(self._subjects()),
            known_body=True,
        )

    # --- fields ---------------------------------------------------------------------------------------------------

    def _titles(self) -> Iterator[str]:
        """Yield candidates, best first: what two places agree on, then what one says."""
        named = text_of_element(title) if (title := next(self._root.iter("title"), None)) is not None else ""
        told = [*(self._first(key) for key in _TITLE_NAMES), self._word("headline")]
        found = [one for one in map(_one_line, told) if one]
        agreed = [one for one in found if one in named or named in one]
        yield from dict.fromkeys([*_shortened(agreed), *found, *_pieces(named)])

    def _dates(self) -> Iterator[Date]:
        for kind, key in (("published", "datePublished"), ("modified", "dateModified")):
            words = [self._word(key), *(self._first(name) for name in sorted(dict(_META_DATES)[kind]))]  # type: ignore[index]
            if kind == "published":
                words += [*self._times(), *self._script_dates(), *self._address_dates()]
            found = (date for text in words if text for date in self._date(text, kind))  # type: ignore[arg-type]
            first = next(found, None)
            if first is not None:
                yield first

    def _dates_known(self) -> tuple[Date, ...]:
        """Give one date a kind; a page that knows only its last change was published then, as far as we know."""
        found = tuple(self._dates())
        if any(date.kind == "published" for date in found):
            return found
        return tuple(replace(date, kind="published") for date in found)

    def _date(self, text: str, kind: DateKind) -> Iterator[Date]:
        if re.fullmatch(r"1\d{9}(?:\d{3})?", text):
            yield Date(self._local(datetime.fromtimestamp(int(text[:10]), UTC)), kind, text)
            return
        for found in find_dates(text.strip()[:60]):
            yield Date(self._moved(found.date.value), kind, text.strip())

    def _moved(self, value: str) -> str:
        """Bring a moment with a zone to the local time of the page's language."""
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            return value
        return self._local(moment) if moment.tzinfo is not None else value

    def _local(self, moment: datetime) -> str:
        zone = timezone(timedelta(hours=_ZONES.get(self._language[:2], 8)))
        return moment.astimezone(zone).strftime("%Y-%m-%dT%H:%M")

    def _times(self) -> Iterator[str]:
        for element in self._root.iter("time"):
            if "publ" in attribute(element, "itemprop").lower() or element.get("pubdate") is not None:
                yield attribute(element, "datetime") or text_of_element(element)

    def _script_dates(self) -> Iterator[str]:
        """Give what scripts say when they say but one thing: several dates are those of other articles too."""
        scripts = ((script.text or "")[:_LARGEST_DATA] for script in self._root.iter("script"))
        found = list(dict.fromkeys(match[1] for text in scripts for match in _SCRIPT_DATE.finditer(text)))
        days = {date.value[:10] for text in found for date in self._date(text, "published")}
        yield from found[:1] if len(days) == 1 else ()

    def _address_dates(self) -> Iterator[str]:
        """Give the day in the page's own address (`/2024/05/20/`, `/2024-05/20/`, `/20240520/`), if there is one."""
        days = dict.fromkeys("-".join(match.groups()) for match in _ADDRESS_DATE.finditer(self._address))
        yield from days if len(days) == 1 else ()

    def _people(self) -> Iterator[Person]:
        names = self._bylines() + [name for node in self._data for name in _names(node.get("author"))]
        for key in _META_PEOPLE:
            told = self._first(key)
            names += [] if "://" in told else [part.strip() for part in re.split(r"[,，、;/]", told)]
        known = {self._first("og:site_name"), self._word("publisher")}
        for name in dict.fromkeys(names):
            if 1 < len(name) <= 30 and name not in known and not _NOT_A_NAME.search(name) and people_of(name, "著者"):
                yield Person(name)

    def _bylines(self) -> list[str]:
        """Give the names in the first element that is named as a byline."""
        for element in self._root.iter("a", "span", "div", "p", "address", "li", "dd", "strong", "em"):
            if is_byline(element):
                text = text_of_element(element).strip("《》〈〉()（） ")
                people = find_credits(text).people
                if not people and len(text) <= _LONGEST_NAME and (_NAME.fullmatch(text) or is_name(element)):
                    people = tuple(people_of(text, "作者"))
                if people:
                    return [person.name for person in people]
        return []

    def _subjects(self) -> Iterator[str]:
        words = [*_strings(self._node_value("keywords")), self._first("keywords"), self._first("news_keywords")]
        parts = [part.strip() for text in words for part in re.split(r"[,，、;；|]", text)]
        yield from [part for part in dict.fromkeys(parts) if 0 < len(part) <= 30][:20]

    def _declared_language(self) -> str:
        return (attribute(self._root, "lang") or self._first("og:locale", "content-language")).replace("_", "-")

    def _account(self) -> str:
        """Give the name of the public account that a page of 微信 is from."""
        holder = next((one for one in self._root.iter("a", "strong", "span") if one.get("id") == "js_name"), None)
        return text_of_element(holder) if holder is not None else ""

    def _site(self) -> str:
        return next((one for key in _META_SOURCES if (one := self._first(key)) and one not in _PLATFORMS), "")

    # --- where they stand -----------------------------------------------------------------------------------------

    def _first(self, *names: str) -> str:
        return next((value for name in names for value in self._meta.get(name, ())), "")

    def _link(self, relation: str) -> str:
        links = (one for one in self._root.iter("link") if relation in attribute(one, "rel").lower().split())
        return next((attribute(one, "href") for one in links), "")

    def _node_value(self, key: str) -> Any:
        return next((node[key] for node in self._data if node.get(key)), None)

    def _word(self, key: str) -> str:
        return next(_names(self._node_value(key)), "")


def _meta_of(root: Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        content = " ".join((attribute(meta, "content") or attribute(meta, "value")).split())
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = attribute(meta, key).strip().lower()
            if name and content:
                found.setdefault(name, []).append(content)
    return found


def _data_of(root: Element) -> list[dict[str, Any]]:
    """Give the nodes of all JSON-LD that are articles or the like, real articles first."""
    nodes: list[dict[str, Any]] = []
    for script in root.iter("script"):
        if "ld+json" in attribute(script, "type").lower() and len(script.text or "") <= _LARGEST_DATA:
            nodes += _nodes(_loaded(script.text or ""), 0)
    typed = [node for node in nodes if any(map(_ARTICLE_TYPES.search, _strings(node.get("@type"))))]
    return sorted(typed, key=lambda node: not any(map(_BEST_TYPES.search, _strings(node.get("@type")))))


def _loaded(text: str) -> Any:
    """Read JSON as pages write it: line ends inside strings are allowed, a stray mark behind it is not fatal."""
    try:
        return json.JSONDecoder(strict=False).raw_decode(text.strip())[0]
    except (ValueError, RecursionError):
        return None


def _nodes(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        yield from _nodes(value.get("@graph"), depth + 1)
        yield from _nodes(value.get("mainEntity"), depth + 1)
    elif isinstance(value, list):
        for one in value:
            yield from _nodes(one, depth + 1)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        yield from (one for one in value if isinstance(one, str))


def _names(value: Any) -> Iterator[str]:
    """Yield the words of a JSON-LD value: text itself, or the names of the things it holds."""
    if isinstance(value, str) and value.strip():
        yield " ".join(value.split())
    elif isinstance(value, dict):
        yield from _names(value.get("name"))
    elif isinstance(value, list):
        for one in value:
            yield from _names(one)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _shortened(titles: Iterable[str]) -> Iterator[str]:
    """Yield titles without the name of a site behind a bar."""
    for title in titles:
        yield next(_pieces(title), title)


def _pieces(title: str) -> Iterator[str]:
    """Yield the first long part of a `title`, the first, then the whole: sites put their name behind a bar."""
    parts = [part.strip() for part in _SUFFIX_JOINT.split(title) if part.strip()]
    if len(parts) > 1:
        yield max(parts, key=lambda part: (len(part) >= 6, -parts.index(part)))
        yield parts[0]
    if title:
        yield _one_line(title)
