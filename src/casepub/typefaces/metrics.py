"""Heights and rules of a face, in em."""

from __future__ import annotations

from typing import Any, NamedTuple

import uharfbuzz as hb

from casepub.typefaces import sfnt


class Metrics(NamedTuple):
    """Heights above the baseline and rules, in em; depths are negative.

    Attributes:
        ascender, descender: the font's own line box.
        em_top, em_bottom: the ideographic em box, which CJK lines align.
    """

    ascender: float
    descender: float
    em_top: float
    em_bottom: float
    cap_height: float
    x_height: float
    underline_position: float
    underline_thickness: float
    strikeout_position: float
    strikeout_thickness: float


def metrics_of(font: Any, os2: bytes) -> Metrics:
    """Read the metrics of a font, HarfBuzz guessing what the tables leave out."""
    tag, em = hb.OTMetricsTag, font.face.upem

    def value(name: hb.OTMetricsTag) -> float:
        return float(font.get_metric_position_with_fallback(name) / em)

    extents = font.get_font_extents("ltr")
    em_top, em_bottom = _em_box(os2, em)
    return Metrics(
        ascender=extents.ascender / em,
        descender=extents.descender / em,
        em_top=em_top,
        em_bottom=em_bottom,
        cap_height=value(tag.CAP_HEIGHT),
        x_height=value(tag.X_HEIGHT),
        underline_position=value(tag.UNDERLINE_OFFSET),
        underline_thickness=value(tag.UNDERLINE_SIZE),
        strikeout_position=value(tag.STRIKEOUT_OFFSET),
        strikeout_thickness=value(tag.STRIKEOUT_SIZE),
    )


def _em_box(os2: bytes, em: int) -> tuple[float, float]:
    """Give the ideographic em box: sTypoAscender and sTypoDescender where they span one em, as CJK fonts do."""
    top, bottom = sfnt.signed(os2, 68), sfnt.signed(os2, 70)
    return (top / em, bottom / em) if top - bottom == em else (0.88, -0.12)
