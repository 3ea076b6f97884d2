"""The few bytes of a font file that HarfBuzz has no question for: embedding permission, weight, CFF keys.

Every reader takes bytes that may be short or hostile and answers with a harmless value rather than fail.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

_ROS = (12, 30)  # Adobe Technical Note 5176, table 10: a CID-keyed font begins its Top DICT with ROS
_CHARSET = (15,)


class Permission(NamedTuple):
    """What the fsType bits of OS/2 allow (OpenType, OS/2 table, fsType)."""

    embed: bool
    subset: bool


def permission(os2: bytes) -> Permission:
    """Read the embedding permission; a font without OS/2 says nothing against it."""
    bits = int.from_bytes(os2[8:10], "big")
    restricted = bits & 0x000F == 0x0002
    return Permission(embed=not restricted and not bits & 0x0200, subset=not bits & 0x0100)


def weight_class(os2: bytes) -> int:
    """Read usWeightClass, 400 when absent or absurd."""
    weight = int.from_bytes(os2[4:6], "big")
    return weight if 1 <= weight <= 1000 else 400


def signed(table: bytes, offset: int) -> int:
    """Read a signed 16-bit number, 0 beyond the table's end."""
    return int.from_bytes(table[offset : offset + 2], "big", signed=True)


def cff_charset(cff: bytes, glyphs: int) -> tuple[int, ...] | None:
    """List the CID of each glyph of a CID-keyed CFF table; None for a name-keyed one."""
    try:
        operators = _top_dict(cff)
        return tuple(_charset(cff, operators[_CHARSET][-1], glyphs)) if _ROS in operators else None
    except (IndexError, KeyError, StopIteration):
        return None


def _top_dict(cff: bytes) -> dict[tuple[int, ...], list[int]]:
    names = cff[2]
    start, end = _index(cff, _index(cff, names)[1])
    return dict(_operators(cff[start:end]))


def _index(cff: bytes, at: int) -> tuple[int, int]:
    """Give where the data of the INDEX at `at` begins and ends."""
    count = int.from_bytes(cff[at : at + 2], "big")
    if not count:
        return at + 2, at + 2
    size = cff[at + 2]
    last = at + 3 + count * size
    data = last + size
    return data, data - 1 + int.from_bytes(cff[last:data], "big")


def _operators(data: bytes) -> Iterator[tuple[tuple[int, ...], list[int]]]:
    """Walk a DICT: each operator with its operands; reals are skipped, no operator here needs them."""
    operands: list[int] = []
    source = iter(data)
    for byte in source:
        if byte <= 21:
            yield ((12, next(source)) if byte == 12 else (byte,)), operands
            operands = []
        elif byte == 30:
            while next(source) & 0x0F != 0x0F:
                pass
        else:
            operands.append(_operand(byte, source))


def _operand(first: int, source: Iterator[int]) -> int:
    if first in (28, 29):
        size = 2 if first == 28 else 4
        return int.from_bytes(bytes(next(source) for _ in range(size)), "big", signed=True)
    if first <= 246:
        return first - 139
    if first <= 250:
        return (first - 247) * 256 + next(source) + 108
    return -(first - 251) * 256 - next(source) - 108


def _charset(cff: bytes, at: int, glyphs: int) -> list[int]:
    """Expand a charset of any of the three formats (Technical Note 5176, section 13)."""
    kind, at = cff[at], at + 1
    width = {0: 0, 1: 1, 2: 2}[kind]
    cids = [0]
    while len(cids) < glyphs:
        first = int.from_bytes(cff[at : at + 2], "big")
        more = int.from_bytes(cff[at + 2 : at + 2 + width], "big")
        cids.extend(range(first, first + more + 1))
        at += 2 + width
    return cids[:glyphs]
