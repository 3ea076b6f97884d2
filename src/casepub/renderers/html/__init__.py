"""The HTML renderer: a prepared collection in, one self-contained page out."""

from casepub.renderers.html.renderer import HtmlRenderer

__all__ = ["HtmlRenderer"]
