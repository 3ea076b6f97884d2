"""The tokens of a table in, a `Table` out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from markdown_it.token import Token

from casepub.model import Alignment, Column, Paragraph, Table, TableCell, TableRow

if TYPE_CHECKING:
    from casepub.readers.markdown.blocks import BlockReader

_ALIGNMENTS: Final[dict[str, Alignment]] = {
    "text-align:left": "start", "text-align:center": "center", "text-align:right": "end",
}  # fmt: skip


def read(reader: BlockReader) -> Table:
    """Read from behind `table_open` to the end of the table."""
    head: list[TableRow] = []
    body: list[TableRow] = []
    columns: tuple[Column, ...] = ()
    while (token := reader.next()).type != "table_close":
        if token.type != "tr_open":
            continue
        row, alignments = _row(reader)
        columns = columns or tuple(Column(alignment) for alignment in alignments)
        (head if row.cells and row.cells[0].header else body).append(row)
    widest = max(len(row.cells) for row in (*head, *body))
    return Table(columns + (Column(),) * (widest - len(columns)), tuple(body), tuple(head))


def _row(reader: BlockReader) -> tuple[TableRow, list[Alignment]]:
    cells: list[TableCell] = []
    alignments: list[Alignment] = []
    while (token := reader.next()).type != "tr_close":
        if token.type in ("th_open", "td_open"):
            children = reader.inline()
            alignments.append(_alignment(token))
            cells.append(TableCell((Paragraph(children),) if children else (), header=token.type == "th_open"))
    return TableRow(tuple(cells)), alignments


def _alignment(token: Token) -> Alignment:
    return _ALIGNMENTS.get(str(token.attrs.get("style", "")), "auto")
