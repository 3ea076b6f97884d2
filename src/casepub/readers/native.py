"""casepub's own JSON in; the article, or each article of the collection, out."""

from __future__ import annotations

from collections.abc import Iterator

from casepub.errors import SourceError
from casepub.model import Article, native
from casepub.readers.base import ReadContext, Source


class NativeReader:
    """Reads what `casepub dump` wrote."""

    def read(self, source: Source, context: ReadContext) -> Iterator[Article]:
        """Yield the articles in reading order."""
        try:
            document = native.loads(source.data.decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise SourceError(f"{source.name}: JSON must be UTF-8 ({error.reason} at byte {error.start})") from None
        except SourceError as error:
            raise SourceError(f"{source.name}: {error}") from None
        yield from (document,) if isinstance(document, Article) else document.articles
