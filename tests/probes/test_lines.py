"""Which lines are chosen, how they are filled, and what gives way where no legal line exists."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest

from casepub.diagnostics import Report
from tests.support.micro import Probe, set_probe, set_probes

CN, TW, HK, JA, KO = "zh-Hans-CN", "zh-Hant-TW", "zh-Hant-HK", "ja-JP", "ko-KR"


def codes(text: str, language: str = CN, measure: float = 10.0, **options: Any) -> tuple[Probe, list[str]]:
    """Set a text; give it with the codes of what was reported."""
    report = Report()
    probe = set_probe(text, language, measure, report=report, **options)
    return probe, [diagnostic.code for diagnostic in report]


def test_a_mark_is_squeezed_in_before_anything_is_pushed_out() -> None:
    # CLREQ §6.1.1: 先挤进，后推出
    for text in ("国国，国国国国国国国、国国国", "国国国（国国国国国国、国国国"):
        line = set_probe(text, CN).lines[0]
        assert line.text[-1] == "、"
        assert line.base[-1].end == pytest.approx(10.5, abs=0.01)
    assert set_probe("国" * 10 + "、国国国", CN).rows == ["国" * 9, "国、国国国"]


def test_gaps_of_a_step_close_together_and_equally() -> None:
    # CLREQ §6.2.2.3: half an em to take; brackets (step 4) give it before the comma (step 5) is asked.
    line = set_probe("国「国」国，国国国国。国国", CN).lines[0]
    assert line.text == "国「国」国，国国国国。"
    assert line.gap("国「") == pytest.approx(-0.25, abs=0.01)
    assert line.gap("」国") == pytest.approx(-0.25, abs=0.01)
    assert line.gap("，国") == pytest.approx(0.0, abs=0.01)


def test_taiwan_narrows_no_centred_stop() -> None:
    for text in ("國，國國國國國國國國、國國國", "國國國。國國國國國國，國國國"):
        for line in set_probe(text, TW).lines:
            assert min(line.gaps(), default=0.0) > -0.01


def test_justified_lines_end_at_the_edge() -> None:
    texts = ["天地玄黄，宇宙洪荒。日月盈昃，辰宿列张。寒来暑往，秋收冬藏。闰余成岁，律吕调阳。",
             "云腾致雨typesetting露结为霜2025年金生丽水A4玉出昆冈，剑号巨阙。珠称夜光"]  # fmt: skip
    for language in (CN, TW, HK, JA):
        for probe in set_probes(texts, language):
            for line in probe.lines[:-1]:
                last = line.base[-1]
                ends = {round(last.end - half, 2) for half in (0.0, 0.25, 0.5)}
                assert 10.0 in ends or last.char == "\u00ad", (language, line.text, last.end)


def test_the_steps_of_expansion() -> None:
    # CLREQ §6.2.2.3: word space to ½ em, then the Han-Western gap to ½ em, then all equally.
    line = set_probe("国A国国国国国国国" + "（国国）国国国", CN).lines[0]
    assert line.text == "国A国国国国国国国"
    widened = {round(gap, 3) for gap in line.gaps()}
    beside, other = line.gap("A国"), line.gap("国国")
    assert widened == {round(beside, 3), round(other, 3)}
    assert beside == pytest.approx(0.5 + other, abs=0.005)


def test_no_gap_opens_inside_a_unit() -> None:
    for unit in ("——", "……", "5％", "100%", "2025", "word"):
        line = set_probe(f"国国{unit}国国国国国国国国国国国国", CN).lines[0]
        inside = line.text.index(unit)
        gaps = line.gaps()[inside : inside + len(unit) - 1]
        assert max(abs(gap) for gap in gaps) < 0.2, (unit, gaps)


@pytest.mark.parametrize(
    "unit", ["——", "……", "⋯⋯", "100%", "￥100", "$3.50", "5 km", "37℃", "−15", "±5", "2025", "1,234.56", "12:30",
             "５％", "20 ℃", "５０％", "3‰", "45°", "¥99"]
)  # fmt: skip
def test_units_are_never_parted(unit: str) -> None:
    for before in range(6, 10):
        rows = set_probe("国" * before + unit + "国" * 6, CN).rows
        assert any(unit in row for row in rows), (before, rows)


@pytest.mark.parametrize("language", [CN, TW, HK, JA])
def test_a_last_line_has_two_letters(language: str) -> None:
    texts = ["国" * count + end for count in range(11, 42, 10) for end in ("", "。", "」", "？」")]
    for probe in set_probes(texts, language):
        assert probe.rows[-1].count("国") >= 2, probe.rows


def test_hanging_marks_stand_outside_the_line() -> None:
    for language, marks in ((CN, "，。、：；？！"), (JA, "。、．，")):
        for mark in marks:
            line = set_probe("国" * 10 + mark + "国" * 4, language, hanging_punctuation=True).lines[0]
            assert line.text == "国" * 10 + mark
            assert line.base[-1].x == pytest.approx(10.0, abs=0.01)
    assert set_probe("国" * 10 + "！国国国国", JA, hanging_punctuation=True).rows[0] == "国" * 9


def test_forty_brackets_are_reported_once() -> None:
    for marks in ("「" * 40, "」" * 40):
        probe, found = codes(marks)
        assert "".join(probe.rows) == marks
        assert found == ["no-legal-break"]
        assert all(line.base[-1].end <= 10.51 for line in probe.lines)


def test_a_word_wider_than_the_line_is_cut_and_reported_once() -> None:
    for word in ("a" * 60, "1" * 60, "AV" * 30, "ﬁﬀé" * 20):
        probe, found = codes(f"国国{word}国国", hyphens="none")
        assert "".join(probe.rows) == f"国国{word}国国"
        assert found == ["word-cut"], word
        assert all(line.base[-1].end <= 10.01 for line in probe.lines), word


def test_a_long_korean_word_is_cut_between_syllables() -> None:
    probe, found = codes("대한민국헌법재판소사무처장비서실장")
    assert found == []
    probe, found = codes("대한민국헌법재판소사무처장비서실장", KO)
    assert found == ["word-cut"]
    assert all(line.base[-1].end <= 10.01 for line in probe.lines)


def test_latin_words_are_hyphenated_inside_cjk_text() -> None:
    (line, *_) = set_probe("中文English混排的字hyphenation and typography测试", CN, 12.0).lines
    assert line.text.endswith("hy\u00ad")
    assert line.base[-2].end <= 12.01


def test_no_ladders_of_hyphens() -> None:
    words = ["internationalization", "characteristically", "responsibilities", "unconstitutional", "typographical"]
    text = "".join(words[n % 5] + "天地玄黄宇宙洪荒日月盈昃"[: 3 + 7 * n % 9] for n in range(60))
    for probe in (set_probe(text, CN, 24.0), set_probe(text, CN, 24.0, text_wrap="pretty")):
        hyphened = [row.endswith("\u00ad") for row in probe.rows]
        assert not any(all(hyphened[n : n + 3]) for n in range(len(hyphened) - 2)), probe.rows


def test_addresses_are_not_hyphenated() -> None:
    text = "国国https://example.com/documentation/internationalization国国"
    assert not any(row.endswith("\u00ad") for row in set_probe(text, CN).rows)


def test_invisible_characters_say_where_a_line_may_end() -> None:
    assert set_probe("国" * 6 + "lorem\u00adipsum国国", CN, hyphens="none").rows[0] == "国" * 6 + "lorem\u00ad"
    assert set_probe("国" * 9 + "wo\u200brd国国国", CN, hyphens="none").rows[0].endswith("国")
    assert set_probe("国" * 8 + "ab\u200bcdefg国国国", CN, hyphens="none").rows[0] == "国" * 8 + "ab"
    assert set_probe("国" * 10 + "\u2060国国国", CN).rows[0] == "国" * 9


def test_no_space_between_han_in_the_extracted_text() -> None:
    text = "天地玄黄，宇宙洪荒。日月盈昃，辰宿列张。寒来暑往，秋收冬藏。闰余成岁，律吕调阳。" * 3
    for language in (CN, TW, JA):
        for vertical in (False, True):
            assert set_probe(text, language, 9.5, vertical=vertical).text == text


def test_line_pitch_is_constant() -> None:
    text = "天地玄黄 typesetting “宇宙”——洪荒……" * 5
    for vertical in (False, True):
        across = [line.across for line in set_probe(text, CN, vertical=vertical).lines]
        assert {round(b - a, 2) for a, b in pairwise(across)} == {1.75}


def test_every_character_once() -> None:
    text = "“甲”——乙……丙！！丁‼戊 word 2025 年，ﬁ é が 葛\U000e0100飾 ㍿①→½ ＡＢ ｱｲ"
    for language in (CN, TW, HK, JA, KO):
        for vertical in (False, True):
            said = set_probe(text, language, vertical=vertical).text
            assert re.sub(r"[\s\u00ad]", "", said) == re.sub(r"\s", "", text), language


@pytest.mark.parametrize("vertical", [False, True])
def test_every_character_stands_in_its_cell_of_the_grid(vertical: bool) -> None:
    text = "天地玄黄，“宇宙”洪荒。日月·盈昃（辰宿）列张Word寒来2025年暑往！！秋收——冬藏……闰余 it’s 成岁，律吕。"
    probe = set_probe(text, CN, grid_align=True, vertical=vertical)
    assert re.sub(r"\s", "", probe.text) == re.sub(r"\s", "", text)
    for line in probe.lines:
        han = [spot for spot in line.base if "\u4e00" <= spot.char <= "\u9fff" or spot.char in "，。（）“”"]
        assert [spot.x - round(spot.x) for spot in han] == pytest.approx([0.0] * len(han), abs=0.01), line.text
        last = line.base[-1]
        assert last.end <= 10.01 or (last.char in "，。”）" and last.x == pytest.approx(10.0, abs=0.01))


def test_a_mark_hangs_out_of_the_grid() -> None:
    assert set_probe("国" * 10 + "，" + "国" * 4, CN, grid_align=True).rows == ["国" * 10 + "，", "国" * 4]
