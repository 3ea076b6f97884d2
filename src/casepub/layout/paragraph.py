"""A paragraph: inlines and a style in, lines out; plain text goes the straight road, all else the general one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

from casepub.diagnostics import Report
from casepub.layout.breaking import first_fit, total_fit
from casepub.layout.detour import detoured
from casepub.layout.display import shifted
from casepub.layout.inlines import InlineFlattener, Surroundings
from casepub.layout.itemize import Itemizer, Voice
from casepub.layout.line import Line, set_line, spans
from casepub.layout.straight import StraightRoad, straight_style
from casepub.layout.strip import EPSILON, Strip
from casepub.layout.style import Align, ComputedStyle, StyleSheet
from casepub.layout.widewords import without_wide_words
from casepub.model import Inline, Text
from casepub.text.newcomers import characters

# A line shorter than this many characters is narrow: all its breaks are weighed together.
_NARROW: Final = 12
_COMPLAINTS: Final = {
    "no-legal-break": "a mark stands where it may not",
    "word-cut": "a word or number is cut",
    "too-wide": "what is wider than a line stands out of it",
}
# Titles of a few lines are balanced; a long centred text is not.
_MOST_BALANCED: Final = 4


class ParagraphComposer:
    """Sets paragraphs of one document."""

    def __init__(self, itemizer: Itemizer, sheet: StyleSheet, around: Surroundings, report: Report) -> None:
        self._itemizer = itemizer
        self._flattener = InlineFlattener(itemizer, sheet, around, report)
        self._report = report
        self._road = cache(self._make_road)

    def prime(self, text: str, style: ComputedStyle) -> None:
        """Look up every character of a long text in one go, before its paragraphs ask for theirs one by one."""
        if straight_style(style):
            self._road(Voice.of(style)).takes("".join(sorted(characters(text))))

    def lines(self, inlines: tuple[Inline, ...], style: ComputedStyle, measure: float) -> list[Line]:
        """Set inlines in lines of this length, the first one shorter by the style's indent; centred lines balanced."""
        if len(inlines) == 1 and isinstance(inlines[0], Text) and inlines[0].value and straight_style(style):
            text = inlines[0].value
            road = self._road(Voice.of(style))
            if road.takes(text):
                return road.lines(text, (measure - style.indent, measure), style.align, self._complaint(text))
            lines = self._detoured(road, text, style, measure)
            if lines is not None:
                return lines
        strips = self._flattener.strips(inlines, Voice.of(style))
        if style.align == "center" and any(strip.cells for strip in strips):
            return self._centred(strips, style, measure)
        return self._general(strips, style, measure)

    def _detoured(self, road: StraightRoad, text: str, style: ComputedStyle, measure: float) -> list[Line] | None:
        if measure < _NARROW * style.size:
            return None
        voice = Voice.of(style)
        measures = (measure - style.indent, measure)
        return detoured(
            road, text, lambda part: self._flattener.strips((Text(part),), voice), measures, style.align,
            self._complaint(text),
        )  # fmt: skip

    def _make_road(self, voice: Voice) -> StraightRoad:
        return StraightRoad(self._itemizer.look(voice))

    def _complaint(self, text: str) -> Callable[[str], None]:
        def complain(code: str) -> None:
            self._report.info(code, f"a line has no legal end in '{text[:12]}…'; {_COMPLAINTS[code]}")

        return complain

    def _general(self, strips: list[Strip], style: ComputedStyle, measure: float) -> list[Line]:
        lines: list[Line] = []
        for whole in strips:
            length = _lengths(measure, 0.0 if lines else style.indent)
            strip = self._parted(whole, length, measure)
            lines += _set(strip, self._ends(strip, length, measure), length, style.align)
        return lines

    def _centred(self, strips: list[Strip], style: ComputedStyle, measure: float) -> list[Line]:
        """Set a few lines as even as can be: in the shortest measure that holds as many (CSS text-wrap: balance)."""
        count = self._count(strips, style, measure)
        if not 1 < count <= _MOST_BALANCED:
            return self._general(strips, style, measure)
        least, most = measure / count, measure
        while most - least > style.size / 4:
            middle = (least + most) / 2
            if self._count(strips, style, middle) > count:
                least = middle
            else:
                most = middle
        inset = (measure - most) / 2
        lines = self._general(strips, style, most)
        return [line._replace(items=tuple(shifted(item, inset, 0.0) for item in line.items)) for line in lines]

    def _count(self, strips: list[Strip], style: ComputedStyle, measure: float) -> int:
        """Count the lines that the strips would have in this measure."""
        length = _lengths(measure, style.indent)
        return sum(len(self._ends(strip, length, measure)) for strip in strips)

    def _ends(self, strip: Strip, length: Callable[[int], float], measure: float) -> list[int]:
        """Choose where the lines of a strip end; most headings, cells and lines of dialogue are one."""
        count = len(strip.cells)
        if not count or strip.natural(0, count) <= length(0) + EPSILON:
            return [count]
        choose = total_fit if wants_total_fit(strip, measure) else first_fit
        return choose(strip, length, self._complaint(strip.opening))

    def _parted(self, strip: Strip, length: Callable[[int], float], measure: float) -> Strip:
        """Give a strip in which words that are wider than their line may be cut."""
        return without_wide_words(strip, min(length(0), measure), self._complaint(strip.opening))


def _lengths(measure: float, indent: float) -> Callable[[int], float]:
    """Give the length of the line with a number: the first one is indented."""
    return lambda number: measure - indent if number == 0 else measure


def _set(strip: Strip, ends: list[int], length: Callable[[int], float], align: Align) -> Iterator[Line]:
    """Set the lines of a strip."""
    for number, start, end, how in spans(ends, align):
        yield set_line(strip, start, end, length(number), how) if end else Line(())


def wants_total_fit(strip: Strip, measure: float) -> bool:
    """Tell whether the breaks are worth weighing together: much Western text, ruby, or a narrow line."""
    if strip.rule.pretty or measure < _NARROW * strip.size:
        return True
    odd = [strip.cells[n] for n in strip.odd]
    unlike = sum([not cell.upright or bool(cell.items) for cell in odd])
    return unlike * 8 > len(strip.cells)
