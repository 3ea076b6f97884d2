"""How much space punctuation keeps, and what line adjustment may take or give, in em.

In: characters beside each other, a region, a style. Out: widths, trims and limits. The model is JLREQ 3.1.2's: a
full-width mark is a half-em body and conditional space on a side, or a quarter on both. Every rule removes such space;
none asks a font for `halt` or `chws`. All values are exact binary fractions but the word space.

A hot loop fetches one `GapTable` with `gaps` and indexes it by `previous_class * ROW + next_class`.
"""

from __future__ import annotations

from functools import cache
from math import inf
from typing import Literal, NamedTuple

from casepub.text._marks import CLOSING, DIVIDING, INTERPUNCT, OPENING, Setting, Sides
from casepub.text._marks import MARKS as MARKS
from casepub.text.character import CharClass, class_of, is_full_width
from casepub.text.kinsoku import family_of
from casepub.text.region import Region, Space, Step, Style

ROW = 32

LineStart = Literal["trim", "keep"]
ParagraphStart = Literal["trim", "keep", "half"]

# What kind of space a mark's own is, when a line is adjusted: CLREQ §6.2.2.3, JLREQ 3.8.3.
_KINDS = {
    OPENING: Space.BRACKET,
    CLOSING: Space.BRACKET,
    INTERPUNCT: Space.INTERPUNCT,
    CharClass.COMMA: Space.COMMA,
    CharClass.SEMICOLON: Space.COMMA,
    CharClass.STOP: Space.STOP,
    DIVIDING: Space.STOP,
}
_EAST = frozenset((
    CharClass.IDEOGRAPH, CharClass.HIRAGANA, CharClass.KATAKANA, CharClass.SMALL_KANA, CharClass.LONG_VOWEL,
    CharClass.ITERATION,
))  # fmt: skip
_WEST = frozenset((CharClass.WESTERN, CharClass.DIGIT))
_WORD_PARTS = _WEST | {CharClass.WESTERN_MARK}
_ATTACHED = frozenset((CharClass.COMBINING, CharClass.CONTROL))
_NUMERAL_UNITS = frozenset((
    (CharClass.PREFIX, CharClass.DIGIT), (CharClass.DIGIT, CharClass.POSTFIX), (CharClass.WESTERN, CharClass.POSTFIX),
))  # fmt: skip
_CONNECTORS = frozenset((CharClass.HYPHEN, CharClass.SOLIDUS))
_JAPANESE_LAST = frozenset((DIVIDING, CharClass.DOUBLE_DIVIDING, CharClass.HYPHEN, CharClass.IDEOGRAPHIC_SPACE))


class Adjustment(NamedTuple):
    """The first step of line adjustment in which a space takes part (0: never), and by how much in it, in em."""

    step: int
    limit: float


_NEVER = Adjustment(0, 0.0)


class Gap(NamedTuple):
    """All that stands between two characters, in em.

    Attributes:
        trim_previous: how much of the space after the first character is taken away, always.
        trim_next: how much of the space before the second is taken away, always.
        space: conditional space left between their bodies.
        autospace: the Han-Western gap put between them.
        shrink: when and by how much the gap may be reduced.
        stretch: when and by how much it may be expanded; the region's last step, without limit, takes all gaps that
            take part in any.
        kind: what the space is in the region's steps.
    """

    trim_previous: float
    trim_next: float
    space: float
    autospace: float
    shrink: Adjustment
    stretch: Adjustment
    kind: Space


class GapTable(dict[int, Gap]):
    """The gaps of one region, style and direction by `previous_class * ROW + next_class`; fills itself."""

    __slots__ = ("_setting",)

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self._setting = setting

    def __missing__(self, key: int) -> Gap:
        gap = self[key] = _gap(CharClass(key // ROW), CharClass(key % ROW), self._setting)
        return gap


def _gap(previous: CharClass, following: CharClass, setting: Setting) -> Gap:
    """Work out one gap."""
    region = setting.region
    after, before = setting.conditional(previous).after, setting.conditional(following).before
    left = setting.left(previous, following)
    taken = after + before - left
    first = min(taken, before) if following is OPENING else taken - min(taken, after)
    auto = region.autospace if _spaced(previous, following, region) else 0.0
    kind = _kind(previous, following, after - (taken - first), left, auto)
    return Gap(
        trim_previous=taken - first,
        trim_next=first,
        space=left,
        autospace=auto,
        shrink=_NEVER if following is CharClass.WESTERN_SPACE else _step(kind, left + auto, region.shrink),
        stretch=_stretch(previous, following, kind, region),
        kind=kind,
    )


def _kind(previous: CharClass, following: CharClass, after: float, left: float, auto: float) -> Space:
    """Name the space of a gap: by the mark whose space is left, the first one's first."""
    if previous is CharClass.WESTERN_SPACE:
        return Space.WORD
    if auto:
        return Space.AUTOSPACE
    if not left:
        return Space.OTHER
    return _KINDS.get(previous if after else following, Space.OTHER)


def _step(kind: Space, amount: float, steps: tuple[Step, ...]) -> Adjustment:
    """Find the step that reduces a kind of space, and by how much."""
    for number, step in enumerate(steps, 1):
        if kind in step.spaces and amount > step.limit:
            return Adjustment(number, amount - step.limit)
    return _NEVER


def _stretch(previous: CharClass, following: CharClass, kind: Space, region: Region) -> Adjustment:
    """Find the step that expands a gap, and by how much."""
    if following is CharClass.WESTERN_SPACE or not _expandable(previous, following, region):
        return _NEVER
    base = kind if kind in (Space.WORD, Space.AUTOSPACE) else Space.OTHER
    natural = {Space.WORD: region.word_space or 0.25, Space.AUTOSPACE: region.autospace}.get(base, 0.0)
    for number, step in enumerate(region.stretch, 1):
        late = base is Space.OTHER and _last_step_only(previous, following, region) and step.limit < inf
        if base in step.spaces and step.limit > natural and not late:
            return Adjustment(number, step.limit - natural)
    return _NEVER


def _expandable(previous: CharClass, following: CharClass, region: Region) -> bool:
    """Tell whether a gap may be expanded at all: not inside units (CLREQ §6.1.2) nor beside connectors."""
    pair = {previous, following}
    if pair & _ATTACHED or pair <= {CharClass.INSEPARABLE} or pair <= _WORD_PARTS:
        return False
    if (previous, following) in _NUMERAL_UNITS:
        return False
    if family_of(region) == "zh":
        return not pair & _CONNECTORS  # CLREQ §6.2.2.3: never beside connectors and solidi
    # JLREQ 3.8.4, Table 2: never where a line may not break by class: after cl-01, before cl-02 to cl-07.
    return previous is not OPENING and following not in (MARKS - {OPENING}) | {CharClass.HYPHEN}


def _last_step_only(previous: CharClass, following: CharClass, region: Region) -> bool:
    """Tell whether Japanese and Korean expand a gap in the last step only: blank in JLREQ Table 6."""
    if family_of(region) == "zh":
        return False
    marks = MARKS | _JAPANESE_LAST
    return previous in marks or following in marks


def _spaced(previous: CharClass, following: CharClass, region: Region) -> bool:
    """Tell whether autospace stands between two classes: CLREQ "Han and Western", JLREQ 3.2.6 and Table 1."""
    if not region.autospace:
        return False
    if previous in _EAST:
        return following in _WEST
    if previous in _WEST:
        return following in _EAST
    return previous is DIVIDING and following in _WEST and family_of(region) == "ja"


@cache
def _setting(region: Region, style: Style | str, vertical: bool) -> Setting:
    return Setting(region, Style(style), vertical)


@cache
def _table(region: Region, style: Style | str, vertical: bool) -> GapTable:
    return GapTable(_setting(region, style, vertical))


def gaps(region: Region, style: Style | str = Style.AUTO, *, vertical: bool = False) -> GapTable:
    """Give the table of gaps by class for a hot loop; the same table for the same arguments."""
    return _table(region, style, vertical)


def gap(
    previous: str, following: str, region: Region, style: Style | str = Style.AUTO, *, vertical: bool = False
) -> Gap:
    """Give the gap between two characters (or clusters, whose first character tells)."""
    table = gaps(region, style, vertical=vertical)
    return table[class_of(previous[:1], region) * ROW + class_of(following[:1], region)]


def width(char: str, region: Region, *, vertical: bool = False) -> float:
    """Give the width that a mark or square character must have in a region; 0 where the face decides."""
    kind = class_of(char, region)
    if not region.east_asian or not is_full_width(char):
        return 0.0
    match kind:
        case CharClass.INTERPUNCT:
            return region.interpunct
        case CharClass.SOLIDUS:
            return 1.0 if vertical else region.solidus
        case CharClass.HYPHEN if char in "–‐":
            return region.connector
        case _:
            return 2.0 if char == "⸺" else 1.0


def halves_pairs(region: Region, *, vertical: bool = False) -> bool:
    """Tell whether two ！ or ？ beside each other fill one em together: GB/T 15834 §5.1.2."""
    return family_of(region) == "zh" and _setting(region, Style.AUTO, vertical).conditional(DIVIDING).after > 0


def conditional(char: str, region: Region, *, vertical: bool = False) -> Sides:
    """Give the conditional space before and after the body of a mark."""
    return _setting(region, Style.AUTO, vertical).conditional(class_of(char, region))


def mark_trim(char: str, region: Region, style: Style | str = Style.AUTO, *, vertical: bool = False) -> Sides:
    """Give what a style takes from a mark wherever it stands: all in banjiao, in kaiming all but sentence ends."""
    return _setting(region, style, vertical).always(class_of(char, region))


def pair_trim(
    previous: str, following: str, region: Region, style: Style | str = Style.AUTO, *, vertical: bool = False
) -> Sides:
    """Give what is taken after the first and before the second of two characters, `mark_trim` included."""
    found = gap(previous, following, region, style, vertical=vertical)
    return Sides(found.trim_previous, found.trim_next)


def autospace(previous: str, following: str, region: Region) -> bool:
    """Tell whether the Han-Western gap stands between two characters: CLREQ "Han and Western", JLREQ 3.2.6."""
    return _spaced(class_of(previous[:1], region), class_of(following[:1], region), region)


def shrinkable(
    previous: str, following: str, region: Region, style: Style | str = Style.AUTO, *, vertical: bool = False
) -> Adjustment:
    """Give the step and the most em by which a gap may be reduced."""
    return gap(previous, following, region, style, vertical=vertical).shrink


def stretchable(
    previous: str, following: str, region: Region, style: Style | str = Style.AUTO, *, vertical: bool = False
) -> Adjustment:
    """Give the first step in which a gap may be expanded, and by how much in it."""
    return gap(previous, following, region, style, vertical=vertical).stretch


def word_space_limits(natural: float, region: Region) -> tuple[Adjustment, Adjustment]:
    """Give the reduction and the expansion of a word space of a natural width in em."""
    shrink = _step(Space.WORD, natural, region.shrink)
    for number, step in enumerate(region.stretch, 1):
        if Space.WORD in step.spaces and step.limit > natural:
            return shrink, Adjustment(number, step.limit - natural)
    return shrink, _NEVER


def line_start_trim(char: str, region: Region, pattern: LineStart = "trim", *, vertical: bool = False) -> float:
    """Give what a mark loses before it at a line start: JLREQ 3.1.5 (tentsuki), CLREQ "Line start"."""
    return conditional(char, region, vertical=vertical).before if pattern == "trim" else 0.0


def paragraph_start(
    char: str, region: Region, pattern: ParagraphStart = "trim", indent: float | None = None
) -> tuple[float, float]:
    """Give the indent and the trim of a paragraph's first character: the three patterns of JLREQ 3.1.5.

    For an opening bracket `trim` sets it solid after the indent, `keep` leaves its half em (one and a half in sum),
    `half` takes half an em from the indent and sets it solid.
    """
    whole = region.indent if indent is None else indent
    if class_of(char, region) is not OPENING or pattern == "keep":
        return whole, 0.0
    trim = conditional(char, region).before
    return (max(whole - 0.5, 0.0), trim) if pattern == "half" else (whole, trim)


def line_end_trim(char: str, region: Region, style: Style | str = Style.AUTO, *, vertical: bool = False) -> float:
    """Give what a mark always loses after it at a line end: GB/T 15834 §5.1.10, and by style."""
    setting = _setting(region, style, vertical)
    kind = class_of(char, region)
    after = setting.conditional(kind).after
    match setting.style:
        case Style.QUANJIAO:
            return 0.0
        case Style.HANGMOBANJIAO | Style.BANJIAO:
            return after
        case Style.KAIMING | Style.AUTO:
            return after if region.line_end_half else setting.always(kind).after


def line_end_shrinkable(
    char: str, region: Region, style: Style | str = Style.AUTO, *, vertical: bool = False
) -> Adjustment:
    """Give the step and amount by which a mark may lose space at a line end; all of it or nothing (JLREQ 3.8.3)."""
    setting = _setting(region, style, vertical)
    kind = class_of(char, region)
    if region.adjustment == "brackets" and kind not in (OPENING, CLOSING, INTERPUNCT):
        return _NEVER
    left = setting.conditional(kind).after - line_end_trim(char, region, style, vertical=vertical)
    return _step(Space.LINE_END_INTERPUNCT if kind is INTERPUNCT else Space.LINE_END, left, region.shrink)
