"""Links to headings by their words (`#第一章-开始`): blocks in, blocks with ids that those links name out."""

from __future__ import annotations

from dataclasses import replace
from typing import Final
from urllib.parse import unquote

from casepub.model import Block, Heading, Link
from casepub.model.walk import text_of, transform, walk
from casepub.text.pattern import lazily

_DROPPED: Final = lazily(r"[^\w\- ]")


def slug(text: str) -> str:
    """Give the anchor that a heading of these words has."""
    return _DROPPED.sub("", text.strip().lower()).replace(" ", "-")


def anchored(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Give an id to each heading that a link names by its words, and write such links alike."""
    targets = {node.target[1:] for node in walk(blocks) if isinstance(node, Link) and node.target.startswith("#")}
    if not targets:
        return blocks
    wanted = {unquote(target) for target in targets}

    def change(node: object) -> object:
        match node:
            case Link(target=target) if target.startswith("#"):
                return replace(node, target="#" + unquote(target[1:]))
            case Heading(id=None) if slug(text_of(node)) in wanted:
                return replace(node, id=slug(text_of(node)))
            case _:
                return node

    return tuple(transform(block, change) for block in blocks)
