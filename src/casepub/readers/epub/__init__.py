"""E-books in, an article for each chapter out."""

from casepub.readers.epub.reader import EpubReader

__all__ = ["EpubReader"]
