"""Design tokens: names for values, referred to as `{group.name}` (the alias syntax of the Design Tokens format)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from casepub.errors import TemplateError, suggestion
from casepub.text.pattern import lazily

_ALIAS: Final = lazily(r"\{([\w.-]+)\}")
_DEEPEST: Final = 20


def resolve(table: Mapping[str, Any], tokens: Mapping[str, Any], path: str = "") -> dict[str, Any]:
    """Copy a TOML table with every alias replaced by the token it names.

    Raises:
        TemplateError: a token is unknown, or refers to itself.
    """
    return {key: _resolved(value, tokens, f"{path}.{key}".lstrip(".")) for key, value in table.items()}


def _resolved(value: Any, tokens: Mapping[str, Any], path: str) -> Any:
    match value:
        case dict():
            return resolve(value, tokens, path)
        case list():
            return [_resolved(item, tokens, f"{path}[{index}]") for index, item in enumerate(value)]
        case str():
            return _value_of(value, tokens, path)
        case _:
            return value


def _value_of(value: Any, tokens: Mapping[str, Any], path: str) -> Any:
    for _ in range(_DEEPEST):
        alias = _ALIAS.fullmatch(value) if isinstance(value, str) else None
        if alias is None:
            return value
        value = _token(alias[1], tokens, path)
    raise TemplateError(f"{path}: the token {value} refers to itself")


def _token(name: str, tokens: Mapping[str, Any], path: str) -> Any:
    value: Any = tokens
    for part in name.split("."):
        if not isinstance(value, Mapping) or part not in value:
            known = value if isinstance(value, Mapping) else {}
            raise TemplateError(f"{path}: no token is called {{{name}}}{suggestion(part, known)}")
        value = value[part]
    return value
