"""What stands between the lines on finished pages: ruby, bopomofo, dots, lines of names, notes in two rows."""

from __future__ import annotations

from itertools import pairwise

import pytest

from casepub.model import Emphasis, Inline, Ruby, RubyPair, Span, Text, Underline
from tests.support.micro import EM, Probe, SetLine, Spot, set_probe

CN, TW, JA = "zh-Hans-CN", "zh-Hant-TW", "ja-JP"


def ruby(*pairs: tuple[str, str], kind: str = "mono", position: str = "over") -> Ruby:
    return Ruby(tuple(RubyPair(base, note) for base, note in pairs), kind, position)  # type: ignore[arg-type]


def line_of(*inlines: Inline | str, language: str = JA, measure: float = 10.0, vertical: bool = False) -> SetLine:
    content = tuple(Text(inline) if isinstance(inline, str) else inline for inline in inlines)
    return set_probe(content, language, measure, vertical=vertical).lines[0]


def xs(spots: tuple[Spot, ...]) -> list[float]:
    return [round(spot.x, 2) for spot in spots]


@pytest.mark.parametrize("vertical", [False, True])
def test_mono_ruby_is_half_size_and_centred(vertical: bool) -> None:
    line = line_of("国", ruby(("漢", "かん"), ("字", "じ")), "国", vertical=vertical)
    assert xs(line.base) == [0, 1, 2, 3]
    assert xs(line.beside) == [1.0, 1.5, 2.25]
    assert {spot.size for spot in line.beside} == {0.5}
    assert all(spot.across < line.across - 0.6 for spot in line.beside)


def test_group_ruby_is_spread_by_one_two_one() -> None:
    assert xs(line_of("国", ruby(("明日", "あす"), kind="group"), "国").beside) == [1.25, 2.25]
    # JLREQ 3.3.6: no more than one ruby em at the ends.
    assert xs(line_of(ruby(("東南西北中央", "あい"), kind="group")).beside) == [0.5, 5.0]


def test_a_base_is_spread_under_a_longer_annotation() -> None:
    line = line_of("国", ruby(("時計", "ウォッチウォッチ"), kind="group"), "国")
    assert xs(line.base) == [0.0, 1.5, 3.5, 5.0]


@pytest.mark.parametrize(
    ("before", "after", "base"),
    [
        ("国", "国", 1.75),  # over no ideograph
        ("あ", "い", 1.25),  # over kana by one ruby em
        ("ー", "い", 1.25),
        ("、", "国", 1.25),  # over the half em of the comma
        ("・", "国", 1.5),  # over the quarter em of the middle dot
        ("「", "国", 1.75),  # the bracket's space is on its other side
    ],
)
def test_overhang_of_japanese_ruby(before: str, after: str, base: float) -> None:
    # JLREQ 3.3.8
    line = line_of("国" + before, ruby(("志", "こころざし")), after)
    assert line.spot("志").x - 1.0 == pytest.approx(base, abs=0.01)


def test_ruby_at_a_line_start_is_flush() -> None:
    line = line_of(ruby(("志", "こころざし")), "国国国国国国国")
    assert line.beside[0].x == pytest.approx(0.0, abs=0.01)


def test_annotations_do_not_touch() -> None:
    for language, apart in ((JA, 0.0), (CN, 0.1)):
        line = line_of("国", ruby(("志", "こころざし"), ("志", "こころざし")), "国", language=language)
        assert line.beside[5].x - line.beside[4].end >= apart - 0.01


def test_a_compound_shares_its_room() -> None:
    # JLREQ 3.3.7: ぎょう is longer than its base, the whole is not.
    line = line_of("国", ruby(("凝", "ぎょう"), ("視", "し"), kind="jukugo"), "国")
    assert xs(line.base) == [0, 1, 2, 3]
    assert xs(line.beside) == [1.0, 1.5, 2.0, 2.5]
    apart = line_of("国", ruby(("漢", "かん"), ("字", "じ"), kind="jukugo"), "国")
    assert xs(apart.beside) == [1.0, 1.5, 2.25]


def test_pinyin_stands_above_and_apart() -> None:
    line = line_of(ruby(("装", "zhuāng"), ("双", "shuāng"), kind="pinyin"), language=CN)
    first_end = max(spot.end for spot in line.beside[:6])
    assert line.beside[6].x - first_end >= 0.124
    assert "".join(spot.char for spot in line.beside) == "zhuāngshuāng"


def test_bopomofo_stands_at_the_right_of_each_character() -> None:
    # CLREQ §6.3.3: in half an em, letters 3:10, the tone at the upper right of the last letter.
    line = line_of("國", ruby(("漢", "ㄏㄢˋ"), ("的", "˙ㄉㄜ"), kind="zhuyin"), "國", language=TW)
    assert xs(line.base) == [0.0, 1.0, 2.5, 4.0]
    first, second, tone = (line.spot(char) for char in "ㄏㄢˋ")
    assert first.size == second.size == pytest.approx(0.3)
    assert first.x == second.x == pytest.approx(2.0, abs=0.01)
    assert second.across - first.across == pytest.approx(0.3, abs=0.01)
    assert tone.x >= 2.3 - 0.05
    assert line.spot("˙").across < line.spot("ㄉ").across


def test_bopomofo_in_columns_stands_at_the_right_too() -> None:
    line = line_of("國", ruby(("漢", "ㄏㄢˋ"), kind="zhuyin"), "國", language=TW, vertical=True)
    assert xs(line.base) == [0, 1, 2]
    first, second = line.spot("ㄏ"), line.spot("ㄢ")
    assert second.x - first.x == pytest.approx(0.3, abs=0.01)
    assert first.across == second.across == pytest.approx(line.across - 0.5, abs=0.05)
    assert not any(spot.mark.turned for spot in line.beside)
    tone = line.spot("ˋ")
    assert tone.across < second.across - 0.25
    assert tone.x < second.x


def dots(probe: Probe) -> list[tuple[float, float]]:
    """Give the middle of each dot, in em of the page."""
    boxes = [stroke.box for stroke in probe.strokes if stroke.filled]
    return [((left + right) / 2 / EM - 2, (top + bottom) / 2 / EM) for left, top, right, bottom in boxes]


@pytest.mark.parametrize(("language", "below"), [(CN, True), (TW, True), (JA, False)])
def test_emphasis_dots_by_language(language: str, below: bool) -> None:
    probe = set_probe((Text("国"), Emphasis((Text("强调，文「字」"),)), Text("国")), language)
    line = probe.lines[0]
    middles = [spot.x + 0.5 for spot in line.base if spot.char in "强调文字"]
    assert [x for x, _ in dots(probe)] == pytest.approx(middles, abs=0.01)  # none on punctuation
    assert all((y > line.across) == below for _, y in dots(probe))


@pytest.mark.parametrize("language", [CN, TW, JA])
def test_emphasis_dots_stand_at_the_right_of_columns(language: str) -> None:
    probe = set_probe((Emphasis((Text("强调"),)),), language, vertical=True)
    middle = probe.page.marks[0].x
    assert all(stroke.box[0] > middle for stroke in probe.strokes)


@pytest.mark.parametrize("role", ["proper-name", "work-title"])
@pytest.mark.parametrize("vertical", [False, True])
def test_neighbouring_names_have_lines_of_their_own(role: str, vertical: bool) -> None:
    # CLREQ §6.5.2
    names = tuple(Span((Text(name),), role) for name in ("曹操", "刘备", "孙权"))  # type: ignore[arg-type]
    strokes = set_probe(names, TW, vertical=vertical).strokes
    side = 1 if vertical else 0
    ends = [(stroke.box[side] / EM - 2, stroke.box[side + 2] / EM - 2) for stroke in strokes]
    assert ends == [pytest.approx((2 * n + 0.0625, 2 * n + 1.9375), abs=0.01) for n in range(3)]


def test_lines_of_names_are_below_and_at_the_left() -> None:
    name = (Span((Text("曹操"),), "proper-name"),)
    row, column = set_probe(name, CN), set_probe(name, CN, vertical=True)
    assert row.strokes[0].box[1] / EM > row.lines[0].across
    assert column.strokes[0].box[0] < column.page.marks[0].x - EM / 2


def test_a_dot_stands_outside_a_line() -> None:
    probe = set_probe((Emphasis((Span((Text("曹操"),), "proper-name"),)),), CN)
    (line,) = (stroke.box for stroke in probe.strokes if not stroke.filled)
    assert all(stroke.box[1] > line[3] + 0.5 for stroke in probe.strokes if stroke.filled)


def test_an_underline_has_no_steps_where_scripts_change() -> None:
    assert len(set_probe((Underline((Text("约翰John史密斯2025年"),)),), CN, 20.0).strokes) == 1


def test_an_underlined_blank_stays() -> None:
    (stroke,) = set_probe((Text("姓名："), Underline((Text("\u3000" * 4),))), CN, 20.0).strokes
    assert stroke.box[2] - stroke.box[0] == pytest.approx(4 * EM, abs=1)


@pytest.mark.parametrize("vertical", [False, True])
def test_a_warichu_goes_on_in_the_next_line(vertical: bool) -> None:
    note = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
    content = (Text("国" * 6), Span((Text(note),), "warichu"), Text("国国国"))
    probe = set_probe(content, CN, vertical=vertical)
    assert probe.text == "国" * 6 + note + "国国国"
    first, second = probe.lines
    rows = [[s for s in first.beside if (s.across < first.across) is upper] for upper in (True, False)]
    assert ["".join(s.char for s in row) for row in rows] == [note[:8], note[8:16]]
    assert max(spot.end for line in probe.lines for spot in (*line.base, *line.beside)) <= 10.01
    assert {spot.size for line in probe.lines for spot in line.beside} == {0.5}
    assert len(second.beside) == len(note) - 16


def test_brackets_of_a_warichu_are_large() -> None:
    line = line_of("国", Span((Text("（甲乙丙）"),), "warichu"), "国", language=JA)
    assert line.text == "国（）国"
    assert "".join(spot.char for spot in line.beside) in {"甲丙乙", "甲乙丙"}


def test_line_pitch_does_not_change() -> None:
    content = (Text("国" * 12), ruby(("漢", "かん")), Emphasis((Text("国" * 9),)), Span((Text("甲" * 9),), "warichu"),
               Span((Text("国" * 9),), "proper-name"), Text("国" * 9))  # fmt: skip
    across = [line.across for line in set_probe(content, JA).lines]
    assert {round(b - a, 2) for a, b in pairwise(across)} == {1.75}
