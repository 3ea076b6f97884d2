"""The slack of a line shared among its gaps, step by step: gaps and slack in, the change of each gap out."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import Final, TypeAlias

from casepub.layout.gap import Give
from casepub.layout.memory import remembered

# For each step the gaps that take part in it, each with by how much it may change, the least first.
Steps: TypeAlias = tuple[tuple[tuple[float, Give], ...], ...]

_NOTHING: Final = 1e-9


def spread(gives: Sequence[Give], slack: float, limits: tuple[float, ...]) -> list[float]:
    """Give by how much each gap of a line changes."""
    counts = dict.fromkeys(gives, 0)
    for give in gives:
        counts[give] += 1
    changes = shares(counts, slack, limits)
    return [changes[give] for give in gives]


def shares(counts: dict[Give, int], slack: float, limits: tuple[float, ...]) -> dict[Give, float]:
    """Share the slack of a line among its gaps by steps; all gaps of a step change together and equally.

    CLREQ §6.2.2.3; JLREQ 3.8.3, 3.8.4. A positive slack opens gaps, a negative one closes them; `limits` are those
    of the steps. What no step takes is left over (a line with nothing to open stays short). A line has many gaps of few
    kinds: each kind is counted and reckoned once.
    """
    changes = dict.fromkeys(counts, 0.0)
    kinds, need, sign = frozenset(counts), abs(slack), 1.0 if slack > 0 else -1.0
    for members in _opening(kinds, limits) if slack > 0 else _closing(kinds, len(limits)):
        left = sum([counts[give] for _, give in members])
        for limit, give in members:
            part = min(limit, need / left)
            changes[give] += sign * part
            need -= part * counts[give]
            left -= counts[give]
        if need <= _NOTHING:
            break
    return changes


@remembered
def _closing(kinds: frozenset[Give], steps: int) -> Steps:
    numbers = range(1, steps + 1)
    return _sorted([[(give.shrink, give) for give in kinds if give.shrink_step == n and give.shrink] for n in numbers])


@remembered
def _opening(kinds: frozenset[Give], limits: tuple[float, ...]) -> Steps:
    """Give the steps that open a line; one without limit takes all that any step takes."""
    return _sorted(
        [
            [(inf, give) for give in kinds if give.stretch_step]
            if limit == inf
            else [(give.stretch, give) for give in kinds if give.stretch_step == n]
            for n, limit in enumerate(limits, 1)
        ]
    )


def _sorted(steps: list[list[tuple[float, Give]]]) -> Steps:
    """Sort the gaps of each step by value alone: the order of a set is chance, and last digits depend on it."""
    return tuple(tuple(sorted(members, key=_value)) for members in steps if members)


def _value(member: tuple[float, Give]) -> tuple[float, ...]:
    limit, give = member
    return limit, give.natural, give.shrink_step, give.shrink, give.stretch_step, give.stretch
