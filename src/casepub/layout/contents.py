"""The table of contents: a line for each entry, with its page number at the end and a leader between."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from casepub.layout.block import BlockComposer, Place
from casepub.layout.display import Item, LinkArea, Path, TextRun
from casepub.layout.slab import Slab, drawn, with_corner
from casepub.layout.style import ComputedStyle
from casepub.model import Text
from casepub.template.words import words_for


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One line of the contents; `level` 1 is the highest."""

    title: str
    level: int
    target: str
    label: str


def contents_slabs(entries: tuple[ContentsEntry, ...], blocks: BlockComposer, place: Place, leader: str) -> list[Slab]:
    """Set the contents with their heading."""
    parent = blocks.structure.add("TOC", place.parent)
    here = replace(place, parent=parent)
    title = Text(words_for(place.language).contents)
    slabs = blocks.text((title,), blocks.style("toc_title", place.language), here, "P", (("anchor", "contents"),))
    for entry in entries:
        slabs += _entry(entry, blocks, here, leader)
    return slabs


def _entry(entry: ContentsEntry, blocks: BlockComposer, place: Place, leader: str) -> list[Slab]:
    style = blocks.style(f"toc_{min(max(entry.level, 1), 3)}", place.language)
    number = blocks.text((Text(entry.label),), replace(style, align="end", start=0.0), place, "Reference")[0]
    # The title leaves room for its page number: four figures, and as much again for the leader.
    room = 4 * style.size
    titled = replace(style, end=style.end + room)
    slabs = blocks.text((Text(entry.title),), titled, place, "TOCI")
    last = slabs[-1]
    leaders = _leader(last, number, style, place.measure) if leader.strip() else ()
    length = place.measure - last.x
    link = LinkArea(0.0, 0.0, length, last.height, f"#{entry.target}")
    slabs[-1] = with_corner(last, *leaders, *drawn(number, -last.x, 0.0), link)
    return slabs


def _leader(last: Slab, number: Slab, style: ComputedStyle, measure: float) -> Iterator[Item]:
    """Draw dots from the title to the number: drawn, not written, so that they are no part of the text."""
    start = max((end for _, end in _runs(last.items)), default=0.0) + last.origin[0] + style.size / 2
    stop = min((begin for begin, _ in _runs(number.items)), default=measure) - last.x - style.size / 2
    y = last.origin[1]
    y -= 0.0 if style.rule.vertical else style.size * 0.3
    if stop - start > style.size:
        dots = (("M", stop, y), ("L", start, y))
        yield Path(dots, stroke=style.color, width=0.7, dash=(0.7, style.size * 0.4))


def _runs(items: tuple[Item, ...]) -> Iterator[tuple[float, float]]:
    for item in items:
        if isinstance(item, TextRun):
            yield item.x, item.x + item.advance
