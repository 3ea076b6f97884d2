"""A paragraph measured in em: full-width text of one look in, where its lines end and the lines themselves out.

Positions come from one running sum, a line's end from one bisection, its glyphs from one slice; marks are looked at
only in lines that must open or close unequally.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from casepub.layout.breaking import SQUEEZED_IN
from casepub.layout.display import TextRun
from casepub.layout.gap import Give, end_ease
from casepub.layout.line import Line, line_offset, spans
from casepub.layout.spread import spread
from casepub.layout.standing import DASHES, dash_reach
from casepub.layout.strip import EPSILON
from casepub.layout.style import Align
from casepub.text.character import is_letter

if TYPE_CHECKING:
    from casepub.layout.straight import StraightRoad

# What a line's end may depend on beyond its length, in em: what its two ends give up and what hangs; the characters
# that are squeezed in, and the one that would begin the next line.
_BEYOND: Final = 2.0
_FARTHER: Final = SQUEEZED_IN + 1


class EmParagraph:
    """One paragraph on the straight road, or the lines of one that can go it."""

    def __init__(self, road: StraightRoad, text: str) -> None:
        self._road = road
        self._look = road.look
        self._text = text
        self._glyphs = road.source.pack(text)
        self._closed_at: list[int] = []
        self._moved_by: list[float] = []
        self._positions = self._measured()

    def _measured(self) -> Sequence[float]:
        """Give where each character begins, in em, had the paragraph but one line; note the gaps that marks close."""
        text, run_of, size = self._text, self._road.run, self._look.size
        count = len(text)
        steps = [1.0] * count
        closed_at, moved_by = self._closed_at, self._moved_by
        for found in self._road.closing_runs.finditer(text):
            start = found.start()
            for offset, em, moved in run_of(found[0]).closed:
                index = start + offset
                if 0 < index < count:
                    closed_at.append(index)
                    moved_by.append((em + moved) * size)
                    steps[index - 1] += em
        return [0.0, *accumulate(steps)] if closed_at else range(count + 1)

    def lines(self, measures: tuple[float, float], align: Align, complain: Callable[[str], None]) -> list[Line]:
        """Set the paragraph; `measures` are the lengths of the first line and of the others, in points."""
        size = self._look.size
        lengths = (measures[0] / size, measures[1] / size)
        ends = self._ends(lengths, complain)
        return [self.line(start, end, lengths[min(n, 1)], how) for n, start, end, how in spans(ends, align)]

    def _ends(self, lengths: tuple[float, float], complain: Callable[[str], None]) -> list[int]:
        count = len(self._text)
        ends = [self.end(0, lengths[0], complain)]
        while ends[-1] < count:
            ends.append(self.end(ends[-1], lengths[1], complain))
        return self.without_lone_letter(ends, lengths)

    def end(self, start: int, length: float, complain: Callable[[str], None]) -> int:
        """Give where the line ends that begins at `start` and is so many em long."""
        text, positions, count, road = self._text, self._positions, len(self._text), self._road
        marks, end_trims = road.marks, road.end_trims
        reach = positions[start] + (length + EPSILON) - 1.0 + road.start_trims.get(text[start], 0.0)
        end = max(bisect_right(positions, reach, start, count), start + 1)
        while end < count and text[end] in marks and positions[end] - end_trims.get(text[end], 0.0) <= reach:
            end += 1
        if end == count:
            return end
        after, before = text[end], text[end - 1]
        if after in road.no_start or before in road.no_end or (after in road.rows and after == before):
            return self._mended(start, end, length + EPSILON, complain)
        return end

    def horizon(self, start: int, length: float) -> int:
        """Give the place from which on no character has a say in where the line ends that begins at `start`."""
        return bisect_right(self._positions, self._positions[start] + length + _BEYOND) + _FARTHER

    def _legal(self, end: int) -> bool:
        text, road = self._text, self._road
        if end == len(text):
            return True
        return text[end] not in road.no_start and text[end - 1] not in road.no_end and not self._parts_row(end)

    def _parts_row(self, end: int) -> bool:
        """Tell whether a line that ends here would part a dash or an ellipsis (CLREQ §6.1.2.1)."""
        return self._text[end] == self._text[end - 1] and self._text[end] in self._road.rows

    def _natural(self, start: int, end: int) -> float:
        text, positions, road = self._text, self._positions, self._road
        length = positions[end - 1] - positions[start] + 1.0
        return length - road.start_trims.get(text[start], 0.0) - road.end_trims.get(text[end - 1], 0.0)

    def _slack(self, start: int, end: int, length: float) -> float:
        """Give the slack of a line in em, once its last mark hangs or has given up its space if it must."""
        slack, last, rule = length - self._natural(start, end), self._text[end - 1], self._look.rule
        if slack >= -EPSILON:
            return slack
        if rule.hanging and last in rule.region.hanging:
            return slack + 1.0 - self._road.end_trims.get(last, 0.0)
        return slack + end_ease(last, rule)[1]

    def _mended(self, start: int, end: int, length: float, complain: Callable[[str], None]) -> int:
        """Find a legal end near one that is not: squeeze marks in first, else push characters out (先挤进后推出)."""
        for farther in range(end + 1, min(end + SQUEEZED_IN, len(self._text)) + 1):
            if -self._slack(start, farther, length) > self._give(start, farther) + EPSILON:
                break
            if self._legal(farther):
                return farther
        for nearer in range(end, start, -1):
            if self._legal(nearer):
                return nearer
        complain("no-legal-break")
        return end

    def _soft_gaps(self, start: int, end: int) -> list[tuple[int, Give]]:
        """Give the gaps inside a line that can close; few lines ask."""
        run_of = self._road.run
        return [
            (found.start() + offset, give)
            for found in self._road.mark_runs.finditer(self._text, start, end)
            for offset, give in run_of(found[0]).soft
            if start < found.start() + offset < end
        ]

    def _give(self, start: int, end: int) -> float:
        """Give by how much the gaps inside a line can close, in em."""
        return sum([give.shrink for _, give in self._soft_gaps(start, end)])

    def without_lone_letter(self, ends: list[int], lengths: tuple[float, float]) -> list[int]:
        """See that the last line holds enough letters (CLREQ §7.1.2 孤字): squeeze it in, or take letters down."""
        least, rule = self._look.rule.minimum_last_line, self._look.rule
        if len(ends) < 2 or least < 2:
            return ends
        middle, end = ends[-2], ends[-1]
        if all(map(is_letter, self._text[middle : middle + least])) and end - middle >= least:
            return ends
        if not 0 < self._letters(middle, end) < least:
            return ends
        start = ends[-3] if len(ends) > 2 else 0
        length = lengths[min(len(ends) - 2, 1)]
        if -self._slack(start, end, length) <= self._give(start, end) + EPSILON:
            return [*ends[:-2], end]
        for earlier in range(middle - 1, start, -1):
            if self._natural(earlier, end) > lengths[1] + EPSILON:
                break
            if self._legal(earlier) and self._letters(earlier, end) >= rule.minimum_last_line:
                return [*ends[:-2], earlier, end]
        return ends

    def _letters(self, start: int, end: int) -> int:
        return sum(map(is_letter, self._text[start:end]))

    def line(self, start: int, end: int, length: float, align: Align) -> Line:
        """Set one line of a length in em."""
        look, text = self._look, self._text
        size, positions, road = look.size, self._positions, self._road
        slack = self._slack(start, end, length)
        letter_space, adjustments = 0.0, self._closed(start, end)
        if slack < -EPSILON:
            adjustments = self._squeezed(start, end, slack, adjustments)
        elif slack > EPSILON and align in ("justify", "justify-all"):
            letter_space, adjustments = self._opened(start, end, slack * size, adjustments)
        run = TextRun(
            line_offset(slack * size, align) + (self._dash(start) - road.start_trims.get(text[start], 0.0)) * size,
            -look.shift,
            look.face,
            size,
            look.color,
            self._glyphs[2 * start : 2 * end],
            text[start:end],
            (positions[end - 1] - positions[start] + 1.0) * size + letter_space * (end - start),
            letter_space,
            adjustments,
            None,
            look.rule.vertical,
            look.rule.language,
        )
        return Line((run,))

    def _dash(self, start: int) -> float:
        """Give how far the first half of a dash is moved that begins a line, in em."""
        if self._text[start] not in self._road.rows or self._text[start : start + 2] not in DASHES:
            return 0.0
        return dash_reach(self._look.face, self._text[start], vertical=self._look.rule.vertical)

    def _closed(self, start: int, end: int) -> tuple[tuple[int, float], ...]:
        """Give the gaps inside a line that its marks close, in points."""
        at = self._closed_at
        first, stop = bisect_right(at, start), bisect_left(at, end)
        if first == stop:
            return ()
        return tuple(zip([index - start for index in at[first:stop]], self._moved_by[first:stop], strict=True))

    def _squeezed(
        self, start: int, end: int, slack: float, closed: tuple[tuple[int, float], ...]
    ) -> tuple[tuple[int, float], ...]:
        inside = self._soft_gaps(start, end)
        limits = tuple([step.limit for step in self._look.rule.region.shrink])
        changes = spread(tuple([give for _, give in inside]), slack, limits)
        moved = dict(closed)
        for (at, _), change in zip(inside, changes, strict=True):
            if change:
                moved[at - start] = moved.get(at - start, 0.0) + change * self._look.size
        return tuple(sorted(moved.items()))

    def _opened(
        self, start: int, end: int, slack: float, closed: tuple[tuple[int, float], ...]
    ) -> tuple[float, tuple[tuple[int, float], ...]]:
        """Open all gaps equally but those that never open; in Japanese those beside marks last (JLREQ 3.8.4)."""
        gaps = end - start - 1
        fixed, late = self._unequal(start, end)
        if not fixed and not late:
            return (slack / gaps if gaps else 0.0), closed
        able, early = gaps - len(fixed), gaps - len(fixed) - len(late)
        if not able:
            return 0.0, closed
        first = min(slack / early, self._road.early.stretch * self._look.size) if early else 0.0
        space = first + max(0.0, slack - first * early) / able
        moved = dict(closed)
        for places, points in ((fixed, space), (late, first)):
            for index in places:
                moved[index - start] = moved.get(index - start, 0.0) - points
        return space, tuple(sorted(moved.items()))

    def _unequal(self, start: int, end: int) -> tuple[list[int], list[int]]:
        """Give the gaps inside a line that never open, and those that open last."""
        fixed: list[int] = []
        late: list[int] = []
        for found in self._road.unequal_runs.finditer(self._text, start, end):
            run, first = self._road.run(found[0]), found.start()
            fixed += [first + offset for offset in run.fixed if start < first + offset < end]
            late += [first + offset for offset in run.late if start < first + offset < end]
        return fixed, late
