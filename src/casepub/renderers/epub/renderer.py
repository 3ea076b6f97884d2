"""The renderer itself: documents, then what they need (style sheet, pictures, navigation), then the package."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import ClassVar

from casepub.model import Collection
from casepub.renderers.base import Outputs, RenderContext
from casepub.renderers.epub import keys
from casepub.renderers.epub.accessibility import accessibility
from casepub.renderers.epub.composer import Composer
from casepub.renderers.epub.cover import cover_file
from casepub.renderers.epub.images import BookGallery
from casepub.renderers.epub.metadata import book_identifier, entries
from casepub.renderers.epub.navigation import ncx
from casepub.renderers.epub.package import packed
from casepub.renderers.epub.parts import MODEL, NCX, STYLE, Book, Entry, File
from casepub.renderers.markup.dialect import XHTML
from casepub.renderers.markup.scope import Setting
from casepub.renderers.markup.stylesheet import book_sheet
from casepub.template import Template


class EpubRenderer:
    """Writes an EPUB 3.3 book that older readers show too."""

    HONOURS: ClassVar[frozenset[str]] = keys.HONOURS
    NOT_APPLICABLE: ClassVar[Mapping[str, str]] = keys.NOT_APPLICABLE

    def render(self, collection: Collection, template: Template, context: RenderContext) -> Outputs:
        """Give the book."""
        gallery = BookGallery()
        setting = Setting(template, XHTML, gallery, context.report)
        composer = Composer(collection, setting)
        cover = cover_file(collection, template, context) if template.book.cover else None
        if cover is not None:
            composer.add_cover(cover.name)
        if template.book.title_page or not collection.is_single:
            composer.add_title_page()
        composer.add_text()
        book = _book(collection, composer, setting, gallery, cover)
        if context.embed_model:
            from casepub.model.native import dumps

            content = dumps(collection, indent=None).encode("utf-8")
            model = File("model", MODEL, "application/json", content, listed=False)
            book = replace(book, files=(*book.files, model))
        return {"": packed(book, context.moment)}


def _book(
    collection: Collection, composer: Composer, setting: Setting, gallery: BookGallery, cover: File | None
) -> Book:
    identifier = book_identifier(collection)
    navigation = composer.navigation()
    front = sum(document.kind == "frontmatter" for document in composer.documents[:2])
    documents = [composer.file(document, document.name.partition(".")[0]) for document in composer.documents]
    contents = composer.file(composer.navigation_document(navigation), "nav")
    spine = [file.id for file in documents]
    if navigation.in_spine:
        spine.insert(front, contents.id)
    language = composer.metadata.language
    style = File("style", STYLE, "text/css", book_sheet(setting.template, language, setting.findings).encode("utf-8"))
    lead = File("ncx", NCX, "application/x-dtbncx+xml", ncx(navigation, identifier, language).encode("utf-8"))
    vertical = setting.template.page.writing_mode == "vertical-rl"
    return Book(
        identifier=identifier,
        language=language,
        direction="rtl" if vertical else "ltr",
        metadata=tuple(_metadata(collection, composer, cover, vertical)),
        files=(contents, lead, style, *([cover] if cover else []), *documents, *gallery.files),
        spine=tuple(spine),
    )


def _metadata(collection: Collection, composer: Composer, cover: File | None, vertical: bool) -> Iterator[Entry]:
    yield from entries(collection)
    yield from accessibility(composer.content, composer.metadata.language)
    if cover is not None:
        # What EPUB 2 readers and Kindle look for.
        yield Entry("meta", "", {"name": "cover", "content": cover.id})
    if vertical:
        yield Entry("meta", "", {"name": "primary-writing-mode", "content": "vertical-rl"})
