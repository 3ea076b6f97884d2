"""Block nodes: what stands below each other in; paragraphs, tables and drawings as finished XML out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import groupby
from typing import Final

from casepub.layout.style import ComputedStyle
from casepub.model import (
    Alignment,
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
    ListItem,
    OrderedList,
    PageBreak,
    Paragraph,
    Table,
    ThematicBreak,
    Verse,
)  # fmt: skip
from casepub.renderers.docx import figures, tables
from casepub.renderers.docx.catalog import ASIDE_ROLES, DIVISION_ROLES, PARAGRAPH_ROLES
from casepub.renderers.docx.fields import bookmarked
from casepub.renderers.docx.frame import Frame
from casepub.renderers.docx.inlines import Inlines
from casepub.renderers.docx.lists import level_of
from casepub.renderers.docx.looks import ALIGNMENTS, Holding
from casepub.renderers.docx.oxml import Properties, kept_with_next, lines, paragraph, run, switch, twips, w
from casepub.renderers.docx.package import XmlPart
from casepub.renderers.docx.runs import Look
from casepub.renderers.docx.state import Scope, Work
from casepub.text.region import region_of
from casepub.transform.numbering import label_joint

_MARKS: Final = ("<w:ruby>", '<w:rStyle w:val="Emphasis"/>', '<w:rStyle w:val="EmphasisDots"/>')


class Blocks:
    """Writes the blocks of one article into one part.

    Attributes:
        out: finished block elements in order.
        begin_section: begins a section on a right-hand page; None where no section can begin.
    """

    def __init__(
        self, work: Work, scope: Scope, part: XmlPart, note: Callable[[str], str],
        begin_section: Callable[[], None] | None = None,
    ) -> None:  # fmt: skip
        self.work = work
        self.scope = scope
        self.part = part
        self.inlines = Inlines(work, scope, part, note)
        self.out: list[str] = []
        self.prefix = ""
        self._begin_section = begin_section
        self._identities: list[str] = []
        self._break_pending = False
        self._after_heading = False
        self._close_up = False
        self._ground_end = 0

    def write(self, blocks: Iterable[Block], frame: Frame) -> None:
        """Write blocks in order."""
        for block in blocks:
            self._identified(block, frame)

    def _identified(self, block: Block, frame: Frame) -> None:
        """Write a block; the first paragraph of one that has an id bears its bookmark."""
        if block.language:
            frame = replace(frame, language=block.language)
        if block.id is None:
            self._block(block, frame)
            return
        name = self.scope.bookmark(block.id)
        self._identities.append(name)
        self._block(block, frame)
        # A block that writes nothing must not leave its name to the next.
        if name in self._identities:
            self._identities.remove(name)

    def _block(self, block: Block, frame: Frame) -> None:  # noqa: C901  one arm a node
        match block:
            case Paragraph():
                self._paragraph(block, frame)
            case Heading():
                self._heading(block, frame)
            case BlockQuote():
                self._quotation(block, frame)
            case Verse():
                self._verse(block, frame)
            case BulletList() | OrderedList():
                self._list(block, frame)
            case DefinitionList():
                self._definitions(block, frame)
            case CodeBlock():
                self._code(block, frame)
            case Figure():
                figures.write(self, block, frame)
            case Table():
                tables.write(self, block, frame)
            case Aside():
                self._aside(block, frame)
            case Division():
                style = DIVISION_ROLES.get(block.role)
                self.write(block.children, self.into(frame, style) if style else frame)
            case ThematicBreak():
                self._thematic_break(frame)
            case PageBreak():
                self.break_page()

    def into(self, frame: Frame, style: str) -> Frame:
        """Go into a container of a style."""
        return frame.into(style, self.work.looks.computed(style, frame.language))

    def end_page(self) -> None:
        """Write a page break that no paragraph has taken yet."""
        if self._break_pending:
            self.spacer(0.0)

    def spacer(self, height: float) -> None:
        """Write an empty paragraph of this height, which parts what Word would join (two tables)."""
        line = w("spacing", before=0, after=0, line=max(twips(height), 20), lineRule="exact")
        properties = {"spacing": line, "snapToGrid": switch("snapToGrid", False)}
        if self._break_pending:
            self._break_pending = False
            properties["pageBreakBefore"] = switch("pageBreakBefore", True)
        self.out.append(paragraph("Normal", "", properties))

    def break_page(self) -> None:
        """Let what follows begin a page."""
        self._break_pending = True

    def captured(self, write: Callable[[], None]) -> str:
        """Give what a call writes, instead of writing it."""
        out, self.out = self.out, []
        write()
        out, self.out = self.out, out
        return "".join(out)

    def text(self, style: str, nodes: Iterable[Inline], frame: Frame, properties: Properties | None = None) -> None:
        """Write inline nodes as one paragraph of a style."""
        look = self.inlines.look(style, frame.language)
        self.paragraph(style, self.inlines.write(nodes, look), frame, properties)

    def paragraph(self, style: str, content: str, frame: Frame, properties: Properties | None = None) -> None:
        """Write a paragraph of finished runs; `properties` go before all else."""
        self._break_before(style, frame)
        direct: dict[str, str] = {**self.work.looks.difference(style, frame.language), **self._placed(style, frame)}
        holding = _holding(content)
        if holding or self._close_up:
            before = 0.0 if self._close_up else None
            direct |= self.work.looks.held(self.computed(style, frame), holding, before)
            self._close_up = False
        if self._break_pending:
            self._break_pending = False
            direct["pageBreakBefore"] = switch("pageBreakBefore", True)
        if self.prefix:
            content, self.prefix = self.prefix + content, ""
        if self._identities:
            names = [(next(self.work.ids), name) for name in self._identities]
            content = bookmarked(content, names)
            self._identities.clear()
        self.out.append(paragraph(style, content, {**direct, **(properties or {})}))
        self._after_heading = False

    def computed(self, style: str, frame: Frame) -> ComputedStyle:
        """Give what a style looks like in a frame's language."""
        return self.work.looks.computed(style, frame.language)

    def _break_before(self, style: str, frame: Frame) -> None:
        """Begin a section on a right-hand page where the style wants one."""
        if frame.top and self._begin_section and self.computed(style, frame).break_before == "recto":
            self._begin_section()

    def _placed(self, style: str, frame: Frame) -> Properties:
        start, end = frame.sides(style)
        looks = self.work.looks
        return {"ind": looks.indentation(self.computed(style, frame), start, end)} if start or end else {}

    def _paragraph(self, block: Paragraph, frame: Frame) -> None:
        style = PARAGRAPH_ROLES.get(block.role, frame.style)
        alignment = block.alignment if block.alignment != "auto" else frame.alignment
        if style == "BodyText" and self._after_heading and alignment == "auto":
            style = "FirstParagraph"
        self.text(style, block.children, frame, self.aligned(style, frame, alignment))

    def aligned(self, style: str, frame: Frame, alignment: Alignment) -> Properties:
        """Give what sets a paragraph otherwise than its style does; a middle has no first-line indent."""
        if alignment == "auto":
            return {}
        computed = self.computed(style, frame)
        placed = {}
        if alignment in {"center", "end"} and computed.indent:
            placed["ind"] = self.work.looks.indentation(replace(computed, indent=0.0), *frame.sides(style))
        return placed | {"jc": w("jc", val=ALIGNMENTS[alignment])}

    def _heading(self, block: Heading, frame: Frame) -> None:
        style = f"Heading{min(max(block.level, 1), 6)}"
        look = self.inlines.look(style, frame.language)
        label = self._label(block, look) if block.label else ""
        if block.id and self.work.template.toc.enabled:
            self._identities.append(self.scope.contents_bookmark(block.id))
        self.paragraph(style, label + self.inlines.write(block.children, look), frame)
        self._after_heading = True

    def _label(self, block: Heading, look: Look) -> str:
        """Write the number of a heading, bookmarked without its stop, so that references can show it."""
        number = block.label.rstrip("、.． ")
        written = self.inlines.text(number, look) if number else ""
        if block.id and number:
            written = bookmarked(written, [(next(self.work.ids), self.scope.number_bookmark(block.id))])
        rest = block.label[len(number) :] + label_joint(block)
        return written + (self.inlines.text(rest, look) if rest else "")

    def _quotation(self, block: BlockQuote, frame: Frame) -> None:
        self.write(block.children, self.into(frame, "Quote"))
        self._attribution(block.attribution, frame)

    def _attribution(self, nodes: tuple[Inline, ...], frame: Frame) -> None:
        """Write who said it, never on another page than the last of what was said."""
        if not nodes:
            return
        if self.out and self.out[-1].startswith("<w:p>"):
            self.out[-1] = kept_with_next(self.out[-1])
        self.text("Attribution", nodes, frame)

    def _verse(self, block: Verse, frame: Frame) -> None:
        look = self.inlines.look("Verse", frame.language)
        for empty, stanza in groupby(block.lines, key=lambda line: not line):
            if not empty:
                content = run(w("br")).join(self.inlines.write(line, look) for line in stanza)
                self.paragraph("Verse", content, frame)
        self._attribution(block.attribution, frame)

    def _list(self, block: BulletList | OrderedList, frame: Frame) -> None:
        number = self.work.numbering.number(block, frame.depth, region_of(frame.language))
        called = w("numPr", w("ilvl", val=level_of(frame.depth)), w("numId", val=number))
        inner = self.into(frame, "ListParagraph")
        for item in block.items:
            self._item(item, called, inner, block.tight)

    def _item(self, item: ListItem, called: str, frame: Frame, tight: bool) -> None:
        """Write one item: its first paragraph bears the marker, an empty one where it begins with something else."""
        first = item.children[0] if item.children else None
        head = first if isinstance(first, Paragraph) and first.role == "body" else None
        at_head = replace(frame, language=head.language) if head and head.language else frame
        if head and head.id:
            self._identities.append(self.scope.bookmark(head.id))
        ticked = item.checked is not None
        look = self.inlines.look(frame.style, at_head.language)
        content = self.inlines.write(head.children, look) if head else ""
        properties = self._item_properties("" if ticked else called, frame, tight)
        self.paragraph(frame.style, (_checkbox(bool(item.checked)) if ticked else "") + content, at_head, properties)
        self.write(item.children[1:] if head else item.children, replace(frame, depth=frame.depth + 1))

    def _item_properties(self, called: str, frame: Frame, tight: bool) -> Properties:
        looks, computed = self.work.looks, self.computed(frame.style, frame)
        properties = {"numPr": called} if called else {}
        if not called or frame.edge or frame.depth:
            marker = replace(computed, indent=-computed.start)
            properties["ind"] = looks.indentation(marker, frame.edge, frame.end_edge)
        if not tight:
            properties["contextualSpacing"] = switch("contextualSpacing", False)
            properties["spacing"] = looks.spacing(computed, after=computed.after + computed.leading / 2)
        return properties

    def _definitions(self, block: DefinitionList, frame: Frame) -> None:
        for item in block.items:
            for term in item.terms:
                self.text("DefinitionTerm", term, frame)
            for description in item.descriptions:
                self.write(description, self.into(frame, "Definition"))

    def _code(self, block: CodeBlock, frame: Frame) -> None:
        self._part_grounds()
        frame = self.into(frame, "CodeBlock")
        self.paragraph("CodeBlock", run(lines(block.value.rstrip("\n")), {"noProof": w("noProof")}), frame)
        self._ground_end = len(self.out)

    def _part_grounds(self) -> None:
        """Part two neighbours that have a coloured ground, or both would stand on one."""
        if self.out and self._ground_end == len(self.out):
            self.spacer(0.0)

    def _aside(self, block: Aside, frame: Frame) -> None:
        style = ASIDE_ROLES[block.role]
        looks = self.work.looks
        ground = self.computed(style, frame)
        self._part_grounds()
        if block.title:
            title = self.computed("AsideTitle", frame)
            spacing = looks.spacing(title, before=max(title.before, ground.before), after=0.0)
            self.text("AsideTitle", block.title, frame, {"spacing": spacing})
            self._close_up = True
        self.write(block.children, self.into(frame, style))
        self._close_up = False
        self._ground_end = len(self.out)

    def _thematic_break(self, frame: Frame) -> None:
        """Write an empty line with a short rule in its middle."""
        side = self.work.geometry.column_measure * 0.4
        computed = replace(self.computed("ThematicBreak", frame), start=side, end=side)
        rule = w("pBdr", w("bottom", val="single", sz=6, space=1, color="auto"))
        self.paragraph("ThematicBreak", "", frame, {"pBdr": rule, "ind": self.work.looks.indentation(computed)})


def _holding(content: str) -> Holding:
    """Tell what makes a line higher than its characters."""
    if "<w:drawing>" in content:
        return "picture"
    return "marks" if any(mark in content for mark in _MARKS) else ""


def _checkbox(checked: bool) -> str:
    """Write a box that an editor can tick."""
    glyph = "☑" if checked else "☐"
    font = w("rFonts", ascii="MS Gothic", hAnsi="MS Gothic", eastAsia="MS Gothic", hint="eastAsia")
    states = (
        f'<w14:checkbox><w14:checked w14:val="{int(checked)}"/><w14:checkedState w14:val="2611" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
    )
    box = w("sdt", w("sdtPr", states), w("sdtContent", run(lines(glyph), {"rFonts": font})))
    return box + run(w("tab"))
