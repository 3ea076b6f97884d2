"""Every proof holds while its rule is in force and fails when the rule is switched off; the matrices name proofs."""

from __future__ import annotations

import pytest

import tests.clauses.proofs_interlinear
import tests.clauses.proofs_lines
import tests.clauses.proofs_marks
import tests.clauses.proofs_pages  # noqa: F401 (each enters its proofs when imported)
from scripts.clauses import DIRECTIONS, SOURCES, Clause, clauses_of
from tests.clauses.proof import PROOFS, Direction, Proof, Setting

RUNS = [pytest.param(proof, way, id=f"{proof.name}-{way}") for proof in PROOFS.values() for way in proof.directions]
CLAUSES = [pytest.param(clause, id=f"{source}-{clause.number}") for source in SOURCES for clause in clauses_of(source)]


@pytest.mark.parametrize(("proof", "direction"), RUNS)
def test_it_holds(proof: Proof, direction: Direction) -> None:
    proof.check(Setting(direction))


@pytest.mark.parametrize(("proof", "direction"), RUNS)
def test_it_fails_when_the_rule_is_off(proof: Proof, direction: Direction) -> None:
    with proof.off.applied(), pytest.raises((AssertionError, StopIteration, ValueError)):
        proof.check(Setting(direction, proof.off))


@pytest.mark.parametrize("clause", CLAUSES)
def test_a_kept_clause_names_proofs_in_its_direction(clause: Clause) -> None:
    assert set(clause.proofs) <= PROOFS.keys()
    for direction in DIRECTIONS:
        if clause.status(direction) == "yes":
            assert any(direction in PROOFS[name].directions for name in clause.proofs), direction
        if clause.status(direction) in ("partial", "no"):
            assert clause.note, "say what is missing"


def test_every_proof_is_named() -> None:
    named = {name for source in SOURCES for clause in clauses_of(source) for name in clause.proofs}
    assert named == PROOFS.keys()
