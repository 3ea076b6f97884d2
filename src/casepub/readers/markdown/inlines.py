"""Inline tokens of one block in, inlines of the model out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, Protocol

from markdown_it.token import Token

from casepub.model import (
    Code,
    Emphasis,
    FootnoteReference,
    Image,
    Inline,
    LineBreak,
    RubyPair,
    Strikethrough,
    Strong,
    Text,
)  # fmt: skip
from casepub.readers.base import ReadContext
from casepub.readers.builder import Children, InlineBuilder, Wrap
from casepub.readers.links import linked
from casepub.readers.markdown import attributes, rawhtml
from casepub.readers.markdown.spans import spanned
from casepub.readers.pictures import Pictures
from casepub.readers.ruby import ruby_of

_PICTURES: Final = frozenset({"image", "softbreak", "hardbreak"})


class Notes(Protocol):
    """Knows the notes of the document."""

    def reference(self, token: Token) -> str:
        """Give the id of the note that a reference calls."""
        ...


class InlineReader:
    """Turns the children of `inline` tokens into inlines; one for a document."""

    def __init__(self, context: ReadContext, name: str, pictures: Pictures, notes: Notes) -> None:
        self.context = context
        self.name = name
        self.pictures = pictures
        self.notes = notes
        self.line = 0
        self.keep_lines = False
        self.has_inner_links = False
        self._keep_lost = False

    @property
    def where(self) -> str:
        """Name the place that is being read."""
        return f"{self.name}, line {self.line}"

    def read(self, tokens: Sequence[Token] | None, line: int, *, keep_lost: bool = False) -> Children:
        """Give the inlines of one block that begins on this line.

        Args:
            tokens: the children of an `inline` token.
            line: the line they begin on.
            keep_lost: a paragraph of pictures alone keeps those that were not found, as images of no resource.
        """
        self.line = line
        self._keep_lost = keep_lost and all(token.type in _PICTURES for token in tokens or ())
        builder = InlineBuilder()
        for token in tokens or ():
            _HANDLERS.get(token.type, _as_text)(self, builder, token)
        return builder.finish()

    def image(self, target: str, alt: str, title: str) -> Inline:
        """Give the picture, or what stands for it when it is not there."""
        resource = self.pictures.fetch(target)
        if resource is None and not self._keep_lost:
            return Text(alt or title)
        return Image(resource or "", alt, title)


def _as_text(_: InlineReader, builder: InlineBuilder, token: Token) -> None:
    builder.text(token.content)


def _soft(reader: InlineReader, builder: InlineBuilder, _: Token) -> None:
    if reader.keep_lines:
        builder.node(LineBreak())
    else:
        builder.soft_break()


def _opens(key: str, make: Callable[[Children], Inline]) -> Callable[[InlineReader, InlineBuilder, Token], None]:
    def wrap(children: Children) -> Children:
        return (make(children),) if children else ()

    return lambda _, builder, __: builder.open(key, wrap)


def _closes(key: str) -> Callable[[InlineReader, InlineBuilder, Token], None]:
    def close(_: InlineReader, builder: InlineBuilder, __: Token) -> None:
        builder.close(key)

    return close


def _link(reader: InlineReader, builder: InlineBuilder, token: Token) -> None:
    target, title = str(token.attrs.get("href", "")), str(token.attrs.get("title", ""))
    where = reader.where
    reader.has_inner_links = reader.has_inner_links or target.startswith("#")

    def wrap(children: Children) -> Children:
        return linked(children or (Text(target),), target, reader.context, where, title)

    builder.open("link", wrap)


def _span(reader: InlineReader, builder: InlineBuilder, token: Token) -> None:
    said = attributes.of_token(token)
    wrap: Wrap = lambda children: spanned(children, said)  # noqa: E731
    builder.open("span", wrap)


def _image(reader: InlineReader, builder: InlineBuilder, token: Token) -> None:
    alt = "".join(child.content if child.type != "softbreak" else " " for child in token.children or ())
    builder.node(reader.image(str(token.attrs.get("src", "")), alt, str(token.attrs.get("title", ""))))


def _note(reader: InlineReader, builder: InlineBuilder, token: Token) -> None:
    builder.node(FootnoteReference(reader.notes.reference(token)))


def _ruby(_: InlineReader, builder: InlineBuilder, token: Token) -> None:
    pairs = tuple(RubyPair(base, annotation) for base, annotation in token.meta["pairs"])
    builder.node(ruby_of(pairs))


def _math(reader: InlineReader, builder: InlineBuilder, token: Token) -> None:
    reader.context.report.warning("dropped-markup", "a formula is kept as its source", reader.where)
    builder.node(Code(f"{token.markup}{token.content}{token.markup}"))


def _html(reader: InlineReader, builder: InlineBuilder, token: Token) -> None:
    rawhtml.tag_in_line(token.content, builder, reader)


_HANDLERS: Final[dict[str, Callable[[InlineReader, InlineBuilder, Token], None]]] = {
    "text": _as_text,
    "softbreak": _soft,
    "hardbreak": lambda _, builder, __: builder.node(LineBreak()),
    "code_inline": lambda _, builder, token: builder.node(Code(token.content)),
    "em_open": _opens("em", Emphasis),
    "em_close": _closes("em"),
    "strong_open": _opens("strong", Strong),
    "strong_close": _closes("strong"),
    "s_open": _opens("s", Strikethrough),
    "s_close": _closes("s"),
    "link_open": _link,
    "link_close": _closes("link"),
    "span_open": _span,
    "span_close": _closes("span"),
    "image": _image,
    "footnote_ref": _note,
    "ruby": _ruby,
    "math_inline": _math,
    "math_inline_double": _math,
    "html_inline": _html,
}
