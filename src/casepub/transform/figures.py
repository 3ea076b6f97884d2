"""Pictures that the source no longer has: told once for each, whatever format is made."""

from __future__ import annotations

from typing import Final

from casepub.diagnostics import Report
from casepub.model import Article, Figure
from casepub.model.walk import text_of, walk

_HINT: Final = "figure.placeholder in the template leaves a framed box in its place"


def report_lost(article: Article, report: Report) -> None:
    """Warn of every lost picture of a prepared article, for nothing is set in its place."""
    for node in walk(article.body):
        if isinstance(node, Figure) and node.lost:
            line = f"line {node.source.first_line}" if node.source and node.source.first_line else node.id or ""
            report.warning("image-lost", f"the source no longer has {_named(node)}; nothing is set for it", line, _HINT)


def _named(figure: Figure) -> str:
    words = " ".join(text_of((*figure.caption, *figure.credit)).split()) or " ".join(i.alt for i in figure.images)
    return f"the picture '{words}'" if words else "a picture"
