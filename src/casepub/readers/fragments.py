"""HTML inside other formats (feeds, e-books, JSON): a fragment in, blocks and notes of the model out."""

from __future__ import annotations

from dataclasses import dataclass

from casepub.model import Block, Discarded, Footnote
from casepub.readers.base import ReadContext
from casepub.readers.html.conversion import Conversion
from casepub.readers.html.convert import blocks_of
from casepub.readers.html.parse import number_of_elements, tree_of
from casepub.readers.html.source import tree_of_bytes
from casepub.readers.labels import labelled
from casepub.readers.pictures import Pictures
from casepub.readers.xml import Element


@dataclass(frozen=True, slots=True)
class Fragment:
    """What a fragment says."""

    body: tuple[Block, ...]
    footnotes: tuple[Footnote, ...] = ()
    discarded: tuple[Discarded, ...] = ()


def fragment(html: str, name: str, context: ReadContext, pictures: Pictures, base_url: str = "") -> Fragment:
    """Convert a fragment of HTML; nothing for nothing."""
    if not html.strip():
        return Fragment(())
    context.options.refuse_more(number_of_elements(html, context.options.most_pieces), "elements", name)
    return of_tree(tree_of(html, name), name, context, pictures, base_url)


def page(data: bytes, name: str, context: ReadContext, pictures: Pictures) -> Fragment:
    """Convert a whole XHTML page, by the rules of XML where it keeps them."""
    tree, _ = tree_of_bytes(data, name, context, xml=True)
    return of_tree(tree, name, context, pictures)


def of_tree(tree: Element, name: str, context: ReadContext, pictures: Pictures, base_url: str = "") -> Fragment:
    """Convert the body of a tree."""
    work = Conversion(name=name, base_url=base_url, pictures=pictures, report=context.report)
    body = tree.find("body")
    blocks = labelled(blocks_of(tree if body is None else body, work))
    return Fragment(blocks, tuple(work.footnotes), tuple(work.discarded))
