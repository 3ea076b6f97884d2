"""The EPUB renderer: a prepared collection in, one EPUB 3.3 book out."""

from casepub.renderers.epub.renderer import EpubRenderer

__all__ = ["EpubRenderer"]
