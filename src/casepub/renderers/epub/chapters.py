"""Where an article is parted into files: at its chapters, or where one file would be too long for a reader."""

from __future__ import annotations

from typing import Any, Final

from casepub.model import Block, Division, Heading, Paragraph, Text
from casepub.model.walk import walk

# Readers lay a whole file out before they show its first page.
_LONGEST_FILE: Final = 150_000

Segment = tuple[Block, ...]


def segments(body: tuple[Block, ...], *, chapters: bool) -> list[Segment]:
    """Part a text before its headings of level 1 when `chapters`; a long one before its highest headings anyway."""
    levels = [block.level for block in body if isinstance(block, Heading)]
    top = min(levels, default=0)
    level = 1 if chapters else top if _length(body) > _LONGEST_FILE else 0
    parts: list[list[Block]] = [[]]
    for block in body:
        if isinstance(block, Heading) and block.level == level:
            parts.append([])
        parts[-1].append(block)
    return [tuple(part) for part in parts]


def _length(body: tuple[Block, ...]) -> int:
    return sum(
        len(child.value)
        for block in body
        if isinstance(block, Paragraph)
        for child in block.children
        if isinstance(child, Text)
    )


def ids_in(segment: Segment) -> list[str]:
    """Give the ids of a part's blocks."""
    found: list[str] = []
    for block in segment:
        nodes: Any = (block,) if isinstance(block, Paragraph | Heading) else walk(block)
        found += [name for node in nodes if (name := getattr(node, "id", None))]
    return found


def title_of(segment: Segment) -> Heading | None:
    """Give the heading that opens a part of the text."""
    match segment:
        case (Heading() as heading, *_):
            return heading
        case (Division(children=children), *_):
            return title_of(children)
        case _:
            return None
