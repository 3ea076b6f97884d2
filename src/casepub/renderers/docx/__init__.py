"""Word documents: a prepared collection and a template in; a .docx with its own package, styles and fields out."""

from casepub.renderers.docx.renderer import DocxRenderer

__all__ = ["DocxRenderer"]
