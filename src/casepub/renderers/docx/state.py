"""What is collected while one file is written: parts, lists, notes, pictures, ids; and the article at hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from typing import Any, Final

from casepub.layout.geometry import Geometry
from casepub.model import Article, Comment, Footnote, Resource
from casepub.model.walk import walk
from casepub.renderers.base import RenderContext
from casepub.renderers.docx.fields import bookmark_name
from casepub.renderers.docx.folios import Folios
from casepub.renderers.docx.lists import Numbering
from casepub.renderers.docx.looks import Looks
from casepub.renderers.docx.media import Media
from casepub.renderers.docx.oxml import paragraph, run, text, w
from casepub.renderers.docx.package import Package, XmlPart
from casepub.template import Template
from casepub.template.words import Words, words_for
from casepub.text.pattern import lazily

_HINT: Final = {"rFonts": w("rFonts", hint="eastAsia")}
_MOMENT: Final = lazily(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?")


@dataclass(slots=True)
class Work:
    """The file being written; lives for one rendering."""

    package: Package
    template: Template
    context: RenderContext
    geometry: Geometry
    looks: Looks
    numbering: Numbering
    media: Media
    several: bool
    document: XmlPart
    footnotes: XmlPart
    notes: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    # Bookmarks, comments and the like share one sequence of ids: where they meet, Word repairs the file.
    ids: Iterator[int] = field(default_factory=lambda: count(1))
    drawings: Iterator[int] = field(default_factory=lambda: count(1))
    folios: Folios = field(default_factory=dict)

    @property
    def language(self) -> str:
        """Give the language of the document."""
        return self.looks.language

    @property
    def room_for_pictures(self) -> tuple[float, float]:
        """Give the widest and highest that a picture may be, on paper."""
        geometry = self.geometry
        along, across = geometry.column_measure, geometry.extent * self.template.figure.maximum_height
        return (across, along) if geometry.vertical else (along, across)

    def add_comment(self, node: Comment) -> int:
        """Keep a note of review as a comment and give its number."""
        number = next(self.ids)
        mark = w("r", w("rPr", w("rStyle", val="CommentReference")), w("annotationRef"))
        paragraphs = [
            paragraph("CommentText", (mark if index == 0 else "") + run(text(line), _HINT))
            for index, line in enumerate(node.text.split("\n"))
        ]
        date = node.date if _MOMENT.fullmatch(node.date) else None
        author = node.author or "casepub"
        self.comments.append(w("comment", *paragraphs, id=number, author=author, date=date, initials=author[:2]))
        return number


@dataclass
class Scope:
    """The article being written."""

    index: int
    article: Article
    language: str
    note_numbers: dict[str, int] = field(default_factory=dict)
    sequences: dict[str, int] = field(default_factory=dict)

    @cached_property
    def words(self) -> Words:
        """Give the generated words of the article's language."""
        return words_for(self.language)

    @cached_property
    def footnotes(self) -> dict[str, Footnote]:
        """Give the notes by id."""
        return {note.id: note for note in self.article.footnotes}

    @cached_property
    def resources(self) -> dict[str, Resource]:
        """Give the resources by id."""
        return {resource.id: resource for resource in self.article.resources}

    @cached_property
    def targets(self) -> dict[str, Any]:
        """Give what references can lead to, by id; made only for an article that has references."""
        return {node.id: node for node in walk(self.article.body) if getattr(node, "id", None)}

    def bookmark(self, block_id: str) -> str:
        """Give the name of the bookmark that bears a block's identity."""
        return bookmark_name("_cp_", self.index, block_id)

    def number_bookmark(self, block_id: str) -> str:
        """Give the name of the bookmark around a block's number."""
        return bookmark_name("_Ref", self.index, block_id)

    def contents_bookmark(self, block_id: str) -> str:
        """Give the name of the bookmark that the contents lead to."""
        return bookmark_name("_Toc", self.index, block_id)
