"""Inline nodes: what may stand inside a line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

SpanRole: TypeAlias = Literal[
    "none", "proper-name", "work-title", "term", "warichu", "upright", "small-caps", "deceased"
]  # fmt: skip
RubyKind: TypeAlias = Literal["mono", "group", "jukugo", "pinyin", "zhuyin"]
RubyPosition: TypeAlias = Literal["over", "under", "inter-character"]
ReferenceKind: TypeAlias = Literal["title", "number", "page"]


@dataclass(frozen=True, slots=True)
class Text:
    """Plain characters."""

    value: str


@dataclass(frozen=True, slots=True)
class _Marked:
    """What a mark encloses. Marks that say nothing more share all that is made for a dataclass."""

    children: tuple[Inline, ...]


class Emphasis(_Marked):
    """Stress; the template says whether by dots (着重号), another face or slant."""

    __slots__ = ()


class Strong(_Marked):
    """Strong importance; set in the bold face."""

    __slots__ = ()


class Underline(_Marked):
    """Text with a line under it (beside it in vertical lines)."""

    __slots__ = ()


class Strikethrough(_Marked):
    """Text that no longer holds."""

    __slots__ = ()


class Superscript(_Marked):
    """Raised small text."""

    __slots__ = ()


class Subscript(_Marked):
    """Lowered small text."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Code:
    """Computer text, set in the monospaced face; no spacing is added inside."""

    value: str


@dataclass(frozen=True, slots=True)
class Link:
    """Text that leads to an address, or with `#id` to a block of the same article."""

    children: tuple[Inline, ...]
    target: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture in the line, or the picture of a `Figure`; `resource` names an `Article.resources` entry."""

    resource: str
    alt: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line end that the author wants."""


@dataclass(frozen=True, slots=True)
class FootnoteReference:
    """The mark that calls the `Footnote` with this id."""

    footnote: str


@dataclass(frozen=True, slots=True)
class RubyPair:
    """One base and its annotation."""

    base: str
    annotation: str


@dataclass(frozen=True, slots=True)
class Ruby:
    """Annotated text. mono: a pair a character; group: one pair; jukugo: pairs that share their room."""

    pairs: tuple[RubyPair, ...]
    kind: RubyKind = "group"
    position: RubyPosition = "over"


@dataclass(frozen=True, slots=True)
class Span:
    """Text with a meaning from a closed list, or in another language (BCP 47)."""

    children: tuple[Inline, ...]
    role: SpanRole = "none"
    language: str | None = None


@dataclass(frozen=True, slots=True)
class CrossReference:
    """A reference to the block with this id, by its title, number or page; `children` is the text as written."""

    target: str
    kind: ReferenceKind = "title"
    children: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexTerm:
    """An entry of the index at this place; `reading` sorts it; the children stay in the text."""

    children: tuple[Inline, ...]
    term: str
    reading: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """A note of review on the words it encloses; not part of the text."""

    children: tuple[Inline, ...]
    text: str
    author: str = ""
    date: str = ""


Inline: TypeAlias = (
    Text
    | Emphasis
    | Strong
    | Underline
    | Strikethrough
    | Superscript
    | Subscript
    | Code
    | Link
    | Image
    | LineBreak
    | FootnoteReference
    | Ruby
    | Span
    | CrossReference
    | IndexTerm
    | Comment
)
