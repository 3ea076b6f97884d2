"""The conditional space of marks: how much a mark has of its own, and how much two neighbours leave each other.

In: classes of characters, a region, a style. Out: em. `spacing` makes gaps, trims and limits of it.
"""

from __future__ import annotations

from typing import NamedTuple

from casepub.text.character import CharClass
from casepub.text.kinsoku import family_of
from casepub.text.region import Region, Style

OPENING, CLOSING = CharClass.OPENING, CharClass.CLOSING
INTERPUNCT, DIVIDING = CharClass.INTERPUNCT, CharClass.DIVIDING
_BRACKETS = frozenset((OPENING, CLOSING))
_STOPS = frozenset((CharClass.STOP, CharClass.COMMA))
_COLONS = frozenset((CharClass.COLON, CharClass.SEMICOLON))
MARKS = _BRACKETS | _STOPS | _COLONS | {INTERPUNCT, DIVIDING, CharClass.DOUBLE_DIVIDING}
_SAMPLES = {
    CharClass.STOP: "。",
    CharClass.COMMA: "，",
    CharClass.COLON: "：",
    CharClass.SEMICOLON: "；",
    DIVIDING: "？",
    INTERPUNCT: "·",
    OPENING: "「",
    CLOSING: "」",
}
# Sentences end in these; kaiming keeps them full and halves all other marks.
_SENTENCE_ENDS = frozenset((CharClass.STOP, DIVIDING))


class Sides(NamedTuple):
    """Space before and after a mark, in em."""

    before: float
    after: float


class Setting(NamedTuple):
    """What widths depend on."""

    region: Region
    style: Style
    vertical: bool

    def conditional(self, kind: CharClass) -> Sides:
        """Give the conditional space inside the square of a mark."""
        region = self.region
        fixed = region.vertical_fixed_marks if self.vertical else region.fixed_marks
        if not region.east_asian or kind not in _SAMPLES or _SAMPLES[kind] in fixed:
            return Sides(0.0, 0.0)
        if kind is OPENING:
            return Sides(0.5, 0.0)
        if kind is INTERPUNCT:
            return Sides((region.interpunct - 0.5) / 2, (region.interpunct - 0.5) / 2)
        return Sides(0.25, 0.25) if self._centred(kind) else Sides(0.0, 0.5)

    def _centred(self, kind: CharClass) -> bool:
        """Tell whether a mark stands in the middle of its square."""
        if kind in _COLONS:
            return self.region.centred_stops or family_of(self.region) != "zh"
        return self.region.centred_stops and kind in _STOPS

    def always(self, kind: CharClass) -> Sides:
        """Give what the style takes from a mark wherever it stands."""
        everywhere = self.style is Style.BANJIAO or (self.style is Style.KAIMING and kind not in _SENTENCE_ENDS)
        return self.conditional(kind) if everywhere else Sides(0.0, 0.0)

    def kept(self, kind: CharClass) -> Sides:
        """Give the space that the style leaves a mark."""
        whole, taken = self.conditional(kind), self.always(kind)
        return Sides(whole.before - taken.before, whole.after - taken.after)

    def left(self, previous: CharClass, following: CharClass) -> float:
        """Give the space that stays between two characters: JLREQ 3.1.4 and Table 1, CLREQ "Adjacent marks"."""
        after, before = self.kept(previous).after, self.kept(following).before
        if not self._adjacent(previous, following):
            return after + before
        if previous is OPENING:
            return 0.0 if following is OPENING else before
        if following is OPENING:
            return after or (before if previous in MARKS else 0.0)
        if self._closes(following):
            return after if self._quarters(previous) else 0.0
        return min(after, before) if previous is CLOSING and before else after + before

    def _adjacent(self, previous: CharClass, following: CharClass) -> bool:
        """Tell whether two characters are marks that give up space to each other in this style."""
        if self.style is Style.AUTO and self.region.adjustment != "on":
            # CLREQ: adjacent brackets are reduced "regardless of style"; KLREQ: brackets and middle dots.
            pair = {previous, following}
            return self.region.adjustment == "brackets" and pair <= _BRACKETS | {INTERPUNCT}
        if family_of(self.region) == "ja":
            return self._japanese_adjacent(previous, following)
        return previous in MARKS and following in MARKS

    def _japanese_adjacent(self, previous: CharClass, following: CharClass) -> bool:
        """Tell the same for Japanese: JLREQ Table 1 sets a bracket solid beside an ideographic space."""
        if previous is CharClass.IDEOGRAPHIC_SPACE or following is CharClass.IDEOGRAPHIC_SPACE:
            return previous is CLOSING or following is OPENING
        return previous in MARKS and following in MARKS

    def _closes(self, kind: CharClass) -> bool:
        """Tell whether a mark leans on what stands before it, so that no space stays between."""
        if kind is DIVIDING or kind is CharClass.DOUBLE_DIVIDING:
            return family_of(self.region) == "zh"  # JLREQ Table 1: half an em stays between cl-02 and cl-04
        if kind is INTERPUNCT and family_of(self.region) == "zh":
            return False  # CLREQ: a bracket and an interpunct are one em and a half on either side
        return kind is CharClass.IDEOGRAPHIC_SPACE or (kind in MARKS and not self.conditional(kind).before)

    def _quarters(self, kind: CharClass) -> bool:
        """Tell whether a mark keeps its quarter em before a closing mark: JLREQ cl-05."""
        return kind is INTERPUNCT or (kind in _COLONS and self.conditional(kind).before > 0)
