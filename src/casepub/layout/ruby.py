"""Annotated text: a base and its annotation as one cell, sharing their room.

JLREQ 3.3: the annotation has half the size of its base and stands over it (at the right in columns), or below, or, for
bopomofo, at the right of each character in both directions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from casepub.layout.cell import Cell, Look, kinds_of
from casepub.layout.display import Group, Item, TextRun, shifted
from casepub.layout.itemize import Itemizer, Voice
from casepub.layout.standing import row_of
from casepub.model import Ruby, RubyPair

# Bopomofo: 3:10 of the base, in half an em at its right (CLREQ §6.3.3).
_ZHUYIN_SIZE: Final = 0.3
_ZHUYIN_ROOM: Final = 0.5
_TONES: Final = frozenset("ˊˇˋ˪˫")
_CHECKED_TONES: Final = frozenset("ㆴㆵㆶㆷ")
_LIGHT_TONE: Final = "˙"
# CLREQ §5.5.4.1: neighbouring annotations are a quarter of their em apart at the least.
_APART: Final = 0.25
_LIGHT_ROOM: Final = 1 / 15  # of the base
# From the baseline up to the middle of the em box, and of a base's top above it, in em.
_MIDDLE: Final = 0.38
_TOP: Final = 0.88
# A base of more characters is no word: it is annotated in parts, so that lines may end in it.
_LONGEST: Final = 12


def ruby_cells(node: Ruby, voice: Voice, itemizer: Itemizer) -> Iterator[Cell]:
    """Yield a cell for each pair; a pair is never parted (JLREQ 3.1.10)."""
    pairs = [pair for pair in node.pairs if pair.base]
    if _is_beside(node):
        yield from (_beside(pair, voice, itemizer) for pair in pairs)
        return
    small = _small(voice)
    if node.kind == "jukugo" and any(_is_wider(pair, voice, small, itemizer) for pair in pairs):
        # JLREQ 3.3.7: one annotation wider than its base, and all of the compound share their room.
        pairs = [RubyPair("".join(p.base for p in pairs), "".join(p.annotation for p in pairs))]
    for pair in pairs:
        for part in _parts(pair):
            yield _over(part, node, (voice, small), itemizer)


def _is_beside(node: Ruby) -> bool:
    return node.kind == "zhuyin" or node.position == "inter-character"


def _small(voice: Voice) -> Voice:
    return voice.but(size=voice.size * voice.rule.ruby_size, decorations=frozenset(), link="")


def _is_wider(pair: RubyPair, voice: Voice, small: Voice, itemizer: Itemizer) -> bool:
    return _length(itemizer.cells(pair.annotation, small)) > _length(itemizer.cells(pair.base, voice))


def _parts(pair: RubyPair) -> Iterator[RubyPair]:
    """Part a pair whose base is long, and its annotation as far as the base."""
    base, note = pair.base, pair.annotation
    count = -(-len(base) // _LONGEST)
    for n in range(count):
        yield RubyPair(_share(base, n, count), _share(note, n, count))


def _share(text: str, n: int, count: int) -> str:
    return text[len(text) * n // count : len(text) * (n + 1) // count]


def _over(pair: RubyPair, node: Ruby, voices: tuple[Voice, Voice], itemizer: Itemizer) -> Cell:
    """Set an annotation over (or under) its base, each centred or spread in the room of the longer."""
    voice, small = voices
    base = itemizer.cells(pair.base, voice)
    notes = itemizer.cells(pair.annotation, small)
    base_width, note_width = _length(base), _length(notes)
    apart = 0.0 if voice.rule.region.tag.startswith("ja") else _APART * small.size
    room = max(base_width, note_width + apart)
    # JLREQ 3.3.8: over what may be overhung an annotation reaches by one of its em at the most.
    overhang = min(max(0.0, note_width - base_width) / 2, small.size)
    y = _note_line(node, voice, small)
    above = (shifted(item, apart / 2, 0.0) for item in _row(notes, room - apart, y, small.size))
    items = (*_row(base, room, 0.0, small.size), *above)
    return replace(_cell(pair, room, itemizer.look(voice), items), overhang=(overhang, overhang))


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


def _row(cells: list[Cell], room: float, y: float, most: float) -> Iterator[Item]:
    """Place cells in their room by 1:2:1, half a share at each end but no more than `most`.

    JLREQ 3.3.6. The pieces of a word stay together.
    """
    if not cells:
        return
    spare = room - _length(cells)
    units = sum(1 for cell in cells if not cell.joined) or 1
    share = spare / units
    ends = min(share / 2, most) if units > 1 else share / 2
    share = (spare - 2 * ends) / max(1, units - 1)
    x = ends - share
    for cell in cells:
        x += 0.0 if cell.joined else share
        yield from row_of((cell,), x, y)
        x += cell.advance


def _beside(pair: RubyPair, voice: Voice, itemizer: Itemizer) -> Cell:
    """Set bopomofo in a column of half an em at the right of its base, in rows and in columns alike."""
    base = itemizer.cells(pair.base, voice)
    width = _length(base)
    flat = voice.but(
        size=voice.size * _ZHUYIN_SIZE, decorations=frozenset(), link="", plain=True,
        rule=voice.rule.horizontal(),
    )  # fmt: skip
    block = tuple(_bopomofo(pair.annotation, flat, itemizer))
    if voice.rule.vertical:
        # Logical x runs down the page and y to its left: what stands x to the right of the base stands at -x.
        group = Group((0.0, -1.0, 1.0, 0.0, width / 2, -voice.size / 2), block, aside=True)
        return _cell(pair, width, itemizer.look(voice), (*_row(base, width, 0.0, width), group))
    beside = tuple(shifted(item, width, -_MIDDLE * voice.size) for item in block)
    items = (*_row(base, width, 0.0, width), *beside)
    return _cell(pair, width + _ZHUYIN_ROOM * voice.size, itemizer.look(voice), items)


def _bopomofo(annotation: str, voice: Voice, itemizer: Itemizer) -> Iterator[TextRun]:
    """Yield letters below each other, the tone at the upper right of the last, a checked one at the lower right.

    CLREQ §5.5.3.3; the light tone stands above the first. The origin is at the right of the base, at half its height.
    """
    size = voice.size
    light = [c for c in annotation if c == _LIGHT_TONE]
    tones = [c for c in annotation if c in _TONES]
    checked = [c for c in annotation if c in _CHECKED_TONES]
    letters = [c for c in annotation if c not in {*tones, *checked, *light} and not c.isspace()]
    room = size / _ZHUYIN_SIZE * _LIGHT_ROOM
    top = -(size * len(letters) + room * len(light)) / 2
    for char in light:
        yield _inked(char, itemizer, voice, size / 2, top + room / 2)
        top += room
    for index, char in enumerate(letters):
        yield _letter(char, itemizer, voice, 0.0, top + index * size + _TOP * size)
    for char in tones:
        yield _inked(char, itemizer, voice, 1.3 * size, top + (len(letters) - 1) * size)
    for char in checked:
        yield _inked(char, itemizer, voice, 1.3 * size, top + len(letters) * size)


def _letter(char: str, itemizer: Itemizer, voice: Voice, x: float, y: float) -> TextRun:
    return next(row_of(itemizer.cells(char, voice), x, y))


def _inked(char: str, itemizer: Itemizer, voice: Voice, x: float, y: float) -> TextRun:
    """Set a tone so that the middle of its ink stands at a point."""
    run = _letter(char, itemizer, voice, 0.0, 0.0)
    left, bottom, right, up = run.face.ink_box(char) or (0.0, 0.0, 1.0, 1.0)
    return run._replace(x=x - (left + right) / 2 * run.size, y=y + (bottom + up) / 2 * run.size)
