"""What began where: the findings of pagination in; the lines of the contents and the bookmarks out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from casepub.layout.contents import ContentsEntry
from casepub.layout.display import Bookmark
from casepub.layout.paginate import Found
from casepub.template.words import words_for

# Levels of what is no heading; headings have their own from 1.
PART: Final = -1
ARTICLE: Final = 0


def contents_entries(found: Iterable[Found], depth: int, *, several: bool) -> Iterator[ContentsEntry]:
    """Give the lines of the contents: parts and articles where there are several, headings down to a depth."""
    levels = _Levels()
    for level, title, target, label in found:
        if level <= ARTICLE and not several:
            continue
        nested = levels.nested(level) + 1
        if level <= ARTICLE or level + several <= depth:
            yield ContentsEntry(title, nested, target, label)


def bookmarks(found: Iterable[Found], language: str, *, has_contents: bool) -> Iterator[Bookmark]:
    """Give the outline: the contents first, then all that was found."""
    levels = _Levels()
    if has_contents:
        yield Bookmark(words_for(language).contents, 0, "contents")
    for level, title, target, _ in found:
        yield Bookmark(title, levels.nested(level), target)


class _Levels:
    """Turns heading levels into depths of an outline without gaps."""

    def __init__(self) -> None:
        self._open: list[int] = []

    def nested(self, level: int) -> int:
        while self._open and self._open[-1] >= level:
            self._open.pop()
        self._open.append(level)
        return len(self._open) - 1
