"""What pandoc reads in, an article out; pandoc itself is a program of its own that may be absent."""

from casepub.readers.pandoc.reader import PandocReader

__all__ = ["PandocReader"]
