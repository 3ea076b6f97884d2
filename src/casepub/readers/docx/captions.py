"""Captions and credits that stand as paragraphs in; the figures and tables that they belong to, with them, out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from casepub.model import Block, Figure, Paragraph, Table, Text
from casepub.model.walk import text_of
from casepub.readers.builder import Children
from casepub.readers.docx.groups import Item, children_of
from casepub.readers.structure.captions import is_caption, is_table_caption
from casepub.text.pattern import lazily

_NUMBER: Final = lazily(
    r"(?:[图圖図表]|写真|그림|표|Figure|Table)\s*[\d一二三四五六七八九十]+(?:[-.–]\d+)*[\s\u3000:：.、]*"
)


def captioned(items: Sequence[Item], *, numbered: bool) -> tuple[Block, ...]:
    """Bind captions.

    Args:
        items: blocks, those with the style of a caption or credit in the groups of that name.
        numbered: their numbers are generated, and left out.
    """
    result: list[Block] = []
    waiting: Children = ()
    name: str | None = None
    following: list[Item | None] = [*items[1:], None]
    for item, after in zip(items, following, strict=False):
        block = item.block
        if waiting and isinstance(block, Figure | Table):
            block, waiting = replace(block, caption=waiting, id=block.id or name), ()
        above = result[-1] if result else None
        words = _words(block, numbered) if item.group == "caption" else children_of(block)
        if item.group == "caption" and _belongs_below(words, above, after):
            waiting, name = words, block.id
        elif bound := _bound(item, above, words):
            result[-1] = bound
        else:
            result.append(block)
    return tuple(result)


def _belongs_below(words: Children, above: Block | None, after: Item | None) -> bool:
    """Tell whether a caption is that of what comes next: of a table, or of a picture when none stands above."""
    if after is None or not isinstance(after.block, Figure | Table):
        return False
    if isinstance(after.block, Table):
        return not isinstance(above, Figure) or is_table_caption(text_of(words)) or bool(above.caption)
    return not (isinstance(above, Figure | Table) and not above.caption)


def _bound(item: Item, above: Block | None, words: Children) -> Block | None:
    """Give what stands above with this caption or credit, if it takes one."""
    if not words or not isinstance(item.block, Paragraph):
        return None
    match above:
        case Figure() if item.group == "credit":
            return replace(above, credit=words)
        case Figure(caption=()) if item.group == "caption" or _looks_like_caption(item):
            return replace(above, caption=words, id=above.id or item.block.id)
        case Table(caption=()) if item.group == "caption":
            return replace(above, caption=words, id=above.id or item.block.id)
        case _:
            return None


def _looks_like_caption(item: Item) -> bool:
    return not item.group and is_caption(text_of(children_of(item.block)))


def _words(block: Block, numbered: bool) -> Children:
    children = children_of(block)
    first = children[0] if children else None
    match_ = _NUMBER.match(first.value) if numbered and isinstance(first, Text) else None
    if match_ is None or not isinstance(first, Text):
        return children
    rest = first.value[match_.end() :]
    return (Text(rest), *children[1:]) if rest else children[1:]
