"""The page: its type area, and the way from logical coordinates to the paper. Here alone left, right, x and y exist."""

from __future__ import annotations

from dataclasses import dataclass

from casepub.layout.display import ARTIFACT, Anchor, Group, Item, LinkArea, Path, Picture, Placed, TextRun
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


class Paper:
    """Places what stands in the type area on one page."""

    def __init__(self, geometry: Geometry, recto: bool, along: float = 0.0) -> None:
        left = geometry.left(recto)
        self._vertical = geometry.vertical
        self._left = left + along
        self._top = geometry.top + along if geometry.vertical else geometry.top
        self._right = geometry.width - (geometry.inner + geometry.outer - left)

    def place(self, x: float, y: float, items: tuple[Item, ...], structure: int = ARTIFACT) -> Placed:
        """Place items that begin `x` along the lines and `y` across them."""
        if self._vertical:
            return Placed(self._right - y, self._top + x, tuple(map(turned, items)), structure)
        return Placed(self._left + x, self._top + y, items, structure)


def turned(item: Item) -> Item:
    """Turn an item from logical coordinates to the paper of a vertical page: x runs down, y to the left."""
    match item:
        case TextRun(vertical=True):
            return item._replace(x=-item.y, y=item.x)
        case TextRun():
            return Group((0.0, 1.0, -1.0, 0.0, -item.y, item.x), (item._replace(x=0.0, y=0.0),))
        case Path(segments=segments):
            return Path(tuple(map(_turned_segment, segments)), item.fill, item.stroke, item.width, item.dash)
        case Picture():
            return Picture(-item.y - item.height, item.x, item.height, item.width, item.resource, item.alt)
        case LinkArea():
            return LinkArea(-item.y - item.height, item.x, item.height, item.width, item.target, item.title)
        case Anchor():
            return Anchor(-item.y, item.x, item.name)
        case Group():
            return _turned_group(item)


def _turned_segment(segment: tuple[str | float, ...]) -> tuple[str | float, ...]:
    numbers = [float(value) for value in segment[1:]]
    turned_points = [v for x, y in zip(numbers[::2], numbers[1::2], strict=True) for v in (-y, x)]
    return (segment[0], *turned_points)


def _turned_group(group: Group) -> Group:
    a, b, c, d, e, f = group.matrix
    if (a, b, c, d) == (1.0, 0.0, 0.0, 1.0):
        return Group((1.0, 0.0, 0.0, 1.0, -f, e), tuple(map(turned, group.items)), group.actual_text)
    # Turn the group as a whole: the page's matrix after its own. What it holds is set in rows.
    return Group((-b, a, -d, c, -f, e), group.items, group.actual_text)
