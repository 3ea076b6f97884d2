"""What a command costs: a command line in; wall time and peak memory of the whole cold process, several times, out.

Memory is that of the process and all that it starts, together: what they share counts once.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

# ru_maxrss is in KiB on Linux, in bytes on macOS.
RSS_UNIT = 1 if sys.platform == "darwin" else 1024
_PROC = Path("/proc")
# Seconds between two looks; what is held for less than that may be missed.
_STEP = 0.005


@dataclass(frozen=True, slots=True)
class Costs:
    """The costs of one command.

    Attributes:
        runs: wall times of the runs that were measured, in seconds.
        memory: peak bytes, seen in a run of its own.
        error: what it said when it failed.
    """

    runs: tuple[float, ...]
    memory: int
    error: str = ""

    @property
    def seconds(self) -> float:
        """Give the median wall time."""
        return statistics.median(self.runs)

    @property
    def spread(self) -> tuple[float, float]:
        """Give the shortest and the longest time."""
        return min(self.runs), max(self.runs)


def measure(command: Sequence[str], runs: int, environment: Mapping[str, str] | None = None) -> Costs:
    """Run a command once to watch its memory, which warms the disk's cache too, then `runs` times on the clock."""
    _, memory, error = _run(command, environment, watched=True)
    times = []
    for _ in range(0 if error else runs):
        seconds, _, error = _run(command, environment, watched=False)
        if error:
            break
        times.append(seconds)
    return Costs((), 0, error) if error else Costs(tuple(times), memory)


def _environment(more: Mapping[str, str]) -> dict[str, str]:
    """Give the environment of a run, in which Python keeps its bytecode: an installed package has it at hand."""
    return {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"} | dict(more)


def _run(command: Sequence[str], environment: Mapping[str, str] | None, *, watched: bool) -> tuple[float, int, str]:
    start = time.perf_counter()
    with tempfile.TemporaryFile() as told:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=told, env=_environment(environment or {}))
        peak = _watch(process) if watched and _PROC.is_dir() else 0
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        told.seek(0)
        lines = told.read().decode("utf-8", "replace").strip().splitlines()
    memory = peak or usage.ru_maxrss * RSS_UNIT
    return seconds, memory, (lines or ["failed without a word"])[-1] if process.returncode else ""


def _watch(process: subprocess.Popen[bytes]) -> int:
    """Look at a process and its children until it ends: the most that they held together, shared pages once."""
    peak = 0
    while os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        peak = max(peak, sum(map(_proportional_size, _family(process.pid))))
        time.sleep(_STEP)
    return peak


def _family(pid: int) -> Iterator[int]:
    yield pid
    for children in (_PROC / str(pid)).glob("task/*/children"):
        try:
            started = children.read_text().split()
        except OSError:  # it has just ended
            continue
        for child in started:
            yield from _family(int(child))


def _proportional_size(pid: int) -> int:
    """Give the bytes that a process holds, each page shared among those that hold it."""
    try:
        lines = (_PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(1024 * int(line.split()[1]) for line in lines if line.startswith("Pss:"))
