"""Page numbers: a collection in; the folio on which each block and article begins, by the program's own layout, out.

Word lays out for itself when it opens a file; until its fields are brought up to date the contents show these.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, TypeAlias

from casepub.diagnostics import Report
from casepub.errors import FontError
from casepub.model import Article, Collection
from casepub.model.walk import walk
from casepub.processes import Channel, LostError, helper
from casepub.renderers.base import RenderContext
from casepub.template import Template

if TYPE_CHECKING:
    from casepub.layout.compose import Composer

# How much of a text the first process lays out; it has Word's file still to write.
_SHARE: Final = 0.5

# (index of the article, id of the block; empty for the article's own beginning) → folio
Folios: TypeAlias = dict[tuple[int, str], str]


def folios(collection: Collection, template: Template, context: RenderContext) -> Folios:
    """Lay the collection out and note what begins where; nothing is known where a font is missing."""
    # Loaded only when there are contents: the layout takes longer to load than most files to write.
    from casepub.layout.compose import Composer
    from casepub.layout.memory import remembering
    from casepub.layout.names import name_in
    from casepub.typefaces.catalogue import Catalogue

    try:
        composer = Composer(collection, template, Catalogue.load(context.font_paths), Report())
        with remembering():
            seen = dict(reversed(_anchors(composer, context.processes)))
    except FontError:
        return {}
    result: Folios = {}
    starts = _starts(collection)
    for index, article in enumerate(collection.articles):
        names = {"": starts[index]} | {id_: name_in(collection, index, id_) for id_ in _ids(article)}
        result |= {(index, id_): seen[name] for id_, name in names.items() if name in seen}
    return result


def _anchors(composer: Composer, processes: int) -> list[tuple[str, str]]:
    """Give the anchors of the text with their folios; the second half of a long one by a second process."""
    from casepub.layout.display import anchors

    parts = composer.halves(_SHARE) if processes > 1 else None
    if not parts:
        return [*anchors(composer.all_pages().pages)]

    def second(channel: Channel) -> None:
        other = composer.for_second_half()
        galley = other.galley(parts[1])
        channel.send([*anchors(other.placed_after(channel.receive(), galley).pages)])

    try:
        with helper(second) as channel:
            drafts, seam = composer.filled(composer.galley(parts[0]))
            channel.send(seam)
            return [*anchors(composer.placed(drafts).pages), *channel.receive()]
    except LostError:
        return [*anchors(composer.again().all_pages().pages)]


def _ids(article: Article) -> Iterator[str]:
    return (node.id for node in walk(article.body) if getattr(node, "id", None))


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
