"""What holds for every text: break opportunities, clusters, classes, joining, gaps."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from casepub.text.character import CharClass, classes, cluster_starts, clusters
from casepub.text.joining import join
from casepub.text.kinsoku import known
from casepub.text.linebreak import (
    ALLOWED,
    INSEPARABLE,
    MANDATORY,
    NO_BREAK,
    never_end,
    never_start,
    opportunities,
    tailoring,
)
from casepub.text.numeral import format_number, parse_number
from casepub.text.region import REGIONS, Level, Region, Style
from casepub.text.spacing import ROW, gap, gaps

_MARKS = "".join(sorted(known("start") | known("end") | INSEPARABLE))
_LETTERS = "文字漢あアんー한글가" * 2 + "Az09 \u3000\u200b\u0301\u3099\n"
_EAST_ASIAN = st.text(alphabet=st.sampled_from(_LETTERS + _MARKS + "%$"))
_TEXTS = st.one_of(st.text(), _EAST_ASIAN)
_REGIONS = st.sampled_from(REGIONS)
_LEVELS = st.sampled_from([None, *Level])


@given(_TEXTS, _REGIONS, _LEVELS)
def test_one_verdict_for_each_place(text: str, region: Region, level: Level | None) -> None:
    for found in (opportunities(text), opportunities(text, tailoring(region, level))):
        assert len(found) == len(text) + 1
        assert set(found) <= {NO_BREAK, ALLOWED, MANDATORY}
        assert found[0] == NO_BREAK
        assert found[-1] == (MANDATORY if text else NO_BREAK)


@given(_TEXTS, _REGIONS, _LEVELS)
def test_no_break_before_a_combining_mark_or_after_a_joiner(text: str, region: Region, level: Level | None) -> None:
    found = opportunities(text, tailoring(region, level))
    for at in range(1, len(text)):
        follows = unicodedata.category(text[at - 1]) not in ("Cc", "Zs", "Zl", "Zp") and text[at - 1] != "\u200b"
        if follows and unicodedata.category(text[at]) in ("Mn", "Me"):
            assert found[at] == NO_BREAK
        if text[at - 1] == "\u200d":
            assert found[at] == NO_BREAK


@given(_TEXTS, _REGIONS, _LEVELS)
def test_mandatory_breaks_are_the_same_in_every_tailoring(text: str, region: Region, level: Level | None) -> None:
    plain, tailored = opportunities(text), opportunities(text, tailoring(region, level))
    assert [at for at, verdict in enumerate(plain) if verdict == MANDATORY] == [
        at for at, verdict in enumerate(tailored) if verdict == MANDATORY
    ]


@given(_EAST_ASIAN, _REGIONS, _LEVELS)
def test_no_full_width_mark_stands_where_it_may_not(text: str, region: Region, level: Level | None) -> None:
    found = opportunities(text, tailoring(region, level))
    starts, ends = never_start(region, level), never_end(region, level)
    for at in range(1, len(text)):
        if found[at] == ALLOWED and text[at - 1] not in " \u200b":
            assert not (_full(text[at]) and text[at] in starts)
            assert not (_full(text[at - 1]) and text[at - 1] in ends)


def _full(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "FW"


# Prefixes and postfixes are left out: UAX #14 ties them to ideographs and not to small kana (LB23a).
@given(st.text(alphabet=st.sampled_from(_LETTERS + _MARKS)))
def test_stricter_levels_allow_no_more(text: str) -> None:
    for region in REGIONS[:3]:
        basic, strict = (opportunities(text, tailoring(region, level)) for level in ("basic", "gb"))
        assert all(loose >= tight for loose, tight in zip(basic, strict, strict=True))


@given(st.text())
def test_clusters_join_to_the_text(text: str) -> None:
    assert "".join(clusters(text)) == text
    assert len(cluster_starts(text)) == len(clusters(text))
    assert all(clusters(text))


@given(st.text())
def test_one_class_for_each_character(text: str) -> None:
    found = classes(text)
    assert len(found) == len(text)
    assert all(kind in set(CharClass) for kind in found)


@given(st.lists(st.text()))
def test_joining_loses_no_visible_character(lines: list[str]) -> None:
    joined = join(lines)
    assert [char for char in joined if not char.isspace()] == [
        char for line in lines for char in line if not char.isspace()
    ]


@given(st.characters(), st.characters(), _REGIONS, st.sampled_from(Style), st.booleans())
def test_a_gap_is_never_negative(before: str, after: str, region: Region, style: Style, vertical: bool) -> None:
    found = gap(before, after, region, style, vertical=vertical)
    assert min(found.trim_previous, found.trim_next, found.space, found.shrink.limit, found.stretch.limit) >= 0
    pair = classes(before)[0] * ROW + classes(after)[0]
    assert gaps(region, style, vertical=vertical)[pair] == found


@given(st.integers(min_value=0, max_value=10**16 - 1), st.sampled_from(["cjk-ideographic", "simp-chinese-formal",
       "japanese-informal", "korean-hangul-formal"]))  # fmt: skip
def test_han_numerals_read_back(value: int, style: str) -> None:
    assert parse_number(format_number(value, style), style) == value


@given(st.text(max_size=40))
def test_any_text_is_a_numeral_or_none(text: str) -> None:
    value = parse_number(text)
    assert value is None or value >= 0
