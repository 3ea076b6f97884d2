"""`--remember`: what the user overruled goes into `NAME.casepub.toml` beside the source; other lines there stay."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Final

from casepub.api import SIDECAR
from casepub.errors import SourceError
from casepub.files import write_atomically
from casepub.readers.base import ReadOptions

_LINES: Final = ("restore", "remove")
_FLAGS: Final = ("keep_all", "keep_punctuation", "split_chapters")


def remember(source: Path, options: ReadOptions) -> None:
    """Write the decisions of this call into the source's sidecar; lines of text add to those that stand there.

    Raises:
        SourceError: the sidecar cannot be read or written.
    """
    path = _sidecar_of(source)
    try:
        text = path.read_text(encoding="utf-8-sig") if path.is_file() else ""
        known = tomllib.loads(text)
        for key, value in _decisions(options, known).items():
            text = _with_key(text, key, value)
        if text:
            write_atomically(path, text.encode("utf-8"))
    except (OSError, ValueError) as error:
        raise SourceError(f"{path}: cannot be kept: {error}") from None


def _sidecar_of(source: Path) -> Path:
    """Give the sidecar that there is, else the one with the whole name of the source."""
    whole, short = source.with_name(source.name + SIDECAR), source.with_suffix(SIDECAR)
    return short if short.is_file() and not whole.is_file() else whole


def _decisions(options: ReadOptions, known: dict[str, object]) -> dict[str, str]:
    """Give the keys that this call states, with their values as TOML writes them."""
    found: dict[str, str] = {}
    for key in _LINES:
        before = known.get(key)
        lines = getattr(options, key) | frozenset(before if isinstance(before, list) else ())
        found |= {key: str(sorted(lines))} if getattr(options, key) else {}
    found |= {key: "true" for key in _FLAGS if getattr(options, key)}
    return found | ({"language": f'"{options.language}"'} if options.language else {})


def _with_key(text: str, key: str, value: str) -> str:
    """Set a key where it stands, else in a line of its own at the end."""
    pattern = re.compile(rf"^{key}[ \t]*=[ \t]*(?:\[[^\]]*\]|[^\n]*)", re.MULTILINE)
    if pattern.search(text):
        return pattern.sub(f"{key} = {value}", text, count=1)
    return f"{text}{'' if not text or text.endswith(chr(10)) else chr(10)}{key} = {value}\n"
