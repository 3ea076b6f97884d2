"""Inline nodes in; the cells of a paragraph and the places where its lines may end out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from casepub.diagnostics import Report
from casepub.layout.cell import Cell, kinds_of
from casepub.layout.display import Anchor, Item, Picture
from casepub.layout.itemize import Itemizer, Voice
from casepub.layout.line import SOFT_HYPHEN
from casepub.layout.ruby import ruby_cells
from casepub.layout.strip import Strip
from casepub.layout.style import StyleSheet, TextRule
from casepub.layout.warichu import warichu_cells
from casepub.model import (
    Code,
    CrossReference,
    Emphasis,
    FootnoteReference,
    Image,
    Inline,
    LineBreak,
    Link,
    Resource,
    Ruby,
    Span,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Text,
    Underline,
)  # fmt: skip
from casepub.model.walk import text_of
from casepub.units import Color

# What stands for a cell that is no text when break opportunities are looked for: an object, or a mark that joins.
_OBJECT: Final = "\ufffc"
_JOINING: Final = "\u0301"
_TIE: Final = "\u2060"  # a word joiner: no line ends before what follows

# Invisible characters that say where a line may end: soft hyphen, zero width space, word joiner, the old joiner.
_CONTROLS: Final = re.compile("[\u00ad\u200b\u2060\ufeff]")
_CONTROLS_FIRST: Final = re.compile("\\A[\u00ad\u200b\u2060\ufeff]+")

# Annotated words that are remembered: names come again and again.
_ANNOTATED: Final = 1024
_SMALL: Final = 0.6
_RAISED, _LOWERED = 0.4, -0.2
_CODE_SIZE: Final = 0.9


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What inlines refer to: notes' marks, resources, numbers and pages of other blocks, the colour of links."""

    note_marks: Mapping[str, str]
    resources: Mapping[str, Resource]
    references: Mapping[str, str]
    link_color: Color
    link_underline: bool


class _Part:
    """Cells between forced line ends, each with what stands for it when break opportunities are looked for."""

    def __init__(self) -> None:
        self.cells: list[Cell] = []
        self.standing: list[str] = []

    def add(self, cell: Cell, standing: str) -> None:
        self.cells.append(cell)
        self.standing.append(standing)

    def extend(self, cells: list[Cell], text: str) -> None:
        if _CONTROLS.search(text):
            cells, standing = _controlled(cells, text)
            self.standing += standing
        else:
            self.standing += [cell.text for cell in cells]
        self.cells += cells

    def strip(self, rule: TextRule, size: float) -> Strip:
        return Strip(tuple(self.cells), tuple(self.standing), rule, size)


class InlineFlattener:
    """Turns inline nodes into strips: one for each part of a paragraph between forced line ends."""

    def __init__(self, itemizer: Itemizer, sheet: StyleSheet, around: Surroundings, report: Report) -> None:
        self._itemizer = itemizer
        self._sheet = sheet
        self._around = around
        self._report = report
        self._ruby = lru_cache(_ANNOTATED)(self._make_ruby)

    def strips(self, inlines: tuple[Inline, ...], voice: Voice) -> list[Strip]:
        """Give the strips of a paragraph."""
        parts = [_Part()]
        for inline in inlines:
            self._add(inline, voice, parts)
        return [part.strip(voice.rule, voice.size) for part in parts]

    def _add(self, node: Inline, voice: Voice, parts: list[_Part]) -> None:  # noqa: C901 (an arm a node)
        """Add a node's cells to the last part; a forced line end opens a new one."""
        part = parts[-1]
        match node:
            case Text(value=value):
                part.extend(self._itemizer.cells(value, voice), value)
            case Code(value=value):
                code = voice.but(font="mono", size=voice.size * _CODE_SIZE, plain=True)
                part.extend(self._itemizer.cells(value, code), value)
            case LineBreak():
                parts.append(_Part())
            case Image():
                part.add(self._image(node, voice), _OBJECT)
            case FootnoteReference(footnote=name):
                self._add_note(name, voice, part)
            case Ruby():
                _add_all(self._ruby(node, voice), part)
            case CrossReference():
                self._add_reference(node, voice, parts)
            case Span(role="proper-name" | "work-title" | "deceased"):
                self._add_name(node, voice, parts)
            case Superscript() | Subscript():
                self._add_script(node, voice, parts)
            case Span(role="warichu"):
                for cell in warichu_cells(node, voice, self._itemizer):
                    part.add(cell, cell.text)
            case Span(role="upright") if voice.rule.vertical:
                _add_all((self._itemizer.side_by_side(text_of(node.children), voice),), part)
            case _:
                self._add_children(node, voice, parts)

    def _make_ruby(self, node: Ruby, voice: Voice) -> tuple[Cell, ...]:
        return tuple(ruby_cells(node, voice, self._itemizer))

    def _add_children(self, node: Inline, voice: Voice, parts: list[_Part]) -> None:
        inner = self._voice_of(node, voice)
        for child in getattr(node, "children", ()):
            self._add(child, inner, parts)

    def _add_name(self, node: Inline, voice: Voice, parts: list[_Part]) -> None:
        """Add a name or title, whose line is its own: two that are neighbours are told apart (CLREQ §5.6.1)."""
        part, start = parts[-1], len(parts[-1].cells)
        self._add_children(node, voice, parts)
        if start < len(part.cells):
            part.cells[start] = replace(part.cells[start], parted=True)

    def _add_script(self, node: Inline, voice: Voice, parts: list[_Part]) -> None:
        """Add raised or lowered text, which stays with what it belongs to (CLREQ §6.1.2.3; JLREQ 3.1.10)."""
        part, start = parts[-1], len(parts[-1].cells)
        self._add_children(node, voice, parts)
        if 0 < start < len(part.cells):
            part.cells[start] = replace(part.cells[start], joined=True)
            part.standing[start - 1] += _TIE

    def _voice_of(self, node: Inline, voice: Voice) -> Voice:  # noqa: C901 (an arm a node)
        """Give the voice inside a node."""
        match node:
            case Emphasis():
                return self._emphasised(voice)
            case Strong():
                return voice.but(weight="bold")
            case Underline():
                return voice.decorated("underline")
            case Strikethrough():
                return voice.decorated("strike")
            case Superscript():
                return voice.but(size=voice.size * _SMALL, shift=voice.shift + voice.size * _RAISED)
            case Subscript():
                return voice.but(size=voice.size * _SMALL, shift=voice.shift + voice.size * _LOWERED)
            case Link(target=target, title=title):
                return self._linked(voice, target, title)
            case Span():
                return self._spanned(node, voice)
            case _:
                return voice

    def _emphasised(self, voice: Voice) -> Voice:
        match voice.rule.emphasis:
            case "dots":
                return voice.decorated("dots")
            case "kai":
                return voice.but(font="kai")
            case "bold":
                return voice.but(weight="bold")
            case "italic":
                return voice.but(slant=True)

    def _linked(self, voice: Voice, target: str, title: str) -> Voice:
        linked = voice.but(link=target, link_title=title, color=self._around.link_color)
        return linked.decorated("underline") if self._around.link_underline else linked

    def _spanned(self, node: Span, voice: Voice) -> Voice:
        if node.language:
            voice = voice.but(rule=self._sheet.rule(node.language))
        match node.role:
            case "proper-name" | "work-title" | "deceased":
                return voice.decorated(node.role)
            case "term":
                return voice.but(weight="bold")
            case "small-caps":
                self._report.info(
                    "small-caps-not-carried", "no shipped face has small capitals; the PDF sets usual letters"
                )
                return voice
            case _:
                return voice

    def _image(self, node: Image, voice: Voice) -> Cell:
        """Set a picture in the line at the height of the text, on its baseline."""
        resource = self._around.resources.get(node.resource)
        ratio = resource.width / resource.height if resource and resource.width and resource.height else 1.0
        size, vertical = voice.size, voice.rule.vertical
        advance = size / ratio if vertical else size * ratio
        picture = Picture(0.0, -size * (0.5 if vertical else 0.88), advance, size, node.resource, node.alt)
        look = self._itemizer.look(voice)
        return Cell(_OBJECT, _OBJECT, kinds_of(_OBJECT, _OBJECT), "", advance, look, items=(picture,))

    def _add_note(self, name: str, voice: Voice, part: _Part) -> None:
        """Set the mark of a note, raised; it is never parted from what is before it (JLREQ 3.1.10 h)."""
        mark = self._around.note_marks.get(name, "*")
        raised = voice.but(
            size=voice.size * _SMALL, shift=voice.shift + voice.size * _RAISED, plain=True,
            link=f"#{note_anchor(name)}", decorations=frozenset(),
        )  # fmt: skip
        cells = self._itemizer.cells(mark, raised)
        for index, cell in enumerate(cells):
            last = index == len(cells) - 1
            items: tuple[Item, ...] = (Anchor(0.0, -voice.size, back_anchor(name)),) if index == 0 else ()
            part.add(replace(cell, joined=True, note=name if last else "", items=cell.items + items), _JOINING)

    def _add_reference(self, node: CrossReference, voice: Voice, parts: list[_Part]) -> None:
        """Set a cross reference: the text as written, else what is known of its target."""
        inner = self._linked(voice, f"#{node.target}", "")
        for child in node.children or (Text(self._around.references.get(f"{node.kind}:{node.target}", node.target)),):
            self._add(child, inner, parts)


def _controlled(cells: list[Cell], text: str) -> tuple[list[Cell], list[str]]:
    """Give cells and what stands for them where invisible characters say something: they go to the cell before them.

    A soft hyphen lets a word be parted with a hyphen; a zero width space and a word joiner act by UAX #14.
    """
    made, standing = [], []
    at = 0
    for cell in cells:
        start = at
        for char in cell.text:
            at = text.index(char, at) + 1
        end = at + len(text[at:]) - len(_CONTROLS_FIRST.sub("", text[at:], count=1))
        made.append(replace(cell, hyphen=True) if text[at:end] == SOFT_HYPHEN else cell)
        standing.append(text[start:end])
        at = end
    return made, standing


def _add_all(cells: Iterable[Cell], part: _Part) -> None:
    """Add cells that are never parted: the first character of each decides where a line may end."""
    for cell in cells:
        part.add(cell, cell.first)


def note_anchor(name: str) -> str:
    """Give the name of the anchor at a note."""
    return f"note-{name}"


def back_anchor(name: str) -> str:
    """Give the name of the anchor at the mark that calls a note."""
    return f"note-{name}-mark"
