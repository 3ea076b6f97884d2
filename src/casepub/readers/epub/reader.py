"""The EPUB reader: a package in, its chapters as articles out."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import unquote, urlsplit

from casepub.errors import SourceError
from casepub.model import Article, Figure, Footnote, FootnoteReference, Heading, Link, Text
from casepub.model.walk import text_of, transform
from casepub.readers.archive import Archive
from casepub.readers.base import ReadContext, Source
from casepub.readers.epub.book import Book, Chapter, load
from casepub.readers.fragments import Fragment, page
from casepub.readers.intake import language_of
from casepub.readers.pictures import Pictures
from casepub.readers.titles import entitled


class _BookPictures(Pictures):
    """Finds pictures among the parts of the book."""

    def __init__(self, source: Source, context: ReadContext, archive: Archive, part: str) -> None:
        super().__init__(source, context)
        self._archive = archive
        self._part = part

    def fetch(self, target: str) -> str | None:
        """Give the id of the picture that a chapter names."""
        path = unquote(target.split("#", 1)[0])
        part = posixpath.normpath(posixpath.join(posixpath.dirname(self._part), path))
        if part in self._archive:
            return self.add(self._archive.read(part), posixpath.basename(part))
        if target[:5].lower() == "data:":
            return super().fetch(target)
        self._context.report.warning(
            "image-not-found", f"'{target[:120]}': the picture is not in the book", self._source.name
        )
        return None


class EpubReader:
    """Reads e-books chapter by chapter, in the order of the spine."""

    def read(self, source: Source, context: ReadContext) -> Iterator[Article]:
        """Yield an article for each chapter; a document that the contents do not name belongs to the one before."""
        archive = Archive(source.data, source.name, context.options.maximum_size)
        book = load(archive, source.name)
        waiting: Article | None = None
        count = 0
        for chapter in book.chapters:
            article = _chapter(chapter, book, archive, source, context)
            if article is None:
                continue
            if waiting is not None and chapter.title is None and _is_named(book):
                waiting = _joined(waiting, article)
                continue
            if waiting is not None:
                yield waiting
            waiting, count = article, count + 1
        if waiting is None:
            raise SourceError(f"{source.name}: the book holds no text")
        yield waiting if count > 1 else _whole(waiting, book)


def _is_named(book: Book) -> bool:
    return any(chapter.title for chapter in book.chapters)


def _chapter(chapter: Chapter, book: Book, archive: Archive, source: Source, context: ReadContext) -> Article | None:
    where = f"{source.name}: {chapter.part}"
    if chapter.part not in archive:
        context.report.warning("part-missing", "the book lacks a document of its spine", where)
        return None
    pictures = _BookPictures(source, context, archive, chapter.part)
    made = _read(archive, chapter, where, context, pictures)
    if not made.body or _is_cover(chapter, book, made):
        return None
    title, body = entitled(
        tuple(transform(block, _inner_links(chapter.part)) for block in made.body), chapter.title or ""
    )
    metadata = replace(book.metadata, title=title, source=book.metadata.title, subtitle="", summary="")
    language = language_of(text_of(body), context, declared=book.metadata.language.replace("und", ""))
    return Article(replace(metadata, language=language), body, made.footnotes, pictures.resources, made.discarded)


def _is_cover(chapter: Chapter, book: Book, made: Fragment) -> bool:
    """Tell whether the first document is nothing but the picture of the cover, which is made anew."""
    first = chapter.part == book.chapters[0].part and len(book.chapters) > 1
    return first and not chapter.title and all(isinstance(block, Figure) for block in made.body)


def _read(archive: Archive, chapter: Chapter, where: str, context: ReadContext, pictures: Pictures) -> Fragment:
    """Convert one document; one that cannot be read is reported and leaves the others readable."""
    try:
        return page(archive.read(chapter.part), where, context, pictures)
    except SourceError as error:
        context.report.warning("part-unreadable", str(error), where)
        return Fragment(())


def _inner_links(part: str) -> Callable[[Any], Any]:
    """Make links inside the document lead to its ids; those to other documents of the book lead nowhere any more."""

    def change(node: Any) -> Any:
        if not isinstance(node, Link) or node.target.startswith("#") or _scheme(node.target):
            return node
        path, _, place = node.target.partition("#")
        return replace(node, target=f"#{place}") if posixpath.basename(part) == path and place else node.children

    return change


def _scheme(target: str) -> str:
    try:
        return urlsplit(target).scheme
    except ValueError:
        return ""


def _renumbered(article: Article, after: int) -> Article:
    """Give the notes other ids than those of the document before."""
    names = {note.id: f"{note.id}-{after}" for note in article.footnotes}

    def change(node: Any) -> Any:
        match node:
            case FootnoteReference(footnote=name):
                return FootnoteReference(names.get(name, name))
            case Footnote(id=name):
                return replace(node, id=names.get(name, name))
            case _:
                return node

    return transform(article, change)


def _joined(first: Article, second: Article) -> Article:
    """Put a document behind the chapter that it goes on with; its own title is a heading there."""
    second = _renumbered(second, len(first.footnotes))
    head = (Heading(1, (Text(second.metadata.title),)),) if second.metadata.title else ()
    return replace(
        first,
        body=first.body + head + second.body,
        footnotes=first.footnotes + second.footnotes,
        resources=tuple({one.id: one for one in (*first.resources, *second.resources)}.values()),
    )


def _whole(article: Article, book: Book) -> Article:
    """Give a book of one chapter the metadata of the book."""
    own = article.metadata.title
    title = book.metadata.title or own
    metadata = replace(book.metadata, title=title, language=article.metadata.language)
    head = (Heading(1, (Text(own),)),) if own not in ("", title) else ()
    return replace(article, metadata=metadata, body=head + article.body)
