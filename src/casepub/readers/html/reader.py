"""A saved page comes in, the article on it goes out."""

from __future__ import annotations

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
from casepub.readers.html.pictures import PagePictures
from casepub.readers.html.scoring import Evidence
from casepub.readers.html.segments import Segment, segments_of
from casepub.readers.html.source import tree_of_bytes
from casepub.readers.html.visible import visible_body
from casepub.readers.structure.assemble import assemble

_OTHERS: Final = (("img", "pictures"), ("script", "scripts"), ("iframe", "frames"), ("video", "films"))


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
    xml = source.suffix == ".xhtml"
    root, repairs = tree_of_bytes(page.data, source.name, context, declared=page.declared, xml=xml)
    told = evidence_of(root, source.name, page.address)
    base = _base(root, page)
    body = visible_body(root)
    segments = segments_of(body)
    if not segments:
        raise SourceError(f"{source.name}: there is no visible text on the page, {_what_there_is(root)}")
    content = _content(body, segments, told.evidence)
    pictures = PagePictures(source, context, base, page.parts)
    language = context.options.language or told.hints.language
    work = Conversion(source.name, base, language, pictures, context.report)
    lines = with_captions(lines_of(body, segments, content, work))
    hints = replace(told.hints, known_body=_is_found(content))
    article = assemble(lines, hints, context)
    article = replace(article, repairs=repairs + article.repairs)
    article = replace(article, metadata=replace(article.metadata, dates=_settled(article.metadata.dates, hints.dates)))
    notes = article.footnotes + tuple(work.footnotes)
    discarded = article.discarded + tuple(work.discarded)
    return replace(article, footnotes=notes, discarded=discarded, resources=article.resources + pictures.resources)


def _what_there_is(root: Element) -> str:
    """Say what a page without text holds."""
    counts = ((word, sum(1 for _ in root.iter(tag))) for tag, word in _OTHERS)
    found = ", ".join(f"{count} {word}" for word, count in counts if count)
    return f"only {found}; save it when the browser shows its text" if found else "nor anything else"


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


def _base(root: Element, page: Page) -> str:
    """Give what relative addresses are resolved against."""
    bases = (attribute(one, "href").strip() for one in root.iter("base"))
    canonical = (attribute(one, "href") for one in root.iter("link") if attribute(one, "rel").lower() == "canonical")
    found = next(bases, "") or page.address or next(canonical, "")
    return found if found.startswith(("http://", "https://")) else ""
