"""`styles.xml` in; for each style its name, and what it says through its ancestors, out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from casepub.readers.docx.names import W, child, children, number, said, value
from casepub.readers.xml import Element
from casepub.text.pattern import lazily

# Word stores the names of its own styles in English; LibreOffice and WPS may store what their interface shows.
_HEADING: Final = lazily(r"(?:heading|标题|標題|見出し|제목|überschrift|titre)\s*([1-9])")
_LONGEST_CHAIN: Final = 30


@dataclass(frozen=True, slots=True)
class Style:
    """One style; `name` is case-folded."""

    id: str
    name: str
    based_on: str = ""
    paragraph: Element | None = field(default=None, compare=False)
    run: Element | None = field(default=None, compare=False)


class Styles:
    """All styles of a document."""

    def __init__(self, tree: Element | None) -> None:
        self._styles = {style.id: style for style in map(_style, children(tree, "style"))}
        defaults = (element for element in children(tree, "style") if value(element, "default") in ("1", "true", "on"))
        self._default = next((value(one, "styleId") for one in defaults if value(one, "type") == "paragraph"), "")
        self.default_run = child(child(child(tree, "docDefaults"), "rPrDefault"), "rPr")

    def name(self, identifier: str) -> str:
        """Give the name of a style, case-folded; the default paragraph style's for none."""
        style = self._styles.get(identifier or self._default)
        return style.name if style else identifier.casefold()

    def chain(self, identifier: str) -> Iterator[Style]:
        """Yield a style and those it is based on."""
        current, count = identifier or self._default, 0
        while current in self._styles and count < _LONGEST_CHAIN:
            yield self._styles[current]
            current, count = self._styles[current].based_on, count + 1

    def paragraph_child(self, identifier: str, name: str) -> Element | None:
        """Give a paragraph property by its name, from the style or the nearest ancestor that says it."""
        found = (child(style.paragraph, name) for style in self.chain(identifier))
        return next((element for element in found if element is not None), None)

    def outline(self, identifier: str) -> int | None:
        """Give the outline level 0-8 that a paragraph style makes, by its name or its property."""
        for style in self.chain(identifier):
            if match := _HEADING.fullmatch(style.name):
                return int(match[1]) - 1
            level = said(style.paragraph, "outlineLvl")
            if level:
                return outline_level(level)
        return None


def outline_level(text: str) -> int | None:
    """Read an outline level; 9 is body text."""
    level = number(text, 9)
    return level if 0 <= level <= 8 else None


def _style(element: Element) -> Style:
    name = said(element, "name") or value(element, "styleId")
    return Style(
        value(element, "styleId"),
        " ".join(name.casefold().split()),
        said(element, "basedOn"),
        element.find(W + "pPr"),
        element.find(W + "rPr"),
    )
