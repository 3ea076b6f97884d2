"""HTML inside Markdown: never passed through. Tags that the model can say are read, of all others the text is kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

from casepub.model import (
    Block,
    Code,
    Emphasis,
    Heading,
    Inline,
    LineBreak,
    Paragraph,
    RubyPair,
    Span,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Text,
    ThematicBreak,
    Underline,
)  # fmt: skip
from casepub.model.walk import text_of
from casepub.readers.builder import Children, InlineBuilder, Wrap
from casepub.readers.links import linked
from casepub.readers.ruby import ruby_of
from casepub.text.pattern import lazily

if TYPE_CHECKING:
    from casepub.readers.markdown.inlines import InlineReader

# Keys of marks that HTML opened; its closing tags end no mark of Markdown's own.
_HTML: Final = "<"
_ANNOTATION: Final = "x-annotation"


def _code(children: Children) -> Inline:
    return Code(text_of(children))


_WRAPPERS: Final[dict[str, Callable[[Children], Inline]]] = {
    "b": Strong, "strong": Strong, "i": Emphasis, "em": Emphasis, "mark": Emphasis, "u": Underline, "ins": Underline,
    "s": Strikethrough, "del": Strikethrough, "strike": Strikethrough, "sub": Subscript, "sup": Superscript,
    "code": _code, "kbd": _code, "samp": _code, "tt": _code,
    "dfn": lambda children: Span(children, "term"), "cite": lambda children: Span(children, "work-title"),
    "rt": lambda children: Span(children, language=_ANNOTATION),
}  # fmt: skip
# Tags whose loss changes nothing that a reader of the text would miss.
_SILENT: Final = frozenset(
    "a abbr article big br center div img main p rb rp rt rtc ruby section small span tbody thead wbr".split()  # noqa: SIM905
)
_UNSEEN: Final = frozenset({"script", "style", "template", "noscript"})
_BLOCKS: Final = frozenset(
    "address article aside blockquote body caption center col colgroup dd details dialog div dl dt fieldset figcaption "  # noqa: SIM905
    "figure footer form h1 h2 h3 h4 h5 h6 header html legend li main menu nav ol p pre section summary table tbody td "
    "tfoot th thead tr ul hr".split()
)
_STRUCTURED: Final = lazily(r"<(?:table|ul|ol|dl|figure|blockquote|pre)\b", re.IGNORECASE)
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}


class _TagReader(HTMLParser):
    """Feeds the tags and the text of HTML to a builder of inlines."""

    def __init__(self, builder: InlineBuilder, reader: InlineReader) -> None:
        super().__init__(convert_charrefs=True)
        self.builder = builder
        self._reader = reader
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        said = {key: value or "" for key, value in attrs}
        if tag in _UNSEEN:
            self._unseen += 1
            self._complain(tag)
        elif tag == "br":
            self.builder.node(LineBreak())
        elif tag == "img":
            self._image(said)
        else:
            self._open(tag, said)

    def _image(self, said: dict[str, str]) -> None:
        self.builder.node(self._reader.image(said.get("src", ""), said.get("alt", ""), said.get("title", "")))

    def _open(self, tag: str, said: dict[str, str]) -> None:
        if tag not in _WRAPPERS and tag not in _SILENT:
            self._complain(tag)
        self.builder.open(_HTML + tag, self._wrap(tag, said))

    def _wrap(self, tag: str, said: dict[str, str]) -> Wrap:
        if tag == "a":
            context, where = self._reader.context, self._reader.where
            return lambda children: linked(children, said.get("href", ""), context, where, said.get("title", ""))
        if tag == "ruby":
            return _annotated
        if tag in ("rp", "rtc"):
            return lambda _: ()
        make = _WRAPPERS.get(tag)
        if make is None and said.get("lang"):
            return lambda children: (Span(children, language=said["lang"]),) if children else ()
        return (lambda children: (make(children),) if children else ()) if make else (lambda children: children)

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        else:
            self.builder.close(_HTML + tag, within=_HTML)

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        for index, line in enumerate(data.split("\n")):
            if index:
                self.builder.soft_break()
            self.builder.text(line.strip(" \t") if index else line)

    def _complain(self, tag: str) -> None:
        self._reader.context.report.warning("dropped-markup", f"the HTML tag <{tag}> was not kept", self._reader.where)


class _BlockReader(_TagReader):
    """Divides a fragment of HTML at its block tags into headings and paragraphs."""

    def __init__(self, reader: InlineReader) -> None:
        super().__init__(InlineBuilder(), reader)
        self.blocks: list[Block] = []
        self._level = 0

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        if tag not in _BLOCKS:
            super().handle_starttag(tag, attrs)
            return
        self.flush()
        self._level = _HEADINGS.get(tag, 0)
        if tag == "hr":
            self.blocks.append(ThematicBreak())
        elif tag not in _SILENT and tag not in _HEADINGS:
            self._complain(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.flush()
        else:
            super().handle_endtag(tag)

    def flush(self) -> None:
        """End the paragraph or heading that is being collected."""
        children = _stripped(self.builder.finish())
        if children:
            self.blocks.append(Heading(self._level, children) if self._level else Paragraph(children))
        self.builder, self._level = InlineBuilder(), 0


def _stripped(children: Children) -> Children:
    """Take white space off both ends."""
    items = list(children)
    if items and isinstance(items[0], Text):
        items[0] = Text(items[0].value.lstrip())
    if items and isinstance(items[-1], Text):
        items[-1] = Text(items[-1].value.rstrip())
    return tuple(item for item in items if item != Text(""))


def tag_in_line(html: str, builder: InlineBuilder, reader: InlineReader) -> None:
    """Apply one tag that stands among Markdown's own inlines; its text follows as Markdown."""
    parser = _TagReader(builder, reader)
    parser.feed(html)


# Python's parser looks for the end of each of these to the end of the text, in vain, again and again.
_OPENERS: Final = (("<!--", "-->"), ("<![", "]>"), ("<", ">"))


def _tamed(html: str) -> str:
    """Write as text what begins a comment, a section or a tag behind the last end of one."""
    for start, end in _OPENERS:
        at = html.rfind(end) + 1
        html = html[:at] + html[at:].replace(start, start.replace("<", "&lt;"))
    return html


def blocks(html: str, reader: InlineReader) -> tuple[Block, ...]:
    """Give the blocks of a fragment of HTML that stands on its own."""
    structured = _STRUCTURED.search(html)
    if structured and "</" in html[structured.end() :]:
        return _structured(html, reader)
    parser = _BlockReader(reader)
    parser.feed(_tamed(html))
    parser.close()
    parser.flush()
    return tuple(parser.blocks)


def _structured(html: str, reader: InlineReader) -> tuple[Block, ...]:
    """Read tables, lists, figures and the like as the reader of web pages does."""
    # It is loaded only for texts that need it.
    from casepub.readers.fragments import fragment

    made = fragment(html, reader.where, reader.context, reader.pictures)
    return tuple(replace(block, source=None) for block in made.body)


def _annotated(children: Children) -> Children:
    """Make ruby of bases, each followed by its annotation."""
    pairs: list[RubyPair] = []
    base = ""
    for child in children:
        if isinstance(child, Span) and child.language == _ANNOTATION:
            pairs.append(RubyPair(base, text_of(child.children)))
            base = ""
        else:
            base += text_of(child)
    if not pairs:
        return children
    return (ruby_of(pairs), *((Text(base),) if base else ()))
