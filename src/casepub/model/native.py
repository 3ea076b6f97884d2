"""The model as JSON and back, and the JSON Schema that its types amount to.

A node is an object with its `type` in kebab case; fields that have their default are left out. The document carries
`schema_version`: an older one is migrated, a newer one refused.
"""

from __future__ import annotations

import base64
import json
import re
import types
from dataclasses import MISSING, Field, fields, is_dataclass
from pathlib import Path
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from casepub.errors import SourceError, suggestion
from casepub.model import block, document, inline
from casepub.model.block import Heading, TableCell
from casepub.model.document import Article, Collection

SCHEMA_VERSION: Final = 1
MAXIMUM_DEPTH: Final = 200

_NAMESPACE: Final = {**vars(inline), **vars(block), **vars(document)}
_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")

# What the types leave open; the spans are HTML's.
_RANGES: Final[dict[tuple[type, str], tuple[int, int]]] = {
    (Heading, "level"): (1, 6),
    (TableCell, "column_span"): (1, 1000),
    (TableCell, "row_span"): (1, 65534),
}
_RANGED: Final = {kind: {name for owner, name in _RANGES if owner is kind} for kind, _ in _RANGES}


def dumps(value: Article | Collection, indent: int | None = 2) -> str:
    """Write an article or a collection as JSON text."""
    data = {"schema_version": SCHEMA_VERSION, **_encoded(value)}
    text = json.dumps(data, ensure_ascii=False, indent=indent) + "\n"
    # UTF-8 has no unpaired surrogates: these alone are written as escapes.
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def loads(text: str) -> Article | Collection:
    """Read what `dumps` wrote.

    Raises:
        SourceError: the text is no JSON, of a newer schema, or says something that the model does not know.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SourceError(f"this is no casepub JSON ({error}); write it with 'casepub dump'") from error
    if not isinstance(data, dict) or "schema_version" not in data:
        raise SourceError("this JSON has no schema_version; write it with 'casepub dump'")
    version = data.pop("schema_version")
    if type(version) is not int or version < 1:
        raise SourceError(f"this JSON is of schema {version!r}, which there never was; write it with 'casepub dump'")
    if version > SCHEMA_VERSION:
        raise SourceError(f"this JSON is of schema {version}, newer than {SCHEMA_VERSION}: update casepub to read it")
    document: Article | Collection = decode(Collection if data.get("type") == "collection" else Article, data)
    return document


def tag_of(kind: type) -> str:
    """Give the `type` word of a node class: `BlockQuote` is `block-quote`."""
    return re.sub(r"(?<=.)(?=[A-Z])", "-", kind.__name__).lower()


class _Hints(dict[Any, dict[str, Any]]):
    """The field types of each node class, worked out once."""

    def __missing__(self, kind: Any) -> dict[str, Any]:
        self[kind] = get_type_hints(kind, localns=_NAMESPACE)
        return self[kind]


_HINTS: Final = _Hints()


def _default(field: Field[Any]) -> Any:
    return field.default_factory() if field.default_factory is not MISSING else field.default


def _encoded(value: Any) -> Any:
    match value:
        case tuple():
            return [_encoded(item) for item in value]
        case bytes():
            return {"base64": base64.b64encode(value).decode("ascii")}
        case Path():
            return _encoded(value.read_bytes())
        case _ if is_dataclass(value):
            return _encoded_node(value)
        case _:
            return value


def _encoded_node(node: Any) -> dict[str, Any]:
    kind = type(node)
    pairs = ((field, getattr(node, field.name)) for field in fields(kind))
    return {"type": tag_of(kind), **{f.name: _encoded(v) for f, v in pairs if v != _default(f)}}


def decode(hint: Any, data: Any, path: str = "", depth: int = 0) -> Any:
    """Turn plain data into a value of the type `hint`.

    Raises:
        SourceError: the data does not fit; the message names the key path.
    """
    if depth > MAXIMUM_DEPTH:
        raise SourceError(f"{path}: nested deeper than {MAXIMUM_DEPTH} levels")
    origin = get_origin(hint)
    if origin is Literal:
        return _one_of(get_args(hint), data, path)
    if origin in (Union, types.UnionType):
        return _alternative(get_args(hint), data, path, depth)
    if origin is tuple:
        return _items(get_args(hint)[0], data, path, depth)
    if is_dataclass(hint):
        return _node(hint, data, path, depth)
    return _plain(hint, data, path)


def _one_of(words: tuple[Any, ...], data: Any, path: str) -> Any:
    if data in words:
        return data
    raise SourceError(f"{path}: '{data}' is none of {', '.join(map(str, words))}")


def _alternative(kinds: tuple[Any, ...], data: Any, path: str, depth: int) -> Any:
    if data is None and type(None) in kinds:
        return None
    if isinstance(data, dict) and "base64" in data and bytes in kinds:
        return _bytes(data["base64"], path)
    nodes = {tag_of(kind): kind for kind in kinds if is_dataclass(kind) and isinstance(kind, type)}
    if not nodes:
        return decode(next(kind for kind in kinds if kind is not type(None)), data, path, depth)
    tag = data.get("type") if isinstance(data, dict) else None
    if tag not in nodes:
        raise SourceError(f"{path}: '{tag}' is no type that may stand here{suggestion(str(tag), nodes)}")
    return _node(nodes[tag], data, path, depth)


def _bytes(data: Any, path: str) -> bytes:
    try:
        return base64.b64decode(data, validate=True)
    except (ValueError, TypeError) as error:
        raise SourceError(f"{path}: this is no base64") from error


def _items(kind: Any, data: Any, path: str, depth: int) -> tuple[Any, ...]:
    if not isinstance(data, list):
        raise SourceError(f"{path}: a list is wanted, not {type(data).__name__}")
    return tuple(decode(kind, item, f"{path}[{index}]", depth + 1) for index, item in enumerate(data))


def _node(kind: Any, data: Any, path: str, depth: int) -> Any:
    if not isinstance(data, dict):
        raise SourceError(f"{path}: an object is wanted, not {type(data).__name__}")
    hints = _HINTS[kind]
    if (tag := data.get("type", tag_of(kind))) != tag_of(kind):
        raise SourceError(f"{path}: '{tag_of(kind)}' is wanted here, not '{tag}'".removeprefix(": "))
    unknown = next((key for key in data if key != "type" and key not in hints), None)
    if unknown is not None:
        raise SourceError(f"{path}.{unknown}: unknown key{suggestion(unknown, hints)}".lstrip("."))
    values = {
        key: decode(hints[key], value, f"{path}.{key}".lstrip("."), depth + 1)
        for key, value in data.items()
        if key != "type"
    }
    missing = [f.name for f in fields(kind) if f.name not in values and _default(f) is MISSING]
    values |= {name: () for name in missing if get_origin(hints[name]) is tuple}
    if absent := [name for name in missing if name not in values]:
        raise SourceError(f"{path}.{absent[0]}: missing".lstrip("."))
    _check_ranges(kind, values, path)
    return kind(**values)


def _check_ranges(kind: Any, values: dict[str, Any], path: str) -> None:
    for name in values.keys() & _RANGED.get(kind, set()):
        low, high = _RANGES[kind, name]
        if not low <= values[name] <= high:
            raise SourceError(f"{path}.{name}: {values[name]} is not {low} to {high}".lstrip("."))


def _plain(kind: Any, data: Any, path: str) -> Any:
    if kind is float and isinstance(data, int) and not isinstance(data, bool):
        return float(data)
    if type(data) is not kind:
        raise SourceError(f"{path}: {getattr(kind, '__name__', kind)} is wanted, not {type(data).__name__}")
    return data


def json_schema() -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of what `dumps` writes, generated from the types."""
    definitions: dict[str, Any] = {}
    roots = [_schema_of(kind, definitions) for kind in (Article, Collection)]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "casepub document",
        "required": ["schema_version", "type"],
        "properties": {"schema_version": {"const": SCHEMA_VERSION}},
        "anyOf": roots,
        "$defs": dict(sorted(definitions.items())),
    }


_PLAIN_SCHEMAS: Final[dict[Any, dict[str, Any]]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
    bytes: {"type": "object", "required": ["base64"], "properties": {"base64": {"type": "string"}}},
}


def _schema_of(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin = get_origin(hint)
    if origin is Literal:
        return {"enum": list(get_args(hint))}
    if origin in (Union, types.UnionType):
        return {"anyOf": [_schema_of(kind, definitions) for kind in get_args(hint) if kind is not Path]}
    if origin is tuple:
        return {"type": "array", "items": _schema_of(get_args(hint)[0], definitions)}
    if is_dataclass(hint) and isinstance(hint, type):
        return _node_schema(hint, definitions)
    return dict(_PLAIN_SCHEMAS[hint])


def _node_schema(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    tag = tag_of(kind)
    if tag not in definitions:
        definitions[tag] = {}
        hints = _HINTS[kind]
        properties = {f.name: _schema_of(hints[f.name], definitions) | _bounds(kind, f.name) for f in fields(kind)}
        root = kind in (Article, Collection)
        definitions[tag] = {
            "type": "object",
            "description": (kind.__doc__ or "").split("\n")[0],
            "required": ["type"],
            "properties": {"type": {"const": tag}, **({"schema_version": True} if root else {}), **properties},
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{tag}"}


def _bounds(kind: Any, name: str) -> dict[str, Any]:
    bounds = _RANGES.get((kind, name))
    return {"minimum": bounds[0], "maximum": bounds[1]} if bounds else {}
