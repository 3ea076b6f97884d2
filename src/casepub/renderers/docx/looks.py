"""Computed styles as Word properties: one role in one language in; `w:pPr` and `w:rPr` children by name out."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Final, Literal, TypeAlias

from casepub.layout.style import ComputedStyle, StyleSheet, TextRule
from casepub.renderers.docx.catalog import BY_ID, ParagraphStyle
from casepub.renderers.docx.fonts import Fonts
from casepub.renderers.docx.oxml import Properties, switch, twips, w
from casepub.template import Template
from casepub.template.schema import FontStackName
from casepub.text.region import Style as Spacing

# What makes a line higher than its characters: marks beside them (ruby, dots), pictures among them.
Holding: TypeAlias = Literal["", "marks", "picture"]
# Below this distance of lines (in em) a face of Word's may be taller than one cell of the grid and take two
# (游明朝 is 1.7 em): lines are set to an exact height then.
_LEAST_GRID_LEADING: Final = 1.7
_GROUND_ROOM: Final = 4  # points
# Top of ruby above the baseline, in em of its base; share of an exact line that Word keeps above the baseline.
_RUBY_TOP: Final = 1.35
_ABOVE_BASELINE: Final = 0.8
ALIGNMENTS: Final = {
    "justify": "both",
    "justify-all": "distribute",
    "start": "left",
    "center": "center",
    "end": "right",
}


class Looks:
    """Computes what paragraphs and runs of each Word style look like, each once."""

    def __init__(self, template: Template, fonts: Fonts, document_language: str) -> None:
        self.template = template
        self.sheet = StyleSheet(template)
        self.fonts = fonts
        self.language = document_language
        self.computed = cache(self._computed)
        self.paragraph = cache(self._paragraph)
        self.run = cache(self._run)
        self.difference = cache(self._difference)

    def _computed(self, style_id: str, language: str) -> ComputedStyle:
        style = BY_ID[style_id]
        computed = self.sheet.style(style.key, language)
        if style.id == "AsideTitle":
            computed = self._of_aside(computed, language)
        if style.id == "Figure":
            computed = replace(computed, align=self.template.figure.text_align)
        if style.hanging:
            room = style.hanging * computed.size
            computed = replace(computed, indent=-room, start=computed.start + room)
        return replace(computed, **style.changes)

    def _of_aside(self, title: ComputedStyle, language: str) -> ComputedStyle:
        """Stand the title of an aside on the aside's own ground."""
        aside = self.sheet.style("aside", language)
        ground = title.background or aside.background
        return replace(title, background=ground, start=title.start + aside.start, end=title.end + aside.end)

    def _difference(self, style_id: str, language: str) -> Properties:
        """Give what a paragraph must state itself because its language is not the document's."""
        if language == self.language:
            return {}
        own, base = self.paragraph(style_id, language), self.paragraph(style_id, self.language)
        return {name: value for name, value in own.items() if base[name] != value}

    def _paragraph(self, style_id: str, language: str) -> Properties:
        """Give the complete paragraph properties of a style; every style has the same names."""
        style, computed = BY_ID[style_id], self.computed(style_id, language)
        fill = computed.background.hex if computed.background else "auto"
        return {
            "keepNext": switch("keepNext", computed.keep_with_next),
            "keepLines": switch("keepLines", computed.keep_together),
            "pageBreakBefore": switch("pageBreakBefore", computed.break_before != "auto"),
            "pBdr": w("pBdr", *(_edge(side, computed) for side in ("top", "left", "bottom", "right"))),
            "shd": w("shd", val="clear", color="auto", fill=fill),
            **self.switches(computed.rule),
            "snapToGrid": switch("snapToGrid", self._on_grid(computed)),
            "spacing": self.spacing(computed, holds="picture" if style.id == "Figure" else ""),
            "ind": self.indentation(computed),
            "contextualSpacing": switch("contextualSpacing", style.joined),
            "jc": w("jc", val=ALIGNMENTS[computed.align]),
            **_outline(style),
        }

    def switches(self, rule: TextRule) -> Properties:
        """Give the East Asian line-breaking and spacing switches of a language (ECMA 17.3.1)."""
        guarded = rule.level != "none" and self.template.text_for(rule.language).line_break != "anywhere"
        compressed = rule.spacing is not Spacing.QUANJIAO and rule.region.adjustment == "on"
        return {
            "kinsoku": switch("kinsoku", guarded),
            "wordWrap": switch("wordWrap", self._keeps_words(rule)),
            "overflowPunct": switch("overflowPunct", rule.hanging),
            "topLinePunct": switch("topLinePunct", compressed),
            "autoSpaceDE": switch("autoSpaceDE", rule.autospace > 0),
            "autoSpaceDN": switch("autoSpaceDN", rule.autospace > 0),
        }

    def _keeps_words(self, rule: TextRule) -> bool:
        """Tell whether lines end between words only; Korean may be told to break inside them (KLREQ)."""
        wanted = self.template.text_for(rule.language).word_break
        return not (rule.region.tag == "ko-KR" and wanted == "normal")

    def _on_grid(self, computed: ComputedStyle) -> bool:
        """Tell whether the lines of a style are the lines of the page."""
        same = computed.leading == self.sheet.body_leading and computed.size <= self.sheet.body_size
        return same and self.sheet.body_leading >= _LEAST_GRID_LEADING * self.sheet.body_size

    def spacing(
        self, computed: ComputedStyle, *, before: float | None = None, after: float | None = None, holds: Holding = ""
    ) -> str:
        """Write `w:spacing`: space around in lines and in twips, then the line height."""
        above = computed.before if before is None else before
        below = computed.after if after is None else after
        line, rule = self._line(computed, holds)
        return w(
            "spacing", beforeLines=self._in_lines(above), before=twips(above), afterLines=self._in_lines(below),
            after=twips(below), line=line, lineRule=rule,
        )  # fmt: skip

    def _line(self, computed: ComputedStyle, holds: Holding) -> tuple[int, str]:
        """Give line height and rule: one cell of the grid, or beside the grid exact, or at least that for a picture.

        Ruby stands in the gap of lines that stay as they are (CLREQ §6.1: the gap is constant), where it has room.
        """
        exact = (int(computed.leading * 20), "exact")
        if holds == "marks" and computed.size * _RUBY_TOP <= computed.leading * _ABOVE_BASELINE:
            return exact
        if self._on_grid(computed):
            return (240, "auto")
        return exact if not holds else (exact[0], "atLeast")

    def held(self, computed: ComputedStyle, holds: Holding, before: float | None = None) -> Properties:
        """Give what a paragraph states itself for what its lines hold; marks beside lines take it off the grid.

        On the grid LibreOffice gives a line with ruby or dots two cells.
        """
        spacing = {"spacing": self.spacing(computed, before=before, holds=holds)}
        return spacing | {"snapToGrid": switch("snapToGrid", False)} if holds == "marks" else spacing

    def _in_lines(self, points: float) -> int:
        return round(points / self.sheet.body_leading * 100)

    def indentation(self, computed: ComputedStyle, start: float = 0.0, end: float = 0.0) -> str:
        """Write `w:ind` of a style that stands `start` and `end` points inside something else.

        In hundredths of a character for Word, and always in twips, which is all that LibreOffice reads.
        """
        left, right, indent, size = computed.start + start, computed.end + end, computed.indent, computed.size
        first = "hanging" if indent < 0 else "firstLine"
        # Word counts the sides in characters of the body.
        sides = size == self.sheet.body_size
        return w(
            "ind",
            leftChars=round(left / size * 100) if sides else None,
            left=twips(left),
            rightChars=round(right / size * 100) if sides else None,
            right=twips(right),
            **{f"{first}Chars": round(abs(indent) / size * 100), first: twips(abs(indent))},
        )

    def _run(self, style_id: str, language: str) -> Properties:
        """Give the complete run properties of a style."""
        computed = self.computed(style_id, language)
        bold = computed.weight == "bold"
        return {
            "rFonts": self.font_element(computed.font, language),
            "b": switch("b", bold),
            "bCs": switch("bCs", bold),
            "color": w("color", val=computed.color.hex),
            "spacing": w("spacing", val=twips(computed.letter_spacing)),
            "sz": w("sz", val=half_points(computed.size)),
            "szCs": w("szCs", val=half_points(computed.size)),
        }

    def font_element(self, stack: FontStackName, language: str) -> str:
        """Write `w:rFonts` of a stack; names, never themes, and no hint: that is a run's own."""
        names = self.fonts.names(stack, language)
        return w("rFonts", ascii=names.latin, hAnsi=names.latin, eastAsia=names.east_asian, cs=names.latin)


def half_points(points: float) -> int:
    """Give a font size as Word counts it."""
    return max(round(points * 2), 2)


def _edge(side: str, computed: ComputedStyle) -> str:
    """Write one edge of a paragraph: a coloured ground reaches a little beyond its text, by a border of its colour."""
    if computed.background is None:
        return w(side, val="nil")
    return w(side, val="single", sz=4, space=_GROUND_ROOM, color=computed.background.hex)


def _outline(style: ParagraphStyle) -> Properties:
    return {} if style.outline is None else {"outlineLvl": w("outlineLvl", val=style.outline)}
