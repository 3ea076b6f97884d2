"""Sharing the slack of a line: step by step, all gaps of a step together and equally. Numbers are in points."""

from dataclasses import astuple, replace
from math import inf
from typing import Any

import pytest

from casepub.layout.cell import LETTERS
from casepub.layout.gap import Give, pair_give
from casepub.layout.spread import spread
from casepub.layout.strip import Strip
from casepub.text.character import class_of
from tests.support.probe import SIZE, strips_of, style_of

# Word spaces give first (step 1), then marks (step 2); letters open last.
SPACE = Give(5.0, 1, 2.0, 1, 4.0)
MARK = Give(0.0, 2, 3.0, 0, 0.0)
LETTER = Give(0.0, 0, 0.0, 2, 6.0)


def strip(text: str, language: str = "zh-Hans-CN", **rules: Any) -> Strip:
    """Make a strip of 20 points a letter."""
    (made,) = strips_of(text, language, **rules)
    return made


def test_gaps_of_one_step_change_together_and_equally() -> None:
    # CLREQ §6.2.2.3: 3 points over three spaces, 1 each; the mark is not asked.
    assert spread((SPACE, MARK, SPACE, SPACE), -3.0, (1.0, 1.0)) == [-1.0, 0.0, -1.0, -1.0]
    assert spread((SPACE, LETTER, SPACE), 4.0, (1.0, 1.0)) == [2.0, 0.0, 2.0]


def test_the_next_step_is_asked_for_what_the_first_cannot_give() -> None:
    # Two spaces give 4; the mark gives the fifth point.
    assert spread((SPACE, MARK, SPACE), -5.0, (1.0, 1.0)) == [-2.0, -1.0, -2.0]
    assert spread((SPACE, LETTER), 7.0, (1.0, 1.0)) == [4.0, 3.0]


def test_a_gap_at_its_limit_leaves_the_rest_to_its_equals() -> None:
    short = replace(SPACE, shrink=0.5, stretch=1.0)
    assert spread((short, SPACE), -2.0, (1.0,)) == [-0.5, -1.5]
    assert spread((short, SPACE), 4.0, (1.0,)) == [1.0, 3.0]
    # Wherever it stands.
    assert spread((SPACE, short), -2.0, (1.0,)) == [-1.5, -0.5]


def test_what_no_gap_can_take_is_left_over() -> None:
    assert spread((SPACE, MARK), -9.0, (1.0, 1.0)) == [-2.0, -3.0]
    assert spread((SPACE, MARK), 9.0, (1.0, 1.0)) == [4.0, 0.0]
    assert spread((), 9.0, (1.0,)) == []


def test_the_last_step_opens_all_that_may_open_without_end() -> None:
    # JLREQ 3.8.4 e: after 4 for the space the 8 that are left go to both gaps alike; a mark that never opens stays.
    assert spread((SPACE, replace(LETTER, stretch_step=3), MARK), 12.0, (1.0, 1.0, inf)) == [8.0, 4.0, 0.0]


def test_no_slack_changes_nothing() -> None:
    assert spread((SPACE, LETTER), 0.0, (1.0, inf)) == [0.0, 0.0]


def test_widths_are_sums_of_advances_and_gaps() -> None:
    made = strip("一A、「二")
    # Letters 20, A 10; a quarter of 20 between Han and Western; of the halves of 、 and 「 that meet one goes.
    assert made.widths == pytest.approx((0, 20, 35, 55, 65, 85))
    assert [gap.natural for gap in made.gaps] == pytest.approx([0, 5, 0, -10, 0])


def test_a_line_s_natural_length_leaves_out_what_its_ends_give_up() -> None:
    made = strip("「一二」三 ")
    # The bracket at the start gives up its half em, that at the end too; a space at the end goes altogether.
    assert made.natural(0, 4) == 60.0
    assert made.natural(1, 4) == 50.0
    assert made.natural(4, 6) == 20.0
    assert made.natural(5, 6) == 0.0


def test_a_line_may_end_where_the_language_lets_it() -> None:
    # Before 二 and before 「, never before 、 or after 「; 2: it ends there in any case.
    assert list(strip("一二、「三").breaks) == [0, 1, 0, 1, 0, 2]
    assert list(strip("하늘 땅", "ko-KR").breaks) == [0, 0, 0, 1, 2]


def test_a_mark_that_hangs_yields_its_whole_width() -> None:
    made = strip("一二，", hanging_punctuation=True)
    assert made.ease(3) == (0, 10.0)
    # 60 less the half em at the end is 50; a line of 40 is too short by 10 until the comma hangs.
    assert made.slack(0, 3, 40.0) == 0.0
    assert strip("一二，").slack(0, 3, 40.0) == -10.0


def test_letters_are_counted_without_marks() -> None:
    assert strip("一a、か한").letters(0, 5) == 3


def test_the_unit_is_the_size_of_the_paragraph() -> None:
    assert strip("一").size == SIZE


@pytest.mark.parametrize("language", ["zh-Hans-CN", "zh-Hant-TW", "zh-Hant-HK", "ja-JP", "ko-KR"])
def test_letters_of_all_kinds_stand_beside_each_other_alike(language: str) -> None:
    # What a strip takes for granted of all cells that are not odd.
    rule = style_of(language).rule
    letters = "".join(char for char in "国々かカっー한" if class_of(char) in LETTERS)
    assert len(letters) == 7
    gives = {astuple(pair_give(a, b, rule)) for a in letters for b in letters}
    assert gives == {(0.0, 0, 0.0, *astuple(pair_give("国", "国", rule))[3:])}


def test_only_what_is_no_plain_letter_is_odd() -> None:
    made = strip("国か、A 7한")
    assert [made.cells[n].text for n in made.odd] == ["、", "A", " ", "7"]
    assert [made.cells[n].text for n in made.edged] == ["、"]
