"""The straight road: lines of full-width characters of one face, where a character is an em and nothing is shaped.

It takes plain paragraphs of Han, kana and simple marks and gives the same lines as the general road, at a fraction of
the cost: positions come from one running sum in em, a line's end from one bisection, its glyphs from one slice.
Exempt from the size rules for its inner loop: 1.5 µs a line more would cost a book a tenth of a second.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from casepub.layout.cell import Look
from casepub.layout.display import TextRun
from casepub.layout.gap import Give, end_ease, end_trim, pair_give, start_trim
from casepub.layout.line import Line, line_offset
from casepub.layout.spread import spread
from casepub.layout.standing import DASHES, dash_reach, is_turned
from casepub.layout.strip import EPSILON
from casepub.layout.style import Align, ComputedStyle
from casepub.text.character import CharClass, class_of, classes, is_han, is_hangul, is_kana
from casepub.text.linebreak import breaks_freely, never_end, never_start
from casepub.text.newcomers import Newcomers
from casepub.text.spacing import halves_pairs, width

_LETTERS: Final = frozenset(
    {
        CharClass.IDEOGRAPH, CharClass.HIRAGANA, CharClass.KATAKANA, CharClass.SMALL_KANA, CharClass.LONG_VOWEL,
        CharClass.ITERATION,
    }
)  # fmt: skip
_MARKS: Final = frozenset(
    {
        CharClass.OPENING, CharClass.CLOSING, CharClass.STOP, CharClass.COMMA, CharClass.DIVIDING, CharClass.COLON,
        CharClass.SEMICOLON, CharClass.INSEPARABLE,
    }
)  # fmt: skip
_FIT: Final = _LETTERS | _MARKS
_NEARLY: Final = 0.01
# A dash or an ellipsis of two em is one unit. Longer rows, which may be parted between units, and a lone dash, which
# connects and begins no line (CLREQ §6.1.1), go the general road.
_PAIR: Final = re.compile("(?<![！？])[！？]{2}(?![！？])")
_ODD_ROW: Final = re.compile("(?<![—―─⸺…⋯‥])(?!(?:([—―…⋯‥])\\1|[…⋯‥])(?![—―─⸺…⋯‥]))[—―─⸺…⋯‥]")
_DASH: Final = re.compile("|".join(DASHES))
_ANY_LETTER: Final = "\u4e00"
_SQUEEZED: Final = 3
_NOTHING: Final = re.compile(r"(?!)")


class _MarkRun(NamedTuple):
    """Gaps of a run of marks by their place: closed by so many em and glyphs moved, able to close, opened last, never.

    Moved glyphs are the halves of a dash: they touch, and what stands around them does not move.
    """

    closed: tuple[tuple[int, float, float], ...]
    soft: tuple[tuple[int, Give], ...]
    late: tuple[int, ...]
    fixed: tuple[int, ...]


class StraightRoad:
    """Sets paragraphs of one look."""

    def __init__(self, look: Look) -> None:
        self._look = look
        rule = look.rule
        self._source = look.face.vertical if rule.vertical else look.face.horizontal
        self._known = Newcomers()
        self._refused: set[str] = set()
        self._marks = ""
        self._rows: frozenset[str] = frozenset()
        # Runs of marks: all, those that close a gap wherever they stand, those beside which gaps open unequally.
        self._mark_runs = self._closing_runs = self._unequal_runs = _NOTHING
        # What marks give up at the two ends of a line, in em, of those that give up anything.
        self._start_trims: dict[str, float] = {}
        self._end_trims: dict[str, float] = {}
        self._no_start = never_start(rule.region, rule.level)
        self._no_end = never_end(rule.region, rule.level)
        self._halves_pairs = halves_pairs(rule.region, vertical=rule.vertical)
        self.early = pair_give(_ANY_LETTER, _ANY_LETTER, rule)
        self._run = cache(self._make_run)

    def takes(self, text: str) -> bool:
        """Tell whether every character of the text can go this road."""
        new = self._known.among(text)
        if new:
            if not new.isdisjoint(self._refused):
                return False
            self._meet(new)
            if not new.isdisjoint(self._refused):
                return False
        return not self._is_odd(text)

    def _meet(self, new: set[str]) -> None:
        """Look at characters for the first time."""
        text = "".join(new)
        self._source.prepare(text)
        kinds = dict(zip(text, classes(text, self._look.rule.region), strict=True))
        fit = {char for char, kind in kinds.items() if kind in _FIT and self._fits(char, kind)}
        self._known.know(fit)
        self._refused |= new - fit
        self._note_marks(sorted([char for char in fit if kinds[char] in _MARKS]))

    def _is_odd(self, text: str) -> bool:
        """Tell whether marks stand in a row that is not for this road."""
        if self._halves_pairs and _PAIR.search(text):
            return True
        return any(mark in text for mark in self._rows) and _ODD_ROW.search(text) is not None

    def _note_marks(self, marks: list[str]) -> None:
        if not marks:
            return
        rule = self._look.rule
        self._marks += "".join(marks)
        self._rows = frozenset(char for char in self._marks if class_of(char) == CharClass.INSEPARABLE)
        self._start_trims |= {char: trim for char in marks if (trim := start_trim(char, rule))}
        self._end_trims |= {char: trim for char in marks if (trim := end_trim(char, rule))}
        runs = {char: self._run(char) for char in self._marks}
        self._mark_runs = re.compile(f"[{re.escape(self._marks)}]+")
        # What one mark does not do, two beside each other may.
        self._closing_runs = self._runs_with([char for char, run in runs.items() if run.closed])
        self._unequal_runs = self._runs_with([char for char, run in runs.items() if run.late or run.fixed])

    def _runs_with(self, singles: list[str]) -> re.Pattern[str]:
        """Give a pattern for the runs of marks that are longer than one, or one of these."""
        several = f"[{re.escape(self._marks)}]{{2,}}"
        return re.compile(f"{several}|[{re.escape(''.join(singles))}]" if singles else several)

    def _fits(self, char: str, kind: int) -> bool:
        """Tell whether a letter or a simple mark fills its em in this face."""
        look, rule = self._look, self._look.rule
        if not look.face.has(char) or abs(self._source.advances[char] - 1.0) >= _NEARLY:
            return False
        if rule.vertical and is_turned(char, look.face, rule.region):
            return False
        if kind == CharClass.IDEOGRAPH and (is_han(char) or not breaks_freely(char, rule.tailoring)):
            return is_han(char)
        return width(char, rule.region, vertical=rule.vertical) == 1.0

    def _make_run(self, run: str) -> _MarkRun:
        """Give what a run of marks between letters does to the gaps before, between and after them."""
        row = _ANY_LETTER + run + _ANY_LETTER
        joined = dict(self._joined_dashes(run))
        gives = [pair_give(a, b, self._look.rule) for a, b in pairwise(row)]
        return _MarkRun(
            closed=tuple(
                (n, give.natural, joined.get(n, 0.0)) for n, give in enumerate(gives) if give.natural or n in joined
            ),
            soft=tuple((n, give) for n, give in enumerate(gives) if give.shrink),
            late=tuple(n for n, give in enumerate(gives) if give.stretch_step > self.early.stretch_step),
            fixed=tuple(n for n, give in enumerate(gives) if not give.stretch_step),
        )

    def _joined_dashes(self, run: str) -> Iterator[tuple[int, float]]:
        """Yield by how much the gaps around and inside a dash move, so that its halves touch (GB/T 15834 §5.1.4)."""
        for found in _DASH.finditer(run):
            first = found.start()
            reach = dash_reach(self._look.face, run[first], vertical=self._look.rule.vertical)
            yield from ((first, reach), (first + 1, -2 * reach), (first + 2, reach))

    def lines(
        self, text: str, measures: tuple[float, float], align: Align, complain: Callable[[str], None]
    ) -> list[Line]:
        """Set a paragraph; `measures` are the lengths of the first line and of the others, in points."""
        return _Paragraph(self, text).lines(measures, align, complain)


class _Paragraph:
    """One paragraph on the straight road."""

    def __init__(self, road: StraightRoad, text: str) -> None:
        self._road = road
        self._look = road._look
        self._text = text
        self._glyphs = road._source.pack(text)
        self._closed_at: list[int] = []
        self._moved_by: list[float] = []
        self._positions = self._measured()

    def _measured(self) -> Sequence[float]:
        """Give where each character begins, in em, had the paragraph but one line; note the gaps that marks close."""
        text, run_of, size = self._text, self._road._run, self._look.size
        count = len(text)
        steps = [1.0] * count
        closed_at, moved_by = self._closed_at, self._moved_by
        for found in self._road._closing_runs.finditer(text):
            start = found.start()
            for offset, em, moved in run_of(found[0]).closed:
                index = start + offset
                if 0 < index < count:
                    closed_at.append(index)
                    moved_by.append((em + moved) * size)
                    steps[index - 1] += em
        return [0.0, *accumulate(steps)] if closed_at else range(count + 1)

    def lines(self, measures: tuple[float, float], align: Align, complain: Callable[[str], None]) -> list[Line]:
        size = self._look.size
        lengths = (measures[0] / size, measures[1] / size)
        ends = self._ends(lengths, complain)
        starts = [0, *ends[:-1]]
        last = len(ends) - 1
        final: Align = "start" if align == "justify" else align
        return [
            self._line(start, end, lengths[min(n, 1)], final if n == last else align)
            for n, (start, end) in enumerate(zip(starts, ends, strict=True))
        ]

    def _ends(self, lengths: tuple[float, float], complain: Callable[[str], None]) -> list[int]:
        text, positions, count, road = self._text, self._positions, len(self._text), self._road
        no_start, no_end, rows = road._no_start, road._no_end, road._rows
        start_trims, end_trims, marks = road._start_trims, road._end_trims, road._marks
        length = lengths[0] + EPSILON
        ends: list[int] = []
        start = 0
        while True:
            reach = positions[start] + length - 1.0 + start_trims.get(text[start], 0.0)
            end = max(bisect_right(positions, reach, start, count), start + 1)
            while end < count and text[end] in marks and positions[end] - end_trims.get(text[end], 0.0) <= reach:
                end += 1
            if end < count:
                after, before = text[end], text[end - 1]
                if after in no_start or before in no_end or (after in rows and after == before):
                    end = self._mended(start, end, length, complain)
            ends.append(end)
            if end >= count:
                return self._without_lone_letter(ends, lengths)
            start, length = end, lengths[1] + EPSILON

    def _legal(self, end: int) -> bool:
        text, road = self._text, self._road
        if end == len(text):
            return True
        return text[end] not in road._no_start and text[end - 1] not in road._no_end and not self._parts_row(end)

    def _parts_row(self, end: int) -> bool:
        """Tell whether a line that ends here would part a dash or an ellipsis (CLREQ §6.1.2.1)."""
        return self._text[end] == self._text[end - 1] and self._text[end] in self._road._rows

    def _natural(self, start: int, end: int) -> float:
        text, positions, road = self._text, self._positions, self._road
        length = positions[end - 1] - positions[start] + 1.0
        return length - road._start_trims.get(text[start], 0.0) - road._end_trims.get(text[end - 1], 0.0)

    def _slack(self, start: int, end: int, length: float) -> float:
        """Give the slack of a line in em, once its last mark hangs or has given up its space if it must."""
        slack, last, rule = length - self._natural(start, end), self._text[end - 1], self._look.rule
        if slack >= -EPSILON:
            return slack
        if rule.hanging and last in rule.region.hanging:
            return slack + 1.0 - self._road._end_trims.get(last, 0.0)
        return slack + end_ease(last, rule)[1]

    def _mended(self, start: int, end: int, length: float, complain: Callable[[str], None]) -> int:
        """Find a legal end near one that is not: squeeze marks in first, else push characters out (先挤进后推出)."""
        for farther in range(end + 1, min(end + _SQUEEZED, len(self._text)) + 1):
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
        run_of = self._road._run
        return [
            (found.start() + offset, give)
            for found in self._road._mark_runs.finditer(self._text, start, end)
            for offset, give in run_of(found[0]).soft
            if start < found.start() + offset < end
        ]

    def _give(self, start: int, end: int) -> float:
        """Give by how much the gaps inside a line can close, in em."""
        return sum([give.shrink for _, give in self._soft_gaps(start, end)])

    def _without_lone_letter(self, ends: list[int], lengths: tuple[float, float]) -> list[int]:
        """See that the last line holds enough letters (CLREQ §7.1.2 孤字): squeeze it in, or take letters down."""
        least, rule = self._look.rule.minimum_last_line, self._look.rule
        if len(ends) < 2 or least < 2:
            return ends
        middle, end = ends[-2], ends[-1]
        if all(map(_is_letter, self._text[middle : middle + least])) and end - middle >= least:
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
        return sum(map(_is_letter, self._text[start:end]))

    def _line(self, start: int, end: int, length: float, align: Align) -> Line:
        look, text = self._look, self._text
        size, positions, road = look.size, self._positions, self._road
        slack = self._slack(start, end, length)
        letter_space, adjustments = 0.0, self._closed(start, end)
        if slack < -EPSILON:
            adjustments = self._squeezed(start, end, slack, adjustments)
        elif slack > EPSILON and align in ("justify", "justify-all"):
            letter_space, adjustments = self._opened(start, end, slack * size, adjustments)
        run = TextRun(
            line_offset(slack * size, align) + (self._dash(start) - road._start_trims.get(text[start], 0.0)) * size,
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
        if self._text[start] not in self._road._rows or self._text[start : start + 2] not in DASHES:
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
        for found in self._road._unequal_runs.finditer(self._text, start, end):
            run, first = self._road._run(found[0]), found.start()
            fixed += [first + offset for offset in run.fixed if start < first + offset < end]
            late += [first + offset for offset in run.late if start < first + offset < end]
        return fixed, late


@cache
def _is_letter(char: str) -> bool:
    return is_han(char) or is_kana(char) or is_hangul(char)


def straight_style(style: ComputedStyle) -> bool:
    """Tell whether text in this style can go the straight road at all."""
    rule = style.rule
    plain = not rule.pretty and not rule.grid and not style.letter_spacing
    return plain and rule.region.east_asian and style.align != "center"
