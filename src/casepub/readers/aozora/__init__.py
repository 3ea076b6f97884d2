"""Texts in the notation of 青空文庫 in; the article out."""

from casepub.readers.aozora.reader import AozoraReader

__all__ = ["AozoraReader"]
