"""PDF: a prepared collection in, a file out. The only package that knows reportlab, as a writer of objects alone."""

from casepub.renderers.pdf.renderer import PdfRenderer

__all__ = ["PdfRenderer"]
