"""What blocks mean beyond their tokens: figures, captions, verse, asides, roles by class; blocks in, blocks out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, get_args

from casepub.model import (
    Alignment,
    Aside,
    AsideRole,
    Block,
    BlockQuote,
    Division,
    DivisionRole,
    Emphasis,
    Figure,
    Image,
    Inline,
    LineBreak,
    PageBreak,
    Paragraph,
    ParagraphRole,
    Table,
    Text,
    ThematicBreak,
    Verse,
)  # fmt: skip
from casepub.model.walk import text_of
from casepub.readers.builder import Children
from casepub.readers.markdown.attributes import NONE, Attributes, parsed
from casepub.text.pattern import lazily

VERSE: Final = "verse"
_ROLES: Final[tuple[ParagraphRole, ...]] = get_args(ParagraphRole)
_DIVISIONS: Final[tuple[DivisionRole, ...]] = get_args(DivisionRole)
_ALIGNMENTS: Final[dict[str, Alignment]] = {
    "left": "start", "start": "start", "center": "center", "centre": "center", "right": "end", "end": "end",
    "justify": "justify",
}  # fmt: skip
_ASIDES: Final[dict[str, AsideRole]] = {
    "note": "note", "info": "note", "tip": "tip", "hint": "tip", "important": "warning", "warning": "warning",
    "caution": "warning", "danger": "warning", "sidebar": "sidebar", "aside": "sidebar",
}  # fmt: skip
_ALERT: Final = lazily(r"\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*", re.IGNORECASE)
_ATTRIBUTION: Final = lazily(r"(?:——|―|—|⸺|--)\s*\S")
_PAGE_BREAKS: Final = frozenset({"page-break", "pagebreak"})
_FIGURE_CAPTION: Final = lazily(r"(?:[▲△↑◎]|图\s*\d|圖\s*\d|図\s*\d|写真\s*\d|그림\s*\d|图为|圖為|Fig(?:ure|\.)\s*\d)")
_TABLE_CAPTION: Final = lazily(r"(?:表|図表|图表|圖表|표|Table)\s*[\d０-９一二三四五六七八九十]+")
# As pandoc writes it; the mark itself is no part of the caption.
_TABLE_MARK: Final = "Table:"
_MAXIMUM_CAPTION: Final = 80


def paragraph(children: Children, said: Attributes) -> tuple[Block, ...]:
    """Give a figure for a paragraph of pictures alone, else a paragraph in the role that its classes name."""
    images = tuple(child for child in children if isinstance(child, Image))
    if images and all(isinstance(child, Image | LineBreak) or text_of(child).isspace() for child in children):
        return (_figure(images),)
    role = next((name for name in said.classes if name in _ROLES), "body")
    alignment = next((_ALIGNMENTS[name] for name in said.classes if name in _ALIGNMENTS), "auto")
    return (Paragraph(children, role, alignment),)  # type: ignore[arg-type]


def _figure(images: tuple[Image, ...]) -> Figure:
    """Caption a single picture by its title, else by its words; those of a lost one are the caption in any case."""
    kept = tuple(image for image in images if image.resource)
    speaking = images if len(images) == 1 else tuple(image for image in images if not image.resource)
    words = " ".join(image.title or image.alt for image in speaking).strip()
    return Figure(kept, (Text(words),) if words else (), lost=not kept)


def rule(said: Attributes) -> Block:
    """Give a page break for a rule of that class."""
    return PageBreak() if _PAGE_BREAKS & set(said.classes) else ThematicBreak()


def verse(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Make verse of paragraphs: each a stanza, each line a line; anything else stays beside it."""
    stanzas = [block.children for block in blocks if isinstance(block, Paragraph)]
    if len(stanzas) < len(blocks):
        return tuple(blocks)
    lines: list[Children] = []
    for stanza in stanzas:
        lines += [(), *_lines(stanza)] if lines else _lines(stanza)
    return (Verse(tuple(lines)),)


def _lines(children: Children) -> list[Children]:
    lines: list[list[Inline]] = [[]]
    for child in children:
        if isinstance(child, LineBreak):
            lines.append([])
        else:
            lines[-1].append(child)
    return [tuple(line) for line in lines]


def quote(blocks: tuple[Block, ...]) -> Block:
    """Give a quotation, with who said it; or the note that `[!NOTE]` at its start makes of it."""
    first, last = (blocks[0], blocks[-1]) if blocks else (None, None)
    if isinstance(first, Paragraph) and (alert := _ALERT.match(text_of(first.children))):
        rest = replace(first, children=_without(first.children, alert.end()))
        children = (rest, *blocks[1:]) if rest.children else blocks[1:]
        return Aside(children, _ASIDES[alert[1].lower()])
    if len(blocks) > 1 and isinstance(last, Paragraph) and _ATTRIBUTION.match(text_of(last.children)):
        return BlockQuote(blocks[:-1], last.children)
    return BlockQuote(blocks)


def _without(children: Children, count: int) -> Children:
    """Take characters off the start, which are plain text."""
    head = children[0]
    if not isinstance(head, Text):
        return children
    rest = head.value[count:].lstrip()
    return (Text(rest), *children[1:]) if rest else children[1:]


def container_head(info: str) -> tuple[str, Attributes, str]:
    """Take the words behind `:::` apart: name, attributes, title."""
    if info.startswith("{"):
        said = parsed(info)
        return (said.classes or ("",))[0], said, ""
    name, _, title = info.partition(" ")
    return name.lower(), NONE, title.strip()


def container(name: str, title: str, blocks: tuple[Block, ...]) -> Block:
    """Give the block that a container of this name is."""
    words: Children = (Text(title),) if title else ()
    if name in _ASIDES:
        return Aside(blocks, _ASIDES[name], words)
    lead: tuple[Block, ...] = (Paragraph(words),) if words else ()
    if name in ("quote", "blockquote"):
        return quote(lead + blocks)
    return Division(lead + blocks, name if name in _DIVISIONS else "section")


def captioned(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Bind captions that stand as paragraphs: below a figure, above or below a table."""
    result: list[Block] = []
    for block in blocks:
        bound = _bound(result[-1], block) if result else None
        if bound is not None:
            result[-1] = bound
        else:
            result.append(block)
    return tuple(result)


def _bound(above: Block, block: Block) -> Block | None:
    """Give what two blocks become when one is the caption of the other."""
    match above, block:
        case Figure(), Paragraph() if _takes_caption(above, block):
            return replace(above, caption=block.children)
        case Table(caption=()), Paragraph() if text_of(block).startswith(_TABLE_MARK):
            return replace(above, caption=_without(block.children, len(_TABLE_MARK)))
        case Paragraph(), Table() if _is_caption(above, _TABLE_CAPTION):
            return replace(block, caption=above.children)
        case _:
            return None


def _takes_caption(figure: Figure, block: Paragraph) -> bool:
    # The words of a lost picture stand nowhere but in its caption.
    return not (figure.lost and figure.caption) and _is_caption(block, _FIGURE_CAPTION)


def _is_caption(block: Paragraph, pattern: re.Pattern[str]) -> bool:
    text = text_of(block.children)
    if len(text) > _MAXIMUM_CAPTION or "\n" in text:
        return False
    whole = len(block.children) == 1 and isinstance(block.children[0], Emphasis) and pattern is _FIGURE_CAPTION
    return whole or pattern.match(text) is not None
