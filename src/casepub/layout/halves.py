"""A text whole or in halves that are set side by side: articles in, stretches of their blocks out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Final, NamedTuple, TypeAlias

from casepub.model import Article, Block, Heading, Paragraph, Text
from casepub.model.walk import text_of

# Below this many characters a second process costs more than it saves.
LONG: Final = 50_000
# Where the structure elements of a second half are counted from, to be told from the first: more than a text has.
SECOND_HALF: Final = 1 << 24


class Stretch(NamedTuple):
    """Some blocks of one article, in a row: from `start` up to `stop`."""

    article: int
    start: int
    stop: int


Stretches: TypeAlias = tuple[Stretch, ...]


def whole(articles: Sequence[Article]) -> Stretches:
    """Give a text as one part."""
    return tuple(Stretch(index, 0, len(article.body)) for index, article in enumerate(articles))


def halves(
    articles: Sequence[Article], share: float, least: int, apart: Callable[[Block, Block], bool]
) -> tuple[Stretches, Stretches] | None:
    """Part a text between two blocks.

    Args:
        articles: the text.
        share: how much of its characters the first part should have; what is nearest is taken.
        least: a text with fewer characters is not parted.
        apart: tells whether of two blocks in a row neither knows of the other.

    Returns:
        The two parts; None when the text is too short, or there is no place to part it.
    """
    lengths = [[_length(block) for block in article.body] for article in articles]
    length = sum(map(sum, lengths))
    if length < least:
        return None
    wanted = share * length
    before = 0
    best: tuple[float, int, int] | None = None
    for index, article in enumerate(articles):
        for place, done in enumerate(accumulate(lengths[index], initial=before)):
            distance = abs(done - wanted)
            if (best is None or distance < best[0]) and _may_part(article, index, place, apart):
                best = distance, index, place
        before += sum(lengths[index])
    return _parted(whole(articles), *best[1:]) if best else None


def _parted(part: Stretches, index: int, place: int) -> tuple[Stretches, Stretches]:
    article = part[index]
    first = (*part[:index], Stretch(index, 0, place)) if place else part[:index]
    return first, (Stretch(index, place, article.stop), *part[index + 1 :])


def _may_part(article: Article, index: int, place: int, apart: Callable[[Block, Block], bool]) -> bool:
    """Tell whether a text may be parted before a block of an article; notes are counted and set by the article."""
    if place in (0, len(article.body)):
        return place == 0 and index > 0
    return not article.footnotes and apart(article.body[place - 1], article.body[place])


def _length(block: Block) -> int:
    """Give about how much there is to set: characters, and something for each block."""
    if isinstance(block, Paragraph | Heading) and len(block.children) == 1 and isinstance(block.children[0], Text):
        return 8 + len(block.children[0].value)
    return 8 + len(text_of((block,)))
