"""Models for Hypothesis, made from the types: every class of the unions, every field, nested to a bounded depth."""

from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from casepub.model import Article, Block, Collection, Heading, TableCell, block, document, inline
from casepub.model.document import Resource

_DEEPEST = 3
_NAMES = {**vars(inline), **vars(block), **vars(document)}
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("汉字かな한글，。「」 a1"), max_size=6)
_WITHIN = {(Heading, "level"): (1, 6), (TableCell, "column_span"): (1, 1000), (TableCell, "row_span"): (1, 65534)}
_PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    bool: st.booleans(),
    int: st.integers(-5, 10**9),
    float: st.floats(0, 1),
    type(None): st.none(),
    bytes: st.binary(max_size=8),
}


def articles() -> st.SearchStrategy[Article]:
    """Give articles of any content."""
    return _of_class(Article, 0)


def collections() -> st.SearchStrategy[Collection]:
    """Give collections of any content."""
    return _of_class(Collection, 1)


def blocks() -> st.SearchStrategy[Any]:
    """Give blocks of any kind."""
    return _of(Block, 0)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind, localns=_NAMES)


def _of(hint: Any, depth: int) -> st.SearchStrategy[Any]:
    origin = get_origin(hint)
    if origin is Literal:
        return st.sampled_from(get_args(hint))
    if origin in (Union, UnionType):
        return st.one_of([_of(kind, depth) for kind in get_args(hint) if kind is not Path])
    if origin is tuple:
        return _tuples(get_args(hint)[0], depth)
    if is_dataclass(hint) and isinstance(hint, type):
        return st.deferred(lambda: _of_class(hint, depth + 1))
    return _PLAIN[hint]


def _tuples(kind: Any, depth: int) -> st.SearchStrategy[Any]:
    size = 0 if depth >= _DEEPEST else 2
    return st.lists(_of(kind, depth), max_size=size).map(tuple) if size else st.just(())


@cache
def _of_class(kind: Any, depth: int) -> st.SearchStrategy[Any]:
    values = {field.name: _field(kind, field.name, depth) for field in fields(kind)}
    return st.builds(kind, **values)


def _field(kind: type, name: str, depth: int) -> st.SearchStrategy[Any]:
    if (kind, name) in _WITHIN:
        return st.integers(*_WITHIN[kind, name])
    if kind is Resource and name == "content":
        return st.binary(max_size=8)
    return _of(_hints(kind)[name], depth)
