"""Tables: widths of columns from their content, rows as slabs, heads that are set again after a break."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from casepub.layout.display import Item, Path
from casepub.layout.slab import Slab, drawn, framed, stacked_height
from casepub.model import Block, Paragraph, Strong, Table, TableCell, TableRow
from casepub.model.walk import text_of
from casepub.template.schema import TableRules
from casepub.units import Color

if TYPE_CHECKING:
    from casepub.layout.block import BlockComposer, Place

_THICK, _THIN = 1.0, 0.5
_INK: Final = Color(0x1A, 0x1A, 0x1A)
# A column is at least so wide, in em, however little it holds.
_NARROWEST: Final = 2.0
# A row taller than this part of the type area is cut into pieces that can stand on several pages.
_TALLEST: Final = 0.4


@dataclass(frozen=True, slots=True)
class _Seat:
    """A cell and where it sits: first row and column, spans."""

    cell: TableCell
    row: int
    column: int
    rows: int
    columns: int


def table_slabs(table: Table, place: Place, blocks: BlockComposer, rules: TableRules) -> list[Slab]:
    """Set a table: caption, head, rows."""
    style = blocks.style("table", place.language)
    parent = blocks.structure.add("Table", place.parent)
    here = replace(place, parent=parent, paragraph="table")
    rows = (*table.head, *table.body)
    seats = _seated(rows)
    count = max((seat.column + seat.columns for seat in seats), default=0)
    slabs: list[Slab] = []
    caption = blocks.numbered("table", table.caption, place.language)
    if caption:
        slabs = blocks.text(caption, blocks.style("caption", place.language), here, "Caption")
        slabs = [slab._replace(glued=True) for slab in slabs]
    if count:
        widths = _widths(table, seats, count, (place.measure, style.size))
        slabs += _Rows(table, seats, widths, blocks, here, rules).slabs()
    return framed(slabs, style.before, style.after)


def _seated(rows: tuple[TableRow, ...]) -> list[_Seat]:
    """Give every cell its place; a cell that spans rows keeps its columns in those below."""
    taken: set[tuple[int, int]] = set()
    seats: list[_Seat] = []
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells.cells:
            while (row, column) in taken:
                column += 1
            height = min(max(cell.row_span, 1), len(rows) - row)
            width = max(cell.column_span, 1)
            taken.update((row + r, column + c) for r in range(height) for c in range(width))
            seats.append(_Seat(cell, row, column, height, width))
            column += width
    return seats


def _widths(table: Table, seats: list[_Seat], count: int, room: tuple[float, float]) -> list[float]:
    """Share the measure among the columns: as stated, else by the length of what they hold."""
    measure, size = room
    stated = [column.width for column in table.columns[:count]] + [0.0] * (count - len(table.columns))
    if all(stated):
        return [measure * width / sum(stated) for width in stated]
    wanted = [_NARROWEST * size] * count
    for seat in seats:
        share = min(_em_length(seat.cell), 40.0) * size / seat.columns
        for column in range(seat.column, seat.column + seat.columns):
            wanted[column] = max(wanted[column], share)
    return [measure * width / sum(wanted) for width in wanted]


def _em_length(cell: TableCell) -> float:
    """Give the length of the longest paragraph of a cell in em, roughly; room for padding included."""
    lines = text_of(cell.children).splitlines() or [""]
    return max(sum(0.55 if char.isascii() else 1.0 for char in line) for line in lines) + 1.0


class _Rows:
    """The rows of one table while they are set."""

    def __init__(
        self,
        table: Table,
        seats: list[_Seat],
        widths: list[float],
        blocks: BlockComposer,
        place: Place,
        rules: TableRules,
    ) -> None:
        self._table = table
        self._seats = seats
        self._edges = [sum(widths[:n]) for n in range(len(widths) + 1)]
        self._blocks = blocks
        self._place = place
        self._rules = rules
        self._head = len(table.head)
        self._count = self._head + len(table.body)
        self._limit = blocks.extent * _TALLEST
        self._padding = rules.cell_padding.points(blocks.style("table", place.language).size)

    def slabs(self) -> list[Slab]:
        contents = [self._content(seat) for seat in self._seats]
        heights = self._heights(contents)
        rows = [self._row(row, heights, contents) for row in range(self._count)]
        heads = tuple(rows[: self._head])
        result = [slab._replace(glued=True) for slab in heads]
        for index, slab in enumerate(rows[self._head :], self._head):
            glued = self._spans_on(index)
            result += [
                piece._replace(heads=heads, glued=piece.glued or glued) for piece in self._pieces(slab, index, contents)
            ]
        return result

    def _content(self, seat: _Seat) -> list[Slab]:
        """Set what a cell holds in the width it has."""
        width = self._edges[seat.column + seat.columns] - self._edges[seat.column] - 2 * self._padding
        role = "TH" if self._is_header(seat) else "TD"
        element = self._blocks.structure.add(role, self._place.parent)
        place = replace(self._place, measure=max(width, 1.0), parent=element)
        return self._blocks.blocks(tuple(self._aligned(child, seat) for child in seat.cell.children), place)

    def _aligned(self, child: Block, seat: _Seat) -> Block:
        """Give a paragraph the alignment of its cell or column; what heads a column or row is bold."""
        columns = self._table.columns
        column = columns[seat.column].alignment if seat.column < len(columns) else "auto"
        alignment = seat.cell.alignment if seat.cell.alignment != "auto" else column
        if not isinstance(child, Paragraph):
            return child
        children = (Strong(child.children),) if self._is_header(seat) else child.children
        return replace(child, children=children, alignment=child.alignment if child.alignment != "auto" else alignment)

    def _is_header(self, seat: _Seat) -> bool:
        return seat.cell.header or seat.row < self._head

    def _heights(self, contents: list[list[Slab]]) -> list[float]:
        heights = [0.0] * self._count
        for seat, slabs in sorted(zip(self._seats, contents, strict=True), key=lambda pair: pair[0].rows):
            need = stacked_height(slabs) + 2 * self._padding
            have = sum(heights[seat.row : seat.row + seat.rows])
            # What lacks goes to the last of its rows; to the first when that is cut, as the cell then ends there.
            lacking = seat.row if need > self._limit else seat.row + seat.rows - 1
            heights[lacking] += max(0.0, need - have)
        return heights

    def _row(self, row: int, heights: list[float], contents: list[list[Slab]]) -> Slab:
        items: list[Item] = [*self._fill(row, heights[row]), *self._lines(row, heights[row])]
        notes: list[str] = []
        for seat, slabs in zip(self._seats, contents, strict=True):
            if seat.row == row:
                items += self._drawn(seat, slabs)
                notes += [note for slab in slabs for note in slab.notes]
        return Slab(heights[row], tuple(items), notes=tuple(notes), structure=self._place.parent)

    def _drawn(self, seat: _Seat, slabs: list[Slab]) -> Iterator[Item]:
        x, y = self._edges[seat.column] + self._padding, self._padding
        for index, slab in enumerate(slabs):
            y += max(slabs[index - 1].after, slab.before) if index else 0.0
            yield from drawn(slab, x + slab.x, y)
            y += slab.height

    def _fill(self, row: int, height: float) -> Iterator[Item]:
        color = self._rules.head_background
        if row < self._head and color != "none":
            yield Path(_box(0.0, 0.0, self._edges[-1], height), fill=color)

    def _lines(self, row: int, height: float) -> Iterator[Item]:
        """Draw the rules of a row: 三线表 has three, a grid all."""
        end = self._edges[-1]
        if self._rules.rules == "grid":
            yield from (Path(_box(*box), stroke=_INK, width=_THIN) for box in self._boxes(row, height))
        elif self._rules.rules == "three-line":
            if row == 0:
                yield _rule(end, 0.0, _THICK)
            if row == self._head - 1:
                yield _rule(end, height, _THIN)
            if row == self._count - 1:
                yield _rule(end, height, _THICK)

    def _boxes(self, row: int, height: float) -> Iterator[tuple[float, float, float, float]]:
        for seat in self._seats:
            if seat.row <= row < seat.row + seat.rows:
                start = self._edges[seat.column]
                yield start, 0.0, self._edges[seat.column + seat.columns] - start, height

    def _spans_on(self, row: int) -> bool:
        """Tell whether a cell goes on into the next row, so that the two stay together."""
        return any(seat.row <= row < seat.row + seat.rows - 1 for seat in self._seats)

    def _pieces(self, slab: Slab, row: int, contents: list[list[Slab]]) -> list[Slab]:
        """Cut a row that is too tall for a page into pieces, line by line."""
        if slab.height <= self._limit:
            return [slab]
        columns = [
            (seat, list(_parts(slabs, self._limit)))
            for seat, slabs in zip(self._seats, contents, strict=True)
            if seat.row == row
        ]
        count = max(len(parts) for _, parts in columns)
        pieces = []
        for n in range(count):
            present = [(seat, parts[n]) for seat, parts in columns if n < len(parts)]
            height = max((stacked_height(part) for _, part in present), default=0.0) + 2 * self._padding
            items = [item for seat, part in present for item in self._drawn(seat, part)]
            rules = [*self._lines(row, height)] if n == count - 1 or self._rules.rules == "grid" else []
            notes = tuple(note for _, part in present for s in part for note in s.notes)
            pieces.append(Slab(height, (*rules, *items), notes=notes, structure=slab.structure))
        return pieces


def _parts(slabs: list[Slab], limit: float) -> Iterator[list[Slab]]:
    """Cut a cell's slabs into stacks no taller than the limit."""
    part: list[Slab] = []
    for slab in slabs:
        if part and stacked_height([*part, slab]) > limit:
            yield part
            part = []
        part.append(slab)
    if part:
        yield part


def _box(x: float, y: float, width: float, height: float) -> tuple[tuple[str | float, ...], ...]:
    return (("M", x, y), ("L", x + width, y), ("L", x + width, y + height), ("L", x, y + height), ("Z",))


def _rule(length: float, y: float, width: float) -> Path:
    return Path((("M", 0.0, y), ("L", length, y)), stroke=_INK, width=width)
