"""Running heads and feet: the template's slots with their fields filled, one page at a time."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from casepub.errors import TemplateError, suggestion
from casepub.layout.display import Item, Path, Placed, TextRun
from casepub.layout.geometry import Geometry
from casepub.layout.memory import remembered
from casepub.layout.paragraph import ParagraphComposer
from casepub.layout.strip import EPSILON
from casepub.layout.style import Align, ComputedStyle, StyleSheet
from casepub.model import Text
from casepub.template import Template
from casepub.template.schema import RunningMatter, Slots
from casepub.typefaces.face import FaceLike

_FIELD: Final = re.compile(r"\[\[([\w.]+)\]\]")
FIELDS: Final = (
    "collection.title", "article.title", "article.section", "article.date", "part.title", "heading.1", "heading.2",
    "page", "pages",
)  # fmt: skip
# Where heads and feet stand in their margins, in parts of the margin from the type area outward.
_DISTANCE: Final = 0.42
_ALIGNS: Final[tuple[Align, ...]] = ("start", "center", "end")
_FIGURES: Final = "0123456789"
_ENDLESS: Final = 1e6
# A character with the gap before it is not wider than this, in em: ⸺ is two.
_WIDEST: Final = 2.5


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
        self._width = cache(self._natural)
        self._aligned = cache(_aligned)
        for matter in (template.header, template.footer):
            _check_fields(matter)

    @property
    def counts_pages(self) -> bool:
        """Tell whether some slot says how many pages there are."""
        matters = (self._template.header, self._template.footer)
        return any("[[pages]]" in pattern for matter in matters for pattern in _patterns(matter))

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
        slots = matter.recto if self._geometry.right_hand(page.recto) else matter.verso
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
        said = [_filled(pattern, page.fields) for pattern in (slots.start, slots.center, slots.end)]
        for text, align, room in zip(said, _ALIGNS, self._rooms(said, style, length), strict=True):
            if text:
                yield from self._said(text, style, align, length, room)

    def _rooms(self, said: Sequence[str], style: ComputedStyle, length: float) -> tuple[float, float, float]:
        """Part a line among its slots so that none runs into another; the shorter side keeps what it needs."""
        if sum(map(bool, said)) == 1:
            return length, length, length
        start, center, end = (self._width(text, style) if text else 0.0 for text in said)
        gap = style.size if start and end else 0.0
        half = (length - gap) / 2
        start, end = min(start, max(half, length - gap - end)), min(end, max(half, length - gap - start))
        side = max(start, end)
        return start, min(center, length - 2 * (side + style.size) if side else length), end

    def _said(self, text: str, style: ComputedStyle, align: Align, length: float, room: float) -> tuple[Item, ...]:
        """Set one line; folios of as many figures differ in their glyphs alone, where all figures are of one width."""
        if not (text.isascii() and text.isdecimal()):
            return self._line(text, style, align, length, room)
        zeros = self._line("0" * len(text), style, align, length, room)
        run = zeros[0] if len(zeros) == 1 else None
        if not isinstance(run, TextRun) or len(run.text) != len(text) or not _figures_are_alike(run.face):
            return self._line(text, style, align, length, room)
        return (run._replace(text=text, glyphs=run.face.horizontal.pack(text)),)

    def _set_line(self, text: str, style: ComputedStyle, align: Align, length: float, room: float) -> tuple[Item, ...]:
        """Set one line on a length; what is too long for the room that it has ends in an ellipsis."""
        if self._most(text, style) > room and self._width(text, style) > room + EPSILON:
            text = self._shortened(text, style, room)
        return self._paragraphs.lines((Text(text),), self._aligned(style, align), length)[0].items

    def _most(self, text: str, style: ComputedStyle) -> float:
        """Give a length that a text does not reach: to set a folio only to learn that it fits takes as long again."""
        return len(text) * (_WIDEST * style.size + style.letter_spacing)

    def _shortened(self, text: str, style: ComputedStyle, room: float) -> str:
        """Give the longest start of a text that fits with an ellipsis, one character at the least."""
        counts = range(1, len(text))
        fitting = bisect_right(counts, room + EPSILON, key=lambda count: self._width(f"{text[:count]}…", style))
        return f"{text[: max(1, fitting)]}…"

    def _natural(self, text: str, style: ComputedStyle) -> float:
        """Give the length that a text has in one line."""
        (line, *_) = self._paragraphs.lines((Text(text),), self._aligned(style, "start"), _ENDLESS)
        return max((item.x + item.advance for item in line.items if isinstance(item, TextRun)), default=0.0)


@remembered
def _figures_are_alike(face: FaceLike) -> bool:
    source = face.horizontal
    source.prepare(_FIGURES)
    return all(face.has(figure) for figure in _FIGURES) and len({source.advances[figure] for figure in _FIGURES}) == 1


def _filled(pattern: str, fields: Mapping[str, str]) -> str:
    return _FIELD.sub(lambda found: fields.get(found[1], ""), pattern).strip()


def _aligned(style: ComputedStyle, align: Align) -> ComputedStyle:
    return replace(style, align=align, indent=0.0)


def _check_fields(matter: RunningMatter) -> None:
    for pattern in _patterns(matter):
        for name in _FIELD.findall(pattern):
            if name not in FIELDS:
                hint = suggestion(name, FIELDS)
                raise TemplateError(f"header or footer: [[{name}]] is no field{hint} (there are {', '.join(FIELDS)})")


def _patterns(matter: RunningMatter) -> tuple[str, ...]:
    return tuple(
        pattern for slots in (matter.recto, matter.verso) for pattern in (slots.start, slots.center, slots.end)
    )
