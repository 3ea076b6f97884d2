"""Where the article stands on the page: rows come in, the range of rows that hold the text goes out.

Each row has a score from a few strong features; lines that close an article (related news, comments, copyright) part
the page into stretches. The best run of rows in the heaviest stretch is the core; it grows over a closing line only
when what follows is heavy too, and at its end over short lines that belong to a text (verse, a signature).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from casepub.readers.structure.measure import han, hangul, kana
from casepub.readers.structure.overlap import Overlap
from casepub.readers.structure.row import Row
from casepub.text.pattern import lazily

_FULL: Final = 150.0
_PER_POINT: Final = 25.0
_HEAVY: Final = 0.4
_MASSIVE: Final = 60.0
_TURNS: Final = frozenset(("related", "comments"))
_LINK_DENSITY: Final = 0.5
_REACH: Final = 12
_SHORT_RUN: Final = 4
_SHARED: Final = 0.3
_CONTIGUOUS: Final = 0.35
_OFTEN: Final = 2
_CREDIT_SIZE: Final = 24
_LAST: Final = lazily(r"[\[［【（(]?\s*(?:责任编辑|责编|責任編輯|責編|責任編集|编辑|編輯)\s*[:：/|｜丨]")
_SIGNED: Final = lazily(r"[（(][^（）()]{2,20}[）)]")
_ANCHOR: Final = 1.8
_FOREIGN: Final = 0.3
_COUNTED: Final = lazily(
    r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})、|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]|第.{1,4}[章节回条]"
)


@dataclass(frozen=True, slots=True)
class Window:
    """The rows from `start` up to, not including, `end`."""

    start: int
    end: int


def score(row: Row) -> float:
    """Give how much a row speaks for being text of an article."""
    prior = 3.0 * row.line.features.prior
    if row.line.block is not None:
        return 1.0 + prior
    if row.code or row.noise or row.often > _OFTEN:
        return -3.0 + prior
    if row.menu or row.teaser or _is_card(row) or row.line.features.link_density > _LINK_DENSITY:
        return -2.0 + prior
    return _text_score(row) + prior


def _is_card(row: Row) -> bool:
    """Tell whether the row heads a card of a feed: an item with a date, or one that ends with `3小时前`."""
    if not row.dates or row.paragraph:
        return False
    last = row.dates[-1]
    return row.bullet or (not last.date.value and last.end >= len(row.text) - 2)


def _text_score(row: Row) -> float:
    if row.bullet:
        return min(row.size, _FULL) / _PER_POINT if row.ended and row.pauses >= 2 else -1.5
    if row.bare:
        return -0.8
    if row.paragraph:
        return min(row.size, _FULL) / _PER_POINT + 0.5 * min(row.pauses, 4)
    return _short_score(row)


def _short_score(row: Row) -> float:
    if row.said:
        return 0.4
    if row.labelled or _COUNTED.match(row.text):
        return 0.6
    return -0.3 if row.isolated else -0.7


def find_window(rows: Sequence[Row]) -> Window | None:
    """Give the range of the article's text, or None when nothing on the page reads like text."""
    scores = _scores(rows)
    stretches = _stretches(rows, scores)
    if not stretches:
        return None
    weights = [stretch.mass * _anchored(rows, stretch.start) for stretch in stretches]
    best = weights.index(max(weights))
    return _grown(rows, _spread(rows, stretches, best))


def _is_last(row: Row) -> bool:
    """Tell whether the row is the credit that an article ends with."""
    return row.size <= _CREDIT_SIZE and _LAST.match(row.text) is not None


def _scores(rows: Sequence[Row]) -> list[float]:
    """Score all rows; on an East Asian page a Western paragraph counts little."""
    east = [han(row.text) + kana(row.text) + hangul(row.text) for row in rows]
    if sum(east) < 0.5 * sum(row.size for row in rows):
        return [score(row) for row in rows]
    return [score(row) * (_FOREIGN if not count else 1.0) for row, count in zip(rows, east, strict=True)]


@dataclass(frozen=True, slots=True)
class _Stretch:
    start: int
    end: int
    mass: float


def _stretches(rows: Sequence[Row], scores: Sequence[float]) -> list[_Stretch]:
    """Part the page at closing lines and give the best run of each part that has one."""
    closers = [row.index for row in rows if (row.noise is not None and row.noise.closes) or _is_last(row)]
    bounds = [-1, *closers, len(rows)]
    runs = (_best_run(scores, low + 1, high) for low, high in pairwise(bounds))
    return [run for run in runs if run.mass > 0]


def _best_run(scores: Sequence[float], low: int, high: int) -> _Stretch:
    """Find the run of rows with the greatest sum."""
    best = _Stretch(low, low, 0.0)
    start, total = low, 0.0
    for index in range(low, high):
        if total <= 0:
            start, total = index, 0.0
        total += scores[index]
        if total > best.mass:
            best = _Stretch(start, index + 1, total)
    return best


def _anchored(rows: Sequence[Row], start: int) -> float:
    """Give more weight to a stretch that a full date stands above or begins, as below a title."""
    near = rows[max(0, start - _REACH) : start + 2]
    return _ANCHOR if any(row.dates and row.dates[0].date.value and not row.bullet for row in near) else 1.0


def _spread(rows: Sequence[Row], stretches: Sequence[_Stretch], best: int) -> Window:
    """Reach over closing lines to neighbours that are heavy and near."""
    core = stretches[best]
    start, end = core.start, core.end
    for other in reversed(stretches[:best]):
        if start - other.end > _REACH or other.mass < _enough(rows[other.end : start], core.mass):
            break
        start = other.start
    for other in stretches[best + 1 :]:
        if other.start - end > _REACH or other.mass < _enough(rows[end : other.start], core.mass):
            break
        end = other.end
    return Window(start, end)


def _enough(between: Sequence[Row], mass: float) -> float:
    """Give how heavy a neighbour must be: more when related news or comments stand between."""
    turned = any(row.noise is not None and row.noise.name in _TURNS for row in between)
    return min(_HEAVY * mass, _MASSIVE) * (3.0 if turned else 1.0)


def _grown(rows: Sequence[Row], window: Window) -> Window:
    """Let the end grow over short lines: to the end of a clean page, else while they speak of the same things."""
    rest = rows[window.end :]
    if len(rest) <= 3 * _REACH and not any(row.furniture or row.bullet or row.teaser for row in rest):
        return Window(window.start, len(rows))
    overlap = Overlap(row.text for row in rows[window.start : window.end])
    end, spoken, patience = window.end, window.end, float(_SHORT_RUN)
    while end < len(rows) and patience > 0 and (belongs(rows[end]) or rows[end].bare):
        shared = overlap.foreign_share(rows[end].text) >= _SHARED or _SIGNED.fullmatch(rows[end].text) is not None
        patience = _SHORT_RUN if shared else patience - (1.0 if rows[end].line.gap else _CONTIGUOUS)
        end += 1
        if shared:
            overlap.add(row.text for row in rows[spoken:end])
            spoken = end
    return Window(window.start, spoken)


def belongs(row: Row) -> bool:
    """Tell whether a short line beside the text may be part of it."""
    return (
        not (row.furniture or row.bullet or row.teaser or row.date_line or _is_card(row))
        and row.line.features.prior >= 0
    )
