"""The title of a text that states none in its front matter: blocks in, the title and the blocks without it out."""

from __future__ import annotations

from typing import Final

from casepub.model import Block, Figure, Heading, Paragraph, Strong
from casepub.model.walk import text_of
from casepub.readers.structure.measure import ends_open, ends_sentence

_LONGEST: Final = 60
_NEAR: Final = 3


def entitled(blocks: tuple[Block, ...], stated: str) -> tuple[str, tuple[Block, ...]]:
    """Find the title and take its line out of the text.

    A stated title is only taken out where a first heading repeats it. Else it is the first heading when no other is
    as high; else a short first paragraph that is no sentence. Many headings of the highest level are chapters.
    """
    index = next((place for place, block in enumerate(blocks) if not isinstance(block, Figure)), None)
    if index is None:
        return stated, blocks
    first, rest = blocks[index], blocks[:index] + blocks[index + 1 :]
    words = text_of(first).strip() if isinstance(first, Heading | Paragraph) else ""
    if stated:
        return stated, _without_repetition(blocks, stated)
    if rest and (_is_only_one(first, rest) or _is_line(first, words)):
        return words, rest
    return "", blocks


def _without_repetition(blocks: tuple[Block, ...], stated: str) -> tuple[Block, ...]:
    """Take out a heading near the start that says the title once more."""
    for place, block in enumerate(blocks[:_NEAR]):
        if isinstance(block, Heading) and _squashed(text_of(block)) == _squashed(stated):
            return blocks[:place] + blocks[place + 1 :]
    return blocks


def _squashed(text: str) -> str:
    return "".join(text.split())


def _is_only_one(block: Block, rest: tuple[Block, ...]) -> bool:
    return isinstance(block, Heading) and not any(
        isinstance(other, Heading) and other.level <= block.level for other in rest
    )


def _is_line(block: Block, words: str) -> bool:
    """Tell whether a paragraph is a title in all but mark-up: bold as a whole, or short and no sentence."""
    if not isinstance(block, Paragraph) or not words or "\n" in words or len(words) > _LONGEST:
        return False
    bold = len(block.children) == 1 and isinstance(block.children[0], Strong)
    return bold or not (ends_sentence(words) or ends_open(words))
