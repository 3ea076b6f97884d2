"""Unicode properties of a character: a code point comes in, its record goes out; decoded at first use."""

from __future__ import annotations

import sys
import zlib
from array import array
from binascii import a2b_base64
from bisect import bisect_right
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from casepub.text import _tables

# A text may hold any of 1,114,112 characters; a memo that kept them all would take 100 MB.
MEMO_LIMIT = 0x10000


class Record(NamedTuple):
    """The properties that text/ works with."""

    line_break: str
    width: str
    category: str
    orientation: str
    script: str


class Memo(dict[int, str]):
    """A table for `str.translate` that fills itself, up to a limit, from a function of the code point."""

    __slots__ = ("_value",)

    def __init__(self, value: Callable[[int], str]) -> None:
        super().__init__()
        self._value = value

    def __missing__(self, code: int) -> str:
        value = self._value(code)
        if len(self) < MEMO_LIMIT:
            self[code] = value
        return value


@cache
def _records() -> tuple[Record, ...]:
    return tuple(Record(*row.split(",")) for row in _tables.RECORDS.split(" "))


@cache
def _runs() -> tuple[array[int], array[int]]:
    """Decode the first code point and the record number of every run."""
    data = zlib.decompress(a2b_base64(_tables.RUNS))
    count = len(data) // 6  # four bytes of start and two of number a run
    starts, numbers = array("I"), array("H")
    starts.frombytes(data[: 4 * count])
    numbers.frombytes(data[4 * count :])
    if sys.byteorder == "big":
        starts.byteswap()
        numbers.byteswap()
    return starts, numbers


def record(code: int) -> Record:
    """Look up a code point."""
    starts, numbers = _runs()
    return _records()[numbers[bisect_right(starts, code) - 1]]


@cache
def symbols() -> tuple[str, ...]:
    """Give every line-break symbol that occurs, sorted."""
    return tuple(sorted({row.line_break for row in _records()}))
