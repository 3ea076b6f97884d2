"""How costs are measured: each run a process of its own, as an installed program runs."""

import sys

import pytest

from bench.measure import measure


def test_runs_keep_bytecode_as_an_installed_package_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    costs = measure([sys.executable, "-c", "import sys; sys.exit(sys.dont_write_bytecode)"], 2)
    assert costs.error == ""
    assert len(costs.runs) == 2


def test_a_command_that_fails_says_why() -> None:
    costs = measure([sys.executable, "-c", "raise SystemExit('no paper')"], 2)
    assert (costs.runs, costs.error) == ((), "no paper")
