"""Filling columns: units kept whole, the grid of lines, notes at the foot, new pages.

A column is five lines of 20 points. A slab is known by its number; `seats` says on which page and in which column each
stands, and how far below the top.
"""

import pytest

from casepub.layout.filling import PageDraft, Room, fill
from casepub.layout.slab import Slab

LINE = 20.0
NO_NOTES: dict[str, list[Slab]] = {}
Seats = list[list[list[tuple[int, float]]]]


def room(lines: int = 5, columns: int = 1, *, double: bool = False) -> Room:
    return Room(lines * LINE, LINE, columns, double, note_gap=10.0)


def line(number: int, **more: object) -> Slab:
    """Make a body line; `more` are fields of a slab."""
    return Slab(LINE, (), on_grid=True, structure=number)._replace(**more)  # type: ignore[arg-type]


def lines(count: int, first: int = 0) -> list[Slab]:
    return [line(number) for number in range(first, first + count)]


def loose(number: int, height: float, **more: object) -> Slab:
    """Make a slab that stands off the grid: a heading, a picture."""
    return line(number, height=height, on_grid=False, **more)


def note(number: int, height: float = 10.0) -> Slab:
    return Slab(height, (), structure=number)


def seats(drafts: list[PageDraft]) -> Seats:
    return [[[(seat.slab.structure, seat.across) for seat in column.seats] for column in d.columns] for d in drafts]


def numbers(drafts: list[PageDraft]) -> list[list[int]]:
    """Give the slabs of each page."""
    return [[seat.slab.structure for column in d.columns for seat in column.seats] for d in drafts]


def notes_of(drafts: list[PageDraft]) -> list[list[int]]:
    return [[slab.structure for column in d.columns for slab in column.notes] for d in drafts]


def test_lines_fill_pages_from_the_top() -> None:
    made = fill(lines(6), room(), NO_NOTES)
    assert seats(made) == [[[(0, 0.0), (1, 20.0), (2, 40.0), (3, 60.0), (4, 80.0)]], [[(5, 0.0)]]]


def test_no_slabs_make_one_empty_page() -> None:
    assert seats(fill([], room(), NO_NOTES)) == [[[]]]


def test_columns_are_filled_before_pages() -> None:
    made = fill(lines(12), room(columns=2), NO_NOTES)
    assert [[len(column) for column in page] for page in seats(made)] == [[5, 5], [2]]


def test_glued_slabs_go_together() -> None:
    # Two lines of a paragraph stay together at either end (widows and orphans): 4 takes 3 along.
    slabs = [*lines(4), line(4, glued=True), line(5)]
    assert numbers(fill(slabs, room(), NO_NOTES)) == [[0, 1, 2, 3], [4, 5]]


def test_a_chain_of_glued_slabs_is_one_unit() -> None:
    slabs = [*lines(3), line(3, glued=True), line(4, glued=True), line(5)]
    assert numbers(fill(slabs, room(), NO_NOTES)) == [[0, 1, 2], [3, 4, 5]]


def test_a_unit_taller_than_a_column_is_parted() -> None:
    slabs = [line(0), *(line(number, glued=True) for number in range(1, 8)), line(8)]
    assert numbers(fill(slabs, room(), NO_NOTES)) == [[0], [1, 2, 3, 4, 5], [6, 7, 8]]


def test_a_slab_taller_than_a_column_stands_alone() -> None:
    slabs = [line(0), loose(1, 130.0), line(2)]
    assert seats(fill(slabs, room(), NO_NOTES)) == [[[(0, 0.0)]], [[(1, 0.0)]], [[(2, 0.0)]]]


def test_of_two_margins_that_meet_the_larger_counts() -> None:
    slabs = [loose(0, 10.0, after=5.0), loose(1, 10.0, before=15.0), loose(2, 10.0, before=5.0)]
    assert seats(fill(slabs, room(), NO_NOTES)) == [[[(0, 0.0), (1, 25.0), (2, 40.0)]]]


def test_the_margin_above_goes_at_the_top_of_a_column() -> None:
    slabs = [*lines(5), loose(5, 10.0, before=15.0)]
    assert seats(fill(slabs, room(), NO_NOTES))[1] == [[(5, 0.0)]]


def test_body_lines_come_back_to_the_grid() -> None:
    # The heading ends at 20 + 30; the next line of the grid is at 60. Of the 10 left over 6 go above it (占行).
    slabs = [line(0), loose(1, 30.0), line(2)]
    assert seats(fill(slabs, room(), NO_NOTES)) == [[[(0, 0.0), (1, 26.0), (2, 60.0)]]]


def test_a_heading_glued_to_its_text_is_lowered_alike() -> None:
    slabs = [line(0), loose(1, 30.0, glued=True), line(2)]
    assert seats(fill(slabs, room(), NO_NOTES)) == [[[(0, 0.0), (1, 26.0), (2, 60.0)]]]


def test_a_unit_does_not_fit_when_the_grid_lowers_it_out_of_the_column() -> None:
    slabs = [*lines(2), loose(2, 22.0, glued=True), line(3, glued=True), line(4)]
    # 40 + 22, and the lines stand at 80 and 100: the second is over the foot.
    assert numbers(fill(slabs, room(), NO_NOTES)) == [[0, 1], [2, 3, 4]]


def test_a_page_break_opens_a_page() -> None:
    made = fill([line(0), line(1, break_before="page", marks=(("heading.1", "章"),))], room(columns=2), NO_NOTES)
    assert seats(made) == [[[(0, 0.0)]], [[(1, 0.0)]]]
    assert [draft.opens for draft in made] == [False, True]


def test_a_page_break_parts_glued_slabs() -> None:
    assert numbers(fill([line(0, glued=True), line(1, break_before="page")], room(), NO_NOTES)) == [[0], [1]]


def test_no_empty_page_before_the_first_break() -> None:
    assert numbers(fill([line(0, break_before="page")], room(), NO_NOTES)) == [[0]]


@pytest.mark.parametrize(("before", "expected"), [(1, [[0], [], [9]]), (6, [[0, 1, 2, 3, 4], [5], [9]])])
def test_a_recto_break_leaves_a_page_blank_where_it_must(before: int, expected: list[list[int]]) -> None:
    made = fill([*lines(before), line(9, break_before="recto")], room(double=True), NO_NOTES)
    assert numbers(made) == expected
    assert numbers(fill([line(0), line(9, break_before="recto")], room(), NO_NOTES)) == [[0], [9]]


def test_a_note_stands_on_the_page_that_calls_it() -> None:
    # Note and gap take 20: four lines are left, and the line that calls it stands among them.
    slabs = [line(0, notes=("a",)), *lines(4, 1)]
    made = fill(slabs, room(), {"a": [note(90)]})
    assert (numbers(made), notes_of(made)) == ([[0, 1, 2, 3], [4]], [[90], []])


def test_a_call_takes_its_line_to_the_page_that_has_room_for_the_note() -> None:
    slabs = [*lines(4), line(4, notes=("a",))]
    made = fill(slabs, room(), {"a": [note(90)]})
    assert (numbers(made), notes_of(made)) == ([[0, 1, 2, 3], [4]], [[], [90]])


def test_the_gap_above_notes_counts_once() -> None:
    # 10 for the gap, twice 10 for notes: 70 of 100 are left for three lines.
    slabs = [line(0, notes=("a", "b")), *lines(3, 1)]
    made = fill(slabs, room(), {"a": [note(90)], "b": [note(91)]})
    assert (numbers(made), notes_of(made)) == ([[0, 1, 2], [3]], [[90, 91], []])


def test_a_long_note_goes_on_at_the_foot_of_the_next_page() -> None:
    # Eight lines of 10 beside three of text: 100 - 60 - 10 leaves room for three.
    long = [note(number) for number in range(90, 98)]
    made = fill([*lines(2), line(2, notes=("a",)), *lines(2, 3)], room(), {"a": long})
    assert notes_of(made) == [[90, 91, 92], [93, 94, 95, 96, 97]]
    # There the rest takes 60; two lines of text are left.
    assert numbers(made) == [[0, 1, 2], [3, 4]]


def test_a_note_longer_than_a_page_goes_on_and_text_waits_for_its_end() -> None:
    long = [note(number) for number in range(100, 120)]
    made = fill([line(0, notes=("a",)), line(1)], room(), {"a": long})
    # 100 - 20 - 10 holds 7 lines, a page without text 9; on the third page 4 are left.
    assert notes_of(made) == [list(range(100, 107)), list(range(107, 116)), list(range(116, 120))]
    assert numbers(made) == [[0], [], [1]]


def test_a_note_with_no_room_beside_a_tall_slab_waits() -> None:
    made = fill([loose(0, 95.0, notes=("a",)), line(1)], room(), {"a": [note(90)]})
    assert (numbers(made), notes_of(made)) == ([[0], [1]], [[], [90]])


def test_notes_keep_their_order_while_one_waits() -> None:
    long = [note(number) for number in range(90, 98)]
    slabs = [*lines(2), line(2, notes=("a", "b")), line(3)]
    assert notes_of(fill(slabs, room(), {"a": long, "b": [note(99)]})) == [[90, 91, 92], [93, 94, 95, 96, 97, 99]]


def test_a_short_note_does_not_go_before_a_tall_one_that_waits() -> None:
    # Beside three lines 30 are left: 90 fits, 91 does not, and 99, which would, comes after it.
    slabs = [*lines(2), line(2, notes=("a", "b")), line(3)]
    made = fill(slabs, room(), {"a": [note(90), note(91, 40.0)], "b": [note(99)]})
    assert notes_of(made) == [[90], [91, 99]]


def test_notes_that_wait_are_set_before_a_new_chapter_begins() -> None:
    long = [note(number) for number in range(90, 98)]
    made = fill([*lines(2), line(2, notes=("a",)), line(3, break_before="page")], room(), {"a": long})
    assert notes_of(made) == [[90, 91, 92], [93, 94, 95, 96, 97], []]
    assert numbers(made) == [[0, 1, 2], [], [3]]


def test_a_note_that_is_not_there_asks_for_no_room() -> None:
    assert numbers(fill([line(0, notes=("a",)), *lines(4, 1)], room(), NO_NOTES)) == [[0, 1, 2, 3, 4]]


def test_the_head_of_a_table_is_set_again_in_every_column() -> None:
    head = loose(50, 20.0, glued=True)
    rows = [loose(number, 20.0, heads=(head,)) for number in range(1, 8)]
    made = fill([head, *rows], room(), NO_NOTES)
    assert numbers(made) == [[50, 1, 2, 3, 4], [50, 5, 6, 7]]


def test_a_table_that_begins_low_takes_its_head_along_once() -> None:
    head = loose(50, 20.0, glued=True)
    rows = [loose(number, 20.0, heads=(head,)) for number in range(1, 3)]
    assert numbers(fill([*lines(4), head, *rows], room(), NO_NOTES)) == [[0, 1, 2, 3], [50, 1, 2]]
