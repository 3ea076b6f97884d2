"""Block elements of pandoc's syntax tree in, blocks of the model out. pandoc-types 1.23."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Final

from casepub.errors import SourceError
from casepub.model import (
    Alignment,
    Block,
    BlockQuote,
    BulletList,
    CodeBlock,
    Column,
    Definition,
    DefinitionList,
    Division,
    Figure,
    Heading,
    Image,
    ListItem,
    OrderedList,
    Paragraph,
    Table,
    TableCell,
    TableRow,
    ThematicBreak,
    Verse,
)  # fmt: skip
from casepub.model.walk import text_of, walk
from casepub.readers.base import ReadContext
from casepub.readers.builder import Children
from casepub.readers.pandoc.inlines import InlineReader, Node, attributes_of
from casepub.readers.pictures import Pictures

MAXIMUM_DEPTH: Final = 60
_STYLES: Final = {
    "Decimal": "decimal", "LowerRoman": "lower-roman", "UpperRoman": "upper-roman", "LowerAlpha": "lower-alpha",
    "UpperAlpha": "upper-alpha",
}  # fmt: skip
_DELIMITERS: Final = {"OneParen": ("", ")"), "TwoParens": ("(", ")")}
_ALIGNMENTS: Final[dict[str, Alignment]] = {"AlignLeft": "start", "AlignRight": "end", "AlignCenter": "center"}


class BlockReader:
    """Converts the blocks of one document."""

    def __init__(self, context: ReadContext, name: str, pictures: Pictures) -> None:
        self._context = context
        self._name = name
        self._depth = 0
        self.inlines = InlineReader(context, name, pictures, self.read)

    def read(self, nodes: list[Node]) -> tuple[Block, ...]:
        """Give the blocks."""
        self._depth += 1
        if self._depth > MAXIMUM_DEPTH:
            raise SourceError(f"{self._name}: the text is nested more than {MAXIMUM_DEPTH} levels deep")
        blocks = tuple(block for node in nodes for block in self._one(node))
        self._depth -= 1
        return blocks

    def _one(self, node: Node) -> Iterator[Block]:
        handler = _HANDLERS.get(node.get("t", ""))
        if handler is not None:
            yield from handler(self, node.get("c"))

    def _paragraph(self, content: Any) -> Iterator[Block]:
        children = self.inlines.read(content)
        images = tuple(child for child in children if isinstance(child, Image))
        if images and all(isinstance(child, Image) or text_of(child).isspace() for child in children):
            yield Figure(images)
        elif children:
            yield Paragraph(children)

    def _lines(self, content: Any) -> Iterator[Block]:
        yield Verse(tuple(self.inlines.read(line) for line in content))

    def _heading(self, content: Any) -> Iterator[Block]:
        identifier, _, _ = attributes_of(content[1])
        yield Heading(min(content[0], 6), self.inlines.read(content[2]), id=identifier or None)

    def _quote(self, content: Any) -> Iterator[Block]:
        yield BlockQuote(self.read(content))

    def _code(self, content: Any) -> Iterator[Block]:
        _, classes, _ = attributes_of(content[0])
        yield CodeBlock(content[1], classes[0] if classes else "")

    def _raw(self, content: Any) -> Iterator[Block]:
        self._context.report.warning("dropped-markup", f"raw {content[0]} was not kept", self._name)
        if content[0] not in ("html", "html4", "html5", "openxml"):
            yield CodeBlock(content[1], content[0])

    def _bullets(self, content: Any) -> Iterator[Block]:
        yield BulletList(tuple(ListItem(self.read(item)) for item in content), _is_tight(content))

    def _numbers(self, content: Any) -> Iterator[Block]:
        (start, style, delimiter), items = content
        prefix, suffix = _DELIMITERS.get(delimiter["t"], ("", "."))
        made = tuple(ListItem(self.read(item)) for item in items)
        yield OrderedList(made, start, _STYLES.get(style["t"], "decimal"), prefix, suffix, _is_tight(items))

    def _definitions(self, content: Any) -> Iterator[Block]:
        yield DefinitionList(
            tuple(Definition((self.inlines.read(term),), tuple(map(self.read, said))) for term, said in content)
        )

    def _rule(self, _: Any) -> Iterator[Block]:
        yield ThematicBreak()

    def _division(self, content: Any) -> Iterator[Block]:
        identifier, _, pairs = attributes_of(content[0])
        blocks = self.read(content[1])
        if identifier or pairs.get("lang"):
            yield Division(blocks, id=identifier or None, language=pairs.get("lang"))
        else:
            yield from blocks

    def _figure(self, content: Any) -> Iterator[Block]:
        attributes, caption, nodes = content
        blocks = self.read(nodes)
        images = tuple(node for node in walk(blocks) if isinstance(node, Image))
        words = self._caption(caption)
        if images:
            yield Figure(images, words, id=attributes[0] or None)
        else:
            yield from blocks
            yield Figure(caption=words, lost=True)

    def _caption(self, content: Any) -> Children:
        blocks = self.read(content[1])
        return tuple(child for block in blocks if isinstance(block, Paragraph) for child in block.children)

    def _table(self, content: Any) -> Iterator[Block]:
        attributes, caption, columns, head, bodies, foot = content
        body = tuple(self._row(row, body[1]) for body in bodies for row in (*body[2], *body[3]))
        table = Table(
            tuple(_column(column) for column in columns),
            body + tuple(self._row(row) for row in foot[1]),
            tuple(self._row(row, header=True) for row in head[1]),
            self._caption(caption),
        )
        yield replace(table, id=attributes[0] or None)

    def _row(self, row: Any, heads: int = 0, *, header: bool = False) -> TableRow:
        cells = (self._cell(cell, header=header or place < heads) for place, cell in enumerate(row[1]))
        return TableRow(tuple(cells))

    def _cell(self, cell: Any, *, header: bool) -> TableCell:
        _, alignment, rows, columns, blocks = cell
        return TableCell(self.read(blocks), columns, rows, header, _ALIGNMENTS.get(alignment["t"], "auto"))


def _column(column: Any) -> Column:
    alignment, width = column
    return Column(_ALIGNMENTS.get(alignment["t"], "auto"), float(width.get("c", 0.0)))


def _is_tight(items: list[list[Node]]) -> bool:
    return all(item[0].get("t") == "Plain" for item in items if item)


_HANDLERS: Final[dict[str, Callable[[BlockReader, Any], Iterator[Block]]]] = {
    "Plain": BlockReader._paragraph,
    "Para": BlockReader._paragraph,
    "LineBlock": BlockReader._lines,
    "Header": BlockReader._heading,
    "BlockQuote": BlockReader._quote,
    "CodeBlock": BlockReader._code,
    "RawBlock": BlockReader._raw,
    "BulletList": BlockReader._bullets,
    "OrderedList": BlockReader._numbers,
    "DefinitionList": BlockReader._definitions,
    "HorizontalRule": BlockReader._rule,
    "Div": BlockReader._division,
    "Figure": BlockReader._figure,
    "Table": BlockReader._table,
}
