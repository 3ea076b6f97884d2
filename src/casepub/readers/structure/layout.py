"""Where the parts of an article stand on the page: rows and hints come in, the layout of the page goes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from casepub.errors import SourceError
from casepub.readers.base import ReadOptions
from casepub.readers.structure import language
from casepub.readers.structure.credits import is_credit_line
from casepub.readers.structure.headings import Mark, find_headings
from casepub.readers.structure.line import Hints
from casepub.readers.structure.masthead import Masthead, read_masthead
from casepub.readers.structure.overlap import Overlap
from casepub.readers.structure.row import Row
from casepub.readers.structure.title import Title, find_section, find_title
from casepub.readers.structure.window import Window, find_window

_ABOVE: Final = 14
_SAMPLE: Final = 400


@dataclass(frozen=True, slots=True)
class Layout:
    """What was found on the page: where things stand, and what they say. `marks` are headings by row."""

    language: str
    window: Window
    title: Title
    section: str
    section_row: int
    masthead: Masthead
    marks: dict[int, Mark]
    overlap: Overlap


def layout_of(rows: Sequence[Row], hints: Hints, options: ReadOptions) -> Layout:
    """Find window, title, masthead, section, headings and language.

    Raises:
        SourceError: nothing on the page reads like an article.
    """
    core = _window(rows, hints, options)
    overlap = Overlap(row.text for row in rows[core.start : core.end])
    title = find_title(rows, core, overlap, hints.titles)
    if title.row >= 0 and title.row + 1 >= core.end:
        title = Title()
    window = _begun(rows, core, title)
    overlap.add(row.text for row in rows[window.start : core.start])
    masthead = read_masthead(rows, title.row, window)
    section, section_row = find_section(rows, title, overlap) if title.row >= 0 else ("", -1)
    return Layout(
        language=options.language or language.refined(_detected(rows, window), hints.language),
        window=window,
        title=title,
        section=hints.section or section,
        section_row=section_row,
        masthead=masthead,
        marks=_marks(rows, window, overlap, masthead, title.text),
        overlap=overlap,
    )


def _window(rows: Sequence[Row], hints: Hints, options: ReadOptions) -> Window:
    window = (_trusted(rows) if hints.known_body else None) or find_window(rows)
    if not rows or (window is None and any(row.furniture for row in rows) and not options.keep_all):
        raise SourceError(f"{hints.name}: no article found: {_what_there_is(rows)}")
    return window or Window(0, len(rows))


def _trusted(rows: Sequence[Row]) -> Window | None:
    """Give the range of the rows that the reader itself holds for the article."""
    kept = [row.index for row in rows if row.line.features.prior > 0]
    return Window(kept[0], kept[-1] + 1) if kept else None


def _what_there_is(rows: Sequence[Row]) -> str:
    """Say what the lines are, for a person who wonders why there is no article."""
    if not rows:
        return "there is no text in it"
    kinds = sorted({row.noise.name for row in rows if row.noise})
    words = f", among them {', '.join(kinds)}" if kinds else ""
    lines = "one short line" if len(rows) == 1 else f"{len(rows)} short lines"
    return f"{lines} and no paragraph{words}; --keep-all takes them as they are"


def _begun(rows: Sequence[Row], window: Window, title: Title) -> Window:
    """Move the start below the title; take in short lines between masthead and text (an epigraph, a poem)."""
    start = max(window.start, title.row + 1)
    if title.row < 0:
        return Window(start, window.end)
    at = start
    while at > title.row + 1 and start - at < _ABOVE and _may_begin(rows[at - 1]):
        at -= 1
    reached = at == title.row + 1 or is_masthead(rows[at - 1])
    return Window(at if reached else start, window.end)


def _may_begin(row: Row) -> bool:
    return not (row.furniture or row.bullet or row.teaser or is_masthead(row)) and row.line.features.prior >= 0


def is_masthead(row: Row) -> bool:
    """Tell whether a short row gives date or credits."""
    return not row.paragraph and (bool(row.dates) or is_credit_line(row.text))


def _detected(rows: Sequence[Row], window: Window) -> str:
    return language.detect("\n".join(row.text for row in rows[window.start : window.end][:_SAMPLE]))


def _marks(rows: Sequence[Row], window: Window, overlap: Overlap, masthead: Masthead, title: str) -> dict[int, Mark]:
    """Find headings in the window, and name them by the rows of the page."""
    found = find_headings(rows[window.start : window.end], overlap, title)
    marks = (mark.moved(window.start) for mark in found.values())
    return {mark.row: mark for mark in marks if mark.row not in masthead.rows}
