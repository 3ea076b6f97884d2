"""Bare text in, an article or its chapters out: bytes become lines, the shared part finds the structure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from casepub.errors import SourceError
from casepub.model import Article
from casepub.readers.base import ReadContext, Source
from casepub.readers.intake import text_of_source
from casepub.readers.structure.assemble import assemble
from casepub.readers.structure.chapters import chapters_of
from casepub.readers.structure.line import Hints
from casepub.readers.structure.wrap import lines_of


class PlainTextReader:
    """Reads text dumps of web pages and any plain text."""

    def read(self, source: Source, context: ReadContext) -> Iterator[Article]:
        """Yield the article, or each chapter when the options ask for chapters."""
        text, repairs = text_of_source(source, context)
        if not text.strip():
            raise SourceError(f"{source.name}: there is no text in it")
        article = assemble(lines_of(text), Hints(name=source.name), context)
        article = replace(article, repairs=repairs + article.repairs)
        yield from chapters_of(article) if context.options.split_chapters else (article,)
