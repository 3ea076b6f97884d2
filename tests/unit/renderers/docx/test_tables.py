"""Tables: spans that overlap, reach too far or leave gaps still make a grid that Word can read."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casepub.diagnostics import Report
from casepub.model import Article, Column, Metadata, Paragraph, Table, TableCell, TableRow, Text
from casepub.renderers.docx.tables import placed
from casepub.template import load
from tests.support.wordml import docx_parts, found, value, visible_text


def cell(text: str, columns: int = 1, rows: int = 1) -> TableCell:
    return TableCell((Paragraph(children=(Text(text),)),), columns, rows)


def row(*cells: TableCell) -> TableRow:
    return TableRow(cells)


def in_article(table: Table) -> Article:
    return Article(Metadata(language="zh-Hans"), (table,))


def test_cells_from_above_keep_their_columns() -> None:
    rows = placed((row(cell("a", rows=2), cell("b")), row(cell("c")), row(cell("d"), cell("e"))))
    shape = [[(slot.column, slot.span, slot.merge) for slot in slots] for slots in rows]
    assert shape == [[(0, 1, "restart"), (1, 1, "")], [(0, 1, "continue"), (1, 1, "")], [(0, 1, ""), (1, 1, "")]]


def test_a_span_that_reaches_beyond_the_last_row_is_cut() -> None:
    rows = placed((row(cell("a", rows=9), cell("b")), row(cell("c"))))
    assert [slots[0].merge for slots in rows] == ["restart", "continue"]


CELLS = st.builds(cell, st.just("字"), st.integers(-1, 70), st.integers(-1, 5))


@given(st.lists(st.lists(CELLS, max_size=5), max_size=5))
def test_no_row_overlaps_itself_and_no_cell_is_lost(rows: list[list[TableCell]]) -> None:
    slots = placed(tuple(TableRow(tuple(cells)) for cells in rows))
    for made, cells in zip(slots, rows, strict=True):
        ends = [(slot.column, slot.column + slot.span) for slot in made]
        assert all(end <= start for (_, end), (start, _) in pairwise(ends))
        assert all(end <= 63 for _, end in ends)
        words = sum(len(slot.cell.children) for slot in made if slot.cell)
        assert words == len(cells)


@pytest.mark.parametrize("spans", [(1_000_000_000, 1), (1, 1_000_000_000), (0, 0), (-5, -5)])
def test_absurd_spans_do_no_harm(spans: tuple[int, int]) -> None:
    made = docx_parts(in_article(Table(columns=(), body=(row(cell("字", *spans), cell("词")),))))
    assert "字\n词" in visible_text(made)


def test_too_many_columns_keep_their_text() -> None:
    report = Report()
    made = docx_parts(in_article(Table(columns=(), body=(row(*(cell(f"格{n}") for n in range(80))),))), report=report)
    assert len(found(made["word/document.xml"], "//w:gridCol")) == 63
    assert "格79" in visible_text(made)
    assert "table-too-wide" in {d.code for d in report}


def test_every_row_fills_the_grid_and_every_cell_ends_with_a_paragraph() -> None:
    body = (row(cell("甲", 2), cell("乙")), row(cell("丙")), row())
    made = docx_parts(in_article(Table(columns=(Column(), Column(), Column()), body=body)))
    document = made["word/document.xml"]
    for line in found(document, "//w:tr"):
        spans = [cell_.find("{*}tcPr/{*}gridSpan") for cell_ in line.findall("{*}tc")]
        assert sum(int(value(span)) if span is not None else 1 for span in spans) == 3
    assert all(str(cell_[-1].tag).endswith("}p") for cell_ in found(document, "//w:tc"))


def test_a_table_in_a_cell_is_followed_by_a_paragraph() -> None:
    inner = Table(columns=(), body=(row(cell("内")),))
    made = docx_parts(in_article(Table(columns=(), body=(row(TableCell((inner,))),))))
    assert "内" in visible_text(made)
    assert all(str(cell_[-1].tag).endswith("}p") for cell_ in found(made["word/document.xml"], "//w:tc"))


def test_the_shares_of_columns_are_kept() -> None:
    table = Table(columns=(Column(width=0.5), Column(width=0.25), Column()), body=(row(*map(cell, "甲乙丙")),))
    widths = [int(value(c, "w")) for c in found(docx_parts(in_article(table))["word/document.xml"], "//w:gridCol")]
    assert widths[0] == pytest.approx(2 * widths[1], abs=1)
    assert widths[2] == widths[1]


def test_an_empty_table_is_its_caption() -> None:
    made = docx_parts(in_article(Table(columns=(), body=(), caption=(Text("空表"),))))
    assert "空表" in visible_text(made)
    assert not found(made["word/document.xml"], "//w:tbl")


@pytest.mark.parametrize(("rules", "sides"), [("three-line", {"top", "bottom"}), ("none", set())])
def test_the_rules_of_tables_are_the_template_s(rules: str, sides: set[str]) -> None:
    base = load("base")
    template = replace(base, table=replace(base.table, rules=rules))  # type: ignore[arg-type]
    made = docx_parts(in_article(Table(columns=(), body=(row(cell("字")),))), template)
    borders = found(made["word/styles.xml"], "//w:style[@w:styleId='ArticleTable']/w:tblPr/w:tblBorders/*")
    assert {str(border.tag).partition("}")[2] for border in borders} == sides
