"""The body of a Word document, or of a note, in; this reader's own values out: blocks, with their numbers resolved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from casepub.diagnostics import Report
from casepub.readers.docx.drawings import chosen
from casepub.readers.docx.fields import Field
from casepub.readers.docx.formats import Formats
from casepub.readers.docx.names import child, children, number, said, switch, value
from casepub.readers.docx.numbering import Numbering
from casepub.readers.docx.pieces import PieceReader
from casepub.readers.docx.styles import Styles, outline_level
from casepub.readers.docx.values import CellValue, Generated, Number, ParagraphValue, Piece, RowValue, TableValue, Value
from casepub.readers.xml import Element, local_name

_WRAPPERS: Final = frozenset({"smartTag", "customXml", "sdtContent", "ins", "moveTo", "del", "moveFrom"})
_RULE_SIDES: Final = ("bottom", "top", "between")


@dataclass(slots=True)
class Surroundings:
    """What the stories of one document share."""

    styles: Styles
    numbering: Numbering
    formats: Formats
    report: Report
    name: str
    reject: bool
    hidden: list[str] = field(default_factory=list)
    paragraphs: int = 0
    met: set[Element] = field(default_factory=set)

    @property
    def dropped(self) -> tuple[str, str]:
        """Name the tracked changes that do not count in the view that is read."""
        return ("ins", "moveTo") if self.reject else ("del", "moveFrom")


class Story:
    """One part with text: the body, the footnotes, the endnotes, the comments."""

    def __init__(self, shared: Surroundings, targets: dict[str, str]) -> None:
        self.shared = shared
        self.targets = targets
        self.fields: list[Field] = []
        self.comments: list[str] = []
        self._bookmarks: list[str] = []
        self._waiting: list[ParagraphValue] = []

    def blocks(self, parent: Element) -> tuple[Value, ...]:
        """Read everything below an element."""
        waiting, self._waiting = self._waiting, []
        found = list(self._blocks(parent))
        found += self._released()
        self._waiting = waiting
        return tuple(found)

    def _blocks(self, parent: Element) -> Iterator[Value]:
        for element in parent:
            handler = _HANDLERS.get(local_name(element))
            if handler is not None:
                yield from handler(self, element)

    def nested(self, element: Element) -> Iterator[Value]:
        """Read what a wrapper holds, unless it is a change that does not count."""
        if not self.is_dropped(element):
            yield from self._blocks(element)

    def control(self, element: Element) -> Iterator[Value]:
        """Read a content control; one that Word fills with a table of contents is generated."""
        content = child(element, "sdtContent")
        gallery = said(child(child(element, "sdtPr"), "docPartObj"), "docPartGallery").casefold()
        if content is None:
            return
        if gallery in ("table of contents", "bibliographies"):
            kind = "table-of-contents" if gallery.startswith("table") else "generated"
            yield Generated("\n".join(_text(block) for block in self._blocks(content)).strip("\n"), kind)
        else:
            yield from self._blocks(content)

    def alternatives(self, element: Element) -> Iterator[Value]:
        """Read one branch of alternative content."""
        for branch in chosen(element):
            handler = _HANDLERS.get(local_name(branch))
            if handler is not None:
                yield from handler(self, branch)

    def bookmark(self, element: Element) -> Iterator[Value]:
        """Keep a bookmark that stands between blocks for the next one."""
        self._bookmarks.append(value(element, "name"))
        return iter(())

    def is_dropped(self, element: Element) -> bool:
        """Tell whether a tracked change does not count in the view that is read."""
        return local_name(element) in self.shared.dropped

    def paragraph(self, element: Element) -> Iterator[Value]:
        """Read a paragraph; one whose mark is deleted runs on into the next."""
        began_in_table = self._in_table
        reader = PieceReader(self)
        pieces = reader.read(element)
        properties = self.shared.formats.properties(element, "pPr")
        made = self._made(properties, pieces, reader)
        if (began_in_table or self._in_table) and made.outline is not None and "toc" not in made.style:
            # No heading stands in a table of contents: the end of its field is missing.
            self.fields.clear()
        elif began_in_table or self._in_table:
            yield Generated(_text(made), "table-of-contents")
            return
        if self._mark_is_dropped(element):
            self._waiting.append(made)
            return
        yield self._joined(made)

    @property
    def _in_table(self) -> bool:
        return any(field.is_table and field.in_result for field in self.fields)

    def _joined(self, last: ParagraphValue) -> ParagraphValue:
        """Put paragraphs without a mark before the one that has it, which gives its style."""
        if not self._waiting:
            return last
        pieces = tuple(piece for made in self._waiting for piece in made.pieces)
        bookmarks = tuple(name for made in self._waiting for name in made.bookmarks)
        self._waiting.clear()
        return replace(last, pieces=pieces + last.pieces, bookmarks=bookmarks + last.bookmarks)

    def _released(self) -> list[Value]:
        if not self._waiting:
            return []
        return [self._joined(self._waiting.pop())]

    def _mark_is_dropped(self, element: Element) -> bool:
        marks = child(child(element, "pPr"), "rPr")
        return child(marks, "ins" if self.shared.reject else "del") is not None

    def _made(self, properties: Element | None, pieces: tuple[Piece, ...], reader: PieceReader) -> ParagraphValue:
        styles = self.shared.styles
        style_id = said(properties, "pStyle")
        own_outline = said(properties, "outlineLvl")
        self.shared.paragraphs += 1
        bookmarks, self._bookmarks = (*self._bookmarks, *reader.bookmarks), []
        return ParagraphValue(
            pieces,
            style=styles.name(style_id),
            outline=outline_level(own_outline) if own_outline else styles.outline(style_id),
            number=self._number(properties, style_id),
            alignment=said(properties, "jc"),
            indent=_indent(child(properties, "ind")),
            page_break_before=bool(switch(properties, "pageBreakBefore")),
            has_rule=_has_rule(child(properties, "pBdr")),
            sequences=tuple(reader.sequences),
            bookmarks=bookmarks,
            index=self.shared.paragraphs,
        )

    def _number(self, properties: Element | None, style_id: str) -> Number | None:
        """Count the paragraph in its list: its own, or that of its style; list 0 is none."""
        styles, numbering = self.shared.styles, self.shared.numbering
        own = child(properties, "numPr")
        styled = styles.paragraph_child(style_id, "numPr")
        list_id = said(own, "numId") or said(styled, "numId")
        if not list_id or list_id == "0":
            return None
        level = said(own, "ilvl")
        if not level:
            tied = (numbering.level_of_style(list_id, style.id) for style in styles.chain(style_id))
            index = next((found for found in tied if found is not None), None)
            return numbering.next(list_id, number(said(styled, "ilvl")) if index is None else index)
        return numbering.next(list_id, number(level))

    def table(self, element: Element) -> Iterator[Value]:
        """Read a table."""
        bookmarks, self._bookmarks = tuple(self._bookmarks), []
        grid = child(element, "tblGrid")
        widths = tuple(number(value(column, "w")) for column in children(grid, "gridCol"))
        index = self.shared.paragraphs
        rows = tuple(self._rows(element))
        if rows:
            yield TableValue(rows, widths, bookmarks, index)

    def _rows(self, parent: Element) -> Iterator[RowValue]:
        for element in parent:
            name = local_name(element)
            if name == "tr":
                yield from self._row(element)
            elif name == "sdt":
                content = child(element, "sdtContent")
                yield from self._rows(content) if content is not None else ()
            elif name in _WRAPPERS and not self.is_dropped(element):
                yield from self._rows(element)

    def _row(self, element: Element) -> Iterator[RowValue]:
        properties = child(element, "trPr")
        if child(properties, "ins" if self.shared.reject else "del") is not None:
            return
        before = number(said(properties, "gridBefore"))
        yield RowValue(tuple(self._cells(element)), bool(switch(properties, "tblHeader")), before)

    def _cells(self, parent: Element) -> Iterator[CellValue]:
        for element in parent:
            name = local_name(element)
            if name == "tc":
                yield self._cell(element)
            elif name == "sdt":
                content = child(element, "sdtContent")
                yield from self._cells(content) if content is not None else ()
            elif name in _WRAPPERS and not self.is_dropped(element):
                yield from self._cells(element)

    def _cell(self, element: Element) -> CellValue:
        properties = child(element, "tcPr")
        merged = child(properties, "vMerge")
        merge = "" if merged is None else value(merged) or "continue"
        blocks = self.blocks(element)
        if child(properties, "cellIns" if self.shared.reject else "cellDel") is not None:
            blocks = ()
        return CellValue(blocks, max(1, number(said(properties, "gridSpan"), 1)), merge)


def _indent(element: Element | None) -> int:
    return number(value(element, "left") or value(element, "start"))


def _has_rule(borders: Element | None) -> bool:
    return any(said(borders, side) not in ("", "none", "nil") for side in _RULE_SIDES)


def _text(block: Value) -> str:
    """Give the plain text of a block that is set aside."""
    match block:
        case ParagraphValue(pieces=pieces):
            return "".join(getattr(piece, "value", "") for piece in pieces)
        case TableValue(rows=rows):
            return "\n".join(_text(inner) for row in rows for cell in row.cells for inner in cell.blocks)
        case Generated(text=text):
            return text


_HANDLERS: Final[dict[str, Callable[[Story, Element], Iterator[Value]]]] = {
    "p": Story.paragraph,
    "tbl": Story.table,
    "sdt": Story.control,
    "AlternateContent": Story.alternatives,
    "bookmarkStart": Story.bookmark,
    **dict.fromkeys(_WRAPPERS, Story.nested),
}
