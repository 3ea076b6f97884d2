"""Empty blocks and marks away, adjacent text joined: what readers leave and no renderer should meet."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import Any, Final

from casepub.model import (
    Article,
    BlockQuote,
    BulletList,
    DefinitionList,
    Division,
    Emphasis,
    Figure,
    Heading,
    Inline,
    OrderedList,
    Paragraph,
    Span,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Text,
    Underline,
)  # fmt: skip
from casepub.model.walk import transform


def cleaned(article: Article) -> Article:
    """Copy an article without blocks and inline nodes that say nothing, adjacent `Text` nodes joined."""
    body = tuple(block for old in article.body for block in _kept(transform(old, _clean)))
    notes = tuple(transform(note, _clean) for note in article.footnotes)
    return replace(article, body=body, footnotes=notes)


def _kept(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)


def _clean(node: Any) -> Any:
    if type(node) is Text:
        return node
    children = getattr(node, "children", ())
    # One text alone, as in most paragraphs, has no neighbour to be joined with.
    if any(type(child) is Text and (len(children) > 1 or not child.value) for child in children):
        joined = joined_text(children)
        node = node if joined == children else replace(node, children=joined)
    return () if _says_nothing(node) else node


_MARKS: Final = (Emphasis, Strong, Underline, Strikethrough, Superscript, Subscript, Span)


def _says_nothing(node: Any) -> bool:
    """Tell what may go; an empty list item or cell stays, for it counts, and so does what carries a note or a term."""
    match node:
        case Paragraph(children=children):
            return all(isinstance(child, Text) and not child.value.strip() for child in children)
        case BulletList(items=()) | OrderedList(items=()) | DefinitionList(items=()) | Division(children=()):
            return True
        case Heading(label="", children=()) | BlockQuote(children=(), attribution=()):
            return True
        case Figure(images=(), caption=(), credit=(), lost=False):
            return True
        case _:
            return isinstance(node, _MARKS) and not node.children


def joined_text(children: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Join neighbouring `Text` nodes and drop empty ones."""
    result: list[Inline] = []
    for kind, run in groupby(children, type):
        if kind is not Text:
            result.extend(run)
        elif value := "".join(child.value for child in run if isinstance(child, Text)):
            result.append(Text(value))
    return tuple(result)
