"""A long text with chapters comes in as one article, its chapters go out, each an article of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from casepub.model import Article, Block, FootnoteReference, Heading
from casepub.model.walk import text_of, walk
from casepub.transform.numbering import label_joint

_BEYOND: Final = 10**12


def chapters_of(article: Article) -> Iterator[Article]:
    """Yield a chapter for each heading of the top level; what stands before the first is a chapter of its own."""
    top = min((block.level for block in article.body if isinstance(block, Heading)), default=0)
    starts = [at for at, block in enumerate(article.body) if isinstance(block, Heading) and block.level == top]
    if len(starts) < 2:
        yield article
        return
    bounds = ([0] if starts[0] else []) + starts
    lines = [0, *(_line(article.body[at]) for at in bounds[1:]), _BEYOND]
    for count, (low, high) in enumerate(pairwise([*bounds, len(article.body)])):
        out = tuple(one for one in article.discarded if lines[count] <= one.line < lines[count + 1])
        chapter = _chapter(article, article.body[low:high])
        yield replace(chapter, discarded=out, repairs=article.repairs if not count else ())


def _line(block: Block) -> int:
    return block.source.first_line if block.source is not None else _BEYOND


def _chapter(article: Article, body: tuple[Block, ...]) -> Article:
    """Cut one chapter: its heading becomes its title, its notes go with it."""
    metadata = article.metadata
    if isinstance(body[0], Heading):
        title = f"{body[0].label}{label_joint(body[0])}{text_of(body[0].children)}".strip()
        metadata, body = replace(metadata, title=title), body[1:]
    called = {node.footnote for node in walk(body) if isinstance(node, FootnoteReference)}
    notes = tuple(note for note in article.footnotes if note.id in called)
    return replace(article, metadata=metadata, body=body, footnotes=notes)
