"""A paragraph: inlines and a style in, lines out; plain text goes the straight road, all else the general one."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final

from casepub.diagnostics import Report
from casepub.layout.breaking import first_fit, total_fit
from casepub.layout.inlines import InlineFlattener, Surroundings
from casepub.layout.itemize import Itemizer, Voice
from casepub.layout.line import Line, set_line, shifted
from casepub.layout.straight import StraightRoad, straight_rule
from casepub.layout.strip import Strip
from casepub.layout.style import Align, ComputedStyle, StyleSheet
from casepub.model import Inline, Text

# A line shorter than this many characters is narrow: all its breaks are weighed together.
_NARROW: Final = 12
# Titles of a few lines are balanced; a long centred text is not.
_MOST_BALANCED: Final = 4


class ParagraphComposer:
    """Sets paragraphs of one document."""

    def __init__(self, itemizer: Itemizer, sheet: StyleSheet, around: Surroundings, report: Report) -> None:
        self._itemizer = itemizer
        self._flattener = InlineFlattener(itemizer, sheet, around)
        self._report = report
        self._road = cache(self._make_road)

    def prime(self, text: str, style: ComputedStyle) -> None:
        """Look up every character of a long text in one go, before its paragraphs ask for theirs one by one."""
        if straight_rule(style.rule):
            self._road(Voice.of(style)).takes("".join(sorted(set(text))))

    def lines(self, inlines: tuple[Inline, ...], style: ComputedStyle, measure: float) -> list[Line]:
        """Set inlines in lines of this length, the first one shorter by the style's indent; centred lines balanced."""
        set_in = self._setter(inlines, style)
        lines = set_in(measure)
        if style.align == "center" and 1 < len(lines) <= _MOST_BALANCED:
            return _balanced(set_in, style, measure, len(lines))
        return lines

    def _setter(self, inlines: tuple[Inline, ...], style: ComputedStyle) -> Callable[[float], list[Line]]:
        """Choose the road; what it gives sets the paragraph in any measure."""
        if len(inlines) == 1 and isinstance(inlines[0], Text) and straight_rule(style.rule):
            text = inlines[0].value
            road = self._road(Voice.of(style))
            if text and road.takes(text):
                complain = self._complaint(text)
                return lambda measure: road.lines(text, (measure - style.indent, measure), style.align, complain)
        strips = self._flattener.strips(inlines, Voice.of(style))
        return lambda measure: self._general(strips, style, measure)

    def _make_road(self, voice: Voice) -> StraightRoad:
        return StraightRoad(self._itemizer.look(voice))

    def _complaint(self, text: str) -> Callable[[str], None]:
        def complain(code: str) -> None:
            self._report.info(code, f"a line has no legal end in '{text[:12]}…'; a mark stands where it may not")

        return complain

    def _general(self, strips: list[Strip], style: ComputedStyle, measure: float) -> list[Line]:
        lines: list[Line] = []
        for strip in strips:
            if strip.cells:
                indent = 0.0 if lines else style.indent
                lines += self._strip_lines(strip, style.align, measure, indent)
            else:
                lines.append(Line(()))
        return lines

    def _strip_lines(self, strip: Strip, align: Align, measure: float, indent: float) -> list[Line]:
        def length(number: int) -> float:
            return measure - indent if number == 0 else measure

        choose = total_fit if _wants_total_fit(strip, measure) else first_fit
        ends = choose(strip, length, self._complaint("".join(cell.text for cell in strip.cells[:12])))
        last = len(ends) - 1
        final: Align = "start" if align == "justify" else align
        return [
            set_line(strip, start, end, length(n), final if n == last else align)
            for n, (start, end) in enumerate(zip([0, *ends[:-1]], ends, strict=True))
        ]


def _balanced(set_in: Callable[[float], list[Line]], style: ComputedStyle, measure: float, count: int) -> list[Line]:
    """Set as many lines, as even as can be: in the shortest measure that holds them (CSS text-wrap: balance)."""
    least, most = measure / count, measure
    while most - least > style.size / 4:
        middle = (least + most) / 2
        if len(set_in(middle)) > count:
            least = middle
        else:
            most = middle
    inset = (measure - most) / 2
    return [line._replace(items=tuple(shifted(item, inset, 0.0) for item in line.items)) for line in set_in(most)]


def _wants_total_fit(strip: Strip, measure: float) -> bool:
    """Tell whether the breaks are worth weighing together: much Western text, ruby, or a narrow line."""
    if strip.rule.pretty or measure < _NARROW * strip.size:
        return True
    unlike = sum(1 for cell in strip.cells if not cell.upright or cell.items)
    return unlike * 8 > len(strip.cells)
