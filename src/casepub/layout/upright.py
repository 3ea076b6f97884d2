"""Text that leaves its line: digits set side by side in a column (縦中横), and notes in two small lines (割注)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from casepub.layout.cell import Cell, kinds_of
from casepub.layout.display import Group, Item, TextRun
from casepub.layout.itemize import Itemizer, Voice
from casepub.model import Span
from casepub.model.walk import text_of

_WARICHU_SIZE: Final = 0.5


def combined(node: Span, voice: Voice, itemizer: Itemizer) -> Cell:
    """Set a few characters side by side inside one em of a column (JLREQ 3.2.5; CLREQ: at most one em wide)."""
    text = text_of(node.children).strip("\n")
    flat = replace(voice, rule=replace(voice.rule, vertical=False), decorations=frozenset())
    cells = itemizer.cells(text, flat)
    width = sum(cell.advance for cell in cells)
    squeeze = min(1.0, voice.size / width) if width else 1.0
    return _cell(text, voice, itemizer, (_turned(tuple(_row(cells)), voice.size, width * squeeze, squeeze),))


def _row(cells: list[Cell]) -> Iterator[TextRun]:
    x = 0.0
    for cell in cells:
        look = cell.look
        yield TextRun(
            x + cell.lead, 0.0, look.face, look.size, look.color, cell.glyphs, cell.text, cell.advance,
            adjustments=cell.kerns, clusters=cell.clusters, language=look.rule.language,
        )  # fmt: skip
        x += cell.advance


def _turned(items: tuple[Item, ...], em: float, width: float, squeeze: float) -> Group:
    """Turn a row against the line's direction, so that it reads from left to right on the page, centred."""
    # Logical x runs down the page and y to its left: the row's x is -y, its y is x.
    return Group((0.0, -squeeze, 1.0, 0.0, 0.88 * em, width / 2), items)


def _cell(text: str, voice: Voice, itemizer: Itemizer, items: tuple[Item, ...]) -> Cell:
    first, last = (text[0], text[-1]) if text else ("一", "一")
    return Cell(first, last, kinds_of(first, last), text, voice.size, itemizer.look(voice), items=items)


def warichu(node: Span, voice: Voice, itemizer: Itemizer) -> Iterator[Cell]:
    """Set a note in two lines of half size inside the line, the second not longer than the first (JLREQ 3.4.3)."""
    small = replace(voice, size=voice.size * _WARICHU_SIZE, shift=0.0)
    cells = itemizer.cells(text_of(node.children).strip("\n"), small)
    if not cells:
        return
    middle = (len(cells) + 1) // 2
    # A pair of characters, one above the other, is a cell: the note may be parted between pairs.
    yield _column(cells[:middle], cells[middle:], voice, itemizer)


def _column(upper: list[Cell], lower: list[Cell], voice: Voice, itemizer: Itemizer) -> Cell:
    width = max(sum(cell.advance for cell in row) for row in (upper, lower))
    quarter = voice.size / 4
    # Baselines of the two rows, from the middle of the em box (columns) or from the baseline of the line.
    base = 0.0 if voice.rule.vertical else -0.38 * voice.size + 0.38 * voice.size / 2
    items = (*_shifted(upper, base - quarter), *_shifted(lower, base + quarter))
    text = "".join(cell.text for cell in (*upper, *lower))
    kinds = kinds_of(text[0], text[-1])
    return Cell(text[0], text[-1], kinds, text, width, itemizer.look(voice), items=items)


def _shifted(cells: list[Cell], y: float) -> Iterator[TextRun]:
    x = 0.0
    for cell in cells:
        look = cell.look
        yield TextRun(
            x + cell.lead, y, look.face, look.size, look.color, cell.glyphs, cell.text, cell.advance,
            adjustments=cell.kerns, clusters=cell.clusters, vertical=look.rule.vertical and cell.upright,
            language=look.rule.language,
        )  # fmt: skip
        x += cell.advance
