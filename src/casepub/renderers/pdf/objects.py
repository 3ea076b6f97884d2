"""The PDF file as numbered objects: finished bytes of each object in, the file out.

What stands in an object is written here as bytes: in a book of thousands of pages, a tree of Python objects for each
costs more than its text.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from typing import Final

# The number of the first object: reportlab keeps 1 for itself.
FIRST: Final = 2
# Level 1: glyph ids hardly compress further (level 9 takes 1 % off and twice the time); all else is small.
COMPRESSION: Final = 1
_DEFLATED: Final = b"/FlateDecode"


class PdfFile:
    """Collects objects, the first of which has the number `FIRST`; `catalog` holds the document catalogue's entries."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []
        self.catalog: dict[str, bytes] = {}

    def reserve(self) -> int:
        """Give the number of an object that is filled later."""
        return self.add(b"null")

    def fill(self, number: int, body: bytes) -> None:
        """Say what stands in a reserved object."""
        self.bodies[number - FIRST] = body

    def add(self, body: bytes) -> int:
        """Add an object; gives its number."""
        self.bodies.append(body)
        return FIRST + len(self.bodies) - 1

    def stream(self, data: bytes, entries: Mapping[str, bytes] | None = None, *, compress: bool = True) -> int:
        """Add a stream, compressed unless told otherwise; gives its number."""
        return self.add(stream(data, entries or {}, compress=compress))

    def deflated(self, data: bytes) -> int:
        """Add a stream of bytes that are deflated already; gives its number."""
        return self.stream(data, {"Filter": _DEFLATED}, compress=False)


def deflated(data: bytes) -> bytes:
    """Deflate the bytes of a stream."""
    return zlib.compress(data, COMPRESSION)


def stream(data: bytes, entries: Mapping[str, bytes], *, compress: bool = True) -> bytes:
    """Write a stream with the end-of-line before `endstream` that PDF/A asks for (ISO 19005-2 §6.1.7)."""
    entries = dict(entries)
    if compress:
        data = deflated(data)
        entries["Filter"] = _DEFLATED
    entries["Length"] = b"%d" % len(data)
    return dictionary(entries) + b"\nstream\n" + data + b"\nendstream"


def dictionary(entries: Mapping[str, bytes]) -> bytes:
    """Write a dictionary of finished values."""
    return b"<<" + b"".join(b"/%b %b\n" % (key.encode("ascii"), value) for key, value in entries.items()) + b">>"


def array(values: Iterable[bytes]) -> bytes:
    """Write an array of finished values."""
    return b"[" + b" ".join(values) + b"]"


def reference(number: int) -> bytes:
    """Refer to an object."""
    return b"%d 0 R" % number


def number(value: float) -> bytes:
    """Write a number as short as three decimals allow."""
    return (b"%.3f" % value).rstrip(b"0").rstrip(b".") if value % 1 else b"%d" % value


def name(text: str) -> bytes:
    """Write a name, what is no regular character as #xx (ISO 32000-1 §7.3.5)."""
    parts = (
        b"%c" % byte if 0x21 <= byte <= 0x7E and byte not in b"#%()<>[]{}/" else b"#%02X" % byte
        for byte in text.encode()
    )
    return b"/" + b"".join(parts)


def literal(data: bytes) -> bytes:
    """Write a byte string between parentheses: two bytes a glyph are shorter and quicker than hex."""
    data = data.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)").replace(b"\r", b"\\r")
    return b"(" + data + b")"


def text_string(text: str) -> bytes:
    """Write a text string: ASCII as it is, anything else as UTF-16BE in hex with its mark (ISO 32000-1 §7.9.2.2)."""
    if text.isascii() and text.isprintable():
        return literal(text.encode("ascii"))
    return b"<FEFF" + text.encode("utf-16-be", "replace").hex().upper().encode("ascii") + b">"
