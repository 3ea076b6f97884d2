"""Notes in two small lines inside the line (割注)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from casepub.layout.cell import Cell, kinds_of
from casepub.layout.display import Group
from casepub.layout.itemize import Itemizer, Voice
from casepub.layout.standing import row_of
from casepub.model import Span
from casepub.model.walk import text_of

_SIZE: Final = 0.5
# From the middle of the em box, which the two rows share, to the baseline of a line.
_MIDDLE: Final = 0.38


def warichu_cells(node: Span, voice: Voice, itemizer: Itemizer) -> Iterator[Cell]:
    """Set a note in two lines of half size, the second not longer than the first (JLREQ 3.4.3)."""
    small = replace(voice, size=voice.size * _SIZE, shift=0.0)
    cells = itemizer.cells(text_of(node.children).strip("\n"), small)
    if cells:
        middle = (len(cells) + 1) // 2
        yield _stacked(cells[:middle], cells[middle:], voice, itemizer)


def _stacked(upper: list[Cell], lower: list[Cell], voice: Voice, itemizer: Itemizer) -> Cell:
    width = max(sum(cell.advance for cell in row) for row in (upper, lower))
    quarter = voice.size / 4
    base = 0.0 if voice.rule.vertical else _MIDDLE * voice.size * (_SIZE - 1)
    items = (*row_of(upper, 0.0, base - quarter), *row_of(lower, 0.0, base + quarter))
    text = "".join(cell.text for cell in (*upper, *lower))
    kinds = kinds_of(text[0], text[-1])
    # The two rows are said as one piece, or an extractor would read them after each other with what stands beside.
    group = Group((1.0, 0.0, 0.0, 1.0, 0.0, 0.0), items, text)
    return Cell(text[0], text[-1], kinds, text, width, itemizer.look(voice), items=(group,))
