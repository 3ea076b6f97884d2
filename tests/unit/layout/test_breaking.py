"""Choosing lines: line by line, the whole paragraph together, and what gives way where no line is legal.

Letters are 20 points; ends are counted in cells, and say before which cell the next line begins.
"""

from collections.abc import Callable

import pytest

from casepub.layout.breaking import first_fit, total_fit
from casepub.layout.strip import Strip
from tests.support.probe import SIZE, strips_of

CN, JA, KO = "zh-Hans-CN", "ja-JP", "ko-KR"
Choose = Callable[[Strip, Callable[[int], float], Callable[[str], None]], list[int]]
BOTH = pytest.mark.parametrize("choose", [first_fit, total_fit])


def ends(
    text: str, measure: float, language: str = CN, choose: Choose = first_fit, indent: float = 0.0, **rules: object
) -> list[int]:
    return _ends(text, measure, language, choose, indent, **rules)[0]


def _ends(
    text: str, measure: float, language: str, choose: Choose, indent: float, **rules: object
) -> tuple[list[int], list[str]]:
    (strip,) = strips_of(text, language, **rules)
    codes: list[str] = []
    made = choose(strip, lambda line: (measure - (0.0 if line else indent)) * SIZE, codes.append)
    return made, codes


def complaints(text: str, measure: float, language: str = CN) -> list[str]:
    return _ends(text, measure, language, first_fit, 0.0)[1]


@BOTH
def test_lines_are_filled(choose: Choose) -> None:
    assert ends("一二三四五六七八", 3, choose=choose) == [3, 6, 8]


@BOTH
def test_the_first_line_is_shorter_by_its_indent(choose: Choose) -> None:
    assert ends("一二三四五六七八", 4, choose=choose, indent=2.0) == [2, 6, 8]


@BOTH
def test_a_mark_is_squeezed_in_when_the_line_can_close(choose: Choose) -> None:
    # CLREQ §6.1.1 先挤进: five em less the half that ends the line; the comma inside gives the other half.
    assert ends("一，二三、四五六七", 4, choose=choose) == [5, 9]


@BOTH
def test_a_letter_is_pushed_out_when_it_cannot(choose: Choose) -> None:
    # 后推出: 、 may not begin a line, and nothing in 一二三四 gives it room.
    assert ends("一二三四、五六七八", 4, choose=choose) == [3, 7, 9]


def test_an_opening_mark_ends_no_line() -> None:
    assert ends("一二三「四五六", 4)[0] == 3


def test_a_dash_is_not_parted() -> None:
    assert ends("一二三——四五六", 4)[0] == 3


def test_a_space_goes_at_the_end_of_a_line() -> None:
    # Four letters and a word space: the space hangs, the word begins the next line.
    assert ends("一二三四 ab五六", 4)[0] == 5


@BOTH
def test_a_lone_letter_is_squeezed_in_or_gets_company(choose: Choose) -> None:
    # CLREQ §7.1.2 孤字: nothing closes, so that the line before gives a letter down.
    assert ends("一二三四五", 4, choose=choose) == [3, 5]
    # The comma gives half an em: six cells in one line of five and a half.
    assert ends("一，二三四五", 5.5, choose=choose) == [6]
    assert ends("一二三四五", 4, choose=choose, minimum_last_line=0) == [4, 5]
    # Beside a Western letter: 0.5 + 0.25 + 5 would leave one letter of six.
    assert ends("A国国国国国国", 6, choose=choose) == [5, 7]


def test_a_last_line_of_western_text_needs_no_letters() -> None:
    assert ends("一二三四ab", 4) == [4, len(strips_of("一二三四ab")[0].cells)]


def test_no_third_line_in_a_row_ends_in_a_hyphen() -> None:
    words = "characteristically responsibilities internationalization unconstitutional typographical"
    (strip,) = strips_of(words, CN)
    made = first_fit(strip, lambda _: 8 * SIZE, lambda _: None)
    hyphened = [strip.cells[end - 1].hyphen for end in made]
    assert any(hyphened)
    assert not any(all(hyphened[n : n + 3]) for n in range(len(hyphened) - 2))


def test_rules_give_way_in_order_and_say_so() -> None:
    # A loose line is no matter: the word goes to the next.
    assert (ends("一二三wordy", 4)[0], complaints("一二三wordy", 4)) == (3, [])
    # A Korean word longer than its line is cut between syllables.
    assert (ends("가나다라마바", 3, KO), complaints("가나다라마바", 3, KO)) == ([3, 6], ["word-cut"])
    # A number too.
    assert complaints("12345678", 3) == ["word-cut"]
    # Last of all a mark stands where it may not.
    # Each bracket after the first takes half an em, and the first gives up its own: six in a line of three.
    assert ends("「" * 12 + "一", 3)[0] == 6
    assert set(complaints("「" * 12 + "一", 3)) == {"no-legal-break"}


def test_total_fit_weighs_all_lines_together() -> None:
    # Six letters fill the first line of six; the seventh is then alone, as the word behind it takes 5.25.
    text = "国国国国国国国 wordwordwo国国"
    assert looseness(text, 6, first_fit) == [0.0, 5.0, 1.0]
    # Together: four letters and three.
    assert sorted(looseness(text, 6, total_fit)) == [1.0, 2.0, 3.0]


def looseness(text: str, measure: float, choose: Choose) -> list[float]:
    """Give by how much each line but the last is shorter than the measure, in em."""
    (strip,) = strips_of(text, hyphens="none")
    made = choose(strip, lambda _: measure * SIZE, lambda _: None)
    return [strip.slack(a, b, measure * SIZE) / SIZE for a, b in zip([0, *made[:-1]], made, strict=True)][:-1]


@BOTH
def test_a_row_of_spaces_is_passed_over_in_one_go(choose: Choose) -> None:
    # It hangs at the end of its line, however long; once this took a time that grew with its square.
    assert ends("一二" + " " * 20_000 + "三四", 4, choose=choose) == [20_002, 20_004]
