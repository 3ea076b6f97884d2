"""A small walker of JSON Schema: a schema of ours and data in; the complaints, each with its path, out.

It knows the words that `casepub.model.native.json_schema` uses, and refuses others.
"""

from typing import Any

_KNOWN = {
    "$schema", "$defs", "$ref", "title", "description", "type", "const", "enum", "anyOf", "items", "properties",
    "required", "additionalProperties", "minimum", "maximum",
}  # fmt: skip
_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}


def complaints(schema: Any, data: Any, root: dict[str, Any] | None = None, path: str = "$") -> list[str]:
    """Say where data does not fit a schema."""
    root = schema if root is None else root
    if schema is True:
        return []
    if unknown := set(schema) - _KNOWN:
        raise ValueError(f"the walker does not know {sorted(unknown)}")
    if "$ref" in schema:
        return complaints(root["$defs"][schema["$ref"].rpartition("/")[2]], data, root, path)
    return [*_value(schema, data, path), *_any_of(schema, data, root, path), *_inside(schema, data, root, path)]


def _value(schema: dict[str, Any], data: Any, path: str) -> list[str]:
    wanted = schema.get("type")
    wrong_type = wanted is not None and (
        not isinstance(data, _TYPES[wanted]) or (isinstance(data, bool) and wanted != "boolean")
    )
    wrong = {
        f"no {wanted}": wrong_type,
        f"not {schema.get('const')!r}": "const" in schema and data != schema["const"],
        f"none of {schema.get('enum')}": "enum" in schema and data not in schema["enum"],
    }
    if "minimum" in schema and not wrong_type:
        wrong["out of range"] = not schema["minimum"] <= data <= schema["maximum"]
    return [f"{path}: {data!r} is {word}" for word, is_so in wrong.items() if is_so]


def _any_of(schema: dict[str, Any], data: Any, root: dict[str, Any], path: str) -> list[str]:
    tries = [complaints(one, data, root, path) for one in schema.get("anyOf", ())]
    return min(tries, key=len) if tries and all(tries) else []


def _inside(schema: dict[str, Any], data: Any, root: dict[str, Any], path: str) -> list[str]:
    if isinstance(data, list) and "items" in schema:
        return [word for i, item in enumerate(data) for word in complaints(schema["items"], item, root, f"{path}[{i}]")]
    if not isinstance(data, dict):
        return []
    properties = schema.get("properties", {})
    found = [f"{path}: {key} is missing" for key in schema.get("required", ()) if key not in data]
    if schema.get("additionalProperties") is False:
        found += [f"{path}: {key} is unknown" for key in data if key not in properties]
    for key in data.keys() & properties.keys():
        found += complaints(properties[key], data[key], root, f"{path}.{key}")
    return found
