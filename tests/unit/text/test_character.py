"""Classes, scripts, widths, clusters and orientation of characters."""

from __future__ import annotations

import pytest

from casepub.text.character import (
    CLASS_TABLE,
    CharClass,
    class_of,
    classes,
    cluster_starts,
    clusters,
    is_full_width,
    is_han,
    is_hangul,
    is_kana,
    jlreq_class,
    orientation,
    script_of,
    scripts,
)
from casepub.text.region import JAPAN, MAINLAND, TAIWAN, WESTERN


@pytest.mark.parametrize(
    ("jlreq", "chars"),
    [
        ("cl-01", "‘“（〔［｛〈《「『【｟〘〖〝"),
        ("cl-02", "’”）〕］｝〉》」』】｠〙〗〟"),
        ("cl-03", "‐〜゠–"),
        ("cl-04", "！？‼⁇⁈⁉"),
        ("cl-05", "・：；"),
        ("cl-06", "。．"),
        ("cl-07", "、，"),
        ("cl-08", "—…‥〳〴〵"),
        ("cl-09", "ヽヾゝゞ々〻"),
        ("cl-10", "ー"),
        ("cl-11", "ぁぃぅぇぉァィゥェォっゃゅょゎッャュョヮヵヶゕゖㇰㇿ"),
        ("cl-12", "￥＄￡＃€№"),
        ("cl-13", "°′″℃￠％‰"),
        ("cl-14", "\u3000"),
        ("cl-15", "あいん"),
        ("cl-16", "アイン"),
        ("cl-19", "漢字〇仝※★①→２Ａ𠀀"),
        ("cl-24", "0129"),
        ("cl-26", " \u00a0"),
        ("cl-27", "AzéЖα"),
    ],
)
def test_jlreq_appendix_a(jlreq: str, chars: str) -> None:
    assert {char: jlreq_class(char) for char in chars} == dict.fromkeys(chars, jlreq)


@pytest.mark.parametrize(
    ("char", "expected"),
    [
        ("·", CharClass.INTERPUNCT),
        ("／", CharClass.SOLIDUS),
        ("/", CharClass.WESTERN_MARK),
        ("한", CharClass.HANGUL),
        ("ㄅ", CharClass.BOPOMOFO),
        ("。", CharClass.STOP),
        ("｡", CharClass.WESTERN_MARK),
        ("﹁", CharClass.OPENING),
        ("﹂", CharClass.CLOSING),
        ("\u0301", CharClass.COMBINING),
        ("\u200b", CharClass.CONTROL),
        ("\U0010ffff", CharClass.WESTERN_MARK),
        ("\ue000", CharClass.IDEOGRAPH),
        ("%", CharClass.WESTERN_MARK),
    ],
)
def test_class_of(char: str, expected: CharClass) -> None:
    assert class_of(char) is expected


def test_classes_read_an_apostrophe_inside_a_word_as_western() -> None:
    marks = {char: CharClass(kind) for char, kind in zip("don’t“’”", classes("don’t“’”"), strict=True)}
    assert marks["’"] is CharClass.CLOSING  # the last one, between quotes
    assert CharClass(classes("don’t")[3]) is CharClass.WESTERN_MARK
    assert CharClass(classes("他说‘好’")[4]) is CharClass.CLOSING


def test_class_table_serves_translate() -> None:
    assert "文A".translate(CLASS_TABLE) == chr(CharClass.IDEOGRAPH) + chr(CharClass.WESTERN)


def test_the_memo_of_a_table_is_bounded() -> None:
    "".join(map(chr, range(0x20000, 0x32000))).translate(CLASS_TABLE)
    assert len(CLASS_TABLE) <= 0x10000


def test_scripts_of_characters() -> None:
    assert scripts("漢あア한ㄅAЖα1") == ["hani", "hira", "kana", "hang", "bopo", "latn", "cyrl", "grek", "zyyy"]
    assert script_of("\u0301") == "zinh"


def test_han_kana_hangul() -> None:
    assert [is_han(char) for char in "漢々〇〻𠀀㐀あA。"] == [True] * 6 + [False] * 3
    assert [is_kana(char) for char in "あアーｱゝ漢A"] == [True] * 5 + [False] * 2
    assert [is_hangul(char) for char in "한ᄀㄱ漢"] == [True, True, True, False]


def test_full_width() -> None:
    assert all(is_full_width(char) for char in "漢あ，。“”—…·　％２Ａ①😀⸺")
    assert not any(is_full_width(char) for char in "A1 ,$ｱ｡é\u0301")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("漢字", ["漢", "字"]),
        ("e\u0301a", ["e\u0301", "a"]),
        ("葛\U000e0100城", ["葛\U000e0100", "城"]),
        ("ㇷ\u309aか\u3099", ["ㇷ\u309a", "か\u3099"]),
        ("\u1100\u1161\u11a8가", ["\u1100\u1161\u11a8", "가"]),
        ("👨\u200d👩\u200d👧x", ["👨\u200d👩\u200d👧", "x"]),
        ("❤\ufe0f\u200d🔥", ["❤\ufe0f\u200d🔥"]),
        ("👍🏽👍", ["👍🏽", "👍"]),
        ("🇨🇳🇯🇵🇰", ["🇨🇳", "🇯🇵", "🇰"]),
        ("a\r\nb", ["a", "\r\n", "b"]),
        ("\u0301", ["\u0301"]),
        ("か\uff9eﾞ", ["か\uff9eﾞ"]),
    ],
)
def test_uax29_clusters(text: str, expected: list[str]) -> None:
    assert clusters(text) == expected
    assert cluster_starts(text) == [sum(map(len, expected[:number])) for number in range(len(expected))]


@pytest.mark.parametrize(
    ("char", "uax50", "chinese"),
    [
        ("漢", "U", "U"),
        ("A", "R", "R"),
        ("。", "Tu", "Tu"),
        ("「", "Tr", "Tr"),
        ("“", "Tr", "Tr"),
        ("—", "R", "R"),
        ("ー", "Tr", "Tr"),
        ("：", "Tr", "Tu"),
        ("；", "Tr", "Tu"),
        ("·", "R", "U"),
        ("ァ", "Tu", "Tu"),
    ],
)
def test_uax50_orientation_and_the_chinese_exceptions(char: str, uax50: str, chinese: str) -> None:
    assert orientation(char) == orientation(char, JAPAN) == uax50
    assert orientation(char, MAINLAND) == orientation(char, TAIWAN) == chinese


def test_ambiguous_marks_are_western_in_western_text() -> None:
    assert set(classes("“”—…·①", WESTERN)) == {CharClass.WESTERN_MARK}
    assert class_of("，", WESTERN) is CharClass.COMMA
    assert class_of("漢", WESTERN) is CharClass.IDEOGRAPH
    assert not is_full_width("“", WESTERN)
    assert is_full_width("，", WESTERN)
    assert class_of("“", MAINLAND) is CharClass.OPENING
