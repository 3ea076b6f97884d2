"""Unique ids for what can be linked to; links inside the article checked."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from casepub.diagnostics import Report
from casepub.model import Article, CrossReference, Figure, Heading, Link, Table
from casepub.model.walk import transform, walk

_NOT_NAME = re.compile(r"[^\w.-]+")


def identified(article: Article, report: Report) -> Article:
    """Copy an article in which every heading, figure and table has an id, and no id stands twice."""
    taken: set[str] = set()
    counts: dict[str, int] = {}

    def identify(node: Any) -> Any:
        wanted = getattr(node, "id", None)
        if wanted is None and not isinstance(node, Heading | Figure | Table):
            return node
        kind = type(node).__name__.lower()
        counts[kind] = counts.get(kind, 0) + 1
        name = _free(_NOT_NAME.sub("-", wanted) if wanted else f"{kind}-{counts[kind]}", taken)
        taken.add(name)
        return node if name == wanted else replace(node, id=name)

    # Notes are called by id: they keep theirs.
    taken.update(note.id for note in article.footnotes)
    result = replace(article, body=tuple(transform(block, identify) for block in article.body))
    _report_dangling(result, report)
    return result


def _free(name: str, taken: set[str]) -> str:
    candidate, count = name, 1
    while candidate in taken:
        count += 1
        candidate = f"{name}-{count}"
    return candidate


def _report_dangling(article: Article, report: Report) -> None:
    known = {node.id for node in walk(article) if getattr(node, "id", None)}
    for node in walk(article.body):
        match node:
            case CrossReference(target=target) if target not in known:
                report.warning("dangling-reference", f"nothing has the id '{target}' that a reference names")
            case Link(target=target) if target.startswith("#") and target[1:] not in known:
                report.warning("dangling-reference", f"nothing has the id '{target[1:]}' that a link names")
            case _:
                pass
