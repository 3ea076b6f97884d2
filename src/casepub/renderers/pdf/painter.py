"""Paints pages of the display list: a `Page` in; its content stream, places and links out, no object numbers yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TypeAlias

from casepub.layout.display import (
    ARTIFACT,
    Anchor,
    Group,
    Item,
    LinkArea,
    Matrix,
    Page,
    Path,
    Picture,
    StructureElement,
    TextRun,
)
from casepub.renderers.pdf.content import Content, dash_of
from casepub.renderers.pdf.fonts import FontSet
from casepub.renderers.pdf.gaps import opens, together
from casepub.renderers.pdf.images import ImageSet
from casepub.renderers.pdf.links import Rectangle
from casepub.renderers.pdf.objects import deflated, name
from casepub.units import Color

# The structure elements that pages refer to, by index.
Elements: TypeAlias = Sequence[StructureElement] | Mapping[int, StructureElement]


@dataclass(frozen=True, slots=True)
class PaintedPage:
    """A page as it will stand in the file, but for what needs the numbers of objects.

    Attributes:
        width, height, label: as those of the page.
        stream: its content stream, deflated.
        elements: the structure element of each marked piece, by its identifier.
        anchors: named places: (name, x, y).
        links: (area, rectangle on the page, structure element).
    """

    width: float
    height: float
    label: str
    stream: bytes
    elements: tuple[int, ...]
    anchors: tuple[tuple[str, float, float], ...]
    links: tuple[tuple[LinkArea, Rectangle, int], ...]


class Painter:
    """Paints pages, each by itself.

    Args:
        fonts: the fonts of the file, which have noted the text of the pages.
        images: its pictures.
        structure: the elements that pages refer to, by index; None for a file without tags.
    """

    def __init__(self, fonts: FontSet, images: ImageSet, structure: Elements | None) -> None:
        self._fonts = fonts
        self._images = images
        self._structure = structure

    def page(self, page: Page) -> PaintedPage:
        """Paint one page."""
        painting = _PagePainter(page, self._fonts, self._images, self._structure)
        content = painting.paint()
        return PaintedPage(
            page.width,
            page.height,
            page.label,
            deflated(content),
            tuple(painting.elements),
            tuple(painting.anchors),
            tuple(painting.links),
        )


class _PagePainter:
    """One page in the making: maps the list's coordinates, where y runs down, to the page's."""

    def __init__(self, page: Page, fonts: FontSet, images: ImageSet, structure: Elements | None) -> None:
        self._page = page
        self._fonts = fonts
        self._images = images
        self._roles = structure
        self._content = Content()
        # How many points up the page the list's y = 0 lies, in the coordinates now in force.
        self._base = page.height
        self._to_page: list[Matrix] = []
        self._structure: int = ARTIFACT
        # An ActualText is in force: one inside another would be read twice or not at all.
        self._said = False
        self.elements: list[int] = []
        self.anchors: list[tuple[str, float, float]] = []
        self.links: list[tuple[LinkArea, Rectangle, int]] = []

    def paint(self) -> bytes:
        """Paint the page's fragments in order; neighbours of one element are one piece of marked content."""
        for element, group in groupby(self._page.content, attrgetter("structure")):
            self._structure = element
            with self._marked(element):
                for x, y, items, _ in group:
                    self._items(items, x, y)
        return self._content.data()

    def _marked(self, element: int) -> AbstractContextManager[None]:
        """Mark what follows as a piece of an element, or as an artifact when it is of none."""
        if self._roles is None:
            return nullcontext()
        if element == ARTIFACT:
            return self._content.marked(b"/Artifact", None)
        self.elements.append(element)
        return self._content.marked(name(self._roles[element].role), len(self.elements) - 1)

    def _items(self, items: Sequence[Item], x: float, y: float) -> None:
        if len(items) == 1:
            self._item(items[0], x, y)
            return
        for piece in together(items):
            if len(piece) > 1 and not self._said:
                self._saying("".join(item.text for item in piece if isinstance(item, TextRun)), piece, x, y)
                continue
            for item in piece:
                self._item(item, x, y)

    def _saying(self, text: str, items: Iterable[Item], x: float, y: float) -> None:
        """Paint items that stand for this text; what is inside need not speak for itself."""
        self._said = True
        with self._content.actual_text(text):
            for item in items:
                self._item(item, x, y)
        self._said = False

    def _item(self, item: Item, x: float, y: float) -> None:
        match item:
            case TextRun():
                self._text(item, x, y)
            case Path():
                self._path(item, x, y)
            case Picture():
                self._picture(item, x, y)
            case Group():
                self._group(item, x, y)
            case LinkArea():
                self._link(item, x, y)
            case Anchor():
                self.anchors.append((item.name, *self._point(item.x + x, item.y + y)))

    def _text(self, run: TextRun, x: float, y: float) -> None:
        if not self._said and opens(run):
            self._saying(run.text, (run,), x, y)
            return
        font = self._fonts.of(run.face)
        pieces = () if self._said or font.reads_back(run) else font.pieces(run)
        label = font.label + "V" if run.vertical else font.label
        self._content.text(run, label, x + run.x, self._base - y - run.y, pieces)

    def _path(self, path: Path, x: float, y: float) -> None:
        segments = b" ".join(_segment(segment, x, self._base - y) for segment in path.segments)
        self._content.path(segments, path.fill, path.stroke, path.width, dash_of(path.dash))

    def _picture(self, picture: Picture, x: float, y: float) -> None:
        box = (x + picture.x, self._base - y - picture.y - picture.height, picture.width, picture.height)
        image = self._images.of(picture.resource)
        if image is None:
            self._content.path(_crossed_box(*box), None, _MISSING, 0.5, b"")
        else:
            self._content.picture(image.label, image.matrix(*box))

    def _group(self, group: Group, x: float, y: float) -> None:
        a, b, c, d, e, f = group.matrix
        base = self._base
        matrix = (a, -b, -c, d, e + x, base - y - f)
        self._to_page.append(matrix)
        self._base = 0.0
        with self._content.transformed(matrix):
            if group.actual_text is None or self._said:
                self._items(group.items, 0.0, 0.0)
            else:
                self._saying(group.actual_text, group.items, 0.0, 0.0)
        self._base = base
        self._to_page.pop()

    def _link(self, area: LinkArea, x: float, y: float) -> None:
        corners = [self._point(x + area.x + dx, y + area.y + dy) for dx in (0, area.width) for dy in (0, area.height)]
        across, up = zip(*corners, strict=True)
        box = (min(across), min(up), max(across), max(up))
        self.links.append((area, box, self._structure))

    def _point(self, x: float, y: float) -> tuple[float, float]:
        """Give page coordinates for a point of the list."""
        y = self._base - y
        for a, b, c, d, e, f in reversed(self._to_page):
            x, y = a * x + c * y + e, b * x + d * y + f
        return x, y


_MISSING = Color(128, 128, 128)


def _segment(segment: tuple[str | float, ...], x: float, base: float) -> bytes:
    """Write one step of a path: M, L, C or Z."""
    operator, *numbers = segment
    points = (base - float(v) if i % 2 else x + float(v) for i, v in enumerate(numbers))
    return b" ".join((*(b"%.2f" % point for point in points), _OPERATORS[str(operator)]))


_OPERATORS = {"M": b"m", "L": b"l", "C": b"c", "Z": b"h"}


def _crossed_box(x: float, y: float, width: float, height: float) -> bytes:
    """Write the box that stands for a picture that cannot be shown."""
    right, top = x + width, y + height
    cross = b"%.2f %.2f m %.2f %.2f l %.2f %.2f m %.2f %.2f l" % (x, y, right, top, x, top, right, y)
    return b"%.2f %.2f %.2f %.2f re %b" % (x, y, width, height, cross)
