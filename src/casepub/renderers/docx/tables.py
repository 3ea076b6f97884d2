"""Tables: rows of spanning cells in; `w:tbl` with its caption, grid, repeated head and merged cells out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from casepub.layout.style import ComputedStyle
from casepub.model import Alignment, Table, TableCell, TableRow
from casepub.model.walk import text_of
from casepub.renderers.docx import figures
from casepub.renderers.docx.frame import Frame
from casepub.renderers.docx.oxml import kept_with_next, switch, twips, w
from casepub.renderers.docx.styles import TABLE_STYLE

if TYPE_CHECKING:
    from casepub.renderers.docx.blocks import Blocks

_MOST_COLUMNS: Final = 63  # Word's own limit


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the grid: a cell, or the continuation of one that began in a row above, over `span` columns."""

    column: int
    span: int
    cell: TableCell | None
    merge: str = ""


def write(blocks: Blocks, table: Table, frame: Frame) -> None:
    """Write a table with its caption above and room below."""
    style = blocks.work.looks.sheet.style("table", frame.language)
    rows = [*placed(table.head), *placed(table.body)]
    columns = max((slot.column + slot.span for row in rows for slot in row), default=0)
    columns = max(columns, min(len(table.columns), _MOST_COLUMNS), 1)
    if any(sum(max(cell.column_span, 1) for cell in row.cells) > _MOST_COLUMNS for row in (*table.head, *table.body)):
        blocks.work.context.report.warning(
            "table-too-wide", f"Word has {_MOST_COLUMNS} columns at most; what was beyond stands in the last one"
        )
    if style.break_before != "auto":
        blocks.break_page()
    _above(blocks, table, frame, style)
    start, end = frame.inside + style.start, frame.end_inside + style.end
    widths = _widths(table, columns, blocks.work.geometry.column_measure - start - end)
    content = [_properties(table, start, sum(widths)), w("tblGrid", *(w("gridCol", w=width) for width in widths))]
    writer = _Rows(blocks, table, widths, replace(frame, inside=0.0, end_inside=0.0, top=False))
    for index, row in enumerate(rows):
        kept = style.keep_with_next if index == len(rows) - 1 else style.keep_together
        made = writer.row(row, index < len(table.head))
        content.append(kept_with_next(made) if kept else made)
    if rows:
        blocks.out.append(w("tbl", *content))
        blocks.spacer(style.after)


def _above(blocks: Blocks, table: Table, frame: Frame, style: ComputedStyle) -> None:
    if table.caption:
        caption = blocks.computed("Caption", frame)
        spacing = blocks.work.looks.spacing(caption, before=max(caption.before, style.before))
        figures.caption(blocks, table, frame, "table", {"spacing": spacing, "keepNext": switch("keepNext", True)})
        return
    blocks.end_page()
    if style.before > 0:
        blocks.spacer(style.before)


def placed(rows: tuple[TableRow, ...]) -> list[list[Slot]]:
    """Give every row its slots from left to right; spans that reach too far are cut."""
    result: list[list[Slot]] = []
    hanging: dict[int, tuple[int, int]] = {}  # column → (span, rows still to come)
    for number, row in enumerate(rows):
        slots = list(_row_slots(row, hanging, len(rows) - number))
        result.append(slots)
        hanging = _carried(slots, hanging, len(rows) - number)
    return result


def _row_slots(row: TableRow, hanging: dict[int, tuple[int, int]], rest: int) -> list[Slot]:
    slots: list[Slot] = []
    column = 0
    for cell in row.cells:
        while column in hanging:
            slots.append(Slot(column, hanging[column][0], None, "continue"))
            column += hanging[column][0]
        if column >= _MOST_COLUMNS:
            slots[-1] = _joined(slots[-1], cell)
            continue
        span = _free(column, max(cell.column_span, 1), hanging)
        slots.append(Slot(column, span, cell, "restart" if min(cell.row_span, rest) > 1 else ""))
        column += span
    return slots + list(_rest_of_row(column, hanging))


def _joined(slot: Slot, cell: TableCell) -> Slot:
    """Put what has no column left into the last one."""
    if slot.cell is None:
        return replace(slot, cell=cell, merge="")
    return replace(slot, cell=replace(slot.cell, children=slot.cell.children + cell.children))


def _rest_of_row(column: int, hanging: dict[int, tuple[int, int]]) -> Iterator[Slot]:
    """Fill a row up to the last cell that comes from above."""
    last = max(hanging, default=-1)
    while column <= last:
        span = hanging[column][0] if column in hanging else 1
        yield Slot(column, span, None, "continue" if column in hanging else "")
        column += span


def _free(column: int, wanted: int, hanging: dict[int, tuple[int, int]]) -> int:
    """Cut a span where a cell from above or Word's last column stands in its way."""
    limit = min([start for start in hanging if start > column], default=_MOST_COLUMNS)
    return max(min(wanted, limit - column), 1)


def _carried(slots: list[Slot], hanging: dict[int, tuple[int, int]], rest: int) -> dict[int, tuple[int, int]]:
    """Give the cells that go on in the next row."""
    result: dict[int, tuple[int, int]] = {}
    for slot in slots:
        rows = min(slot.cell.row_span, rest) if slot.cell else hanging.get(slot.column, (0, 1))[1]
        if rows > 1:
            result[slot.column] = (slot.span, rows - 1)
    return result


def _widths(table: Table, columns: int, room: float) -> list[int]:
    """Share the room by the columns' own shares; columns without one share what is left evenly."""
    shares = [table.columns[i].width if i < len(table.columns) else 0.0 for i in range(columns)]
    stated = sum(shares)
    free = shares.count(0.0)
    even = (max(1.0 - stated, 0.0) or 1.0) / free if free else 0.0
    shares = [share or even for share in shares]
    whole = sum(shares)
    return [max(twips(room * share / whole), 1) for share in shares]


def _properties(table: Table, start: float, width: int) -> str:
    caption = text_of(table.caption).strip()
    return w(
        "tblPr",
        w("tblStyle", val=TABLE_STYLE),
        w("tblW", w=width, type="dxa"),
        w("tblInd", w=twips(start), type="dxa"),
        w("tblLayout", type="fixed" if any(column.width for column in table.columns) else "autofit"),
        w("tblLook", val="0420" if table.head else "0400", firstRow=int(bool(table.head)), lastRow=0, firstColumn=0,
          lastColumn=0, noHBand=0, noVBand=1),
        *([w("tblCaption", val=caption)] if caption else []),
    )  # fmt: skip


class _Rows:
    """Writes the rows of one table."""

    def __init__(self, blocks: Blocks, table: Table, widths: list[int], frame: Frame) -> None:
        self._blocks = blocks
        self._table = table
        self._widths = widths
        self._frame = frame

    def row(self, slots: list[Slot], head: bool) -> str:
        """Write one row; a row of the head is repeated on each page."""
        properties = [w("cantSplit")] + ([w("tblHeader")] if head else [])
        filled = list(slots)
        column = max((slot.column + slot.span for slot in slots), default=0)
        filled += [Slot(extra, 1, None) for extra in range(column, len(self._widths))]
        return w("tr", w("trPr", *properties), *(self._cell(slot, head) for slot in filled))

    def _cell(self, slot: Slot, head: bool) -> str:
        width = sum(self._widths[slot.column : slot.column + slot.span])
        properties = [w("tcW", w=width, type="dxa")]
        if slot.span > 1:
            properties.append(w("gridSpan", val=slot.span))
        if slot.merge:
            properties.append(w("vMerge", val=slot.merge))
        if self._blocks.work.geometry.vertical:
            properties.append(w("textDirection", val="tbRl"))
        properties.append(w("vAlign", val="center"))
        return w("tc", w("tcPr", *properties), self._content(slot, head))

    def _content(self, slot: Slot, head: bool) -> str:
        cell = slot.cell
        heading = head or (cell is not None and cell.header)
        style = "TableHeading" if heading else "TableText"
        frame = replace(self._frame, style=style, edge=0.0, end_edge=0.0, alignment=self._alignment(slot))
        blocks = self._blocks
        content = blocks.captured(lambda: blocks.write(cell.children, frame)) if cell else ""
        if not content.endswith("</w:p>"):  # ECMA 17.4.65: a cell ends with a paragraph
            content += blocks.captured(lambda: blocks.paragraph(style, "", frame))
        return content

    def _alignment(self, slot: Slot) -> Alignment:
        own = slot.cell.alignment if slot.cell else "auto"
        columns = self._table.columns
        return own if own != "auto" else columns[slot.column].alignment if slot.column < len(columns) else "auto"
