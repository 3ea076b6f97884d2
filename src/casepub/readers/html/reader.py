"""A saved page comes in, the article on it goes out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from casepub.errors import SourceError
from casepub.model import Article, Date
from casepub.readers.base import ReadContext, Source
from casepub.readers.html.archive import Page, opened
from casepub.readers.html.captions import with_captions
from casepub.readers.html.content import Content, Finder
from casepub.readers.html.conversion import Conversion
from casepub.readers.html.elements import Element, attribute
from casepub.readers.html.evidence import evidence_of
from casepub.readers.html.lines import lines_of
from casepub.readers.html.parse import lost_share, tree_of, tree_of_xml
from casepub.readers.html.pictures import PagePictures
from casepub.readers.html.scoring import Evidence
from casepub.readers.html.segments import Segment, segments_of
from casepub.readers.html.visible import visible_body
from casepub.readers.structure.assemble import assemble
from casepub.readers.structure.encoding import decode

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})""", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w:.-]{2,40})""")
_HEAD: Final = 16_384
_LOST: Final = 0.3


class HtmlReader:
    """Reads saved web pages: `.html .htm .xhtml .mhtml`, also packed with gzip."""

    def read(self, source: Source, context: ReadContext) -> Iterator[Article]:
        """Yield the article of the page.

        Raises:
            SourceError: there is no page, no article on it, or it cannot be read whole.
        """
        page = opened(source.data, source.name, context.options.maximum_size)
        yield _article(page, source, context)


def _article(page: Page, source: Source, context: ReadContext) -> Article:
    root = _tree(page, source, context)
    told = evidence_of(root, source.name, page.address)
    base = _base(root, page)
    body = visible_body(root)
    segments = segments_of(body)
    if not segments:
        raise SourceError(f"{source.name}: there is no visible text on the page")
    content = _content(body, segments, told.evidence)
    pictures = PagePictures(source, context, base, page.parts)
    language = context.options.language or told.hints.language
    work = Conversion(source.name, base, language, pictures, context.report)
    lines = with_captions(lines_of(body, segments, content, work))
    hints = replace(told.hints, known_body=_is_found(content))
    article = assemble(lines, hints, context)
    article = replace(article, metadata=replace(article.metadata, dates=_settled(article.metadata.dates, hints.dates)))
    notes = article.footnotes + tuple(work.footnotes)
    return replace(article, footnotes=notes, resources=article.resources + pictures.resources)


def _settled(seen: tuple[Date, ...], told: tuple[Date, ...]) -> tuple[Date, ...]:
    """See a later change in the date shown when the page itself tells an earlier one by more than a day."""
    shown = next((one for one in seen if one.kind == "published"), None)
    first = next((one for one in told if one.kind == "published"), None)
    if shown is None or first is None or _days(shown.value) - _days(first.value) <= 1 or not _days(first.value):
        return seen
    changed = () if any(one.kind == "modified" for one in seen) else (replace(shown, kind="modified"),)
    return (first, *changed, *(one for one in seen if one.kind != "published"))


def _days(value: str) -> int:
    try:
        return date.fromisoformat(value[:10]).toordinal()
    except ValueError:
        return 0


def _content(body: Element, segments: list[Segment], evidence: Evidence) -> Content:
    """Find the article; where what several people wrote outweighs it by far, that is the article."""
    finder = Finder(body, segments, evidence)
    content = finder.content()
    if finder.is_talk(content):
        return Finder(body, segments, replace(evidence, forum=True)).content()
    return content


def _is_found(content: Content) -> bool:
    return bool(content.kept)


def _tree(page: Page, source: Source, context: ReadContext) -> Element:
    if page.data[:200].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml") or source.suffix == ".xhtml":
        root = tree_of_xml(page.data, source.name)
        if root is not None:
            return root
    decoded = decode(page.data, page.declared or _declared(page.data), source.name)
    root = tree_of(decoded.text, source.name)
    if lost_share(decoded.text, root) > _LOST:
        message = "the parser did not hold all text of the page; compare the result with the source"
        context.report.warning("text-missing", message, source.name)
    return root


def _declared(data: bytes) -> str:
    """Give the encoding that the mark-up names."""
    match = _XML_ENCODING.match(data[:_HEAD]) or _CHARSET.search(data[:_HEAD])
    return match[1].decode("ascii", "replace") if match else ""


def _base(root: Element, page: Page) -> str:
    """Give what relative addresses are resolved against."""
    bases = (attribute(one, "href").strip() for one in root.iter("base"))
    canonical = (attribute(one, "href") for one in root.iter("link") if attribute(one, "rel").lower() == "canonical")
    found = next(bases, "") or page.address or next(canonical, "")
    return found if found.startswith(("http://", "https://")) else ""
