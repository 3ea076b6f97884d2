"""Lengths and colours as a template writes them, and as renderers need them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

POINTS_PER: Final = {"pt": 1.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "px": 0.75, "q": 72 / 101.6}
RELATIVE_UNITS: Final = ("em", "lh")

# CLREQ, Appendix: the Chinese size names in points.
NAMED_SIZES: Final = {
    "初号": 42.0, "小初": 36.0, "一号": 27.5, "小一": 24.0, "二号": 21.0, "小二": 18.0, "三号": 15.75,
    "小三": 15.0, "四号": 13.75, "小四": 12.0, "五号": 10.5, "小五": 9.0, "六号": 7.875, "小六": 6.5,
    "七号": 5.25, "八号": 5.0,
}  # fmt: skip

# ISO 216, JIS B and the Chinese book sizes, in millimetres.
PAGE_SIZES: Final = {
    "A3": (297, 420), "A4": (210, 297), "A5": (148, 210), "A6": (105, 148), "B4": (257, 364), "B5": (182, 257),
    "B6": (128, 182), "16K": (185, 260), "32K": (130, 185), "letter": (215.9, 279.4),
}  # fmt: skip

_LENGTH = re.compile(r"([+-]?(?:\d+(?:\.\d+)?|\.\d+))\s*(pt|mm|cm|in|px|q|em|lh)", re.IGNORECASE)
_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


@dataclass(frozen=True, slots=True)
class Length:
    """A length with its unit: absolute (pt mm cm in px q) or relative (em, lh)."""

    value: float
    unit: str = "pt"

    @classmethod
    def parse(cls, text: str) -> Length:
        """Read `10.5pt`, `18mm`, `2em`, `1.5lh`, `0` or a Chinese size name such as 五号.

        Raises:
            ValueError: the text is no length.
        """
        text = text.strip()
        if text in NAMED_SIZES:
            return cls(NAMED_SIZES[text], "pt")
        if text == "0":
            return cls(0.0, "pt")
        found = _LENGTH.fullmatch(text)
        if found is None:
            raise ValueError(f"'{text}' is no length: write 10.5pt, 18mm, 2em or 五号")
        return cls(float(found[1]), found[2].lower())

    def points(self, em: float = 0.0, lh: float = 0.0) -> float:
        """Give the length in points, where 1em is `em` points and 1lh is `lh` points."""
        match self.unit:
            case "em":
                return self.value * em
            case "lh":
                return self.value * lh
            case unit:
                return self.value * POINTS_PER[unit]

    @property
    def is_relative(self) -> bool:
        """Tell whether the length depends on the font or the line."""
        return self.unit in RELATIVE_UNITS

    def __str__(self) -> str:
        return f"{self.value:g}{self.unit}"


@dataclass(frozen=True, slots=True)
class Color:
    """An sRGB colour, each part 0-255."""

    red: int
    green: int
    blue: int

    @classmethod
    def parse(cls, text: str) -> Color:
        """Read `#1a1a1a` or `#abc`.

        Raises:
            ValueError: the text is no colour.
        """
        if _HEX.fullmatch(text) is None:
            raise ValueError(f"'{text}' is no colour: write #1a1a1a")
        digits = text[1:] if len(text) == 7 else "".join(c + c for c in text[1:])
        return cls(int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16))

    @property
    def unit_rgb(self) -> tuple[float, float, float]:
        """Give the parts as 0-1."""
        return (self.red / 255, self.green / 255, self.blue / 255)

    @property
    def hex(self) -> str:
        """Give the six digits without the `#`, in capitals, as OOXML writes them."""
        return f"{self.red:02X}{self.green:02X}{self.blue:02X}"

    def __str__(self) -> str:
        return f"#{self.hex.lower()}"


def page_size(text: str) -> tuple[float, float]:
    """Read a page size by name or as `WIDTH HEIGHT`; gives points.

    Raises:
        ValueError: the text is no page size.
    """
    if text in PAGE_SIZES:
        width, height = PAGE_SIZES[text]
        return (width * POINTS_PER["mm"], height * POINTS_PER["mm"])
    parts = text.split()
    if len(parts) != 2:
        raise ValueError(f"'{text}' is no page size: write A4, 16K or '130mm 188mm'")
    width, height = (Length.parse(part).points() for part in parts)
    if not (72 <= width <= 14400 and 72 <= height <= 14400):
        raise ValueError(f"'{text}' is no page size: each side must be between 1in and 200in")
    return (width, height)
