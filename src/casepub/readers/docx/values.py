"""What a Word document says, as this reader's own values: no XML any more, nothing of the model yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, TypeAlias


@dataclass(frozen=True, slots=True)
class Format:
    """How a run is marked; direct formatting and character style together."""

    strong: bool = False
    emphasis: bool = False
    underline: bool = False
    strikethrough: bool = False
    position: str = ""  # superscript, subscript
    code: bool = False
    role: str = ""  # a SpanRole
    language: str = ""
    link: str = ""  # target
    link_title: str = ""
    comment: str = ""  # id
    reference: tuple[str, str] = ("", "")  # kind and target of a cross-reference


PLAIN: Final = Format()


@dataclass(frozen=True, slots=True)
class Characters:
    """Text of one run."""

    value: str
    format: Format = PLAIN


@dataclass(frozen=True, slots=True)
class Break:
    """A break: `line` or `page`."""

    kind: str
    format: Format = PLAIN


@dataclass(frozen=True, slots=True)
class NoteCall:
    """A reference to a note: `footnote` or `endnote`, and its id."""

    kind: str
    id: str
    format: Format = PLAIN


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: the part that holds it, empty when that is unknown."""

    part: str
    alt: str = ""
    title: str = ""
    apart: bool = False  # it floats, or is too large to stand in a line
    format: Format = PLAIN


@dataclass(frozen=True, slots=True)
class Annotated:
    """Ruby: one base, one annotation, and how Word aligns them."""

    base: str
    annotation: str
    align: str = ""
    format: Format = PLAIN


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in a line of text."""

    value: str
    format: Format = PLAIN


@dataclass(frozen=True, slots=True)
class CommentMark:
    """The place of a comment that encloses nothing."""

    id: str
    format: Format = PLAIN


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """An entry of the index."""

    term: str
    reading: str = ""
    format: Format = PLAIN


@dataclass(frozen=True, slots=True)
class TextBox:
    """Blocks that stand in a frame of their own."""

    blocks: tuple[Value, ...]
    format: Format = PLAIN


Piece: TypeAlias = Characters | Break | NoteCall | Picture | Annotated | Formula | CommentMark | IndexEntry | TextBox


@dataclass(frozen=True, slots=True)
class Number:
    """An automatic number, resolved: its text, value, format and what stands around it, and the list it counts in."""

    label: str
    value: int
    format: str
    prefix: str
    suffix: str
    list_id: str
    level: int

    @property
    def is_bullet(self) -> bool:
        """Tell whether this is a bullet rather than a number."""
        return self.format in ("bullet", "none")


@dataclass(frozen=True, slots=True)
class ParagraphValue:
    """One paragraph; `outline` 0-8 makes it a heading, `style` is the style's name, case-folded."""

    pieces: tuple[Piece, ...]
    style: str = ""
    outline: int | None = None
    number: Number | None = None
    alignment: str = ""
    indent: int = 0
    page_break_before: bool = False
    has_rule: bool = False
    sequences: tuple[str, ...] = ()
    bookmarks: tuple[str, ...] = ()
    language: str = ""
    index: int = 0


@dataclass(frozen=True, slots=True)
class CellValue:
    """One cell; `merge` is `restart`, `continue` or empty (vertical merging)."""

    blocks: tuple[Value, ...]
    span: int = 1
    merge: str = ""


@dataclass(frozen=True, slots=True)
class RowValue:
    """One row: cells from the column `before` on."""

    cells: tuple[CellValue, ...]
    header: bool = False
    before: int = 0


@dataclass(frozen=True, slots=True)
class TableValue:
    """One table with the widths of its columns in twips."""

    rows: tuple[RowValue, ...]
    widths: tuple[int, ...] = ()
    bookmarks: tuple[str, ...] = ()
    index: int = 0


@dataclass(frozen=True, slots=True)
class Generated:
    """What Word makes by itself and a renderer makes anew: a table of contents, an index."""

    text: str
    kind: str


Value: TypeAlias = ParagraphValue | TableValue | Generated


@dataclass(frozen=True, slots=True)
class CommentValue:
    """A note of review."""

    text: str
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """A whole document."""

    blocks: tuple[Value, ...]
    notes: dict[tuple[str, str], tuple[Value, ...]] = field(default_factory=dict)
    comments: dict[str, CommentValue] = field(default_factory=dict)
    hidden: tuple[str, ...] = ()
    language: str = ""
    unmet: tuple[str, ...] = ()
