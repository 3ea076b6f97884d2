"""Fields: an instruction and its result in; the runs that hold both out. No field is left to be filled by Word."""

from __future__ import annotations

from hashlib import blake2b
from typing import Final

from casepub.renderers.docx.oxml import escaped, w

_LONGEST_NAME: Final = 40


def field(instruction: str, result: str, properties: str = "") -> str:
    """Write a complex field around finished result runs; without a result it is one that shows nothing (XE)."""

    def mark(kind: str) -> str:
        return f"<w:r>{properties}{w('fldChar', fldCharType=kind)}</w:r>"

    code = f'<w:r>{properties}<w:instrText xml:space="preserve"> {escaped(instruction)} </w:instrText></w:r>'
    shown = mark("separate") + result if result else ""
    return mark("begin") + code + shown + mark("end")


def argument(value: str) -> str:
    """Write a field's argument in quotes."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def bookmark_name(prefix: str, *parts: object) -> str:
    """Give the name of a hidden bookmark: the parts in hexadecimal where they fit, else a digest (40 characters)."""
    source = ".".join(map(str, parts)).encode("utf-8", "surrogatepass")
    room = _LONGEST_NAME - len(prefix)
    name = source.hex()
    return prefix + (name if len(name) <= room else blake2b(source, digest_size=room // 2).hexdigest())


def bookmarked(content: str, names: list[tuple[int, str]]) -> str:
    """Span finished content with bookmarks (number, name)."""
    if not names:
        return content
    starts = "".join(w("bookmarkStart", id=number, name=name) for number, name in names)
    ends = "".join(w("bookmarkEnd", id=number) for number, _ in reversed(names))
    return starts + content + ends
