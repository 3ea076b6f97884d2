"""Tables as HTML or XHTML: spans that fit, scopes, alignment by class, and a frame that scrolls when too wide."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from casepub.model import Block, Paragraph, Table, TableCell, TableRow
from casepub.model.walk import text_of
from casepub.renderers.markup.attributes import attributes
from casepub.renderers.markup.captions import caption_label
from casepub.renderers.markup.inlines import inlines
from casepub.renderers.markup.scope import Scope

Blocks = Callable[[tuple[Block, ...], Scope], str]

_EMPTY = TableCell(())
# HTML §4.9.11: a larger span is read as 1000.
_WIDEST_SPAN = 1000


class Placed(NamedTuple):
    """A cell in its column, with spans that neither leave the table nor cover another cell."""

    cell: TableCell
    column: int
    column_span: int
    row_span: int


def table(node: Table, scope: Scope, blocks: Blocks) -> str:
    """Write a table."""
    label = caption_label("table", text_of(node.caption), scope)
    parts = [f'<caption class="caption">{label}{inlines(node.caption, scope)}</caption>'] * bool(node.caption or label)
    parts.append(_column_widths(node, scope))
    columns = _width_of(node)
    for tag, rows in (("thead", node.head), ("tbody", node.body)):
        if rows:
            written = [_row(row, node, tag == "thead", scope, blocks) for row in placed(rows, columns)]
            parts.append(f"<{tag}>\n" + "\n".join(written) + f"\n</{tag}>")
    inside = "\n".join([part for part in parts if part])
    # A wide table scrolls in its own frame; the keyboard reaches it there.
    frame = ' tabindex="0"' if not scope.dialect.xml and columns > 4 else ""
    return f'<div class="table-frame"{frame}>\n<table{attributes(node, scope, "table")}>\n{inside}\n</table>\n</div>'


def _width_of(node: Table) -> int:
    """Count the columns: those stated, or more where a row needs them."""
    rows = (sum(max(cell.column_span, 1) for cell in row.cells) for row in (*node.head, *node.body))
    return min(max(len(node.columns), *rows, 1), _WIDEST_SPAN)


def placed(rows: tuple[TableRow, ...], columns: int) -> list[list[Placed]]:
    """Lay the cells of a head or a body into a grid, every place covered exactly once."""
    until = [0] * columns  # the row down to which each column is covered
    grid: list[list[Placed]] = []
    for index, row in enumerate(rows):
        line: list[Placed] = []
        cells = iter(row.cells)
        column = 0
        while column < columns:
            if until[column] > index:
                column += 1
                continue
            found = _fitted(next(cells, _EMPTY), column, until, index, len(rows))
            until[column : column + found.column_span] = [index + found.row_span] * found.column_span
            column += found.column_span
            line.append(found)
        # More cells than columns can only come from spans that do not fit: they still are text.
        line += [Placed(cell, columns, 1, 1) for cell in cells]
        grid.append(line)
    return grid


def _fitted(cell: TableCell, column: int, until: list[int], index: int, height: int) -> Placed:
    free = column
    while free < len(until) and until[free] <= index and free - column < max(cell.column_span, 1):
        free += 1
    rows = min(max(cell.row_span, 1), height - index)
    return Placed(cell, column, free - column, rows)


def _column_widths(node: Table, scope: Scope) -> str:
    shares = [max(column.width, 0.0) for column in node.columns]
    total = sum(shares)
    if not total or not all(shares):
        return ""
    percents = [min(max(round(100 * share / total), 1), 100) for share in shares]
    scope.findings.widths.update(percents)
    columns = [f'<col class="width-{percent}"{scope.dialect.void}' for percent in percents]
    return f"<colgroup>{''.join(columns)}</colgroup>"


def _row(row: list[Placed], node: Table, head: bool, scope: Scope, blocks: Blocks) -> str:
    return "<tr>" + "".join([_cell(cell, node, head, scope, blocks) for cell in row]) + "</tr>"


def _cell(place: Placed, node: Table, head: bool, scope: Scope, blocks: Blocks) -> str:
    cell = place.cell
    # An empty header cell heads nothing.
    header = bool(head or cell.header) and bool(text_of(cell.children).strip())
    tag = "th" if header else "td"
    group = "group" if (place.column_span if head else place.row_span) > 1 else ""
    scoped = f' scope="{"col" if head else "row"}{group}"' if header else ""
    spans = f' colspan="{place.column_span}"' if place.column_span > 1 else ""
    spans += f' rowspan="{place.row_span}"' if place.row_span > 1 else ""
    alignment = cell.alignment
    if alignment == "auto" and place.column < len(node.columns):
        alignment = node.columns[place.column].alignment
    kind = "" if alignment == "auto" else f' class="align-{alignment}"'
    return f"<{tag}{kind}{scoped}{spans}>{_content(cell.children, scope, blocks)}</{tag}>"


def _content(children: tuple[Block, ...], scope: Scope, blocks: Blocks) -> str:
    match children:
        case (Paragraph(id=None, language=None, role="body", alignment="auto", children=inside),):
            return inlines(inside, scope)
        case _:
            return blocks(children, scope)
