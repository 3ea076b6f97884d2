"""A TOML table in, a frozen schema value out: strict, with the key path and a suggestion in each complaint."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from casepub.errors import TemplateError, suggestion
from casepub.units import Color, Length


def decode(kind: Any, value: Any, path: str) -> Any:
    """Turn a TOML value into a value of the type `kind`.

    Raises:
        TemplateError: a key is unknown or missing, or a value is not of its kind.
    """
    origin = get_origin(kind)
    if origin is Annotated:
        return decode(get_args(kind)[0], value, path)
    if origin is Literal:
        return _word(get_args(kind), value, path)
    if origin in (Union, types.UnionType):
        return _alternative(get_args(kind), value, path)
    if origin is tuple:
        return _list(get_args(kind)[0], value, path)
    if is_dataclass(kind) and kind not in _PARSED:
        return _table(kind, value, path)
    return _plain(kind, value, path)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind, include_extras=True)


def _table(kind: Any, value: Any, path: str) -> Any:
    if not isinstance(value, Mapping):
        raise TemplateError(f"{path}: a table is wanted, not {value!r}")
    hints = _hints(kind)
    for key in value:
        if key not in hints:
            raise TemplateError(f"{path}.{key}: unknown key{_known(key, hints)}".lstrip("."))
    for field in fields(kind):
        if field.name not in value:
            raise TemplateError(f"{path}.{field.name}: missing".lstrip("."))
    return kind(**{key: decode(hints[key], item, f"{path}.{key}".lstrip(".")) for key, item in value.items()})


def _known(key: str, hints: Mapping[str, Any]) -> str:
    """Suggest the key that was meant, or else say which there are."""
    return suggestion(key, hints) or f" (there are {', '.join(hints)})"


def _word(words: tuple[Any, ...], value: Any, path: str) -> Any:
    if value in words and isinstance(value, str):
        return value
    raise TemplateError(f"{path}: {value!r} is none of {', '.join(words)}{suggestion(str(value), words)}")


def _alternative(kinds: tuple[Any, ...], value: Any, path: str) -> Any:
    words = [word for kind in kinds if get_origin(kind) is Literal for word in get_args(kind)]
    if value in words:
        return value
    (other,) = (kind for kind in kinds if get_origin(kind) is not Literal)
    try:
        return decode(other, value, path)
    except TemplateError as error:
        raise TemplateError(f"{error} or {', '.join(words)}") from None


def _list(kind: Any, value: Any, path: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise TemplateError(f"{path}: a list is wanted, not {value!r}")
    return tuple(decode(kind, item, f"{path}[{index}]") for index, item in enumerate(value))


_PARSED: Final[dict[type, Callable[[str], Any]]] = {Length: Length.parse, Color: Color.parse}


def _plain(kind: type, value: Any, path: str) -> Any:
    if kind in _PARSED:
        return _parsed(kind, value, path)
    if kind is float and type(value) is int:
        return float(value)
    if type(value) is not kind:
        raise TemplateError(f"{path}: {kind.__name__} is wanted, not {value!r}")
    return value


def _parsed(kind: type, value: Any, path: str) -> Any:
    try:
        return _PARSED[kind](value if isinstance(value, str) else f"{value}")
    except ValueError as error:
        raise TemplateError(f"{path}: {error}") from None
