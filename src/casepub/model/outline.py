"""What is derived from flat headings: the outline, for tables of contents, bookmarks and chapter splits."""

from __future__ import annotations

from typing import NamedTuple

from casepub.model.block import Block, Division, Heading


class Entry(NamedTuple):
    """One heading with the entries below it."""

    heading: Heading
    children: tuple[Entry, ...] = ()


def headings_of(body: tuple[Block, ...]) -> tuple[Heading, ...]:
    """Give the headings of the text in order, also those inside divisions."""
    found: list[Heading] = []
    for block in body:
        match block:
            case Heading():
                found.append(block)
            case Division(children=children):
                found.extend(headings_of(children))
            case _:
                pass
    return tuple(found)


def outline(body: tuple[Block, ...]) -> tuple[Entry, ...]:
    """Nest the headings by level; a level that is left out does no harm."""
    entries, _ = _nested(headings_of(body), 0, 0)
    return entries


def _nested(headings: tuple[Heading, ...], start: int, above: int) -> tuple[tuple[Entry, ...], int]:
    entries: list[Entry] = []
    index = start
    while index < len(headings) and headings[index].level > above:
        heading = headings[index]
        children, index = _nested(headings, index + 1, heading.level)
        entries.append(Entry(heading, children))
    return tuple(entries), index
