"""The table of contents: headings in; a field whose entries are filled, with folios where they are known, out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from casepub.model import Collection
from casepub.model.outline import headings_of
from casepub.model.walk import text_of
from casepub.renderers.docx.fields import bookmark_name, field
from casepub.renderers.docx.oxml import paragraph, run, twips, w
from casepub.renderers.docx.runs import Look, Runs
from casepub.renderers.docx.state import Work
from casepub.template.words import words_for
from casepub.transform.numbering import label_joint

_LEADERS: Final = {".": "dot", "·": "middleDot", "…": "dot", "-": "hyphen", "—": "hyphen", "_": "underscore"}


class Entry(NamedTuple):
    """One line of the contents; level 1 is the highest."""

    level: int
    text: str
    article: int
    target: str

    @property
    def bookmark(self) -> str:
        """Give the bookmark that the line leads to."""
        return bookmark_name("_Toc", self.article, self.target)


def entries(collection: Collection, depth: int) -> Iterator[Entry]:
    """Give the lines: headings of one article; of several the articles, and their headings one level lower."""
    several = not collection.is_single
    for index, article in enumerate(collection.articles):
        if several and article.metadata.title:
            yield Entry(1, article.metadata.title, index, "")
        for heading in headings_of(article.body):
            level = heading.level + several
            if level <= depth and heading.id:
                words = heading.label + label_joint(heading) + text_of(heading.children)
                yield Entry(level, words, index, heading.id)


def title_bookmark(index: int) -> str:
    """Give the bookmark around an article's title."""
    return bookmark_name("_Toc", index, "")


def write(work: Work, collection: Collection) -> list[str]:
    """Write the contents as Word's own building block: heading, field, entries."""
    runs = Runs(work.looks)
    depth = work.template.toc.depth
    lines = [_line(work, runs, entry) for entry in entries(collection, depth)]
    if not lines:
        return []
    switches = f'\\o "1-{depth}" \\h \\z \\u' if collection.is_single else _by_styles(depth)
    begin = run(w("fldChar", fldCharType="begin"))
    code = run(f'<w:instrText xml:space="preserve"> TOC {switches} </w:instrText>')
    lines[0] = lines[0].replace("</w:pPr>", f"</w:pPr>{begin}{code}{run(w('fldChar', fldCharType='separate'))}", 1)
    lines[-1] = lines[-1].removesuffix("</w:p>") + run(w("fldChar", fldCharType="end")) + "</w:p>"
    title = words_for(work.language).contents
    heading = paragraph("TOCHeading", runs.text(title, _look(work, "TOCHeading")))
    gallery = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
    return [w("sdt", w("sdtPr", gallery), w("sdtContent", heading, *lines))]


def _by_styles(depth: int) -> str:
    """Tell Word which styles make which level where articles stand above headings."""
    levels = ["Title,1", *(f"heading {level},{level + 1}" for level in range(1, depth))]
    return f'\\h \\z \\t "{",".join(levels)}"'


def _look(work: Work, style: str) -> Look:
    computed = work.looks.computed(style, work.language)
    return Look(work.language, computed.size, computed.font, computed.weight == "bold")


def _line(work: Work, runs: Runs, entry: Entry) -> str:
    style = f"TOC{min(max(entry.level, 1), 3)}"
    look = _look(work, style)
    folio = runs.text(work.folios.get((entry.article, entry.target), "\u2007"), look)
    shown = runs.text(entry.text, look) + run(w("tab")) + field(f"PAGEREF {entry.bookmark} \\h", folio)
    link = f'<w:hyperlink w:anchor="{entry.bookmark}" w:history="1">{shown}</w:hyperlink>'
    leader = _LEADERS.get(work.template.toc.leader.strip(), "none" if not work.template.toc.leader.strip() else "dot")
    tab = w("tab", val="right", leader=leader, pos=twips(work.geometry.column_measure))
    return paragraph(style, link, {"tabs": w("tabs", tab)})
