"""Punctuation widths, adjacency, autospace, and the limits of adjustment, in em."""

from __future__ import annotations

from dataclasses import replace
from math import inf

import pytest

from casepub.text.character import CharClass
from casepub.text.region import HONG_KONG, JAPAN, KOREA, MAINLAND, REGIONS, TAIWAN, WESTERN, Region, Space, Style
from casepub.text.spacing import (
    ROW,
    autospace,
    conditional,
    gap,
    gaps,
    line_end_shrinkable,
    line_end_trim,
    line_start_trim,
    mark_trim,
    pair_trim,
    paragraph_start,
    shrinkable,
    stretchable,
    width,
    word_space_limits,
)


@pytest.mark.parametrize(
    ("char", "region", "vertical", "before", "after"),
    [
        ("「", MAINLAND, False, 0.5, 0.0),
        ("”", MAINLAND, False, 0.0, 0.5),
        ("。", MAINLAND, False, 0.0, 0.5),
        ("？", MAINLAND, False, 0.0, 0.5),
        ("：", MAINLAND, False, 0.0, 0.5),
        ("：", MAINLAND, True, 0.0, 0.0),  # CLREQ: one em in vertical, in all regions
        ("？", MAINLAND, True, 0.0, 0.0),
        ("·", MAINLAND, False, 0.0, 0.0),  # GB: already half an em
        ("。", TAIWAN, False, 0.25, 0.25),  # centred
        ("，", HONG_KONG, False, 0.25, 0.25),
        ("？", TAIWAN, False, 0.0, 0.0),
        ("·", TAIWAN, False, 0.25, 0.25),
        ("・", JAPAN, False, 0.25, 0.25),  # JLREQ 3.1.2
        ("：", JAPAN, False, 0.25, 0.25),
        ("？", JAPAN, False, 0.0, 0.0),
        ("、", JAPAN, False, 0.0, 0.5),
        ("漢", JAPAN, False, 0.0, 0.0),
        ("（", WESTERN, False, 0.0, 0.0),
    ],
)
def test_conditional_space(char: str, region: Region, vertical: bool, before: float, after: float) -> None:
    assert conditional(char, region, vertical=vertical) == (before, after)


@pytest.mark.parametrize(
    ("char", "region", "expected"),
    [
        ("·", MAINLAND, 0.5),
        ("·", TAIWAN, 1.0),
        ("／", MAINLAND, 0.5),  # GB/T 15834 §5.1.9
        ("／", JAPAN, 1.0),
        ("–", MAINLAND, 0.5),
        ("～", MAINLAND, 1.0),
        ("，", MAINLAND, 1.0),
        ("⸺", MAINLAND, 2.0),
        ("A", MAINLAND, 0.0),
        ("。", WESTERN, 0.0),
    ],
)
def test_width(char: str, region: Region, expected: float) -> None:
    assert width(char, region) == expected


def _pair(pair: str, region: Region, style: Style = Style.AUTO) -> float:
    """Give the width of two marks, edge spaces included."""
    return sum(width(char, region) for char in pair) - sum(pair_trim(pair[0], pair[1], region, style))


@pytest.mark.parametrize(
    ("pair", "mainland", "taiwan", "hong_kong", "japan"),
    [
        ("」」", 1.5, 1.5, 1.5, 1.5),
        ("「「", 1.5, 1.5, 1.5, 1.5),
        ("」「", 1.5, 1.5, 1.5, 1.5),
        ("。」", 1.5, 2.0, 1.75, 1.5),  # a centred stop keeps the quarter before it
        ("」。", 1.5, 2.0, 1.5, 1.5),
        ("，「", 1.5, 2.0, 1.5, 1.5),
        ("？」", 1.5, 2.0, 2.0, 2.0),
        ("」？", 1.5, 2.0, 1.5, 2.0),
        ("・「", 1.0 + 0.5, 1.5, 1.5, 1.5),
        ("・・", 1.0, 2.0, 2.0, 2.0),
        ("漢「", 2.0, 2.0, 2.0, 2.0),
        ("、漢", 2.0, 2.0, 2.0, 2.0),
    ],
)
def test_adjacent_marks(pair: str, mainland: float, taiwan: float, hong_kong: float, japan: float) -> None:
    found = [_pair(pair, region) for region in (MAINLAND, TAIWAN, HONG_KONG, JAPAN)]
    assert found == [mainland, taiwan, hong_kong, japan]


@pytest.mark.parametrize(
    ("pair", "quanjiao", "kaiming", "banjiao"),
    [("」「", 1.5, 1.0, 1.0), ("。」", 1.5, 1.5, 1.5), ("，文", 2.0, 1.5, 1.5), ("。文", 2.0, 2.0, 1.5)],
)
def test_styles(pair: str, quanjiao: float, kaiming: float, banjiao: float) -> None:
    styles = (Style.QUANJIAO, Style.KAIMING, Style.BANJIAO)
    assert [_pair(pair, MAINLAND, style) for style in styles] == [quanjiao, kaiming, banjiao]


def test_a_style_overrules_the_region() -> None:
    assert _pair("。」", TAIWAN) == 2.0
    assert _pair("，「", TAIWAN, Style.QUANJIAO) == 1.5
    assert _pair("」「", replace(TAIWAN, adjustment="off")) == 2.0


def test_kaiming_halves_all_but_sentence_ends() -> None:
    assert mark_trim("，", MAINLAND, "kaiming") == (0.0, 0.5)
    assert mark_trim("「", MAINLAND, "kaiming") == (0.5, 0.0)
    assert mark_trim("。", MAINLAND, "kaiming") == mark_trim("！", MAINLAND, "kaiming") == (0.0, 0.0)


@pytest.mark.parametrize("region", REGIONS, ids=lambda region: region.tag)
@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("vertical", [False, True])
def test_no_trim_takes_more_than_there_is(region: Region, style: Style, vertical: bool) -> None:
    marks = "「」。，：；？·‼漢A1 —／–あ한\u3000"
    for first in marks:
        for second in marks:
            found = gap(first, second, region, style, vertical=vertical)
            after = conditional(first, region, vertical=vertical).after
            before = conditional(second, region, vertical=vertical).before
            assert 0 <= found.trim_previous <= after
            assert 0 <= found.trim_next <= before
            assert found.space == after + before - found.trim_previous - found.trim_next
            assert found.shrink.limit <= max(found.space + found.autospace, region.word_space)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("文", "A", True),
        ("A", "文", True),
        ("1", "年", True),
        ("あ", "é", True),
        ("文", "Ж", True),
        ("，", "A", False),
        ("A", "，", False),
        ("（", "A", False),
        ("A", "）", False),
        ("文", " ", False),
        ("文", "(", False),
        ("ㄅ", "A", False),  # Bopomofo is neutral
        ("한", "A", False),
        ("문", "1", False),
        ("A", "1", False),
        ("文", "字", False),
        ("e\u0301", "文", True),
    ],
)
def test_autospace(first: str, second: str, expected: bool) -> None:
    assert autospace(first, second, MAINLAND) is expected


def test_no_autospace_in_korean_or_when_switched_off() -> None:
    assert not autospace("漢", "A", KOREA)
    assert not autospace("文", "A", replace(MAINLAND, autospace=0.0))
    assert gap("文", "A", replace(MAINLAND, autospace=0.125)).autospace == 0.125


@pytest.mark.parametrize(
    ("pair", "region", "expected"),
    [
        # CLREQ §6.2.2.3, steps of reduction
        ("·文", TAIWAN, (3, 0.25)),
        ("」文", MAINLAND, (4, 0.5)),
        ("文“", MAINLAND, (4, 0.5)),
        ("，文", MAINLAND, (5, 0.5)),
        ("；文", MAINLAND, (5, 0.5)),
        ("文A", MAINLAND, (6, 0.125)),
        ("。文", MAINLAND, (7, 0.5)),
        ("？文", MAINLAND, (7, 0.5)),
        ("：文", MAINLAND, (0, 0.0)),
        ("文文", MAINLAND, (0, 0.0)),
        ("？文", TAIWAN, (0, 0.0)),
        # JLREQ 3.8.3
        ("・文", JAPAN, (4, 0.25)),
        ("、文", JAPAN, (5, 0.5)),
        ("」文", JAPAN, (5, 0.5)),
        ("文A", JAPAN, (6, 0.125)),
        ("。文", JAPAN, (0, 0.0)),
        # KLREQ: brackets only
        ("」漢", KOREA, (2, 0.5)),
        ("、漢", KOREA, (0, 0.0)),
    ],
)
def test_shrinkable(pair: str, region: Region, expected: tuple[int, float]) -> None:
    assert shrinkable(pair[0], pair[1], region) == expected


@pytest.mark.parametrize(
    ("pair", "region", "expected"),
    [
        # CLREQ §6.2.2.3, steps of expansion
        ("文A", MAINLAND, (2, 0.25)),
        ("文字", MAINLAND, (3, inf)),
        ("，文", MAINLAND, (3, inf)),
        ("——", MAINLAND, (0, 0.0)),
        ("AB", MAINLAND, (0, 0.0)),
        ("12", MAINLAND, (0, 0.0)),
        ("文／", MAINLAND, (0, 0.0)),
        ("–文", MAINLAND, (0, 0.0)),
        ("1℃", MAINLAND, (0, 0.0)),
        ("か\u3099", MAINLAND, (0, 0.0)),
        # JLREQ 3.8.4
        ("文A", JAPAN, (2, 0.25)),
        ("文字", JAPAN, (3, 0.25)),
        ("。文", JAPAN, (4, inf)),
        ("文「", JAPAN, (4, inf)),
        ("「文", JAPAN, (0, 0.0)),
        ("文、", JAPAN, (0, 0.0)),
        ("文？", JAPAN, (0, 0.0)),
        ("……", JAPAN, (0, 0.0)),
        # Western text gives between words only
        ("文字", WESTERN, (0, 0.0)),
        (" A", WESTERN, (1, inf)),
    ],
)
def test_stretchable(pair: str, region: Region, expected: tuple[int, float]) -> None:
    assert stretchable(pair[0], pair[1], region) == expected


def test_word_spaces() -> None:
    assert word_space_limits(0.25, MAINLAND) == ((0, 0.0), (1, 0.25))
    assert word_space_limits(0.5, MAINLAND) == ((2, 0.25), (3, inf))
    shrink, stretch = word_space_limits(1 / 3, JAPAN)
    assert shrink.step == stretch.step == 1
    assert gap(" ", "A", MAINLAND).kind is Space.WORD


@pytest.mark.parametrize(
    ("char", "region", "style", "expected"),
    [
        ("。", MAINLAND, "auto", 0.5),  # GB/T 15834 §5.1.10
        ("”", MAINLAND, "auto", 0.5),
        ("。", MAINLAND, "quanjiao", 0.0),
        ("。", MAINLAND, "hangmobanjiao", 0.5),
        ("。", MAINLAND, "kaiming", 0.5),
        ("。", TAIWAN, "auto", 0.0),
        ("」", TAIWAN, "hangmobanjiao", 0.5),
        ("。", JAPAN, "auto", 0.0),
        ("文", MAINLAND, "auto", 0.0),
    ],
)
def test_line_end_trim(char: str, region: Region, style: str, expected: float) -> None:
    assert line_end_trim(char, region, style) == expected


def test_line_end_shrinkable() -> None:
    assert line_end_shrinkable("」", JAPAN) == (2, 0.5)
    assert line_end_shrinkable("・", JAPAN) == (3, 0.25)
    assert line_end_shrinkable("」", TAIWAN) == (1, 0.5)
    assert line_end_shrinkable("。", MAINLAND) == (0, 0.0)  # already taken


def test_line_start() -> None:
    assert line_start_trim("「", JAPAN) == line_start_trim("“", MAINLAND) == 0.5
    assert line_start_trim("「", JAPAN, "keep") == 0.0
    assert line_start_trim("文", JAPAN) == 0.0


def test_the_three_patterns_of_a_paragraph_start() -> None:
    assert paragraph_start("「", JAPAN) == (1.0, 0.5)
    assert paragraph_start("「", JAPAN, "keep") == (1.0, 0.0)
    assert paragraph_start("「", JAPAN, "half") == (0.5, 0.5)
    assert paragraph_start("文", JAPAN, "half") == (1.0, 0.0)
    assert paragraph_start("“", MAINLAND) == (2.0, 0.5)
    assert paragraph_start("「", JAPAN, "half", indent=0.0) == (0.0, 0.5)


def test_the_table_for_hot_loops_agrees_with_gap() -> None:
    table = gaps(MAINLAND, Style.KAIMING)
    assert table[CharClass.CLOSING * ROW + CharClass.IDEOGRAPH] is gap("」", "文", MAINLAND, Style.KAIMING)
    assert gaps(MAINLAND, "kaiming") is not gaps(MAINLAND)
    assert len(CharClass) <= ROW
