"""Word documents in; an article, or one for each chapter, out."""

from casepub.readers.docx.reader import DocxReader

__all__ = ["DocxReader"]
