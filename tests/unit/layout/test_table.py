"""Tables in points: a measure of 100, rows of one line are 20 high, as cells have no padding until a test says so."""

from typing import Any

import pytest

from casepub.layout.display import Document, Page, Path
from casepub.model import Column, Footnote, FootnoteReference, Table, TableCell, TableRow, Text
from casepub.units import Color
from tests.support.sheets import laid_out, p, said, sheet, texts
from tests.support.wordml import article

PLAIN: dict[str, Any] = {"cell_padding": "0em", "rules": "none"}


def cell(text: str, **more: Any) -> TableCell:
    return TableCell((p(text),), **more)


def row(*cells: str | TableCell) -> TableRow:
    return TableRow(tuple(cell(one) if isinstance(one, str) else one for one in cells))


def table(*rows: TableRow, head: int = 0, widths: tuple[float, ...] = (), **more: Any) -> Table:
    return Table(tuple(Column(width=width) for width in widths), rows[head:], rows[:head], **more)


def set_table(made: Table, lines: int = 9, **rules: Any) -> Document:
    return laid_out([made], sheet(10, lines, table={**PLAIN, **rules}))


def places(made: Table, **rules: Any) -> list[tuple[float, float, str]]:
    (page,) = set_table(made, **rules).pages
    return [spot[:3] for spot in said(page)]


def paths(page: Page) -> list[tuple[float, ...]]:
    """Give the straight rules of a page: start, end, place down from the top of the type area, thickness."""
    found = [(placed, item) for placed in page.content for item in placed.items if isinstance(item, Path)]
    return [
        (float(item.segments[0][1]), float(item.segments[1][1]), placed.y + float(item.segments[0][2]) - 25, item.width)
        for placed, item in found
        if len(item.segments) == 2
    ]


def test_columns_share_the_measure_as_stated() -> None:
    made = table(row("甲", "乙"), row("丙", "丁"), widths=(0.2, 0.6))
    # One part and three of four: 25 and 75.
    assert places(made) == [(0, 0, "甲"), (2.5, 0, "乙"), (0, 1, "丙"), (2.5, 1, "丁")]


def test_columns_share_the_measure_by_what_they_hold() -> None:
    # Three and seven letters, with one for padding each: 4 and 8 of 12.
    assert places(table(row("一二三", "一二三四五六七")))[1][0] == pytest.approx(10 * 4 / 12, abs=0.001)
    # A column is at least two em wide.
    assert places(table(row("", "一二三四五六七")))[0][0] == 2


def test_a_cell_may_span_columns() -> None:
    made = table(row(cell("上", column_span=2), "右"), row("甲", "乙", "丙"), widths=(0.3, 0.3, 0.4))
    assert places(made) == [(0, 0, "上"), (6, 0, "右"), (0, 1, "甲"), (3, 1, "乙"), (6, 1, "丙")]


def test_a_cell_that_spans_rows_keeps_its_column_below() -> None:
    made = table(row(cell("左", row_span=2), "甲"), row("乙"), row("丙", "丁"), widths=(0.3, 0.7))
    assert places(made) == [(0, 0, "左"), (3, 0, "甲"), (3, 1, "乙"), (0, 2, "丙"), (3, 2, "丁")]


def test_the_last_row_of_a_span_makes_room_for_what_the_rows_lack() -> None:
    tall = TableCell((p("一"), p("二"), p("三")), row_span=2)
    made = table(row(tall, "甲"), row("乙"), row("丙", "丁"), widths=(0.5, 0.5))
    assert [spot for spot in places(made) if spot[2] in "甲乙丙"] == [(5, 0, "甲"), (5, 1, "乙"), (0, 3, "丙")]


def test_a_tall_cell_that_spans_rows_runs_into_none() -> None:
    tall = TableCell(tuple(map(p, "一二三四五六")), row_span=2)
    made = table(row(tall, "甲"), row("乙"), row("丙", "丁"), widths=(0.5, 0.5))
    # Taller than two fifths of the page it is cut, all of it in the first of its rows.
    lines = {text: line for _, line, text in places(made)}
    assert [lines[text] for text in "一二三四五六"] == [0, 1, 2, 3, 4, 5]
    assert (lines["乙"], lines["丙"]) == (6, 7)


def test_a_span_beyond_the_last_row_ends_there() -> None:
    assert places(table(row(cell("左", row_span=9), "甲"), widths=(0.5, 0.5))) == [(0, 0, "左"), (5, 0, "甲")]


def test_padding_goes_round_what_a_cell_holds() -> None:
    made = table(row("一二三四五"), row("甲"), widths=(1.0,))
    # Half an em: the rows are 30 high, the letters of the first begin 5 farther down.
    assert places(made, cell_padding="0.5em") == [(0.5, 0.25, "一二三四五"), (0.5, 1.75, "甲")]


def test_a_cell_is_aligned_by_itself_else_by_its_column() -> None:
    made = Table(
        (Column("end", 0.5), Column("center", 0.5)), (row("甲", "乙"), row(cell("丙", alignment="start"), "丁"))
    )
    assert places(made) == [(4, 0, "甲"), (7, 0, "乙"), (0, 1, "丙"), (7, 1, "丁")]


def test_three_lines() -> None:
    # 三线表: thick above and below, thin under the head.
    (page,) = set_table(table(row("头"), row("甲"), row("乙"), head=1), rules="three-line").pages
    assert paths(page) == [(0, 100, 0, 1.0), (0, 100, 20, 0.5), (0, 100, 60, 1.0)]


def test_a_grid_draws_each_cell() -> None:
    (page,) = set_table(table(row(cell("上", column_span=2)), row("甲", "乙")), rules="grid").pages
    assert len([item for placed in page.content for item in placed.items if isinstance(item, Path)]) == 3


def test_the_head_may_have_a_ground() -> None:
    (page,) = set_table(table(row("头"), row("甲"), head=1), head_background=Color(9, 9, 9)).pages
    (area,) = [item for placed in page.content for item in placed.items if isinstance(item, Path)]
    assert (area.fill, area.segments[2]) == (Color(9, 9, 9), ("L", 100.0, 20.0))


def test_the_head_is_set_again_on_each_page() -> None:
    rows = [row(text) for text in "甲乙丙丁戊己庚辛"]
    assert texts(set_table(table(row("头"), *rows, head=1), lines=5)) == [[*"头甲乙丙丁"], [*"头戊己庚辛"]]


def test_rows_that_a_cell_spans_stay_together() -> None:
    rows = [*map(row, "甲乙丙"), row(cell("左", row_span=3), "丁"), row("戊"), row("己")]
    assert ["".join(page) for page in texts(set_table(table(*rows, widths=(0.5, 0.5)), lines=5))] == [
        "甲乙丙",
        "左丁戊己",
    ]


def test_a_row_taller_than_a_page_is_cut_line_by_line() -> None:
    lines = [f"第{number}" for number in "一二三四五六七八九"]
    tall = TableCell(tuple(map(p, lines)))
    made = table(row("头", "头"), row("甲", tall), head=1, widths=(0.5, 0.5))
    whole = texts(set_table(made, lines=5))
    assert len(whole) > 1
    assert [text for page in whole for text in page if text in lines] == lines
    assert all(page[:2] == ["头", "头"] for page in whole)


def test_no_piece_of_a_row_stands_out_of_the_page() -> None:
    tall = TableCell(tuple(p(f"第{number}") for number in range(30)))
    document = set_table(table(row(tall)), lines=5)
    assert max(spot.line for page in document.pages for spot in said(page)) <= 4


def test_a_caption_stays_with_its_table() -> None:
    rows = [row(text) for text in "甲乙"]
    document = laid_out([*"一二三四", table(*rows, caption=(Text("表题"),))], sheet(10, 5, table=PLAIN))
    assert texts(document) == [[*"一二三四"], ["表题", "甲", "乙"]]


def test_a_table_of_nothing_sets_nothing() -> None:
    assert texts(set_table(table())) == [[]]
    assert texts(set_table(table(TableRow(())))) == [[]]


def test_a_note_called_in_a_cell_stands_at_the_foot() -> None:
    called = TableCell((p("甲", FootnoteReference("a")),))
    document = laid_out(article(table(row(called)), footnotes=(Footnote("a", (p("注"),)),)), sheet(10, 5, table=PLAIN))
    assert [text for page in texts(document) for text in page if "注" in text] == ["\u2002注"]
