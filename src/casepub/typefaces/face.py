"""One font face: metrics, the glyphs of plain text, and shaping. Text in; glyphs and advances in em out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Final, Protocol
from weakref import WeakValueDictionary

import uharfbuzz as hb

from casepub.errors import FontError
from casepub.typefaces import sfnt
from casepub.typefaces.metrics import Metrics, metrics_of
from casepub.typefaces.shaping import NOTDEF, GlyphSource, GlyphTable, Shaped, shape

Box = tuple[float, float, float, float]


class FaceLike(Protocol):
    """What layout and painting ask of a face; the ruler face of the tests answers it too."""

    def __hash__(self) -> int:
        """Faces are keys of caches: each is its own."""

    @property
    def key(self) -> str:
        """A stable name: file stem and index."""

    @property
    def language(self) -> str:
        """The BCP 47 tag whose local forms the tables hold."""

    @property
    def units_per_em(self) -> int:
        """Design units in an em."""

    @property
    def metrics(self) -> Metrics:
        """Heights and rules, in em."""

    @property
    def horizontal(self) -> GlyphSource:
        """Glyphs for lines that run left to right."""

    @property
    def vertical(self) -> GlyphSource:
        """Glyphs for lines that run top to bottom."""

    @property
    def advances(self) -> dict[str, float]:
        """The horizontal table's advances: the hot table of line breaking."""

    def has(self, char: str) -> bool:
        """Tell whether the face draws this character."""

    def glyph(self, char: str) -> int:
        """Give the nominal glyph of the character, 0 when the face has none."""

    def glyphs_of(self, text: str) -> bytes:
        """Give two bytes a character: its nominal glyph."""

    def advance(self, char: str) -> float:
        """Give the horizontal advance of the character in em."""

    def glyph_advance(self, glyph: int, *, vertical: bool = False) -> float:
        """Give the advance of a glyph along a row or a column in em."""

    def ink_box(self, char: str) -> Box | None:
        """Give (left, bottom, right, top) of the ink in em; None for a blank."""

    def bearings(self, char: str, *, vertical: bool) -> tuple[float, float]:
        """Give the blank before and after the ink along a line, in em."""

    def shape(
        self,
        text: str,
        *,
        language: str = "",
        script: str = "",
        features: Mapping[str, bool] | None = None,
        direction: str = "ltr",
    ) -> Shaped:
        """Shape one run of text."""


_FACES: Final[WeakValueDictionary[tuple[Path, int, str, int], Face]] = WeakValueDictionary()


def _known_face(*name: Any) -> Face:
    return _FACES.get(name) or Face(*name)


class Face:
    """A face of a font file, opened by memory map when first asked for something.

    Args:
        file: a TrueType or OpenType font, or a collection.
        index: the face's place in a collection.
        language: the BCP 47 tag whose local forms are wanted.
        weight: the wanted weight, for a variable font.
    """

    def __init__(self, file: Path, index: int = 0, language: str = "", weight: int = 400) -> None:
        self.file = file
        self.index = index
        self.language = language
        self.weight = weight
        _FACES[file, index, language, weight] = self

    def __reduce__(self) -> tuple[Callable[..., Face], tuple[Path, int, str, int]]:
        """Travel to another process as a name; there the face that has it, with all that it has looked up."""
        return _known_face, (self.file, self.index, self.language, self.weight)

    def __repr__(self) -> str:
        return f"Face({self.key!r}, language={self.language!r})"

    @cached_property
    def key(self) -> str:
        """A stable name: file stem and index; faces with one key share their glyph ids."""
        return f"{self.file.stem}#{self.index}" + (f"@{self.weight}" if self.variable else "")

    @cached_property
    def hb_face(self) -> Any:
        """HarfBuzz's face: for subsetting, within this package."""
        return open_face(self.file, self.index)

    @cached_property
    def hb_font(self) -> Any:
        """HarfBuzz's font, scaled to design units."""
        font = hb.Font(self.hb_face)
        if self.variable:
            font.set_variations({"wght": self.weight})
        return font

    @cached_property
    def variable(self) -> bool:
        """Tell whether the weight is an axis of the font."""
        return any(axis.tag == "wght" for axis in self.hb_face.axis_infos)

    @cached_property
    def units_per_em(self) -> int:
        """Design units in an em."""
        return int(self.hb_face.upem)

    @cached_property
    def postscript_name(self) -> str:
        """The PostScript name, made of letters that a PDF name may hold."""
        name = self.hb_face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or self.file.stem
        return "".join(c for c in name if c.isascii() and (c.isalnum() or c in "-_")) or "Font"

    @cached_property
    def permission(self) -> sfnt.Permission:
        """What the font allows: embedding, subsetting."""
        return sfnt.permission(self.table("OS/2"))

    def table(self, tag: str) -> bytes:
        """Give the bytes of a small table, none when the font lacks it."""
        data: bytes = self.hb_face.reference_table(tag).data
        return data

    @cached_property
    def metrics(self) -> Metrics:
        """Heights and rules, in em."""
        return metrics_of(self.hb_font, self.table("OS/2"))

    @cached_property
    def bounding_box(self) -> Box:
        """The box around all glyphs (left, bottom, right, top) in em, as the head table states it."""
        head = self.table("head")
        left, bottom, right, top = (sfnt.signed(head, at) / self.units_per_em for at in (36, 38, 40, 42))
        return left, bottom, right, top

    @cached_property
    def horizontal(self) -> GlyphTable:
        """Glyphs for lines that run left to right."""
        return GlyphTable(self.hb_font, self.language, vertical=False)

    @cached_property
    def vertical(self) -> GlyphTable:
        """Glyphs for lines that run top to bottom, with their vertical forms."""
        return GlyphTable(self.hb_font, self.language, vertical=True)

    @cached_property
    def advances(self) -> dict[str, float]:
        """The horizontal table's advances: the hot table of line breaking."""
        return self.horizontal.advances

    def prepare(self, text: str) -> None:
        """Look up every new character of the text in one go."""
        self.horizontal.prepare(text)

    def has(self, char: str) -> bool:
        """Tell whether the face draws this character."""
        return self.horizontal.codes[char] != NOTDEF

    def missing(self, text: str) -> frozenset[str]:
        """Give the characters of the text that the face cannot draw."""
        self.prepare(text)
        codes = self.horizontal.codes
        return frozenset(char for char in set(text) if codes[char] == NOTDEF)

    def glyph(self, char: str) -> int:
        """Give the nominal glyph of the character, 0 when the face has none."""
        return int.from_bytes(self.horizontal.codes[char], "big")

    def glyphs_of(self, text: str) -> bytes:
        """Give two bytes a character: its nominal glyph."""
        return self.horizontal.pack(text)

    def advance(self, char: str) -> float:
        """Give the horizontal advance of the character in em."""
        return self.advances[char]

    def glyph_advance(self, glyph: int, *, vertical: bool = False) -> float:
        """Give the advance of a glyph along a row or a column in em."""
        font = self.hb_font
        advance = -font.get_glyph_v_advance(glyph) if vertical else font.get_glyph_h_advance(glyph)
        return float(advance / self.units_per_em)

    def vertical_metrics(self, glyph: int) -> tuple[float, float, float]:
        """Give (advance down, x and y of the vertical origin) of a glyph in em."""
        x, y = self.hb_font.get_glyph_v_origin(glyph) or (0, 0)
        down = -self.hb_font.get_glyph_v_advance(glyph)
        return down / self.units_per_em, x / self.units_per_em, y / self.units_per_em

    def ink_box(self, char: str) -> Box | None:
        """Give (left, bottom, right, top) of the ink in em; None for a blank."""
        return self._box(self.glyph(char))

    def bearings(self, char: str, *, vertical: bool) -> tuple[float, float]:
        """Give the blank before and after the ink along a line, in em; none for a blank character."""
        glyph = int.from_bytes((self.vertical if vertical else self.horizontal).codes[char], "big")
        box = self._box(glyph)
        if box is None:
            return 0.0, 0.0
        left, bottom, right, top = box
        if not vertical:
            return left, self.glyph_advance(glyph) - right
        down, _, origin = self.vertical_metrics(glyph)
        return origin - top, down - (origin - bottom)

    def _box(self, glyph: int) -> Box | None:
        box = self.hb_font.get_glyph_extents(glyph)
        if box is None or not box.width or not box.height:
            return None
        em = self.units_per_em
        left, top = box.x_bearing / em, box.y_bearing / em
        return left, top + box.height / em, left + box.width / em, top

    def shape(
        self,
        text: str,
        *,
        language: str = "",
        script: str = "",
        features: Mapping[str, bool] | None = None,
        direction: str = "ltr",
    ) -> Shaped:
        """Shape one run of text; whole runs, never single characters.

        Args:
            text: the run, of one script and language.
            language: BCP 47; the face's own when empty.
            script: ISO 15924; guessed from the text when empty.
            features: OpenType features to switch on or off.
            direction: ltr, rtl or ttb; ttb brings the vertical forms.
        """
        return shape(self.hb_font, text, (language or self.language, script, direction), features or {})


def open_face(file: Path, index: int) -> Any:
    """Open a face by memory map, or say in one sentence why the file is none."""
    try:
        face = hb.Face(hb.Blob.from_file_path(str(file)), index)
    except (hb.HarfBuzzError, OSError, ValueError) as error:
        raise FontError(f"{file}: the font file cannot be opened ({error}); check the path") from error
    if not face.glyph_count or not 16 <= face.upem <= 16384:
        raise FontError(f"{file}: no usable font face number {index} in this file; give a .ttf, .otf or .ttc file")
    return face
