"""The file around its objects, by reportlab: header, cross-reference table and trailer."""

from __future__ import annotations

from typing import Any, Final
from zlib import crc32

from reportlab.pdfbase import pdfdoc

from casepub.errors import RenderError
from casepub.renderers.pdf.objects import FIRST, PdfFile

PDF_VERSION: Final = (1, 7)


class _Object(pdfdoc.PDFObject):  # type: ignore[misc]  # reportlab has no types
    """An object whose bytes are ready when the file is written."""

    __RefOnly__ = 1

    def __init__(self, body: bytes) -> None:
        self.body = body

    def format(self, document: Any) -> bytes:
        """Give the bytes: reportlab's protocol."""
        return self.body


def write(file: PdfFile, info: bytes) -> bytes:
    """Write a file; `info` is the document information dictionary.

    Raises:
        RenderError: this release of reportlab keeps other numbers for itself.
    """
    document = pdfdoc.PDFDocument(compression=1, invariant=1, pdfVersion=PDF_VERSION)
    if document.objectcounter != FIRST - 1:
        raise RenderError("this release of reportlab keeps other object numbers for itself; install one below 5.2")
    root = document.Catalog
    root.Outlines = None
    # An instance's own list of keys: reportlab knows fewer than the standard (ISO 32000-1, table 28).
    root.__NoDefault__ = list(file.catalog)
    root.__Refs__ = []
    for key, value in file.catalog.items():
        setattr(root, key, value)
    document.info = _Object(info)
    document.signature.update(info)
    for body in file.bodies:
        # The file's identifier tells it from others, no more: sums of its objects are enough.
        document.signature.update(b"%d" % crc32(body))
        document.Reference(_Object(body))
    data: bytes = document.format()
    return data
