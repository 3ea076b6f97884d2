"""Annotated text: a base and its annotation as one cell, sharing their room.

JLREQ 3.3: the annotation has half the size of its base and stands over it (at the right in columns), or below, or, for
bopomofo, at the right of each character in both directions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from casepub.layout.cell import Cell, Look, kinds_of
from casepub.layout.display import Item
from casepub.layout.itemize import Itemizer, Voice
from casepub.layout.standing import row_of
from casepub.model import Ruby, RubyPair

# Bopomofo: 3:10 of the base, in half an em at its right (CLREQ §6.3.3).
_ZHUYIN_SIZE: Final = 0.3
_ZHUYIN_ROOM: Final = 0.5
_LIGHT_HEIGHT: Final = 1 / 15
# Where the dot of the light tone lies in its own em, from the top.
_LIGHT_INK: Final = 0.1
# The em box of the faces: its top above the baseline of a row, and the baseline below the top of a symbol's own.
_ROW_TOP: Final = -0.88
_EM_TOP: Final = 0.88
_TONES: Final = frozenset("ˊˇˋ")
_LIGHT_TONE: Final = "˙"
# How far an annotation may reach over a neighbour, in its own em: JLREQ 3.3.8; CLREQ §5.5.4.1 states no limit.
_MOST_OVERHANG: Final = {"ja": 1.0, "zh": 0.5}


def ruby_cells(node: Ruby, voice: Voice, itemizer: Itemizer) -> Iterator[Cell]:
    """Yield a cell for each pair; a pair is never parted (JLREQ 3.1.10)."""
    for pair in node.pairs:
        if not pair.base:
            continue
        yield _beside(pair, voice, itemizer) if _is_beside(node) else _over(pair, node, voice, itemizer)


def _is_beside(node: Ruby) -> bool:
    return node.kind == "zhuyin" or node.position == "inter-character"


def _over(pair: RubyPair, node: Ruby, voice: Voice, itemizer: Itemizer) -> Cell:
    """Set an annotation over (or under) its base, each centred or spread in the room of the longer."""
    base = itemizer.cells(pair.base, voice)
    small = replace(voice, size=voice.size * voice.rule.ruby_size, decorations=frozenset(), link="")
    notes = itemizer.cells(pair.annotation, small)
    base_width, note_width = _length(base), _length(notes)
    # CLREQ §6.3.2: neighbouring annotations are a quarter of their em apart at the least.
    script = voice.rule.region.tag[:2]
    apart = 0.0 if script == "ja" else small.size / 4
    room = max(base_width, note_width + apart)
    excess = max(0.0, note_width - base_width)
    overhang = min(excess / 2, _MOST_OVERHANG.get(script, 0.0) * small.size)
    y = _note_line(node, voice, small)
    items = (*_row(base, room, 0.0), *_row(notes, room, y))
    return _cell(pair, room, itemizer.look(voice), items)._replace(overhang=(overhang, overhang))


def _note_line(node: Ruby, voice: Voice, small: Voice) -> float:
    """Give where the annotation's baseline (or centre line) lies across the line."""
    under = node.position == "under"
    if voice.rule.vertical:
        distance = (voice.size + small.size) / 2
        return distance if under else -distance
    return 0.12 * voice.size + 0.88 * small.size if under else -(0.88 * voice.size + 0.12 * small.size)


def _cell(pair: RubyPair, advance: float, look: Look, items: tuple[Item, ...]) -> Cell:
    first, last = pair.base[0], pair.base[-1]
    return Cell(first, last, kinds_of(first, last), pair.base, advance, look, items=items)


def _length(cells: list[Cell]) -> float:
    return sum(cell.advance for cell in cells)


def _row(cells: list[Cell], room: float, y: float) -> Iterator[Item]:
    """Place cells in their room by 1:2:1, half a share at each end (JLREQ 3.3.6); a word is not spread."""
    units = sum(1 for cell in cells if not cell.joined)
    share = (room - _length(cells)) / units if units else 0.0
    x = -share / 2
    for cell in cells:
        x += 0.0 if cell.joined else share
        yield from row_of((cell,), x, y)
        x += cell.advance


def _beside(pair: RubyPair, voice: Voice, itemizer: Itemizer) -> Cell:
    """Set bopomofo in a column of half an em at the right of its base, the tone beside it (CLREQ §5.5.3).

    In rows the base makes room for it; in columns it stands between the lines.
    """
    base = itemizer.cells(pair.base, voice)
    width, small = _length(base), voice.size * _ZHUYIN_SIZE
    look = replace(voice, size=small, decorations=frozenset(), link="", plain=True)
    items = [*_row(base, width, 0.0)]
    for char, right, down in _symbols(pair.annotation, voice.size):
        cell = itemizer.cells(char, look)
        # Down is along a column and across a row; right the other way about.
        if voice.rule.vertical:
            items += row_of(cell, down + (width - voice.size) / 2, -right - (voice.size + small) / 2)
        else:
            items += row_of(cell, right + width, down + _ROW_TOP * voice.size + _EM_TOP * small)
    advance = width if voice.rule.vertical else width + _ZHUYIN_ROOM * voice.size
    return _cell(pair, advance, itemizer.look(voice), tuple(items))


def _symbols(annotation: str, size: float) -> Iterator[tuple[str, float, float]]:
    """Yield the symbols of a reading with their places: points to the right of the base, and down from its em's top.

    The column is in the middle of the base's height. A tone stands at the upper right of the last symbol, half its own
    height above it; the light tone stands above the first, a fifteenth of the base high (CLREQ §5.5.3.3).
    """
    small = size * _ZHUYIN_SIZE
    letters = [char for char in annotation if char not in _TONES and char != _LIGHT_TONE and not char.isspace()]
    light = size * _LIGHT_HEIGHT if _LIGHT_TONE in annotation else 0.0
    top = (size - len(letters) * small - light) / 2 + light
    if light:
        yield _LIGHT_TONE, 0.0, top - light - small * _LIGHT_INK
    for index, char in enumerate(letters):
        yield char, 0.0, top + index * small
    for char in annotation:
        if char in _TONES:
            yield char, small, top + (len(letters) - 1.5) * small
