"""`python -m bench`: casepub beside typst and pandoc, in one run; a Markdown table and build/bench.json out.

Every time is of a whole cold process: the median of several runs, after one that warms the disk's cache and in which
its memory is watched.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bench.contestants import FORMATS, casepub, rival
from bench.inputs import Input, inputs
from bench.measure import Costs, measure
from bench.scaling import scaling

ROOT: Final = Path(__file__).parents[1]
BUILD: Final = ROOT / "build"
MEBIBYTE: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Row:
    """One comparison: the same text to the same format by us and by another."""

    text: str
    format: str
    ours: Costs
    other: str
    theirs: Costs | None

    def as_data(self) -> dict[str, Any]:
        """Give the row as plain data."""
        theirs = _data(self.theirs) if self.theirs else None
        return {"text": self.text, "format": self.format, "casepub": _data(self.ours), self.other or "none": theirs}


def _data(costs: Costs) -> dict[str, Any]:
    if costs.error:
        return {"error": costs.error}
    shortest, longest = costs.spread
    return {
        "seconds": round(costs.seconds, 3),
        "shortest": round(shortest, 3),
        "longest": round(longest, 3),
        "mebibytes": round(costs.memory / MEBIBYTE, 1),
    }


def rows_of(text: Input, runs: int, out: Path) -> Iterator[Row]:
    """Measure one text in all formats at once, then in each beside another program."""
    yield Row(text.name, "all four", measure(casepub(text, FORMATS, out), runs), "", None)
    for format_ in FORMATS:
        ours = measure(casepub(text, (format_,), out), runs)
        other = rival(text, format_, out)
        theirs = measure(other[1], runs) if other else None
        yield Row(text.name, format_, ours, other[0] if other else "", theirs)


def line(row: Row) -> str:
    """Write a row of the table."""
    cells = [row.text, row.format, *_cells(row.ours)]
    cells += [row.other, *_cells(row.theirs)] if row.theirs else ["", "", ""]
    return f"| {' | '.join([*cells, *_ratios(row)])} |"


def _cells(costs: Costs) -> tuple[str, str]:
    if costs.error:
        return costs.error[:60].replace("|", "/"), ""
    return f"{costs.seconds:.2f} s", f"{costs.memory / MEBIBYTE:.0f} MiB"


def _ratios(row: Row) -> tuple[str, str]:
    if row.theirs is None or row.theirs.error or row.ours.error:
        return "", ""
    time, memory = row.ours.seconds / row.theirs.seconds, row.ours.memory / row.theirs.memory
    return f"{time:.2f}", f"{memory:.2f}"


def import_times(runs: int) -> Iterator[str]:
    """Say what it costs to start: Python alone, and with casepub imported."""
    for what, code in (("python", "pass"), ("import casepub", "import casepub"), ("casepub.api", "import casepub.api")):
        costs = measure([sys.executable, "-c", code], runs)
        yield f"{what}: {costs.seconds * 1000:.0f} ms" if not costs.error else f"{what}: {costs.error}"


def machine() -> str:
    """Name the machine and the commit, for whoever reads the figures later."""
    git = ("git", "-C", str(ROOT), "rev-parse", "--short", "HEAD")
    commit = subprocess.run(git, capture_output=True, text=True, check=False).stdout.strip()
    system = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}"
    return f"{system}, Python {platform.python_version()}, {commit}"


def main(arguments: list[str]) -> int:
    """Measure, print the table, write the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="casepub beside typst and pandoc")
    parser.add_argument("--runs", type=int, default=5, help="measured runs of each command")
    parser.add_argument("--only", default="", help="only texts whose name holds this")
    options = parser.parse_args(arguments)
    out = BUILD / "bench"
    texts = [text for text in inputs(out) if options.only in text.name]
    print(f"{machine()}; median of {options.runs}; ratios below 1 are in our favour\n")
    print(*import_times(max(options.runs, 5)), "", sep="\n")
    print("| text | format | casepub | memory | other | time | memory | ratio of time | ratio of memory |")
    print("|---|---|---|---|---|---|---|---|---|")
    rows = []
    for text in texts:
        for row in rows_of(text, options.runs, out):
            rows.append(row)
            print(line(row), flush=True)
    print("", *scaling(out, min(options.runs, 3)), sep="\n", flush=True)
    data = {"machine": machine(), "runs": options.runs, "rows": [row.as_data() for row in rows]}
    (BUILD / "bench.json").write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
