"""What holds for every paragraph in every region: nothing lost, nothing over the measure, edges even, rules kept."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casepub.diagnostics import Report
from casepub.layout import detour
from casepub.layout.ems import EmParagraph
from casepub.layout.itemize import Voice
from casepub.layout.paragraph import wants_total_fit
from casepub.layout.straight import StraightRoad
from casepub.text.character import CharClass, class_of
from casepub.text.linebreak import never_end, never_start, opportunities
from tests.support.probe import Row, general_rows, itemizer, set_rows, strips_of, style_of

LANGUAGES = ("zh-Hans-CN", "zh-Hant-TW", "zh-Hant-HK", "ja-JP", "ko-KR")
HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张"
LETTERS = {
    "zh-Hans-CN": HAN,
    "zh-Hant-TW": "天地玄黃宇宙洪荒日月盈昃辰宿列張",
    "zh-Hant-HK": "天地玄黃宇宙洪荒日月盈昃辰宿列張",
    "ja-JP": "天地玄黄いろはにほへとカタナっャー々",
    "ko-KR": "하늘땅검을누를집주넓을거칠 ",
}
MARKS = "、，。．：；！？”’）〕］｝〉》」』】〗“‘（〔［｛〈《「『【〖·・／～—…"
WORD_LIST = ("word", "typography", "A4", "3.14", "12", "100%", "5 km", "CJK", "e.g.", "it's", "x")
RARE_WORDS = ("internationalization", " responsibilities ", "２０２５年", "！！")
WORDS = st.sampled_from(WORD_LIST)
ODD = (*WORD_LIST, *RARE_WORDS, ".", "..", " ", "—", "———", "！？", "！！", "щ", "（")
# As often as in prose: a mark after some letters, now and then a run of marks.
TOLERANCE = 0.01


def _turns(text: str, look: dict[str, Any]) -> bool:
    """Tell whether a column holds letters or figures, which may stand side by side: the probe reads rows alone."""
    return "vertical" in look and any(char.isascii() and char.isalnum() for char in text)


def straight_texts(language: str) -> st.SearchStrategy[str]:
    letters = st.text(st.sampled_from(LETTERS[language]), min_size=1, max_size=8)
    marks = st.text(st.sampled_from(MARKS), min_size=0, max_size=3)
    return st.lists(st.tuples(letters, marks).map("".join), min_size=1, max_size=14).map("".join)


def mixed_texts(language: str) -> st.SearchStrategy[str]:
    words = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
    pieces = st.one_of(straight_texts(language), words, st.sampled_from([" ", "—— ", "……", "％"]))
    return st.lists(pieces, min_size=1, max_size=6).map("".join)


@st.composite
def paragraphs(draw: st.DrawFn) -> tuple[str, str, float]:
    """Draw a language, a text and a measure in em."""
    language = draw(st.sampled_from(LANGUAGES))
    text = draw(st.one_of(straight_texts(language), mixed_texts(language)))
    return language, text, draw(st.integers(min_value=8, max_value=40).map(lambda half: half * 0.75))


def squashed(text: str) -> str:
    """Leave out what a line end swallows, and the hyphens that it adds."""
    return text.replace(" ", "").replace("\u00ad", "")


def checked(language: str, text: str, measure: float, **look: Any) -> list[Row]:
    """Set a paragraph and check all that holds for any."""
    report = Report()
    rows = set_rows(text, language, measure, report=report, **look)
    assert squashed("".join(row.text for row in rows)) == squashed(text)
    codes = {diagnostic.code for diagnostic in report}
    if not codes:
        for row in rows:
            check_length(row)
        for row in rows[:-1]:
            check_edges(row)
        check_ends(rows, text)
        check_marks(rows, text)
    return rows


def check_marks(rows: list[Row], text: str) -> None:
    """Check by the lists of CLREQ and JLREQ themselves that no mark begins or ends a line that may not."""
    rule = rows[0].rule
    starts, ends = never_start(rule.region, rule.level), never_end(rule.region, rule.level)
    for before, after in pairwise(rows):
        # A mark after a real space, or ASCII between words, is the business of UAX #14.
        assert after.text[0] not in starts or after.text[0].isascii(), (before.text, after.text)
        parted = f"{before.text[-1]} " in text
        assert before.text[-1] not in ends or before.text[-1].isascii() or parted, (before.text, after.text)


def check_length(row: Row) -> None:
    hangs = row.rule.hanging and row.text[-1] in row.rule.region.hanging
    assert row.start >= -TOLERANCE
    assert row.end <= row.measure + TOLERANCE + hangs, (row.end, row.measure, row.text)


def check_edges(row: Row) -> None:
    """Check that a justified line fills its measure; one with no two letters beside each other may have no way to."""
    if row.justified and row.text[0] not in "—":
        assert abs(row.start) < TOLERANCE, row.text
    kinds = [class_of(char) for char in row.text]
    if row.justified and any(a == b == CharClass.IDEOGRAPH for a, b in pairwise(kinds)):
        hangs = row.rule.hanging and row.text[-1] in row.rule.region.hanging and row.end > row.measure + TOLERANCE
        end = row.base[-1].x if hangs else row.end
        dash = 0.06 if row.text[-1] in "—\u00ad" else 0.0
        assert abs(end - row.measure) < TOLERANCE + dash, (end, row.measure, row.text)


def check_ends(rows: list[Row], text: str) -> None:
    """Check that lines end where they may, or at a hyphen where the dictionary has one."""
    verdicts = opportunities(text, rows[0].rule.tailoring)
    place = 0
    for row in rows[:-1]:
        for char in row.text.rstrip("\u00ad"):
            place = text.index(char, place) + 1
        after = place + len(text[place:]) - len(text[place:].lstrip(" "))
        assert verdicts[after] or row.text[-1] == "\u00ad", (row.text, text[after:])


LOOKS: tuple[dict[str, Any], ...] = (
    {}, {}, {"hanging_punctuation": True}, {"text_wrap": "pretty"}, {"kinsoku": "strict"}, {"kinsoku": "none"},
    {"text_spacing_trim": "kaiming"}, {"text_spacing_trim": "banjiao"}, {"vertical": True}, {"align": "center"},
)  # fmt: skip


def check_roads(language: str, text: str, measure: float, **look: Any) -> None:
    """Check that the straight road sets a text as the general one does, glyph by glyph."""
    if not StraightRoad(itemizer().look(Voice.of(style_of(language, **look)))).takes(text):
        return
    straight, general = (make(text, language, measure, **look) for make in (set_rows, general_rows))
    assert [row.text for row in straight] == [row.text for row in general]
    for one, other in zip(straight, general, strict=True):
        assert [glyph.x for glyph in one.glyphs] == pytest.approx([glyph.x for glyph in other.glyphs], abs=1e-3)


@settings(max_examples=300)
@given(paragraphs(), st.sampled_from(LOOKS))
def test_paragraphs_keep_the_rules(drawn: tuple[str, str, float], look: dict[str, Any]) -> None:
    language, text, measure = drawn
    if text.strip() and not _turns(text, look):
        checked(language, text.strip(), measure, **look)


@settings(max_examples=300)
@given(paragraphs(), st.sampled_from(LOOKS[:3] + LOOKS[4:9]))
def test_roads_agree(drawn: tuple[str, str, float], look: dict[str, Any]) -> None:
    check_roads(*drawn, **look)


def prose(language: str, random: Random, count: tuple[int, int], rate: float, odd: Sequence[str]) -> str:
    """Make a paragraph as prose has it: letters, now and then marks, at some rate something odd."""
    pieces = []
    for _ in range(random.randint(*count)):
        pieces.append("".join(random.choices(LETTERS[language], k=random.randint(1, 9))))
        pieces.append("".join(random.choices(MARKS, k=random.choice((0, 1, 1, 1, 2, 2, 3)))))
        if random.random() < rate:
            pieces.append(random.choice(odd))
    return "".join(pieces).strip()


@pytest.mark.parametrize("look", LOOKS[:3])
def test_no_character_beyond_the_horizon_has_a_say(look: dict[str, Any]) -> None:
    random, style = Random(5), style_of("zh-Hans-CN", **look)
    road = StraightRoad(itemizer().look(Voice.of(style)))
    letters = HAN + "，。、；”》）"
    for _ in range(400):
        text = "".join(random.choices(HAN + "，。、“”《》", weights=[2] * len(HAN) + [3] * 7, k=40))
        length = random.randint(30, 80) / 4
        if not road.takes(text + letters):
            continue
        beyond = EmParagraph(road, text).horizon(0, length)
        other = text[:beyond] + "".join(random.choices(letters, k=40))
        if road.takes(text) and road.takes(other):
            ends = {EmParagraph(road, whole).end(0, length, lambda _: None) for whole in (text, other)}
            assert len(ends) == 1, (text, other, length)


DETOURS = LOOKS[:3] + LOOKS[4:9]


def check_detours(language: str, patch: pytest.MonkeyPatch, count: int) -> int:
    """Check that long paragraphs have the general road's lines where they take a detour; count those that do."""
    random, taken = Random(count), 0
    made: list[bool] = []

    def noting(*arguments: Any) -> Any:
        lines = detour.detoured(*arguments)
        made.append(lines is not None)
        return lines

    patch.setattr("casepub.layout.paragraph.detoured", noting)
    patch.setattr(detour, "_LINES_A_WORD", 0)  # also where it does not pay
    for number in range(count):
        text, measure, look = (
            prose(language, random, (20, 90), 0.08, ODD),
            random.randint(48, 120) / 4,
            DETOURS[number % len(DETOURS)],
        )
        if _turns(text, look):
            continue
        made.clear()
        rows = set_rows(text, language, measure, **look)
        if any(made):
            taken += 1
            check_detour(rows, text, language, measure, look)
    return taken


def check_detour(rows: list[Row], text: str, language: str, measure: float, look: dict[str, Any]) -> None:
    (strip,) = strips_of(text, language, **look)
    assert not wants_total_fit(strip, measure * strip.size)
    general = general_rows(text, language, measure, **look)
    assert [row.text for row in rows] == [row.text for row in general], (text, measure)
    for one, other in zip(rows, general, strict=True):
        assert [glyph.x for glyph in one.glyphs] == pytest.approx([glyph.x for glyph in other.glyphs], abs=1e-3)


# Not Korean, in which every space is odd.
@pytest.mark.parametrize("language", LANGUAGES[:-1])
def test_detours_give_the_lines_of_the_general_road(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert check_detours(language, monkeypatch, 100) > 25


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES[:-1])
def test_many_detours(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert check_detours(language, monkeypatch, 2000) > 100


@settings(max_examples=200)
@given(paragraphs(), st.sampled_from(({}, {"kinsoku": "strict"}, {"kinsoku": "none"})))
def test_places_asked_for_one_by_one_say_what_all_say(drawn: tuple[str, str, float], look: dict[str, Any]) -> None:
    language, text, _ = drawn
    for strip in strips_of(text, language, **look):
        single = [strip.may_end(place) for place in range(1, len(strip.cells) + 1)]
        assert single == [bool(verdict) for verdict in strip.breaks[1:]]


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_ten_thousand_paragraphs(language: str, look: dict[str, Any]) -> None:
    random = Random(f"{language} {look}")
    for _ in range(10_000 // len(LANGUAGES) // len(LOOKS)):
        text, measure = (
            prose(language, random, (2, 24), 0.15, (*WORD_LIST, *RARE_WORDS)),
            random.choice((8.0, 9.5, 12.0, 17.25, 20.0, 31.0)),
        )
        if text and not _turns(text, look):
            checked(language, text, measure, **look)
        if look.get("text_wrap") != "pretty" and look.get("align") != "center":
            check_roads(language, text, measure, **look)


@pytest.mark.parametrize("language", LANGUAGES[:4])
def test_a_last_line_has_two_letters_where_it_can(language: str) -> None:
    for count in range(11, 45):
        rows = set_rows(LETTERS[language][0] * count, language, 10.0)
        assert len(rows[-1].text) >= 2, count
        rows = set_rows(LETTERS[language][0] * (count - 1) + "。", language, 10.0)
        assert sum(char != "。" for char in rows[-1].text) >= 2, count


def test_a_word_of_two_pieces_has_a_hyphen_where_the_dictionary_has_one() -> None:
    rows = set_rows("中文English混排的字hyphenation and typography测试", "zh-Hans-CN", 12.0)
    assert [row.text for row in rows][:2] == ["中文English混排的字hy\u00ad", "phenation and typography"]


def test_a_lone_dash_begins_no_line_on_either_road() -> None:
    assert set_rows("張玄宿昃荒昃—宿荒宇玄月", "zh-Hant-TW", 6.0)[1].text[0] != "—"


def test_japanese_opens_places_beside_marks_last() -> None:
    row = set_rows("地ろにカ玄」〈玄天天", "ja-JP", 10.0)[0]
    assert row.text == "地ろにカ玄」〈玄天天"
    wide = set_rows("地ろにカ玄」〈玄「「「天天天", "ja-JP", 8.5)[0]
    assert wide.gap(4) == pytest.approx(wide.gap(0) - 0.25, abs=1e-3) or wide.gap(0) <= 0.25


def test_letters_taken_down_do_not_overfill_the_last_line() -> None:
    text = "거 거거거거·거거거거거거거거··거·거거거거거거 ·거"
    rows = checked("ko-KR", text, 24.75, kinsoku="none")
    assert all(row.end <= row.measure for row in rows)
