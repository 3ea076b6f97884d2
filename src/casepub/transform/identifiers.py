"""Unique ids for what can be linked to; links inside the article checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from casepub.diagnostics import Report
from casepub.model import Article, Block, CrossReference, Figure, Heading, Link, Table
from casepub.model.walk import transform, walk
from casepub.text.pattern import lazily

_NOT_NAME = lazily(r"[^\w.-]+")


def identified(article: Article, report: Report) -> Article:
    """Copy an article in which every heading, figure and table has an id, and no id stands twice.

    What refers to an id that had to change follows it; of two blocks with the same id the first is meant.
    """
    names = _Names(article)
    result = _mapped(article, names.identify)
    if names.moved:
        result = _mapped(result, names.follow)
    _report_dangling(result, report)
    return result


def _mapped(article: Article, change: Callable[[Any], Any]) -> Article:
    """Copy an article with every node changed; notes are called by id and keep theirs."""
    notes = (
        replace(note, blocks=tuple(transform(block, change) for block in note.blocks)) for note in article.footnotes
    )
    return replace(article, body=tuple(transform(block, change) for block in article.body), footnotes=tuple(notes))


class _Names:
    """The ids of one article: those that the source gives come first, those made up keep clear of them."""

    def __init__(self, article: Article) -> None:
        self._taken = {note.id for note in article.footnotes}
        given = {node.id for node in walk((*article.body, *_blocks_of_notes(article))) if getattr(node, "id", None)}
        self._avoided = self._taken | {_NOT_NAME.sub("-", name) for name in given}
        self._counts: dict[str, int] = {}
        self._seen: set[str] = set()
        self.moved: dict[str, str] = {}

    def identify(self, node: Any) -> Any:
        """Give the node its id."""
        wanted = getattr(node, "id", None)
        if not wanted and not isinstance(node, Heading | Figure | Table):
            return node
        name = self._kept(wanted) if wanted else self._made(type(node).__name__.lower())
        self._taken.add(name)
        self._avoided.add(name)
        return node if name == wanted else replace(node, id=name)

    def _kept(self, wanted: str) -> str:
        name = _free(_NOT_NAME.sub("-", wanted), self._taken)
        if name != wanted and wanted not in self._seen:
            self.moved[wanted] = name
        self._seen.add(wanted)
        return name

    def _made(self, kind: str) -> str:
        self._counts[kind] = self._counts.get(kind, 0) + 1
        return _free(f"{kind}-{self._counts[kind]}", self._avoided)

    def follow(self, node: Any) -> Any:
        """Turn a reference to an id that has changed."""
        match node:
            case CrossReference(target=target) if target in self.moved:
                return replace(node, target=self.moved[target])
            case Link(target=target) if target.startswith("#") and target[1:] in self.moved:
                return replace(node, target=f"#{self.moved[target[1:]]}")
            case _:
                return node


def _blocks_of_notes(article: Article) -> Iterator[Block]:
    return (block for note in article.footnotes for block in note.blocks)


def _free(name: str, taken: set[str]) -> str:
    candidate, count = name, 1
    while candidate in taken:
        count += 1
        candidate = f"{name}-{count}"
    return candidate


def _report_dangling(article: Article, report: Report) -> None:
    nodes = list(walk(article))
    known = {node.id for node in nodes if getattr(node, "id", None)}
    for node in nodes:
        match node:
            case CrossReference(target=target) if target not in known:
                report.warning("dangling-reference", f"nothing has the id '{target}' that a reference names")
            case Link(target=target) if target.startswith("#") and target[1:] not in known:
                report.warning("dangling-reference", f"nothing has the id '{target[1:]}' that a link names")
            case _:
                pass
