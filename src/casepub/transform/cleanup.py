"""Empty blocks away, adjacent text joined: what readers leave and no renderer should meet."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from casepub.model import (
    Article,
    BulletList,
    Heading,
    Inline,
    OrderedList,
    Paragraph,
    Text,
)  # fmt: skip
from casepub.model.walk import transform


def cleaned(article: Article) -> Article:
    """Copy an article without empty paragraphs and lists, adjacent `Text` nodes joined."""
    body = tuple(block for old in article.body for block in _kept(transform(old, _clean)))
    notes = tuple(transform(note, _clean) for note in article.footnotes)
    return replace(article, body=body, footnotes=notes)


def _kept(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)


def _clean(node: Any) -> Any:
    match node:
        case Paragraph(children=children) | Heading(children=children):
            joined = joined_text(children)
            if not joined and isinstance(node, Paragraph):
                return ()
            return node if joined == children else replace(node, children=joined)
        case BulletList(items=()) | OrderedList(items=()):
            return ()
        case _:
            return node


def joined_text(children: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Join neighbouring `Text` nodes and drop empty ones."""
    result: list[Inline] = []
    for child in children:
        if isinstance(child, Text) and result and isinstance(result[-1], Text):
            result[-1] = Text(result[-1].value + child.value)
        elif child != Text(""):
            result.append(child)
    return tuple(result)
