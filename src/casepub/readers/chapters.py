"""A long text as an article for each chapter: one article in, several out, with the notes and pictures each needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from casepub.model import Article, Block, FootnoteReference, Heading, Image
from casepub.model.walk import text_of, walk
from casepub.transform.numbering import label_joint


def chapters(article: Article) -> Iterator[Article]:
    """Divide an article before each heading of its highest level; whole when that stands only once."""
    levels = [block.level for block in article.body if isinstance(block, Heading)]
    top = min(levels, default=0)
    if levels.count(top) < 2:
        yield article
        return
    for index, blocks in enumerate(_divided(article.body, top)):
        yield _chapter(article, blocks, keep_record=index == 0)


def _divided(body: tuple[Block, ...], top: int) -> list[list[Block]]:
    groups: list[list[Block]] = [[]]
    for block in body:
        if isinstance(block, Heading) and block.level == top and groups[-1]:
            groups.append([])
        groups[-1].append(block)
    return groups


def _chapter(whole: Article, blocks: list[Block], *, keep_record: bool) -> Article:
    """Make one chapter; what the reader took out and mended stays on record with the first."""
    head = blocks[0]
    metadata = whole.metadata
    if isinstance(head, Heading):
        metadata = replace(metadata, title=head.label + label_joint(head) + text_of(head.children), subtitle="")
        blocks = blocks[1:]
    nodes = list(walk(blocks))
    called = {node.footnote for node in nodes if isinstance(node, FootnoteReference)}
    notes = tuple(note for note in whole.footnotes if note.id in called)
    used = {node.resource for node in (*nodes, *walk(notes)) if isinstance(node, Image)}
    return Article(
        metadata,
        tuple(blocks),
        notes,
        tuple(resource for resource in whole.resources if resource.id in used),
        whole.discarded if keep_record else (),
        whole.repairs if keep_record else (),
    )
