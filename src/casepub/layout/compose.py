"""The entry: a prepared collection and a template in, a display document out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from casepub.diagnostics import Report
from casepub.layout.block import BlockComposer, Place
from casepub.layout.contents import ContentsEntry, contents_slabs
from casepub.layout.display import Bookmark, Document, Page
from casepub.layout.faces import FaceSet
from casepub.layout.filling import PageDraft, Room, fill
from casepub.layout.geometry import geometry
from casepub.layout.inlines import Surroundings
from casepub.layout.itemize import Itemizer
from casepub.layout.names import told_apart
from casepub.layout.note import note_marks, note_slabs
from casepub.layout.paginate import Paginator
from casepub.layout.paragraph import ParagraphComposer
from casepub.layout.running import RunningHeads
from casepub.layout.slab import Slab, framed
from casepub.layout.structure import StructureBuilder
from casepub.layout.style import StyleSheet
from casepub.model import Article, Collection, CrossReference, Heading, Metadata, Text
from casepub.model.walk import text_of, walk
from casepub.template import Template
from casepub.template.words import words_for
from casepub.transform.opening import opening
from casepub.typefaces.catalogue import Catalogue

# Page numbers that the text itself names move text, and so pages: the loop ends here at the latest.
_MOST_PASSES: Final = 5
_NOTE_GAP: Final = 0.75
_TITLE_DROP: Final = 8
# Levels in contents and outline: headings have their own from 1.
_PART, _ARTICLE = -1, 0


def compose(collection: Collection, template: Template, catalogue: Catalogue, report: Report) -> Document:
    """Lay a collection out; repeats until the page numbers that it names have settled, five times at most."""
    composer = _Composer(collection, template, catalogue, report)
    document, pages = composer.document({})
    if not composer.names_pages:
        return document
    for _ in range(_MOST_PASSES - 1):
        before = pages
        document, pages = composer.document(before)
        if pages == before:
            break
    return document


@dataclass(frozen=True, slots=True)
class _Chapter:
    """One article, set: its slabs and the slabs of its notes."""

    article: Article
    slabs: list[Slab]
    notes: dict[str, list[Slab]]


class _Composer:
    """Lays one collection out; lives for one call of `compose`."""

    def __init__(self, collection: Collection, template: Template, catalogue: Catalogue, report: Report) -> None:
        self._collection = collection
        self._template = template
        self._report = report
        self._sheet = StyleSheet(template)
        self._geometry = geometry(template)
        self._itemizer = Itemizer(FaceSet(catalogue, template, report))
        self._structure = StructureBuilder()
        self._language = collection.metadata.language
        self._articles = told_apart(collection)
        self._titles = {key: title for article in self._articles for key, title in _titles(article).items()}
        self.names_pages = any(
            isinstance(node, CrossReference) and node.kind == "page" and not node.children
            for article in collection.articles
            for node in walk(article.body)
        )

    def document(self, known: Mapping[str, str]) -> tuple[Document, dict[str, str]]:
        """Lay everything out once, with the page numbers known from the pass before."""
        self._structure = StructureBuilder()
        body: list[Slab] = []
        notes: dict[str, list[Slab]] = {}
        titles = self._part_titles()
        for index, article in enumerate(self._articles):
            if index in titles:
                body += self._part_title(titles[index])
            chapter = self._chapter(article, known, index)
            body += chapter.slabs
            notes |= chapter.notes
        paginator = Paginator(self._template, self._geometry, self._running(), self._collection)
        pages = paginator.pages(fill(body, self._room(), notes), start=1)
        front = self._front(paginator)
        bookmarks = tuple(self._bookmarks(paginator, has_contents=self._template.toc.enabled))
        document = Document(
            pages=[*front, *pages],
            bookmarks=bookmarks,
            structure=self._structure.elements(),
            language=self._language,
            writing_mode=self._template.page.writing_mode,
        )
        return document, dict(paginator.labels)

    def _room(self) -> Room:
        geometry = self._geometry
        extent = geometry.extent + geometry.leading - geometry.body_size
        return Room(extent, geometry.leading, geometry.columns, geometry.double, _NOTE_GAP * geometry.leading)

    def _part_titles(self) -> dict[int, str]:
        """Give the titles of parts by the index of the article that they stand before."""
        titles: dict[int, str] = {}
        index = len(self._collection.front_matter)
        for part in self._collection.parts:
            if part.title:
                titles[index] = part.title
            index += len(part.articles)
        return titles

    def _part_title(self, title: str) -> list[Slab]:
        blocks = self._blocks(Article(Metadata(language=self._language), ()), {})
        style = self._sheet.style("part_title", self._language)
        marks = (("part.title", title), ("bookmark", f"{_PART}:{title}"))
        return blocks.text((Text(title),), style, self._place(self._language), "H1", marks)

    def _place(self, language: str) -> Place:
        return Place(self._geometry.column_measure, language)

    def _chapter(self, article: Article, known: Mapping[str, str], index: int) -> _Chapter:
        """Set one article: what stands above its text, its text, its notes."""
        marks = note_marks(article, self._template)
        references = {f"page:{name}": label for name, label in known.items()} | self._titles
        blocks = self._blocks(article, references, marks)
        place = self._place(article.metadata.language)
        blocks.prime(text_of(article.body), place)
        slabs = [] if self._has_title_page else self._opening(article.metadata, blocks, place)
        slabs += blocks.blocks(article.body, place)
        notes = {
            note.id: note_slabs(note, marks[note.id], blocks, self._place(article.metadata.language))
            for note in article.footnotes
            if note.id in marks
        }
        return _Chapter(article, self._opened(slabs, article.metadata, index), notes)

    @property
    def _has_title_page(self) -> bool:
        return self._template.book.title_page and len(self._collection.articles) == 1

    def _opened(self, slabs: list[Slab], metadata: Metadata, index: int) -> list[Slab]:
        """Mark the first slab of an article, which begins a page of its own."""
        if not slabs:
            return slabs
        date = metadata.date("published")
        marks = (
            ("article.title", metadata.title), ("article.section", metadata.section),
            ("article.date", date.value if date else ""), ("heading.1", ""), ("heading.2", ""),
        )  # fmt: skip
        # Back matter belongs to no part.
        level = _PART if index >= len(self._collection.articles) - len(self._collection.back_matter) else _ARTICLE
        own = (("bookmark", f"{level}:{metadata.title}"),) if not self._has_title_page else ()
        opener = slabs[0]
        break_before = opener.break_before or ("page" if index else "")
        slabs[0] = opener._replace(marks=(*marks, *own, *opener.marks), break_before=break_before)
        return slabs

    def _opening(self, metadata: Metadata, blocks: BlockComposer, place: Place) -> list[Slab]:
        slabs: list[Slab] = []
        for line in opening(metadata):
            role = "H1" if line.role == "title" else "P"
            slabs += blocks.text((Text(line.text),), self._sheet.style(line.role, place.language), place, role)
        return slabs

    def _blocks(
        self, article: Article, references: Mapping[str, str], marks: Mapping[str, str] | None = None
    ) -> BlockComposer:
        resources = {resource.id: resource for resource in article.resources}
        link = self._template.link
        around = Surroundings(marks or {}, resources, references, link.color, link.underline)
        paragraphs = ParagraphComposer(self._itemizer, self._sheet, around, self._report)
        tools = (self._itemizer, paragraphs, self._structure)
        return BlockComposer(self._template, self._sheet, self._geometry, tools, resources, self._report)

    def _running(self) -> RunningHeads:
        """Make the running heads, which stay horizontal in vertical books."""
        sheet = StyleSheet(self._template, vertical=False)
        around = Surroundings({}, {}, {}, self._template.link.color, self._template.link.underline)
        paragraphs = ParagraphComposer(self._itemizer, sheet, around, self._report)
        return RunningHeads(self._template, sheet, self._geometry, paragraphs)

    def _front(self, paginator: Paginator) -> list[Page]:
        """Set the title page and the contents, with folios of their own."""
        metadata = self._collection.metadata
        blocks = self._blocks(Article(metadata, ()), {})
        drafts: list[PageDraft] = []
        if self._template.book.title_page:
            slabs = self._opening(metadata, blocks, self._place(self._language))
            drafts += fill(framed(slabs, 0.0, 0.0) and self._dropped(slabs), self._room(), {})
            if self._geometry.double:
                drafts.append(PageDraft())
        if self._template.toc.enabled:
            entries = tuple(self._entries(paginator))
            slabs = contents_slabs(entries, blocks, self._place(self._language), self._template.toc.leader)
            drafts += fill([slabs[0]._replace(break_before=""), *slabs[1:]], self._room(), {})
            if self._geometry.double and len(drafts) % 2:
                drafts.append(PageDraft())
        return paginator.front(drafts)

    def _dropped(self, slabs: list[Slab]) -> list[Slab]:
        """Move the lines of a title page down from the top."""
        room = Slab(_TITLE_DROP * self._geometry.leading, ())
        return [room, *(slab._replace(break_before="") for slab in slabs)]

    def _entries(self, paginator: Paginator) -> Iterator[ContentsEntry]:
        """Give the lines of the contents: parts and articles where there are several, headings down to a depth."""
        several = len(self._collection.articles) > 1
        levels = _Levels()
        for level, title, target, label in paginator.found:
            if level <= _ARTICLE and not several:
                continue
            depth = levels.nested(level) + 1
            if level <= _ARTICLE or level + several <= self._template.toc.depth:
                yield ContentsEntry(title, depth, target, label)

    def _bookmarks(self, paginator: Paginator, *, has_contents: bool) -> Iterator[Bookmark]:
        levels = _Levels()
        if has_contents:
            yield Bookmark(_contents_word(self._language), 0, "contents")
        for level, title, target, _ in paginator.found:
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


def _titles(article: Article) -> dict[str, str]:
    """Give what references by title and number show."""
    found: dict[str, str] = {}
    for node in walk(article.body):
        if isinstance(node, Heading) and node.id:
            found[f"title:{node.id}"] = text_of(node.children)
            found[f"number:{node.id}"] = node.label.rstrip("、.． ") or text_of(node.children)
        elif name := getattr(node, "id", None):
            caption = getattr(node, "caption", ())
            found[f"title:{name}"] = found[f"number:{name}"] = text_of(caption) or name
    return found


def _contents_word(language: str) -> str:
    return words_for(language).contents
