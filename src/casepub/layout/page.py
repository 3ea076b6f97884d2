"""The way from logical coordinates to the paper. Here alone left, right, x and y exist."""

from __future__ import annotations

from casepub.layout.display import ARTIFACT, Anchor, Group, Item, LinkArea, Path, Picture, Placed, TextRun
from casepub.layout.geometry import Geometry


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
