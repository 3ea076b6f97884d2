"""This reader's own values in, blocks of the model out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from casepub.model import (
    Alignment,
    Aside,
    Block,
    Discarded,
    Emphasis,
    Figure,
    Heading,
    Image,
    Inline,
    LineBreak,
    PageBreak,
    Paragraph,
    SourceSpan,
    Span,
    Strong,
    Table,
    Text,
    ThematicBreak,
    Underline,
)  # fmt: skip
from casepub.model.walk import text_of
from casepub.readers.builder import Children
from casepub.readers.docx import lists, roles
from casepub.readers.docx.captions import captioned
from casepub.readers.docx.fields import identity, is_identity
from casepub.readers.docx.groups import Item, group_of, grouped
from casepub.readers.docx.inlines import InlineConverter
from casepub.readers.docx.tables import table_of
from casepub.readers.docx.values import (
    Break,
    Generated,
    ParagraphValue,
    Picture,
    Piece,
    TableValue,
    TextBox,
    Value,
)  # fmt: skip
from casepub.text.pattern import lazily

_ALIGNMENTS: Final[dict[str, Alignment]] = {"center": "center", "right": "end", "end": "end", "distribute": "justify"}
_ORNAMENT: Final = lazily(r"(?:[*＊※◇◆○●☆★~～·-]\s*){3,}|[—－─]{3,}|[*＊※◇◆☆★⁂]")


class Converter:
    """Converts the blocks of one document."""

    def __init__(self, inlines: InlineConverter, *, mine: bool) -> None:
        """Set up.

        Args:
            inlines: converts what stands in paragraphs.
            mine: the document was written by casepub, so that numbers of captions are generated.
        """
        self._inlines = inlines
        self._mine = mine
        self._headings: frozenset[int] = frozenset()
        self._level = 1
        self.discarded: list[Discarded] = []

    def convert(self, values: Sequence[Value]) -> tuple[Block, ...]:
        """Give the blocks of the body, of a cell, of a note."""
        self._headings |= lists.headings_among(values)
        items: list[Item] = []
        for value in values:
            items += self._items(value, items)
        return captioned(grouped(items), numbered=self._mine)

    def _items(self, value: Value, before: list[Item]) -> list[Item]:
        match value:
            case Generated(text=text, kind=kind):
                if text.strip():
                    self.discarded.append(Discarded(text.strip(), kind, 1.0))
                return []
            case TableValue():
                table = table_of(value, self.convert)
                return [Item("", replace(table, id=_identity(value.bookmarks), source=_span(value.index)))]
            case ParagraphValue():
                return [item for part in _divided(value) for item in self._paragraph(part, before)]

    def _paragraph(self, value: ParagraphValue | Block, before: list[Item]) -> list[Item]:
        if not isinstance(value, ParagraphValue):
            return [Item("", value)]
        if roles.GENERATED.fullmatch(value.style):
            return self._items(Generated(lists.plain(value), "table-of-contents"), before)
        boxes = [piece for piece in value.pieces if isinstance(piece, TextBox)]
        item = self._item(value, self._inlines.convert(value.pieces), before)
        breaks = [Item("", PageBreak())] if value.page_break_before and value.outline is None else []
        return breaks + ([item] if item else []) + [one for box in boxes for one in self._box(box)]

    def _box(self, box: TextBox) -> list[Item]:
        """Give the blocks of a text box: a picture with its caption as such, anything else as a sidebar."""
        blocks = self.convert(box.blocks)
        if all(isinstance(block, Figure | Table) for block in blocks):
            return [Item("", block) for block in blocks]
        return [Item("", Aside(blocks, "sidebar"))]

    def _item(self, value: ParagraphValue, children: Children, before: list[Item]) -> Item | None:
        number = value.number
        if value.outline is not None:
            return self._heading(value, children, value.outline + 1)
        if number is not None and value.index in self._headings:
            return self._heading(value, children, self._level + 1 + number.level, sets_level=False)
        if not children:
            return Item("", ThematicBreak()) if value.has_rule else _empty(value)
        checked, children = lists.task_in(children) if number or value.style in roles.LIST else (None, children)
        block = self._block(value, children)
        if number is not None or checked is not None:
            return Item("list", block, number or lists.TASK, checked)
        if value.style in roles.LIST and before and before[-1].group == "list":
            return Item("list", block)
        return Item(group_of(value.style), block)

    def _heading(
        self, value: ParagraphValue, children: Children, level: int, *, sets_level: bool = True
    ) -> Item | None:
        if not children and not (value.number and value.number.label):
            return None
        number = value.number if value.number and not value.number.is_bullet else None
        level = min(level, 6)
        self._level = level if sets_level else self._level
        heading = Heading(
            level, _unbolded(children), number.label.strip() if number else "", number.value if number else None
        )
        return Item("", self._placed(heading, value))

    def _placed(self, block: Block, value: ParagraphValue) -> Block:
        return replace(block, id=_identity(value.bookmarks), source=_span(value.index))

    def _block(self, value: ParagraphValue, children: Children) -> Block:
        images = tuple(child for child in children if isinstance(child, Image))
        if images and all(isinstance(child, Image | LineBreak) or text_of(child).isspace() for child in children):
            return self._placed(_figure(images), value)
        if any(not image.resource for image in images):
            children = tuple(_spoken(child) for child in children)
        if _ORNAMENT.fullmatch(text_of(children).strip()):
            return ThematicBreak(source=_span(value.index))
        alignment = _ALIGNMENTS.get(value.alignment, "auto")
        role = roles.PARAGRAPHS.get(value.style, "body")
        # A role has its own place; a caption, a line of code or a cell heading has none of the author's.
        alignment = alignment if role == "body" and not group_of(value.style) else "auto"
        return self._placed(_in_language(Paragraph(_stripped(children), role, alignment)), value)


def _in_language(block: Paragraph) -> Paragraph:
    """Let the paragraph say a language that all of it is in."""
    match block.children:
        case (Span(children=children, role="none", language=language),):
            return replace(block, children=children, language=language)
        case _:
            return block


def _figure(images: tuple[Image, ...]) -> Figure:
    kept = tuple(image for image in images if image.resource)
    words = " ".join(image.alt or image.title for image in images if not image.resource).strip()
    return Figure(kept, (Text(words),) if words else (), lost=not kept)


def _spoken(child: Inline) -> Inline:
    """Give the words of a picture that is not there."""
    return Text(child.alt or child.title) if isinstance(child, Image) and not child.resource else child


def _empty(value: ParagraphValue) -> Item | None:
    """Keep an empty paragraph where it means something: a line between stanzas, or in code."""
    group = group_of(value.style)
    return Item(group, Paragraph(())) if group in ("verse", "code") else None


def _unbolded(children: Children) -> Children:
    """Take off marks that cover a whole heading: its style says as much."""
    while len(children) == 1 and isinstance(children[0], Strong | Emphasis | Underline):
        children = children[0].children
    return _stripped(children)


def _stripped(children: Children) -> Children:
    """Take white space and line breaks off both ends: a typed indent is the renderer's to make."""
    items = list(children)
    while items and (isinstance(items[0], LineBreak) or (isinstance(items[0], Text) and not items[0].value.strip())):
        items.pop(0)
    while items and (isinstance(items[-1], LineBreak) or (isinstance(items[-1], Text) and not items[-1].value.strip())):
        items.pop()
    if items and isinstance(items[0], Text):
        items[0] = Text(items[0].value.lstrip())
    if items and isinstance(items[-1], Text):
        items[-1] = Text(items[-1].value.rstrip())
    return tuple(items)


def _identity(bookmarks: Sequence[str]) -> str | None:
    return next((identity(name) for name in bookmarks if is_identity(name)), None)


def _span(index: int) -> SourceSpan:
    return SourceSpan(path=f"paragraph {index}")


def _divided(value: ParagraphValue) -> list[ParagraphValue | Block]:
    """Divide a paragraph at page breaks and at pictures that stand apart."""
    parts: list[ParagraphValue | Block] = []
    pieces: list[Piece] = []
    has_text = bool(lists.plain(value))
    first = True

    def release() -> None:
        nonlocal first
        if pieces or (first and not parts):
            number, bookmarks = (value.number, value.bookmarks) if first else (None, ())
            parts.append(replace(value, pieces=tuple(pieces), number=number, bookmarks=bookmarks))
            first = False
        pieces.clear()

    for piece in value.pieces:
        if isinstance(piece, Break) and piece.kind == "page":
            if pieces:
                release()
            parts.append(PageBreak())
        elif isinstance(piece, Picture) and piece.apart and has_text:
            if pieces:
                release()
            parts.append(replace(value, pieces=(piece,), number=None, bookmarks=(), outline=None, style=""))
        else:
            pieces.append(piece)
    release()
    return parts
