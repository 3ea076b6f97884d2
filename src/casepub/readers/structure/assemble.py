"""Lines with features come in; one article goes out, with everything that was taken out or mended on record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from casepub.model import Article, Date, Discarded, Metadata, Person
from casepub.model.walk import text_of
from casepub.readers.base import ReadContext, ReadOptions
from casepub.readers.structure import width
from casepub.readers.structure.blocks import Blocks
from casepub.readers.structure.fates import BY_USER, METADATA, TEXT, Fate, InnerJudge, Ledger, outside
from casepub.readers.structure.found import refuse_empty
from casepub.readers.structure.layout import Layout, layout_of
from casepub.readers.structure.line import Hints, Line
from casepub.readers.structure.notes import with_footnotes
from casepub.readers.structure.repair import Mender
from casepub.readers.structure.row import Row, rows_of


def assemble(lines: Sequence[Line], hints: Hints, context: ReadContext) -> Article:
    """Make the article: language, title, date, credits, window, headings, captions, noise, repairs.

    Raises:
        SourceError: the lines hold no article.
    """
    context.options.refuse_more(len(lines), "lines", hints.name)
    rows = rows_of(lines)
    layout = layout_of(rows, hints, context.options)
    metadata = _metadata(layout, hints)
    fates = _fates(rows, layout, metadata, context.options)
    body = Blocks(rows, fates, layout.marks).blocks()
    article = with_footnotes(Article(metadata, body, discarded=_discarded(rows, fates)))
    refuse_empty(article, hints.name)
    article = mended(article, context.options)
    report(article, hints.name, context)
    return article


def _fates(rows: Sequence[Row], layout: Layout, metadata: Metadata, options: ReadOptions) -> list[Fate]:
    """Decide what becomes of each row; the user's word goes before any rule."""
    window = layout.window
    inside = rows[window.start : window.end]
    judge = InnerJudge(inside, layout.marks, layout.overlap, layout.title.text)
    ledger = Ledger(_words_of(metadata))
    return [_overruled(row, _fate(row, layout, judge, ledger), options) for row in rows]


def _fate(row: Row, layout: Layout, judge: InnerJudge, ledger: Ledger) -> Fate:
    if row.index == layout.section_row:
        return Fate("title") if row.line.written == layout.section else METADATA
    if row.index == layout.title.row:
        return Fate("title") if row.line.written == layout.title.text else METADATA
    if row.index in layout.masthead.rows:
        return Fate("title") if ledger.covers(row.line.written) else METADATA
    if layout.window.start <= row.index < layout.window.end:
        return judge.fate(row.index - layout.window.start)
    return outside(row, layout.window)


def _overruled(row: Row, fate: Fate, options: ReadOptions) -> Fate:
    lines = set(range(row.line.number, max(row.line.number, row.line.last_number) + 1))
    if lines & options.remove and row.line.number:
        return BY_USER
    restored = options.keep_all or (row.line.number and lines & options.restore)
    return TEXT if restored and fate.kind in {"out", "metadata"} else fate


def _discarded(rows: Sequence[Row], fates: Sequence[Fate]) -> tuple[Discarded, ...]:
    return tuple(
        Discarded(row.line.written, fate.rule, fate.confidence, row.line.number, row.line.path)
        for row, fate in zip(rows, fates, strict=True)
        if fate.kind in {"metadata", "out"}
    )


def _words_of(metadata: Metadata) -> list[str]:
    """Give the words of the masthead that the metadata keep as they are."""
    people = [word for person in metadata.people for word in (person.name, person.as_written)]
    return [*(date.as_written for date in metadata.dates), *people, metadata.source]


def _metadata(layout: Layout, hints: Hints) -> Metadata:
    head, line = layout.masthead, layout.masthead.dateline
    return Metadata(
        title=layout.title.text,
        section=layout.section,
        people=_people(head.people, hints.people),
        dates=_dates(head.dates, head.guesses, hints.dates),
        source=head.source or hints.source,
        agency=(line.agency if line else "") or hints.agency,
        dateline=line.text if line else "",
        language=layout.language,
        summary=hints.summary,
        subjects=hints.subjects,
        url=hints.url,
        publisher=hints.publisher,
        rights=hints.rights,
    )


_WEB: Final = "1991"
_WRITING: Final = frozenset(("author", "reporter", "correspondent", "contributor", "narrator", "compiler"))


def _people(seen: Sequence[Person], told: Sequence[Person]) -> tuple[Person, ...]:
    """Prefer whom the page shows; where it shows no writer, the one that it tells of stands first."""
    if any(person.role in _WRITING for person in seen):
        return tuple(seen)
    names = {person.name for person in seen}
    return (*(person for person in told if person.name not in names), *seen)


def _dates(seen: Sequence[Date], guesses: Sequence[Date], told: Sequence[Date]) -> tuple[Date, ...]:
    """Prefer what the page shows for sure, then what it tells, then guesses.

    A day without a year, or of before there were pages (a birthday), yields to what the page tells.
    """
    valued = {date.kind for date in told if date.value}
    kept = {date.kind: date for date in seen if date.value >= _WEB or date.kind not in valued}
    for date in (*told, *guesses):
        kept.setdefault(date.kind, date)
    return tuple(kept.values())


def mended(article: Article, options: ReadOptions) -> Article:
    """Mend characters, spaces and the width of marks in what is kept; what was taken out stays as written."""
    full_width = not options.keep_punctuation and width.uses_ascii(map(text_of, article.body))
    mender = Mender(article.metadata.language, full_width)
    metadata = mender.metadata(article.metadata)
    body = tuple(mender.block(block) for block in article.body)
    notes = tuple(replace(note, blocks=tuple(map(mender.block, note.blocks))) for note in article.footnotes)
    repairs = article.repairs + mender.repairs()
    return replace(article, metadata=metadata, body=body, footnotes=notes, repairs=repairs)


def report(article: Article, name: str, context: ReadContext) -> None:
    """Say in one line each what was taken out and what was mended."""
    if article.discarded:
        rules = ", ".join(sorted({one.rule for one in article.discarded}))
        count = len(article.discarded)
        hint = "casepub dump --explain shows them, --restore LINES puts them back"
        context.report.info("discarded", f"{count} lines were taken out ({rules})", name, hint)
    for repair in article.repairs:
        note = f" ({repair.note})" if repair.note else ""
        context.report.info("repaired", f"{repair.kind} × {repair.count}{note}", name)
