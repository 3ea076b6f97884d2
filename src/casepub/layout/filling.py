"""Slabs in, pages of slabs out: columns filled from the top, notes at their foot, the rules of company kept.

Slabs that are glued stay in one column; a unit taller than a column is parted where it must be. Body lines stand on the
grid of body lines; what lies between them (headings, pictures) is moved within its own room (占行; JLREQ 4.1.6).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from casepub.layout.display import ARTIFACT
from casepub.layout.slab import Slab

_SLACK: Final = 0.01
# Of the room that brings body lines back to the grid, this part goes above what stood off it.
_PART_ABOVE: Final = 0.6


class Seat(NamedTuple):
    """A slab and how far below the column's top it stands."""

    across: float
    slab: Slab


@dataclass(slots=True)
class Column:
    """One filled column: text from the top, notes at the foot."""

    seats: list[Seat] = field(default_factory=list)
    notes: list[Slab] = field(default_factory=list)

    @property
    def end(self) -> float:
        """Give where the text ends."""
        return self.seats[-1].across + self.seats[-1].slab.height if self.seats else 0.0


@dataclass(slots=True)
class PageDraft:
    """The columns of one page, and whether it opens a chapter; one left empty lets the next begin on a recto."""

    columns: list[Column] = field(default_factory=list)
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """What a filler fills: extent of a column, grid of lines, number of columns, room above the notes."""

    extent: float
    leading: float
    columns: int
    double: bool
    note_gap: float


@dataclass(frozen=True, slots=True)
class OpenPage:
    """The page that a text has come to, for what follows: how many stand before it, it, and the notes that wait."""

    before: int = 0
    page: PageDraft | None = None
    waiting: tuple[Slab, ...] = ()

    def elements(self) -> set[int]:
        """Give the structure elements of what stands on the page or waits for the next."""
        columns = self.page.columns if self.page else []
        slabs = [seat.slab for column in columns for seat in column.seats]
        slabs += [note for column in columns for note in column.notes]
        return {slab.structure for slab in (*slabs, *self.waiting)} - {ARTIFACT}


def fill(
    slabs: Iterable[Slab], room: Room, notes: Mapping[str, list[Slab]], start: OpenPage = OpenPage()
) -> list[PageDraft]:
    """Fill pages with slabs to the end of the text; `notes` gives the slabs of each note that they call."""
    return _filled(slabs, room, notes, start).finish()


def fill_some(slabs: Iterable[Slab], room: Room, notes: Mapping[str, list[Slab]]) -> tuple[list[PageDraft], OpenPage]:
    """Fill pages with the slabs that begin a text, and others follow: give the full pages, and the open one."""
    return _filled(slabs, room, notes, OpenPage()).leave()


def _filled(slabs: Iterable[Slab], room: Room, notes: Mapping[str, list[Slab]], start: OpenPage) -> _Filler:
    filler = _Filler(room, notes, start)
    for unit in _units(slabs):
        filler.add(unit)
    return filler


def _units(slabs: Iterable[Slab]) -> Iterator[list[Slab]]:
    """Yield runs of slabs that must stay together."""
    unit: list[Slab] = []
    for slab in slabs:
        if unit and slab.break_before:
            yield unit
            unit = []
        unit.append(slab)
        if not slab.glued:
            yield unit
            unit = []
    if unit:
        yield unit


def _is_empty(page: PageDraft) -> bool:
    """Tell whether nothing but the break that opened it stands on a page."""
    return not any(
        column.notes or any(seat.slab.height or seat.slab.corner for seat in column.seats) for column in page.columns
    )


class _Filler:
    """Fills one run of pages; lives for one call of `fill`."""

    def __init__(self, room: Room, notes: Mapping[str, list[Slab]], start: OpenPage) -> None:
        self._room = room
        self._notes = notes
        self._before = start.before
        self._pages: list[PageDraft] = []
        self._column: Column = Column()
        self._note_height = 0.0
        self._waiting = list(start.waiting)
        if start.page is None:
            self._new_page()
        else:
            self._pages = [start.page]
            self._column = start.page.columns[-1]
            self._note_height = self._notes_height(self._column.notes)

    def add(self, unit: list[Slab]) -> None:
        """Place a unit in this column, or in the next when it does not fit."""
        if unit[0].break_before:
            self._break(unit[0])
        while not self._place(unit):
            if not self._holds_something():
                self._part(unit)
                break
            self._next_column()

    def _holds_something(self) -> bool:
        """Tell whether the column holds text, or notes that a page before had no room for."""
        return bool(self._column.seats or self._column.notes)

    def _part(self, unit: list[Slab]) -> None:
        """Place a unit that no column holds whole, slab by slab."""
        for slab in unit:
            while not self._place([slab]):
                if not self._holds_something():
                    self._force(slab)
                    break
                self._next_column()

    def finish(self) -> list[PageDraft]:
        self._finish_waiting()
        # A page break that nothing follows opens no page.
        while self._count > 1 and _is_empty(self._pages[-1]):
            self._pages.pop()
        return self._pages

    def leave(self) -> tuple[list[PageDraft], OpenPage]:
        *full, last = self._pages
        return full, OpenPage(len(full), last, tuple(self._waiting))

    @property
    def _count(self) -> int:
        return self._before + len(self._pages)

    def _place(self, unit: list[Slab]) -> bool:
        """Place a unit if it fits with the notes it calls."""
        if len(unit) == 1 and self._follow(unit[0]):
            return True
        seats, moved_by = self._seated(unit)
        called = [note for slab in unit for name in slab.notes for note in self._notes.get(name, ())]
        least = self._notes_height(called[:1] + self._column.notes) if called else self._note_height
        end = seats[-1].across + seats[-1].slab.height
        if end + least > self._room.extent + _SLACK:
            return False
        self._take(seats, moved_by)
        if called:
            self._set_notes(called, self._room.extent - end)
        return True

    def _follow(self, slab: Slab) -> bool:
        """Place a body line right after another, which most slabs of a book are."""
        seats = self._column.seats
        if not seats or slab.notes or not slab.on_grid:
            return False
        across, above = seats[-1]
        if not above.on_grid or above.after or slab.before or slab.height != self._room.leading:
            return False
        y = across + above.height
        if y + slab.height + self._note_height > self._room.extent + _SLACK:
            return False
        seats.append(Seat(y, slab))
        return True

    def _force(self, slab: Slab) -> None:
        """Place a slab that is taller than any column; it stands out at the foot, and its notes wait."""
        seats, moved_by = self._seated([slab])
        self._take(seats, moved_by)
        self._waiting += [note for name in slab.notes for note in self._notes.get(name, ())]

    def _take(self, seats: list[Seat], moved_by: float) -> None:
        if moved_by:
            self._lower_loose(moved_by)
        self._column.seats.extend(seats)

    def _seated(self, unit: list[Slab]) -> tuple[list[Seat], float]:
        """Work out where the slabs of a unit would stand, and how far loose slabs above them would be lowered."""
        column, leading = self._column, self._room.leading
        y = column.end
        previous = column.seats[-1].slab if column.seats else None
        seats: list[Seat] = []
        heads = unit[0].heads if previous is None else ()
        for head in heads:
            seats.append(Seat(y, head))
            y += head.height
        moved_by = 0.0
        loose = 0
        for slab in unit:
            if previous is not None:
                y += max(previous.after, slab.before)
            if slab.on_grid:
                pad = -y % leading
                if _SLACK < pad < leading - _SLACK:
                    y += pad
                    lowered = pad * _PART_ABOVE
                    if loose < len(seats):
                        seats[loose:] = [Seat(seat.across + lowered, seat.slab) for seat in seats[loose:]]
                    if loose == 0 and not heads:
                        moved_by = lowered
                loose = len(seats) + 1
            seats.append(Seat(y, slab))
            y += slab.height
            previous = slab
        return seats, moved_by

    def _lower_loose(self, points: float) -> None:
        """Lower the slabs at the column's end that stand off the grid, unless they begin the column."""
        seats = self._column.seats
        first = len(seats)
        while first and not seats[first - 1].slab.on_grid:
            first -= 1
        if first:
            seats[first:] = [Seat(seat.across + points, seat.slab) for seat in seats[first:]]

    def _notes_height(self, notes: list[Slab]) -> float:
        return sum(note.height for note in notes) + self._room.note_gap if notes else 0.0

    def _set_notes(self, notes: list[Slab], room: float) -> None:
        """Set notes at the column's foot; what does not fit waits for the next column."""
        for note in notes:
            height = self._notes_height([*self._column.notes, note])
            if self._waiting or (height > room + _SLACK and self._column.notes):
                self._waiting.append(note)
            else:
                self._column.notes.append(note)
                self._note_height = height

    def _break(self, opener: Slab) -> None:
        """Open a page; not a second one for a chapter that begins where the text itself breaks the page."""
        begun = [seat for column in self._pages[-1].columns for seat in column.seats if seat.slab.height]
        if begun or (not opener.height and any(column.seats for column in self._pages[-1].columns)):
            self._finish_waiting()
            self._new_page()
        if opener.break_before == "recto" and self._room.double and self._count % 2 == 0:
            self._new_page()
        self._pages[-1].opens = bool(opener.marks)

    def _finish_waiting(self) -> None:
        while self._waiting:
            self._next_column()

    def _next_column(self) -> None:
        if len(self._pages[-1].columns) < self._room.columns:
            self._new_column()
        else:
            self._new_page()

    def _new_page(self) -> None:
        self._pages.append(PageDraft())
        self._new_column()

    def _new_column(self) -> None:
        self._column = Column()
        self._note_height = 0.0
        self._pages[-1].columns.append(self._column)
        waiting, self._waiting = self._waiting, []
        if waiting:
            self._set_notes(waiting, self._room.extent)
