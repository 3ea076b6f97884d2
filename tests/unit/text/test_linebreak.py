"""Line breaking: UAX #14 untailored, then what each region and level changes."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from itertools import pairwise

import pytest

from casepub.text import _unicode
from casepub.text.character import CharClass, class_of
from casepub.text.kinsoku import PROHIBITIONS, known
from casepub.text.linebreak import (
    ALLOWED,
    MANDATORY,
    NO_BREAK,
    Tailoring,
    never_end,
    never_start,
    opportunities,
    tailoring,
)
from casepub.text.region import HONG_KONG, JAPAN, KOREA, MAINLAND, TAIWAN, WESTERN, Level, Region
from tests.support.data import ROOT

_TEST_FILE = ROOT / "scripts" / "ucd" / "17.0" / "LineBreakTest-17.0.txt"


def _broken(text: str, rules: Tailoring | None) -> str:
    """Show a text with a bar at each opportunity."""
    found = opportunities(text, rules)
    return "".join("|" * (found[at] > 0) + char for at, char in enumerate(text))


def test_every_line_of_linebreaktest() -> None:
    wrong = []
    for line in _TEST_FILE.read_text(encoding="utf-8").splitlines():
        marks = line.partition("#")[0].split()
        text = "".join(chr(int(code, 16)) for code in marks[1::2])
        if text and [verdict > 0 for verdict in opportunities(text)] != [mark == "÷" for mark in marks[::2]]:
            wrong.append(line)
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [NO_BREAK]),
        ("a", [NO_BREAK, MANDATORY]),
        ("a\nb", [NO_BREAK, NO_BREAK, MANDATORY, MANDATORY]),
        ("a\r\nb", [NO_BREAK, NO_BREAK, NO_BREAK, MANDATORY, MANDATORY]),
        ("a b", [NO_BREAK, NO_BREAK, ALLOWED, MANDATORY]),
        ("文字", [NO_BREAK, ALLOWED, MANDATORY]),
        ("\u0301\u0301", [NO_BREAK, NO_BREAK, MANDATORY]),
    ],
)
def test_verdicts(text: str, expected: list[int]) -> None:
    assert list(opportunities(text)) == expected


_CLAUSES = [
    # clause, region, level, text with a bar at each opportunity
    ("CLREQ §6.1.1 quotes", MAINLAND, None, "他|说：|“你|好”。"),
    ("CLREQ §6.1.1 interpunct", MAINLAND, "basic", "玛|丽·|居|里"),
    ("CLREQ §6.1.1 connector ～", MAINLAND, "basic", "甲～|乙"),
    ("CLREQ §6.1.1 single dash", MAINLAND, "basic", "北|京—|上|海"),
    ("CLREQ §6.1.1 solidus, basic: not at the start", MAINLAND, "basic", "甲／|乙/|丙"),
    ("GB/T 15834 §5.1.9 solidus: nor at the end", MAINLAND, "gb", "甲／乙/丙"),
    ("CLREQ §6.1.1 strict: dash and ellipsis", MAINLAND, "strict", "甲——|乙……|丙"),
    ("CLREQ §6.1.1 GB: they may start a line", MAINLAND, "gb", "甲|——|乙|……|丙"),
    ("CLREQ §6.1.2.1 units of two em", MAINLAND, None, "甲|——|——|乙|……|……|丙"),
    ("CLREQ §6.1.1 none", MAINLAND, "none", "甲|。|乙|“|丙|”|——|丁"),
    ("CLREQ §6.1.1 none keeps words whole", MAINLAND, "none", "甲|don’t"),
    ("CLREQ §6.1.2.2 number and unit", MAINLAND, None, "长|5 km|的"),
    ("CLREQ §6.1.2.2 no unit in a word", MAINLAND, None, "5 |kmart"),
    ("CLREQ §6.1.2.2 per cent, currency", MAINLAND, None, "占|5%|共|$5.00|整"),
    ("CLREQ §6.1.2.2 full-width digits", MAINLAND, None, "占|２０％|整"),
    ("UAX #14 LB1: ambiguous symbols", MAINLAND, None, "甲|①|②|→|★|乙|\ue000|\ue001|α |β"),
    ("dashes of other character sets", TAIWAN, None, "甲|──|乙|――|丙"),
    ("apostrophe inside a word", MAINLAND, None, "it’s|好"),
    ("dot inside a word", MAINLAND, None, "col·lecció"),
    ("CLREQ §6.1.1 TW", TAIWAN, None, "他|說：|「你|好」，|是·‧|的"),
    ("CLREQ §6.1.1 HK", HONG_KONG, None, "他|說：|「你|好」。"),
    ("JLREQ very strict", JAPAN, "very-strict", "人々|ラー|あっ|中・|外〜|内"),
    ("JLREQ strict", JAPAN, None, "人|々|ラ|ー|あ|っ|中・|外〜|内|甲ヽ"),
    ("JLREQ loose", JAPAN, "loose", "中|・|外|〜|内|…|…|甲ヽ|乙！|丙|——"),
    ("JLREQ very loose", JAPAN, "very-loose", "甲|ヽ|乙|！|—|—|丙、|丁」|戊"),
    ("JLREQ cl-08 note 5", JAPAN, None, "甲|……|——|乙"),
    ("JLREQ cl-12", JAPAN, None, "甲|￥百|＃二"),
    ("JLREQ cl-13", JAPAN, None, "百|％|２０％|5℃"),
    ("CSS strict", JAPAN, "css-strict", "ラー|あっ|外〜|内|人々"),
    ("CSS normal", JAPAN, "css-normal", "ラ|ー|あ|っ|外|〜|内|人々"),
    ("CSS loose", JAPAN, "css-loose", "ラ|ー|外|〜|人|々|中|・|甲|！|乙|：|…|…|５|％、"),
    ("CSS loose keeps stops", JAPAN, "css-loose", "甲、|乙。|「丙」"),
    ("KLREQ by word", KOREA, None, "서울(首都)은 |“나”라고 |「책」을 |읽다. |정치·|경제"),
    ("KLREQ by syllable", replace(KOREA, break_unit="character"), None, "서|울|은 |“나”|라|고"),
    ("Western: UAX #14 for its own marks", WESTERN, None, "“Hi” |said |’文|·|文"),
    ("Western: kinsoku for full-width marks", WESTERN, None, "甲～|乙／|丙・|丁"),
]


@pytest.mark.parametrize(("clause", "region", "level", "expected"), _CLAUSES, ids=[row[0] for row in _CLAUSES])
def test_tailored_clauses(clause: str, region: Region, level: str | None, expected: str) -> None:
    text = expected.replace("|", "")
    assert _broken(text, tailoring(region, level)) == expected, clause


_LADDERS = [
    (MAINLAND, ("none", "basic", "gb", "strict")),
    (TAIWAN, ("none", "basic", "gb", "strict")),
    (JAPAN, ("none", "very-loose", "loose", "strict", "very-strict")),
    (JAPAN, ("none", "css-loose", "css-normal", "css-strict")),
    (KOREA, ("none", "klreq")),
]


@pytest.mark.parametrize(("region", "levels"), _LADDERS)
def test_levels_are_nested(region: Region, levels: tuple[str, ...]) -> None:
    for looser, stricter in pairwise(levels):
        assert never_start(region, looser) < never_start(region, stricter)
        assert never_end(region, looser) <= never_end(region, stricter)


def test_none_forbids_nothing() -> None:
    assert not never_start(MAINLAND, "none")
    assert not never_end(MAINLAND, "none")


@pytest.mark.parametrize(
    ("region", "level", "count"),
    [(MAINLAND, "basic", 28), (TAIWAN, "basic", 28)],
)
def test_the_marks_of_clreq_basic_line_start(region: Region, level: str, count: int) -> None:
    listed = "、，。．：；！？‼⁇⁈⁉”’）〕］｝〉》」』】〗·・‧／"
    assert len(listed) == count
    assert never_start(region, level) >= set(listed + "/‐-–～~")


def test_the_marks_of_clreq_basic_line_end() -> None:
    assert never_end(MAINLAND, "basic") >= set("“‘（〔［｛〈《「『【〖")
    assert never_end(MAINLAND, "gb") - never_end(MAINLAND, "basic") == {"／", "/"}


@pytest.mark.parametrize("region", [MAINLAND, TAIWAN, HONG_KONG, JAPAN], ids=lambda region: region.tag)
@pytest.mark.parametrize("level", Level)
def test_the_sets_and_the_algorithm_agree(region: Region, level: Level) -> None:
    """Both roads obey one table: full-width marks between Han break as the sets say."""
    rules = tailoring(region, level)
    starts, ends = never_start(region, level), never_end(region, level)
    for mark in sorted(known("start") | known("end")):
        if mark.isascii() or mark == "—":  # Western rules; a single dash is a matter of context
            continue
        verdicts = opportunities(f"文{mark}文", rules)
        assert (verdicts[1] == NO_BREAK, verdicts[2] == NO_BREAK) == (mark in starts, mark in ends), mark


@pytest.mark.parametrize("region", [MAINLAND, JAPAN, KOREA], ids=lambda region: region.tag)
def test_a_forbidden_mark_stays_forbidden_after_a_space(region: Region) -> None:
    rules = tailoring(region)
    for mark in never_start(region):
        if unicodedata.east_asian_width(mark) in "FW" and mark not in "〃":
            assert opportunities(f"文 {mark}", rules)[2] == NO_BREAK, mark


@pytest.mark.parametrize("stroke", ["——", "……", "—", "…", "⸺", "⋯⋯"])
def test_strokes_stay_forbidden_after_a_space_where_the_level_is_strict(stroke: str) -> None:
    for text in (f"word {stroke}", f"文 {stroke}", f"文  {stroke}文"):
        place = text.index(stroke)
        assert opportunities(text, tailoring(MAINLAND, "strict"))[place] == NO_BREAK
        assert opportunities(text, tailoring(MAINLAND, "none"))[place] != NO_BREAK


@pytest.mark.parametrize("region", [MAINLAND, JAPAN], ids=lambda region: region.tag)
def test_a_tailoring_changes_documented_characters_only(region: Region) -> None:
    documented = known("start") | known("end") | set("０１２３４５６７８９＃―─⸺⸻·")
    documented |= {char for char in map(chr, range(0x10000)) if class_of(char) is CharClass.IDEOGRAPH}  # LB1
    chars = [chr(code) for code in range(0x20, 0x10000) if not 0xD800 <= code < 0xE000]
    text = "\u200b".join(f"文{char}文" for char in chars)
    plain, tailored = opportunities(text), opportunities(text, tailoring(region))
    changed = {char for at, char in enumerate(chars) if plain[4 * at : 4 * at + 3] != tailored[4 * at : 4 * at + 3]}
    if region is JAPAN:  # JLREQ cl-12 and cl-13 bind to numerals only, unlike PR and PO
        changed -= {char for char in changed if _unicode.record(ord(char)).line_break[:2] in ("PR", "PO")}
    assert changed <= documented


def test_a_word_that_is_no_level_is_an_error() -> None:
    with pytest.raises(ValueError, match="lax"):
        tailoring(MAINLAND, "lax")


def test_a_foreign_level_is_read_as_the_nearest() -> None:
    assert tailoring(JAPAN, "gb") is tailoring(JAPAN, "strict")
    assert tailoring(MAINLAND, "very-strict") is tailoring(MAINLAND, "strict")
    assert tailoring(KOREA, "basic") is tailoring(KOREA, "klreq")


def test_every_row_names_its_clause() -> None:
    assert all(row.clause for row in PROHIBITIONS)


def test_the_page_about_line_breaking_lists_every_row() -> None:
    page = (ROOT / "docs" / "text" / "line-breaking.md").read_text(encoding="utf-8")
    for row in PROHIBITIONS:
        assert f"| {row.clause} | {' '.join(row.marks)} |" in page, row.clause
