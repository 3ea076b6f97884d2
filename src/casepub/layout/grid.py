"""The grid (稿纸): cells of a text in; the same cells out, Western runs widened to a whole number of ems."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from math import ceil
from typing import Final

from casepub.layout.cell import Cell
from casepub.text.character import CharClass

# A run so little longer than whole ems fills these and no more.
_TOLERANCE: Final = 1e-4


def in_whole_ems(cells: list[Cell], em: float) -> Iterator[Cell]:
    """Give every run of Western text a whole number of ems, so that what follows stands in its cell (CLREQ §6.2.4)."""
    for western, members in groupby(cells, key=lambda cell: cell.kinds[0] >= CharClass.DIGIT and bool(cell.glyphs)):
        run = list(members)
        if not western:
            yield from run
            continue
        length = sum(cell.advance for cell in run)
        room = (ceil(length / em - _TOLERANCE) * em - length) / 2
        run[0] = replace(run[0], advance=run[0].advance + room, lead=run[0].lead + room)
        run[-1] = replace(run[-1], advance=run[-1].advance + room)
        yield from run
