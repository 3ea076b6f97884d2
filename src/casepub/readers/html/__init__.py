"""Saved web pages come in; the article on each goes out."""

from casepub.readers.html.reader import HtmlReader

__all__ = ["HtmlReader"]
