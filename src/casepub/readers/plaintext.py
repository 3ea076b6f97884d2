"""Bare text in, an article out: bytes become lines, the shared part finds the structure."""

from __future__ import annotations

from collections.abc import Iterator

from casepub.model import Article
from casepub.readers.base import ReadContext, Source
from casepub.readers.structure.assemble import assemble
from casepub.readers.structure.line import Hints, Line


class PlainTextReader:
    """Reads text dumps of web pages and any plain text."""

    def read(self, source: Source, context: ReadContext) -> Iterator[Article]:
        """Yield the article, or each chapter when the options ask for chapters."""
        text = source.data.decode("utf-8-sig")
        yield assemble(lines_of(text), Hints(name=source.name), context)


def lines_of(text: str) -> list[Line]:
    """Cut a text into lines, and note the empty ones before each."""
    lines: list[Line] = []
    gap = 1
    for number, raw in enumerate(text.split("\n"), 1):
        if not raw.strip():
            gap += 1
            continue
        lines.append(Line(raw.strip(), number, gap=gap))
        gap = 0
    return lines
