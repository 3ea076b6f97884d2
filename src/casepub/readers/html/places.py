"""Where segments stand in the tree: a body comes in; lines of ancestors, distances and common boxes go out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import reduce
from typing import Final, TypeAlias

from casepub.readers.html.elements import Element

Line: TypeAlias = tuple[Element, ...]
Shape: TypeAlias = tuple[str, str]

ITEMS: Final = frozenset(("li", "td", "dd", "dt"))
_STEP: Final = 2.5
_FARTHEST: Final = 6
_ALIKE: Final = 3


def shape_of(element: Element) -> Shape:
    """Give name and class: elements of one kind look alike."""
    return str(element.tag), element.get("class") or ""


class Places:
    """Knows the ancestors of the elements of one body, and remembers them; made for one page and dropped."""

    def __init__(self, body: Element) -> None:
        self.body = body
        self._lines: dict[Element, Line] = {}
        self._shapes: dict[Element, Counter[Shape]] = {}

    def line(self, element: Element) -> Line:
        """Give the elements from the body down to this one."""
        known = self._lines.get(element)
        if known is None:
            parent = element.getparent()
            above = () if element is self.body or parent is None else self.line(parent)
            known = self._lines[element] = (*above, element)
        return known

    def distance(self, before: Element, after: Element) -> float:
        """Give what it costs to go on from one place to the next: by how many boxes they are apart."""
        left, right = self.line(before), self.line(after)
        shared = len(_common(left, right))
        return _STEP * min(max(0, max(len(left), len(right)) - shared - 1), _FARTHEST)

    def box(self, elements: Iterable[Element]) -> Line:
        """Give the elements from the body down to the lowest that holds all of these."""
        return reduce(_common, map(self.line, elements))

    def is_card(self, element: Element) -> bool:
        """Tell whether an element is one of several alike."""
        parent = element.getparent()
        if parent is None or element.tag in ("p", "body"):
            return False
        if parent not in self._shapes:
            self._shapes[parent] = Counter(map(shape_of, parent))
        alike = self._shapes[parent][shape_of(element)]
        return alike >= _ALIKE and (element.tag in ITEMS or bool(element.get("class")))


def _common(left: Line, right: Line) -> Line:
    shared = 0
    for one, other in zip(left, right, strict=False):
        if one is not other:
            break
        shared += 1
    return left[:shared]
