"""Running heads and feet: the template's slots with their fields filled, one page at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from casepub.errors import TemplateError, suggestion
from casepub.layout.display import Item, Path, Placed
from casepub.layout.page import Geometry
from casepub.layout.paragraph import ParagraphComposer
from casepub.layout.style import Align, ComputedStyle, StyleSheet
from casepub.model import Text
from casepub.template import Template
from casepub.template.schema import RunningMatter, Slots

_FIELD: Final = re.compile(r"\[\[([\w.]+)\]\]")
FIELDS: Final = (
    "collection.title", "article.title", "article.section", "article.date", "part.title", "heading.1", "heading.2",
    "page", "pages",
)  # fmt: skip
# Where heads and feet stand in their margins, in parts of the margin from the type area outward.
_DISTANCE: Final = 0.42


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What running matter needs to know of a page."""

    recto: bool
    opens: bool
    fields: Mapping[str, str]


class RunningHeads:
    """Sets heads and feet of one document; they are always horizontal."""

    def __init__(
        self, template: Template, sheet: StyleSheet, geometry: Geometry, paragraphs: ParagraphComposer
    ) -> None:
        self._template = template
        self._sheet = sheet
        self._geometry = geometry
        self._paragraphs = paragraphs
        self._line = cache(self._set_line)
        self._aligned = cache(_aligned)
        for matter in (template.header, template.footer):
            _check_fields(matter)

    def placed(self, page: PageFacts, language: str) -> Iterator[Placed]:
        """Yield the head and the foot of a page."""
        geometry = self._geometry
        bottom_edge = geometry.height - geometry.bottom
        header, footer = self._template.header, self._template.footer
        style = self._sheet.style("header", language)
        yield from self._matter(header, page, style, geometry.top * (1 - _DISTANCE), geometry.top * (1 - _DISTANCE / 2))
        style = self._sheet.style("footer", language)
        y = bottom_edge + geometry.bottom * _DISTANCE + style.size
        yield from self._matter(footer, page, style, y, bottom_edge + geometry.bottom * _DISTANCE / 2)

    def _matter(
        self, matter: RunningMatter, page: PageFacts, style: ComputedStyle, y: float, rule_y: float
    ) -> Iterator[Placed]:
        if page.opens and not matter.first_page:
            return
        slots = matter.recto if page.recto else matter.verso
        left, length = self._geometry.left(page.recto), self._length()
        items = tuple(self._slots(slots, page, style, length))
        if items:
            yield Placed(left, y, items)
            if matter.rule:
                line = Path((("M", 0.0, 0.0), ("L", length, 0.0)), stroke=style.color, width=0.4)
                yield Placed(left, rule_y, (line,))

    def _length(self) -> float:
        geometry = self._geometry
        return geometry.width - geometry.inner - geometry.outer

    def _slots(self, slots: Slots, page: PageFacts, style: ComputedStyle, length: float) -> Iterator[Item]:
        rows: tuple[tuple[str, Align], ...] = ((slots.start, "start"), (slots.center, "center"), (slots.end, "end"))
        for pattern, align in rows:
            text = _FIELD.sub(lambda found: page.fields.get(found[1], ""), pattern).strip()
            if text:
                yield from self._line(text, style, align, length)

    def _set_line(self, text: str, style: ComputedStyle, align: Align, length: float) -> tuple[Item, ...]:
        """Set one line; what is too long for it ends in an ellipsis."""
        style = self._aligned(style, align)
        lines = self._paragraphs.lines((Text(text),), style, length)
        while len(lines) > 1:
            text = text[: max(1, len(text) * 9 // 10)].rstrip("…") + "…"
            lines = self._paragraphs.lines((Text(text),), style, length) if len(text) > 2 else lines[:1]
        return lines[0].items


def _aligned(style: ComputedStyle, align: Align) -> ComputedStyle:
    return replace(style, align=align, indent=0.0)


def _check_fields(matter: RunningMatter) -> None:
    for slots in (matter.recto, matter.verso):
        for pattern in (slots.start, slots.center, slots.end):
            for name in _FIELD.findall(pattern):
                if name not in FIELDS:
                    hint = suggestion(name, FIELDS)
                    raise TemplateError(
                        f"header or footer: [[{name}]] is no field{hint} (there are {', '.join(FIELDS)})"
                    )
