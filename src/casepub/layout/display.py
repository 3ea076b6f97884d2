"""The display list: what stands where on a page, for any painter. Points; y runs down from the top of the page.

A page holds `Placed` fragments (a line, a rule, a picture) at a point; a fragment's items count from that point. Text
comes as runs of glyphs of one face with the characters they stand for; positions that differ from the face's own
advances are a letter space for the whole run and a few adjustments.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from casepub.typefaces.face import FaceLike
from casepub.units import Color

# (a, b, c, d, e, f): x' = a x + c y + e, y' = b x + d y + f, as in PDF, but with y down.
Matrix: TypeAlias = tuple[float, float, float, float, float, float]

ARTIFACT = -1


class TextRun(NamedTuple):
    """Glyphs of one face in a row. A named tuple, as a book has one for every line.

    Attributes:
        x, y: where the run begins, on the baseline (vertical: on the centre line of the column, y growing down).
        face, size, color: how it looks.
        glyphs: glyph ids, two bytes each, big-endian.
        text: the characters they stand for.
        advance: length of the whole run in points, letter space and adjustments included.
        letter_space: points added after every glyph.
        adjustments: (index, points): room before the glyph with this index, beside the face's own advance; negative
            closes up. In the order of the indices.
        clusters: for each glyph the index in `text` of the first character it stands for; None when each glyph
            stands for one character.
        vertical: the line runs from top to bottom, glyphs stand upright.
        language: BCP 47 tag of the text.
    """

    x: float
    y: float
    face: FaceLike
    size: float
    color: Color
    glyphs: bytes
    text: str
    advance: float
    letter_space: float = 0.0
    adjustments: tuple[tuple[int, float], ...] = ()
    clusters: tuple[int, ...] | None = None
    vertical: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Path:
    """A line or an area. Segments: ("M", x, y) ("L", x, y) ("C", x1, y1, x2, y2, x, y) ("Z",)."""

    segments: tuple[tuple[str | float, ...], ...]
    fill: Color | None = None
    stroke: Color | None = None
    width: float = 0.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in a rectangle; `resource` is the id of a resource of the document."""

    x: float
    y: float
    width: float
    height: float
    resource: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Items in coordinates of their own.

    Attributes:
        actual_text: what the group stands for when its runs do not say it in order.
        aside: an annotation, which is read after the line that it belongs to.
    """

    matrix: Matrix
    items: tuple[Item, ...]
    actual_text: str | None = None
    aside: bool = False


@dataclass(frozen=True, slots=True)
class LinkArea:
    """A rectangle that leads to an address, or with `#name` to an `Anchor`."""

    x: float
    y: float
    width: float
    height: float
    target: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A named place that links, bookmarks and page references lead to."""

    x: float
    y: float
    name: str


Item: TypeAlias = TextRun | Path | Picture | Group | LinkArea | Anchor


class Placed(NamedTuple):
    """Items at a point of the page. `structure` is an index into `Document.structure`, or ARTIFACT for furniture."""

    x: float
    y: float
    items: tuple[Item, ...]
    structure: int = ARTIFACT


@dataclass(frozen=True, slots=True)
class Page:
    """One page in reading order; `label` is the folio as it is counted (i, ii, 1, 2)."""

    width: float
    height: float
    content: tuple[Placed, ...]
    label: str
    number: int


@dataclass(frozen=True, slots=True)
class StructureElement:
    """One block of the structure tree.

    `role` is a PDF structure type (H1, P, L, LI, Table …), `parent` an index, -1 at the top.
    """

    role: str
    parent: int = -1
    language: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """One line of the outline; `target` names an `Anchor`; level 0 is the top."""

    title: str
    level: int
    target: str


@dataclass(frozen=True, slots=True)
class Document:
    """Everything that a painter needs."""

    pages: Sequence[Page]
    bookmarks: tuple[Bookmark, ...] = ()
    structure: tuple[StructureElement, ...] = ()
    language: str = "und"
    writing_mode: Literal["horizontal-tb", "vertical-rl"] = "horizontal-tb"


def shifted(item: Item, x: float, y: float) -> Item:
    """Give the same item elsewhere; a run simply begins there."""
    return item._replace(x=item.x + x, y=item.y + y) if isinstance(item, TextRun) else moved(item, x, y)


def moved(item: Item, x: float, y: float) -> Item:
    """Give the same item further along and across."""
    return Group((1.0, 0.0, 0.0, 1.0, x, y), (item,)) if x or y else item


def anchors(pages: Iterable[Page]) -> Iterator[tuple[str, str]]:
    """Yield each anchor's name with the label of its page, in order."""
    for page in pages:
        for placed in page.content:
            yield from ((name, page.label) for name in _names(placed.items))


def _names(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Anchor):
            yield item.name
        elif isinstance(item, Group):
            yield from _names(item.items)


def describe(pages: Iterable[Page]) -> str:
    """Write a display list as text, a line an item, for tests and for reading."""
    return "\n".join(line for page in pages for line in _page_lines(page)) + "\n"


def _page_lines(page: Page) -> Iterator[str]:
    yield f"page {page.label} {page.width:g}x{page.height:g}"
    for placed in page.content:
        for item in placed.items:
            yield from _item_lines(item, placed.x, placed.y, "  ")


def _item_lines(item: Item, x: float, y: float, indent: str) -> Iterator[str]:
    match item:
        case TextRun():
            yield indent + _run_line(item, x, y)
        case Path():
            yield indent + _path_line(item, x, y)
        case Picture():
            place = f"{x + item.x:.2f},{y + item.y:.2f}"
            yield f"{indent}picture {place} {item.width:.2f}x{item.height:.2f} {item.resource}"
        case Group():
            yield from _group_lines(item, x, y, indent)
        case LinkArea():
            yield f"{indent}link {x + item.x:.2f},{y + item.y:.2f} {item.width:.2f}x{item.height:.2f} {item.target}"
        case Anchor():
            yield f"{indent}anchor {x + item.x:.2f},{y + item.y:.2f} {item.name}"


def _run_line(run: TextRun, x: float, y: float) -> str:
    down = " down" if run.vertical else ""
    space = f" {run.letter_space:+.3f}" if run.letter_space else ""
    kerns = "".join(f" {index}:{points:+.2f}" for index, points in run.adjustments)
    return f"text {x + run.x:.2f},{y + run.y:.2f} {run.face.key} {run.size:g}{down}{space}{kerns} '{run.text}'"


def _path_line(path: Path, x: float, y: float) -> str:
    points = " ".join(
        str(s[0]) + ",".join(f"{float(v) + (y if i % 2 else x):.2f}" for i, v in enumerate(s[1:]))
        for s in path.segments
    )
    return f"path {points}" + (f" fill {path.fill}" if path.fill else f" stroke {path.stroke} {path.width:g}")


def _group_lines(group: Group, x: float, y: float, indent: str) -> Iterator[str]:
    """Describe a group; one that only moves what it holds is described as what it holds, moved."""
    *turn, along, down = group.matrix
    if turn == [1.0, 0.0, 0.0, 1.0] and group.actual_text is None:
        for item in group.items:
            yield from _item_lines(item, x + along, y + down, indent)
        return
    matrix = " ".join(f"{value + 0.0:g}" for value in group.matrix)
    said = "" if group.actual_text is None else f" says '{group.actual_text}'"
    yield f"{indent}group {matrix} at {x:.2f},{y:.2f}{said}"
    for item in group.items:
        yield from _item_lines(item, 0.0, 0.0, indent + "  ")
