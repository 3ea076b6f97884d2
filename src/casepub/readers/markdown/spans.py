"""What classes and languages in attributes mean: children in, the node that says it out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from casepub.model import (
    Code,
    Emphasis,
    Inline,
    Span,
    SpanRole,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Underline,
)  # fmt: skip
from casepub.model.walk import text_of
from casepub.readers.builder import Children
from casepub.readers.markdown.attributes import Attributes

ROLES: Final[dict[str, SpanRole]] = {
    "proper-name": "proper-name", "work-title": "work-title", "term": "term", "warichu": "warichu",
    "upright": "upright", "tcy": "upright", "small-caps": "small-caps", "smallcaps": "small-caps",
    "deceased": "deceased",
}  # fmt: skip
_WRAPPERS: Final[dict[str, Callable[[Children], Inline]]] = {
    "underline": Underline, "u": Underline, "strong": Strong, "bold": Strong, "em": Emphasis, "emphasis": Emphasis,
    "dots": Emphasis, "mark": Emphasis, "strike": Strikethrough, "sub": Subscript, "sup": Superscript,
    "code": lambda children: Code(text_of(children)), "kbd": lambda children: Code(text_of(children)),
}  # fmt: skip


def spanned(children: Children, said: Attributes) -> Children:
    """Wrap inlines as attributes say; classes that mean nothing here leave no trace."""
    if not children:
        return ()
    result = children
    for name in said.classes:
        if name in _WRAPPERS:
            result = (_WRAPPERS[name](result),)
        elif name in ROLES:
            result = (Span(result, ROLES[name]),)
    return (Span(result, language=said.language),) if said.language else result
