"""Annotated text: a base and its annotation as one cell, sharing their room.

JLREQ 3.3: the annotation has half the size of its base and stands over it (at the right in columns), or below, or, for
bopomofo, at the right of each character in both directions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from casepub.layout.cell import Cell, Look, kinds_of
from casepub.layout.display import Item, TextRun
from casepub.layout.itemize import Itemizer, Voice
from casepub.layout.standing import row_of
from casepub.model import Ruby, RubyPair

# Bopomofo: 3:10 of the base, in half an em at its right (CLREQ §6.3.3).
_ZHUYIN_SIZE: Final = 0.3
_ZHUYIN_ROOM: Final = 0.5
_TONES: Final = frozenset("ˊˇˋ")
_LIGHT_TONE: Final = "˙"
# JLREQ 3.3.8: over kana an annotation may reach by one ruby em at the most: half an em of the base.
_MOST_OVERHANG: Final = 0.25


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
    apart = 0.0 if voice.rule.region.tag.startswith("ja") else small.size / 4
    room = max(base_width, note_width + apart)
    excess = max(0.0, note_width - base_width)
    overhang = min(excess / 2, _MOST_OVERHANG * voice.size)
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
    """Place cells in their room by 1:2:1, half a share at each end (JLREQ 3.3.6)."""
    share = (room - _length(cells)) / len(cells) if cells else 0.0
    x = share / 2
    for cell in cells:
        yield from row_of((cell,), x, y)
        x += cell.advance + share


def _beside(pair: RubyPair, voice: Voice, itemizer: Itemizer) -> Cell:
    """Set bopomofo in a column of half an em at the right of its base, the tone beside it."""
    base = itemizer.cells(pair.base, voice)
    small = replace(voice, size=voice.size * _ZHUYIN_SIZE, decorations=frozenset(), link="", plain=True)
    letters = [c for c in pair.annotation if c not in _TONES and c != _LIGHT_TONE and not c.isspace()]
    tones = [c for c in pair.annotation if c in _TONES]
    light = [c for c in pair.annotation if c == _LIGHT_TONE]
    width = _length(base)
    items = [*_row(base, width, 0.0)]
    top = -0.38 * voice.size - small.size * (len(letters) + len(light)) / 2 + 0.88 * small.size
    for index, char in enumerate((*light, *letters)):
        items.append(_letter(char, itemizer, small, width + small.size * 0.1, top + index * small.size))
    for char in tones:
        items.append(_letter(char, itemizer, small, width + small.size * 1.1, top + (len(letters) - 2) * small.size))
    advance = width + _ZHUYIN_ROOM * voice.size
    return _cell(pair, advance, itemizer.look(voice), tuple(items))


def _letter(char: str, itemizer: Itemizer, voice: Voice, x: float, y: float) -> TextRun:
    return next(row_of(itemizer.cells(char, voice), x, y))
