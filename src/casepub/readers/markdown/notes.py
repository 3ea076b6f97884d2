"""Footnotes: definitions and references as they are met, in; the notes by id, in order of first reference, out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from markdown_it.token import Token

from casepub.model import Block, Discarded, Footnote, Paragraph
from casepub.model.walk import text_of
from casepub.readers.base import ReadContext

if TYPE_CHECKING:
    from casepub.readers.markdown.inlines import InlineReader

_RULE: Final = "unused-note"
_INLINE: Final = "note-inline-"


class NoteBook:
    """Collects the notes of one document."""

    def __init__(self, context: ReadContext, name: str) -> None:
        self._context = context
        self._name = name
        self._order: list[str] = []
        self._blocks: dict[str, tuple[Block, ...]] = {}
        self._lines: dict[str, int] = {}
        self.discarded: list[Discarded] = []

    def reference(self, token: Token) -> str:
        """Give the id of the note that a reference calls."""
        key = identifier(token)
        if key not in self._order:
            self._order.append(key)
        return key

    def define(self, key: str, blocks: tuple[Block, ...], line: int) -> None:
        """Keep what a note says; a second note of the same name is set aside."""
        if key in self._blocks:
            self._set_aside(blocks, line, "a second note of this name")
        else:
            self._blocks[key], self._lines[key] = blocks, line

    def define_inline(self, surroundings: Mapping[str, Any], inlines: InlineReader) -> None:
        """Keep the notes that were written in the line, which the parser leaves in its surroundings."""
        for number, note in surroundings.get("footnotes", {}).get("list", {}).items():
            if "tokens" in note:
                children = inlines.read(note["tokens"], 0)
                self._blocks[f"{_INLINE}{int(number) + 1}"] = (Paragraph(children),) if children else ()

    def _set_aside(self, blocks: tuple[Block, ...], line: int, why: str) -> None:
        text = text_of(blocks).strip()
        self.discarded.append(Discarded(text, _RULE, 1.0, line))
        self._context.report.warning(_RULE, f"{why} is not in the text: {text[:40]}", f"{self._name}, line {line}")

    def finish(self) -> tuple[Footnote, ...]:
        """Give the notes in order of first reference; those that nothing calls are set aside."""
        for key in self._blocks.keys() - set(self._order):
            self._set_aside(self._blocks[key], self._lines[key], "a note that nothing refers to")
        self.discarded.sort(key=lambda item: item.line)
        return tuple(Footnote(key, self._blocks.get(key, ())) for key in self._order)


def identifier(token: Token) -> str:
    """Name a note after its label; one written in the line has only a number."""
    label = token.meta.get("label")
    return f"note-{label}" if label else f"{_INLINE}{int(token.meta['id']) + 1}"
