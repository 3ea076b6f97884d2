"""Blocks in, slabs out: every block node set in a column of a given measure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import count
from typing import Final, Literal

from casepub.diagnostics import Report
from casepub.layout.display import ARTIFACT, Anchor, Item, Path, TextRun, moved
from casepub.layout.figure import FigureComposer
from casepub.layout.geometry import Geometry
from casepub.layout.itemize import Itemizer, Voice
from casepub.layout.line import Line
from casepub.layout.marker import BULLET, BULLET_RISE, BULLET_SIZE, item_marker
from casepub.layout.paragraph import ParagraphComposer
from casepub.layout.slab import Slab, framed, shifted, with_corner
from casepub.layout.structure import StructureBuilder
from casepub.layout.style import ComputedStyle, StyleSheet, opened
from casepub.layout.table import table_slabs
from casepub.model import (
    Aside,
    Block,
    BlockQuote,
    BulletList,
    CodeBlock,
    DefinitionList,
    Division,
    Figure,
    Heading,
    Inline,
    LineBreak,
    ListItem,
    OrderedList,
    PageBreak,
    Paragraph,
    Resource,
    Table,
    Text,
    ThematicBreak,
    Verse,
)  # fmt: skip
from casepub.model.walk import text_of, walk
from casepub.template import Template
from casepub.transform.captions import caption_label
from casepub.transform.numbering import label_joint

_RULE_LENGTH: Final = 0.25
_EMPTY_LINE: Final = Line(())
_ROLE_STYLES: Final = {"lead": "lead", "signature": "signature", "dateline": "signature", "byline": "byline"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block is being set: the measure, the style names in force, its parent in the structure tree."""

    measure: float
    language: str
    paragraph: str = "paragraph"
    parent: int = ARTIFACT

    def narrowed(self, points: float) -> Place:
        """Give a place with a shorter line."""
        return replace(self, measure=max(self.measure - points, 1.0))


class BlockComposer:
    """Sets the blocks of one article."""

    def __init__(
        self,
        template: Template,
        sheet: StyleSheet,
        geometry: Geometry,
        tools: tuple[Itemizer, ParagraphComposer, StructureBuilder],
        resources: dict[str, Resource],
        report: Report,
    ) -> None:
        self._template = template
        self._sheet = sheet
        self._geometry = geometry
        self._itemizer, self._paragraphs, self.structure = tools
        self.extent = geometry.extent
        self._report = report
        self._figures = FigureComposer(self, geometry, template.figure, resources, report)
        self._boxes = count(1)
        self._counts = {"figure": 0, "table": 0}

    def prime(self, text: str, place: Place) -> None:
        """Look at the characters of a long text in one go."""
        self._paragraphs.prime(text, self.style("paragraph", place.language))

    def follow(self, blocks: Iterable[Block]) -> None:
        """Count the figures and tables of blocks that stand before and are set elsewhere."""
        for node in walk(blocks):
            self._counts["figure"] += isinstance(node, Figure)
            self._counts["table"] += isinstance(node, Table)

    def blocks(self, blocks: Iterable[Block], place: Place) -> list[Slab]:
        """Set blocks below each other; the first paragraph after a heading has a style of its own."""
        slabs: list[Slab] = []
        after_heading = False
        for block in blocks:
            here = (
                replace(place, paragraph="first_paragraph")
                if after_heading and place.paragraph == "paragraph"
                else place
            )
            slabs += self.block(block, here)
            after_heading = isinstance(block, Heading)
        return slabs

    def block(self, block: Block, place: Place) -> list[Slab]:
        """Set one block."""
        if block.language:
            place = replace(place, language=block.language)
        slabs = self._set(block, place)
        return self._anchored(slabs, block.id) if block.id and slabs else slabs

    def _set(self, block: Block, place: Place) -> list[Slab]:  # noqa: C901 (an arm a node)
        match block:
            case Paragraph():
                return self._paragraph(block, place)
            case Heading():
                return self._heading(block, place)
            case BlockQuote():
                return self._quote(block, place)
            case Verse():
                return self._verse(block, place)
            case BulletList() | OrderedList():
                return self._list(block, place)
            case DefinitionList():
                return self._definitions(block, place)
            case CodeBlock():
                return self._code(block, place)
            case Figure():
                captioned = replace(block, caption=self.numbered("figure", block.caption, place.language))
                return self._figures.slabs(captioned, place) if self._figures.shows(block) else []
            case Table():
                return table_slabs(block, place, self, self._template.table)
            case Aside():
                return self._aside(block, place)
            case Division():
                return self._division(block, place)
            case ThematicBreak():
                return self._thematic_break(place)
            case PageBreak():
                return [Slab(0.0, (), break_before="page")]

    def numbered(
        self, kind: Literal["figure", "table"], caption: tuple[Inline, ...], language: str
    ) -> tuple[Inline, ...]:
        """Give a caption with its label, where the template wants one and the caption has none."""
        self._counts[kind] += 1
        if not self._template.numbering.captions:
            return caption
        label = caption_label(kind, self._counts[kind], text_of(caption), language)
        return (Text(label), *caption) if label else caption

    def style(self, name: str, language: str) -> ComputedStyle:
        """Give a computed style."""
        return self._sheet.style(name, language)

    def text(
        self,
        inlines: tuple[Inline, ...],
        style: ComputedStyle,
        place: Place,
        role: str,
        marks: tuple[tuple[str, str], ...] = (),
    ) -> list[Slab]:
        """Set inlines as the lines of one block in this style."""
        style = opened(style, text_of(inlines)[:1])
        lines = self._paragraphs.lines(inlines, style, place.measure - style.start - style.end)
        structure = self.structure.add(role, place.parent, place.language)
        return self.slabs_of(lines, style, structure, marks)

    def slabs_of(
        self, lines: list[Line], style: ComputedStyle, structure: int, marks: tuple[tuple[str, str], ...] = ()
    ) -> list[Slab]:
        """Stack lines: two at least stay together at either end of a paragraph (widows and orphans)."""
        baseline = self._baseline(style)
        on_grid = style.leading == self._geometry.leading and style.background is None
        last = len(lines) - 1
        others = (0.0, baseline)
        slabs = []
        for n, line in enumerate(lines):
            glued = style.keep_with_next if n == last else style.keep_together or n in (0, last - 1)
            origin = (style.indent, baseline) if n == 0 else others
            slabs.append(
                Slab(
                    style.leading, line.items, origin, (), style.start, 0.0, 0.0, glued, on_grid, line.notes, structure,
                    style.background,
                )
            )  # fmt: skip
        if slabs and (style.break_before != "auto" or marks):
            first_break = style.break_before if style.break_before != "auto" else ""
            slabs[0] = slabs[0]._replace(break_before=first_break, marks=marks)
        return framed(slabs, style.before, style.after)

    def _baseline(self, style: ComputedStyle) -> float:
        """Give where the baseline (or centre line) lies below the start edge of a line's room."""
        if self._geometry.vertical:
            return style.leading / 2
        metrics = self._itemizer.look(Voice.of(style)).face.metrics
        return (style.leading - style.size) / 2 + metrics.em_top * style.size

    def _anchored(self, slabs: list[Slab], name: str) -> list[Slab]:
        slabs[0] = with_corner(slabs[0], Anchor(0.0, 0.0, name))
        return slabs

    def _paragraph(self, block: Paragraph, place: Place) -> list[Slab]:
        style = self.style(_ROLE_STYLES.get(block.role, place.paragraph), place.language)
        if block.role in ("addressee", "reference"):
            style = replace(style, indent=0.0)
        if block.alignment != "auto":
            flush = block.alignment in ("center", "end")
            style = replace(style, align=block.alignment, indent=0.0 if flush else style.indent)
        return self.text(block.children, style, place, "P")

    def _heading(self, block: Heading, place: Place) -> list[Slab]:
        style = self.style(f"heading_{min(max(block.level, 1), 6)}", place.language)
        label = block.label + label_joint(block)
        children = (Text(label), *block.children) if label else block.children
        marks = ((f"heading.{block.level}", text_of(children)), ("anchor", block.id or ""))
        return self.text(children, style, place, f"H{block.level}", marks)

    def _quote(self, block: BlockQuote, place: Place) -> list[Slab]:
        style = self.style("block_quote", place.language)
        parent = self.structure.add("BlockQuote", place.parent)
        inner = replace(place.narrowed(style.start + style.end), paragraph="block_quote", parent=parent)
        slabs = self._inside(block.children, inner, style)
        if block.attribution:
            slabs += self.text(block.attribution, self.style("attribution", place.language), inner, "P")
        return self._boxed(slabs, style, place)

    def _inside(self, children: tuple[Block, ...], place: Place, style: ComputedStyle) -> list[Slab]:
        """Set the blocks inside a box whose own margins the box has already taken."""
        slabs: list[Slab] = []
        for child in children:
            if isinstance(child, Paragraph) and child.role == "body":
                bare = replace(style, start=0.0, end=0.0, before=0.0, after=0.0, background=None, break_before="auto")
                slabs += self.text(child.children, bare, place, "P")
            else:
                slabs += self.block(child, place)
        return slabs

    def _boxed(self, slabs: list[Slab], style: ComputedStyle, place: Place) -> list[Slab]:
        """Move what is inside a box in by its margins, and colour what lies behind."""
        result, room = shifted(slabs, style.start), 0.0
        if style.background is not None:
            # The colour reaches out of the text, which keeps it off the words, and so the box wants as much more room.
            reach = (place.measure - style.start - style.end, style.size * 0.75)
            box, room = next(self._boxes), reach[1] / 2
            result = [s._replace(background=style.background, padding=reach, box=box, on_grid=False) for s in result]
        if style.keep_together:
            result = [s._replace(glued=True) for s in result[:-1]] + result[-1:]
        return framed(result, style.before + room, style.after + room)

    def _verse(self, block: Verse, place: Place) -> list[Slab]:
        style = self.style("verse", place.language)
        children = tuple(node for line in block.lines for node in (*line, LineBreak()))[:-1]
        slabs = self.text(children, replace(style, before=0.0, after=0.0), place, "P")
        if block.attribution:
            slabs += self.text(block.attribution, self.style("attribution", place.language), place, "P")
        return framed(slabs, style.before, style.after)

    def _list(self, block: BulletList | OrderedList, place: Place) -> list[Slab]:
        """Set a list; its margin holds its longest marker."""
        style = self.style("list", place.language)
        markers = [self._marker(item_marker(block, index), style) for index in range(len(block.items))]
        style = replace(style, start=max([style.start, *(length for _, length in markers)]))
        parent = self.structure.add("L", place.parent)
        slabs: list[Slab] = []
        for item, (marker, _) in zip(block.items, markers, strict=True):
            slabs += self._item(item, marker, style, replace(place, parent=parent))
            if not block.tight and slabs:
                slabs[-1] = slabs[-1]._replace(after=max(slabs[-1].after, style.leading / 2))
        return framed(slabs, style.before, style.after)

    def _item(self, item: ListItem, marker: tuple[Item, ...], style: ComputedStyle, place: Place) -> list[Slab]:
        element = self.structure.add("LI", place.parent)
        inner = replace(place.narrowed(style.start + style.end), paragraph="list", parent=element)
        bare = replace(style, start=0.0, before=0.0, after=0.0)
        slabs = self._inside(item.children, inner, style) or self.slabs_of([_EMPTY_LINE], bare, element)
        slabs = shifted(slabs, style.start)
        slabs[0] = with_corner(slabs[0], *marker)
        return slabs

    def _marker(self, marker: str, style: ComputedStyle) -> tuple[tuple[Item, ...], float]:
        """Set a marker close before the first line of its item; give it with the length that it and its gap take."""
        bare = replace(style, indent=0.0, align="start", start=0.0, end=0.0)
        baseline = self._baseline(style)
        if marker == BULLET:
            bare = replace(bare, size=style.size * BULLET_SIZE)
            baseline -= 0.0 if self._geometry.vertical else style.size * BULLET_RISE
        line = self._paragraphs.lines((Text(marker),), bare, 1000.0)[0]
        width = sum(item.advance for item in line.items if isinstance(item, TextRun))
        length = width + style.size * (0.5 if len(marker) == 1 else 0.25)
        return tuple(moved(item, -length, baseline) for item in line.items), length

    def _definitions(self, block: DefinitionList, place: Place) -> list[Slab]:
        style = self.style("list", place.language)
        term_style = self.style("term", place.language)
        parent = self.structure.add("L", place.parent)
        here = replace(place, parent=parent)
        slabs: list[Slab] = []
        for item in block.items:
            for term in item.terms:
                slabs += self.text(term, term_style, here, "Lbl")
            for description in item.descriptions:
                inner = replace(here.narrowed(style.start + style.end), paragraph="list")
                slabs += shifted(self._inside(description, inner, style), style.start)
        return framed(slabs, style.before, style.after)

    def _code(self, block: CodeBlock, place: Place) -> list[Slab]:
        style = self.style("code", place.language)
        rule = replace(style.rule, hyphens=False, minimum_last_line=0, pretty=False)
        bare = replace(style, before=0.0, after=0.0, start=0.0, end=0.0, background=None, rule=rule)
        lines = block.value.rstrip("\n").expandtabs(4).split("\n")
        # A no-break space keeps what a line begins with.
        kept = tuple(node for line in lines for node in (Text(_held(line)), LineBreak()))[:-1]
        inner = place.narrowed(style.start + style.end)
        return self._boxed(self.text(kept, bare, inner, "Code"), style, place)

    def _division(self, block: Division, place: Place) -> list[Slab]:
        if block.role == "epigraph":
            return self._quote(BlockQuote(block.children), place)
        inner = replace(place, parent=self.structure.add("Div", place.parent))
        children = block.children
        if block.role == "dedication":
            children = tuple(
                replace(child, alignment="center")
                if isinstance(child, Paragraph) and child.alignment == "auto"
                else child
                for child in children
            )
        return self.blocks(children, inner)

    def _aside(self, block: Aside, place: Place) -> list[Slab]:
        style = self.style("aside", place.language)
        parent = self.structure.add("Sect", place.parent)
        inner = replace(place.narrowed(style.start + style.end), paragraph="aside", parent=parent)
        slabs: list[Slab] = []
        if block.title:
            slabs += self.text(block.title, self.style("aside_title", place.language), inner, "P")
        slabs += self._inside(block.children, inner, style)
        return self._boxed(slabs, style, place)

    def _thematic_break(self, place: Place) -> list[Slab]:
        leading, length = self._geometry.leading, place.measure * _RULE_LENGTH
        start = (place.measure - length) / 2
        color = self.style("paragraph", place.language).color
        rule = Path((("M", start, leading / 2), ("L", start + length, leading / 2)), stroke=color, width=0.5)
        return [Slab(leading, (rule,), on_grid=True)]


def _held(line: str) -> str:
    body = line.lstrip(" ")
    return "\u00a0" * (len(line) - len(body)) + body
