"""Titles on a cover: few, even lines that begin with no mark that may not begin one."""

import pytest

from casepub.renderers.epub.setting import balanced, fits, unrest


class Ruler:
    """A face whose East Asian characters are one em and all others half an em."""

    size = 10

    def getlength(self, text: str) -> float:
        """Measure a text."""
        return sum(10.0 if ord(char) > 0x2000 else 5.0 for char in text)


def lines(text: str, measure: float, language: str = "zh-Hans") -> list[str]:
    return [line.text for line in balanced(text, language, Ruler(), measure)]


@pytest.mark.parametrize(
    ("text", "ems", "expected"),
    [
        ("红楼梦", 12, ["红楼梦"]),
        ("一二三四五六七八", 5, ["一二三四", "五六七八"]),
        ("从厨房到餐桌，一份外卖的背后", 9, ["从厨房到餐桌，", "一份外卖的背后"]),
        ("揭秘：一二三四五六七八九十", 8, ["揭秘：一二三", "四五六七八九十"]),
        ("", 5, []),
    ],
)
def test_lines_are_even_and_rest_at_pauses(text: str, ems: int, expected: list[str]) -> None:
    assert lines(text, 10 * ems) == expected


@pytest.mark.parametrize("measure", range(60, 160, 10))
def test_no_line_begins_with_a_mark_and_nothing_is_lost(measure: int) -> None:
    text = "「春」，「夏」。「秋」、「冬」！——四季之歌（上）：记一次旅行……"
    found = lines(text, measure)
    assert "".join(found) == text
    assert not [line for line in found if line[0] in "」，。、！）："]
    assert not [line for line in found[:-1] if line[-1] in "「（"]


def test_words_stay_whole() -> None:
    assert lines("A Short History of Type", 60, "en") == ["A Short", "History", "of Type"]


def test_what_fits_and_what_rests() -> None:
    found = balanced("一二三，四五六七", "zh-Hans", Ruler(), 45)
    assert [line.rests for line in found] == [True, True]
    assert unrest(found) == 0
    assert fits(found, 45, 2)
    assert not fits(found, 45, 1)


def test_a_word_that_no_line_can_hold_is_broken() -> None:
    found = balanced("supercalifragilistic", "en", Ruler(), 45)
    assert "".join(line.text for line in found) == "supercalifragilistic"
    assert all(line.ink_width <= 45 for line in found)
