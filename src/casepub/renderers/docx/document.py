"""The body: a prepared collection in; `document.xml` with its sections out."""

from __future__ import annotations

from typing import Final

from casepub.model import Article, Collection, Heading, Metadata, Part
from casepub.model.outline import headings_of
from casepub.model.walk import text_of
from casepub.renderers.docx import contents
from casepub.renderers.docx.blocks import Blocks
from casepub.renderers.docx.catalog import OPENING
from casepub.renderers.docx.fields import bookmarked
from casepub.renderers.docx.frame import Frame
from casepub.renderers.docx.notes import Notes
from casepub.renderers.docx.oxml import paragraph, part, twips, w
from casepub.renderers.docx.runs import Look, Runs
from casepub.renderers.docx.sections import Break, Counting, Running, Sections
from casepub.renderers.docx.state import Scope, Work
from casepub.transform.opening import opening

_TITLE_DROP: Final = 8  # lines from the top of a title page to its first


class DocumentWriter:
    """Writes one collection; lives for one call."""

    def __init__(self, work: Work, collection: Collection) -> None:
        self._work = work
        self._collection = collection
        self._sections = Sections(work)
        self._runs = Runs(work.looks)
        self._out: list[str] = []
        self._section = ""
        self._counted: Counting = ""
        self._section_start = 0

    def part(self) -> str:
        """Write the part."""
        template = self._work.template
        if template.book.title_page:
            self._title_page()
        if template.toc.enabled:
            self._contents()
        if not self._collection.articles:
            self._begin(Running(self._collection.metadata))
        self._articles()
        background = template.page.background.hex
        ground = w("background", color=background) if background != "FFFFFF" else ""
        return part("document", (ground, w("body", *self._out, self._section)))

    def _articles(self) -> None:
        collection = self._collection
        groups = (Part(collection.front_matter), *collection.parts, Part(collection.back_matter))
        index = 0
        for group in groups:
            if group.title:
                self._part_title(group.title)
            for article in group.articles:
                self._article(article, index, group.title)
                index += 1

    def _begin(self, running: Running, kind: Break = "nextPage", *, opens: bool = True, bare: bool = False) -> None:
        """Begin a section; what was written before ends with the properties of the section it stood in."""
        counts = self._counting(bare)
        if counts == "more front" and self._work.geometry.double:
            kind = "oddPage"  # the contents begin on a right-hand page; so does the text, whose count begins anew
        properties = self._sections.properties(running, kind, opens=opens, bare=bare, counts=counts)
        if len(self._out) > self._section_start:
            self._close()
        self._section = properties

    def _counting(self, bare: bool) -> Counting:
        """Tell where pages begin to be counted anew: before the text, and with the text after that."""
        before, self._counted = self._counted, ("front" if bare else "text")
        if bare:
            return "more front" if before else "front"
        return "text" if before == "front" else ""

    def _close(self) -> None:
        last = self._out[-1]
        if last.startswith("<w:p>") and "</w:pPr>" in last:
            self._out[-1] = last.replace("</w:pPr>", f"{self._section}</w:pPr>", 1)
        else:
            self._out.append(paragraph("Normal", "", {"sectPr": self._section}))
        self._section_start = len(self._out)

    def _title_page(self) -> None:
        metadata = self._collection.metadata
        self._begin(Running(metadata), bare=True)
        lines = self._opening_lines(metadata, self._work.language, ())
        if lines:
            room = w("spacing", before=twips(_TITLE_DROP * self._work.geometry.leading), line=20, lineRule="exact")
            self._out += [paragraph("Normal", "", {"spacing": room}), *lines]

    def _contents(self) -> None:
        written = contents.write(self._work, self._collection)
        if written:
            self._begin(Running(self._collection.metadata), bare=True)
            self._out += written

    def _part_title(self, title: str) -> None:
        style = "PartTitle"
        wanted = self._work.looks.computed(style, self._work.language).break_before
        running = Running(self._collection.metadata, part_title=title)
        self._begin(running, "oddPage" if wanted == "recto" else "nextPage")
        self._out.append(paragraph(style, self._runs.text(title, self._look(style, self._work.language))))

    def _article(self, article: Article, index: int, part_title: str) -> None:
        """Write one article in a section of its own."""
        language = article.metadata.language if article.metadata.language != "und" else self._work.language
        running = Running(self._collection.metadata, article.metadata, part_title, _first_headings(article))
        wanted = self._work.looks.computed("Title", language).break_before
        self._begin(running, "oddPage" if wanted == "recto" else "nextPage")
        scope = Scope(index, article, language)
        names = (contents.title_bookmark(index),) if self._work.template.toc.enabled else ()
        if not (self._collection.is_single and self._work.template.book.title_page):
            self._out += self._opening_lines(article.metadata, language, names)
        notes = Notes(self._work, scope)

        def begin_section() -> None:
            self._begin(running, "oddPage", opens=False)

        blocks = Blocks(self._work, scope, self._work.document, notes.call, begin_section)
        blocks.out = self._out
        blocks.write(article.body, Frame("BodyText", language, top=True))
        notes.write_uncalled(blocks)

    def _opening_lines(self, metadata: Metadata, language: str, names: tuple[str, ...]) -> list[str]:
        """Write what stands above a text; the title bears the bookmarks."""
        lines = []
        for line in opening(metadata):
            style = OPENING[line.role]
            content = self._runs.text(line.text, self._look(style, language))
            if line.role == "title":
                content = bookmarked(content, [(next(self._work.ids), name) for name in names])
            lines.append(paragraph(style, content, self._work.looks.difference(style, language)))
        return lines

    def _look(self, style: str, language: str) -> Look:
        computed = self._work.looks.computed(style, language)
        return Look(language, computed.size, computed.font, computed.weight == "bold")


def _first_headings(article: Article) -> tuple[str, str]:
    """Give the first heading of the two highest levels, which running heads show until Word counts for itself."""
    found = {heading.level: heading for heading in reversed(headings_of(article.body))}
    first, second = (_words(found[level]) if level in found else "" for level in (1, 2))
    return first, second


def _words(heading: Heading) -> str:
    return heading.label + text_of(heading.children)
