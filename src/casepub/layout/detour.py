"""Paragraphs of Han with an occasional word, figure or rare mark: a text in, its lines out.

Only the lines that hold something odd leave the straight road. They are those that the general road would give the
whole paragraph, as both decide line by line and look no farther than a few characters (a property test holds them to
each other): a strip is made for each such stretch, with as much of the text around it as rules look at.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from itertools import accumulate, groupby
from typing import Final, NamedTuple

from casepub.layout.breaking import is_ladder, line_end, without_lone_letter
from casepub.layout.ems import EmParagraph
from casepub.layout.line import Line, set_line, spans
from casepub.layout.straight import StraightRoad
from casepub.layout.strip import Strip
from casepub.layout.style import Align

# Of so many characters at most one may be odd: the general road then decides line by line too (`wants_total_fit`).
_RARE: Final = 16
# A word costs so many lines of the general road; a paragraph with more words than that is as cheap there as a whole.
_LINES_A_WORD: Final = 3
# No line holds more characters than so many times the ems of its length, or the text is not for this road.
_LONGEST: Final = 1.5
# How much of the text around its lines a strip holds: no rule looks farther.
_AROUND: Final = 12


class _NoWayError(Exception):
    """The text is not as simple as it seemed; the general road takes it all."""


class _Window(NamedTuple):
    """A strip of some of the text, and the place in the text of each of its cells and of its end."""

    strip: Strip
    places: list[int]

    def cell(self, place: int) -> int:
        """Give the cell that begins at a place of the text."""
        index = bisect_left(self.places, place)
        if index == len(self.places) or self.places[index] != place:
            raise _NoWayError
        return index


def detoured(
    road: StraightRoad,
    text: str,
    strips: Callable[[str], list[Strip]],
    measures: tuple[float, float],
    align: Align,
    complain: Callable[[str], None],
) -> list[Line] | None:
    """Set a paragraph that the straight road does not take; None when too much in it is odd.

    Args:
        road: the road for the rest of it.
        text: the paragraph.
        strips: the general road: makes strips of some of the text.
        measures: lengths of the first line and of the others, in points.
        align: how its lines are aligned.
        complain: told the code of each line that has no legal end.
    """
    odd = road.odd_places(text)
    if not _is_worth_it(text, odd, min(measures) / road.look.size):
        return None
    try:
        return _Detour(road, text, odd, strips, measures, complain).lines(align)
    except _NoWayError:
        return None


def _is_worth_it(text: str, odd: list[int], ems: float) -> bool:
    words = [len(list(run)) for _, run in groupby(place - n for n, place in enumerate(odd))]
    if len(odd) * _RARE > len(text) or len(words) * _LINES_A_WORD * ems > len(text):
        return False
    # Line ends inside the text part it, and what is wider than half a line may have to be cut.
    return 2 * max(words, default=0) < ems and all(text[place].isprintable() for place in odd)


class _Detour:
    """One paragraph; lives for one call of `detoured`."""

    def __init__(
        self,
        road: StraightRoad,
        text: str,
        odd: list[int],
        strips: Callable[[str], list[Strip]],
        measures: tuple[float, float],
        complain: Callable[[str], None],
    ) -> None:
        self._text = text
        self._size = road.look.size
        self._least = road.look.rule.minimum_last_line
        self._odd = odd
        self._strips = strips
        self._measures = measures
        self._complain = complain
        self._ems = EmParagraph(road, text)
        self._window: _Window | None = None
        # By the place where it begins, the window that a line was chosen in.
        self._chosen_in: dict[int, _Window] = {}

    def lines(self, align: Align) -> list[Line]:
        ends = self._mended(self._ends())
        return [self._line(start, end, self._measure(n), how) for n, start, end, how in spans(ends, align)]

    def _measure(self, number: int) -> float:
        return self._measures[min(number, 1)]

    def _next_odd(self, place: int) -> int:
        index = bisect_left(self._odd, place)
        return self._odd[index] if index < len(self._odd) else len(self._text)

    def _ends(self) -> list[int]:
        ends: list[int] = []
        hyphens: list[bool] = []
        start, count = 0, len(self._text)
        while start < count:
            length = self._measure(len(ends))
            odd = self._next_odd(start)
            if odd == count or odd >= self._ems.horizon(start, length / self._size):
                start, hyphen = self._ems.end(start, length / self._size, self._complain), False
            else:
                start, hyphen = self._general_end(start, odd, length, after_ladder=is_ladder(hyphens))
            ends.append(start)
            hyphens.append(hyphen)
        return ends

    def _general_end(self, start: int, odd: int, length: float, *, after_ladder: bool) -> tuple[int, bool]:
        """Give where a line ends that may hold something odd, and whether with a hyphen."""
        needed = start + int(_LONGEST * length / self._size) + _AROUND
        window = self._window
        if window is None or window.places[-1] < min(needed, len(self._text)):
            window = self._window = self._opened(start, max(needed, odd + 2 * int(length / self._size)))
        self._chosen_in[start] = window
        cell = line_end(window.strip, window.cell(start), length, self._complain, after_ladder=after_ladder)
        end = window.places[cell]
        if end + _AROUND > window.places[-1] and window.places[-1] < len(self._text):
            raise _NoWayError
        return end, window.strip.cells[cell - 1].hyphen

    def _opened(self, start: int, stop: int) -> _Window:
        """Make a strip of some of the text and a little around it; it parts nothing odd."""
        first, last = self._apart(start - _AROUND, -1), self._apart(stop, 1)
        strips = self._strips(self._text[first:last])
        if len(strips) != 1:
            raise _NoWayError
        places = list(accumulate([len(cell.text) for cell in strips[0].cells], initial=first))
        if places[-1] != last:
            raise _NoWayError
        return _Window(strips[0], places)

    def _apart(self, place: int, step: int) -> int:
        """Give the nearest place, that way, beside which nothing odd stands."""
        while 0 < place < len(self._text) and self._next_odd(place - 1) <= place:
            place += step
        return min(max(place, 0), len(self._text))

    def _mended(self, ends: list[int]) -> list[int]:
        """See that the last line holds enough letters."""
        start = ends[-3] if len(ends) > 2 else 0
        if self._next_odd(start) == len(self._text):
            first, other = self._measures
            return self._ems.without_lone_letter(ends, (first / self._size, other / self._size))
        if len(ends) < 2 or self._least < 2:
            return ends
        window = self._opened(start, len(self._text))
        before = len(ends) - len(ends[-3:])
        cells = [window.cell(end) for end in ends[-3:]]
        mended = without_lone_letter(window.strip, cells, lambda number: self._measure(number + before))
        last = [window.places[cell] for cell in mended]
        self._chosen_in |= dict.fromkeys([start, *last], window)
        return [*ends[:before], *last]

    def _line(self, start: int, end: int, length: float, align: Align) -> Line:
        if self._next_odd(start) >= end:
            return self._ems.line(start, end, length / self._size, align)
        window = self._chosen_in[start]
        return set_line(window.strip, window.cell(start), window.cell(end), length, align)
