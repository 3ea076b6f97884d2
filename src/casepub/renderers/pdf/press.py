"""A text in, laid out or not; the bytes of a PDF out. Long texts are printed by two processes, half each.

Both ways give the same bytes. In two processes the second begins with the lines of the second half; it learns where the
first half ends on its page, then what the fonts of the first half mean, and gives back its pages painted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from casepub.diagnostics import Report
from casepub.layout.compose import Composer, Seam
from casepub.layout.display import Document, Page, StructureElement
from casepub.layout.halves import SECOND_HALF, Stretches
from casepub.layout.paginate import Found
from casepub.model.document import Resource
from casepub.processes import Channel, LostError, helper
from casepub.renderers.pdf.fonts import FontNotes, FontSet
from casepub.renderers.pdf.images import ImageSet
from casepub.renderers.pdf.metadata import DocumentInfo
from casepub.renderers.pdf.objects import PdfFile, dictionary
from casepub.renderers.pdf.painter import Elements, PaintedPage, Painter

if TYPE_CHECKING:
    from casepub.renderers.pdf.assembly import Assembly

# How much of a text the first process takes, which sets what stands before it too and cuts the fonts down.
_SHARE: Final = 0.41


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
    painted = press.painted(document.pages, document.structure)
    return press.file(press.assembly(document), painted)


def print_text(composer: Composer, order: Order, report: Report, processes: int) -> bytes:
    """Lay a text out and paint it.

    Args:
        composer: of the text, which it has not begun to set.
        order: what the file is to be.
        report: where diagnostics go.
        processes: how many may work on it; two give the same bytes as one.

    Raises:
        FontError, RenderError: as for `paint`.
    """
    # Pictures are objects of the file, which the first process alone writes.
    parts = composer.halves(_SHARE) if processes > 1 and not order.resources else None
    if parts:
        with suppress(LostError):
            return _print_halves(composer, parts, order, report)
        composer = composer.again()
    press = _Press(order, report)
    placed = composer.all_pages()
    press.note(placed.pages)
    painted = press.painted(placed.pages, composer.structure)
    assembly, front = press.front(composer, placed.found)
    return press.file(assembly, [*front, *painted])


def _print_halves(composer: Composer, parts: tuple[Stretches, Stretches], order: Order, report: Report) -> bytes:
    """Do the first half here and have the second done by a helper.

    Raises:
        LostError: the helper did not do its part.
    """
    press = _Press(order, report)

    def second(channel: Channel) -> None:
        _print_second(composer.for_second_half(), parts[1], _Press(order, report), channel)

    with helper(second) as channel:
        drafts, seam = composer.filled(composer.galley(parts[0]))
        channel.send(seam)
        placed = composer.placed(drafts)
        press.note(placed.pages)
        channel.send(press.fonts.notes)
        painted = press.painted(placed.pages, composer.structure)
        # The second half is known well enough now to set what stands before the text, and to finish the fonts.
        half: _Half = channel.receive()
        press.fonts.adopt(half.fonts)
        moved = len(composer.structure) - SECOND_HALF
        composer.append(replace(element, parent=_moved(element.parent, moved)) for element in half.structure)
        assembly, front = press.front(composer, placed.found + half.found)
        painted += [_renumbered(page, moved) for page in channel.receive()]
        for diagnostic in channel.receive():
            report.add(diagnostic)
    return press.file(assembly, [*front, *painted])


class _Half(NamedTuple):
    """The second half of a text before it is painted: what begins in it, its elements, what its glyphs mean."""

    found: list[Found]
    structure: tuple[StructureElement, ...]
    fonts: tuple[FontNotes, ...]


def _print_second(composer: Composer, part: Stretches, press: _Press, channel: Channel) -> None:
    """Do the second half of a text in a process of its own."""
    galley = composer.galley(part)
    seam: Seam = channel.receive()
    placed = composer.placed_after(seam, galley)
    press.fonts.adopt(channel.receive())
    press.note(placed.pages)
    channel.send(_Half(placed.found, composer.structure, press.fonts.notes))
    elements = {**seam.structure, **dict(enumerate(composer.structure, SECOND_HALF))}
    channel.send(press.painted(placed.pages, elements))
    channel.send(tuple(press.report))


def _moved(element: int, by: int) -> int:
    return element + by if element >= SECOND_HALF else element


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

    def front(self, composer: Composer, found: list[Found]) -> tuple[Assembly, list[PaintedPage]]:
        """Set and paint what stands before the text, after which all that pages share is known."""
        pages = composer.front(found)
        self.note(pages)
        document = composer.document(found, pages, composer.structure)
        painted = self.painted(pages, document.structure)
        return self.assembly(document), painted

    def assembly(self, document: Document) -> Assembly:
        """Begin the file, with the fonts cut down to what was noted."""
        # Loaded by the process that writes the file, while the other one paints.
        from casepub.renderers.pdf.assembly import Assembly

        fonts = dictionary(self.fonts.write(self._objects))
        resources = {"Font": fonts, "XObject": dictionary(self._images.resources)}
        return Assembly(self._objects, document, resources, self.report, tagged=self._order.tagged)

    def file(self, assembly: Assembly, pages: Iterable[PaintedPage]) -> bytes:
        """Write the file."""
        assembly.add(pages)
        return assembly.finish(self._order.info, self._order.model)
