"""The geometry of a page: a template in; type area, margins and columns in points out."""

from __future__ import annotations

from dataclasses import dataclass

from casepub.template import Template
from casepub.units import page_size


@dataclass(frozen=True, slots=True)
class Geometry:
    """A page in points. The type area is `measure` along the lines and `extent` across them.

    Attributes:
        width, height: of the paper.
        top, bottom, inner, outer: white space around the type area.
        measure: length of a line over the whole type area; extent: room for lines.
        columns, column_gap: of the body.
        body_size, leading: of body text.
        vertical: lines run from top to bottom, columns of lines from right to left.
        double: recto and verso differ.
    """

    width: float
    height: float
    top: float
    bottom: float
    inner: float
    outer: float
    measure: float
    extent: float
    columns: int
    column_gap: float
    body_size: float
    leading: float
    vertical: bool
    double: bool

    @property
    def column_measure(self) -> float:
        """Give the length of a line in one column."""
        return (self.measure - self.column_gap * (self.columns - 1)) / self.columns

    def right_hand(self, recto: bool) -> bool:
        """Tell whether a page is a right-hand one; the recto of a vertical book, bound at the right, is none.

        Pages of a single-sided document all count as right-hand ones.
        """
        return (recto or not self.double) != (self.vertical and self.double)

    def left(self, recto: bool) -> float:
        """Give the left margin, which is the inner one of a right-hand page."""
        return self.inner if self.right_hand(recto) else self.outer


def geometry(template: Template) -> Geometry:
    """Work out the type area: by characters and lines when the template says so, else what the margins leave.

    The measure of a column is a whole number of characters (CLREQ §2.3; JLREQ 2.4.2), the extent one of lines.
    """
    page, body = template.page, template.styles.paragraph
    width, height = page_size(page.size)
    size = body.font_size.points()
    leading = body.line_height.points(size)
    vertical = page.writing_mode == "vertical-rl"
    margins = [
        m.points(size, leading) for m in (page.margin.top, page.margin.bottom, page.margin.inner, page.margin.outer)
    ]
    top, bottom, inner, outer = margins
    across, down = (height, width) if vertical else (width, height)
    along_margins, across_margins = (top + bottom, inner + outer) if vertical else (inner + outer, top + bottom)
    gap, columns = page.column_gap.points(size, leading), page.columns
    between = gap * (columns - 1)
    characters, lines = page.grid.characters, page.grid.lines
    # A grid that the paper does not hold gives way to the margins.
    if not characters or characters * size * columns + between > across - size:
        characters = max(1, int((across - along_margins - between) / columns / size + 1e-6))
    if not lines or (lines - 1) * leading + size > down - size:
        lines = max(1, int((down - across_margins - size) / leading + 1 + 1e-6))
    measure, extent = characters * size * columns + between, (lines - 1) * leading + size
    area = (extent, measure) if vertical else (measure, extent)
    inner, outer = _shared(width - area[0], inner, outer)
    top, bottom = _shared(height - area[1], top, bottom)
    return Geometry(
        width, height, top, bottom, inner, outer, measure, extent, columns, gap, size, leading, vertical,
        page.sides == "double",
    )  # fmt: skip


def _shared(white: float, first: float, second: float) -> tuple[float, float]:
    """Share the white space that the type area leaves as the template's margins stand to each other."""
    whole = first + second
    return (white * first / whole, white * second / whole) if whole else (white / 2, white / 2)
