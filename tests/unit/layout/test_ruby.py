"""Annotated text: base and annotation share their room. Places are in em of the base; its annotation is half as big."""

from itertools import pairwise
from typing import Any

import pytest

from casepub.model import Inline, Ruby, RubyPair, Text
from tests.support.probe import Row, set_rows


def ruby(base: str, annotation: str, **more: str) -> Ruby:
    return Ruby((RubyPair(base, annotation),), **more)  # type: ignore[arg-type]


def row(*content: Inline | str, language: str = "ja-JP", **look: Any) -> Row:
    inlines = tuple(Text(node) if isinstance(node, str) else node for node in content)
    (made,) = set_rows(inlines, language, 20.0, **look)
    return made


def places(made: Row) -> list[tuple[str, float]]:
    return [(glyph.char, round(glyph.x, 3)) for glyph in made.glyphs]


def test_an_annotation_as_long_as_its_base_stands_over_it() -> None:
    made = row("国", ruby("漢字", "かんじじ"), "国")
    assert places(made) == [
        ("国", 0.0), ("漢", 1.0), ("か", 1.0), ("ん", 1.5), ("字", 2.0), ("じ", 2.0), ("じ", 2.5), ("国", 3.0),
    ]  # fmt: skip
    # Its em box (0.88 above the baseline, 0.12 below, halved) stands on the base's: -0.88 - 0.06.
    assert made.place("か").across == pytest.approx(-0.94)
    assert made.place("か").size == 0.5


def test_a_shorter_annotation_is_spread_by_one_two_one() -> None:
    # JLREQ 3.3.6: two em for two half letters leave one em: a quarter at the ends, a half between.
    assert places(row(ruby("漢字", "かん"))) == [("漢", 0.0), ("か", 0.25), ("字", 1.0), ("ん", 1.25)]


def test_a_shorter_base_is_spread_alike() -> None:
    # Six halves are three em for two letters: a quarter at the ends, a half between.
    made = row("国", ruby("漢字", "かんじかんじ"), "国")
    assert [spot for spot in places(made) if spot[0] in "国漢字"] == [
        ("国", 0.0),
        ("漢", 1.25),
        ("字", 2.75),
        ("国", 4.0),
    ]


def test_a_long_annotation_reaches_over_kana_but_not_over_han() -> None:
    # JLREQ 3.3.8: a half em too much, a quarter over each neighbour.
    assert places(row("は", ruby("漢", "かんじ"), "は"))[:3] == [("は", 0.0), ("か", 0.75), ("漢", 1.0)]
    assert places(row("は", ruby("漢", "かんじ"), "は"))[-1] == ("は", 2.0)
    assert places(row("国", ruby("漢", "かんじ"), "国"))[-1] == ("国", 2.5)


def test_an_annotation_reaches_over_no_more_than_its_own_em() -> None:
    # Three em over one: an em too much at each end, of which half an em, a letter of the annotation, reaches over.
    assert places(row("は", ruby("漢", "かんかんかん"), "は"))[1] == ("か", 0.5)


def test_two_annotations_reach_over_neither() -> None:
    made = row(ruby("漢", "かんじ"), ruby("字", "かんじ"))
    halves = [glyph for glyph in made.glyphs if glyph.size == 0.5]
    assert all(after.x - before.end > -0.001 for before, after in pairwise(halves))


def test_chinese_annotations_keep_a_quarter_of_their_em_apart() -> None:
    # CLREQ §6.3.2: an eighth of the base, half of it at each end.
    made = row(ruby("国", "AAAA"), ruby("国", "AAAA"), language="zh-Hans-CN")
    notes = [glyph for glyph in made.glyphs if glyph.size == 0.5]
    assert notes[4].x - notes[3].end == pytest.approx(0.125)


def test_an_annotation_at_a_line_s_edge_is_flush_with_it() -> None:
    made = row(ruby("漢", "かんじ"), "は")
    assert made.place("か").x == 0.0
    first, _ = set_rows((Text("国国"), ruby("漢", "かんじ"), Text("国国国")), "ja-JP", 3.5)
    assert (first.text, first.place("じ").end) == ("国国漢", 3.5)


def test_an_annotation_may_stand_under_its_base() -> None:
    # 0.12 of the base and 0.88 of the annotation below the baseline.
    assert row(ruby("漢", "かん", position="under")).place("か").across == pytest.approx(0.12 + 0.44)


def test_in_columns_an_annotation_stands_at_the_right() -> None:
    # Across grows to the left: from centre line to centre line half an em and a quarter.
    assert row(ruby("漢", "かん"), vertical=True).place("か").across == pytest.approx(-0.75)
    assert row(ruby("漢", "かん", position="under"), vertical=True).place("か").across == pytest.approx(0.75)


def test_bopomofo_stand_in_a_column_of_half_an_em_at_the_right() -> None:
    # CLREQ §5.5.3: 3:10 of the base; a tone at the upper right of the last, half its height above it.
    made = row("國", ruby("書", "ㄕㄨˋ", kind="zhuyin"), "國", language="zh-Hant-TW")
    assert [(glyph.char, glyph.x) for glyph in made.base] == [("國", 0.0), ("書", 1.0), ("國", 2.5)]
    sh, u, tone = (made.place(char) for char in "ㄕㄨˋ")
    assert {sh.size, u.size, tone.size} == {0.3}
    assert sh.x == u.x == 2.0
    assert u.across - sh.across == pytest.approx(0.3)
    assert tone.x > u.x
    assert u.across - tone.across == pytest.approx(0.15)


def test_the_light_tone_stands_above_the_letters() -> None:
    made = row(ruby("子", "˙ㄗ", kind="zhuyin"), language="zh-Hant-TW")
    assert made.place("˙").across < made.place("ㄗ").across - 1 / 15
    assert made.place("˙").x == made.place("ㄗ").x


def test_a_line_ends_between_pairs_never_inside_one() -> None:
    pairs = Ruby((RubyPair("国国", "くに"), RubyPair("国国", "くに")))
    assert [len(line.text) for line in set_rows((Text("国"), pairs), "ja-JP", 4.0)] == [3, 2]


def test_a_pair_without_a_base_sets_nothing() -> None:
    assert places(row("国", ruby("", "かん"), "国")) == [("国", 0.0), ("国", 1.0)]
