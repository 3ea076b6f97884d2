"""What the schema says of itself: keys with values, kinds and words for a person, from the types and a template."""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from casepub.template.schema import Style, Styles, Template
from casepub.units import Color, Length

_NOT_KEYS: Final = frozenset({"name", "folders", "text_by_language"})
_VALUES: Final = (Length, Color)


def values_of(template: Template) -> Iterator[tuple[str, str]]:
    """Yield every dotted key of a template with its value as TOML would say it."""
    for field in fields(template):
        if field.name not in _NOT_KEYS:
            yield from _values(field.name, getattr(template, field.name))


def _values(key: str, value: Any) -> Iterator[tuple[str, str]]:
    if is_dataclass(value) and not isinstance(value, _VALUES):
        for field in fields(value):
            yield from _values(f"{key}.{field.name}", getattr(value, field.name))
    else:
        yield key, worded(value)


def worded(value: Any) -> str:
    """Write a value as in TOML."""
    match value:
        case bool():
            return str(value).lower()
        case int() | float():
            return str(value)
        case tuple():
            return f"[{', '.join(map(worded, value))}]"
        case _:
            return f'"{value}"'


def reference_page() -> str:
    """Give `docs/templates.md`'s tables of keys, generated from the types and their annotations."""
    lines = [_HEAD]
    for title, kind in _sections():
        lines += [f"\n## `[{title}]`\n\n{_first_line(kind)}\n", "| key | value | meaning |", "|---|---|---|"]
        lines += [_row(name, hint) for name, hint in _keys(kind)]
    roles = ", ".join(f"`{field.name}`" for field in fields(Styles))
    lines.append(f"\n## The roles of `[styles]`\n\n{roles}.\n")
    return "\n".join(lines)


_HEAD: Final = """# Templates: every key

<!-- Written by `make docs` from the types in `casepub.template.schema`; do not edit. -->

A template is a folder with a `template.toml`. It names what it `extends` and states only what differs; `base` holds
every key. Lengths are written `10.5pt`, `18mm`, `2em`, `1lh`; colours `#1a1a1a`; `{color.ink}` stands for the value
of a token under `[tokens]`. `casepub templates check NAME` says what is wrong, and which formats use which key.
"""


def _sections() -> Iterator[tuple[str, Any]]:
    for name, hint in _keys(Template):
        kind = _bare(hint)
        if name in _NOT_KEYS or not is_dataclass(kind):
            continue
        yield ("styles.ROLE", Style) if kind is Styles else (name, kind)


def _keys(kind: Any) -> Iterator[tuple[str, Any]]:
    hints = get_type_hints(kind, include_extras=True)
    yield from ((field.name, hints[field.name]) for field in fields(kind))


def _bare(hint: Any) -> Any:
    return get_args(hint)[0] if get_origin(hint) is Annotated else hint


def _row(name: str, hint: Any) -> str:
    meaning = get_args(hint)[1] if get_origin(hint) is Annotated else ""
    return f"| `{name}` | {_kind(_bare(hint))} | {meaning} |"


def _kind(hint: Any) -> str:
    """Name the kind of a value in a person's words."""
    origin = get_origin(hint)
    if origin is Literal:
        return " ".join(f"`{word}`" for word in get_args(hint))
    if origin in (Union, types.UnionType):
        return " or ".join(map(_kind, get_args(hint)))
    if origin is tuple:
        return f"list of {_kind(get_args(hint)[0])}"
    if is_dataclass(hint) and hint not in _VALUES:
        return f"table of {', '.join(f'`{name}`' for name, _ in _keys(hint))}"
    return _WORDS.get(hint, str(hint))


_WORDS: Final = {
    str: "text",
    int: "whole number",
    float: "number",
    bool: "`true` or `false`",
    Length: "length",
    Color: "colour",
}


def _first_line(kind: Any) -> str:
    return (kind.__doc__ or "").strip().splitlines()[0]
