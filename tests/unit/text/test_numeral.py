"""Numerals: written, read, and read back."""

from __future__ import annotations

from itertools import chain

import pytest

from casepub.text.numeral import STYLES, format_number, parse_number

_VALUES = tuple(chain(range(1, 120), range(990, 1115), (3999, 4000, 9999, 10000, 10010, 123456, 100000001)))


@pytest.mark.parametrize(
    ("style", "value", "expected"),
    [
        ("decimal", 12, "12"),
        ("decimal-leading-zero", 7, "07"),
        ("fullwidth-decimal", 12, "１２"),
        ("cjk-decimal", 2024, "二〇二四"),
        ("cjk-ideographic", 10, "十"),
        ("cjk-ideographic", 11, "十一"),
        ("cjk-ideographic", 101, "一百零一"),
        ("cjk-ideographic", 111, "一百一十一"),
        ("simp-chinese-informal", 10010, "一万零一十"),
        ("simp-chinese-informal", 110000, "十一万"),
        ("simp-chinese-informal", 0, "零"),
        ("simp-chinese-informal", -5, "负五"),
        ("simp-chinese-formal", 2024, "贰仟零贰拾肆"),
        ("trad-chinese-formal", 16, "壹拾陸"),
        ("japanese-informal", 111, "百十一"),
        ("japanese-formal", 11, "壱拾壱"),
        ("korean-hangul-formal", 11, "일십일"),
        ("korean-hanja-informal", 21, "二十一"),
        ("upper-roman", 1994, "MCMXCIV"),
        ("lower-roman", 4, "iv"),
        ("lower-alpha", 27, "aa"),
        ("upperLetter", 26, "Z"),
        ("circled-decimal", 50, "㊿"),
        ("decimalEnclosedParen", 3, "⑶"),
        ("parenthesized-ideographic", 10, "㈩"),
        ("katakana", 3, "ウ"),
        ("iroha", 3, "ハ"),
        ("hiragana-iroha", 1, "い"),
        ("ganada", 2, "나"),
        ("chosung", 2, "ㄴ"),
        ("ideographTraditional", 3, "丙"),
        ("cjk-earthly-branch", 12, "亥"),
    ],
)
def test_format(style: str, value: int, expected: str) -> None:
    assert format_number(value, style) == expected


@pytest.mark.parametrize(
    ("style", "value"),
    [("circled-decimal", 51), ("upper-roman", 4000), ("lower-alpha", 0), ("cjk-heavenly-stem", 11), ("hangul", -1)],
)
def test_a_number_out_of_range_falls_back_to_decimal(style: str, value: int) -> None:
    assert format_number(value, style) == str(value)


def test_an_unknown_style_is_an_error() -> None:
    with pytest.raises(ValueError, match="unknown numeral style 'klingon'"):
        format_number(1, "klingon")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("１２", 12),
        ("一百二十", 120),
        ("一百二", 102),
        ("十", 10),
        ("廿一", 21),
        ("卅", 30),
        ("二〇二四", 2024),
        ("一九九八", 1998),
        ("壹贰叁", 123),
        ("贰拾伍", 25),
        ("两千", 2000),
        ("三千五百万", 35_000_000),
        ("一万亿", 10**12),
        ("零", 0),
        ("십이", 12),
        ("①", 1),
        ("㊿", 50),
        ("⑴", 1),
        ("⒈", 1),
        ("㈠", 1),
        ("❶", 1),
        ("Ⅳ", 4),
        ("ⅩⅣ", 14),
        ("iv", 4),
        ("XIV", 14),
        ("i", 1),
        ("c", 3),
        ("甲", 1),
        ("子", 1),
        ("ア", 1),
        ("い", 2),
        ("가", 1),
        (" 3 ", 3),
    ],
)
def test_parse(text: str, value: int) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize("text", ["", "万", "第一", "abc", "Iv", "iiii", "½", "1.5", "-1", "一二x", "9" * 100, "²³"])
def test_what_is_no_numeral(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("text", "style", "value"),
    [
        ("い", "hiragana-iroha", 1),
        ("イ", "katakana", 2),
        ("c", "lower-roman", 100),
        ("i", "lowerLetter", 9),
        ("aa", "lower-alpha", 27),
    ],
)
def test_parse_in_a_known_style(text: str, style: str, value: int) -> None:
    assert parse_number(text, style) == value


@pytest.mark.parametrize("style", sorted(STYLES))
def test_every_style_reads_back_what_it_writes(style: str) -> None:
    assert [parse_number(format_number(value, style), style) for value in _VALUES] == list(_VALUES)
