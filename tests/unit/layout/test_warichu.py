"""Notes in two small lines inside the line (割注). Places in em of the line's own text."""

import pytest

from casepub.layout.display import Group
from casepub.model import Span, Text
from tests.support.probe import set_rows


def note(text: str) -> Span:
    return Span((Text(text),), "warichu")


def test_a_note_has_two_lines_of_half_size_the_first_not_the_shorter() -> None:
    (row,) = set_rows((Text("国"), note("一二三四五"), Text("国")), "ja-JP")
    small = [(glyph.char, glyph.x, glyph.size) for glyph in row.glyphs if glyph.size == 0.5]
    assert sorted(small) == sorted(
        [("一", 1.0, 0.5), ("二", 1.5, 0.5), ("三", 2.0, 0.5), ("四", 1.0, 0.5), ("五", 1.5, 0.5)]
    )
    # Three halves long; the text goes on behind it.
    assert row.base[-1].x == 2.5


def test_its_lines_stand_on_either_side_of_the_middle() -> None:
    (row,) = set_rows((note("一二"),), "ja-JP")
    # The middle of the em box lies 0.38 above the baseline; half an em lies between the two baselines.
    upper, lower = row.place("一").across, row.place("二").across
    assert lower - upper == pytest.approx(0.5)
    assert (upper + lower) / 2 == pytest.approx(-0.38 + 0.38 / 2)
    (column,) = set_rows((note("一二"),), "ja-JP", vertical=True)
    assert (column.place("一").across, column.place("二").across) == (-0.25, 0.25)


def test_it_is_said_as_one_piece() -> None:
    (row,) = set_rows((Text("国"), note("一二三")), "ja-JP")

    def said(items: tuple[object, ...]) -> list[str]:
        groups = [item for item in items if isinstance(item, Group)]
        return [group.actual_text for group in groups if group.actual_text] + [
            text for group in groups for text in said(group.items)
        ]

    assert said(row.items) == ["一二三"]


def test_an_empty_note_sets_nothing() -> None:
    (row,) = set_rows((Text("国"), note(""), Text("国")), "ja-JP")
    assert row.text == "国国"
