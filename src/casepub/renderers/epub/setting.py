"""Lines of a title: words and a face in, balanced lines out that begin with no mark that may not begin one."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import Any, Final, NamedTuple

from casepub.text.linebreak import ALLOWED, opportunities, tailoring
from casepub.text.region import region_of

# A title is best parted behind one of these.
_PAUSES: Final = frozenset("，。、：；！？,:;!?—…　 》」』”）)")
_TRIMMED: Final = frozenset("，。、：；》」』”）】〉")


class Line(NamedTuple):
    """One line; its ink is narrower than its characters where a mark ends it; `rests` when it ends at a pause."""

    text: str
    ink_width: float
    rests: bool


def fits(lines: list[Line], measure: float, most: int) -> bool:
    """Tell whether lines stay within a measure and a number."""
    return len(lines) <= most and all(line.ink_width <= measure for line in lines)


def unrest(lines: list[Line]) -> int:
    """Count the lines that end in the middle of a phrase."""
    return sum(not line.rests for line in lines)


def balanced(text: str, language: str, font: Any, measure: float) -> list[Line]:
    """Part a text into few lines, as even as can be, rather behind a pause than elsewhere, at the cost of a line."""
    widths = _Widths(text, font)
    places = _refined(_places(text, language), widths, measure)
    fewest = _fewest(widths, places, measure)
    found = [_best(widths, places, measure, count) for count in (fewest, fewest + 1)]
    paths = [(cost + extra * (2 * widths.em) ** 2, cuts) for extra, (cost, cuts) in enumerate(found) if cuts]
    cuts = min(paths)[1] if paths else places
    return [_line(line, font, end == len(text)) for start, end in pairwise(cuts) if (line := text[start:end]).strip()]


class _Widths:
    """Widths of any stretch of a text."""

    def __init__(self, text: str, font: Any) -> None:
        each = {char: float(font.getlength(char)) for char in set(text)}
        self.text = text
        self.em: float = font.size
        self._sums: list[float] = [0.0, *accumulate(each[char] for char in text)]

    def between(self, start: int, end: int) -> float:
        while end > start and self.text[end - 1].isspace():
            end -= 1
        half = 0.5 * self.em if end > start and self.text[end - 1] in _TRIMMED else 0.0
        return self._sums[end] - self._sums[start] - half


def _places(text: str, language: str) -> list[int]:
    verdicts = opportunities(text, tailoring(region_of(language)))
    return [0, *(index for index in range(1, len(text)) if verdicts[index] >= ALLOWED), len(text)]


def _refined(places: list[int], widths: _Widths, measure: float) -> list[int]:
    """Let a word that no line can hold break anywhere."""
    found = [places[0]]
    for start, end in pairwise(places):
        found += range(start + 1, end) if widths.between(start, end) > measure else ()
        found.append(end)
    return found


def _fewest(widths: _Widths, places: list[int], measure: float) -> int:
    count, start, previous = 1, 0, 0
    for place in places[1:]:
        if widths.between(start, place) > measure and previous > start:
            count, start = count + 1, previous
        previous = place
    return count


def _best(widths: _Widths, places: list[int], measure: float, count: int) -> tuple[float, list[int]]:
    """Choose the cuts whose lines differ least from the mean: a shortest path over (place, lines so far)."""
    mean = widths.between(0, places[-1]) / count
    paths: dict[int, tuple[float, list[int]]] = {0: (0.0, [0])}
    for _ in range(count):
        longer: dict[int, tuple[float, list[int]]] = {}
        for start, (cost, cuts) in paths.items():
            for end in (place for place in places if place > start):
                width = widths.between(start, end)
                if width > measure:
                    break
                total = cost + (width - mean) ** 2 + _penalty(widths, end)
                if end not in longer or total < longer[end][0]:
                    longer[end] = (total, [*cuts, end])
        paths = longer
    return paths.get(places[-1], (0.0, []))


def _penalty(widths: _Widths, end: int) -> float:
    if end == len(widths.text) or widths.text[end - 1] in _PAUSES:
        return 0.0
    return (2.2 * widths.em) ** 2


def _line(text: str, font: Any, last: bool) -> Line:
    rests = last or text[-1] in _PAUSES
    text = text.strip()
    width = float(font.getlength(text))
    return Line(text, width - (0.5 * font.size if text[-1] in _TRIMMED else 0.0), rests)
