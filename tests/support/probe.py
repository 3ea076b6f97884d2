"""Texts set on a measure with the ruler face: content and rules in; lines with the place of every glyph out, in em.

A line is seen as a reader sees it: glyphs along it, whatever runs and groups they come from. `across` grows away from
the line before; 0 is the baseline (in columns the centre line).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from casepub.diagnostics import Report
from casepub.layout.breaking import first_fit
from casepub.layout.display import Group, Item, Path, TextRun
from casepub.layout.faces import FaceStack
from casepub.layout.gap import end_ease
from casepub.layout.inlines import InlineFlattener, Surroundings
from casepub.layout.itemize import Itemizer, Voice
from casepub.layout.line import Line, set_line
from casepub.layout.paragraph import ParagraphComposer
from casepub.layout.strip import Strip
from casepub.layout.style import ComputedStyle, StyleSheet, TextRule, Weight
from casepub.model import Inline, Text
from casepub.template import Template, load
from casepub.template.schema import FontStackName
from casepub.text.spacing import line_end_trim, line_start_trim, width
from casepub.units import Color
from tests.support.ruler import RulerFace

SIZE = 20.0
CJK, LATIN = RulerFace("cjk"), RulerFace("latin")
INK = Color(0, 0, 0)


class RulerFaces:
    """Stands for `FaceSet`: the ruler in every stack, one face for East Asian and one for Western text."""

    def stack(self, name: FontStackName, weight: Weight, language: str) -> FaceStack:
        """Give the same two faces for every stack."""
        return FaceStack(CJK, LATIN, lambda: iter(()), Report())


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph on a line: the character, where it begins, its face's advance, its size, its place across."""

    char: str
    x: float
    width: float
    size: float
    across: float = 0.0

    @property
    def end(self) -> float:
        """Give where its advance ends."""
        return self.x + self.width


@dataclass(frozen=True, slots=True)
class Row:
    """One line as it is drawn."""

    glyphs: tuple[Glyph, ...]
    items: tuple[Item, ...]
    measure: float
    rule: TextRule
    justified: bool = True

    @property
    def base(self) -> tuple[Glyph, ...]:
        """Give the glyphs on the baseline in the size of the text: no ruby, no raised marks."""
        return tuple(glyph for glyph in self.glyphs if glyph.size == 1.0)

    @property
    def text(self) -> str:
        """Give the characters of the line's own text."""
        return "".join(glyph.char for glyph in self.base)

    @property
    def start(self) -> float:
        """Give where the body of the first glyph begins, its conditional space left out when the line takes it."""
        first, rule = self.base[0], self.rule
        return first.x + self._inset(first) + line_start_trim(first.char, rule.region, vertical=rule.vertical)

    @property
    def end(self) -> float:
        """Give where the body of the last glyph ends, its conditional space left out when the line takes it."""
        last, rule = self.base[-1], self.rule
        trim = line_end_trim(last.char, rule.region, rule.spacing, vertical=rule.vertical)
        end = last.end - self._inset(last) - trim
        # A mark that may give up its space at a line's end does so when it must.
        return end - end_ease(last.char, rule)[1] if end > self.measure + 0.01 else end

    def _inset(self, glyph: Glyph) -> float:
        """Give how far a glyph reaches out of its mark's own width, which is set in its middle (· and / in China)."""
        own = width(glyph.char, self.rule.region, vertical=self.rule.vertical)
        return (glyph.width - own) / 2 if own else 0.0

    @property
    def paths(self) -> tuple[Path, ...]:
        """Give the lines and dots that are drawn beside the text."""
        return tuple(item for item in self.items if isinstance(item, Path))

    def gap(self, index: int) -> float:
        """Give what stands between the advances of two neighbours; negative where marks are closed up."""
        return self.base[index + 1].x - self.base[index].end

    def place(self, char: str) -> Glyph:
        """Give the first glyph of a character."""
        return next(glyph for glyph in self.glyphs if glyph.char == char)


@cache
def template(**rules: Any) -> Template:
    """Give the base template with some text rules changed, the same for every language."""
    base = load("base")
    return replace(base, text=replace(base.text, **rules), text_by_language=())


@cache
def sheet(*, vertical: bool = False, **rules: Any) -> StyleSheet:
    """Give the style sheet of such a template."""
    return StyleSheet(template(**rules), vertical=vertical)


AROUND = Surroundings({}, {}, {}, INK, link_underline=False)


@cache
def itemizer() -> Itemizer:
    """Give the one itemizer, whose faces are the ruler."""
    faces: Any = RulerFaces()
    return Itemizer(faces)


def style_of(
    language: str, *, align: str = "justify", indent: float = 0.0, vertical: bool = False, **rules: Any
) -> ComputedStyle:
    """Give a style of 20 points a letter with these rules; the indent in em."""
    made = sheet(vertical=vertical, **rules).style("paragraph", language)
    wanted: Any = align
    return replace(made, size=SIZE, indent=indent * SIZE, align=wanted)


def set_rows(
    content: str | tuple[Inline, ...],
    language: str = "zh-Hans-CN",
    measure: float = 10.0,
    *,
    report: Report | None = None,
    **look: Any,
) -> list[Row]:
    """Set a text as a paragraph in lines of so many em; `look` is of `style_of`."""
    inlines = (Text(content),) if isinstance(content, str) else content
    style = style_of(language, **look)
    composer = ParagraphComposer(itemizer(), sheet(**_rules(look)), AROUND, Report() if report is None else report)
    lines = composer.lines(inlines, style, measure * SIZE)
    return [_row(line, style, measure - (style.indent / SIZE if n == 0 else 0.0)) for n, line in enumerate(lines)]


def general_rows(text: str, language: str, measure: float, report: Report | None = None, **look: Any) -> list[Row]:
    """Set a plain text on the general road, its lines chosen one by one."""
    style = style_of(language, **look)
    complain = lambda code: (report or Report()).info(code, "no legal end")  # noqa: E731
    rows = []
    for strip in strips_of(text, language, **look):
        ends = first_fit(strip, lambda _: measure * SIZE, complain)
        for start, end in zip([0, *ends[:-1]], ends, strict=True):
            align: Any = "start" if end == ends[-1] and style.align == "justify" else style.align
            rows.append(_row(set_line(strip, start, end, measure * SIZE, align), style, measure))
    return rows


def strips_of(content: str | tuple[Inline, ...], language: str = "zh-Hans-CN", **look: Any) -> list[Strip]:
    """Give the strips of a text before it is broken; `look` is of `style_of`."""
    inlines = (Text(content),) if isinstance(content, str) else content
    flattener = InlineFlattener(itemizer(), sheet(**_rules(look)), AROUND, Report())
    return flattener.strips(inlines, Voice.of(style_of(language, **look)))


def _rules(look: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in look.items() if key not in ("align", "indent")}


def _row(line: Line, style: ComputedStyle, measure: float) -> Row:
    glyphs = sorted(glyphs_of(line.items), key=lambda glyph: round(glyph.x, 6))
    return Row(tuple(glyphs), line.items, measure, style.rule, style.align == "justify")


def glyphs_of(items: Iterable[Item], x: float = 0.0, y: float = 0.0, em: float = SIZE) -> Iterator[Glyph]:
    """Yield every glyph of some items by its place in the line, in em."""
    for item in items:
        match item:
            case TextRun():
                yield from run_glyphs(item, x, y, em)
            case Group(matrix=(_, _, _, _, e, f), items=children):
                yield from glyphs_of(children, x + e, y + f, em)
            case _:
                pass


def run_glyphs(run: TextRun, x: float = 0.0, y: float = 0.0, em: float = SIZE) -> Iterator[Glyph]:
    """Yield the glyphs of a run of one glyph a character, as a painter places them."""
    table = run.face.vertical if run.vertical else run.face.horizontal
    moves = dict(run.adjustments)
    place = x + run.x
    for index, char in enumerate(run.text):
        place += moves.get(index, 0.0)
        width = table.advances["-" if char == "\u00ad" else char] * run.size
        yield Glyph(char, place / em, width / em, round(run.size / em, 6), (y + run.y) / em)
        place += width + run.letter_space
