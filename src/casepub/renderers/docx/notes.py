"""Footnotes: calls in the text in; reference runs, and `footnotes.xml` with its separators, out."""

from __future__ import annotations

from typing import Final

from casepub.model import Footnote, Table
from casepub.renderers.docx.blocks import Blocks
from casepub.renderers.docx.fields import bookmark_name, bookmarked, field
from casepub.renderers.docx.frame import Frame
from casepub.renderers.docx.oxml import paragraph, part, run, switch, text, w
from casepub.renderers.docx.state import Scope, Work
from casepub.template.schema import Numbering
from casepub.text.numeral import format_number

_STYLE: Final = "FootnoteText"
_REFERENCE: Final = {"rStyle": w("rStyle", val="FootnoteReference")}
NUMBER_FORMATS: Final = {"circled": "decimalEnclosedCircleChinese", "decimal": "decimal"}
_COUNTERS: Final = {"circled": "circled-decimal", "decimal": "decimal"}


class Notes:
    """Writes the notes of one article as its text calls them."""

    def __init__(self, work: Work, scope: Scope) -> None:
        self._work = work
        self._scope = scope
        self._inner: list[Footnote] = []

    def call(self, note_id: str) -> str:
        """Write the mark of a note; at the first call the note itself is written too."""
        note = self._known(note_id)
        if note is None:
            return ""
        name = bookmark_name("_Ref", self._scope.index, "note", note_id)
        if note_id in self._scope.note_numbers:
            shown = format_number(self._scope.note_numbers[note_id], _COUNTERS[self._rules.footnotes])
            return field(f"NOTEREF {name} \\f \\h", run(text(shown), _REFERENCE))
        self._scope.note_numbers[note_id] = len(self._scope.note_numbers) + 1
        number = self._write(note)
        return bookmarked(run(w("footnoteReference", id=number), _REFERENCE), [(next(self._work.ids), name)])

    def _known(self, note_id: str) -> Footnote | None:
        note = self._scope.footnotes.get(note_id)
        if note is None:
            self._work.context.report.warning("dangling-reference", f"no footnote has the id '{note_id}'")
        return note

    @property
    def _rules(self) -> Numbering:
        return self._work.template.numbering

    def _write(self, note: Footnote) -> int:
        number = len(self._work.notes) + 1
        self._work.notes.append("")  # keeps its place while notes inside it are written
        self._inner = []
        blocks = Blocks(self._work, self._scope, self._work.footnotes, self._call_inside)
        frame = Frame(_STYLE, self._scope.language)
        blocks.prefix = run(w("footnoteRef"), _REFERENCE) + run(text(" "))
        if not note.blocks or isinstance(note.blocks[0], Table):
            blocks.paragraph(_STYLE, "", frame)
        blocks.write(note.blocks, frame)
        for inner in self._inner:
            blocks.write(inner.blocks, frame)
        self._work.notes[number - 1] = w("footnote", *blocks.out, id=number)
        return number

    def _call_inside(self, note_id: str) -> str:
        """Set a note that a note calls behind it: Word has no notes of notes."""
        note = self._known(note_id)
        if note is None:
            return ""
        if note_id not in self._scope.note_numbers:
            self._scope.note_numbers[note_id] = len(self._scope.note_numbers) + 1
            self._inner.append(note)
            self._work.context.report.warning(
                "nested-footnote", "Word has no footnotes of footnotes; the inner one stands at the end of the outer"
            )
        return run(text("*"), _REFERENCE)

    def write_uncalled(self, blocks: Blocks) -> None:
        """Write the notes that nothing calls at the end of the text, so that they are not lost."""
        for note in self._scope.article.footnotes:
            if note.id not in self._scope.note_numbers:
                self._work.context.report.warning(
                    "footnote-not-called", f"nothing calls the footnote '{note.id}'; it stands at the end of the text"
                )
                blocks.write(note.blocks, Frame(_STYLE, self._scope.language))


def footnotes_part(work: Work) -> str:
    """Write `footnotes.xml`; the separators are without the indents of body text."""
    return part("footnotes", (_separator("separator", -1), _separator("continuationSeparator", 0), *work.notes))


def _separator(kind: str, number: int) -> str:
    flat = {
        "snapToGrid": switch("snapToGrid", False),
        "spacing": w("spacing", before=0, after=0, line=240, lineRule="auto"),
        "ind": w("ind", firstLineChars=0, firstLine=0),
    }
    return w("footnote", paragraph("Normal", run(w(kind)), flat), type=kind, id=number)
