"""Block tokens in, blocks of the model out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from markdown_it.token import Token

from casepub.errors import SourceError
from casepub.model import (
    Block,
    BulletList,
    CodeBlock,
    Definition,
    DefinitionList,
    Heading,
    ListItem,
    OrderedList,
    Paragraph,
    SourceSpan,
    ThematicBreak,
)  # fmt: skip
from casepub.readers.builder import Children
from casepub.readers.markdown import attributes, meaning, rawhtml, tables
from casepub.readers.markdown.grammar import CONTAINER, MAXIMUM_NESTING
from casepub.readers.markdown.inlines import InlineReader
from casepub.readers.markdown.notes import NoteBook, identifier
from casepub.readers.markdown.straight import PLACEHOLDER, Straight
from casepub.text.pattern import lazily

_TASK: Final = lazily(r"\[([ xX])\][ \t]+")


class BlockReader:
    """Goes once through the tokens of a document; `line` is what stands before them (front matter)."""

    def __init__(
        self, tokens: Sequence[Token], inlines: InlineReader, notes: NoteBook, straight: Straight, line: int = 0
    ) -> None:
        self.inlines = inlines
        self.notes = notes
        self._straight = straight
        self._spliced = 0
        self._tokens = tokens
        self._index = 0
        self._line = line
        if any(token.level >= MAXIMUM_NESTING - 2 for token in tokens):
            raise SourceError(f"{inlines.name}: the text is nested more than {MAXIMUM_NESTING} levels deep")

    def read(self) -> tuple[Block, ...] | None:
        """Give all blocks; None when a plain run turned out to stand inside something else."""
        blocks = self.until("")
        return blocks if self._spliced == len(self._straight.runs) else None

    def run(self, opening: Token) -> tuple[Block, ...] | None:
        """Give the plain run that a paragraph at the top stands for, if it does."""
        match = PLACEHOLDER.fullmatch(self.peek().content) if self._straight.runs else None
        if match is None or opening.level or opening.attrs:
            return None
        self._index += 2
        self._spliced += 1
        return self._straight.runs[int(match[1])]

    def next(self) -> Token:
        """Take the next token."""
        token = self._tokens[self._index]
        self._index += 1
        return token

    def at(self, kind: str) -> bool:
        """Tell whether the next token is of this type."""
        return self._index < len(self._tokens) and self._tokens[self._index].type == kind

    def peek(self, ahead: int = 0) -> Token:
        """Look at the next token, or one further ahead."""
        return self._tokens[self._index + ahead]

    def until(self, closing: str) -> tuple[Block, ...]:
        """Read blocks up to a closing token, which is taken too."""
        found: list[Block] = []
        while self._index < len(self._tokens):
            token = self.next()
            if token.type == closing:
                break
            found.extend(self._placed(block, token) for block in _HANDLERS[token.type](self, token))
        return meaning.captioned(tuple(found))

    def line(self, token: Token) -> int:
        """Give the source line, 1-based, on which a token begins."""
        return self._line + token.map[0] + 1 if token.map else 0

    def inline(self, *, keep_lost: bool = False) -> Children:
        """Read the `inline` token that comes next."""
        token = self.next()
        return self.inlines.read(token.children, self.line(token), keep_lost=keep_lost)

    def verse(self, closing: str) -> tuple[Block, ...]:
        """Read blocks in which a line end of the source is one of the text."""
        kept, self.inlines.keep_lines = self.inlines.keep_lines, True
        blocks = self.until(closing)
        self.inlines.keep_lines = kept
        return blocks

    def _placed(self, block: Block, token: Token) -> Block:
        """Note where a block was read, and the id and language that its attributes give it."""
        if block.source is not None and not token.attrs:
            return block
        said = attributes.of_token(token)
        span = SourceSpan(self.line(token), self._line + token.map[1]) if token.map else None
        return replace(
            block, source=block.source or span, id=said.id or block.id, language=said.language or block.language
        )


def _paragraph(reader: BlockReader, token: Token) -> tuple[Block, ...]:
    if (run := reader.run(token)) is not None:
        return run
    said = attributes.of_token(token)
    if meaning.VERSE in said.classes:
        return meaning.verse(reader.verse("paragraph_close"))
    children = reader.inline(keep_lost=True)
    reader.next()
    return meaning.paragraph(children, said)


def _bare(reader: BlockReader, token: Token) -> tuple[Block, ...]:
    return (Paragraph(reader.inlines.read(token.children, reader.line(token))),)


def _heading(reader: BlockReader, token: Token) -> tuple[Block, ...]:
    children = reader.inline()
    reader.next()
    return (Heading(int(token.tag[1]), children),)


def _quote(reader: BlockReader, token: Token) -> tuple[Block, ...]:
    said = attributes.of_token(token)
    if meaning.VERSE in said.classes:
        return meaning.verse(reader.verse("blockquote_close"))
    return (meaning.quote(reader.until("blockquote_close")),)


def _items(reader: BlockReader, closing: str) -> tuple[tuple[ListItem, ...], bool]:
    """Read the items of a list and tell whether it is tight."""
    items = []
    tight = True
    while not reader.at(closing):
        reader.next()
        tight = tight and not _is_loose(reader)
        checked = _task(reader)
        items.append(ListItem(reader.until("list_item_close"), checked))
    reader.next()
    return tuple(items), tight


def _is_loose(reader: BlockReader) -> bool:
    return reader.at("paragraph_open") and not reader.peek().hidden


def _task(reader: BlockReader) -> bool | None:
    """Take `[ ]` or `[x]` off the start of an item."""
    if not reader.at("paragraph_open"):
        return None
    first = next(iter(reader.peek(1).children or ()), None)
    match = _TASK.match(first.content) if first is not None and first.type == "text" else None
    if first is None or match is None:
        return None
    first.content = first.content[match.end() :]
    return match[1] != " "


def _bullets(reader: BlockReader, _: Token) -> tuple[Block, ...]:
    items, tight = _items(reader, "bullet_list_close")
    return (BulletList(items, tight),)


def _numbers(reader: BlockReader, token: Token) -> tuple[Block, ...]:
    items, tight = _items(reader, "ordered_list_close")
    return (OrderedList(items, int(token.attrs.get("start", 1)), suffix=token.markup or ".", tight=tight),)


def _definitions(reader: BlockReader, _: Token) -> tuple[Block, ...]:
    items: list[Definition] = []
    while not reader.at("dl_close"):
        terms, descriptions = [], []
        while reader.at("dt_open"):
            reader.next()
            terms.append(reader.inline())
            reader.next()
        while reader.at("dd_open"):
            reader.next()
            descriptions.append(reader.until("dd_close"))
        items.append(Definition(tuple(terms), tuple(descriptions)))
    reader.next()
    return (DefinitionList(tuple(items)),)


def _code(_: BlockReader, token: Token) -> tuple[Block, ...]:
    info = token.info.split()
    return (CodeBlock(token.content.removesuffix("\n"), info[0].strip("{}.") if info else ""),)


def _math(reader: BlockReader, token: Token) -> tuple[Block, ...]:
    reader.inlines.context.report.warning(
        "dropped-markup", "a formula is kept as its source", f"{reader.inlines.name}, line {reader.line(token)}"
    )
    return (CodeBlock(token.content.strip("\n"), "latex"),)


def _rule(_: BlockReader, token: Token) -> tuple[Block, ...]:
    return (meaning.rule(attributes.of_token(token)),) if token.attrs else (ThematicBreak(),)


def _html(reader: BlockReader, token: Token) -> tuple[Block, ...]:
    reader.inlines.line = reader.line(token)
    return rawhtml.blocks(token.content, reader.inlines)


def _container(reader: BlockReader, token: Token) -> tuple[Block, ...]:
    name, said, title = meaning.container_head(token.info.strip())
    closing = f"{CONTAINER}_close"
    if name == meaning.VERSE:
        return meaning.verse(reader.verse(closing))
    block = meaning.container(name, title, reader.until(closing))
    return (replace(block, id=said.id, language=said.language),)


def _note(reader: BlockReader, token: Token) -> tuple[Block, ...]:
    reader.notes.define(identifier(token), reader.until("footnote_reference_close"), reader.line(token))
    return ()


def _table(reader: BlockReader, _: Token) -> tuple[Block, ...]:
    return (tables.read(reader),)


_HANDLERS: Final[dict[str, Callable[[BlockReader, Token], tuple[Block, ...]]]] = {
    "paragraph_open": _paragraph,
    "inline": _bare,
    "heading_open": _heading,
    "blockquote_open": _quote,
    "bullet_list_open": _bullets,
    "ordered_list_open": _numbers,
    "dl_open": _definitions,
    "fence": _code,
    "code_block": _code,
    "math_block": _math,
    "math_block_label": _math,
    "hr": _rule,
    "html_block": _html,
    "table_open": _table,
    "footnote_reference_open": _note,
    f"{CONTAINER}_open": _container,
}
