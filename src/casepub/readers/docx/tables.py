"""A table of Word in, with its merged cells as Word says them; a `Table` with spans out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import accumulate

from casepub.model import Alignment, Block, Column, Paragraph, Table, TableCell, TableRow
from casepub.readers.docx.roles import HEADER_CELL
from casepub.readers.docx.values import CellValue, ParagraphValue, RowValue, TableValue, Value

Convert = Callable[[tuple[Value, ...]], tuple[Block, ...]]


@dataclass(slots=True)
class _Cell:
    """A cell while the rows below it may still belong to it."""

    blocks: tuple[Block, ...]
    span: int
    header: bool
    rows: int = 1


@dataclass(slots=True)
class _Row:
    header: bool
    cells: list[_Cell] = field(default_factory=list)


def table_of(value: TableValue, convert: Convert) -> Table:
    """Resolve merged cells and divide head from body."""
    rows: list[_Row] = []
    open_cells: dict[int, _Cell] = {}
    for row in value.rows:
        rows.append(_row(row, open_cells, convert))
    made = [(row.header, TableRow(tuple(map(_finished, row.cells)))) for row in rows if row.cells]
    heads = next((index for index, (header, _) in enumerate(made) if not header), len(made))
    heads = heads if heads < len(made) else 0
    columns, rows_ = _aligned(_columns(value, rows), [row for _, row in made])
    return Table(columns, tuple(rows_[heads:]), tuple(rows_[:heads]))


def _aligned(columns: tuple[Column, ...], rows: list[TableRow]) -> tuple[tuple[Column, ...], list[TableRow]]:
    """Give a column the alignment that all its cells of the body have; its cells follow it."""
    seen: dict[int, list[Alignment]] = {}
    for row in rows:
        for place, cell in _placed(row):
            if cell.column_span == 1 and not cell.header and cell.children:
                seen.setdefault(place, []).append(cell.alignment)
    common = {place: found[0] for place, found in seen.items() if len(set(found)) == 1}
    columns = tuple(replace(column, alignment=common.get(place, "auto")) for place, column in enumerate(columns))
    return columns, [TableRow(tuple(_following(cell, place, common) for place, cell in _placed(row))) for row in rows]


def _following(cell: TableCell, place: int, common: dict[int, Alignment]) -> TableCell:
    follows = cell.column_span == 1 and cell.alignment == common.get(place)
    return replace(cell, alignment="auto") if follows else cell


def _placed(row: TableRow) -> list[tuple[int, TableCell]]:
    """Count the columns of a row; cells that reach down from above are not counted."""
    starts = accumulate((cell.column_span for cell in row.cells), initial=0)
    return list(zip(starts, row.cells, strict=False))


def _row(row: RowValue, open_cells: dict[int, _Cell], convert: Convert) -> _Row:
    made = _Row(row.header)
    if row.before:
        made.cells.append(_Cell((), row.before, row.header))
    place = row.before
    for cell in row.cells:
        above = open_cells.get(place) if cell.merge == "continue" else None
        blocks = convert(cell.blocks)
        if above is not None:
            above.rows += 1
            above.blocks += blocks
        else:
            new = _Cell(blocks, cell.span, row.header or _is_heading(cell))
            made.cells.append(new)
            open_cells[place] = new
        place += cell.span
    return made


def _is_heading(cell: CellValue) -> bool:
    paragraphs = [block for block in cell.blocks if isinstance(block, ParagraphValue)]
    return bool(paragraphs) and all(block.style in HEADER_CELL for block in paragraphs)


def _finished(cell: _Cell) -> TableCell:
    """Give the cell; an alignment that all its paragraphs have is the cell's."""
    alignments = {block.alignment if isinstance(block, Paragraph) else "auto" for block in cell.blocks}
    alignment: Alignment = alignments.pop() if len(alignments) == 1 else "auto"
    blocks = cell.blocks
    if alignment != "auto":
        blocks = tuple(replace(block, alignment="auto") if isinstance(block, Paragraph) else block for block in blocks)
    return TableCell(blocks, cell.span, cell.rows, cell.header, alignment)


def _columns(value: TableValue, rows: list[_Row]) -> tuple[Column, ...]:
    count = max((row.before + sum(cell.span for cell in row.cells) for row in value.rows), default=0)
    total = sum(value.widths)
    if len(value.widths) != count or total <= 0 or min(value.widths) <= 0:
        return (Column(),) * count
    return tuple(Column(width=round(width / total, 3)) for width in value.widths)
