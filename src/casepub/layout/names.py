"""Ids of a collection: articles in, whose ids are their own; the same articles, told apart by their places, out.

Notes, links and pages of one article would else be taken for those of another with the same id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from casepub.model import Article, Collection, CrossReference, FootnoteReference, Link
from casepub.model.walk import transform, walk


def name_in(collection: Collection, index: int, name: str) -> str:
    """Give the name that an id of the article with this index has among all; a single article keeps its own."""
    return f"{index}.{name}" if len(collection.articles) > 1 else name


def told_apart(collection: Collection) -> tuple[Article, ...]:
    """Copy the articles with names that no two share; what refers to another article's id finds the first such."""
    articles = collection.articles
    if len(articles) < 2:
        return articles
    owned = [{name: name_in(collection, index, name) for name in _ids(a)} for index, a in enumerate(articles)]
    anywhere = {name: full for names in reversed(owned) for name, full in names.items()}
    return tuple(_renamed(article, {**anywhere, **own}) for article, own in zip(articles, owned, strict=True))


def _ids(article: Article) -> Iterator[str]:
    yield from (note.id for note in article.footnotes)
    yield from (node.id for node in walk(article) if getattr(node, "id", None))


def _renamed(article: Article, names: dict[str, str]) -> Article:
    def change(node: Any) -> Any:
        return _changed(node, names)

    notes = tuple(
        replace(note, id=names[note.id], blocks=_all(note.blocks, change)) for note in article.footnotes
    )  # fmt: skip
    return replace(article, body=_all(article.body, change), footnotes=notes)


def _all(blocks: tuple[Any, ...], change: Callable[[Any], Any]) -> tuple[Any, ...]:
    return tuple(transform(block, change) for block in blocks)


def _changed(node: Any, names: dict[str, str]) -> Any:
    match node:
        case FootnoteReference(footnote=name):
            return replace(node, footnote=names.get(name, name))
        case CrossReference(target=target):
            return replace(node, target=names.get(target, target))
        case Link(target=target) if target.startswith("#"):
            return replace(node, target=f"#{names.get(target[1:], target[1:])}")
        case _:
            own = getattr(node, "id", None)
            return replace(node, id=names.get(own, own)) if own else node
