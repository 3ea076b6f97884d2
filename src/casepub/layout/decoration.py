"""Lines and dots beside the text: underline, strike, emphasis dots, proper-name line, wavy title line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import sqrt
from typing import Final, TypeAlias

from casepub.layout.cell import Cell, Decoration, Look
from casepub.layout.display import Path
from casepub.layout.style import TextRule
from casepub.text.character import CharClass, class_of

Row: TypeAlias = tuple[tuple[float, Cell], ...]

# Distances in em from the middle of the em box, across the line.
_BELOW: Final = 0.60
_DOT_DISTANCE: Final = 0.68
_DOT_RADIUS: Final = 0.075
# How much further out a dot stands when a line is on its side.
_BEYOND_LINE: Final = 0.1
_OFF_SIDE: Final = frozenset({"dots", "strike"})
_THICKNESS: Final = 0.05
# CLREQ §6.5.2: neighbouring names must be told apart, so that each end of a line is shortened.
_SHORTENED: Final = 0.0625
# From the middle of the em box to the frame of a name, and how far its sides stand inside, so that two do not touch.
_FRAME: Final = 0.56
_FRAME_INSET: Final = 0.03
_WAVE_LENGTH: Final = 0.25
_WAVE_HEIGHT: Final = 0.06
# Cubic Bézier approximation of a quarter circle.
_KAPPA: Final = 4 * (sqrt(2) - 1) / 3

# CLREQ §6.6; JLREQ 3.3.9: no dot on punctuation.
_UNDOTTED: Final = frozenset(
    {
        CharClass.OPENING, CharClass.CLOSING, CharClass.DIVIDING, CharClass.INTERPUNCT, CharClass.COLON,
        CharClass.SEMICOLON, CharClass.STOP, CharClass.COMMA, CharClass.INSEPARABLE, CharClass.WESTERN_SPACE,
        CharClass.IDEOGRAPHIC_SPACE, CharClass.WESTERN_MARK, CharClass.HYPHEN,
    }
)  # fmt: skip


def decorated(xs: list[float], cells: tuple[Cell, ...], rule: TextRule) -> Iterator[Path]:
    """Draw every decoration of a line's cells; `xs` says where each begins, `rule` is of the paragraph's language.

    Dots stand where the main language has them (CLREQ §5.3.1), further out than lines (CLREQ §5.6.1).
    """
    found = frozenset().union(*(cell.look.decorations for cell in cells))
    row = tuple(zip(xs, cells, strict=True)) if found else ()
    for decoration in sorted(found):
        if decoration == "dots":
            yield from _dots(row, rule)
        else:
            for stretch in _stretches(row, decoration):
                yield from _DRAWN[decoration](stretch, _largest(stretch))


def _stretches(row: Row, decoration: Decoration) -> Iterator[Row]:
    """Yield neighbours under one line: of one colour whatever their faces; a name does not share another's line."""
    members: list[tuple[float, Cell]] = []
    for spot in row:
        cell = spot[1]
        marked = decoration in cell.look.decorations
        if members and (not marked or cell.parted or cell.look.color != members[-1][1].look.color):
            yield tuple(members)
            members = []
        if marked:
            members.append(spot)
    if members:
        yield tuple(members)


def _largest(row: Row) -> Look:
    """Give the look of the largest of some cells, which says how far off and how thick their line is."""
    return max((cell.look for _, cell in row), key=lambda look: look.size)


def _middle(look: Look) -> float:
    """Give where the middle of the em box lies across the line."""
    metrics = look.face.metrics
    middle = 0.0 if look.rule.vertical else -(metrics.em_top + metrics.em_bottom) / 2
    return middle * look.size - look.shift


def _side(look: Look) -> float:
    """Give on which side lines stand: below in rows (+), at the right of Japanese and left of Chinese columns."""
    if not look.rule.vertical:
        return 1.0
    return -1.0 if look.rule.region.tag.startswith("ja") else 1.0


def _straight(row: Row, look: Look, distance: float, shortened: float) -> Path:
    start, end = row[0][0] + shortened, row[-1][0] + row[-1][1].advance - shortened
    y = _middle(look) + distance
    return Path((("M", start, y), ("L", end, y)), stroke=look.color, width=_THICKNESS * look.size)


def _underline(row: Row, look: Look) -> Iterator[Path]:
    yield _straight(row, look, _side(look) * _BELOW * look.size, 0.0)


def _strike(row: Row, look: Look) -> Iterator[Path]:
    yield _straight(row, look, 0.0, 0.0)


def _proper_name(row: Row, look: Look) -> Iterator[Path]:
    yield _straight(row, look, _side(look) * _BELOW * look.size, _SHORTENED * look.size)


def _work_title(row: Row, look: Look) -> Iterator[Path]:
    """Draw a wavy line (﹏ type A) below the title of a work."""
    start = row[0][0] + _SHORTENED * look.size
    end = row[-1][0] + row[-1][1].advance - _SHORTENED * look.size
    count = max(1, round((end - start) / (_WAVE_LENGTH * look.size)))
    step, height = (end - start) / count, _WAVE_HEIGHT * look.size
    y = _middle(look) + _side(look) * _BELOW * look.size
    segments: list[tuple[str | float, ...]] = [("M", start, y)]
    for index in range(count):
        x, bend = start + index * step, height * (-1) ** index
        segments.append(("C", x + step / 3, y - 2 * bend, x + 2 * step / 3, y - 2 * bend, x + step, y))
    yield Path(tuple(segments), stroke=look.color, width=_THICKNESS * look.size)


def _dots(row: Row, rule: TextRule) -> Iterator[Path]:
    """Draw a dot by every letter: below in Chinese rows, above in Japanese ones, at the right of columns."""
    side = -1.0 if rule.vertical or rule.region.emphasis_over else 1.0
    for x, cell in row:
        look = cell.look
        if "dots" not in look.decorations:
            continue
        lined = side == _side(look) and not look.decorations <= _OFF_SIDE
        y = _middle(look) + side * (_DOT_DISTANCE + lined * _BEYOND_LINE) * look.size
        # A word has one, but an annotated base as many as it has characters.
        chars = cell.text if cell.items else cell.first
        step = (cell.advance - look.letter_space) / max(len(chars), 1)  # a picture has none
        for index, char in enumerate(chars):
            if class_of(char) not in _UNDOTTED:
                yield _disc(x + (index + 0.5) * step, y, _DOT_RADIUS * look.size, look)


def _disc(x: float, y: float, r: float, look: Look) -> Path:
    k = r * _KAPPA
    return Path(
        (
            ("M", x + r, y),
            ("C", x + r, y + k, x + k, y + r, x, y + r),
            ("C", x - k, y + r, x - r, y + k, x - r, y),
            ("C", x - r, y - k, x - k, y - r, x, y - r),
            ("C", x + k, y - r, x + r, y - k, x + r, y),
            ("Z",),
        ),
        fill=look.color,
    )


def _framed(row: Row, look: Look) -> Iterator[Path]:
    """Draw a frame around the name of someone who has died (示亡号; CLREQ §5.1.1.4)."""
    start, end = row[0][0] + _FRAME_INSET * look.size, row[-1][0] + row[-1][1].advance - _FRAME_INSET * look.size
    top, bottom = (_middle(look) + way * _FRAME * look.size for way in (-1, 1))
    corners = (("M", start, top), ("L", end, top), ("L", end, bottom), ("L", start, bottom), ("Z",))
    yield Path(corners, stroke=look.color, width=_THICKNESS * look.size)


_DRAWN: Final[dict[str, Callable[[Row, Look], Iterator[Path]]]] = {
    "underline": _underline,
    "strike": _strike,
    "proper-name": _proper_name,
    "work-title": _work_title,
    "deceased": _framed,
}
