"""A paragraph ready to be broken: its cells, the gaps between them, and sums that measure any stretch of it at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate, pairwise
from math import ceil, inf
from typing import Final, NamedTuple

from casepub.layout.cell import Cell
from casepub.layout.style import TextRule
from casepub.text.character import CharClass, class_of, is_han, is_hangul, is_kana
from casepub.text.linebreak import opportunities
from casepub.text.spacing import (
    MARKS,
    ROW,
    conditional,
    gaps,
    line_end_shrinkable,
    line_end_trim,
    line_start_trim,
    word_space_limits,
)  # fmt: skip

# How far a gap may open before the eye objects, in em: the unit in which looseness is counted.
COMFORT: Final = 0.05
_NOTHING: Final = 1e-9
# The tolerance of a comparison of lengths, in points.
EPSILON: Final = 1e-6


_KANA: Final = frozenset({CharClass.HIRAGANA, CharClass.KATAKANA, CharClass.SMALL_KANA, CharClass.LONG_VOWEL})
_LETTERS: Final = frozenset({CharClass.IDEOGRAPH, CharClass.HANGUL, CharClass.ITERATION})


class Give(NamedTuple):
    """What one gap can give or take: (step, em); step 0 never."""

    natural: float
    shrink_step: int
    shrink: float
    stretch_step: int
    stretch: float


NO_GIVE: Final = Give(0.0, 0, 0.0, 0, 0.0)


@dataclass(frozen=True, eq=False)
class Strip:
    """A paragraph (or the part of one between forced line ends) before it is broken; sums are made when asked for.

    Attributes:
        cells: in order.
        standing: what stands for each cell when break opportunities are looked for.
        rule: the paragraph's language.
        size: the em in which the paragraph is measured.
    """

    cells: tuple[Cell, ...]
    standing: tuple[str, ...]
    rule: TextRule
    size: float

    @property
    def opening(self) -> str:
        """The first characters, by which a message names the paragraph."""
        return "".join(cell.text for cell in self.cells[:12])

    @cached_property
    def breaks(self) -> bytes:
        """For each place 0..n whether a line may end before that cell."""
        verdicts = opportunities("".join(self.standing), self.rule.tailoring)
        places = accumulate(map(len, self.standing))
        hyphens = [cell.hyphen for cell in self.cells]
        return bytes([0, *[verdicts[at] or hyphen for at, hyphen in zip(places, hyphens, strict=True)]])

    @cached_property
    def gaps(self) -> tuple[Give, ...]:
        """Points before each cell beside its neighbour's advance; what each can give or take, in points."""
        return _grid_gaps(self.cells, self.size) if self.rule.grid else _gaps(self.cells)

    @cached_property
    def widths(self) -> tuple[float, ...]:
        """Sum of advances and gaps up to each cell.

        `widths[j] - widths[i] - gaps[i].natural` is the natural length of cells i..j.
        """
        return (0.0, *accumulate([give[0] + cell.advance for give, cell in zip(self.gaps, self.cells, strict=True)]))

    @cached_property
    def shrinks(self) -> tuple[float, ...]:
        """Sum of what the gaps can give."""
        return (0.0, *accumulate([give[2] for give in self.gaps]))

    @cached_property
    def comforts(self) -> tuple[float, ...]:
        """Sum of what the gaps can take before it shows."""
        comfort = COMFORT * self.size
        return (0.0, *accumulate([min(give[4], comfort) if give[3] else 0.0 for give in self.gaps]))

    def trimmed_end(self, start: int, end: int) -> int:
        """Give where the line start..end ends when its last spaces are left out."""
        while end > start and _vanishes(self.cells[end - 1]):
            end -= 1
        return end

    def start_trim(self, index: int) -> float:
        """Give what the cell at a line's start gives up: an opening bracket's space (CLREQ §6.1.2; JLREQ 3.1.5)."""
        cell = self.cells[index]
        if cell.look.plain or cell.kinds[0] not in MARKS or self.rule.grid:
            return 0.0
        return start_trim(cell.first, cell.look.rule) * cell.look.size

    def end_trim(self, end: int) -> float:
        """Give what the cell before `end` gives up when it ends a line (GB/T 15834 §5.1.10), less a hyphen it needs."""
        cell = self.cells[end - 1]
        if cell.kinds[1] not in MARKS and not cell.hyphen:
            return cell.look.letter_space
        trim = 0.0 if cell.look.plain or self.rule.grid else end_trim(cell.last, cell.look.rule) * cell.look.size
        hyphen = hyphen_width(cell) if cell.hyphen and end < len(self.cells) else 0.0
        return trim + cell.look.letter_space - hyphen

    def natural(self, start: int, end: int) -> float:
        """Give the natural length of a line with the cells start..end, the trims of its two ends taken."""
        end = self.trimmed_end(start, end)
        if end == start:
            return 0.0
        length = self.widths[end] - self.widths[start] - self.gaps[start].natural
        return length - self.start_trim(start) - self.end_trim(end)

    def slack(self, start: int, end: int, length: float) -> float:
        """Give how much a line start..end is shorter than `length`, once its last mark has yielded if it must."""
        end = self.trimmed_end(start, end)
        slack = length - self.natural(start, end)
        if slack >= -EPSILON or end == start:
            return slack
        step, most = self.ease(end)
        sooner = sum([give.shrink for give in self.gaps[start + 1 : end] if 0 < give.shrink_step < step])
        return slack if most == 0 or -slack <= sooner + EPSILON else slack + most

    def ease(self, end: int) -> tuple[int, float]:
        """Give by how much the mark before `end` yields when its line is too long, all or nothing, and in which step.

        It hangs outside the line if it may (CLREQ §6.1.3; JLREQ 3.8.2), else gives up its space (JLREQ 3.8.3 b, c).
        """
        cell = self.cells[end - 1]
        if cell.kinds[1] not in MARKS:
            return 0, 0.0
        hangs = self.rule.hanging and cell.last in self.rule.region.hanging
        # CLREQ "Grid": where nothing may be narrowed, the first mark that fits no more hangs.
        if hangs or (self.rule.grid and cell.kinds[1] != CharClass.OPENING):
            return 0, cell.advance - self.end_trim(end)
        step, most = (0, 0.0) if cell.look.plain else end_ease(cell.last, cell.look.rule)
        return step, most * cell.look.size

    def give(self, start: int, end: int) -> float:
        """Give by how much the gaps inside start..end can close."""
        return self.shrinks[end] - self.shrinks[start + 1] if end > start else 0.0

    def comfort(self, start: int, end: int) -> float:
        """Give by how much the gaps inside start..end can open before it shows."""
        return self.comforts[end] - self.comforts[start + 1] if end > start else 0.0

    def letters(self, start: int, end: int) -> int:
        """Count the East Asian letters of start..end, as the rule against a lone one at the end does (孤字)."""
        return sum(1 for cell in self.cells[start:end] for char in cell.text if _is_letter(char))


def _vanishes(cell: Cell) -> bool:
    """Tell whether a cell goes at a line's end: a word space, or the em after ？ and ！ (JLREQ 3.1.6)."""
    return cell.space or (cell.kinds[0] == CharClass.IDEOGRAPHIC_SPACE and not cell.look.decorations)


def _gaps(cells: tuple[Cell, ...]) -> tuple[Give, ...]:
    """Give the gap before each cell: by the classes of the two, but where looks meet, spaces and annotations stand."""
    if not cells:
        return ()
    look = cells[0].look
    table = _table(look.rule, look.size)
    kinds = [cell.kinds for cell in cells]
    result = [NO_GIVE, *[table[before[1] * ROW + after[0]] for before, after in pairwise(kinds)]]
    special = [n for n, cell in enumerate(cells) if cell.joined or cell.space or cell.items or cell.look is not look]
    for n in special if not look.plain else range(len(cells)):
        result[n] = _give(cells[n - 1], cells[n]) if n else NO_GIVE
        if n + 1 < len(cells):
            result[n + 1] = _give(cells[n], cells[n + 1])
    return tuple(result)


def _grid_gaps(cells: tuple[Cell, ...], em: float) -> tuple[Give, ...]:
    """Give the gap before each cell where every full-width character has an em of its own (稿纸).

    What is no whole number of em wide, Western words mostly, is set in the middle of the em that it needs.
    """
    naturals = [0.0] * len(cells)
    first, width = 0, 0.0
    for index, cell in enumerate(cells):
        if not fills_grid(cell, em):
            width += cell.advance
            continue
        pad = ceil(width / em - EPSILON) * em - width
        naturals[first] += pad / 2
        naturals[index] += pad / 2
        first, width = index + 1, 0.0
    return tuple(Give(natural, 0, 0.0, 0, 0.0) for natural in naturals)


def fills_grid(cell: Cell, em: float) -> bool:
    """Tell whether a cell is a whole number of em wide and no part of a word."""
    whole = abs(cell.advance / em - round(cell.advance / em)) < EPSILON
    return whole and (cell.upright or bool(cell.items)) and not cell.space


class _Table(dict[int, Give]):
    """The gaps of one language and size in points, by `class_before * ROW + class_after`; fills itself."""

    def __init__(self, rule: TextRule, size: float) -> None:
        super().__init__()
        self._rule, self._size = rule, size

    def __missing__(self, key: int) -> Give:
        give = self[key] = _scaled(_pair(key // ROW, key % ROW, self._rule), self._size, 0.0)
        return give


@cache
def _table(rule: TextRule, size: float) -> _Table:
    return _Table(rule, size)


def _give(before: Cell, cell: Cell) -> Give:
    if cell.joined:
        return NO_GIVE
    if before.look.plain and cell.look.plain and not cell.space:
        return NO_GIVE
    em = min(before.look.size, cell.look.size)
    found = _word_space(cell) if cell.space else _pair(before.kinds[1], cell.kinds[0], cell.look.rule)
    if before.space:
        found = Give(found.natural, 0, 0.0, 0, 0.0)  # the space gives and takes before itself, once
    return _scaled(found, em, _overhang(before, cell))


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
    if kind in _LETTERS:
        return 0.0 if rule.region.tag.startswith("ja") else min(reach, annotated.look.size * rule.ruby_size / 2)
    sides = conditional(neighbour.last if neighbour is before else neighbour.first, rule.region, vertical=rule.vertical)
    return min(reach, (sides.after if neighbour is before else sides.before) * annotated.look.size)


def _scaled(give: Give, em: float, overhang: float) -> Give:
    natural, shrink_step, shrink, stretch_step, stretch = give
    return Give(natural * em - overhang, shrink_step, max(0.0, shrink * em - overhang), stretch_step, stretch * em)


def _word_space(cell: Cell) -> Give:
    return NO_GIVE if cell.look.plain else _space_give(cell.advance / cell.look.size, cell.look.rule)


@cache
def _space_give(width: float, rule: TextRule) -> Give:
    if rule.grid:
        return NO_GIVE
    shrink, stretch = word_space_limits(width, rule.region)
    return Give(0.0, shrink.step, shrink.limit, stretch.step, stretch.limit)


def pair_give(before: str, after: str, rule: TextRule) -> Give:
    """Give what stands between two characters, in em, and how far it may close or open."""
    return _pair(class_of(before, rule.region), class_of(after, rule.region), rule)


@cache
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


@cache
def start_trim(char: str, rule: TextRule) -> float:
    """Give what a character gives up at a line's start, in em."""
    return 0.0 if rule.grid else line_start_trim(char, rule.region, vertical=rule.vertical)


@cache
def end_ease(char: str, rule: TextRule) -> tuple[int, float]:
    """Give in which step of reduction a character may give up its space at a line's end, and how much, in em."""
    if rule.grid:
        return 0, 0.0
    step, most = line_end_shrinkable(char, rule.region, rule.spacing, vertical=rule.vertical)
    return step, most


@cache
def end_trim(char: str, rule: TextRule) -> float:
    """Give what a character gives up at a line's end, in em."""
    return 0.0 if rule.grid else line_end_trim(char, rule.region, rule.spacing, vertical=rule.vertical)


def hyphen_width(cell: Cell) -> float:
    """Give the length of the hyphen that is set when a line ends after this cell."""
    return cell.look.face.advance("-") * cell.look.size


@cache
def _is_letter(char: str) -> bool:
    return is_han(char) or is_kana(char) or is_hangul(char)


def spread(gives: tuple[Give, ...], slack: float, limits: tuple[float, ...]) -> list[float]:
    """Share the slack of a line among its gaps by steps; all gaps of a step change together and equally.

    CLREQ §6.2.2.3; JLREQ 3.8.3, 3.8.4. A positive slack opens gaps, a negative one closes them; `limits` are those
    of the steps. What no step takes is left over (a line with nothing to open stays short).
    """
    changes = [0.0] * len(gives)
    if slack < 0:
        _close(gives, -slack, len(limits), changes)
    elif slack > 0:
        _open(gives, slack, limits, changes)
    return changes


def _close(gives: tuple[Give, ...], need: float, steps: int, changes: list[float]) -> None:
    for step in range(1, steps + 1):
        members = [(give.shrink, n) for n, give in enumerate(gives) if give.shrink_step == step and give.shrink > 0]
        need = _share(members, need, changes, -1.0)
        if need <= 0:
            return


def _open(gives: tuple[Give, ...], need: float, limits: tuple[float, ...], changes: list[float]) -> None:
    for step, limit in enumerate(limits, 1):
        if limit == inf:
            members = [(inf, n) for n, give in enumerate(gives) if give.stretch_step]
        else:
            members = [(give.stretch, n) for n, give in enumerate(gives) if give.stretch_step == step]
        need = _share(members, need, changes, 1.0)
        if need <= 0:
            return


def _share(members: list[tuple[float, int]], need: float, changes: list[float], sign: float) -> float:
    """Give every member an equal part, none more than its limit; return what is still needed."""
    left = len(members)
    if not left:
        return need
    part = need / left
    if min(members)[0] >= part:
        for _, index in members:
            changes[index] += sign * part
        return 0.0
    for limit, index in sorted(members):
        part = min(limit, need / left)
        changes[index] += sign * part
        need -= part
        left -= 1
    return need if need > _NOTHING else 0.0
