"""Marks that may not start or end a line, by region and level: one table, each row with its clause.

In: a region and a level. Out: sets of characters. `linebreak` makes its tailorings of these sets, and a fast road
that breaks full-width text without UAX #14 uses them directly; so both obey the same rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal, NamedTuple

from casepub.text.region import Level, Region

Family = Literal["zh", "ja", "ko", "css"]

# The levels of each family from none to the strictest; a row names the level from which on it holds.
_LADDERS: Mapping[Family, tuple[Level, ...]] = {
    "zh": (Level.NONE, Level.BASIC, Level.GB, Level.STRICT),  # CLREQ §6.1.1
    "ja": (Level.NONE, Level.VERY_LOOSE, Level.LOOSE, Level.STRICT, Level.VERY_STRICT),  # JLREQ App. C addendum
    "ko": (Level.NONE, Level.KLREQ),
    "css": (Level.NONE, Level.CSS_LOOSE, Level.CSS_NORMAL, Level.CSS_STRICT),  # CSS Text 3 §5.2 line-break
}
# A level of one family read in another, where a template has one word for text of several languages.
_FOREIGN: Mapping[Family, Mapping[Level, Level]] = {
    "zh": {
        Level.VERY_LOOSE: Level.BASIC,
        Level.LOOSE: Level.BASIC,
        Level.KLREQ: Level.GB,
        Level.VERY_STRICT: Level.STRICT,
    },
    "ja": {
        Level.BASIC: Level.LOOSE,
        Level.GB: Level.STRICT,
        Level.KLREQ: Level.STRICT,
    },
    "ko": dict.fromkeys(
        (Level.BASIC, Level.GB, Level.STRICT, Level.VERY_STRICT, Level.LOOSE, Level.VERY_LOOSE), Level.KLREQ
    ),
    "css": {},
}


class Prohibition(NamedTuple):
    """One row: at this place these marks may not stand, from these levels on."""

    clause: str
    place: Literal["start", "end"]
    marks: str
    levels: Mapping[Family, Level]


_ITERATION = "ヽヾゝゞ〻"
_SMALL_KANA = "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯ"
_ALL_LEAST: Mapping[Family, Level] = {
    "zh": Level.BASIC, "ja": Level.VERY_LOOSE, "ko": Level.KLREQ, "css": Level.CSS_LOOSE,
}  # fmt: skip

PROHIBITIONS: tuple[Prohibition, ...] = (
    # Never relaxed in any region but by the level `none`.
    Prohibition("CLREQ §6.1.1; JLREQ cl-02, cl-06, cl-07; KLREQ cl2, cl8, cl9", "start",
                "、，。．｡､,.’”）〕］｝〉》」』】〗｣)]}", _ALL_LEAST),
    Prohibition("JLREQ cl-02", "start", "｠〙»〟", _ALL_LEAST),
    Prohibition("CLREQ §6.1.1; JLREQ cl-01; KLREQ cl1", "end", "‘“（〔［｛〈《「『【〖｢([{", _ALL_LEAST),
    Prohibition("JLREQ cl-01", "end", "｟〘«〝", _ALL_LEAST),
    # Question and exclamation marks, colons.
    Prohibition("CLREQ §6.1.1; JLREQ cl-04; KLREQ cl6", "start", "！？‼⁇⁈⁉", {
        "zh": Level.BASIC, "ja": Level.LOOSE, "ko": Level.KLREQ, "css": Level.CSS_NORMAL}),
    Prohibition("CLREQ §6.1.1; JLREQ cl-05; KLREQ cl7", "start", "：；", {
        "zh": Level.BASIC, "ja": Level.LOOSE, "ko": Level.KLREQ, "css": Level.CSS_NORMAL}),
    Prohibition("UAX #14 LB13, LB15d", "start", "!?:;", _ALL_LEAST),
    # Interpuncts: UAX #14 leaves U+00B7 alphabetic.
    Prohibition("CLREQ §6.1.1, GB/T 15834 §5.1.7; JLREQ cl-05; KLREQ cl7", "start", "・･", {
        "zh": Level.BASIC, "ja": Level.STRICT, "ko": Level.KLREQ, "css": Level.CSS_NORMAL}),
    Prohibition("CLREQ §6.1.1, GB/T 15834 §5.1.7; KLREQ cl7", "start", "·‧", {
        "zh": Level.BASIC, "ja": Level.STRICT, "ko": Level.KLREQ, "css": Level.CSS_NORMAL}),
    # Connectors and hyphens.
    Prohibition("CLREQ §6.1.1; JLREQ cl-03; KLREQ cl5", "start", "‐–", {
        "zh": Level.BASIC, "ja": Level.STRICT, "ko": Level.KLREQ, "css": Level.CSS_NORMAL}),
    Prohibition("CLREQ §6.1.1; JLREQ cl-03; KLREQ cl5", "start", "〜゠", {
        "zh": Level.BASIC, "ja": Level.STRICT, "ko": Level.KLREQ, "css": Level.CSS_STRICT}),
    Prohibition("CLREQ §6.1.1 (connectors); JLREQ cl-03 (U+FF5E for U+301C)", "start", "～", {
        "zh": Level.BASIC, "ja": Level.STRICT, "ko": Level.KLREQ, "css": Level.CSS_STRICT}),
    Prohibition("CLREQ §6.1.1 (connectors); KLREQ cl5", "start", "-~", {
        "zh": Level.BASIC, "ko": Level.KLREQ, "css": Level.CSS_NORMAL}),
    # Solidus: never at the start (zh-Hans and zh-Hant texts), and never at the end (GB).
    Prohibition("CLREQ §6.1.1 (分隔号); GB/T 15834 §5.1.9", "start", "／/", {
        "zh": Level.BASIC, "css": Level.CSS_NORMAL}),
    Prohibition("GB/T 15834 §5.1.9", "end", "／/", {"zh": Level.GB}),
    # Dash and ellipsis.
    Prohibition("CLREQ §6.1.1 strict", "start", "—⸺…⋯‥", {"zh": Level.STRICT}),
    # Kana and iteration marks.
    Prohibition("JLREQ cl-09; KLREQ cl11; CSS Text 3 §5.2", "start", _ITERATION, {
        "zh": Level.BASIC, "ja": Level.LOOSE, "ko": Level.KLREQ, "css": Level.CSS_NORMAL}),
    Prohibition("JLREQ cl-09, relaxed at strict; CSS Text 3 §5.2", "start", "々", {
        "zh": Level.GB, "ja": Level.VERY_STRICT, "ko": Level.KLREQ, "css": Level.CSS_NORMAL}),
    Prohibition("JLREQ cl-10; KLREQ cl12; CSS Text 3 §5.2", "start", "ーｰ", {
        "zh": Level.GB, "ja": Level.VERY_STRICT, "ko": Level.KLREQ, "css": Level.CSS_STRICT}),
    Prohibition("JLREQ cl-11; CSS Text 3 §5.2", "start", _SMALL_KANA, {
        "zh": Level.GB, "ja": Level.VERY_STRICT, "ko": Level.KLREQ, "css": Level.CSS_STRICT}),
    Prohibition("KLREQ cl11", "start", "〃", {"ko": Level.KLREQ}),
)  # fmt: skip


class Rank(NamedTuple):
    """A level as a place on its family's ladder."""

    family: Family
    step: int


def rank_of(region: Region, level: Level | str | None) -> Rank:
    """Find the ladder and the step of a level in a region; no level means the region's own."""
    wanted = region.level if level is None else Level(level)
    family: Family = "css" if wanted.startswith("css-") else family_of(region)
    ladder = _LADDERS[family]
    return Rank(family, ladder.index(_FOREIGN[family].get(wanted, wanted)))


def family_of(region: Region) -> Family:
    """Tell Chinese, Japanese and Korean rules apart; the Western profile reads the Chinese ladder."""
    match region.tag[:2]:
        case "ja":
            return "ja"
        case "ko":
            return "ko"
        case _:
            return "zh"


def holds(row: Prohibition, rank: Rank) -> bool:
    """Tell whether a row is in force."""
    first = row.levels.get(rank.family)
    return first is not None and rank.step >= _LADDERS[rank.family].index(first)


@cache
def marks(rank: Rank, place: Literal["start", "end"]) -> frozenset[str]:
    """Give the marks that may not stand at a place."""
    return frozenset().union(*(row.marks for row in PROHIBITIONS if row.place == place and holds(row, rank)))


@cache
def known(place: Literal["start", "end"]) -> frozenset[str]:
    """Give the marks that any level of any region keeps from a place."""
    return frozenset().union(*(row.marks for row in PROHIBITIONS if row.place == place))
