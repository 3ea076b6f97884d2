"""`python -m bench.reading`: how well pages and text dumps are read, casepub beside others; a Markdown table out.

The measures: body as character 4-gram multiset F1 without white space; title exact after NFKC; date to the day; people
when any credited one is found (the truths give some bylines as printed, `著者：X`: a name in one counts, and the row
`people, verbatim` asks for the same words); headings as `bench.reading_headings` says. The data are not part of the
project (CASEPUB_DATA).
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final
from unicodedata import normalize

from bench.extractors import Extract, contestants
from bench.reading_headings import KINDS, Truth, compared, truth_of
from bench.restoration import encodings_right, forms_right, marks_restored
from tests.support.data import SHARED

_SPACE = re.compile(r"\s+")
_GRAM: Final = 4


@dataclass(frozen=True, slots=True)
class Case:
    """One page with what is known of it; `data` is what the readers get."""

    name: str
    language: str
    kind: str
    data: bytes
    truth: dict[str, Any]
    page: bytes = b""

    def headings(self) -> Truth | None:
        """Derive the headings from the saved page and its true body."""
        whole = self.kind == "article" and self.truth.get("body")
        return truth_of(self.page, self.truth["body"], self.truth.get("title") or "") if whole else None


@dataclass(slots=True)
class Scores:
    """What one program reached, by measure."""

    values: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def add(self, measure: str, value: float) -> None:
        """Keep one value."""
        self.values[measure].append(value)

    def cell(self, measure: str) -> str:
        """Give the mean and the number of cases for the table."""
        values = self.values.get(measure)
        if not values:
            return "–"
        if measure == "ms":
            return f"{statistics.median(values):.0f}"
        return f"{statistics.fmean(values):.3f} ({len(values)})"


def f1(found: str, truth: str) -> float:
    """Compare two texts as multisets of four neighbouring characters."""
    first, second = _grams(found), _grams(truth)
    same = (first & second).total()
    return 2 * same / (first.total() + second.total()) if same else 0.0


def _grams(text: str) -> Counter[str]:
    bare = _SPACE.sub("", text)
    return Counter(bare[at : at + _GRAM] for at in range(len(bare) - _GRAM + 1))


def dumps() -> Iterator[Case]:
    """Yield the text dumps, with the truths of the pages that they were made from."""
    pages = {case.name: case for case in pages_of(SHARED)}
    for path in sorted((SHARED / "textdumps").glob("*.txt")):
        page = pages.get(path.stem)
        if page is not None:
            yield replace(page, data=path.read_bytes())


def pages_of(folder: Path) -> Iterator[Case]:
    """Yield the saved pages."""
    for line in (folder / "extract" / "cases.jsonl").read_text(encoding="utf-8").splitlines():
        truth = json.loads(line)
        data = (folder / "extract" / truth["html"]).read_bytes()
        yield Case(truth["id"].replace("/", "_"), truth["lang"], truth["kind"], data, truth, data)


def scored(cases: Iterable[Case], read: Callable[[Case], Extract]) -> Scores:
    """Read all cases and compare."""
    scores = Scores()
    for case in cases:
        start = time.perf_counter()
        extract = read(case)
        scores.add("ms", 1000 * (time.perf_counter() - start))
        for measure, value in _compared(case, extract):
            scores.add(measure, value)
    return scores


def _compared(case: Case, extract: Extract) -> Iterator[tuple[str, float]]:
    truth = case.truth
    if truth.get("body"):
        measure = f"body {case.language}" if case.kind == "article" else "forum"
        yield measure, f1(extract.body, truth["body"])
    if truth.get("title"):
        yield "title", float(_plain(extract.title) == _plain(truth["title"]))
    if truth.get("date"):
        yield "date", float(extract.date[:10] == truth["date"][:10])
    if truth.get("author"):
        names = truth["author"] if isinstance(truth["author"], list) else [truth["author"]]
        wanted = [_SPACE.sub("", _plain(name)) for name in names]
        found = [_SPACE.sub("", _plain(name)) for name in extract.people]
        yield "people", float(any(len(name) > 1 and name in byline for name in found for byline in wanted))
        yield "people, verbatim", float(any(name in wanted for name in found))
    headings = case.headings()
    if headings is not None and extract.headings is not None:
        yield from compared(headings, extract.headings)


def _plain(text: str) -> str:
    return normalize("NFKC", text or "").strip()


MEASURES: Final = (
    "body zh", "body ja", "body ko", "forum", "title", "date", "people", "people, verbatim",
    "headings, precision", "headings, recall", *(f"headings, recall, {kind}" for kind in KINDS), "ms",
)  # fmt: skip


def table(title: str, columns: dict[str, Scores]) -> str:
    """Write one table: a row a measure, a column a program."""
    head = f"| {title} | " + " | ".join(columns) + " |"
    rule = "|---" * (len(columns) + 1) + "|"
    rows = [f"| {name} | " + " | ".join(scores.cell(name) for scores in columns.values()) + " |" for name in MEASURES]
    return "\n".join([head, rule, *rows])


def main(arguments: list[str] | None = None) -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="bench.reading", description=__doc__)
    parser.add_argument("--only", choices=("dumps", "pages"), help="text dumps or saved pages alone")
    only = parser.parse_args(arguments).only
    if not SHARED.is_dir():
        print(f"the reading data are not here: {SHARED} (set CASEPUB_DATA)")
        return 1
    programs = contestants()
    if only != "pages":
        ours = scored(dumps(), lambda case: programs["casepub"](case.data, case.name + ".txt"))
        print(table("text dumps", {"casepub": ours}), "\n")
        print(
            f"date forms {forms_right()}; encodings from 60 characters {encodings_right()}; marks {marks_restored()}\n"
        )
    if only != "dumps":
        cases = list(pages_of(SHARED))
        columns = {name: scored(cases, _on_pages(read)) for name, read in programs.items()}
        print(table("saved pages", columns))
    return 0


def _on_pages(read: Callable[[bytes, str], Extract]) -> Callable[[Case], Extract]:
    return lambda case: read(case.data, case.name + ".html")


if __name__ == "__main__":
    sys.exit(main())
