"""Namespaces of OOXML, and short ways to ask an element for what it says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from casepub.readers.xml import Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
V: Final = "{urn:schemas-microsoft-com:vml}"
OFFICE: Final = "{urn:schemas-microsoft-com:office:office}"
M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

# ISO 29500 Strict names the same things otherwise.
STRICT: Final = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/", b"http://schemas.openxmlformats.org/wordprocessingml/2006/"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)

_OFF: Final = frozenset({"0", "false", "off", "none"})


def child(element: Element | None, name: str) -> Element | None:
    """Give the first child of this name."""
    return None if element is None else element.find(W + name)


def children(element: Element | None, name: str) -> Iterator[Element]:
    """Yield the children of this name."""
    return iter(()) if element is None else element.iterchildren(W + name)


def value(element: Element | None, name: str = "val") -> str:
    """Give an attribute, empty when element or attribute is absent."""
    return "" if element is None else element.get(W + name, "")


def said(parent: Element | None, name: str) -> str:
    """Give the `w:val` of a child."""
    return value(child(parent, name))


def number(text: str, otherwise: int = 0) -> int:
    """Read an integer as tolerantly as Word does."""
    try:
        return int(float(text))
    except (ValueError, OverflowError):
        return otherwise


def switch(parent: Element | None, name: str) -> bool | None:
    """Read a switch: on, off, or not said."""
    element = child(parent, name)
    return None if element is None else value(element).lower() not in _OFF
