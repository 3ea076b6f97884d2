"""The matrices of CLREQ and JLREQ: tables of clauses in, the pages docs/clreq.md and docs/jlreq.md out.

Each clause is kept (`yes`), kept in part, or not, in rows and in columns; `n/a` where it says nothing of a direction.
A `yes` names proofs of tests/clauses, which fail when the rule is switched off.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Final, Literal, TypeAlias

ROOT: Final = Path(__file__).parents[1]
SOURCES: Final = ("clreq", "jlreq")
DIRECTIONS: Final = ("horizontal", "vertical")
Status: TypeAlias = Literal["yes", "partial", "no", "n/a"]
SCORE: Final[Mapping[str, float]] = {"yes": 1.0, "partial": 0.5, "no": 0.0}


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: its number and what it asks for, how far it is kept in rows and columns, by which proofs."""

    number: str
    title: str
    horizontal: Status
    vertical: Status
    proofs: tuple[str, ...] = ()
    note: str = ""

    def status(self, direction: str) -> Status:
        """Give how far the clause is kept in a direction."""
        return self.horizontal if direction == "horizontal" else self.vertical


@cache
def clauses_of(source: str) -> tuple[Clause, ...]:
    """Read the clauses of a source."""
    table = tomllib.loads((ROOT / "tests" / "clauses" / f"{source}.toml").read_text(encoding="utf-8"))
    known = {field.name for field in fields(Clause)}
    clauses = []
    for row in table["clause"]:
        assert row.keys() <= known, row
        clauses.append(Clause(**{**row, "proofs": tuple(row.get("proofs", ()))}))
    return tuple(clauses)


def _prose(source: str) -> tuple[str, str]:
    table = tomllib.loads((ROOT / "tests" / "clauses" / f"{source}.toml").read_text(encoding="utf-8"))
    return table["before"], table.get("after", "")


def score(clauses: tuple[Clause, ...], direction: str) -> tuple[float, int]:
    """Give the points and the number of the clauses that say something of a direction."""
    scored = [SCORE[clause.status(direction)] for clause in clauses if clause.status(direction) != "n/a"]
    return sum(scored), len(scored)


def page(source: str) -> str:
    """Write the page of a source."""
    clauses = clauses_of(source)
    before, after = _prose(source)
    lines = [before.strip(), "", "| | clauses | yes | partial | no | score |", "|---|---|---|---|---|---|"]
    for direction in DIRECTIONS:
        points, count = score(clauses, direction)
        tally = [sum(clause.status(direction) == status for clause in clauses) for status in SCORE]
        cells = [direction, str(count), *map(str, tally), f"**{100 * points / count:.1f} %**"]
        lines.append(f"| {' | '.join(cells)} |")
    lines += ["", "| clause | asks for | rows | columns | proofs, or what is missing |", "|---|---|---|---|---|"]
    lines += [_row(clause) for clause in clauses]
    return "\n".join([*lines, *(["", after.strip()] if after else []), ""])


def _row(clause: Clause) -> str:
    proofs = ", ".join(f"`{name}`" for name in clause.proofs)
    told = "; ".join(filter(None, (proofs, clause.note)))
    return f"| {clause.number} | {clause.title} | {clause.horizontal} | {clause.vertical} | {told} |"


def clreq_page() -> str:
    """Write docs/clreq.md."""
    return page("clreq")


def jlreq_page() -> str:
    """Write docs/jlreq.md."""
    return page("jlreq")
