"""From a collection to the documents of a book: cover, title page, contents, parts, articles and their chapters."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, NamedTuple

from casepub.model import Article, Collection
from casepub.renderers.epub.accessibility import Content
from casepub.renderers.epub.chapters import Segment, ids_in, segments, title_of
from casepub.renderers.epub.metadata import book_title, whole
from casepub.renderers.epub.navigation import navigation_body
from casepub.renderers.epub.parts import NAVIGATION, STYLE, XHTML_TYPE, File, Landmark, Navigation
from casepub.renderers.markup.blocks import blocks
from casepub.renderers.markup.contents import Item, heading_items, heading_text
from casepub.renderers.markup.environment import fill, markup
from casepub.renderers.markup.escape import legal
from casepub.renderers.markup.notes import notes
from casepub.renderers.markup.opening import opening_lines
from casepub.renderers.markup.scope import Scope, Setting
from casepub.template.words import words_for

_MATTER: Final = {"front": "frontmatter", "body": "bodymatter", "back": "backmatter"}


class Document(NamedTuple):
    """One XHTML document: its words for the title bar, its language, and what stands in its body."""

    name: str
    title: str
    language: str
    content: str
    kind: str = "bodymatter"
    style: str = ""


class Composer:
    """Collects the documents of one book in reading order."""

    def __init__(self, collection: Collection, setting: Setting) -> None:
        self.documents: list[Document] = []
        self.landmarks: list[Landmark] = []
        self.items: list[Item] = []
        self.content = Content()
        self._collection = collection
        self._setting = setting
        self._template = setting.template
        self.metadata = whole(collection)
        self.words = words_for(self.metadata.language)
        self.title = legal(book_title(collection), setting.report)
        self._count = 0

    # ------------------------------------------------------------ documents

    def add_cover(self, address: str) -> None:
        """Add the page that shows the cover picture."""
        scope = self._whole_scope()
        alt = scope.quoted(f"{self.words.cover}{self.words.colon}{self.title}")
        # The role belongs on the picture, not on what holds it (DPUB-ARIA 1.1 doc-cover).
        picture = f'<img role="doc-cover" src="{address}" alt="{alt}"/>'
        content = f'<section class="cover" epub:type="cover">\n{picture}\n</section>'
        self._add(
            Document("cover.xhtml", self.words.cover, self.metadata.language, content, "frontmatter", "cover-page")
        )
        self.landmarks.append(Landmark("cover", "cover.xhtml", self.words.cover))

    def add_title_page(self) -> None:
        """Add the page with title, subtitle and people."""
        scope = self._whole_scope()
        lines = opening_lines(scope)
        if not self.metadata.title:
            lines = f'<h1 class="title">{scope.text(self.title)}</h1>\n{lines}'
        content = f'<section class="title-page" epub:type="titlepage">\n{lines}\n</section>'
        self._add(Document("title.xhtml", self.title, self.metadata.language, content, "frontmatter"))
        self.landmarks.append(Landmark("titlepage", "title.xhtml", self.words.title_page))

    def add_text(self) -> None:
        """Add parts and articles."""
        self.items += [self._article(article, "front") for article in self._collection.front_matter]
        start = len(self.documents)
        for number, part in enumerate(self._collection.parts, 1):
            if part.title:
                item = self._part(part.title, number)
                below = tuple(self._article(article, "body") for article in part.articles)
                self.items.append(replace(item, children=below))
            else:
                self.items += [self._article(article, "body") for article in part.articles]
        if start < len(self.documents):
            self.landmarks.append(Landmark("bodymatter", self.documents[start].name, self.words.start_of_text))
        self.items += [self._article(article, "back") for article in self._collection.back_matter]

    def _part(self, title: str, number: int) -> Item:
        scope = self._whole_scope()
        name = f"part{number}.xhtml"
        content = (
            f'<section epub:type="part" role="doc-part">\n<h1 class="part-title">{scope.text(title)}</h1>\n</section>'
        )
        plain = legal(" ".join(title.split()), self._setting.report)
        self._add(Document(name, plain, self.metadata.language, content))
        return Item(name, plain)

    def _whole_scope(self) -> Scope:
        return Scope(Article(self.metadata, ()), self._setting)

    def _add(self, document: Document) -> None:
        self.documents.append(document)
        self.content.add(document.content)

    # ------------------------------------------------------------ articles

    def _article(self, article: Article, matter: str) -> Item:
        """Write an article as one file or several; gives its line in the contents."""
        self._count += 1
        scope = Scope(article, self._setting)
        parts = segments(article.body, chapters=self._template.book.chapters)
        opening = "" if self._on_title_page() else opening_lines(scope)
        if len(parts) > 1 and not parts[0] and not opening:
            parts = parts[1:]
        names = [self._name(index, len(parts)) for index in range(len(parts))]
        scope.home = names[0]
        if len(parts) > 1:
            scope.files = {name: file for part, file in zip(parts, names, strict=True) for name in ids_in(part)}
        for index, (part, name) in enumerate(zip(parts, names, strict=True)):
            front = opening if index == 0 else ""
            scope.begin_file(name, 1 if front and article.metadata.title else 0)
            self._write_part(part, front, matter, scope, index == len(parts) - 1)
        return self._item(scope)

    def _name(self, index: int, count: int) -> str:
        return f"a{self._count}.xhtml" if count == 1 else f"a{self._count}-{index + 1}.xhtml"

    def _on_title_page(self) -> bool:
        """Tell whether the title page has said already what stands above the text."""
        return self._collection.is_single and self._template.book.title_page

    def _write_part(self, part: Segment, front: str, matter: str, scope: Scope, last: bool) -> None:
        header = f'<header class="opening">\n{front}\n</header>' if front else ""
        inside = "\n".join(text for text in (header, blocks(part, scope), notes(scope, last=last)) if text)
        heading = None if front else title_of(part)
        title = heading_text(heading) if heading else self._article_title(scope.article)
        content = f'<section epub:type="chapter" role="doc-chapter">\n{inside}\n</section>'
        language = scope.article.metadata.language
        self._add(Document(scope.file, legal(title, scope.report), language, content, _MATTER[matter]))

    def _article_title(self, article: Article) -> str:
        return " ".join(article.metadata.title.split()) or words_for(article.metadata.language).untitled

    def _item(self, scope: Scope) -> Item:
        """Give an article's line in the contents, its headings below."""
        scope.file = NAVIGATION
        headings = heading_items(scope, self._template.toc.depth)
        return Item(scope.home, legal(self._article_title(scope.article), scope.report), headings)

    # ------------------------------------------------------------ what leads through

    def navigation(self) -> Navigation:
        """Give the contents of the book; the chapters of a single work stand at the first level."""
        items = tuple(self.items)
        if self._collection.is_single and len(items) == 1 and len(self._text_documents()) > 1:
            items = _unwrapped(items[0], self._on_title_page())
        shown = self._template.toc.enabled
        landmarks = [Landmark("toc", f"{NAVIGATION}#toc", self.words.contents)] if shown else []
        return Navigation(self.title, items, (*self.landmarks, *landmarks), shown)

    def _text_documents(self) -> list[Document]:
        return [document for document in self.documents if document.kind == "bodymatter"]

    def navigation_document(self, navigation: Navigation) -> Document:
        """Give the navigation document."""
        body = navigation_body(navigation, self._whole_scope())
        return Document(NAVIGATION, self.words.contents, self.metadata.language, body, "frontmatter")

    def file(self, document: Document, identifier: str) -> File:
        """Write a document around its content."""
        values = {
            "language": document.language,
            "title": document.title,
            "style": STYLE,
            "kind": document.kind,
            "class_name": document.style,
            "content": markup(document.content),
        }
        text = fill(self._template.folders, "epub/page.xhtml.j2", values)
        properties = ("nav",) if document.name == NAVIGATION else ()
        return File(identifier, document.name, XHTML_TYPE, text.encode("utf-8"), properties)


def _unwrapped(item: Item, on_title_page: bool) -> tuple[Item, ...]:
    """Lift the chapters of a single work to the first level, behind a line for what stands before the first."""
    if not item.children:
        return (item,)
    return item.children if on_title_page else (replace(item, children=()), *item.children)
