"""What stands between two cells, and what the ends of a line take from theirs: how much, and how far it gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from casepub.layout.cell import Cell, Look
from casepub.layout.memory import remembered
from casepub.layout.style import TextRule
from casepub.text.character import CharClass, class_of
from casepub.text.spacing import (
    ROW,
    conditional,
    gaps,
    line_end_shrinkable,
    line_end_trim,
    line_start_trim,
    word_space_limits,
)  # fmt: skip

_KANA: Final = frozenset({CharClass.HIRAGANA, CharClass.KATAKANA, CharClass.SMALL_KANA, CharClass.LONG_VOWEL})
_HALF_REACHED: Final = frozenset({CharClass.IDEOGRAPH, CharClass.HANGUL, CharClass.ITERATION})


@dataclass(frozen=True, slots=True, eq=False)
class Give:
    """What stands in one gap and what it can give or take, by steps; step 0 never.

    Gaps of the same neighbours are one object, so that they are counted by identity.
    """

    natural: float
    shrink_step: int
    shrink: float
    stretch_step: int
    stretch: float


NO_GIVE: Final = Give(0.0, 0, 0.0, 0, 0.0)


def between(before: Cell, cell: Cell) -> Give:
    """Give what stands between two neighbours, in points."""
    if cell.joined:
        return NO_GIVE
    space = cell.advance if cell.space else None
    give = _between(before.kinds[1], before.look, before.space, cell.kinds[0], cell.look, space)
    if before.items or cell.items:
        return _overhung(give, _overhang(before, cell))
    return give


def between_letters(look: Look) -> Give:
    """Give what stands between two letters of one look, in points."""
    return _between(CharClass.IDEOGRAPH, look, False, CharClass.IDEOGRAPH, look, None)


@remembered
def _between(before: int, look_before: Look, spaced: bool, kind: int, look: Look, space: float | None) -> Give:
    """Give what stands between two classes; after a word space if `spaced`, before one of an advance if `space`."""
    if look_before.plain and look.plain and space is None:
        return NO_GIVE
    found = _pair(before, kind, look.rule) if space is None else _word_space(space, look)
    if spaced:
        found = Give(found.natural, 0, 0.0, 0, 0.0)  # the space gives and takes before itself, once
    scaled = _scaled(found, min(look_before.size, look.size))
    return _one(scaled.natural, scaled.shrink_step, scaled.shrink, scaled.stretch_step, scaled.stretch)


_one: Final = remembered(Give)


def _scaled(give: Give, em: float) -> Give:
    return Give(give.natural * em, give.shrink_step, give.shrink * em, give.stretch_step, give.stretch * em)


def _overhung(give: Give, reach: float) -> Give:
    """Give a gap into which an annotation reaches."""
    if not reach:
        return give
    shrink = max(0.0, give.shrink - reach)
    return Give(give.natural - reach, give.shrink_step, shrink, give.stretch_step, give.stretch)


def _overhang(before: Cell, cell: Cell) -> float:
    """Give how far an annotation reaches over its neighbour: never over another annotated one.

    JLREQ 3.3.8: over kana by one of its em, over the space of a mark as far as that goes, over nothing else.
    CLREQ §6.3.2: over a letter too, by half its em.
    """
    annotated, neighbour = (cell, before) if cell.items else (before, cell)
    reach = annotated.overhang[0]
    if not reach or (before.items and cell.items):
        return 0.0
    kind = neighbour.kinds[1 if neighbour is before else 0]
    rule = annotated.look.rule
    if kind in _KANA:
        return reach
    if kind in _HALF_REACHED:
        return 0.0 if rule.region.tag.startswith("ja") else min(reach, annotated.look.size * rule.ruby_size / 2)
    sides = conditional(neighbour.last if neighbour is before else neighbour.first, rule.region, vertical=rule.vertical)
    return min(reach, (sides.after if neighbour is before else sides.before) * annotated.look.size)


def _word_space(advance: float, look: Look) -> Give:
    return NO_GIVE if look.plain else _space_give(advance / look.size, look.rule)


@remembered
def _space_give(width: float, rule: TextRule) -> Give:
    if rule.grid:
        return NO_GIVE
    shrink, stretch = word_space_limits(width, rule.region)
    return Give(0.0, shrink.step, shrink.limit, stretch.step, stretch.limit)


def pair_give(before: str, after: str, rule: TextRule) -> Give:
    """Give what stands between two characters, in em, and how far it may close or open."""
    return _pair(class_of(before, rule.region), class_of(after, rule.region), rule)


@remembered
def _pair(before: int, after: int, rule: TextRule) -> Give:
    if rule.grid:
        return NO_GIVE  # every character stays in its cell (CLREQ §6.2.4)
    found = gaps(rule.region, rule.spacing, vertical=rule.vertical)[before * ROW + after]
    shrink = found.shrink.limit
    space = 0.0
    if found.autospace:
        space = rule.autospace
        shrink = max(0.0, shrink + rule.autospace - found.autospace)
    natural = space - found.trim_previous - found.trim_next
    return Give(natural, found.shrink.step, shrink, found.stretch.step, found.stretch.limit)


@remembered
def start_trim(char: str, rule: TextRule) -> float:
    """Give what a character gives up at a line's start, in em."""
    return 0.0 if rule.grid else line_start_trim(char, rule.region, vertical=rule.vertical)


@remembered
def end_ease(char: str, rule: TextRule) -> tuple[int, float]:
    """Give in which step of reduction a character may give up its space at a line's end, and how much, in em."""
    if rule.grid:
        return 0, 0.0
    step, most = line_end_shrinkable(char, rule.region, rule.spacing, vertical=rule.vertical)
    return step, most


@remembered
def end_trim(char: str, rule: TextRule) -> float:
    """Give what a character gives up at a line's end, in em."""
    return 0.0 if rule.grid else line_end_trim(char, rule.region, rule.spacing, vertical=rule.vertical)
