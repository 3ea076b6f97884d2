"""Pages of slabs in, pages of the display list out: placed on the paper, with folios, heads and feet.

On the way it notes what begins on which page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from casepub.layout.display import Anchor, Item, Page, Path, Placed, TextRun
from casepub.layout.filling import Column, PageDraft, Seat
from casepub.layout.geometry import Geometry
from casepub.layout.page import Paper
from casepub.layout.running import PageFacts, RunningHeads
from casepub.layout.slab import Slab, drawn
from casepub.text.numeral import format_number
from casepub.units import Color

_NOTE_RULE = 0.25
_INK = Color(0x1A, 0x1A, 0x1A)


class Found(NamedTuple):
    """What begins on a page: a part (level -1), an article (0) or a heading; its title, anchor and folio."""

    level: int
    title: str
    anchor: str
    label: str


@dataclass(frozen=True, slots=True)
class PageState:
    """What running heads say at some place of a text, and how many anchors stand before it."""

    fields: Mapping[str, str]
    anchors: int = 0


@dataclass(frozen=True, slots=True)
class PlacedPages:
    """Pages of the body with what begins on them, in order; `labels` gives folios by the ids of blocks."""

    pages: list[Page]
    found: list[Found]
    labels: dict[str, str]


class Paginator:
    """Places the pages of one document, or some of them, and remembers what it saw on the way."""

    def __init__(self, geometry: Geometry, running: RunningHeads, language: str, start: PageState) -> None:
        self._geometry = geometry
        self._running = running
        self._language = language
        self._fields = dict(start.fields)
        self._anchors = start.anchors
        self._found: list[Found] = []
        self._labels: dict[str, str] = {}

    def pages(self, drafts: list[PageDraft], start: int) -> PlacedPages:
        """Place pages of the body, counted from `start`; the first of all is a recto."""
        self._fields["pages"] = str(len(drafts) + start - 1)
        pages = [self._page(draft, str(number), number) for number, draft in enumerate(drafts, start)]
        return PlacedPages(pages, self._found, self._labels)

    def state_after(self, drafts: Iterable[PageDraft]) -> PageState:
        """Give the state after these pages, without placing them."""
        for slab in (seat.slab for draft in drafts for column in draft.columns for seat in column.seats):
            if slab.marks:
                self._note_fields(slab)
        return PageState(self._fields, self._anchors)

    def front(self, drafts: list[PageDraft]) -> list[Page]:
        """Place the pages before the body, counted in small Roman numerals, without running matter."""
        pages = []
        for number, draft in enumerate(drafts, 1):
            recto = number % 2 == 1 or not self._geometry.double
            content = tuple(self._columns(draft, recto, label=format_number(number, "lower-roman")))
            pages.append(self._paper(content, format_number(number, "lower-roman"), number))
        return pages

    def _paper(self, content: tuple[Placed, ...], label: str, number: int) -> Page:
        return Page(self._geometry.width, self._geometry.height, content, label, number)

    def _page(self, draft: PageDraft, label: str, number: int) -> Page:
        recto = number % 2 == 1 or not self._geometry.double
        content = tuple(self._columns(draft, recto, label))
        if not content:
            return self._paper((), label, number)
        # The page that opens the text, or a chapter, may go without heads and feet.
        facts = PageFacts(recto, draft.opens or number == 1, {**self._fields, "page": label})
        return self._paper((*content, *self._running.placed(facts, self._language)), label, number)

    def _columns(self, draft: PageDraft, recto: bool, label: str) -> Iterator[Placed]:
        geometry = self._geometry
        step = geometry.column_measure + geometry.column_gap
        for index, column in enumerate(draft.columns):
            yield from self._column(column, label, Paper(geometry, recto, index * step))

    def _column(self, column: Column, label: str, paper: Paper) -> Iterator[Placed]:
        """Yield a column's slabs; the em box of its first line begins at the type area's edge."""
        top = (self._geometry.body_size - self._geometry.leading) / 2
        yield from _backgrounds(column.seats, top, paper)
        for across, slab in column.seats:
            if slab.corner or slab.marks:
                yield paper.place(slab.x, top + across, self._marked(slab, label), slab.structure)
            if slab.items:
                along, down = slab.origin
                yield paper.place(slab.x + along, top + across + down, slab.items, slab.structure)
        yield from self._notes(column.notes, paper)

    def _notes(self, notes: list[Slab], paper: Paper) -> Iterator[Placed]:
        if not notes:
            return
        geometry = self._geometry
        y = geometry.extent - sum(note.height for note in notes)
        rule = Path((("M", 0.0, 0.0), ("L", geometry.column_measure * _NOTE_RULE, 0.0)), stroke=_INK, width=0.4)
        yield paper.place(0.0, y - geometry.leading / 4, (rule,))
        for note in notes:
            yield paper.place(note.x, y, tuple(drawn(note, 0.0, 0.0)), note.structure)
            y += note.height

    def _marked(self, slab: Slab, label: str) -> tuple[Item, ...]:
        """Note what a slab opens; give what stands at its corner with an anchor for each bookmark."""
        marks = dict(slab.marks)
        self._note_fields(slab)
        anchors: list[Item] = [self._start(marks["bookmark"], label)] if "bookmark" in marks else []
        for key, value in slab.marks:
            if key.startswith("heading.") and value:
                self._found.append(Found(int(key[-1]), value, marks.get("anchor", ""), label))
        if marks.get("anchor") == "contents":
            anchors.append(Anchor(0.0, 0.0, "contents"))
        self._labels.update({item.name: label for item in slab.corner if isinstance(item, Anchor)})
        return (*anchors, *slab.corner)

    def _note_fields(self, slab: Slab) -> None:
        """Note what running heads say from here on; a heading of level 1 ends what the last of level 2 opened."""
        for key, value in slab.marks:
            if key == "bookmark":
                self._anchors += 1
            elif key != "anchor":
                self._fields[key] = value
            if key == "heading.1":
                self._fields["heading.2"] = ""

    def _start(self, bookmark: str, label: str) -> Anchor:
        """Give the anchor at the beginning of an article or a part, and note its title if it has one."""
        level, _, title = bookmark.partition(":")
        name = f"start-{self._anchors}"
        if title:
            self._found.append(Found(int(level), title, name, label))
        return Anchor(0.0, 0.0, name)


def _backgrounds(seats: list[Seat], top: float, paper: Paper) -> Iterator[Placed]:
    """Yield the coloured areas behind slabs; neighbours of one colour in one box are joined."""
    index = 0 if any(seat.slab.background for seat in seats) else len(seats)
    while index < len(seats):
        slab = seats[index].slab
        last = index
        while last + 1 < len(seats) and slab.background and _one_ground(slab, seats[last + 1].slab):
            last += 1
        if slab.background:
            x, path = _area(seats[index], seats[last], slab.background)
            yield paper.place(x, top, (path,))
        index = last + 1


def _one_ground(slab: Slab, following: Slab) -> bool:
    return (slab.background, slab.box) == (following.background, following.box)


def _area(first: Seat, last: Seat, color: Color) -> tuple[float, Path]:
    length, reach = first.slab.padding
    reach = reach or 0.0
    length = length or max((_end(seat.slab) for seat in (first, last)), default=0.0)
    start, end = -reach, length + reach
    above, below = first.across - reach / 2, last.across + last.slab.height + reach / 2
    box = (("M", start, above), ("L", end, above), ("L", end, below), ("L", start, below), ("Z",))
    return first.slab.x, Path(box, fill=color)


def _end(slab: Slab) -> float:
    return max((item.x + item.advance for item in slab.items if isinstance(item, TextRun)), default=0.0)
