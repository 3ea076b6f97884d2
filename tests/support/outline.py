"""An article as plain data that a person can check: what the tests of the readers compare."""

from typing import Any

from casepub.model import Article, Block, Heading
from casepub.model.walk import text_of

_SHOWN = 24


def outline_of(article: Article) -> dict[str, Any]:
    """Give metadata, blocks and discarded lines as JSON data."""
    metadata = article.metadata
    return {
        "title": metadata.title,
        "section": metadata.section,
        "language": metadata.language,
        "source": metadata.source,
        "dates": [[date.kind, date.value] for date in metadata.dates],
        "people": [[person.name, person.role] for person in metadata.people],
        "body": [_block(block) for block in article.body],
        "notes": [text_of(note).strip() for note in article.footnotes],
        "discarded": [[one.line, one.rule] for one in article.discarded],
    }


def _block(block: Block) -> list[Any]:
    kind = type(block).__name__
    if isinstance(block, Heading):
        return [kind, block.level, block.label, block.role, text_of(block.children)]
    role = getattr(block, "role", "body")
    return [kind if role == "body" else f"{kind}:{role}", text_of(block).replace("\n", "/")[:_SHOWN]]
