"""From characters to glyphs: what shaping gives, and the table of nominal glyphs.

Most East Asian text needs no shaping: a character is one glyph. `GlyphTable` answers for such text from a
dictionary that is filled in batches; `shape` is for what needs more (Latin, marks, variation selectors).
"""

from __future__ import annotations

from codecs import charmap_encode
from collections.abc import Mapping
from typing import Any, Final, NamedTuple, Protocol

import uharfbuzz as hb

NOTDEF: Final = b"\0\0"


class Shaped(NamedTuple):
    """The glyphs of one run of text, in visual order.

    Attributes:
        glyphs: two bytes a glyph, big-endian.
        advances: em along the line, one a glyph.
        offsets: (x, y) in em, one a glyph; empty when all are zero.
        clusters: the index in the text of the first character each glyph stands for.
    """

    glyphs: bytes
    advances: tuple[float, ...]
    offsets: tuple[tuple[float, float], ...]
    clusters: tuple[int, ...]


class GlyphSource(Protocol):
    """What a table of glyphs offers to layout: the glyph and the advance of each character."""

    codes: dict[str, bytes]
    advances: dict[str, float]

    def prepare(self, text: str) -> None:
        """Look up every new character of the text in one go."""

    def pack(self, text: str) -> bytes:
        """Give two bytes a character: its nominal glyph."""


class _Filling(dict[str, Any]):
    """A dictionary that has its table look a missing character up."""

    __slots__ = ("_table",)

    def __init__(self, table: GlyphTable) -> None:
        super().__init__()
        self._table = table

    def __missing__(self, char: str) -> Any:
        self._table.prepare(char)
        return self[char]


class GlyphTable:
    """The nominal glyph and advance of characters in one language and direction, looked up once each."""

    __slots__ = ("_font", "_language", "_page", "_vertical", "advances", "codes")

    def __init__(self, font: Any, language: str, *, vertical: bool) -> None:
        self._font = font
        self._language = language
        self._vertical = vertical
        self.codes: dict[str, bytes] = _Filling(self)
        self.advances: dict[str, float] = _Filling(self)
        # The same codes as a code page, which a codec reads quicker than a loop.
        self._page: dict[int, bytes] = {}

    def prepare(self, text: str) -> None:
        """Look up every new character of the text in one go."""
        codes = self.codes
        new = sorted([char for char in set(text) if char not in codes])
        if not new:
            return
        # Spaces keep neighbours from combining: each character must answer for itself alone.
        buffer = _buffer(" ".join(new), self._language, _script_of(self._language), self._direction)
        buffer.cluster_level = hb.BufferClusterLevel.CHARACTERS
        hb.shape(self._font, buffer, _NO_CONTEXT)
        scale = 1 / self._font.face.upem
        found = dict.fromkeys(range(0, 2 * len(new), 2), (0, 0.0))
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            advance = position.y_advance if self._vertical else position.x_advance
            found[info.cluster] = info.codepoint, abs(advance) * scale
        for index, char in enumerate(new):
            glyph, self.advances[char] = found[2 * index]
            self.codes[char] = self._page[ord(char)] = glyph.to_bytes(2, "big")

    @property
    def _direction(self) -> str:
        return "ttb" if self._vertical else "ltr"

    def pack(self, text: str) -> bytes:
        """Give two bytes a character: its nominal glyph."""
        try:
            return charmap_encode(text, "strict", self._page)[0]
        except UnicodeEncodeError:  # a character that nobody has asked for before
            self.prepare(text)
            return charmap_encode(text, "strict", self._page)[0]


# What must not act on a row of unrelated characters; `locl` and, in columns, `vert` stay on.
_NO_CONTEXT: Final = dict.fromkeys(("kern", "liga", "clig", "calt", "vkrn"), False)


def _script_of(language: str) -> str:
    return "Hang" if language.split("-")[0] == "ko" else "Hani"


def _buffer(text: str, language: str, script: str, direction: str) -> Any:
    """Fill a buffer whose clusters are indices into the text."""
    buffer = hb.Buffer()
    buffer.add_codepoints([ord(char) for char in text])
    buffer.direction = direction
    if script:
        buffer.script = script
    if language:
        buffer.language = language
    buffer.content_type = hb.BufferContentType.UNICODE
    buffer.guess_segment_properties()
    return buffer


def shape(font: Any, text: str, properties: tuple[str, str, str], features: Mapping[str, bool]) -> Shaped:
    """Shape a run; `properties` are its language, script and direction."""
    buffer = _buffer(text, *properties)
    hb.shape(font, buffer, dict(features))
    return _shaped(buffer, font.face.upem, vertical=properties[2] == "ttb")


def _shaped(buffer: Any, em: int, *, vertical: bool) -> Shaped:
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    glyphs = b"".join([info.codepoint.to_bytes(2, "big") for info in infos])
    offsets: tuple[tuple[float, float], ...] = ()
    # In columns HarfBuzz puts the way to the vertical origin into the offsets; the writer has it from the font.
    if not vertical and any(p.x_offset or p.y_offset for p in positions):
        offsets = tuple((p.x_offset / em, p.y_offset / em) for p in positions)
    return Shaped(
        glyphs=glyphs,
        advances=tuple((-p.y_advance if vertical else p.x_advance) / em for p in positions),
        offsets=offsets,
        clusters=tuple(info.cluster for info in infos),
    )
