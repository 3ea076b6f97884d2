"""Choosing lines: where each line of a strip ends.

`first_fit` decides line by line with bounded look-back (CLREQ: 先挤进，后推出); `total_fit` weighs all lines of the
paragraph together. Both give the ends of the lines, the last of them the strip's own.

When no legal solution exists the rules give way in this order, each case reported once: a line may be looser than is
fine; a line may be shorter than the measure; a mark may begin or end a line that may not; a word wider than the line is
cut between its pieces, and stands out of the line when it has none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from casepub.layout.strip import Strip

# The tolerance of a comparison of lengths, in points.
EPSILON: Final = 1e-6
_MARKS_SQUEEZED_IN: Final = 3

# Costs of total fit. A line that closes or opens all it can in comfort costs 1 before the power is taken.
_POWER: Final = 3
_LINE_COST: Final = 0.1
_HYPHEN_COST: Final = 1.0
_LADDER_COST: Final = 6.0
_SHORT_LAST_COST: Final = 8.0
_LOOSEST: Final = 2.0
_UNFIT_COST: Final = 1e6

Measure = Callable[[int], float]


def first_fit(strip: Strip, measure: Measure, complain: Callable[[str], None]) -> list[int]:
    """Break a strip line by line; `measure` gives the length of the line with this number, from 0."""
    ends: list[int] = []
    start, count = 0, len(strip.cells)
    while start < count:
        end = _next_end(strip, start, measure(len(ends)), complain)
        ends.append(end)
        start = end
    return _without_lone_letter(strip, ends, measure)


def _next_end(strip: Strip, start: int, length: float, complain: Callable[[str], None]) -> int:
    fit = _most_that_fits(strip, start, length)
    if fit == len(strip.cells) or strip.breaks[fit]:
        return max(fit, start + 1)
    squeezed = _squeezed_in(strip, start, fit, length)
    pushed = next((end for end in range(fit, start, -1) if strip.breaks[end]), None)
    found = squeezed or pushed
    if found is None:
        complain("no-legal-break")
        found = max(fit, start + 1)
    return found


def _most_that_fits(strip: Strip, start: int, length: float) -> int:
    """Give the farthest end whose line is not longer than `length`, with the trims of its ends and spaces hanging."""
    reach = strip.widths[start] + strip.gaps[start].natural + strip.start_trim(start) + length + EPSILON
    end = max(bisect_right(strip.widths, reach) - 1, start)
    while end < len(strip.cells) and strip.natural(start, end + 1) <= length + EPSILON:
        end += 1
    return end


def _squeezed_in(strip: Strip, start: int, fit: int, length: float) -> int | None:
    """Give the end that is legal once a few more cells are squeezed in, if the line can close so far."""
    for end in range(fit + 1, min(fit + _MARKS_SQUEEZED_IN, len(strip.cells)) + 1):
        if -strip.slack(start, end, length) > strip.give(start, strip.trimmed_end(start, end)) + EPSILON:
            return None
        if strip.breaks[end]:
            return end
    return None


def _without_lone_letter(strip: Strip, ends: list[int], measure: Measure) -> list[int]:
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
        if strip.breaks[earlier] and strip.letters(earlier, end) >= least:
            return [*ends[:-2], earlier, end]
    return ends


@dataclass(frozen=True, slots=True)
class _Node:
    """The best way to have a line end at `end`."""

    end: int
    line: int
    cost: float
    hyphened: bool
    before: _Node | None


def total_fit(strip: Strip, measure: Measure, complain: Callable[[str], None]) -> list[int]:
    """Break a strip so that its lines cost least together."""
    for loosest in (_LOOSEST, 4 * _LOOSEST):
        found = _search(strip, measure, loosest)
        if found is not None:
            return found
    return first_fit(strip, measure, complain)


def _search(strip: Strip, measure: Measure, loosest: float) -> list[int] | None:
    count = len(strip.cells)
    places = [place for place in range(1, count + 1) if place == count or strip.breaks[place]]
    best: dict[int, _Node] = {0: _Node(0, 0, 0.0, False, None)}
    starts = [0]
    longest = max(measure(0), measure(1))
    for place in places:
        node = _best_line(strip, measure, (starts, best, longest), place, loosest)
        if node is not None:
            best[place] = node
            starts.append(place)
    return _traced(best.get(count))


def _best_line(
    strip: Strip, measure: Measure, so_far: tuple[list[int], dict[int, _Node], float], place: int, loosest: float
) -> _Node | None:
    """Find the start from which a line that ends at `place` costs least with all before it."""
    starts, best, longest = so_far
    last = place == len(strip.cells)
    # Only starts whose line can be closed to the measure, or opened to it, are worth a look.
    reach = strip.widths[place] - longest
    first = bisect_left(starts, bisect_left(strip.widths, reach - loosest * strip.size * 2 - strip.size))
    found: _Node | None = None
    for start in reversed(starts[:] if last else starts[max(0, first - 40) :]):
        node = best[start]
        slack = strip.slack(start, place, measure(node.line))
        if slack < -strip.give(start, place) - EPSILON:
            break
        if not last and slack > loosest * strip.size + _room(strip, start, place):
            continue
        candidate = _priced(strip, node, place, slack, last=last)
        if found is None or candidate.cost < found.cost:
            found = candidate
    return found


def _room(strip: Strip, start: int, place: int) -> float:
    return 3 * strip.comfort(start, place)


def _priced(strip: Strip, node: _Node, place: int, slack: float, *, last: bool) -> _Node:
    start = node.end
    if slack >= 0:
        tension = 0.0 if last else slack / (strip.comfort(start, place) or strip.size / 4)
    else:
        tension = -slack / (strip.give(start, place) or 1.0)
    hyphened = strip.cells[place - 1].hyphen and not last
    cost = node.cost + _LINE_COST + tension**_POWER
    cost += _HYPHEN_COST * hyphened + _LADDER_COST * (hyphened and node.hyphened)
    if last and node.line and 0 < strip.letters(start, place) < strip.rule.minimum_last_line:
        cost += _SHORT_LAST_COST
    return _Node(place, node.line + 1, cost, hyphened, node)


def _traced(node: _Node | None) -> list[int] | None:
    if node is None:
        return None
    ends: list[int] = []
    while node.before is not None:
        ends.append(node.end)
        node = node.before
    return ends[::-1]
