"""The transforms in their order, over a whole collection."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from casepub.diagnostics import Report
from casepub.model import Article, Collection, Part
from casepub.template import Template
from casepub.transform.cleanup import cleaned
from casepub.transform.figures import report_lost
from casepub.transform.identifiers import identified
from casepub.transform.numbering import numbered


def prepare(collection: Collection, template: Template, report: Report) -> Collection:
    """Clean every article, give its blocks unique ids, set its numbers as the template says; report lost pictures."""

    def change(article: Article) -> Article:
        prepared = numbered(identified(cleaned(article), report), template)
        if not template.figure.placeholder:
            report_lost(prepared, report)
        return prepared

    return map_articles(collection, change)


def map_articles(collection: Collection, change: Callable[[Article], Article]) -> Collection:
    """Copy a collection with every article changed."""
    parts = tuple(Part(tuple(map(change, part.articles)), part.title) for part in collection.parts)
    front, back = (tuple(map(change, articles)) for articles in (collection.front_matter, collection.back_matter))
    return replace(collection, parts=parts, front_matter=front, back_matter=back)
