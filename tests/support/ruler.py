"""A face to measure with: every East Asian character is one em, every other half an em; no font file, no shaping.

Glyph ids are code points, folded into 16 bits. It answers the protocol `FaceLike`, so layout can be tested by sums.
"""

from __future__ import annotations

from collections.abc import Mapping
from unicodedata import combining, east_asian_width

from casepub.typefaces.face import Box
from casepub.typefaces.metrics import Metrics
from casepub.typefaces.shaping import Shaped

METRICS = Metrics(
    ascender=0.88,
    descender=-0.12,
    em_top=0.88,
    em_bottom=-0.12,
    cap_height=0.7,
    x_height=0.5,
    underline_position=-0.1,
    underline_thickness=0.05,
    strikeout_position=0.3,
    strikeout_thickness=0.05,
)


class _Advances(dict[str, float]):
    def __missing__(self, char: str) -> float:
        self[char] = 0.0 if combining(char) else 1.0 if east_asian_width(char) in "WFA" else 0.5
        return self[char]


class _VerticalAdvances(dict[str, float]):
    def __missing__(self, char: str) -> float:
        self[char] = 0.0 if combining(char) else 1.0
        return self[char]


class _Codes(dict[str, bytes]):
    def __init__(self, *, vertical: bool) -> None:
        super().__init__()
        self._forms = vertical

    def __missing__(self, char: str) -> bytes:
        """Give a glyph; wide characters have another form in columns."""
        form = self._forms and east_asian_width(char) in "WFA"
        self[char] = ((ord(char) + form) % 0xFFFF).to_bytes(2, "big")
        return self[char]


class RulerTable:
    """The glyphs and advances of the ruler in one direction."""

    def __init__(self, *, vertical: bool) -> None:
        self.codes: dict[str, bytes] = _Codes(vertical=vertical)
        self.advances: dict[str, float] = _VerticalAdvances() if vertical else _Advances()

    def prepare(self, text: str) -> None:
        """Do nothing: every character answers for itself."""

    def pack(self, text: str) -> bytes:
        """Give two bytes a character."""
        return b"".join(map(self.codes.__getitem__, text))


class RulerFace:
    """A face whose widths are known by heart; `lacking` are characters that it does not draw."""

    units_per_em = 1000
    metrics = METRICS

    def __init__(self, key: str = "ruler", language: str = "und", lacking: str = "") -> None:
        self.key = key
        self.language = language
        self.lacking = frozenset(lacking)
        self.horizontal = RulerTable(vertical=False)
        self.vertical = RulerTable(vertical=True)
        self.advances = self.horizontal.advances

    def has(self, char: str) -> bool:
        """Tell whether the face draws this character."""
        return char not in self.lacking

    def glyph(self, char: str) -> int:
        """Give the glyph of the character: its code point."""
        return int.from_bytes(self.horizontal.codes[char], "big") if self.has(char) else 0

    def glyphs_of(self, text: str) -> bytes:
        """Give two bytes a character."""
        return self.horizontal.pack(text)

    def advance(self, char: str) -> float:
        """Give the advance in em."""
        return self.advances[char]

    def glyph_advance(self, glyph: int, *, vertical: bool = False) -> float:
        """Give the advance of the glyph of a character of the basic plane."""
        return (self.vertical if vertical else self.horizontal).advances[chr(glyph)]

    def ink_box(self, char: str) -> Box | None:
        """Give a box with a twentieth of an em around it."""
        return None if char.isspace() else (0.05, -0.07, self.advances[char] - 0.05, 0.83)

    def bearings(self, char: str, *, vertical: bool) -> tuple[float, float]:
        """Give a twentieth of an em on both sides."""
        return 0.05, 0.05

    def shape(
        self,
        text: str,
        *,
        language: str = "",
        script: str = "",
        features: Mapping[str, bool] | None = None,
        direction: str = "ltr",
    ) -> Shaped:
        """Set one glyph a character."""
        table = self.vertical if direction == "ttb" else self.horizontal
        advances = tuple(map(table.advances.__getitem__, text))
        return Shaped(table.pack(text), advances, (), tuple(range(len(text))))
