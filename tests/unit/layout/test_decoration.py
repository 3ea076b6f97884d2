"""Lines and dots beside the text, in points at 20 points a letter.

The ruler's em box reaches from -17.6 to 2.4, so that its middle lies at -7.6; a line below it stands 12 farther down.
"""

from itertools import pairwise
from typing import Any

import pytest

from casepub.layout.display import Path
from casepub.model import Emphasis, Image, Inline, Span, Strikethrough, Text, Underline
from tests.support.probe import Row, set_rows


def row(*content: Inline, language: str = "zh-Hans-CN", **look: Any) -> Row:
    (made,) = set_rows(content, language, 20.0, **look)
    return made


def ends(path: Path) -> tuple[float, ...]:
    """Give a straight line as start, end and place across."""
    (_, x, y), (_, end, last) = path.segments
    assert y == last
    return tuple(round(float(value), 3) for value in (x, end, y))


def centres(made: Row) -> list[tuple[float, float]]:
    """Give the centres of the dots."""
    firsts = [path.segments[0] for path in made.paths]
    return [(round(float(x) - 1.5, 3), round(float(y), 3)) for _, x, y in firsts]


def test_an_underline_runs_below_all_it_marks_in_one_piece() -> None:
    (line,) = row(Text("国"), Underline((Text("国，国"),)), Text("国")).paths
    assert ends(line) == (20.0, 80.0, 4.4)
    assert line.width == 1.0


def test_a_strike_runs_through_the_middle() -> None:
    (line,) = row(Strikethrough((Text("国国"),))).paths
    assert ends(line) == (0.0, 40.0, -7.6)


def test_two_names_beside_each_other_have_two_lines() -> None:
    # CLREQ §6.5.2: a sixteenth of an em is left out at each end, 1.25 of 20.
    names = (Span((Text("曹操"),), "proper-name"), Span((Text("劉備"),), "proper-name"))
    assert [ends(path) for path in row(*names).paths] == [(1.25, 38.75, 4.4), (41.25, 78.75, 4.4)]


def test_a_title_has_a_wave_of_whole_bends() -> None:
    (wave,) = row(Span((Text("詩經"),), "work-title")).paths
    # From 1.25 to 38.75 in waves of 5: 37.5 is seven and a half, eight are drawn.
    assert wave.segments[0] == ("M", 1.25, 4.4)
    assert len(wave.segments) == 1 + 8
    assert wave.segments[-1][-2:] == pytest.approx((38.75, 4.4))
    tops = [float(segment[2]) - 4.4 for segment in wave.segments[1:]]
    assert all(a * b < 0 for a, b in pairwise(tops))


def test_dots_stand_under_chinese_and_over_japanese() -> None:
    # 0.68 of 20 from the middle of the em box.
    assert centres(row(Emphasis((Text("国国"),)))) == [(10.0, 6.0), (30.0, 6.0)]
    assert centres(row(Emphasis((Text("国国"),)), language="ja-JP")) == [(10.0, -21.2), (30.0, -21.2)]


def test_marks_have_no_dots() -> None:
    assert len(row(Emphasis((Text("「国，国」。"),))).paths) == 2


def test_western_words_are_slanted_instead() -> None:
    made = row(Emphasis((Text("国word"),)))
    assert len(made.paths) == 1


@pytest.mark.parametrize(("language", "across"), [("ja-JP", -12.0), ("zh-Hant-TW", 12.0)])
def test_in_columns_lines_stand_at_the_right_in_japanese_at_the_left_in_chinese(language: str, across: float) -> None:
    (line,) = row(Underline((Text("国国"),)), language=language, vertical=True).paths
    assert ends(line) == (0.0, 40.0, across)


@pytest.mark.parametrize("language", ["ja-JP", "zh-Hant-TW"])
def test_in_columns_dots_stand_at_the_right(language: str) -> None:
    assert centres(row(Emphasis((Text("国"),)), language=language, vertical=True)) == [(10.0, -13.6)]


def test_a_picture_that_is_emphasised_has_no_dots() -> None:
    row = set_rows((Emphasis((Image("lost", "图"), Text("天地"))),))[0]
    assert len(row.paths) == 2
