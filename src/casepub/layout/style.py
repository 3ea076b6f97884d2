"""From template, role and language to computed values: lengths in points, rules of the region resolved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, TypeAlias

from casepub.layout.memory import remembered
from casepub.template import Style, Template, TextRules
from casepub.template.schema import FontStackName
from casepub.text.character import CharClass, class_of
from casepub.text.linebreak import Tailoring, tailoring
from casepub.text.region import Region, region_of
from casepub.text.region import Style as Spacing
from casepub.text.spacing import ParagraphStart, conditional, paragraph_start
from casepub.units import Color

Weight: TypeAlias = Literal["normal", "bold"]
EmphasisMode: TypeAlias = Literal["dots", "kai", "bold", "italic"]
Align: TypeAlias = Literal["justify", "justify-all", "start", "center", "end"]


@dataclass(frozen=True, slots=True, eq=False)
class TextRule:
    """How lines of one language are broken and spaced; everything resolved from region and template.

    A style sheet makes one a language, so that rules are compared by identity (they are keys of hot caches).
    """

    language: str
    region: Region
    level: str | None
    tailoring: Tailoring
    spacing: Spacing
    autospace: float
    hanging: bool
    hyphens: bool
    emphasis: EmphasisMode
    ruby_size: float
    minimum_last_line: int
    pretty: bool
    paragraph_start: ParagraphStart
    grid: bool
    vertical: bool

    def horizontal(self) -> TextRule:
        """Give the same rule for a row, the same one each time."""
        return _horizontal(self)


@remembered
def _horizontal(rule: TextRule) -> TextRule:
    return replace(rule, vertical=False)


@dataclass(frozen=True, slots=True, eq=False)
class ComputedStyle:
    """One role in one language, in points; `indent` is the first line's, in points."""

    font: FontStackName
    size: float
    weight: Weight
    leading: float
    color: Color
    align: Align
    indent: float
    letter_spacing: float
    before: float
    after: float
    start: float
    end: float
    background: Color | None
    break_before: Literal["auto", "page", "recto"]
    keep_with_next: bool
    keep_together: bool
    rule: TextRule


def opened(style: ComputedStyle, first: str) -> ComputedStyle:
    """Give the style of an indented paragraph that begins with this character: JLREQ 3.1.5, the three patterns.

    Lines begin brackets solid; what a pattern leaves of a bracket's space is indent.
    """
    rule = style.rule
    if not first or style.indent <= 0 or rule.paragraph_start == "trim":
        return style
    indent, trim = paragraph_start(first, rule.region, rule.paragraph_start, style.indent / style.size)
    opens = class_of(first, rule.region) == CharClass.OPENING
    kept = conditional(first, rule.region, vertical=rule.vertical).before - trim if opens else 0.0
    return replace(style, indent=(indent + kept) * style.size)


_KINSOKU_WORDS = {
    "jlreq-very-loose": "very-loose",
    "jlreq-loose": "loose",
    "jlreq-strict": "strict",
    "jlreq-very-strict": "very-strict",
}


class StyleSheet:
    """Computes styles of one template, each once."""

    def __init__(self, template: Template, *, vertical: bool | None = None) -> None:
        self.template = template
        self.vertical = template.page.writing_mode == "vertical-rl" if vertical is None else vertical
        body = template.styles.paragraph
        self.body_size = body.font_size.points()
        self.body_leading = body.line_height.points(self.body_size)
        self.rule = cache(self._rule)
        self.style = cache(self._style)

    def _rule(self, language: str) -> TextRule:
        rules = self.template.text_for(language)
        region = _region(rules, language)
        return TextRule(
            language=language,
            region=region,
            level=_level(rules),
            tailoring=tailoring(region, _level(rules)),
            spacing=Spacing(rules.text_spacing_trim),
            autospace=region.autospace if rules.text_autospace == "auto" else _ems(rules),
            hanging=rules.hanging_punctuation,
            hyphens=rules.hyphens == "auto",
            emphasis=_emphasis(rules, region),
            ruby_size=rules.ruby_size,
            minimum_last_line=rules.minimum_last_line if region.east_asian else 0,
            pretty=rules.text_wrap == "pretty",
            paragraph_start=rules.paragraph_start,
            grid=rules.grid_align,
            vertical=self.vertical,
        )

    def _style(self, name: str, language: str) -> ComputedStyle:
        style: Style = getattr(self.template.styles, name)
        rule = self.rule(language)
        size = style.font_size.points(self.body_size)
        lh = self.body_leading
        return ComputedStyle(
            font=style.font,
            size=size,
            weight=style.font_weight,
            leading=style.line_height.points(size, lh),
            color=style.color,
            align=self._align(style),
            indent=self._indent(style, size, rule),
            letter_spacing=style.letter_spacing.points(size),
            before=style.margin_before.points(size, lh),
            after=style.margin_after.points(size, lh),
            start=style.margin_start.points(size, lh),
            end=style.margin_end.points(size, lh),
            background=None if style.background == "none" else style.background,
            break_before=style.break_before,
            keep_with_next=style.keep_with_next,
            keep_together=style.keep_together,
            rule=rule,
        )

    def _align(self, style: Style) -> Align:
        return self.template.text.align if style.text_align == "auto" else style.text_align

    def _indent(self, style: Style, size: float, rule: TextRule) -> float:
        """Give the first-line indent: the style's, else the template's, else the region's (CLREQ §6.1; JLREQ 3.5.1)."""
        wanted = style.text_indent
        if wanted == "auto":
            wanted = self.template.text_for(rule.language).text_indent
        return rule.region.indent * size if wanted == "auto" else wanted.points(size)


def _region(rules: TextRules, language: str) -> Region:
    """Give the region with the template's own unit of breaking: Korean by word or by character."""
    region = region_of(language)
    if rules.word_break == "auto":
        return region
    return replace(region, break_unit="word" if rules.word_break == "keep-all" else "character")


def _ems(rules: TextRules) -> float:
    assert rules.text_autospace != "auto"
    return rules.text_autospace.points(1.0)


def _level(rules: TextRules) -> str | None:
    """Give the level that the template asks for: CLREQ's and JLREQ's words first, then CSS's."""
    if rules.kinsoku != "auto":
        return _KINSOKU_WORDS.get(rules.kinsoku, rules.kinsoku)
    return None if rules.line_break in {"auto", "anywhere"} else f"css-{rules.line_break}"


def _emphasis(rules: TextRules, region: Region) -> EmphasisMode:
    """Give how emphasis looks: dots are the East Asian way (CLREQ §6.6; JLREQ 3.3.9), slant the Western one."""
    if rules.emphasis != "auto":
        return rules.emphasis
    return "dots" if region.east_asian else "italic"
