"""Headings that the source itself marks as such: their numbers split off, their roles told; blocks in, blocks out."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import cast

from casepub.model import Block, Division, Heading, HeadingRole, Inline, Text
from casepub.model.outline import headings_of
from casepub.model.walk import text_of
from casepub.readers.structure.numbering import Numbered, numbered, role_of


def labelled(blocks: tuple[Block, ...], *, trusted: bool = False) -> tuple[Block, ...]:
    """Split the number off each heading whose number is beyond doubt.

    That is a `第一章`, or a form that at least two headings of the same level begin with, in different numbers.

    Args:
        blocks: what holds headings.
        trusted: whatever looks like a number is one.
    """
    found = {
        (heading.level, number.form, number.value) for heading in headings_of(blocks) if (number := _number(heading))
    }
    series = Counter((level, form) for level, form, _ in found)
    if trusted:
        series.update(series)
    return tuple(_labelled(block, series) for block in blocks)


def _number(heading: Heading) -> Numbered | None:
    first = heading.children[0] if heading.children else None
    return numbered(first.value) if isinstance(first, Text) and not heading.label else None


def _labelled(block: Block, series: Counter[tuple[int, str]]) -> Block:
    match block:
        case Heading():
            return _split(block, series)
        case Division(children=children):
            return replace(block, children=tuple(_labelled(child, series) for child in children))
        case _:
            return block


def _split(heading: Heading, series: Counter[tuple[int, str]]) -> Heading:
    number = _number(heading)
    alone = number is not None and not number.text and len(heading.children) == 1
    if number is not None and not alone and (number.strong or series[heading.level, number.form] > 1):
        rest: tuple[Inline, ...] = (Text(number.text),) if number.text else ()
        children = rest + heading.children[1:]
        heading = replace(heading, label=number.label, number=number.value, children=children)
    if heading.role == "none":
        role = role_of(text_of(heading.children).strip())
        heading = replace(heading, role=cast(HeadingRole, role)) if role != "none" else heading
    return heading
