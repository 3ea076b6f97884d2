"""Line starts and line ends on finished pages: ten em of 国, and a mark where it may not stand."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.micro import set_probes

# CLREQ §6.1.1 basic, in the fuller (Chinese) text; then the connectors and the ASCII solidus.
CLREQ_BASIC = "、，。．：；！？‼⁇⁈⁉”’）〕］｝〉》」』】〗·・‧／"
CONNECTORS = "‐–-～~/"
CLREQ_ENDS = "“‘（〔［｛〈《「『【〖"
CHINESE = ("zh-Hans-CN", "zh-Hant-TW", "zh-Hant-HK")

# JLREQ 3.1.7 and the addendum of Appendix C: what the levels add, from the loosest up.
CLOSING, STOPS = "’”）〕］｝〉》」』】｠〙〗»〟", "。．、，"
DIVIDING, MIDDLE, ITERATION = "！？‼⁇⁈⁉", "：；", "ヽヾゝゞ〻"
HYPHENS = "‐〜゠–・"
SMALL = "々ーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
JLREQ_LEVELS = {
    "jlreq-very-loose": CLOSING + STOPS,
    "jlreq-loose": CLOSING + STOPS + DIVIDING + MIDDLE + ITERATION,
    "jlreq-strict": CLOSING + STOPS + DIVIDING + MIDDLE + ITERATION + HYPHENS,
    "jlreq-very-strict": CLOSING + STOPS + DIVIDING + MIDDLE + ITERATION + HYPHENS + SMALL,
}
JLREQ_ALL = JLREQ_LEVELS["jlreq-very-strict"]

# CSS Text 3 §5.2: what each value forbids at a line start, in Japanese.
CSS_LEVELS = {
    "loose": CLOSING + STOPS,
    "normal": CLOSING + STOPS + DIVIDING + MIDDLE + ITERATION + "‐–・々",
    "strict": JLREQ_ALL,
}
KLREQ_STARTS = "）｝］〕》」』’”‐-〜？！·:;：；.。．,、，〃ー"


def starting(marks: str, language: str, **options: Any) -> str:
    """Give the marks that begin a line when they are the eleventh character; no character may be lost."""
    texts = ["国" * 10 + mark + "国" * 9 for mark in marks]
    probes = set_probes(texts, language, **options)
    assert ["".join(probe.rows) for probe in probes] == texts
    return "".join(mark for mark, probe in zip(marks, probes, strict=True) if any(r[0] == mark for r in probe.rows))


def ending(marks: str, language: str, **options: Any) -> str:
    """Give the marks that end a line when they are the tenth character."""
    texts = ["国" * 9 + mark + "国" * 10 for mark in marks]
    probes = set_probes(texts, language, **options)
    assert ["".join(probe.rows) for probe in probes] == texts
    return "".join(mark for mark, probe in zip(marks, probes, strict=True) if any(r[-1] == mark for r in probe.rows))


@pytest.mark.parametrize("language", CHINESE)
@pytest.mark.parametrize("vertical", [False, True])
def test_no_chinese_line_starts_with_a_mark_of_the_basic_level(language: str, vertical: bool) -> None:
    assert len(CLREQ_BASIC) == 28
    assert starting(CLREQ_BASIC, language, vertical=vertical) == ""


@pytest.mark.parametrize("language", CHINESE)
def test_no_chinese_line_starts_with_a_connector_or_solidus(language: str) -> None:
    assert starting(CONNECTORS, language) == ""


@pytest.mark.parametrize("language", [*CHINESE, "ja-JP"])
@pytest.mark.parametrize("vertical", [False, True])
def test_no_line_ends_with_an_opening_mark(language: str, vertical: bool) -> None:
    assert len(CLREQ_ENDS) == 12
    assert ending(CLREQ_ENDS, language, vertical=vertical) == ""


def test_no_korean_line_ends_with_an_opening_mark() -> None:
    assert ending(CLREQ_ENDS, "ko-KR", word_break="normal") == ""
    assert ending(CLREQ_ENDS, "ko-KR") == ""


@pytest.mark.parametrize(
    ("level", "starts", "ends"),
    [
        ("none", CLREQ_BASIC + "—…", "“（／"),
        ("basic", "…", "／"),
        ("gb", "…", ""),
        ("strict", "", ""),
    ],
)
def test_chinese_levels(level: str, starts: str, ends: str) -> None:
    assert starting(CLREQ_BASIC + "—…", "zh-Hans-CN", kinsoku=level) == starts
    assert ending("“（／", "zh-Hans-CN", kinsoku=level) == ends


@pytest.mark.parametrize("level", JLREQ_LEVELS)
def test_japanese_levels(level: str) -> None:
    forbidden = JLREQ_LEVELS[level]
    assert starting(JLREQ_ALL, "ja-JP", kinsoku=level) == "".join(c for c in JLREQ_ALL if c not in forbidden)


@pytest.mark.parametrize("level", CSS_LEVELS)
def test_css_levels(level: str) -> None:
    forbidden = CSS_LEVELS[level]
    assert starting(JLREQ_ALL, "ja-JP", line_break=level) == "".join(c for c in JLREQ_ALL if c not in forbidden)


def test_a_small_kana_with_its_mark_starts_no_line_at_very_strict() -> None:
    (probe,) = set_probes(["国" * 10 + "ㇷ\u309a" + "国" * 9], "ja-JP", kinsoku="jlreq-very-strict")
    assert {row[0] for row in probe.rows} == {"国"}


def test_korean_line_starts() -> None:
    assert starting(KLREQ_STARTS, "ko-KR", word_break="normal") == ""


def test_korean_breaks_by_word_or_by_character() -> None:
    text = "대한민국의 주권은 국민에게 있고 모든 권력은 국민으로부터 나온다"
    by_word, by_character = (set_probes([text], "ko-KR", word_break=unit)[0].rows for unit in ("keep-all", "normal"))
    words = text.split()
    assert all(word in words for row in by_word for word in row.split())
    assert any(word not in words for row in by_character for word in row.split())
