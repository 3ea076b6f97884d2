"""The slack of a line shared among its gaps, step by step: gaps and slack in, the change of each gap out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import inf
from typing import Final, TypeAlias

from casepub.layout.gap import Give

# How many gaps of each kind a line has, and by how much those of each kind change.
Counts: TypeAlias = dict[Give, int]
Changes: TypeAlias = dict[Give, float]

_NOTHING: Final = 1e-9


def spread(gives: Sequence[Give], slack: float, limits: tuple[float, ...]) -> list[float]:
    """Share the slack of a line among its gaps by steps; all gaps of a step change together and equally.

    CLREQ §6.2.2.3; JLREQ 3.8.3, 3.8.4. A positive slack opens gaps, a negative one closes them; `limits` are those
    of the steps. What no step takes is left over (a line with nothing to open stays short). A line has many gaps of few
    kinds: each kind is reckoned once.
    """
    counts: Counts = Counter(gives)
    changes: Changes = dict.fromkeys(counts, 0.0)
    if slack < 0:
        _close(counts, -slack, len(limits), changes)
    elif slack > 0:
        _open(counts, slack, limits, changes)
    return [changes[give] for give in gives]


def _close(counts: Counts, need: float, steps: int, changes: Changes) -> None:
    for step in range(1, steps + 1):
        members = [(give.shrink, give) for give in counts if give.shrink_step == step and give.shrink > 0]
        need = _share(members, need, (counts, changes), -1.0)
        if need <= 0:
            return


def _open(counts: Counts, need: float, limits: tuple[float, ...], changes: Changes) -> None:
    for step, limit in enumerate(limits, 1):
        if limit == inf:
            members = [(inf, give) for give in counts if give.stretch_step]
        else:
            members = [(give.stretch, give) for give in counts if give.stretch_step == step]
        need = _share(members, need, (counts, changes), 1.0)
        if need <= 0:
            return


def _share(members: list[tuple[float, Give]], need: float, line: tuple[Counts, Changes], sign: float) -> float:
    """Give every gap an equal part, none more than its limit; return what is still needed."""
    counts, changes = line
    left = sum([counts[give] for _, give in members])
    for limit, give in sorted(members, key=_limit):
        part = min(limit, need / left)
        changes[give] += sign * part
        need -= part * counts[give]
        left -= counts[give]
    return need if need > _NOTHING else 0.0


def _limit(member: tuple[float, Give]) -> float:
    return member[0]
