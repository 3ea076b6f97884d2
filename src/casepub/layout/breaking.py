"""Choosing lines: where each line of a strip ends.

`first_fit` decides line by line with bounded look-back (CLREQ: 先挤进，后推出); `total_fit` weighs all lines of the
paragraph together. Both give the ends of the lines, the last of them the strip's own.

When no legal solution exists the rules give way in this order, each case reported once: a line may be looser than is
fine; a word wider than its line is cut between characters; what a language keeps whole (a Korean word, a number) is
cut; a mark may begin or end a line that may not. No line is ever longer than the measure for that.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from itertools import accumulate, compress, takewhile
from math import inf
from typing import Final, NamedTuple, TypeAlias

from casepub.layout.strip import COMFORT, EPSILON, Strip
from casepub.text.character import CharClass
from casepub.text.linebreak import INSEPARABLE, never_end, never_start

# Characters that a line may take in beyond what fits, if its marks can close so far (先挤进).
SQUEEZED_IN: Final = 3

# Costs of total fit. A line that closes or opens all it can in comfort costs 1 before the power is taken.
_POWER: Final = 3
_LINE_COST: Final = 0.1
_HYPHEN_COST: Final = 1.0
# What a second line in a row that ends in a hyphen costs more, and a third.
_LADDER_COST: Final = (0.0, 6.0, 2000.0)
_LADDER: Final = len(_LADDER_COST) - 1
# A last line of too few letters is worse than any looseness within `_LOOSEST`.
_SHORT_LAST_COST: Final = 1000.0
# No line but the last is looser than this, in em, if that can be; then than this.
_LOOSEST: Final = (2.0, 8.0)
# No line closes by more than this part of its length.
_MOST_CLOSED: Final = 0.2

# What no line begins with even then: a combining mark, a space.
_BOUND: Final = frozenset({CharClass.COMBINING, CharClass.WESTERN_SPACE})

Measure = Callable[[int], float]


def first_fit(strip: Strip, measure: Measure, complain: Callable[[str], None]) -> list[int]:
    """Break a strip line by line; `measure` gives the length of the line with this number, from 0."""
    ends: list[int] = []
    start, count = 0, len(strip.cells)
    while start < count:
        hyphens = is_ladder([strip.cells[e - 1].hyphen for e in ends[-_LADDER:]])
        start = line_end(strip, start, measure(len(ends)), complain, after_ladder=hyphens)
        ends.append(start)
    return without_lone_letter(strip, ends, measure)


def is_ladder(hyphens: list[bool]) -> bool:
    """Tell whether so many lines in a row end in a hyphen that the next one should not; the last of them count."""
    return len(hyphens) >= _LADDER and all(hyphens[-_LADDER:])


def line_end(strip: Strip, start: int, length: float, complain: Callable[[str], None], *, after_ladder: bool) -> int:
    """Give where the line ends that begins at `start`; after a ladder of hyphens it ends without one if it can."""
    end = _next_end(strip, start, length, complain)
    if not (after_ladder and strip.cells[end - 1].hyphen):
        return end
    others = range(end - 1, start, -1)
    return next((e for e in others if strip.may_end(e) and not strip.cells[e - 1].hyphen), end)


def _next_end(strip: Strip, start: int, length: float, complain: Callable[[str], None]) -> int:
    fit = _most_that_fits(strip, start, length)
    if fit == len(strip.cells) or strip.may_end(fit):
        return max(fit, start + 1)
    squeezed = _squeezed_in(strip, start, fit, length)
    pushed = next((end for end in range(fit, start, -1) if strip.may_end(end)), None)
    return squeezed or pushed or _last_resort(strip, start, fit, complain)


def _last_resort(strip: Strip, start: int, fit: int, complain: Callable[[str], None]) -> int:
    """Give the best end of a line that has no legal one: inside a word or a number, else where a mark stands wrong."""
    for end in range(fit, start, -1):
        if _parts_letters(strip, end):
            complain("word-cut")
            return end
    complain("no-legal-break")
    return max(fit, start + 1)


def _parts_letters(strip: Strip, end: int) -> bool:
    """Tell whether no mark would stand where it may not, and no unit be parted, if a line ended here."""
    before, after, rule = strip.cells[end - 1], strip.cells[end], strip.rule
    if after.kinds[0] in _BOUND or (before.last == after.first and before.last in INSEPARABLE):
        return False
    return after.first not in never_start(rule.region, rule.level) and before.last not in never_end(
        rule.region, rule.level
    )


def _most_that_fits(strip: Strip, start: int, length: float) -> int:
    """Give the farthest end whose line is not longer than `length`, with the trims of its ends and spaces hanging."""
    reach = strip.begins[start] + length + EPSILON
    end = max(bisect_right(strip.widths, reach) - 1, start)
    while end > start + 1 and strip.natural(start, end) > length + EPSILON:  # a hyphen needs room too
        end -= 1
    while end < len(strip.cells) and strip.natural(start, end + 1) <= length + EPSILON:
        end += 1
    return end


def _squeezed_in(strip: Strip, start: int, fit: int, length: float) -> int | None:
    """Give the end that is legal once a few more cells are squeezed in, if the line can close so far."""
    for end in range(fit + 1, min(fit + SQUEEZED_IN, len(strip.cells)) + 1):
        if -strip.slack(start, end, length) > strip.give(start, strip.trimmed_end(start, end)) + EPSILON:
            return None
        if strip.may_end(end):
            return end
    return None


def without_lone_letter(strip: Strip, ends: list[int], measure: Measure) -> list[int]:
    """See that the last line holds enough letters (CLREQ §7.1.2 孤字): squeeze it in, or take letters down."""
    least = strip.rule.minimum_last_line
    if len(ends) < 2 or least < 2:
        return ends
    start, middle, end = (ends[-3] if len(ends) > 2 else 0), ends[-2], ends[-1]
    if strip.letters(middle, end) >= least or not strip.letters(middle, end):
        return ends
    length = measure(len(ends) - 2)
    if -strip.slack(start, end, length) <= strip.give(start, end) + EPSILON:
        return [*ends[:-2], end]
    for earlier in range(middle - 1, start, -1):
        if strip.natural(earlier, end) > measure(len(ends) - 1) + EPSILON:
            break
        if strip.may_end(earlier) and strip.letters(earlier, end) >= least:
            return [*ends[:-2], earlier, end]
    return ends


def total_fit(strip: Strip, measure: Measure, complain: Callable[[str], None]) -> list[int]:
    """Break a strip so that its lines cost least together."""
    search = _Search(strip, measure)
    for loosest in _LOOSEST:
        found = search.ends(loosest * strip.size)
        if found is not None:
            return found
    return first_fit(strip, measure, complain)


class _Found(NamedTuple):
    """The cheapest lines up to a place: their cost, where the last starts, how many hyphens in a row they end in."""

    cost: float
    parent: int
    hyphens: int


_NONE: Final = _Found(inf, -1, 0)
# A start that a line may have: its index, where it begins, the sums of give and comfort behind its first cell; the cost
# of the lines before it and the hyphens in a row that they end in. No named tuple, as it is taken apart in a hot loop.
_Start: TypeAlias = tuple[int, float, float, float, float, int]


class _Search:
    """The search for the cheapest lines of one strip: dynamic programming over its break opportunities.

    All that a line needs is summed by its start and by its end beforehand, so that a candidate costs a few additions.
    """

    def __init__(self, strip: Strip, measure: Measure) -> None:
        self._strip = strip
        count = len(strip.cells)
        self._places = [*compress(range(1, count), strip.breaks[1:count]), count]
        self._stops = [strip.solid[place] or place for place in self._places]
        self._length = measure(1)
        self._starts = [0, *self._places[:-1]]
        self._begins = [strip.begins[start] for start in self._starts]
        # The first line may be shorter or longer: its start is moved by the difference.
        self._begins[0] -= self._length - measure(0)
        self._lone = _lone_starts(strip, self._stops[-1])

    def ends(self, loosest: float) -> list[int] | None:
        """Give the ends of the cheapest lines of which none but the last is looser than this, or nothing."""
        strip, length, last = self._strip, self._length, len(self._places) - 1
        cells, finishes, shrinks, comforts = strip.cells, strip.finishes, strip.shrinks, strip.comforts
        parents: list[int] = []
        # The starts that a line so far may have; where each begins, and where it would if all its gaps were closed.
        starts: list[_Start] = []
        begins: list[float] = []
        tight: list[float] = []
        found = _Found(0.0, 0, 0)
        for index, stop in enumerate(self._stops):
            if found.parent >= 0:
                cell, begin = self._starts[index] + 1, self._begins[index]
                shrunk = shrinks[cell]
                starts.append((index, begin, shrunk, comforts[cell], found.cost, found.hyphens))
                begins.append(begin)
                tight.append(begin - shrunk)
            reach = finishes[stop] - length
            ease = strip.ease(stop)[1] if cells[stop - 1].edged else 0.0
            # Only those lines are looked at that are neither too short nor, all gaps closed, too long. Two of three
            # places end no line at all.
            end = bisect_right(begins, reach + loosest) if index < last else len(begins)
            closest = reach - ease - shrinks[stop] - 2 * EPSILON
            if not end or tight[end - 1] < closest:
                found = _NONE
            else:
                first = max(bisect_left(tight, closest), bisect_left(begins, reach - ease - _MOST_CLOSED * length))
                found = self._cheapest(starts[first:end], index, reach, ease)
            parents.append(found.parent)
        return self._traced(parents) if parents[-1] >= 0 else None

    def _cheapest(self, starts: list[_Start], index: int, reach: float, ease: float) -> _Found:  # noqa: C901 (hot)
        """Find the start from which a line that ends at this place costs least with all before it."""
        strip, stop, last = self._strip, self._stops[index], index == len(self._places) - 1
        shrunk, comforted, bad = strip.shrinks[stop], strip.comforts[stop], COMFORT * strip.size
        hyphen = strip.cells[stop - 1].hyphen and not last
        least, parent, ladder = inf, -1, 0
        for start, begin, shrunk_before, comforted_before, cost, hyphens in starts:
            slack = begin - reach
            if slack < -EPSILON:
                slack += ease
            if slack < -EPSILON:
                give = shrunk - shrunk_before
                if -slack > give + EPSILON:
                    continue
                cost += _LINE_COST + (-slack / give) ** _POWER
            else:
                cost += _LINE_COST
                if not last:
                    cost += (slack / (comforted - comforted_before or bad)) ** _POWER
            if hyphen:
                cost += _HYPHEN_COST + _LADDER_COST[hyphens]
            if last and start and self._starts[start] in self._lone:
                cost += _SHORT_LAST_COST
            if cost < least:
                least, parent, ladder = cost, start, hyphens
        return _Found(least, parent, min(ladder + 1, _LADDER) if hyphen and parent >= 0 else 0)

    def _traced(self, parents: list[int]) -> list[int]:
        ends: list[int] = []
        index = len(parents)
        while index:
            ends.append(self._places[index - 1])
            index = parents[index - 1]
        return ends[::-1]


def _lone_starts(strip: Strip, stop: int) -> range:
    """Give the cells with which a last line would begin that has letters, but too few (孤字)."""
    least = strip.rule.minimum_last_line
    cells = range(stop - 1, -1, -1)
    counts = takewhile(least.__gt__, accumulate(strip.letters(n, n + 1) for n in cells))
    lone = [n for n, count in zip(cells, counts, strict=False) if count]
    return range(lone[-1], lone[0] + 1) if lone else range(0)
