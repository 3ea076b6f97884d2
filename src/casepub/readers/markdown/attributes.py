"""Attributes in braces: `{#id .class lang=ja}` after a heading, before a block, behind a span; text in, a value out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from markdown_it.token import Token

from casepub.text.pattern import lazily

_ONE: Final = r"""(?:\#[^\s{}#.=|]+|\.[^\s{}#.=|]+|[A-Za-z][\w:-]*=(?:"[^"\n]*"|'[^'\n]*'|[^\s{}"'|]+))"""
_BRACED: Final = rf"\{{\s*{_ONE}(?:\s+{_ONE})*\s*\}}"
ATTRIBUTES: Final = lazily(_BRACED)
ALONE: Final = lazily(rf"[ ]{{0,3}}({_BRACED})[ \t]*")
TRAILING: Final = lazily(rf"[ \t]*({_BRACED})[ \t]*$")
_EACH: Final = lazily(_ONE)


@dataclass(frozen=True, slots=True)
class Attributes:
    """What braces say: an id, classes, and values by key."""

    id: str | None = None
    classes: tuple[str, ...] = ()
    values: dict[str, str] = field(default_factory=dict)

    @property
    def language(self) -> str | None:
        """Give the language, if one is said."""
        return self.values.get("lang") or self.values.get("language")


NONE: Final = Attributes()


def parsed(braces: str) -> Attributes:
    """Read braces that `ATTRIBUTES` matched."""
    identifier: str | None = None
    classes: list[str] = []
    values: dict[str, str] = {}
    for item in _EACH.findall(braces):
        if item[0] == "#":
            identifier = item[1:]
        elif item[0] == ".":
            classes.append(item[1:])
        else:
            key, _, value = item.partition("=")
            values[key] = value.strip("\"'")
    return Attributes(identifier, tuple(classes), values)


def of_token(token: Token) -> Attributes:
    """Give the attributes that a rule left on a token."""
    if not token.attrs:
        return NONE
    values = {key: str(value) for key, value in token.attrs.items() if key not in ("id", "class")}
    identifier = token.attrs.get("id")
    return Attributes(str(identifier) if identifier else None, tuple(str(token.attrs.get("class", "")).split()), values)
