"""Inline elements of pandoc's syntax tree in, inlines of the model out. pandoc-types 1.23."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, TypeAlias

from casepub.model import (
    Block,
    Code,
    Emphasis,
    Footnote,
    FootnoteReference,
    Image,
    Inline,
    LineBreak,
    Span,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Text,
    Underline,
)  # fmt: skip
from casepub.model.walk import text_of
from casepub.readers.base import ReadContext
from casepub.readers.builder import Children, InlineBuilder, Wrap
from casepub.readers.links import linked
from casepub.readers.pictures import Pictures

Node: TypeAlias = dict[str, Any]
Attributes: TypeAlias = tuple[str, list[str], dict[str, str]]

_WRAPPERS: Final[dict[str, Callable[[Children], Inline]]] = {
    "Emph": Emphasis, "Strong": Strong, "Underline": Underline, "Strikeout": Strikethrough,
    "Superscript": Superscript, "Subscript": Subscript,
    "SmallCaps": lambda children: Span(children, "small-caps"),
}  # fmt: skip
_QUOTES: Final = {"DoubleQuote": ("“", "”"), "SingleQuote": ("‘", "’")}


def attributes_of(data: Sequence[Any]) -> Attributes:
    """Read pandoc's triple of id, classes and pairs."""
    identifier, classes, pairs = data
    return str(identifier), list(classes), {str(key): str(value) for key, value in pairs}


class InlineReader:
    """Converts the inlines of one document and collects its notes."""

    def __init__(
        self, context: ReadContext, name: str, pictures: Pictures, blocks: Callable[[list[Node]], tuple[Block, ...]]
    ) -> None:
        self._context = context
        self._name = name
        self._pictures = pictures
        self._blocks = blocks
        self.footnotes: list[Footnote] = []

    def read(self, nodes: Sequence[Node]) -> Children:
        """Give the inlines."""
        builder = InlineBuilder()
        self._feed(builder, nodes)
        return builder.finish()

    def _feed(self, builder: InlineBuilder, nodes: Sequence[Node]) -> None:
        for node in nodes:
            kind, content = node.get("t", ""), node.get("c")
            if kind in _WRAPPERS:
                self._enclosed(builder, content or [], _wrapping(_WRAPPERS[kind]))
            elif kind in _HANDLERS:
                _HANDLERS[kind](self, builder, content)

    def _enclosed(self, builder: InlineBuilder, nodes: Sequence[Node], wrap: Wrap) -> None:
        builder.open("node", lambda children: wrap(children) if children else ())
        self._feed(builder, nodes)
        builder.close("node")

    def _quoted(self, builder: InlineBuilder, content: Any) -> None:
        opening, closing = _QUOTES.get(content[0]["t"], ("“", "”"))
        builder.text(opening)
        self._feed(builder, content[1])
        builder.text(closing)

    def _cited(self, builder: InlineBuilder, content: Any) -> None:
        self._feed(builder, content[1])

    def _code(self, builder: InlineBuilder, content: Any) -> None:
        builder.node(Code(content[1]))

    def _math(self, builder: InlineBuilder, content: Any) -> None:
        self._dropped("a formula is kept as its source")
        builder.node(Code(content[1]))

    def _raw(self, builder: InlineBuilder, content: Any) -> None:
        self._dropped(f"raw {content[0]} was not kept")
        if content[0] not in ("html", "html4", "html5", "openxml"):
            builder.node(Code(content[1]))

    def _dropped(self, message: str) -> None:
        self._context.report.warning("dropped-markup", message, self._name)

    def _link(self, builder: InlineBuilder, content: Any) -> None:
        _, nodes, (target, title) = content
        self._enclosed(builder, nodes, lambda children: linked(children, target, self._context, self._name, title))

    def _image(self, builder: InlineBuilder, content: Any) -> None:
        _, nodes, (target, title) = content
        alt = text_of(self.read(nodes))
        resource = self._pictures.fetch(target)
        builder.node(Image(resource, alt, title) if resource else Text(alt or title))

    def _note(self, builder: InlineBuilder, content: Any) -> None:
        identifier = f"note-{len(self.footnotes) + 1}"
        place = len(self.footnotes)
        self.footnotes.append(Footnote(identifier, ()))
        self.footnotes[place] = Footnote(identifier, self._blocks(content))
        builder.node(FootnoteReference(identifier))

    def _span(self, builder: InlineBuilder, content: Any) -> None:
        _, classes, pairs = attributes_of(content[0])
        language = pairs.get("lang")
        make = Underline if {"underline", "ul"} & set(classes) else None

        def wrap(children: Children) -> Children:
            inner = (make(children),) if make else children
            return (Span(inner, language=language),) if language else inner

        self._enclosed(builder, content[1], wrap)


def _wrapping(make: Callable[[Children], Inline]) -> Wrap:
    return lambda children: (make(children),)


_HANDLERS: Final[dict[str, Callable[[InlineReader, InlineBuilder, Any], None]]] = {
    "Str": lambda _, builder, content: builder.text(content),
    "Space": lambda _, builder, __: builder.text(" "),
    "SoftBreak": lambda _, builder, __: builder.soft_break(),
    "LineBreak": lambda _, builder, __: builder.node(LineBreak()),
    "Quoted": InlineReader._quoted,
    "Cite": InlineReader._cited,
    "Code": InlineReader._code,
    "Math": InlineReader._math,
    "RawInline": InlineReader._raw,
    "Link": InlineReader._link,
    "Image": InlineReader._image,
    "Note": InlineReader._note,
    "Span": InlineReader._span,
}
