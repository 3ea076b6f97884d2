"""The Word reader: a package in, articles out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from casepub.model import Article, Block, Discarded, Footnote, Metadata
from casepub.model.walk import text_of
from casepub.readers.base import ReadContext, Source
from casepub.readers.docx.convert import Converter
from casepub.readers.docx.document import load
from casepub.readers.docx.fields import is_identity
from casepub.readers.docx.inlines import InlineConverter
from casepub.readers.docx.lists import plain
from casepub.readers.docx.metadata import TitlePage, core_metadata, title_page
from casepub.readers.docx.package import Package
from casepub.readers.docx.values import Content, ParagraphValue
from casepub.readers.intake import language_of
from casepub.readers.labels import labelled
from casepub.readers.pictures import Pictures
from casepub.readers.structure.chapters import chapters_of
from casepub.readers.structure.fates import Ledger
from casepub.readers.structure.found import refuse_empty
from casepub.readers.titles import entitled
from casepub.readers.xml import Element


class DocxReader:
    """Reads Word documents: styles by name, automatic numbers, notes, changes, comments."""

    def read(self, source: Source, context: ReadContext) -> Iterator[Article]:
        """Yield the article, or one for each chapter when the options say so."""
        package = Package(source, context.options.maximum_size)
        content = load(package, context)
        article = _Conversion(source, context, package, content).article()
        yield from chapters_of(article) if context.options.split_chapters else (article,)


class _Conversion:
    """One document on its way into the model."""

    def __init__(self, source: Source, context: ReadContext, package: Package, content: Content) -> None:
        self._source = source
        self._context = context
        self._package = package
        self._content = content
        self._pictures = Pictures(source, context)
        self._called: list[tuple[str, str]] = []
        self._page = title_page(content.blocks)
        inlines = InlineConverter(context, source.name, content.comments, self._note_id, self._picture)
        mine = self._mine = any(
            is_identity(name) for block in content.blocks for name in getattr(block, "bookmarks", ())
        )
        self._converter = Converter(inlines, mine=mine)
        inlines.languages = self._languages(mine)

    def _languages(self, mine: bool) -> frozenset[str]:
        """Give the languages that runs may be marked as: Word marks them at random, casepub does not."""
        if not mine:
            return frozenset()
        found = {
            piece.format.language
            for block in self._content.blocks
            if isinstance(block, ParagraphValue)
            for piece in block.pieces
        }
        return frozenset(found) - {"", self._content.language}

    def _note_id(self, kind: str, identifier: str) -> str:
        key = (kind, identifier)
        if key not in self._called:
            self._called.append(key)
        return f"{kind}-{self._called.index(key) + 1}"

    def _picture(self, part: str) -> str | None:
        content = self._package.content(part)
        if content is None:
            message = f"'{part or 'unnamed'}': the document does not hold this picture"
            self._context.report.warning("image-not-found", message, self._source.name)
            return None
        return self._pictures.add(content, part.rsplit("/", 1)[-1])

    def article(self) -> Article:
        """Convert everything.

        Raises:
            SourceError: there is no text.
        """
        body = labelled(self._converter.convert(self._page.rest), trusted=self._mine)
        notes = self._notes()
        metadata = self._page.over(core_metadata(*self._properties(), mine=self._mine))
        title, body = entitled(body, metadata.title)
        text = text_of(body)
        metadata = replace(metadata, title=title or self._file_title(), language=self._language(text, metadata))
        article = Article(metadata, body, notes, self._pictures.resources, self._discarded(self._page))
        refuse_empty(replace(article, metadata=replace(metadata, title=title)), self._source.name)
        return article

    def _properties(self) -> tuple[Element | None, Element | None]:
        parts = (self._package.related("", f"{kind}-properties") for kind in ("core", "custom"))
        core, custom = map(self._package.tree, parts)
        return core, custom

    def _file_title(self) -> str:
        return Path(self._source.name).stem if self._source.path else ""

    def _language(self, text: str, metadata: Metadata) -> str:
        said = metadata.language.replace("und", "")
        declared = said or self._content.language
        return language_of(text, self._context, stated=said if self._mine else "", declared=declared)

    def _notes(self) -> tuple[Footnote, ...]:
        """Give the notes in order of first reference; a note may call further ones."""
        made: dict[str, tuple[Block, ...]] = {}
        while len(made) < len(self._called):
            key = self._called[len(made)]
            made[f"{key[0]}-{len(made) + 1}"] = self._converter.convert(self._content.notes.get(key, ()))
        return tuple(Footnote(identifier, blocks) for identifier, blocks in made.items())

    def _discarded(self, page: TitlePage) -> tuple[Discarded, ...]:
        hidden = [Discarded(text, "hidden-text", 1.0) for text in self._content.hidden if text.strip()]
        unmet = [Discarded(text, "out-of-place", 1.0) for text in self._content.unmet if text.strip()]
        unused = self._content.notes.keys() - set(self._called)
        lost = ("\n".join(map(plain, self._content.notes[key])).strip() for key in sorted(unused))
        notes = [Discarded(text, "unused-note", 1.0) for text in lost if text]
        bylines = _beyond(page) if self._mine else page.discarded
        return (*bylines, *self._converter.discarded, *hidden, *unmet, *notes)


def _beyond(page: TitlePage) -> list[Discarded]:
    """Give the bylines of casepub's own document that say more than the metadata read from them."""
    words = [word for person in page.people for word in (person.name, person.as_written)]
    ledger = Ledger([*words, page.source, *(date.as_written for date in page.dates)])
    return [line for line in page.discarded if not ledger.covers(line.text)]
