"""Page numbers: a collection in; the folio on which each block and article begins, by the program's own layout, out.

Word lays out for itself when it opens a file; until its fields are brought up to date the contents show these.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TypeAlias

from casepub.diagnostics import Report
from casepub.errors import FontError
from casepub.model import Collection
from casepub.model.walk import walk
from casepub.renderers.base import RenderContext
from casepub.template import Template

# (index of the article, id of the block; empty for the article's own beginning) → folio
Folios: TypeAlias = dict[tuple[int, str], str]


def folios(collection: Collection, template: Template, context: RenderContext) -> Folios:
    """Lay the collection out and note what begins where; nothing is known where a font is missing."""
    # Loaded only when there are contents: the layout takes longer to load than most files to write.
    from casepub.layout.compose import compose
    from casepub.layout.display import anchors
    from casepub.typefaces.catalogue import Catalogue

    try:
        document = compose(collection, template, Catalogue.load(context.font_paths), Report())
    except FontError:
        return {}
    seen: defaultdict[str, list[str]] = defaultdict(list)
    for name, label in anchors(document.pages):
        seen[name].append(label)
    return _by_article(collection, seen)


def _by_article(collection: Collection, seen: dict[str, list[str]]) -> Folios:
    """Share out the anchors: an id that several articles use was met in their order."""
    result: Folios = {}
    starts = _starts(collection)
    for index, article in enumerate(collection.articles):
        for label in seen.get(starts[index], ())[:1]:
            result[index, ""] = label
        for node in walk(article.body):
            name = getattr(node, "id", None)
            if name and seen.get(name):
                result[index, name] = seen[name].pop(0)
    return result


def _starts(collection: Collection) -> list[str]:
    """Give the anchor at the beginning of each article; titles of parts are counted with them."""
    names: list[str] = []
    count = 0
    groups = [("", collection.front_matter), *((part.title, part.articles) for part in collection.parts)]
    for title, articles in [*groups, ("", collection.back_matter)]:
        count += bool(title)
        for _ in articles:
            count += 1
            names.append(f"start-{count}")
    return names
