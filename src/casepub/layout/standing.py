"""How glyphs stand on their line: where the baseline lies, what is turned in a column, how halves of a dash meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from casepub.layout.cell import Cell, Look
from casepub.layout.display import TextRun
from casepub.layout.memory import remembered
from casepub.layout.style import TextRule
from casepub.text.character import orientation
from casepub.text.region import Region
from casepub.text.spacing import conditional
from casepub.typefaces.face import FaceLike

DASHES: Final = ("——", "――")
# The halves of a dash overlap a little, so that no seam shows.
_OVERLAP: Final = 0.005


def row_of(cells: Iterable[Cell], x: float, y: float) -> Iterator[TextRun]:
    """Draw cells one behind the other from a point, outside any line."""
    for cell in cells:
        look = cell.look
        yield TextRun(
            x + cell.lead,
            y + across(look, upright=cell.upright),
            look.face,
            look.size,
            look.color,
            cell.glyphs,
            cell.text,
            cell.advance,
            adjustments=cell.kerns,
            clusters=cell.clusters,
            vertical=look.rule.vertical and cell.upright,
            language=look.rule.language,
        )
        x += cell.advance


def across(look: Look, *, upright: bool) -> float:
    """Give where the baseline lies across the line: letters turned in a column stand on its middle by their em box."""
    if not look.rule.vertical or upright:
        return -look.shift
    metrics = look.face.metrics
    return (metrics.em_top + metrics.em_bottom) / 2 * look.size - look.shift


def stands_upright(char: str) -> bool:
    """Tell whether a character among Western ones stands upright in a column, such as ½ and † (UAX #50)."""
    return orientation(char) in ("U", "Tu")


def is_turned(char: str, face: FaceLike, region: Region) -> bool:
    """Tell whether a character lies on its side in a column: UAX #50 turns it and the face has no form for columns."""
    return orientation(char, region) in ("R", "Tr") and face.vertical.codes[char] == face.horizontal.codes[char]


@remembered
def dash_reach(face: FaceLike, char: str, *, vertical: bool) -> float:
    """Give by how much each half of a dash moves so that the two touch, in em."""
    before, after = face.bearings(char, vertical=vertical)
    return (before + after) / 2 + _OVERLAP


def centred(char: str, face: FaceLike, rule: TextRule, advance: float) -> float:
    """Give how far a glyph moves so that its ink stands in the middle of the mark's own body, in em."""
    if rule.vertical:
        return (advance - face.vertical.advances[char]) / 2
    box = face.ink_box(char)
    if box is None:
        return 0.0
    before, after = conditional(char, rule.region, vertical=rule.vertical)
    body = advance - before - after
    return before + (body - (box[2] - box[0])) / 2 - box[0]
