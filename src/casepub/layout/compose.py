"""The entry: a prepared collection and a template in, a display document out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from casepub.diagnostics import Report
from casepub.layout.block import BlockComposer, Place
from casepub.layout.contents import contents_slabs
from casepub.layout.display import Document, Page, StructureElement
from casepub.layout.faces import FaceSet
from casepub.layout.filling import OpenPage, PageDraft, Room, fill, fill_some
from casepub.layout.geometry import geometry
from casepub.layout.halves import LONG, SECOND_HALF, Stretch, Stretches, halves, whole
from casepub.layout.inlines import Surroundings
from casepub.layout.itemize import Itemizer
from casepub.layout.names import told_apart
from casepub.layout.note import note_marks, note_slabs
from casepub.layout.outline import ARTICLE, PART, bookmarks, contents_entries
from casepub.layout.paginate import Found, PageState, Paginator, PlacedPages
from casepub.layout.paragraph import ParagraphComposer
from casepub.layout.running import RunningHeads
from casepub.layout.slab import Slab, framed
from casepub.layout.structure import StructureBuilder
from casepub.layout.style import StyleSheet
from casepub.model import Article, Block, Collection, CrossReference, Heading, Metadata, Paragraph, Text
from casepub.model.walk import text_of, walk
from casepub.template import Template
from casepub.transform.opening import opening
from casepub.typefaces.catalogue import Catalogue

# Page numbers that the text itself names move text, and so pages: the loop ends here at the latest.
_MOST_PASSES: Final = 5
_NOTE_GAP: Final = 0.75
_TITLE_DROP: Final = 8


def compose(collection: Collection, template: Template, catalogue: Catalogue, report: Report) -> Document:
    """Lay a collection out in one go."""
    composer = Composer(collection, template, catalogue, report)
    placed = composer.all_pages()
    pages = [*composer.front(placed.found), *placed.pages]
    return composer.document(placed.found, pages, composer.structure)


@dataclass(frozen=True, slots=True)
class Galley:
    """Text that is set in lines and waits for pages: its slabs, and those of the notes that it calls."""

    slabs: list[Slab]
    notes: dict[str, list[Slab]]


@dataclass(frozen=True, slots=True)
class Seam:
    """Where the first part of a text ends on its page and the second goes on.

    Attributes:
        filling: the page that both share.
        state: what running heads say there.
        structure: the elements that stand on that page, by their index.
    """

    filling: OpenPage
    state: PageState
    structure: Mapping[int, StructureElement]


class Composer:
    """Lays one collection out: text in lines, lines on pages, then what stands before them.

    `all_pages` does it in one go. In two, one composer sets the first part in a `galley` and has its pages `filled`;
    `for_second_half` gives another, which sets the second and goes on after the first one's `Seam`.

    Args:
        collection, template, catalogue, report: as for `compose`.
        first_element: the index of the first structure element, to be told from those of another half.
    """

    def __init__(
        self,
        collection: Collection,
        template: Template,
        catalogue: Catalogue,
        report: Report,
        first_element: int = 0,
    ) -> None:
        self._what = (collection, template, catalogue, report)
        self._collection = collection
        self._template = template
        self._report = report
        self._sheet = StyleSheet(template)
        self._geometry = geometry(template)
        self._itemizer = Itemizer(FaceSet(catalogue, template, report))
        self._first_element = first_element
        self._structure = StructureBuilder(first_element)
        self._language = collection.metadata.language
        self._articles = told_apart(collection)
        self._titles = _part_titles(collection)
        self._references = {key: title for article in self._articles for key, title in _titles(article).items()}
        self._running = self._running_heads()
        self._start = PageState({"collection.title": collection.metadata.title})

    def again(self) -> Composer:
        """Give a composer of the same text that has set nothing yet."""
        return Composer(*self._what)

    def for_second_half(self) -> Composer:
        """Give a composer of the same text whose structure elements are told from those of the first part."""
        return Composer(*self._what, first_element=SECOND_HALF)

    def halves(self, share: float, least: int = LONG) -> tuple[Stretches, Stretches] | None:
        """Part the text so that the first part has this share of it.

        None when it has fewer characters than `least`, or must be set as one.
        """
        if self._names_pages() or self._running.counts_pages:
            return None
        return halves(self._articles, share, least, self._apart)

    def _apart(self, before: Block, block: Block) -> bool:
        """Tell whether of two blocks neither knows of the other, nor keeps it on its page."""
        if isinstance(block, Heading):
            style = self._sheet.style(f"heading_{min(max(block.level, 1), 6)}", self._language)
            if style.break_before != "auto":
                return True
        styles = ("paragraph", "first_paragraph")
        kept = any(self._sheet.style(name, self._language).keep_with_next for name in styles)
        return isinstance(before, Paragraph) and before.role == "body" and not kept

    def _names_pages(self) -> bool:
        """Tell whether the text itself names pages by their numbers."""
        return any(
            isinstance(node, CrossReference) and node.kind == "page" and not node.children
            for article in self._articles
            for node in walk(article.body)
        )

    def all_pages(self) -> PlacedPages:
        """Lay the text out, again and again until the page numbers that it names have settled."""
        placed = self._pass()
        for _ in range(_MOST_PASSES - 1 if self._names_pages() else 0):
            before = placed.labels
            self._references |= {f"page:{name}": label for name, label in before.items()}
            self._structure = StructureBuilder(self._first_element)
            placed = self._pass()
            if placed.labels == before:
                break
        return placed

    def _pass(self) -> PlacedPages:
        galley = self.galley(whole(self._articles))
        return self.placed(fill(galley.slabs, self._room(), galley.notes))

    @property
    def structure(self) -> tuple[StructureElement, ...]:
        """The structure elements of what was set so far."""
        return self._structure.elements()

    def append(self, elements: Iterable[StructureElement]) -> None:
        """Take in the structure elements of what another composer set."""
        self._structure.append(elements)

    def galley(self, part: Stretches) -> Galley:
        """Set a part in lines."""
        galley = Galley([], {})
        for stretch in part:
            if stretch.article in self._titles and stretch.start == 0:
                galley.slabs.extend(self._part_title(self._titles[stretch.article]))
            self._set(stretch, galley)
        return galley

    def filled(self, galley: Galley) -> tuple[list[PageDraft], Seam]:
        """Fill pages with the first part of a text; give those that are full, and where the second part goes on."""
        drafts, filling = fill_some(galley.slabs, self._room(), galley.notes)
        elements = self.structure
        structure = {index: elements[index] for index in filling.elements()}
        return drafts, Seam(filling, self._paginator(self._start).state_after(drafts), structure)

    def placed(self, drafts: list[PageDraft]) -> PlacedPages:
        """Place pages from the first one on."""
        return self._paginator(self._start).pages(drafts, start=1)

    def placed_after(self, seam: Seam, galley: Galley) -> PlacedPages:
        """Fill pages with the second part of a text, and place them."""
        drafts = fill(galley.slabs, self._room(), galley.notes, seam.filling)
        return self._paginator(seam.state).pages(drafts, start=seam.filling.before + 1)

    def _paginator(self, state: PageState) -> Paginator:
        return Paginator(self._geometry, self._running, self._language, state)

    def document(
        self, found: Sequence[Found], pages: Sequence[Page], structure: tuple[StructureElement, ...]
    ) -> Document:
        """Put together what a painter needs."""
        has_contents = self._template.toc.enabled
        return Document(
            pages=pages,
            bookmarks=tuple(bookmarks(found, self._language, has_contents=has_contents)),
            structure=structure,
            language=self._language,
            writing_mode=self._template.page.writing_mode,
        )

    def _room(self) -> Room:
        geometry = self._geometry
        extent = geometry.extent + geometry.leading - geometry.body_size
        return Room(extent, geometry.leading, geometry.columns, geometry.double, _NOTE_GAP * geometry.leading)

    def _part_title(self, title: str) -> list[Slab]:
        blocks = self._blocks(Article(Metadata(language=self._language), ()))
        style = self._sheet.style("part_title", self._language)
        marks = (("part.title", title), ("bookmark", f"{PART}:{title}"))
        return blocks.text((Text(title),), style, self._place(self._language), "H1", marks)

    def _place(self, language: str) -> Place:
        return Place(self._geometry.column_measure, language)

    def _set(self, stretch: Stretch, galley: Galley) -> None:
        """Set some blocks of an article; with its first ones what stands above its text, and the article's notes."""
        index, start, stop = stretch
        article = self._articles[index]
        marks = note_marks(article, self._template)
        blocks = self._blocks(article, marks)
        blocks.follow(article.body[:start])
        place = self._place(article.metadata.language)
        body = article.body[start:stop]
        blocks.prime(text_of(body), place)
        slabs = self._opening(article.metadata, blocks, place) if start == 0 and not self._has_title_page else []
        slabs += blocks.blocks(body, place)
        galley.slabs.extend(slabs if start else self._opened(slabs, article.metadata, index))
        for note in article.footnotes if start == 0 else ():
            if note.id in marks:
                galley.notes[note.id] = note_slabs(note, marks[note.id], blocks, place)

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
        level = PART if index >= len(self._collection.articles) - len(self._collection.back_matter) else ARTICLE
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

    def _blocks(self, article: Article, marks: Mapping[str, str] | None = None) -> BlockComposer:
        resources = {resource.id: resource for resource in article.resources}
        link = self._template.link
        around = Surroundings(marks or {}, resources, self._references, link.color, link.underline)
        paragraphs = ParagraphComposer(self._itemizer, self._sheet, around, self._report)
        tools = (self._itemizer, paragraphs, self._structure)
        return BlockComposer(self._template, self._sheet, self._geometry, tools, resources, self._report)

    def _running_heads(self) -> RunningHeads:
        """Make the running heads, which stay horizontal in vertical books."""
        sheet = StyleSheet(self._template, vertical=False)
        around = Surroundings({}, {}, {}, self._template.link.color, self._template.link.underline)
        paragraphs = ParagraphComposer(self._itemizer, sheet, around, self._report)
        return RunningHeads(self._template, sheet, self._geometry, paragraphs)

    def front(self, found: Sequence[Found]) -> list[Page]:
        """Set the title page and the contents, with folios of their own."""
        metadata = self._collection.metadata
        blocks = self._blocks(Article(metadata, ()))
        drafts: list[PageDraft] = []
        if self._template.book.title_page:
            slabs = self._opening(metadata, blocks, self._place(self._language))
            drafts += fill(framed(slabs, 0.0, 0.0) and self._dropped(slabs), self._room(), {})
            if self._geometry.double:
                drafts.append(PageDraft())
        if self._template.toc.enabled:
            several = len(self._collection.articles) > 1
            entries = tuple(contents_entries(found, self._template.toc.depth, several=several))
            slabs = contents_slabs(entries, blocks, self._place(self._language), self._template.toc.leader)
            drafts += fill([slabs[0]._replace(break_before=""), *slabs[1:]], self._room(), {})
            if self._geometry.double and len(drafts) % 2:
                drafts.append(PageDraft())
        return self._paginator(self._start).front(drafts)

    def _dropped(self, slabs: list[Slab]) -> list[Slab]:
        """Move the lines of a title page down from the top."""
        room = Slab(_TITLE_DROP * self._geometry.leading, ())
        return [room, *(slab._replace(break_before="") for slab in slabs)]


def _part_titles(collection: Collection) -> dict[int, str]:
    """Give the titles of parts by the index of the article that they stand before."""
    titles: dict[int, str] = {}
    index = len(collection.front_matter)
    for part in collection.parts:
        if part.title:
            titles[index] = part.title
        index += len(part.articles)
    return titles


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
