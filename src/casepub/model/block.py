"""Block nodes: what stands below each other on a page.

Every block may carry an `id` (unique in its article), a `language` (BCP 47, when it differs from the article's) and the
`source` it was read from, which takes no part in equality.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from casepub.model.inline import Image, Inline

ParagraphRole: TypeAlias = Literal["body", "lead", "signature", "addressee", "dateline", "byline", "reference"]
HeadingRole: TypeAlias = Literal["none", "conclusion", "references", "preface", "appendix", "abstract"]
AsideRole: TypeAlias = Literal["note", "tip", "warning", "sidebar"]
DivisionRole: TypeAlias = Literal["section", "abstract", "dedication", "epigraph", "colophon", "questions"]
Alignment: TypeAlias = Literal["auto", "start", "center", "end", "justify"]


@dataclass(frozen=True, slots=True)
class SourceSpan:
    """Where a block was read: first and last line, 1-based; or a path inside the source (XPath, part name)."""

    first_line: int = 0
    last_line: int = 0
    path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """What every block may carry."""

    id: str | None = None
    language: str | None = None
    source: SourceSpan | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Paragraph(_Block):
    """A paragraph; `alignment` other than auto only where the source means it."""

    children: tuple[Inline, ...]
    role: ParagraphRole = "body"
    alignment: Alignment = "auto"


@dataclass(frozen=True, slots=True)
class Heading(_Block):
    """A heading of level 1-6.

    `label` is the number as written, split off from the text (`1、`, `第一章`); `number` its value. Whether the label
    as written, a number of the template's own or none is set is the template's choice.
    """

    level: int
    children: tuple[Inline, ...]
    label: str = ""
    number: int | None = None
    role: HeadingRole = "none"


@dataclass(frozen=True, slots=True)
class BlockQuote(_Block):
    """A quotation that stands on its own, with who said it."""

    children: tuple[Block, ...]
    attribution: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Verse(_Block):
    """Lines that are kept as they are; an empty line parts the stanzas."""

    lines: tuple[tuple[Inline, ...], ...]
    attribution: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list; `checked` for task lists."""

    children: tuple[Block, ...]
    checked: bool | None = None


@dataclass(frozen=True, slots=True)
class BulletList(_Block):
    """An unordered list; `tight` when its items are set without space between them."""

    items: tuple[ListItem, ...]
    tight: bool = True


@dataclass(frozen=True, slots=True)
class OrderedList(_Block):
    """A numbered list; `style` is a CSS counter style name (decimal, cjk-ideographic, lower-alpha, …).

    `prefix` and `suffix` stand around the number as the source has them.
    """

    items: tuple[ListItem, ...]
    start: int = 1
    style: str = "decimal"
    prefix: str = ""
    suffix: str = "."
    tight: bool = True


@dataclass(frozen=True, slots=True)
class Definition:
    """One term, or several, and what is said of them."""

    terms: tuple[tuple[Inline, ...], ...]
    descriptions: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class DefinitionList(_Block):
    """Terms with their definitions."""

    items: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class CodeBlock(_Block):
    """Computer text with its line ends; `syntax` names the programming language."""

    value: str
    syntax: str = ""


@dataclass(frozen=True, slots=True)
class Figure(_Block):
    """One picture or several with a caption and a credit line.

    `lost`: a picture that the source no longer has. It renders as nothing, with a warning, unless the template asks for
    a placeholder.
    """

    images: tuple[Image, ...] = ()
    caption: tuple[Inline, ...] = ()
    credit: tuple[Inline, ...] = ()
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; `width` is its share of the table, 0 when content decides."""

    alignment: Alignment = "auto"
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell; spans count columns and rows."""

    children: tuple[Block, ...]
    column_span: int = 1
    row_span: int = 1
    header: bool = False
    alignment: Alignment = "auto"


@dataclass(frozen=True, slots=True)
class TableRow:
    """The cells that begin in this row."""

    cells: tuple[TableCell, ...]


@dataclass(frozen=True, slots=True)
class Table(_Block):
    """A table; `head` is repeated on each page."""

    columns: tuple[Column, ...]
    body: tuple[TableRow, ...]
    head: tuple[TableRow, ...] = ()
    caption: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Aside(_Block):
    """Text beside the main text: a note, a tip, a warning, a sidebar."""

    children: tuple[Block, ...]
    role: AsideRole = "note"
    title: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Division(_Block):
    """Blocks that belong together."""

    children: tuple[Block, ...]
    role: DivisionRole = "section"


class ThematicBreak(_Block):
    """A change of scene or thought."""

    __slots__ = ()


class PageBreak(_Block):
    """What follows begins a new page."""

    __slots__ = ()


Block: TypeAlias = (
    Paragraph
    | Heading
    | BlockQuote
    | Verse
    | BulletList
    | OrderedList
    | DefinitionList
    | CodeBlock
    | Figure
    | Table
    | Aside
    | Division
    | ThematicBreak
    | PageBreak
)
