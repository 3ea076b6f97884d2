"""Markdown in; one article, or one for each chapter, out."""

from casepub.readers.markdown.reader import MarkdownReader

__all__ = ["MarkdownReader"]
