"""The attributes that any block may have: id, classes, language."""

from __future__ import annotations

from typing import Protocol

from casepub.renderers.markup.scope import Scope


class _Named(Protocol):
    @property
    def id(self) -> str | None: ...

    @property
    def language(self) -> str | None: ...


def attributes(node: _Named, scope: Scope, *classes: str) -> str:
    """Write them with a space before each."""
    name = f' id="{scope.name(node.id)}"' if node.id else ""
    kinds = " ".join([kind for kind in classes if kind])
    language = scope.dialect.lang(node.language) if node.language else ""
    return f'{name} class="{kinds}"{language}' if kinds else name + language
