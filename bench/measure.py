"""What a command costs: a command line in; wall time and peak memory of the whole cold process, several times, out."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# ru_maxrss is in KiB on Linux, in bytes on macOS.
RSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """The cost of one run: seconds on the wall, peak resident bytes of the process and what it waited for."""

    seconds: float
    memory: int


@dataclass(frozen=True, slots=True)
class Costs:
    """The costs of several runs of one command; `error` is what it said when it failed."""

    runs: tuple[Cost, ...]
    error: str = ""

    @property
    def seconds(self) -> float:
        """Give the median wall time."""
        return statistics.median(run.seconds for run in self.runs)

    @property
    def memory(self) -> float:
        """Give the median peak memory in bytes."""
        return statistics.median(run.memory for run in self.runs)

    @property
    def spread(self) -> tuple[float, float]:
        """Give the shortest and the longest time."""
        times = [run.seconds for run in self.runs]
        return min(times), max(times)


def measure(command: Sequence[str], runs: int, environment: Mapping[str, str] | None = None) -> Costs:
    """Run a command once to warm the disk's cache, then `runs` times, measuring."""
    costs = []
    for number in range(runs + 1):
        cost, error = _run(command, environment)
        if error:
            return Costs((), error)
        if number:
            costs.append(cost)
    return Costs(tuple(costs))


def _environment(more: Mapping[str, str]) -> dict[str, str]:
    """Give the environment of a run, in which Python keeps its bytecode: an installed package has it at hand."""
    return {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"} | dict(more)


def _run(command: Sequence[str], environment: Mapping[str, str] | None) -> tuple[Cost, str]:
    start = time.perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=_environment(environment or {})
    ) as process:
        assert process.stderr is not None
        told = process.stderr.read().decode("utf-8", "replace")
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    cost = Cost(seconds, usage.ru_maxrss * RSS_UNIT)
    return cost, (told.strip().splitlines() or ["failed without a word"])[-1] if process.returncode else ""
