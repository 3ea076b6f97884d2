"""The part of YAML that front matter uses: text in; scalars as strings, lists and mappings out.

Read: block and flow mappings and lists, plain and quoted scalars, `|` and `>` blocks, comments. Not read: anchors,
tags, several documents; such a line is taken as text or reported by its number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from casepub.text.pattern import lazily

Value: TypeAlias = "str | list[Value] | dict[str, Value]"

_KEY: Final = lazily(
    r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'#\[\]{}&*!|>%@`,-][^:\n]*?|[^\W\d][^:\n]*?)\s*:(?:\s+|$)"""
)
_ITEM: Final = lazily(r"-(?:\s+|$)")
_BLOCK: Final = lazily(r"([|>])([+-]?\d?|\d?[+-]?)\s*(?:#.*)?$")
_COMMENT: Final = lazily(r"\s#.*$")
_ESCAPES: Final = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", '"': '"', "\\": "\\", "/": "/"}
_MAXIMUM_DEPTH: Final = 20


@dataclass(slots=True)
class _Lines:
    """The lines of a document, read once from top to bottom."""

    lines: list[str]
    index: int = 0
    wrong: list[int] = field(default_factory=list)

    def skip_empty(self) -> None:
        while self.index < len(self.lines) and not self.lines[self.index].split("#", 1)[0].strip():
            if self.lines[self.index].strip() and "#" not in self.lines[self.index]:
                return
            self.index += 1

    def indent(self) -> int:
        """Give the indent of the next line that says something, -1 at the end."""
        self.skip_empty()
        if self.index >= len(self.lines):
            return -1
        line = self.lines[self.index]
        return len(line) - len(line.lstrip(" "))


def load(text: str) -> tuple[dict[str, Value], tuple[int, ...]]:
    """Give the mapping that a text says, and the numbers (0-based) of lines that could not be read."""
    lines = _Lines(text.expandtabs(2).split("\n"))
    result: dict[str, Value] = {}
    while lines.indent() >= 0:
        found = _block(lines, lines.indent(), 0)
        if isinstance(found, dict):
            result.update(found)
        elif found:
            lines.wrong.append(lines.index - 1)
    return result, tuple(lines.wrong)


def _block(lines: _Lines, indent: int, depth: int) -> Value:
    """Read the mapping or list whose lines begin at this indent."""
    line = lines.lines[lines.index][indent:]
    if depth > _MAXIMUM_DEPTH:
        lines.wrong.append(lines.index)
        lines.index += 1
        return ""
    if _ITEM.match(line):
        return _list(lines, indent, depth)
    if _KEY.match(line):
        return _mapping(lines, indent, depth)
    lines.index += 1
    lines.wrong.append(lines.index - 1)
    return ""


def _mapping(lines: _Lines, indent: int, depth: int) -> dict[str, Value]:
    result: dict[str, Value] = {}
    while lines.indent() == indent:
        line = lines.lines[lines.index][indent:]
        match = _KEY.match(line)
        if match is None:
            break
        result[_scalar(match[1])] = _value(lines, line[match.end() :], indent, depth)
    return result


def _list(lines: _Lines, indent: int, depth: int) -> list[Value]:
    result: list[Value] = []
    while lines.indent() == indent and (match := _ITEM.match(lines.lines[lines.index][indent:])):
        inner = indent + match.end()
        rest = lines.lines[lines.index][inner:]
        if _KEY.match(rest) and not rest.startswith(("'", '"', "{", "[")):
            # The item is a mapping that begins on the line of its dash.
            lines.lines[lines.index] = " " * inner + rest
            result.append(_block(lines, inner, depth + 1))
        else:
            result.append(_value(lines, rest, indent, depth))
    return result


def _value(lines: _Lines, rest: str, indent: int, depth: int) -> Value:
    """Read what stands behind a key or a dash, on its line or below it."""
    lines.index += 1
    if match := _BLOCK.match(rest):
        return _literal(lines, indent, folded=match[1] == ">")
    if rest.strip() and not rest.startswith("#"):
        return _flow(_continued(lines, rest, indent))
    inner = lines.indent()
    is_list = inner == indent and _ITEM.match(lines.lines[lines.index][indent:]) if inner >= 0 else None
    return _block(lines, inner, depth + 1) if inner > indent or is_list else ""


def _literal(lines: _Lines, indent: int, *, folded: bool) -> str:
    taken: list[str] = []
    while lines.index < len(lines.lines):
        line = lines.lines[lines.index]
        if line.strip() and len(line) - len(line.lstrip(" ")) <= indent:
            break
        taken.append(line)
        lines.index += 1
    text = [line.strip() for line in taken]
    return " ".join(filter(None, text)) if folded else "\n".join(text).strip("\n")


def _continued(lines: _Lines, rest: str, indent: int) -> str:
    """Add the deeper lines that a scalar or a flow collection goes on in."""
    pieces = [rest]
    while lines.indent() > indent:
        pieces.append(lines.lines[lines.index].strip())
        lines.index += 1
    return " ".join(pieces)


def _flow(text: str) -> Value:
    text = text.strip()
    if text[:1] in ("[", "{"):
        value, rest = _collection(text, 0)
        return value if value is not None and not rest.split("#")[0].strip() else _scalar(text)
    return _scalar(text)


def _collection(text: str, depth: int) -> tuple[Value | None, str]:
    """Read a flow list or mapping from the start of the text; give the rest too."""
    closing = {"[": "]", "{": "}"}[text[0]]
    items: list[Value] = []
    rest = text[1:].lstrip()
    while rest and not rest.startswith(closing):
        item, rest = _flow_item(rest, closing, depth)
        if item is None:
            return None, rest
        items.append(item)
        rest = rest.lstrip().removeprefix(",").lstrip()
    if not rest:
        return None, ""
    if closing == "}":
        return _pairs(items), rest[1:]
    return [_scalar(item) if isinstance(item, str) else item for item in items], rest[1:]


def _flow_item(text: str, closing: str, depth: int) -> tuple[Value | None, str]:
    if text[0] in "[{":
        return _collection(text, depth + 1) if depth < _MAXIMUM_DEPTH else (None, text)
    quoted = re.match(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(\s*:\s*)?""", text)
    end = re.search(rf"[,\{closing}]", text[quoted.end() if quoted else 0 :])
    stop = (quoted.end() if quoted else 0) + end.start() if end else len(text)
    return text[:stop].strip(), text[stop:]


def _pairs(items: list[Value]) -> dict[str, Value]:
    pairs = (item.partition(":") for item in items if isinstance(item, str))
    return {_scalar(key): _scalar(value) for key, _, value in pairs}


def _scalar(text: str) -> str:
    text = text.strip()
    if text[:1] == '"' and (match := re.match(r'"((?:[^"\\]|\\.)*)"', text)):
        return re.sub(r"\\(.)", lambda found: _ESCAPES.get(found[1], found[0]), match[1])
    if text[:1] == "'" and (match := re.match(r"'((?:[^']|'')*)'", text)):
        return match[1].replace("''", "'")
    plain = _COMMENT.sub("", text).strip()
    return "" if plain in ("~", "null") else plain
