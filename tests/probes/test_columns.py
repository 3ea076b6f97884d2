"""Vertical writing on finished pages: what stands, what is turned, what is set side by side; what is read."""

from __future__ import annotations

from itertools import pairwise

import pytest

from casepub.text.character import orientation
from casepub.text.region import region_of
from tests.support.micro import SetLine, set_probe
from tests.support.pages import shipped

CN, TW, JA = "zh-Hans-CN", "zh-Hant-TW", "ja-JP"


def column(text: str, language: str = JA, measure: float = 40.0) -> SetLine:
    return set_probe(text, language, measure, vertical=True).lines[0]


@pytest.mark.parametrize("language", [CN, TW, JA])
def test_orientation_by_uax_50(language: str) -> None:
    """U stands, R is turned unless the face has a form for columns, T has such a form or is turned (Tr)."""
    face, region = shipped(language=language), region_of(language)
    chars = "国あアー。、，！？：；（）「」『』《》〈〉【】——……～〜–→←↑↓①②℃％°×＝＋㎏㍿Ａ１★☆♪§†½©®ァっゃ々〆〒"
    for char in dict.fromkeys(chars):
        mark = next(m for m in set_probe(f"国{char}国", language, vertical=True).page.marks if m.said == char)
        wanted = orientation(char, region)
        has_form = face.vertical.codes[char] != face.horizontal.codes[char]
        stands = mark.upright or not mark.turned
        assert stands == (wanted in ("U", "Tu") or has_form), (char, wanted)


@pytest.mark.parametrize("char", "「」『』（）《》。、，—…ー〜っァ！？：；")
def test_forms_for_columns(char: str) -> None:
    face = shipped(language=CN)
    spot = next(s for s in column(f"国{char}国", CN).base if s.char == char)
    assert spot.mark.upright
    assert spot.mark.gid == int.from_bytes(face.vertical.codes[char], "big")
    assert spot.mark.gid != face.glyph(char)


@pytest.mark.parametrize(("digits", "squeeze"), [("7", 1.0), ("25", 0.9), ("125", 0.6)])
def test_up_to_three_figures_stand_side_by_side(digits: str, squeeze: float) -> None:
    marks = set_probe(f"国{digits}国", JA, vertical=True).page.marks
    figures = sorted((mark for mark in marks if mark.char.isdigit()), key=lambda mark: mark.x)
    assert "".join(mark.char for mark in figures) == digits
    assert len({round(mark.y, 2) for mark in figures}) == 1
    assert not any(mark.turned for mark in figures)
    assert figures[0].squeeze == pytest.approx(squeeze, abs=0.1)
    assert (marks[-1].y - marks[0].y) / 20 == pytest.approx(2.0, abs=0.01)


def test_four_figures_and_words_are_turned_with_a_quarter_em() -> None:
    for word in ("2025", "Word", "3.14", "A4"):
        line = set_probe(f"国{word}国", JA, 40.0, vertical=True).page.marks
        western = [mark for mark in line if mark.char in word]
        assert all(mark.turned for mark in western), word
        assert (western[0].y - line[0].y) / 20 == pytest.approx(1.25, abs=0.01)


@pytest.mark.parametrize("word", ["A", "a", "USA", "NATO"])
def test_letters_and_acronyms_stand(word: str) -> None:
    marks = [mark for mark in set_probe(f"国{word}国", CN, 40.0, vertical=True).page.marks if mark.char in word]
    assert [mark.char for mark in marks] == list(word)
    assert not any(mark.turned for mark in marks)
    assert all(after.y - before.y == pytest.approx(20, abs=0.1) for before, after in pairwise(marks))


def test_what_is_part_of_a_sentence_is_turned_with_it() -> None:
    for text in ("I am a man of 25", "at 3 USA Today"):
        marks = [m for m in set_probe(f"国{text}国", CN, 40.0, vertical=True).page.marks if m.char.isascii()]
        assert all(mark.turned for mark in marks)


def test_chinese_columns_have_corner_brackets_for_quotes() -> None:
    face = shipped(language=CN)
    line = column("国“国‘国’国”国", CN)
    corner = [int.from_bytes(face.vertical.codes[char], "big") for char in "『「」』"]
    assert [spot.mark.gid for spot in line.base if spot.char in "“‘’”"] == corner


def test_marks_and_selectors_stand_with_their_base() -> None:
    line = column("葛\U000e0100城か\u3099国")
    assert line.base[0].mark.upright
    assert not any(spot.mark.turned for spot in line.base)
    assert line.base[-1].x == pytest.approx(3.0, abs=0.01)
    assert line.base[0].mark.gid != column("葛城").base[0].mark.gid


def test_dash_and_ellipsis_are_one_stroke() -> None:
    for vertical in (False, True):
        line = set_probe("国——国", CN, 20.0, vertical=vertical).lines[0]
        first, second = line.base[1:3]
        assert second.x < first.end  # the halves overlap, so that no seam shows
        assert line.base[3].x == pytest.approx(3.0, abs=0.01)


def test_columns_run_from_right_to_left_and_are_read_in_order() -> None:
    text = "天地玄黄，宇宙洪荒。日月盈昃「辰宿」列张2025年NATO寒来暑往12月秋收冬藏"
    probe = set_probe(text, CN, vertical=True)
    assert probe.text == text
    across = [line.base[0].mark.x for line in probe.lines]
    assert across == sorted(across, reverse=True)


def test_a_mark_of_half_an_em_stands_in_the_middle_of_its_room() -> None:
    line = column("国·国", CN)
    assert line.base[2].x == pytest.approx(1.5, abs=0.01)
    assert line.base[1].x == pytest.approx(0.75, abs=0.01)
