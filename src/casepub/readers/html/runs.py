"""The heaviest runs of a list of scores: scores and the cost of each step come in, windows go out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_ROUNDS: Final = 6


@dataclass(frozen=True, slots=True)
class Window:
    """The segments from `start` up to, not including, `end`, with the sum of their scores."""

    start: int
    end: int
    mass: float


def heaviest_runs(scores: Sequence[float], steps: Sequence[float]) -> list[Window]:
    """Find the run with the greatest sum, then those on both sides of it, and so on; `steps[i]` is the way to `i`."""
    found: list[Window] = []
    _search(scores, steps, Window(0, len(scores), 0.0), found, _ROUNDS)
    return sorted(found, key=lambda window: window.start)


def _search(scores: Sequence[float], steps: Sequence[float], span: Window, found: list[Window], rounds: int) -> None:
    best = _heaviest(scores, steps, span.start, span.end)
    if best.mass <= 0:
        return
    found.append(best)
    if rounds:
        _search(scores, steps, Window(span.start, best.start, 0.0), found, rounds - 1)
        _search(scores, steps, Window(best.end, span.end, 0.0), found, rounds - 1)


def _heaviest(scores: Sequence[float], steps: Sequence[float], low: int, high: int) -> Window:
    best, start, total = Window(low, low, 0.0), low, 0.0
    for index in range(low, high):
        total -= steps[index]
        if total <= 0:
            start, total = index, 0.0
        total += scores[index]
        if total > best.mass:
            best = Window(start, index + 1, total)
    return best
