"""The state while one article is written: language, heading depth, notes, ids, and what the style sheet must know."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final, NamedTuple, Protocol
from urllib.parse import quote

from casepub.diagnostics import Report
from casepub.model import Article, Footnote, Resource
from casepub.model.walk import walk
from casepub.renderers.markup.dialect import Dialect
from casepub.renderers.markup.escape import escaped, legal, name_of, quoted
from casepub.template import Template
from casepub.template.words import Words, words_for
from casepub.text.kinsoku import marks, rank_of
from casepub.text.numeral import format_number
from casepub.text.region import Region, region_of

# Browsers let these begin a line (and / end one) whatever `line-break` says; measured in Chromium 156.
_LEAKING: Final = "·～／~"


class Shown(NamedTuple):
    """A picture as the markup refers to it; width and height 0 when unknown."""

    address: str
    width: int = 0
    height: int = 0


class Gallery(Protocol):
    """Keeps the pictures of an output."""

    def show(self, resource: Resource, report: Report) -> Shown | None:
        """Give the address of a picture, or None when it cannot be shown; the report says why."""


@dataclass(slots=True)
class Findings:
    """What the style sheet must provide because the text uses it."""

    widths: set[int] = field(default_factory=set)
    languages: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Setting:
    """What all articles of an output share."""

    template: Template
    dialect: Dialect
    gallery: Gallery
    report: Report
    findings: Findings = field(default_factory=Findings)


@dataclass(slots=True)
class Note:
    """A note with its number, the ids of its references, and the file it stands in."""

    footnote: Footnote
    number: int
    references: list[str] = field(default_factory=list)
    file: str = ""


class Scope:
    """What the functions of this package pass around while they write one article.

    Args:
        article: the article.
        setting: what all articles share.
        prefix: what all its ids begin with, where several articles share a page.
        base_level: the depth of headings above the article's own.
    """

    def __init__(self, article: Article, setting: Setting, prefix: str = "", base_level: int = 1) -> None:
        self.article = article
        self.template = setting.template
        self.dialect = setting.dialect
        self.report = setting.report
        self.findings = setting.findings
        self.gallery = setting.gallery
        self.prefix = prefix
        self.base_level = base_level
        self.home = self.file = ""
        self.files: Mapping[str, str] = {}
        self.language = article.metadata.language
        self._counts: dict[str, int] = {}
        self._open_levels: list[int] = []
        self._notes = {note.id: note for note in article.footnotes}
        self._called: dict[str, Note] = {}
        self._written = 0
        self._targets: dict[str, Any] | None = None
        self._resources = {resource.id: resource for resource in article.resources}
        self.findings.languages.add(self.language)

    # ------------------------------------------------------------ characters

    def text(self, value: str) -> str:
        """Write text, with the marks that browsers would let begin a line held to what stands before them."""
        value = self.plain(value)
        if "·" in value or "／" in value or "～" in value or "~" in value:
            return _unbroken(region_of(self.language)).sub(r'<span class="nb">\g<0></span>', value)
        return value

    def plain(self, value: str) -> str:
        """Write text as it is."""
        return escaped(legal(value, self.report))

    def quoted(self, value: str) -> str:
        """Write text inside a quoted attribute."""
        return quoted(legal(value, self.report))

    @property
    def words(self) -> Words:
        """The generated words of the language at this place."""
        return words_for(self.language)

    @contextmanager
    def speaking(self, language: str) -> Iterator[None]:
        """Write what is inside in another language."""
        before, self.language = self.language, language
        self.findings.languages.add(language)
        try:
            yield
        finally:
            self.language = before

    # ------------------------------------------------------------ ids

    def name(self, wanted: str) -> str:
        """Give the id that a block has in the output."""
        return self.prefix + name_of(legal(wanted, self.report))

    def address(self, target: str) -> str:
        """Give the address of the block with this id."""
        file = self.files.get(target, self.home)
        return ("" if file == self.file else file) + "#" + quote(self.name(target))

    def begin_file(self, name: str, base_level: int) -> None:
        """Go on in another file: its headings begin anew."""
        self.file = name
        self.base_level = base_level
        self._open_levels.clear()

    def count(self, kind: str) -> int:
        """Count one more of a kind."""
        self._counts[kind] = self._counts.get(kind, 0) + 1
        return self._counts[kind]

    def next_id(self, kind: str) -> str:
        """Give an id for something that the model gives none."""
        return f"{self.prefix}_{kind}-{self.count(kind)}"

    def target(self, wanted: str) -> Any:
        """Give the block or note with this id, or None."""
        if self._targets is None:
            nodes = (node for node in walk(self.article) if getattr(node, "id", None))
            self._targets = {node.id: node for node in nodes}
        return self._targets.get(wanted)

    def resource(self, name: str) -> Resource | None:
        """Give the resource with this id."""
        return self._resources.get(name)

    # ------------------------------------------------------------ headings

    def depth_of(self, level: int) -> int:
        """Give the depth of a heading in this document: no depth is left out, whatever levels the source used."""
        while self._open_levels and self._open_levels[-1] >= level:
            self._open_levels.pop()
        self._open_levels.append(level)
        return min(self.base_level + len(self._open_levels), 6)

    # ------------------------------------------------------------ notes

    def called(self, footnote: str) -> tuple[Note, str] | None:
        """Count a reference to a note; gives the note and the id of this reference."""
        if footnote not in self._notes:
            return None
        note = self._called.get(footnote)
        if note is None:
            note = self._called[footnote] = Note(self._notes[footnote], len(self._called) + 1, file=self.file)
        count = len(note.references) + 1
        note.references.append(f"{self.prefix}_ref-{note.number}" + (f"-{count}" if count > 1 else ""))
        return note, note.references[-1]

    def note_name(self, note: Note) -> str:
        """Give the id of a note in the output."""
        return f"{self.prefix}_note-{note.number}"

    def mark(self, note: Note) -> str:
        """Give the mark that calls a note."""
        if self.template.numbering.footnotes == "circled" and note.number <= 50:
            return format_number(note.number, "circled-decimal")
        return str(note.number)

    def due_notes(self) -> Iterator[Note]:
        """Yield the notes that were called and not yet written, those that notes call included."""
        while self._written < len(self._called):
            self._written += 1
            yield list(self._called.values())[self._written - 1]

    def uncalled_notes(self) -> Iterator[Note]:
        """Yield the notes that nothing calls: they are text too, and come last."""
        for name, footnote in self._notes.items():
            if name not in self._called:
                message = f"nothing refers to the note '{name}'; it stands after the others"
                self.report.info("uncalled-note", message)
                self._called[name] = Note(footnote, len(self._called) + 1, file=self.file)
        yield from self.due_notes()


@cache
def _unbroken(region: Region) -> re.Pattern[str]:
    """Match a character with the marks that must stay on its line (CLREQ §6.1.1, GB/T 15834 §5.1.9)."""
    rank = rank_of(region, None)
    starts = marks(rank, "start")
    held = "".join(mark for mark in _LEAKING if mark in starts or (mark == "／" and "/" in starts))
    both = "".join(mark for mark in _LEAKING if mark in starts and mark in marks(rank, "end"))
    wide = r"[^\s\x00-\x7f]"
    alternatives = [rf"{wide}(?:[{both}]{wide})+"] if both else []
    alternatives += [rf"{wide}[{held}]+"] if held else [r"(?!)"]
    return re.compile("|".join(alternatives))
