"""What the Word renderer writes, the Word reader reads: every node, as far as the format carries it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

import casepub
from casepub.diagnostics import Report
from casepub.model import (
    Article,
    BulletList,
    CodeBlock,
    Column,
    Division,
    Figure,
    FootnoteReference,
    IndexTerm,
    OrderedList,
    PageBreak,
    Paragraph,
    Ruby,
    Span,
    Table,
)  # fmt: skip
from casepub.model.walk import transform
from casepub.transform.cleanup import cleaned
from casepub.transform.identifiers import identified
from tests.support.everynode import every_article
from tests.support.readers import read_as

# What Word has no place for, by class: the node as it comes back.
_CARRIED: dict[type, Callable[[Any], Any]] = {
    Ruby: lambda node: replace(node, position="over", kind="mono" if node.kind == "jukugo" else node.kind),
    Span: lambda node: replace(node, language=None) if node.role == "small-caps" else node,
    IndexTerm: lambda node: (*node.children, replace(node, children=())),
    CodeBlock: lambda node: replace(node, value=node.value.rstrip("\n"), syntax=""),
    Division: lambda node: node.children if node.role == "section" else node,
    Figure: lambda node: () if node.lost else node,
    PageBreak: lambda _: (),
    Table: lambda node: replace(node, columns=tuple(map(_start_is_usual, node.columns))),
    FootnoteReference: lambda _: FootnoteReference(""),
    BulletList: lambda node: replace(node, tight=True),
    OrderedList: lambda node: replace(node, tight=True),
}


def _start_is_usual(column: Column) -> Column:
    return replace(column, alignment="auto") if column.alignment == "start" else column


def _carried(node: Any) -> Any:
    return _CARRIED.get(type(node), lambda same: same)(node)


def _comparable(article: Article) -> list[Any]:
    """Give the body and the notes as both sides can have them."""

    def without_own_language(node: Any) -> Any:
        own = isinstance(node, Span | Paragraph) and node.language == article.metadata.language
        if own and isinstance(node, Span):
            return node.children
        return replace(node, language=None) if own else node

    article = cleaned(transform(transform(article, _carried), without_own_language))
    return [*article.body, *(note.blocks for note in article.footnotes)]


@pytest.mark.parametrize("language", ["zh-Hans", "ja"])
def test_every_node_comes_back(language: str) -> None:
    article = identified(cleaned(every_article(language)), Report())
    again = read_as("docx", casepub.render(article, "docx"))
    assert _comparable(again) == _comparable(article)
    for name in ("title", "subtitle", "section", "source", "agency", "publisher", "url", "language", "identifier"):
        assert getattr(again.metadata, name) == getattr(article.metadata, name)
