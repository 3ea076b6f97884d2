"""The class tables of JLREQ, cell by cell, against spacing and line breaking for Japanese.

The tables are test data of another place and may be absent. Where we differ, `_DIFFERENT` says why.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

import pytest

from casepub.text.linebreak import opportunities, tailoring
from casepub.text.region import BOOK_SHRINK, JAPAN, JIS_SHRINK, Region
from casepub.text.spacing import Gap, gap, line_end_shrinkable
from tests.support.data import shared

Table = dict[str, dict[str, str]]
Cell = tuple[str, str]

# One member of each class. Bases of ruby (cl-22, cl-23) and figures side by side in a column (cl-30) are set as kanji;
# cl-20, cl-21, cl-25, cl-28 and cl-29 are matters of markup and not set by the tables (docs/jlreq.md).
_MEMBERS = {
    "cl-01": "「", "cl-02": "」", "cl-03": "–", "cl-04": "？", "cl-05": "・", "cl-06": "。", "cl-07": "、",
    "cl-08": "—", "cl-09": "ヽ", "cl-10": "ー", "cl-11": "ァ", "cl-12": "￥", "cl-13": "％", "cl-14": "\u3000",
    "cl-15": "あ", "cl-16": "ア", "cl-19": "漢", "cl-22": "漢", "cl-23": "漢", "cl-24": "1",
    "cl-26": " ", "cl-27": "A", "cl-30": "漢",
}  # fmt: skip

_SPACING = {"": 0.0, "1/2 be": 0.5, "1/2 af": 0.5, "1/4 be": 0.25, "1/4 af": 0.25}
_REDUCTION = {"": 0.0, "1/2-0": 0.5, "1/4-0": 0.25, "1/2-1/4": 0.25, "1/4-1/8": 0.125, "1/2": 0.0, "1/4": 0.0}
_EXPANSION = {"": 0.0, "1/4": 0.25, "1/4-1/2": 0.25}
_BREAK = {"": 1.0, "not": 0.0}

# Cells that differ on purpose, by table; the reason stands beside them.
_DIFFERENT: dict[str, frozenset[Cell]] = {
    # Table 6 leaves these blank but expands cl-15, cl-16 and cl-19 before cl-08, and cl-08 before all of them: we
    # treat iteration marks, small kana and numerals as those.
    "table6_expansion": frozenset({("cl-09", "cl-08"), ("cl-10", "cl-08"), ("cl-11", "cl-08"), ("cl-08", "cl-24")}),
    # A line never ends before a space of either kind: the space hangs at the line end (UAX #14 LB7, and BA for
    # U+3000), which comes to the same line. After a Western space a hyphen may start a line: "ls -l" (LB18).
    "table2_break": frozenset(
        {(before, after) for before in _MEMBERS for after in ("cl-14", "cl-26")} | {("cl-26", "cl-03")}
    ),
}


@cache
def _tables() -> dict[str, Table]:
    found: dict[str, Table] = json.loads(shared("jlreq_tables.json").read_text(encoding="utf-8"))
    return found


def _cells(name: str, values: dict[str, float]) -> Iterator[tuple[Cell, float]]:
    """Give the cells of a table that hold a value; notes and impossible pairs do not."""
    table = _tables()[name]
    for before in _MEMBERS:
        for after in _MEMBERS:
            if table[before][after] in values:
                yield (before, after), values[table[before][after]]


def _differences(name: str, values: dict[str, float], ours: Callable[[str, str], float]) -> dict[Cell, float]:
    """Give the cells that differ and are not listed, with our value."""
    different = {
        cell: ours(_MEMBERS[cell[0]], _MEMBERS[cell[1]])
        for cell, value in _cells(name, values)
        if ours(_MEMBERS[cell[0]], _MEMBERS[cell[1]]) != value
    }
    listed = _DIFFERENT.get(name, frozenset())
    return {cell: value for cell, value in different.items() if cell not in listed}


def _space(before: str, after: str) -> float:
    found = gap(before, after, JAPAN)
    return found.space + found.autospace


def _reduced(found: Gap, before: str) -> float:
    return 0.0 if before == " " else found.shrink.limit  # the space itself is a character of the table


def test_table_1_spacing() -> None:
    assert not _differences("table1_spacing", _SPACING, _space)


def test_table_2_break() -> None:
    rules = tailoring(JAPAN, "very-strict")
    assert not _differences(
        "table2_break", _BREAK, lambda before, after: float(opportunities(f"漢{before}{after}漢", rules)[2] > 0)
    )


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("table3_reduction_jlreq", JAPAN),
        ("table4_reduction_jisx4051", replace(JAPAN, shrink=JIS_SHRINK)),
        ("table5_reduction_books", replace(JAPAN, shrink=BOOK_SHRINK)),
    ],
    ids=["jlreq", "jis", "books"],
)
def test_tables_3_to_5_reduction(name: str, region: Region) -> None:
    assert not _differences(name, _REDUCTION, lambda before, after: _reduced(gap(before, after, region), before))


def test_table_6_expansion() -> None:
    def ours(before: str, after: str) -> float:
        step, limit = gap(before, after, JAPAN).stretch
        return limit if step in (2, 3) and before != " " else 0.0

    assert not _differences("table6_expansion", _EXPANSION, ours)


@pytest.mark.parametrize("kind", ["cl-02", "cl-06", "cl-07"])
def test_table_3_line_end_is_all_or_nothing(kind: str) -> None:
    assert _tables()["table3_reduction_jlreq"][kind]["line end"] == "1/2=0"
    assert line_end_shrinkable(_MEMBERS[kind], JAPAN) == (2, 0.5)
