"""The structure tree of a document, grown while its blocks are set: for tagged PDF."""

from __future__ import annotations

from collections.abc import Iterable

from casepub.layout.display import StructureElement


class StructureBuilder:
    """Collects elements; an element is named by its index, which counts from `first`."""

    def __init__(self, first: int = 0) -> None:
        self._first = first
        self._elements: list[StructureElement] = []

    def add(self, role: str, parent: int = -1, language: str = "", alt: str = "") -> int:
        """Add an element and give its index; a parent of -1 is the document."""
        self._elements.append(StructureElement(role, parent, language, alt))
        return self._first + len(self._elements) - 1

    def append(self, elements: Iterable[StructureElement]) -> None:
        """Add elements that were collected elsewhere."""
        self._elements.extend(elements)

    def elements(self) -> tuple[StructureElement, ...]:
        """Give all elements, parents before children."""
        return tuple(self._elements)
