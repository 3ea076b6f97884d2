"""The template schema, key by key: every dotted key of a template, and a copy in which one of them says otherwise."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from fnmatch import fnmatchcase
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from casepub.renderers.base import Renderer
from casepub.template import Template
from casepub.template.reference import values_of
from casepub.units import Color, Length

OTHER_COLOR = Color(0x12, 0x99, 0x33)


def keys_of(template: Template) -> list[str]:
    """Give every key in its order."""
    return [key for key, _ in values_of(template)]


def stated(renderer: type[Renderer], key: str) -> str:
    """Say what a renderer states of a key: honoured, not applicable, both or nothing; an exact key outranks `*`."""
    honours = _named(key, dict.fromkeys(renderer.HONOURS, ""))
    excuses = _named(key, renderer.NOT_APPLICABLE)
    return {(True, False): "honoured", (False, True): "n/a", (True, True): "both"}.get((honours, excuses), "nothing")


def _named(key: str, patterns: Mapping[str, str]) -> bool:
    return any(fnmatchcase(key, pattern) for pattern in patterns)


def changed(template: Template, key: str, value: Any = None) -> Template:
    """Copy a template with another value under a dotted key: this one, or any that the type allows."""
    return _changed(template, key.split("."), type(template), value)  # type: ignore[no-any-return]


def _changed(node: Any, path: list[str], kind: type, value: Any) -> Any:
    name, *rest = path
    hint = get_type_hints(kind, include_extras=True)[name]
    hint = get_args(hint)[0] if get_origin(hint) is Annotated else hint
    old = getattr(node, name)
    new = _changed(old, rest, type(old), value) if rest else (other(old, hint) if value is None else value)
    return replace(node, **{name: new})


def other(old: Any, hint: Any) -> Any:
    """Give a value that differs from `old` and that this type allows."""
    if get_origin(hint) is Literal:
        return next(value for value in get_args(hint) if value != old)
    if isinstance(old, bool):
        return not old
    if isinstance(old, int):
        return 1 if old > 1 else old + 1
    if isinstance(old, float):
        return old * 0.8
    if isinstance(old, Length):
        return Length(old.value + 1, old.unit)
    if isinstance(old, Color):
        return OTHER_COLOR
    return _other_word(old, hint)


def _other_word(old: Any, hint: Any) -> Any:
    if get_origin(hint) is Union or hasattr(hint, "__args__"):
        kinds = [kind for kind in get_args(hint) if isinstance(kind, type) and is_dataclass(kind)]
        if kinds:
            return OTHER_COLOR if Color in kinds else Length(0.0, "em")
    if isinstance(old, tuple):
        return (*old, "other")
    return "A5" if old.startswith(("A", "B")) and len(old) == 2 else f"{old} Other [[page]]"


def names_of(kind: type) -> list[str]:
    """Give the field names of a dataclass."""
    return [field.name for field in fields(kind)]
