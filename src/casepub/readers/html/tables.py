"""Tables: `table` elements come in; a table with its spans goes out, or word that it only lays out the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeAlias, cast

from casepub.model import Block, Column, Inline, Table, TableCell, TableRow
from casepub.model.block import Alignment
from casepub.readers.html.elements import Element, attribute, children, has_strays, number_attribute, text_of_element
from casepub.text.pattern import lazily

BlocksOf: TypeAlias = Callable[[Element], tuple[Block, ...]]
Row: TypeAlias = list[Element]

# HTML 4.9.11: colspan is at most 1000. Rows and columns beyond any page's width cannot be set.
_MOST_COLUMNS: Final = 1000
_MOST_ROWS: Final = 65_534
_LONG_CELL: Final = 500
_LONG_ALONE: Final = 150
_GROUPS: Final = frozenset(("thead", "tbody", "tfoot"))
_PARTS: Final = frozenset((*_GROUPS, "tr", "caption", "colgroup", "col"))
_ROW: Final = frozenset(("tr",))
_CELLS: Final = frozenset(("td", "th"))
_ALIGN = lazily(r"text-align\s*:\s*(start|left|center|end|right|justify)")
_ALIGNMENTS: Final = {"left": "start", "right": "end", "middle": "center"}
_SHARE = lazily(r"(\d+(?:\.\d+)?)\s*%")


def rows_of(table: Element) -> Iterator[tuple[str, Row]]:
    """Yield the rows of a table with the group they stand in; those of `tfoot` come last (HTML 4.9.1)."""
    last: list[tuple[str, Row]] = []
    for group in children(table):
        if group.tag == "tr":
            yield "tbody", _cells(group)
        elif group.tag in _GROUPS:
            rows = [(str(group.tag), _cells(row)) for row in children(group) if row.tag == "tr"]
            if group.tag == "tfoot":
                last += rows
            else:
                yield from rows
    yield from last


def _cells(row: Element) -> Row:
    return [cell for cell in children(row) if cell.tag in ("td", "th")]


def is_layout(table: Element) -> bool:
    """Tell whether a table only places parts of the page: cells with pages of text, other tables or forms."""
    if attribute(table, "role") in ("presentation", "none") or not _is_sound(table):
        return True
    if any(child.tag in ("caption", "thead") for child in children(table)):
        return False
    if any(one is not table for one in table.iter("table", "form", "h1", "h2", "h3")):
        return True
    if next(table.iter("th"), None) is not None:
        return False
    rows = [cells for _, cells in rows_of(table)]
    if max(map(len, rows), default=0) <= 1:
        return True
    longest = max((len(text_of_element(cell)) for cells in rows for cell in cells), default=0)
    return longest > (_LONG_CELL if len(rows) > 2 else _LONG_ALONE)


def _is_sound(table: Element) -> bool:
    """Tell whether all text of a table stands in its cells and its caption."""
    groups = [child for child in table if child.tag in _GROUPS]
    rows = [row for group in (table, *groups) for row in group if row.tag == "tr"]
    strays = has_strays(table, _PARTS) or any(has_strays(group, _ROW) for group in groups)
    return not strays and not any(has_strays(row, _CELLS) for row in rows)


def table_of(table: Element, blocks_of: BlocksOf, caption: tuple[Inline, ...]) -> Table:
    """Make the table; spans that reach past its edges are cut."""
    rows = [(group, cells) for group, cells in rows_of(table) if cells]
    head_count = _head_count(rows)
    made = [_row(cells, len(rows) - index, blocks_of) for index, (_, cells) in enumerate(rows)]
    width = _width(made)
    return Table(_columns(table, width), tuple(made[head_count:]), tuple(made[:head_count]), caption)


def _head_count(rows: Sequence[tuple[str, Row]]) -> int:
    """Count the rows of the head: those in `thead`, else the first rows of nothing but `th`, if others follow."""
    count = 0
    for group, cells in rows:
        if group != "thead" and not all(cell.tag == "th" for cell in cells):
            break
        count += 1
    return count if count < len(rows) else 0


def _row(cells: Row, rows_left: int, blocks_of: BlocksOf) -> TableRow:
    return TableRow(tuple(_cell(cell, rows_left, blocks_of) for cell in cells))


def _cell(cell: Element, rows_left: int, blocks_of: BlocksOf) -> TableCell:
    rows = number_attribute(cell, "rowspan", 1, 0, _MOST_ROWS) or rows_left  # HTML 4.9.11: 0 means to the end
    return TableCell(
        blocks_of(cell),
        number_attribute(cell, "colspan", 1, 1, _MOST_COLUMNS),
        min(rows, rows_left),
        cell.tag == "th",
        _alignment(cell),
    )


def _alignment(element: Element) -> Alignment:
    match = _ALIGN.search(attribute(element, "style").lower())
    word = match[1] if match else attribute(element, "align").lower()
    word = _ALIGNMENTS.get(word, word)
    return cast(Alignment, word) if word in ("start", "center", "end", "justify") else "auto"


def _width(rows: Sequence[TableRow]) -> int:
    """Count the columns: a cell that spans rows takes its place in those below."""
    reach: dict[int, int] = {}
    for index, row in enumerate(rows):
        for cell in row.cells:
            for below in range(index, index + cell.row_span):
                reach[below] = reach.get(below, 0) + cell.column_span
    return min(max(reach.values(), default=0), _MOST_COLUMNS)


def _columns(table: Element, width: int) -> tuple[Column, ...]:
    """Give the columns, with the shares that `col` elements state in per cent."""
    shares: list[float] = []
    for col in table.iter("col"):
        match = _SHARE.search(attribute(col, "width") or attribute(col, "style"))
        share = float(match[1]) / 100 if match else 0.0
        shares += [min(share, 1.0)] * number_attribute(col, "span", 1, 1, _MOST_COLUMNS)
    shares = shares[:width] + [0.0] * (width - len(shares))
    return tuple(Column(width=share) for share in shares)
