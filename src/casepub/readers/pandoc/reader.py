"""The pandoc reader: a file of a format that pandoc reads in, articles out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from casepub.errors import SourceError
from casepub.model import Article, Date, Metadata, Person
from casepub.model.walk import text_of
from casepub.readers.base import ReadContext, Source
from casepub.readers.intake import language_of
from casepub.readers.labels import labelled
from casepub.readers.pandoc.blocks import BlockReader
from casepub.readers.pandoc.program import syntax_tree
from casepub.readers.pictures import Pictures
from casepub.readers.structure.chapters import chapters_of
from casepub.readers.structure.dates import find_dates
from casepub.readers.titles import entitled


class PandocReader:
    """Reads ODT, reStructuredText, Org, LaTeX, Typst, RTF and MediaWiki through pandoc's syntax tree."""

    def read(self, source: Source, context: ReadContext) -> Iterator[Article]:
        """Yield the article, or one for each chapter when the options say so."""
        article = article_of(syntax_tree(source.data, source.suffix, source.name), source, context)
        yield from chapters_of(article) if context.options.split_chapters else (article,)


def article_of(tree: dict[str, Any], source: Source, context: ReadContext) -> Article:
    """Convert a syntax tree.

    Raises:
        SourceError: it is of a version that casepub does not know, or holds no text.
    """
    pictures = Pictures(source, context)
    reader = BlockReader(context, source.name, pictures)
    try:
        body = labelled(reader.read(tree["blocks"]))
        said = _metadata(tree.get("meta", {}), reader)
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        raise SourceError(
            f"{source.name}: pandoc's syntax tree is of another version ({error}); update pandoc"
        ) from None
    title, body = entitled(body, said.title)
    if not body and not title:
        raise SourceError(f"{source.name}: the file holds no text")
    language = language_of(text_of(body), context, stated=said.language.replace("und", ""))
    metadata = replace(said, title=title, language=language)
    return Article(metadata, body, tuple(reader.inlines.footnotes), pictures.resources)


def _metadata(meta: dict[str, Any], reader: BlockReader) -> Metadata:
    words = {key: _words(meta[key], reader) for key in meta}
    names = [name for key in ("author", "authors") for name in words.get(key, [])]
    dates = [
        Date(found[0].date.value if (found := find_dates(text)) else "", "published", text)
        for text in words.get("date", [])
    ]

    def first(key: str) -> str:
        return " ".join(words.get(key, []))

    return Metadata(
        title=first("title"), subtitle=first("subtitle"), people=tuple(map(Person, names)), dates=tuple(dates),
        language=first("lang") or "und", summary=first("abstract") or first("description"),
        subjects=tuple(words.get("keywords", [])),
    )  # fmt: skip


def _words(value: Any, reader: BlockReader) -> list[str]:
    """Give the strings that a value of the metadata says."""
    match value:
        case {"t": "MetaInlines", "c": content}:
            return [text_of(reader.inlines.read(content)).strip()]
        case {"t": "MetaBlocks", "c": content}:
            return [text_of(reader.read(content)).strip()]
        case {"t": "MetaString", "c": str(text)}:
            return [text]
        case {"t": "MetaList", "c": items}:
            return [text for item in items for text in _words(item, reader)]
        case {"t": "MetaMap", "c": dict(table)} if "name" in table:
            return _words(table["name"], reader)
        case _:
            return []
