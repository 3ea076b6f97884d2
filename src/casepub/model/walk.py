"""Going through a model: children, all nodes, a mapped copy, the plain text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import Field, fields, is_dataclass, replace
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from casepub.model.block import (
    Aside,
    Block,
    BlockQuote,
    CodeBlock,
    Definition,
    Figure,
    Heading,
    ListItem,
    Paragraph,
    Table,
    TableCell,
    TableRow,
    Verse,
)  # fmt: skip
from casepub.model.document import Article, Footnote
from casepub.model.inline import Code, Inline, LineBreak, Ruby, Text

Node: TypeAlias = Block | Inline | ListItem | Definition | TableRow | TableCell | Footnote
N = TypeVar("N")

# What is no node: values that a field may hold beside nodes.
_PLAIN = frozenset((str, int, float, bool, bytes, type(None), type(Path())))
_PLAIN_ANNOTATIONS = frozenset(("str", "int", "float", "bool", "int | None", "bool | None", "tuple[str, ...]"))

# Where the order of the fields is not the order of reading.
_READING_ORDER: dict[type, tuple[str, ...]] = {
    Aside: ("title", "children"),
    Table: ("caption", "head", "body"),
    Figure: ("images", "caption", "credit"),
}
_NOT_CONTENT = frozenset({"id", "language", "source"})


class _ContentFields(dict[type, tuple[str, ...]]):
    """The fields of a node class that may hold nodes, in the order of reading; each class is looked at once.

    What is no node class (a string, a path) has none.
    """

    def __missing__(self, kind: type) -> tuple[str, ...]:
        names = tuple(field.name for field in fields(kind) if _may_hold_nodes(field)) if is_dataclass(kind) else ()
        self[kind] = _READING_ORDER.get(kind) or names
        return self[kind]


def _may_hold_nodes(field: Field[Any]) -> bool:
    """Tell by its annotation (a string, as annotations are deferred) whether a field may hold nodes."""
    return field.name not in _NOT_CONTENT and str(field.type) not in _PLAIN_ANNOTATIONS


_CONTENT_FIELDS = _ContentFields()


def children_of(node: Node | Article) -> list[Any]:
    """Give the nodes directly inside a node, in reading order."""
    found: list[Any] = []
    for name in _CONTENT_FIELDS[type(node)]:
        _collect(getattr(node, name), found)
    return found


def _collect(value: object, found: list[Any]) -> None:
    """Add the nodes directly inside a field's value, through nested tuples."""
    if type(value) is tuple:
        for item in value:
            _collect(item, found)
    elif type(value) not in _PLAIN:
        found.append(value)


def walk(nodes: Node | Article | Iterable[Node]) -> Iterator[Any]:
    """Yield every node, parents before children."""
    waiting: list[Any] = [nodes] if is_dataclass(nodes) else [*nodes][::-1]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += children_of(node)[::-1]


def transform(node: N, change: Callable[[Any], Any]) -> N:
    """Copy a node with `change` applied to every node inside it, children first.

    `change` returns the node, another node, or a tuple of nodes that take its place in its parent.
    """
    return _changed(node, change)  # type: ignore[no-any-return]


def _changed(node: Any, change: Callable[[Any], Any]) -> Any:
    names = _CONTENT_FIELDS[type(node)]
    if not names:
        return change(node)
    updates = {}
    for name in names:
        old = getattr(node, name)
        new = _changed_value(old, change)
        if new is not old:
            updates[name] = new
    return change(replace(node, **updates) if updates else node)


def _changed_value(value: Any, change: Callable[[Any], Any]) -> Any:
    if type(value) is tuple:
        return _changed_tuple(value, change)
    return value if type(value) in _PLAIN else _changed(value, change)


def _changed_tuple(items: tuple[Any, ...], change: Callable[[Any], Any]) -> tuple[Any, ...]:
    result: list[Any] = []
    same = True
    for item in items:
        new = _changed_value(item, change)
        same = same and new is item
        if isinstance(new, tuple) and not isinstance(item, tuple):
            result.extend(new)
        else:
            result.append(new)
    return items if same else tuple(result)


def text_of(node: Node | Article | Iterable[Node]) -> str:
    """Give the plain text of a node or of several: blocks end with a line end, ruby gives its base alone."""
    if isinstance(node, Text | Code):
        return node.value
    if is_dataclass(node):
        return _composed_text(node)
    return "".join(map(text_of, node))


def _composed_text(node: Any) -> str:  # noqa: C901 (an arm a node)
    match node:
        case LineBreak():
            return "\n"
        case Ruby(pairs=pairs):
            return "".join(pair.base for pair in pairs)
        case CodeBlock(value=value):
            return _lines(value.rstrip("\n"))
        case Heading(label=label, children=children):
            return _lines(label + text_of(children))
        case Paragraph(children=children):
            return _lines(text_of(children))
        case Verse(lines=lines, attribution=attribution):
            return _lines(*map(text_of, lines), text_of(attribution) or None)
        case Figure(caption=caption, credit=credit):
            return _lines(text_of(caption) or None, text_of(credit) or None)
        case Table(caption=caption, head=head, body=body):
            return _lines(text_of(caption) or None) + text_of(head) + text_of(body)
        case BlockQuote(children=children, attribution=attribution):
            return text_of(children) + _lines(text_of(attribution) or None)
        case Aside(children=children, title=title):
            return _lines(text_of(title) or None) + text_of(children)
        case Definition(terms=terms, descriptions=descriptions):
            return _lines(*map(text_of, terms)) + "".join(map(text_of, descriptions))
        case _:
            return text_of(tuple(children_of(node)))


def _lines(*lines: str | None) -> str:
    return "".join(line + "\n" for line in lines if line is not None)
