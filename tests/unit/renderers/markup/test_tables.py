"""Tables: every place covered once, whatever spans the source claims."""

import pytest

from casepub.model import Column, Paragraph, Table, TableCell, TableRow, Text
from casepub.renderers.markup.tables import placed
from tests.support.markup import Desk


def cell(text: str, columns: int = 1, rows: int = 1, header: bool = False) -> TableCell:
    return TableCell((Paragraph(children=(Text(text),)),), columns, rows, header)


def grid(rows: tuple[TableRow, ...], columns: int) -> list[str]:
    """Draw where each cell stands: `a1x2` begins in a column and spans columns x rows."""
    return [" ".join(f"{p.column}:{p.column_span}x{p.row_span}" for p in line) for line in placed(rows, columns)]


@pytest.mark.parametrize(
    ("rows", "columns", "expected"),
    [
        (((1, 1), (1, 1)), 2, ["0:1x1 1:1x1"]),
        (((2, 1), (1, 1)), 3, ["0:2x1 2:1x1"]),
        (((9, 1),), 3, ["0:3x1"]),
        (((1, 1),), 3, ["0:1x1 1:1x1 2:1x1"]),
        (((0, 0), (-1, -1)), 2, ["0:1x1 1:1x1"]),
    ],
)
def test_one_row(rows: tuple[tuple[int, int], ...], columns: int, expected: list[str]) -> None:
    assert grid((TableRow(tuple(cell("x", *spans) for spans in rows)),), columns) == expected


def test_rows_that_are_covered_from_above() -> None:
    rows = (
        TableRow((cell("a", 1, 2), cell("b"), cell("c"))),
        TableRow((cell("d", 5, 9),)),
    )
    assert grid(rows, 3) == ["0:1x2 1:1x1 2:1x1", "1:2x1"]


def test_a_span_never_covers_another_cell() -> None:
    rows = (TableRow((cell("a"), cell("b", 1, 3))), TableRow((cell("c", 3),)), TableRow((cell("d"),)))
    assert grid(rows, 3) == ["0:1x1 1:1x3 2:1x1", "0:1x1 2:1x1", "0:1x1 2:1x1"]


def test_no_cell_is_lost_when_there_is_no_room_for_it() -> None:
    rows = (TableRow((cell("a", 1, 2),)), TableRow((cell("b"), cell("c"))))
    assert grid(rows, 1) == ["0:1x2", "1:1x1 1:1x1"]


def test_a_table_with_head_scope_alignment_and_widths() -> None:
    node = Table(
        id="t",
        columns=(Column("start", 1), Column("end", 3)),
        head=(TableRow((cell("名"), TableCell(()))),),
        body=(TableRow((cell("行", header=True), cell("12"))),),
        caption=(Text("表"),),
    )
    desk = Desk()
    scope = desk.scope()
    from casepub.renderers.markup.blocks import block

    written = block(node, scope)
    assert '<table id="t" class="table">\n<caption class="caption">表</caption>' in written
    assert '<colgroup><col class="width-25"><col class="width-75"></colgroup>' in written
    assert '<thead>\n<tr><th class="align-start" scope="col">名</th><td class="align-end"></td></tr>' in written
    assert '<tr><th class="align-start" scope="row">行</th><td class="align-end">12</td></tr>' in written
    assert scope.findings.widths == {25, 75}


def test_a_span_of_a_thousand_million_columns_costs_nothing() -> None:
    node = Table(columns=(), body=(TableRow((cell("a", 10**9, 10**9),)),))
    assert 'colspan="1000"' in Desk().block(node)


def test_an_empty_table_is_a_table() -> None:
    assert "<table" in Desk().block(Table(columns=(), body=()))
