"""Which glyph stands for which character on finished pages, and what is read back."""

from __future__ import annotations

import pytest

from casepub.diagnostics import Report
from casepub.model import Span, Text
from tests.support.micro import set_probe
from tests.support.pages import shipped

CN, TW, HK, JA, KO = "zh-Hans-CN", "zh-Hant-TW", "zh-Hant-HK", "ja-JP", "ko-KR"


def test_local_forms_by_language() -> None:
    glyphs = {language: set_probe("骨直令，", language).page.marks for language in (CN, TW, HK, JA, KO)}
    fonts = {language: marks[0].font.split("+")[1] for language, marks in glyphs.items()}
    assert len(set(fonts.values())) == 5
    assert glyphs[CN][3].gid != glyphs[TW][3].gid


def test_an_apostrophe_in_a_word_is_narrow_in_any_language() -> None:
    for language in (CN, TW, JA, KO):
        line = set_probe("国it’s国", language, 20.0).lines[0]
        assert line.spot("’").advance < 0.4, language
        assert set_probe("国it’s国", language, 20.0).text == "国it’s国"


def test_quotes_follow_the_language_of_the_run() -> None:
    wide = set_probe("国“a”国", CN, 20.0).lines[0]
    assert wide.spot("“").advance == pytest.approx(1.0)
    narrow = set_probe((Text("国"), Span((Text("“a” — b"),), "none", "en"), Text("国")), CN, 20.0).lines[0]
    assert narrow.spot("“").advance < 0.6


def test_korean_quotes_are_as_wide_as_their_glyphs() -> None:
    line = set_probe("“한국” ‘글’", KO, 20.0).lines[0]
    assert line.spot("“").advance < 0.6
    assert line.base[0].x == pytest.approx(0.0, abs=0.01)
    assert max(line.gaps()) < 0.05


def test_the_solidus_of_the_mainland_does_not_touch() -> None:
    line = set_probe("国／国", CN).lines[0]
    assert line.spot("／").advance == pytest.approx(0.5)
    assert set_probe("国／国", CN).text == "国／国"


@pytest.mark.parametrize("vertical", [False, True])
def test_variation_selectors_choose_forms_and_come_back(vertical: bool) -> None:
    text = "葛\U000e0100城市"
    probe = set_probe(text, JA, vertical=vertical)
    assert probe.text == text
    assert probe.page.marks[0].gid != shipped(language=JA).glyph("葛")


def test_combining_marks_stand_on_their_base() -> None:
    for text in ("か\u3099国", "e\u0301国", "ㇷ\u309a国"):
        probe = set_probe(text, JA)
        assert probe.text == text
        assert probe.lines[0].spot("国").x <= 1.26


@pytest.mark.parametrize("char", ["\U00020000", "\U0001f600", "\U0001f469\u200d\U0001f680", "\U0001f1ef\U0001f1f5"])
def test_what_no_font_has_is_reported_once_and_still_said(char: str) -> None:
    report = Report()
    probe = set_probe(f"国{char}国{char}国", CN, report=report)
    codes = [diagnostic.code for diagnostic in report]
    if codes:
        assert set(codes) == {"missing-glyph"}
        assert len(codes) == len({str(diagnostic) for diagnostic in report})
    assert probe.text.replace("\u200d", "") == f"国{char}国{char}国".replace("\u200d", "")


def test_extension_b_that_the_font_has_is_drawn() -> None:
    report = Report()
    probe = set_probe("国𠮷国", JA, report=report)
    assert not list(report)
    assert probe.text == "国𠮷国"
    assert probe.page.marks[1].gid != 0


def test_a_mark_that_its_face_lacks_is_reported() -> None:
    report = Report()
    probe = set_probe("国x\u0302国 e\u0301", CN, report=report)
    assert probe.text == "国x\u0302国 e\u0301"
    assert [d.code for d in report] == ["missing-glyph"]
    assert "U+0302" in str(next(iter(report)))
