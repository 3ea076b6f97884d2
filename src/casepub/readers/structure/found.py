"""An article without a text comes in; the sentence that says what was found instead goes out."""

from __future__ import annotations

from typing import Final

from casepub.errors import SourceError
from casepub.model import Article, Code, CodeBlock, Comment, Figure, FootnoteReference, Image, Ruby, Text
from casepub.model.walk import walk

_SHOWN: Final = 30


def refuse_empty(article: Article, name: str) -> None:
    """Refuse an article that has neither text nor picture.

    Raises:
        SourceError: there is no text to publish.
    """
    if not any(_says_something(node) for node in walk(article.body)):
        raise SourceError(f"{name}: no article found: there is {' and '.join(_found(article))}")


def _says_something(node: object) -> bool:
    """Tell whether a node holds letters or shows a picture."""
    match node:
        case Text(value=value) | Code(value=value) | CodeBlock(value=value):
            return bool(value.strip())
        case _:
            return isinstance(node, Image | Ruby | Figure | FootnoteReference | Comment)


def _found(article: Article) -> list[str]:
    """Say what there is instead of a text."""
    found = [f"the title '{article.metadata.title[:_SHOWN]}' alone"] if article.metadata.title else []
    if article.discarded:
        rules = ", ".join(sorted({one.rule for one in article.discarded}))
        found.append(f"text in {len(article.discarded)} places that was taken out ({rules}); --keep-all keeps it")
    if article.footnotes:
        found.append(f"text in {len(article.footnotes)} notes that nothing calls")
    return found or ["no text in it"]
