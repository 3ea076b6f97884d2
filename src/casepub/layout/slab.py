"""What is stacked down a column: slabs, each a line, a picture or a row of a table, with the company it wants."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from casepub.layout.display import ARTIFACT, Item, moved
from casepub.units import Color


class Slab(NamedTuple):
    """One unbreakable piece of a column. A named tuple, as a book has one for every line.

    Attributes:
        height: its extent across the lines, in points.
        items: what is drawn, in logical coordinates from `origin`.
        origin: where a line's items begin, from the slab's start corner: its indent, its baseline.
        corner: what is drawn from the start corner itself: anchors, links, markers.
        x: how far it is moved along the line, from the column's start.
        before, after: room wanted above and below; where two meet, the larger counts.
        glued: stays in one column with the slab that follows.
        on_grid: its lines stand on the grid of body lines.
        notes: ids of the notes that it calls.
        structure: index into the structure tree.
        background: colour behind it.
        box: the number of the box whose ground its background is; slabs of one box have one ground.
        padding: how far the background reaches out along the line, start and end, and its own length.
        break_before: "page" or "recto" when it opens a new page, else "".
        heads: slabs set again on top of each column that this block goes on in (the head of a table).
        marks: what it opens: (kind, value) such as ("heading.1", text), for running heads and contents.
    """

    height: float
    items: tuple[Item, ...]
    origin: tuple[float, float] = (0.0, 0.0)
    corner: tuple[Item, ...] = ()
    x: float = 0.0
    before: float = 0.0
    after: float = 0.0
    glued: bool = False
    on_grid: bool = False
    notes: tuple[str, ...] = ()
    structure: int = ARTIFACT
    background: Color | None = None
    padding: tuple[float, float] = (0.0, 0.0)
    break_before: str = ""
    heads: tuple[Slab, ...] = ()
    marks: tuple[tuple[str, str], ...] = ()
    box: int = 0


def drawn(slab: Slab, x: float, y: float) -> Iterator[Item]:
    """Yield all that a slab draws when its start corner stands at a point."""
    yield from (moved(item, x, y) for item in slab.corner)
    along, across = slab.origin
    yield from (moved(item, x + along, y + across) for item in slab.items)


def with_corner(slab: Slab, *items: Item) -> Slab:
    """Give the slab with more to draw from its start corner."""
    return slab._replace(corner=(*slab.corner, *items))


def stacked_height(slabs: list[Slab]) -> float:
    """Give the height of slabs one below the other, outer room left out."""
    height = 0.0
    for index, slab in enumerate(slabs):
        gap = max(slabs[index - 1].after, slab.before) if index else 0.0
        height += gap + slab.height
    return height


def framed(slabs: list[Slab], before: float, after: float) -> list[Slab]:
    """Give the slabs with at least this room before the first and after the last."""
    if slabs:
        slabs[0] = slabs[0]._replace(before=max(slabs[0].before, before))
        slabs[-1] = slabs[-1]._replace(after=max(slabs[-1].after, after))
    return slabs


def shifted(slabs: list[Slab], x: float) -> list[Slab]:
    """Give the slabs moved along the line."""
    return [slab._replace(x=slab.x + x) for slab in slabs] if x else slabs
