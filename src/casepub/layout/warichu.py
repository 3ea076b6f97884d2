"""Notes in two small lines inside the line (割注): cells for a strip, and their drawing once a line is chosen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from casepub.layout.cell import Cell, kinds_of
from casepub.layout.display import Group, Item
from casepub.layout.itemize import Itemizer, Voice
from casepub.layout.standing import row_of
from casepub.model import Span
from casepub.model.walk import text_of
from casepub.text.character import CharClass

_SIZE: Final = 0.5
# From the middle of the em box, which the two rows share, to the baseline of a line.
_MIDDLE: Final = 0.38
_BRACKETS: Final = {"（": "）", "〔": "〕", "［": "］", "(": ")"}
# What stands for a note at its ends: no mark of the small text gives up space of the large one.
_LETTER: Final = "一"
_NO_START: Final = frozenset(
    {CharClass.CLOSING, CharClass.STOP, CharClass.COMMA, CharClass.DIVIDING, CharClass.COLON, CharClass.SEMICOLON}
)


def warichu_cells(node: Span, voice: Voice, itemizer: Itemizer) -> Iterator[Cell]:
    """Yield the cells of a note: brackets in the size of the text if it has any, between them two letters a cell.

    JLREQ 3.4: a line may end between two such cells; the letters that stand in one line are set in its two rows.
    """
    text = text_of(node.children).strip("\n")
    bracketed = len(text) > 2 and _BRACKETS.get(text[0]) == text[-1]
    if bracketed:
        yield from itemizer.cells(text[0], voice)
    yield from _columns(itemizer.cells(text[1:-1] if bracketed else text, _small(voice)), voice, itemizer)
    if bracketed:
        yield from itemizer.cells(text[-1], voice)


def _small(voice: Voice) -> Voice:
    return voice.but(size=voice.size * _SIZE, shift=0.0)


def _columns(cells: list[Cell], voice: Voice, itemizer: Itemizer) -> Iterator[Cell]:
    look = itemizer.look(voice)
    for index in range(0, len(cells), 2):
        pair = tuple(cells[index : index + 2])
        advance = sum(cell.advance for cell in pair) / len(pair)
        text = "".join(cell.text for cell in pair)
        yield Cell(
            _LETTER, _LETTER, kinds_of(_LETTER, _LETTER), text, advance, look, joined=index > 0, parted=index == 0,
            inset=pair,
        )  # fmt: skip


def begins_note(cells: tuple[Cell, ...], n: int) -> bool:
    """Tell whether a cell of a line is the first of a note, or of the part of one that the line holds."""
    return n == 0 or cells[n].parted or not cells[n - 1].inset


def note(cells: tuple[Cell, ...], x: float) -> Group:
    """Draw the note that begins the cells, in two rows, the second not longer than the first; it is said in order."""
    end = next((n for n, cell in enumerate(cells) if n and (cell.parted or not cell.inset)), len(cells))
    columns = cells[:end]
    look = columns[0].look
    small = [cell for column in columns for cell in column.inset]
    room = sum(column.advance for column in columns)
    middle = _parting(small)
    base = -look.shift + (0.0 if look.rule.vertical else _MIDDLE * look.size * (_SIZE - 1))
    quarter = look.size / 4
    items = (*_fitted(small[:middle], room, base - quarter), *_fitted(small[middle:], room, base + quarter))
    return Group((1.0, 0.0, 0.0, 1.0, x, 0.0), items, "".join(column.text for column in columns))


def _parting(cells: list[Cell]) -> int:
    """Give where the second row begins: the first is at least as long, and no mark begins the second."""
    half = sum(cell.advance for cell in cells) / 2
    length = 0.0
    for index, cell in enumerate(cells):
        if length >= half - 1e-6 and cell.kinds[0] not in _NO_START:
            return index
        length += cell.advance
    return len(cells)


def _fitted(cells: list[Cell], room: float, y: float) -> Iterator[Item]:
    """Set a row from the start of its room, a little closer where it is too long."""
    excess = sum(cell.advance for cell in cells) - room
    closer = max(0.0, excess) / max(1, len(cells) - 1)
    x = 0.0
    for cell in cells:
        yield from row_of((cell,), x, y)
        x += cell.advance - closer
