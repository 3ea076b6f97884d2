"""CSS as text: rules from tables, lengths from the template's, sides by writing mode."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from casepub.renderers.markup.fontstack import css_list, families
from casepub.template import Style, Template
from casepub.template.schema import FontStackName
from casepub.units import Length

Declarations = dict[str, str]

_SIDES: Final = ("before", "after", "start", "end")
_LOGICAL: Final = dict(zip(_SIDES, ("block-start", "block-end", "inline-start", "inline-end"), strict=True))
_PHYSICAL: Final = {
    "horizontal-tb": dict(zip(_SIDES, ("top", "bottom", "left", "right"), strict=True)),
    "vertical-rl": dict(zip(_SIDES, ("right", "left", "top", "bottom"), strict=True)),
}


def rule(selector: str, declarations: Mapping[str, str]) -> str:
    """Write one rule; nothing where there is nothing to declare."""
    if not declarations or not selector:
        return ""
    return selector + " { " + " ".join(f"{name}: {value};" for name, value in declarations.items()) + " }"


def sheet(*rules: str) -> str:
    """Put rules below each other."""
    return "\n".join(text for text in rules if text)


def number(value: float) -> str:
    """Write a number as short as it can be."""
    return f"{round(value, 4):g}"


@dataclass(frozen=True)
class Medium:
    """What a style sheet is written for.

    Attributes:
        template: the layout template.
        language: the main language.
        languages: all others that the text uses, in order.
        book: an e-book, whose readers know old CSS: em lengths, physical sides, prefixes. Else a web page.
    """

    template: Template
    language: str
    languages: tuple[str, ...]
    book: bool

    @cached_property
    def body_size(self) -> float:
        """Give the size of body text in points."""
        return self.template.styles.paragraph.font_size.points(em=10.5, lh=10.5)

    @cached_property
    def body_line(self) -> float:
        """Give the distance of body lines in points: one lh."""
        return self.template.styles.paragraph.line_height.points(em=self.body_size, lh=self.body_size)

    @property
    def vertical(self) -> bool:
        """Tell whether lines run top to bottom."""
        return self.template.page.writing_mode == "vertical-rl"

    def size(self, style: Style) -> float:
        """Give a style's font size in parts of the body's."""
        return style.font_size.points(em=self.body_size, lh=self.body_line) / self.body_size

    def line_height(self, style: Style) -> str:
        """Give the distance of lines in parts of the style's size."""
        size = self.size(style) * self.body_size
        return number(style.line_height.points(em=size, lh=self.body_line) / size)

    def length(self, value: Length, style: Style) -> str:
        """Give a length of a style: in em where it says em, else in rem (page) or em (book)."""
        if not value.value:
            return "0"
        if value.unit == "em":
            return f"{number(value.value)}em"
        ratio = value.points(lh=self.body_line) / self.body_size
        return f"{number(ratio / self.size(style))}em" if self.book else f"{number(ratio)}rem"

    def fonts(self, name: FontStackName, language: str = "") -> str:
        """Give `font-family` for a stack and a language (the main one when none is named)."""
        return css_list(families(self.template, name, language or self.language, faces=not self.book))

    def side(self, box: str, side: str) -> str:
        """Name the property of one side: before, after, start or end."""
        names = _PHYSICAL[self.template.page.writing_mode] if self.book else _LOGICAL
        return f"{box}-{names[side]}"

    @property
    def least_advance(self) -> str:
        """Name the property of the least extent along the line."""
        return ("min-height" if self.vertical else "min-width") if self.book else "min-inline-size"

    def prefixed(self, name: str, value: str) -> Declarations:
        """Declare a property; in a book also under the names that older readers know."""
        return {**({f"-epub-{name}": value, f"-webkit-{name}": value} if self.book else {}), name: value}
