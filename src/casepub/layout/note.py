"""Footnotes: their marks in the text, and their slabs for the foot of the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from casepub.layout.block import BlockComposer, Place
from casepub.layout.display import Anchor
from casepub.layout.inlines import back_anchor, note_anchor
from casepub.layout.slab import Slab, with_corner
from casepub.model import Article, Footnote, FootnoteReference, Link, Paragraph, Text
from casepub.model.walk import walk
from casepub.template import Template
from casepub.text.numeral import format_number

_STYLES: Mapping[str, str] = {"decimal": "decimal", "circled": "circled-decimal"}


def note_marks(article: Article, template: Template) -> dict[str, str]:
    """Count the notes of an article in the order in which the text first calls them."""
    order = dict.fromkeys(node.footnote for node in walk(article.body) if isinstance(node, FootnoteReference))
    style = _STYLES[template.numbering.footnotes]
    return {name: format_number(count, style) for count, name in enumerate(order, 1)}


def note_slabs(note: Footnote, mark: str, blocks: BlockComposer, place: Place) -> list[Slab]:
    """Set a note: its mark, which leads back, and its text."""
    element = blocks.structure.add("Note", place.parent)
    here = replace(place, parent=element, paragraph="footnote")
    back = Link((Text(mark),), f"#{back_anchor(note.id)}")
    first, *others = note.blocks or (Paragraph(()),)
    if isinstance(first, Paragraph):
        opened = (replace(first, children=(back, Text("\u2002"), *first.children)), *others)
    else:
        opened = (Paragraph((back,)), first, *others)
    slabs = [slab._replace(glued=False, on_grid=False) for slab in blocks.blocks(opened, here)]
    anchor = Anchor(0.0, 0.0, note_anchor(note.id))
    slabs[0] = with_corner(slabs[0], anchor)
    return slabs
