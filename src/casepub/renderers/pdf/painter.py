"""Paints a display list: a `Document` in, the bytes of a PDF out. Pages are painted one by one and let go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from itertools import groupby
from operator import attrgetter

from casepub.diagnostics import Report
from casepub.layout.display import (
    ARTIFACT,
    Anchor,
    Document,
    Group,
    Item,
    LinkArea,
    Matrix,
    Page,
    Path,
    Picture,
    TextRun,
)
from casepub.model.document import Resource
from casepub.renderers.pdf.attachment import write_model
from casepub.renderers.pdf.content import Content, dash_of
from casepub.renderers.pdf.fonts import FontSet
from casepub.renderers.pdf.gaps import opens, together
from casepub.renderers.pdf.images import ImageSet
from casepub.renderers.pdf.links import LinkSet
from casepub.renderers.pdf.metadata import DocumentInfo, write_metadata
from casepub.renderers.pdf.objects import PdfFile, array, dictionary, number, reference
from casepub.renderers.pdf.outline import page_labels, write_outline
from casepub.renderers.pdf.structure import StructureTree
from casepub.units import Color


def paint(
    document: Document,
    info: DocumentInfo,
    resources: Mapping[str, Resource],
    report: Report,
    *,
    tagged: bool = True,
    model: str = "",
) -> bytes:
    """Paint a document.

    Args:
        document: the display list.
        info: what the file says of itself.
        resources: the pictures by id.
        report: where diagnostics go.
        tagged: write the structure tree (reading order, headings, languages) for assistive technology.
        model: the model as JSON, to travel inside the file.

    Raises:
        FontError: a font may not be embedded.
        RenderError: something in the list cannot be painted.
    """
    painter = _Painter(document, resources, report, tagged=tagged)
    for page in document.pages:
        painter.page(page)
    return painter.finish(info, model)


class _Painter:
    """One PDF in the making."""

    def __init__(self, document: Document, resources: Mapping[str, Resource], report: Report, *, tagged: bool) -> None:
        self._document = document
        self._file = PdfFile()
        self._fonts = FontSet()
        self._images = ImageSet(self._file, resources, report)
        self._links = LinkSet(self._file, report)
        self._structure = StructureTree(document.structure, self._file) if tagged else None
        self._tree, self._shared = self._file.reserve(), self._file.reserve()
        self._pages: list[int] = []
        self._labels: list[str] = []

    def page(self, page: Page) -> None:
        """Paint one page."""
        number_ = self._file.reserve()
        self._fonts.note(page)
        painted = _PagePainter(page, number_, self._fonts, self._images, self._links)
        contents = self._file.stream(painted.paint(self._structure))
        entries = {
            "Type": b"/Page",
            "Parent": reference(self._tree),
            "MediaBox": array((b"0", b"0", number(page.width), number(page.height))),
            "Resources": reference(self._shared),
            "Contents": reference(contents),
        }
        if painted.annotations:
            entries["Annots"] = array(map(reference, painted.annotations))
            entries["Tabs"] = b"/S"
        if self._structure:
            entries["StructParents"] = b"%d" % len(self._pages)
        self._file.fill(number_, dictionary(entries))
        self._pages.append(number_)
        self._labels.append(page.label)

    def finish(self, info: DocumentInfo, model: str) -> bytes:
        """Write what the whole document shares, and the file."""
        file, document = self._file, self._document
        kids = {"Kids": array(map(reference, self._pages)), "Count": b"%d" % len(self._pages)}
        file.fill(self._tree, dictionary({"Type": b"/Pages", **kids}))
        shared = {"Font": dictionary(self._fonts.write(file)), "XObject": dictionary(self._images.resources)}
        file.fill(self._shared, dictionary(shared))
        file.catalog |= {"Pages": reference(self._tree), "PageLabels": page_labels(self._labels)}
        file.catalog |= write_outline(file, document.bookmarks, self._links.places)
        names = self._links.write()
        if model:
            names["EmbeddedFiles"], file.catalog["AF"] = write_model(file, model)
        if names:
            file.catalog["Names"] = dictionary(names)
        if self._structure:
            file.catalog |= self._structure.write(self._pages, self._links.parents)
        if document.writing_mode == "vertical-rl":
            info = info.bound_right()
        return file.save(write_metadata(file, info))


class _PagePainter:
    """One page in the making: maps the list's coordinates, where y runs down, to the page's."""

    def __init__(self, page: Page, number_: int, fonts: FontSet, images: ImageSet, links: LinkSet) -> None:
        self._page = page
        self._number = number_
        self._fonts = fonts
        self._images = images
        self._links = links
        self._content = Content()
        # How many points up the page the list's y = 0 lies, in the coordinates now in force.
        self._base = page.height
        self._to_page: list[Matrix] = []
        self._structure: int = ARTIFACT
        # An ActualText is in force: one inside another would be read twice or not at all.
        self._said = False
        self.annotations: list[int] = []

    def paint(self, structure: StructureTree | None) -> bytes:
        """Paint the page's fragments in order; neighbours of one element are one piece of marked content."""
        for element, group in groupby(self._page.content, attrgetter("structure")):
            self._structure = element
            with self._content.marked(*structure.mark(element, self._number)) if structure else nullcontext():
                for x, y, items, _ in group:
                    self._items(items, x, y)
        return self._content.data()

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
                self._links.anchor(item.name, self._number, *self._point(item.x + x, item.y + y))

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
        annotation = self._links.area(area, box, self._structure)
        if annotation is not None:
            self.annotations.append(annotation)

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
