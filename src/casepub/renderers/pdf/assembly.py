"""Puts a PDF together: painted pages and what they share in, the bytes of the file out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from casepub.diagnostics import Report
from casepub.layout.display import Document
from casepub.renderers.pdf.attachment import write_model
from casepub.renderers.pdf.container import write
from casepub.renderers.pdf.links import LinkSet
from casepub.renderers.pdf.metadata import DocumentInfo, write_metadata
from casepub.renderers.pdf.objects import PdfFile, array, dictionary, number, reference
from casepub.renderers.pdf.outline import page_labels, write_outline
from casepub.renderers.pdf.painter import PaintedPage
from casepub.renderers.pdf.structure import StructureTree


class Assembly:
    """One PDF in the making.

    Args:
        file: the objects, among which are those of the pictures.
        document: what the pages are of: bookmarks, structure, language.
        resources: what all pages draw on: fonts and pictures.
        report: where diagnostics go.
        tagged: write the structure tree (reading order, headings, languages) for assistive technology.
    """

    def __init__(
        self,
        file: PdfFile,
        document: Document,
        resources: Mapping[str, bytes],
        report: Report,
        *,
        tagged: bool = True,
    ) -> None:
        self._document = document
        self._file = file
        self._links = LinkSet(file, report)
        self._structure = StructureTree(document.structure, file) if tagged else None
        self._tree, self._shared = file.reserve(), file.add(dictionary(resources))
        self._pages: list[int] = []
        self._labels: list[str] = []

    def add(self, pages: Iterable[PaintedPage]) -> None:
        """Add pages at the end."""
        for page in pages:
            self._add(page)

    def _add(self, page: PaintedPage) -> None:
        file = self._file
        number_ = file.reserve()
        entries = {
            "Type": b"/Page",
            "Parent": reference(self._tree),
            "MediaBox": array((b"0", b"0", number(page.width), number(page.height))),
            "Resources": reference(self._shared),
            "Contents": reference(file.deflated(page.stream)),
        }
        for name, x, y in page.anchors:
            self._links.anchor(name, number_, x, y)
        annotations = [made for link in page.links if (made := self._links.area(*link)) is not None]
        if annotations:
            entries["Annots"] = array(map(reference, annotations))
            entries["Tabs"] = b"/S"
        if self._structure:
            self._structure.take(number_, page.elements)
            entries["StructParents"] = b"%d" % len(self._pages)
        file.fill(number_, dictionary(entries))
        self._pages.append(number_)
        self._labels.append(page.label)

    def finish(self, info: DocumentInfo, model: str) -> bytes:
        """Write what the whole document shares, and the file.

        Args:
            info: what the file says of itself.
            model: the model as JSON, empty for none.
        """
        file, document = self._file, self._document
        kids = {"Kids": array(map(reference, self._pages)), "Count": b"%d" % len(self._pages)}
        file.fill(self._tree, dictionary({"Type": b"/Pages", **kids}))
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
        return write(file, write_metadata(file, info))
