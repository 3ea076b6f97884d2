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


def test_memory_counts_what_a_command_starts() -> None:
    hold = "import time; held = b'x' * (64 << 20); time.sleep(0.4)"
    start = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {hold!r}])"
    alone, both = measure([sys.executable, "-c", "pass"], 1), measure([sys.executable, "-c", start], 1)
    assert both.memory - alone.memory > 60 << 20
