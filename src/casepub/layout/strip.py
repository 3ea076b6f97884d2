"""A paragraph ready to be broken: its cells, the gaps between them, and sums that measure any stretch of it at once.

All is kept by column, a list for each question, and filled in two strokes: first as if every cell were a letter, then
one by one for the odd cells, which are few.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, compress, pairwise
from math import ceil
from operator import add, is_not
from typing import Final

from casepub.layout.cell import Cell
from casepub.layout.gap import NO_GIVE, Give, between, between_letters, end_ease, end_trim, start_trim
from casepub.layout.memory import remembered
from casepub.layout.style import TextRule
from casepub.text.character import CharClass, is_han, is_letter
from casepub.text.linebreak import Tailoring, opportunities
from casepub.text.spacing import MARKS

# How far a gap may open before the eye objects, in em: the unit in which looseness is counted.
COMFORT: Final = 0.05
# The tolerance of a comparison of lengths, in points.
EPSILON: Final = 1e-6
# Neighbours that are remembered with whether a line may end between them.
_REMEMBERED: Final = 4096
# What stands for any Han character; one is looked for among so many cells on each side of a place.
_HAN: Final = "\u4e00"
_NEAR: Final = 24


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
        text = "".join(self.standing)
        verdicts = opportunities(text, self.rule.tailoring)
        if len(text) != len(self.cells) or not all(self.standing):
            verdicts = bytes([0, *map(verdicts.__getitem__, accumulate(map(len, self.standing)))])
        found = bytearray(verdicts)
        for n in self.edged:
            if self.cells[n].hyphen:
                found[n + 1] = found[n + 1] or 1
        return bytes(found)

    def may_end(self, place: int) -> bool:
        """Tell whether a line may end before a cell, as `breaks` does; sooner for a few places in text with Han.

        No rule looks across a Han character, so that the text from one to the next says what all of it says.
        """
        cells, standing, count = self.cells, self.standing, len(self.cells)
        if place == count or cells[place - 1].hyphen:
            return True
        first, last = place - 1, place
        least, most = max(first - _NEAR, 0), min(last + _NEAR, count - 1)
        while first > least and not _is_han(cells[first]):
            first -= 1
        while last < most and not _is_han(cells[last]):
            last += 1
        if not _is_han(cells[first]) or not _is_han(cells[last]):
            return bool(self.breaks[place])
        before, after = "".join(standing[first:place]), "".join(standing[place:last])
        return _may_end(_HAN + before[1:], after + _HAN, self.rule.tailoring)

    @cached_property
    def odd(self) -> list[int]:
        """The cells that are more or less than a letter."""
        return [n for n, cell in enumerate(self.cells) if cell.odd]

    @cached_property
    def edged(self) -> list[int]:
        """The cells that take or leave something at an end of a line."""
        return [n for n in self.odd if self.cells[n].edged]

    @cached_property
    def look_changes(self) -> list[int]:
        """The cells whose look is not that of the cell before."""
        looks = [cell.look for cell in self.cells]
        return list(compress(range(1, len(looks)), map(is_not, looks, looks[1:])))

    @cached_property
    def runs(self) -> list[int]:
        """The cells with which a new run begins: of another look or direction, or glyphs beside boxes."""
        cells, vertical = self.cells, self.rule.vertical
        unlike = [n for n in self.odd if not cells[n].glyphs or (vertical and not cells[n].upright)]
        beside = {*unlike, *[n + 1 for n in unlike]} - {0, len(cells)}
        return sorted({*self.look_changes, *[n for n in beside if _are_drawn_apart(cells[n - 1], cells[n])]})

    @cached_property
    def laden(self) -> list[int]:
        """The cells that draw something beside or instead of their glyphs, or call a note."""
        cells = self.cells
        return [n for n in self.odd if cells[n].items or cells[n].inset or cells[n].note]

    @cached_property
    def even(self) -> Give:
        """What stands between two letters of the first look, and so before most cells."""
        return NO_GIVE if self.rule.grid or not self.cells else between_letters(self.cells[0].look)

    @cached_property
    def doubtful(self) -> list[int]:
        """The cells before which something else may stand: odd ones, those after them, letters of other looks."""
        cells, count = self.cells, len(self.cells)
        if self.rule.grid:
            return list(range(count))
        found = {0, *self.look_changes, *self.odd, *[n + 1 for n in self.odd]}
        for start, end in pairwise([*self.look_changes, count]):
            if between_letters(cells[start].look) is not self.even:
                found.update(range(start, end))
        return sorted(found - {count})

    @cached_property
    def gaps(self) -> list[Give]:
        """What stands before each cell, in points, and what it can give or take."""
        cells = self.cells
        if self.rule.grid:
            return _grid_gaps(cells, self.size)
        gaps = [self.even] * len(cells)
        for n in self.doubtful:
            gaps[n] = between(cells[n - 1], cells[n]) if n else NO_GIVE
        return gaps

    @cached_property
    def naturals(self) -> list[float]:
        """How wide the gap before each cell is."""
        naturals = [self.even.natural] * len(self.cells)
        for n in self.doubtful:
            naturals[n] = self.gaps[n].natural
        return naturals

    @cached_property
    def widths(self) -> list[float]:
        """Sum of advances and gaps up to each cell: where the one before it ends."""
        return [0.0, *accumulate(map(add, [cell.advance for cell in self.cells], self.naturals))]

    @cached_property
    def places(self) -> list[float]:
        """Where each cell begins, had the paragraph but one line."""
        return list(map(add, self.widths, self.naturals))

    @cached_property
    def moves(self) -> list[float]:
        """How far the glyphs of each cell stand off those of the one before, beside the face's own advances."""
        moves = [*self.naturals, 0.0]
        for n in self.odd:
            cell = self.cells[n]
            if cell.lead or cell.advance != cell.nominal:
                moves[n] += cell.lead
                moves[n + 1] += cell.advance - cell.nominal - cell.lead
        return moves

    @cached_property
    def uneven(self) -> list[int]:
        """The cells before which something else does stand, or whose glyphs stand off those before by something."""
        even, own = self.even, self.even.natural
        return [n for n in self.doubtful if self.gaps[n] is not even or self.moves[n] != own]

    @cached_property
    def solid(self) -> list[int]:
        """For each end of a line where it ends without the spaces before it."""
        solid = list(range(len(self.cells) + 1))
        for n in self.odd:
            if _vanishes(self.cells[n]):
                solid[n + 1] = solid[n]
        return solid

    @cached_property
    def begins(self) -> list[float]:
        """From where a line that begins with each cell is measured: `finishes[end] - begins[start]` is its length."""
        begins = self.places.copy()
        for n in self.edged if not self.rule.grid else ():
            begins[n] += _start_trim(self.cells[n])
        return begins

    @cached_property
    def finishes(self) -> list[float]:
        """Up to where a line that ends before each cell is measured."""
        finishes = self.widths.copy()
        for n in self.edged:
            finishes[n + 1] -= self.end_trim(n + 1)
        return finishes

    @cached_property
    def shrinks(self) -> list[float]:
        """Sum of what the gaps can give."""
        shrinks = [self.even.shrink] * len(self.cells)
        for n in self.doubtful:
            shrinks[n] = self.gaps[n].shrink
        return [0.0, *accumulate(shrinks)]

    @cached_property
    def comforts(self) -> list[float]:
        """Sum of what the gaps can take before it shows."""
        most = COMFORT * self.size
        comforts = [min(self.even.stretch, most) if self.even.stretch_step else 0.0] * len(self.cells)
        for n in self.doubtful:
            give = self.gaps[n]
            comforts[n] = min(give.stretch, most) if give.stretch_step else 0.0
        return [0.0, *accumulate(comforts)]

    def trimmed_end(self, start: int, end: int) -> int:
        """Give where the line start..end ends when its last spaces are left out."""
        return max(start, self.solid[end])

    def end_trim(self, end: int) -> float:
        """Give what the cell before `end` gives up when it ends a line (GB/T 15834 §5.1.10), less a hyphen it needs."""
        cell = self.cells[end - 1]
        if not cell.edged:
            return 0.0
        hyphen = hyphen_width(cell) if cell.hyphen and end < len(self.cells) else 0.0
        return (0.0 if self.rule.grid else _end_trim(cell)) + cell.look.letter_space - hyphen

    def natural(self, start: int, end: int) -> float:
        """Give the natural length of a line with the cells start..end, the trims of its two ends taken."""
        end = self.trimmed_end(start, end)
        return self.finishes[end] - self.begins[start] if end > start else 0.0

    def slack(self, start: int, end: int, length: float) -> float:
        """Give how much a line start..end is shorter than `length`, once its last mark has yielded if it must."""
        end = self.trimmed_end(start, end)
        slack = length - self.natural(start, end)
        if slack >= -EPSILON or end == start:
            return slack
        step, most = self.ease(end)
        if most == 0:
            return slack
        sooner = sum([give.shrink for give in self.gaps[start + 1 : end] if 0 < give.shrink_step < step])
        return slack if -slack <= sooner + EPSILON else slack + most

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

    def letters(self, start: int, end: int) -> int:
        """Count the East Asian letters of start..end, as the rule against a lone one at the end does (孤字)."""
        return sum(map(is_letter, "".join([cell.text for cell in self.cells[start:end]])))


def _is_han(cell: Cell) -> bool:
    return not cell.odd and cell.kinds[0] == CharClass.IDEOGRAPH and is_han(cell.first)


@lru_cache(_REMEMBERED)
def _may_end(before: str, after: str, rules: Tailoring) -> bool:
    return bool(opportunities(before + after, rules)[len(before)])


@remembered
def _start_trim(cell: Cell) -> float:
    """Give what the cell at a line's start gives up: an opening bracket's space (CLREQ §6.1.2; JLREQ 3.1.5)."""
    marked = cell.kinds[0] in MARKS and not cell.look.plain
    return start_trim(cell.first, cell.look.rule) * cell.look.size if marked else 0.0


@remembered
def _end_trim(cell: Cell) -> float:
    marked = cell.kinds[1] in MARKS and not cell.look.plain
    return end_trim(cell.last, cell.look.rule) * cell.look.size if marked else 0.0


def _vanishes(cell: Cell) -> bool:
    """Tell whether a cell goes at a line's end: a word space, or the em after ？ and ！ (JLREQ 3.1.6)."""
    return cell.space or (cell.kinds[0] == CharClass.IDEOGRAPHIC_SPACE and not cell.look.decorations)


def _are_drawn_apart(before: Cell, cell: Cell) -> bool:
    """Tell whether two cells of one look are no one run: one lies on its side, or one is a box."""
    turned = before.upright != cell.upright and cell.look.rule.vertical
    return turned or bool(before.glyphs) != bool(cell.glyphs)


def _grid_gaps(cells: tuple[Cell, ...], em: float) -> list[Give]:
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
    return [Give(natural, 0, 0.0, 0, 0.0) for natural in naturals]


def fills_grid(cell: Cell, em: float) -> bool:
    """Tell whether a cell is a whole number of em wide and no part of a word."""
    whole = abs(cell.advance / em - round(cell.advance / em)) < EPSILON
    return whole and (cell.upright or bool(cell.items)) and not cell.space


def hyphen_width(cell: Cell) -> float:
    """Give the length of the hyphen that is set when a line ends after this cell."""
    return cell.look.face.advance("-") * cell.look.size
