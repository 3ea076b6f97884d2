"""Widths of marks on finished pages: alone, beside each other, at the ends of lines and paragraphs; Han and Western."""

from __future__ import annotations

from typing import Any

import pytest

from casepub.units import Length
from tests.support.micro import set_probe, set_probes

CN, TW, HK, JA, KO = "zh-Hans-CN", "zh-Hant-TW", "zh-Hant-HK", "ja-JP", "ko-KR"


def room(marks: list[str], language: str, **options: Any) -> dict[str, float]:
    """Give what each run of marks takes between two 国, in em."""
    probes = set_probes([f"国{run}国国" for run in marks], language, 20.0, **options)
    lines = [probe.lines[0] for probe in probes]
    found = [line.base[len(run) + 1].x - line.base[0].end for run, line in zip(marks, lines, strict=True)]
    return {run: round(width, 3) for run, width in zip(marks, found, strict=True)}


BRACKETS = ["」」", "「「", "」「", "（「", "」）", "》《", "“‘", "’”"]
WITH_STOPS = ["。」", "，」", "、」", "」。", "」，", "。「", "，「"]
WITH_DOTS = ["」・", "・「"]


def test_adjacent_marks_of_the_mainland_take_one_em_and_a_half() -> None:
    # CLREQ "Adjustment of adjacent punctuation marks"
    marks = [*BRACKETS, *WITH_STOPS, *WITH_DOTS, "」？", "？」", "」：", "：「", "；「", "。”", "”。"]
    assert set(room(marks, CN).values()) == {1.5}


def test_adjacent_marks_of_japan_take_one_em_and_a_half() -> None:
    # JLREQ 3.1.4 and Table 1; ？ and ！ keep their em
    assert set(room([*BRACKETS, *WITH_STOPS, *WITH_DOTS], JA).values()) == {1.5}
    assert set(room(["」？", "？」", "！！", "・・"], JA).values()) == {2.0}


def test_taiwan_closes_up_brackets_alone() -> None:
    assert set(room([*BRACKETS, *WITH_DOTS], TW).values()) == {1.5}
    assert set(room([*WITH_STOPS, "」？", "？」", "！！"], TW).values()) == {2.0}


def test_hong_kong_keeps_the_quarter_before_a_centred_stop() -> None:
    assert set(room([*BRACKETS, *WITH_DOTS, "」。", "」，", "。「", "，「"], HK).values()) == {1.5}
    assert set(room(["。」", "，」"], HK).values()) == {1.75}


def test_styles_of_the_mainland() -> None:
    marks = ["「", "」", "，", "。", "？", "」」", "，「", "。」"]
    widths = {style: list(room(marks, CN, text_spacing_trim=style).values())
              for style in ("quanjiao", "kaiming", "banjiao", "hangmobanjiao")}  # fmt: skip
    assert widths == {
        "quanjiao": [1.0, 1.0, 1.0, 1.0, 1.0, 1.5, 1.5, 1.5],
        "kaiming": [0.5, 0.5, 0.5, 1.0, 1.0, 1.0, 1.0, 1.0],
        "banjiao": [0.5, 0.5, 0.5, 0.5, 0.5, 1.0, 1.0, 1.0],
        "hangmobanjiao": [1.0, 1.0, 1.0, 1.0, 1.0, 1.5, 1.5, 1.5],
    }


def test_two_marks_of_exclamation_in_one_em_three_in_two() -> None:
    # GB/T 15834 §5.1.2
    assert room(["！！", "？！", "！！！", "！", "‼", "⁇"], CN) == {
        "！！": 1.0, "？！": 1.0, "！！！": 2.0, "！": 1.0, "‼": 1.0, "⁇": 1.0}  # fmt: skip
    assert "".join(set_probe("国！！" * 1500, CN, 60.0).rows) == "国！！" * 1500


@pytest.mark.parametrize(
    ("language", "widths"),
    [(CN, (0.5, 0.5, 0.5, 1.0)), (TW, (1.0, 1.0, 0.5, 1.0)), (HK, (1.0, 1.0, 0.5, 1.0)), (JA, (1.0, 1.0, 1.0, 1.0))],
)
def test_fixed_widths(language: str, widths: tuple[float, ...]) -> None:
    assert tuple(room(["·", "／", "–", "～"], language).values()) == widths


@pytest.mark.parametrize("language", [CN, TW, HK, JA])
@pytest.mark.parametrize("dash", ["——", "……"])
def test_dashes_and_ellipses_are_two_em(language: str, dash: str) -> None:
    assert room([dash], language) == {dash: 2.0}


@pytest.mark.parametrize("language", [CN, TW, HK, JA])
def test_a_bracket_at_a_line_start_stands_at_the_edge(language: str) -> None:
    line = set_probe("国" * 10 + "「国" + "国" * 5, language).lines[1]
    assert line.text[0] == "「"
    assert line.base[0].x == pytest.approx(-0.5, abs=0.01)
    assert line.base[1].x == pytest.approx(0.5, abs=0.01)


def test_a_mark_at_a_line_end_is_half_an_em_in_the_mainland() -> None:
    # GB/T 15834 §5.1.10
    for mark in "，。、：；？！”」）》":
        line = set_probe("国" * 9 + mark + "国" * 4, CN).lines[0]
        assert line.text[-1] == mark
        assert line.base[-1].end == pytest.approx(10.5, abs=0.01), mark
    assert set_probe("国" * 9 + "，" + "国" * 4, CN, text_spacing_trim="quanjiao").lines[0].base[
        -1
    ].end == pytest.approx(10.0)


@pytest.mark.parametrize("language", [TW, HK, JA])
def test_elsewhere_it_keeps_its_em_when_there_is_room(language: str) -> None:
    line = set_probe("国" * 9 + "，" + "国" * 4, language).lines[0]
    assert line.base[-1].end == pytest.approx(10.0, abs=0.01)


def test_japanese_line_end_gives_up_its_half_or_nothing() -> None:
    # JLREQ 3.8.3 b: eleven em of text, half an em from the bracket, half from the line's end.
    for mark in "、。」":
        line = set_probe("国" * 8 + "「国" + mark + "国" * 6, JA).lines[0]
        assert line.text == "国" * 8 + "「国" + mark
        assert line.base[-1].end == pytest.approx(10.5, abs=0.01)
        assert line.gap("国「") == pytest.approx(-0.5, abs=0.01)


def test_the_em_after_a_question_goes_at_a_line_end() -> None:
    # JLREQ 3.1.6: dropped at a line end, never carried over.
    rows = set_probe("国" * 9 + "！\u3000" + "国" * 4, JA).rows
    assert rows == ["国" * 9 + "！", "国" * 4]
    assert room(["！\u3000", "！」\u3000"], JA) == {"！\u3000": 2.0, "！」\u3000": 2.5}


@pytest.mark.parametrize("language", [CN, TW, HK, JA])
def test_a_quarter_em_between_han_and_western(language: str) -> None:
    line = set_probe("国A国12国，A国。3国（A）国", language, 30.0).lines[0]
    for pair in ("国A", "A国", "国1", "2国", "3国"):
        assert line.gap(pair) == pytest.approx(0.25, abs=0.005), pair
    for pair in ("，A", "。3"):
        assert line.gap(pair) == pytest.approx(0.0, abs=0.005), pair


def test_no_gap_where_a_space_stands_nor_in_korean() -> None:
    for text, language in (("国 A 国", CN), ("한국A한국", KO)):
        line = set_probe(text, language, 30.0).lines[0]
        assert line.gaps() == pytest.approx([0.0] * (len(text) - 1), abs=0.005)


def test_the_gap_is_a_value_of_the_template() -> None:
    line = set_probe("国A国", CN, 30.0, text_autospace=Length(0.125, "em")).lines[0]
    assert line.gaps() == pytest.approx([0.125, 0.125], abs=0.005)


@pytest.mark.parametrize(("pattern", "x"), [("trim", 1.0), ("keep", 1.5), ("half", 0.5)])
@pytest.mark.parametrize("vertical", [False, True])
def test_a_bracket_at_a_paragraph_start_by_three_patterns(pattern: str, x: float, vertical: bool) -> None:
    # JLREQ 3.1.5: where the bracket's body begins, after an indent of one em
    options: dict[str, Any] = {"paragraph_start": pattern, "text_indent": Length(1.0, "em"), "vertical": vertical}
    first, second = set_probe("「国」国国国国国国国国国国", JA, **options).lines
    assert first.base[0].x + 0.5 == pytest.approx(x, abs=0.01)
    assert second.base[0].x == pytest.approx(0.0, abs=0.01)
    assert set_probe("国国", JA, **options).lines[0].base[0].x == pytest.approx(1.0, abs=0.01)
