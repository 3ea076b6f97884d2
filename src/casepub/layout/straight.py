"""The straight road: lines of full-width characters of one face, where a character is an em and nothing is shaped.

It takes plain paragraphs of Han, kana and simple marks and gives the same lines as the general road, at a fraction of
the cost. Here is what it knows of characters and marks; `ems` measures and sets a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from casepub.layout.cell import LETTERS, Look
from casepub.layout.ems import EmParagraph
from casepub.layout.gap import Give, end_trim, pair_give, start_trim
from casepub.layout.line import Line
from casepub.layout.standing import DASHES, dash_reach, is_turned
from casepub.layout.style import Align, ComputedStyle
from casepub.text.character import CharClass, class_of, classes, is_han
from casepub.text.linebreak import breaks_freely, never_end, never_start, opportunities
from casepub.text.newcomers import Newcomers
from casepub.text.spacing import halves_pairs, width

# Not Hangul, whose words may have to stay whole.
_LETTERS: Final = LETTERS - {CharClass.HANGUL}
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
_DIVIDING: Final = "！？"
_STROKES: Final = "—―─⸺…⋯‥"
_DASH: Final = re.compile("|".join(DASHES))
_ANY_LETTER: Final = "\u4e00"
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
        self.look = look
        rule = look.rule
        self.source = look.face.vertical if rule.vertical else look.face.horizontal
        self._known = Newcomers()
        self._refused: set[str] = set()
        self._strangers = _NOTHING
        self.marks = ""
        self.rows: frozenset[str] = frozenset()
        # Runs of marks: all, those that close a gap wherever they stand, those beside which gaps open unequally.
        self.mark_runs = self.closing_runs = self.unequal_runs = _NOTHING
        # What marks give up at the two ends of a line, in em, of those that give up anything.
        self.start_trims: dict[str, float] = {}
        self.end_trims: dict[str, float] = {}
        self.no_start = never_start(rule.region, rule.level)
        self.no_end = never_end(rule.region, rule.level)
        self._halves_pairs = halves_pairs(rule.region, vertical=rule.vertical)
        self.early = pair_give(_ANY_LETTER, _ANY_LETTER, rule)
        self.run = cache(self._make_run)

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
        self.source.prepare(text)
        kinds = dict(zip(text, classes(text, self.look.rule.region), strict=True))
        fit = {char for char, kind in kinds.items() if kind in _FIT and self._fits(char, kind)}
        self._known.know(fit)
        if new - fit:
            self._refused |= new - fit
            self._strangers = re.compile(f"[{re.escape(''.join(sorted(self._refused)))}]+")
        self._note_marks(sorted([char for char in fit if kinds[char] in _MARKS]))

    def _is_odd(self, text: str) -> bool:
        """Tell whether marks stand in a row that is not for this road."""
        if self._halves_pairs and _PAIR.search(text):
            return True
        return any(mark in text for mark in self.rows) and _ODD_ROW.search(text) is not None

    def odd_places(self, text: str) -> list[int]:
        """Give the places of what may not go this road in a text that it does not take, in order."""
        self._meet(self._known.among(text) - self._refused)
        places = {place for found in self._strangers.finditer(text) for place in range(*found.span())}
        for pattern in (_PAIR, _ODD_ROW) if self._halves_pairs else (_ODD_ROW,):
            for found in pattern.finditer(text):
                places.update(range(*_row_around(text, found.start())))
        return sorted(places)

    def _note_marks(self, marks: list[str]) -> None:
        if not marks:
            return
        rule = self.look.rule
        self.marks += "".join(marks)
        self.rows = frozenset(char for char in self.marks if class_of(char) == CharClass.INSEPARABLE)
        self.start_trims |= {char: trim for char in marks if (trim := start_trim(char, rule))}
        self.end_trims |= {char: trim for char in marks if (trim := end_trim(char, rule))}
        runs = {char: self.run(char) for char in self.marks}
        self.mark_runs = re.compile(f"[{re.escape(self.marks)}]+")
        # What one mark does not do, two beside each other may.
        self.closing_runs = self._runs_with([char for char, run in runs.items() if run.closed])
        self.unequal_runs = self._runs_with([char for char, run in runs.items() if run.late or run.fixed])

    def _runs_with(self, singles: list[str]) -> re.Pattern[str]:
        """Give a pattern for the runs of marks that are longer than one, or one of these."""
        several = f"[{re.escape(self.marks)}]{{2,}}"
        return re.compile(f"{several}|[{re.escape(''.join(singles))}]" if singles else several)

    def _fits(self, char: str, kind: int) -> bool:
        """Tell whether a letter or a simple mark fills its em in this face."""
        look, rule = self.look, self.look.rule
        if not look.face.has(char) or abs(self.source.advances[char] - 1.0) >= _NEARLY:
            return False
        if rule.vertical and is_turned(char, look.face, rule.region):
            return False
        if kind in _MARKS and not self._ends_lines_as_listed(char, kind):
            return False
        if kind == CharClass.IDEOGRAPH and (is_han(char) or not breaks_freely(char, rule.tailoring)):
            return is_han(char)
        return width(char, rule.region, vertical=rule.vertical) == 1.0

    def _ends_lines_as_listed(self, char: str, kind: int) -> bool:
        """Tell whether all that UAX #14 says of lines and a mark between letters is what the lists say."""
        _, before, after, _ = opportunities(f"{_ANY_LETTER}{char}{_ANY_LETTER}", self.look.rule.tailoring)
        listed = (char not in self.no_start, char not in self.no_end)
        return kind == CharClass.INSEPARABLE or (bool(before), bool(after)) == listed

    def _make_run(self, run: str) -> _MarkRun:
        """Give what a run of marks between letters does to the gaps before, between and after them."""
        row = _ANY_LETTER + run + _ANY_LETTER
        joined = dict(self._joined_dashes(run))
        gives = [pair_give(a, b, self.look.rule) for a, b in pairwise(row)]
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
            reach = dash_reach(self.look.face, run[first], vertical=self.look.rule.vertical)
            yield from ((first, reach), (first + 1, -2 * reach), (first + 2, reach))

    def lines(
        self, text: str, measures: tuple[float, float], align: Align, complain: Callable[[str], None]
    ) -> list[Line]:
        """Set a paragraph; `measures` are the lengths of the first line and of the others, in points."""
        return EmParagraph(self, text).lines(measures, align, complain)


def _row_around(text: str, place: int) -> tuple[int, int]:
    """Give where the row of equal or kindred marks begins and ends that a character is of."""
    kin = _DIVIDING if text[place] in _DIVIDING else _STROKES
    start = end = place
    while start and text[start - 1] in kin:
        start -= 1
    while end < len(text) and text[end] in kin:
        end += 1
    return start, end


def straight_style(style: ComputedStyle) -> bool:
    """Tell whether text in this style can go the straight road at all."""
    rule = style.rule
    plain = not rule.pretty and not rule.grid and not style.letter_spacing
    # Where lines end between words, letters alone do not tell where they may.
    by_letter = rule.region.east_asian and rule.region.break_unit == "character"
    return plain and by_letter and style.align != "center"
