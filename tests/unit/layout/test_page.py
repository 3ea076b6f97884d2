"""The page: its type area by characters and lines, its two hands, the turn to columns of lines."""

import pytest

from casepub.layout.display import Anchor, Group, LinkArea, Path, Picture, TextRun
from casepub.layout.geometry import geometry
from casepub.layout.page import Paper, turned
from casepub.units import Color
from tests.support.ruler import RulerFace
from tests.support.sheets import sheet

RUN = TextRun(3.0, 5.0, RulerFace(), 10.0, Color(0, 0, 0), b"\x4e\x00", "一", 10.0)


def test_the_type_area_is_counted_in_characters_and_lines() -> None:
    made = geometry(sheet(10, 5))
    # 10 letters of 10; 4 steps of 20 and the height of the last line; 30 of white on every side.
    assert (made.measure, made.extent) == (100.0, 90.0)
    assert (made.width, made.height) == (160.0, 150.0)
    assert (made.inner, made.outer, made.top, made.bottom) == (30.0, 30.0, 30.0, 30.0)


def test_without_a_grid_the_margins_leave_whole_characters_and_lines() -> None:
    page = {"grid": sheet(0, 0).page.grid, "size": "169pt 161pt"}
    made = geometry(sheet(page=page))
    # 169 - 60 holds ten letters and 9 points; 161 - 60 holds four steps, a letter and 11 points.
    assert (made.measure, made.extent) == (100.0, 90.0)
    assert made.inner + made.outer == 69.0


def test_white_is_shared_as_the_margins_stand_to_each_other() -> None:
    base = sheet(10, 5).page.margin
    inner, outer = (type(base.top).parse(text) for text in ("10pt", "30pt"))
    margin = type(base)(base.top, base.bottom, inner, outer)
    made = geometry(sheet(10, 5, page={"margin": margin}))
    # The paper leaves 60, though the margins say 40: one part inside, three outside.
    assert (made.inner, made.outer) == (15.0, 45.0)


def test_a_grid_that_the_paper_does_not_hold_gives_way_to_the_margins() -> None:
    made = geometry(sheet(40, 40, page={"size": "165pt 155pt"}))
    assert (made.measure, made.extent) == (100.0, 90.0)
    # Two columns of ten letters and a gap of two want 220 of 160: four letters a column are what the margins leave.
    made = geometry(sheet(10, 5, page={"columns": 2, "column_gap": "2em", "size": "160pt 150pt"}))
    assert (made.column_measure, made.measure) == (40.0, 100.0)


def test_the_grid_counts_the_characters_of_one_column() -> None:
    made = geometry(sheet(10, 5, page={"columns": 2, "column_gap": "2em", "size": "300pt 150pt"}))
    assert made.column_measure == 100.0
    assert made.measure == 220.0


def test_columns_hold_whole_characters_without_a_grid() -> None:
    grid = sheet(0, 0).page.grid
    made = geometry(sheet(page={"columns": 2, "column_gap": "2em", "size": "300pt 150pt", "grid": grid}))
    # 240 less a gap of 20 leaves 110 a column: eleven letters.
    assert made.column_measure == 110.0
    made = geometry(sheet(page={"columns": 2, "column_gap": "1.5em", "size": "300pt 150pt", "grid": grid}))
    assert made.column_measure == 110.0


def test_the_inner_margin_lies_at_the_binding() -> None:
    margins = sheet(10, 5).page.margin
    inner = type(margins.inner).parse("20pt")
    outer = type(margins.inner).parse("40pt")
    page = {"sides": "double", "margin": type(margins)(margins.top, margins.bottom, inner, outer)}
    rows, columns = geometry(sheet(10, 5, page=page)), geometry(sheet(10, 5, vertical=True, page=page))
    assert (rows.left(recto=True), rows.left(recto=False)) == (20.0, 40.0)
    # A book in columns is bound at the right: its recto is the left-hand page.
    assert (columns.left(recto=True), columns.left(recto=False)) == (40.0, 20.0)
    single = geometry(sheet(10, 5, page={**page, "sides": "single"}))
    assert single.left(recto=True) == single.left(recto=False) == 20.0


def test_rows_go_down_and_columns_go_left() -> None:
    rows, columns = (geometry(sheet(10, 5, vertical=vertical)) for vertical in (False, True))
    placed = Paper(rows, recto=True).place(7.0, 40.0, (RUN,))
    assert (placed.x, placed.y, placed.items) == (37.0, 70.0, (RUN,))
    # The paper is 150 wide: the first line begins at 120, 40 across it leads to 80; 7 along it goes down from 30.
    placed = Paper(columns, recto=True).place(7.0, 40.0, (RUN,))
    assert (placed.x, placed.y) == (80.0, 37.0)


def test_a_second_column_begins_farther_along_the_line() -> None:
    rows, columns = (geometry(sheet(10, 5, vertical=vertical)) for vertical in (False, True))
    assert Paper(rows, recto=True, along=60.0).place(0.0, 0.0, ()).x == 90.0
    assert Paper(columns, recto=True, along=60.0).place(0.0, 0.0, ()).y == 90.0


def test_every_item_turns_to_a_column() -> None:
    upright = RUN._replace(vertical=True)
    assert turned(upright) == upright._replace(x=-5.0, y=3.0)
    # A run that lies on its side: its x axis runs down the page.
    assert turned(RUN) == Group((0.0, 1.0, -1.0, 0.0, -5.0, 3.0), (RUN._replace(x=0.0, y=0.0),))
    assert turned(Path((("M", 1.0, 2.0), ("Z",)), width=0.5)) == Path((("M", -2.0, 1.0), ("Z",)), width=0.5)
    # A box 10 along and 4 across is 4 wide and 10 high, and its far edge across becomes its left one.
    assert turned(Picture(1.0, 2.0, 10.0, 4.0, "p")) == Picture(-6.0, 1.0, 4.0, 10.0, "p")
    assert turned(LinkArea(1.0, 2.0, 10.0, 4.0, "#a")) == LinkArea(-6.0, 1.0, 4.0, 10.0, "#a")
    assert turned(Anchor(1.0, 2.0, "a")) == Anchor(-2.0, 1.0, "a")


def test_a_group_that_only_moves_turns_what_it_holds() -> None:
    moved = Group((1.0, 0.0, 0.0, 1.0, 7.0, 8.0), (Anchor(1.0, 2.0, "a"),), "甲")
    assert turned(moved) == Group((1.0, 0.0, 0.0, 1.0, -8.0, 7.0), (Anchor(-2.0, 1.0, "a"),), "甲")


@pytest.mark.parametrize("matrix", [(1.0, 0.0, -0.2, 1.0, 7.0, 8.0), (2.0, 0.0, 0.0, 2.0, 7.0, 8.0)])
def test_a_group_of_another_shape_turns_as_a_whole(matrix: tuple[float, ...]) -> None:
    a, b, c, d, e, f = matrix
    group = turned(Group((a, b, c, d, e, f), (RUN,)))
    assert isinstance(group, Group)
    assert group.items == (RUN,)
    # A point (1, 1) of the row, and where the page has it: its y becomes -x, its x becomes y.
    x, y = a + c + e, b + d + f
    a, b, c, d, e, f = group.matrix
    assert (a + c + e, b + d + f) == (-y, x)
