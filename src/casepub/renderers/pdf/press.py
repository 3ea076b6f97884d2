"""A laid-out text or one still to be laid out in, the bytes of a PDF out; long texts by two processes, half each.

Both ways give the same bytes. In two processes the second begins with the lines of the second half; it learns where the
first half ends on its page, then what the fonts of the first half mean, and gives back its pages painted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Final

from casepub.diagnostics import Diagnostic, Report
from casepub.layout.compose import Composer, Seam
from casepub.layout.display import Document, Page, StructureElement
from casepub.layout.paginate import Found
from casepub.layout.parts import Part
from casepub.model.document import Resource
from casepub.processes import Channel, LostError, helper
from casepub.renderers.pdf.assembly import Assembly
from casepub.renderers.pdf.fonts import FontNotes, FontSet
from casepub.renderers.pdf.images import ImageSet
from casepub.renderers.pdf.metadata import DocumentInfo
from casepub.renderers.pdf.objects import PdfFile
from casepub.renderers.pdf.painter import Elements, PaintedPage, Painter

# Where the second half of a text counts its structure elements from: more than a text has.
_SECOND: Final = 1 << 24
# How much of a text the first process takes: it waits for nobody, but puts the file together.
_SHARE: Final = 0.47
# A text shorter than this many characters is done before a second process is of use.
_LONG: Final = 50_000


@dataclass(frozen=True, slots=True)
class Order:
    """What a file is to be beside its pages.

    Attributes:
        info: what it says of itself.
        resources: the pictures by id.
        tagged: write the structure tree.
        model: the model as JSON, to travel inside the file; empty for none.
    """

    info: DocumentInfo
    resources: Mapping[str, Resource] = field(default_factory=dict)
    tagged: bool = True
    model: str = ""


def paint(document: Document, order: Order, report: Report) -> bytes:
    """Paint a document.

    Raises:
        FontError: a font may not be embedded.
        RenderError: something in the list cannot be painted.
    """
    press = _Press(order, report)
    press.note(document.pages)
    return press.file(document, press.painted(document.pages, document.structure))


def print_text(composer_of: Callable[..., Composer], order: Order, report: Report, processes: int) -> bytes:
    """Lay a text out and paint it.

    Args:
        composer_of: makes composers of the text; its keyword is the index of the first structure element.
        order: what the file is to be.
        report: where diagnostics go.
        processes: how many may work on it; two give the same bytes as one.

    Raises:
        FontError, RenderError: as for `paint`.
    """
    composer = composer_of(first_element=0)
    # Pictures are objects of the file, which the first process alone writes.
    parts = composer.halves(_SHARE, _LONG) if processes > 1 and not order.resources else None
    if parts:
        with suppress(LostError):
            return _print_halves(composer, composer_of, parts, order, report)
        composer = composer_of(first_element=0)
    press = _Press(order, report)
    placed = composer.all_pages()
    press.note(placed.pages)
    return press.whole(composer, placed.found, press.painted(placed.pages, composer.structure))


def _print_halves(
    composer: Composer, composer_of: Callable[..., Composer], parts: tuple[Part, Part], order: Order, report: Report
) -> bytes:
    """Do the first half here and have the second done by a helper.

    Raises:
        LostError: the helper did not do its part.
    """
    press = _Press(order, report)

    def second(channel: Channel) -> None:
        channel.send(_second_half(composer_of(first_element=_SECOND), parts[1], _Press(order, report), channel))

    with helper(second) as channel:
        drafts, seam = composer.filled(composer.galley(parts[0]))
        channel.send(seam)
        placed = composer.placed(drafts)
        press.note(placed.pages)
        channel.send(press.fonts.notes)
        painted = press.painted(placed.pages, composer.structure)
        half: _Half = channel.receive()
    for diagnostic in half.diagnostics:
        report.add(diagnostic)
    press.fonts.adopt(half.fonts)
    moved = len(composer.structure) - _SECOND
    composer.append(replace(element, parent=_moved(element.parent, moved)) for element in half.structure)
    return press.whole(composer, placed.found + half.found, painted + [_renumbered(p, moved) for p in half.painted])


@dataclass(frozen=True, slots=True)
class _Half:
    """The second half of a text as the process that made it gives it back; it counts elements from `_SECOND`."""

    painted: list[PaintedPage]
    found: list[Found]
    structure: tuple[StructureElement, ...]
    fonts: tuple[FontNotes, ...]
    diagnostics: tuple[Diagnostic, ...]


def _second_half(composer: Composer, part: Part, press: _Press, channel: Channel) -> _Half:
    galley = composer.galley(part)
    seam: Seam = channel.receive()
    placed = composer.placed_after(seam, galley)
    press.fonts.adopt(channel.receive())
    elements = {**seam.structure, **dict(enumerate(composer.structure, _SECOND))}
    press.note(placed.pages)
    painted = press.painted(placed.pages, elements)
    return _Half(painted, placed.found, composer.structure, press.fonts.notes, tuple(press.report))


def _moved(element: int, by: int) -> int:
    return element + by if element >= _SECOND else element


def _renumbered(page: PaintedPage, by: int) -> PaintedPage:
    """Give a page of the second half whose elements are counted with those of the first."""
    elements = tuple(_moved(element, by) for element in page.elements)
    links = tuple((area, box, _moved(element, by)) for area, box, element in page.links)
    return replace(page, elements=elements, links=links)


class _Press:
    """Paints the pages of one file, then what they share."""

    def __init__(self, order: Order, report: Report) -> None:
        self._order = order
        self.report = report
        self._objects = PdfFile()
        self.fonts = FontSet()
        self._images = ImageSet(self._objects, order.resources, report)

    def note(self, pages: Iterable[Page]) -> None:
        """Take in the text of pages, before any is painted."""
        for page in pages:
            self.fonts.note(page)

    def painted(self, pages: Sequence[Page], structure: Elements) -> list[PaintedPage]:
        """Paint pages whose text was noted."""
        painter = Painter(self.fonts, self._images, structure if self._order.tagged else None)
        return [painter.page(page) for page in pages]

    def whole(self, composer: Composer, found: list[Found], body: list[PaintedPage]) -> bytes:
        """Set and paint what stands before the text, and give the file."""
        front = composer.front(found)
        self.note(front)
        document = composer.document(found, front, composer.structure)
        return self.file(document, [*self.painted(front, document.structure), *body])

    def file(self, document: Document, pages: Iterable[PaintedPage]) -> bytes:
        """Write the file."""
        order = self._order
        assembly = Assembly(self._objects, document, self.report, tagged=order.tagged)
        assembly.add(pages)
        return assembly.finish(self.fonts, self._images, order.info, order.model)
