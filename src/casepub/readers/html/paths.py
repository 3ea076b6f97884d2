"""XPaths of many elements of one tree: elements come in, paths go out; siblings are counted once."""

from __future__ import annotations

from collections import Counter

from casepub.readers.html.elements import Element


class Paths:
    """Gives paths and remembers what it counted; made for one tree and dropped."""

    def __init__(self) -> None:
        self._paths: dict[Element, str] = {}

    def of(self, element: Element) -> str:
        """Give the XPath of an element."""
        known = self._paths.get(element)
        if known is None:
            parent = element.getparent()
            if parent is None:
                known = self._paths[element] = f"/{element.tag}"
            else:
                self._count(parent)
                known = self._paths[element]
        return known

    def _count(self, parent: Element) -> None:
        """Name all children of an element, with a number where several have one name."""
        above = self.of(parent)
        totals = Counter(str(child.tag) for child in parent)
        seen: Counter[str] = Counter()
        for child in parent:
            tag = str(child.tag)
            seen[tag] += 1
            self._paths[child] = f"{above}/{tag}[{seen[tag]}]" if totals[tag] > 1 else f"{above}/{tag}"
