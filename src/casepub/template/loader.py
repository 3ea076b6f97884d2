"""Finding a template by name or folder, merging what it extends, and decoding the whole."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from casepub.errors import TemplateError, suggestion
from casepub.resources import TEMPLATES
from casepub.template.decode import decode
from casepub.template.limits import check
from casepub.template.schema import Template
from casepub.template.token import resolve

FILE: Final = "template.toml"
_LONGEST_CHAIN: Final = 8


def available(search: tuple[Path, ...] = ()) -> tuple[str, ...]:
    """Give the names of the templates that can be found."""
    folders = (*search, TEMPLATES)
    return tuple(sorted({path.parent.name for folder in folders for path in folder.glob(f"*/{FILE}")}))


def load(name: str | Path, search: tuple[Path, ...] = ()) -> Template:
    """Load a template by name, by the folder it lies in, or by its file.

    Raises:
        TemplateError: there is none, or it says something it may not; the message names file and key path.
    """
    folder = _find(str(name), search).resolve()
    table, folders = _merged(folder, search)
    try:
        return _decoded(table, folder.name, folders)
    except TemplateError as error:
        raise TemplateError(f"template '{folder.name}' ({folder / FILE}): {error}") from None


def _find(name: str, search: tuple[Path, ...]) -> Path:
    name = name.removesuffix(FILE) or "."
    candidates = [Path(name)] if _is_path(name) else []
    candidates += [folder / name for folder in (*search, TEMPLATES)]
    for folder in candidates:
        if (folder / FILE).is_file():
            return folder
    if (Path(name) / FILE).is_file():
        return Path(name)
    known = available(search)
    raise TemplateError(f"no template is called '{name}'{suggestion(name, known)} (there are {', '.join(known)})")


def _merged(folder: Path, search: tuple[Path, ...]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Read a template and all that it extends; the nearer one wins, key by key."""
    chain = [(folder, _read(folder / FILE))]
    while (parent := chain[-1][1].pop("extends", None)) is not None:
        if len(chain) == _LONGEST_CHAIN:
            raise TemplateError(f"template '{folder.name}': 'extends' runs in a circle or over {_LONGEST_CHAIN} steps")
        if not isinstance(parent, str):
            raise TemplateError(f"template '{folder.name}': extends: a name is wanted, not {parent!r}")
        parent_folder = _beside(chain[-1][0], parent) or _parent(folder, parent, search)
        chain.append((parent_folder, _read(parent_folder / FILE)))
    table: dict[str, Any] = {}
    for _, nearer in reversed(chain):
        table = _overlaid(table, nearer)
    return table, tuple(str(path) for path, _ in chain)


def _parent(folder: Path, parent: str, search: tuple[Path, ...]) -> Path:
    try:
        return _find(parent, search)
    except TemplateError as error:
        raise TemplateError(f"template '{folder.name}': extends: {error}") from None


def _beside(folder: Path, parent: str) -> Path | None:
    """Give the folder that a template means by a path such as `../house`, which counts from its own folder."""
    found = folder / parent
    return found.resolve() if _is_path(parent) and (found / FILE).is_file() else None


def _is_path(name: str) -> bool:
    return "/" in name or "\\" in name or name in {".", ".."}


def _read(path: Path) -> dict[str, Any]:
    try:
        # Editors on Windows may begin a file with a byte order mark.
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        raise TemplateError(f"{path}: this is no TOML: {error}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise TemplateError(f"{path}: cannot be read: {error}") from None


def _overlaid(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    result = dict(below)
    for key, value in above.items():
        old = result.get(key)
        both = isinstance(old, Mapping) and isinstance(value, Mapping)
        result[key] = _overlaid(old, value) if both else value  # type: ignore[arg-type]
    return result


def _decoded(table: dict[str, Any], name: str, folders: tuple[str, ...]) -> Template:
    tokens = table.pop("tokens", {})
    if not isinstance(tokens, dict):
        raise TemplateError("tokens: a table is wanted")
    table = resolve(table, resolve(tokens, tokens, "tokens"))
    if {"name", "folders", "text_by_language"} & table.keys():
        raise TemplateError("'name', 'folders' and 'text_by_language' are not keys of a template")
    table["text"], by_language = _split_text(table.get("text", {}))
    table["styles"] = _with_numbered_styles(table.get("styles", {}))
    template = decode(Template, {**table, "name": name, "folders": list(folders), "text_by_language": []}, "")
    languages = tuple((tag, decode(type(template.text), rules, f"text.{tag}")) for tag, rules in by_language)
    complete: Template = replace(template, text_by_language=languages)
    check(complete)
    return complete


def _split_text(text: Any) -> tuple[Any, list[tuple[str, Any]]]:
    """Part `[text]` from its sub-tables `[text.ja]`, each laid over the keys for all."""
    if not isinstance(text, Mapping):
        return text, []
    common = {key: value for key, value in text.items() if not isinstance(value, Mapping)}
    return common, [(tag, {**common, **value}) for tag, value in text.items() if isinstance(value, Mapping)]


def _with_numbered_styles(styles: Any) -> Any:
    """Turn `[styles.heading.1]` and `[styles.toc.1]` into the schema's `heading_1` and `toc_1`.

    A style states only what differs from `[styles.paragraph]`, a numbered one from its group.
    """
    if not isinstance(styles, Mapping) or not isinstance(styles.get("paragraph"), Mapping):
        return styles
    flat: dict[str, Any] = {}
    for key, value in styles.items():
        numbered = key in {"heading", "toc"} and isinstance(value, Mapping)
        flat |= _numbered(key, value) if numbered else {key: value}
    return {key: _overlaid(styles["paragraph"], v) if isinstance(v, Mapping) else v for key, v in flat.items()}


def _numbered(group: str, table: Mapping[str, Any]) -> dict[str, Any]:
    common = {key: value for key, value in table.items() if not isinstance(value, Mapping)}
    members = {key: value for key, value in table.items() if isinstance(value, Mapping)}
    return {f"{group}_{key}": {**common, **value} for key, value in members.items()}
