"""What a language asks of CSS: line breaking, spacing, indents, emphasis, and its fonts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from casepub.renderers.markup.css import Declarations, Medium, rule
from casepub.renderers.markup.roles import SELECTORS, alignment
from casepub.template import TextRules
from casepub.template.schema import FONT_STACKS, FontStackName
from casepub.text.region import Level, Region, region_of

# CSS Text 3 §5.2 has three levels; these are the nearest.
_LINE_BREAKS: Final = {
    "none": "loose", "basic": "strict", "gb": "strict", "strict": "strict", "jlreq-very-loose": "loose",
    "jlreq-loose": "loose", "jlreq-strict": "normal", "jlreq-very-strict": "strict",
}  # fmt: skip
_REGIONAL_LINE_BREAKS: Final = {Level.STRICT: "normal", Level.KLREQ: "normal", Level.NONE: "auto"}
_TRIMS: Final = {"quanjiao": "space-all", "kaiming": "trim-start", "banjiao": "trim-start", "hangmobanjiao": "normal"}
_REGIONAL_TRIMS: Final = {"on": "trim-start", "brackets": "normal", "off": "space-all"}
_OTHER_STACKS: Final = tuple(name for name in FONT_STACKS if name != "serif")


def language_rules(medium: Medium) -> Iterator[str]:
    """Write what the main language asks for, and what each other language asks for otherwise."""
    yield rule("body", _inherited(medium.language, medium))
    yield rule("p", _paragraphs(medium.language, medium))
    yield rule("em", emphasis(medium.language, medium))
    yield rule("em.western", {"font-style": "italic", **_no_dots(medium)})
    for language in medium.languages:
        yield from _other_language(language, medium)


def late_language_rules(medium: Medium) -> Iterator[str]:
    """Write the fonts of the other languages; they come after the roles' own."""
    for language in medium.languages:
        base = medium.template.styles.paragraph.font
        yield rule(f":lang({language})", {"font-family": medium.fonts(base, language)})
        for stack in FONT_STACKS:
            selectors = _users(stack, base, medium)
            both = ", ".join(f"{s}:lang({language}), {s} :lang({language})" for s in selectors)
            yield rule(both, {"font-family": medium.fonts(stack, language)})


def _users(stack: FontStackName, base: FontStackName, medium: Medium) -> list[str]:
    """Give the selectors of the roles that are set in a stack other than the body's."""
    roles = [role for role in SELECTORS if getattr(medium.template.styles, role).font == stack != base]
    found = [part for role in roles for part in SELECTORS[role].split(", ")]
    return [*found, "code"] if medium.template.styles.code.font == stack else found


def _other_language(language: str, medium: Medium) -> Iterator[str]:
    main = medium.language
    yield rule(f":lang({language})", _differing(_inherited(language, medium), _inherited(main, medium)))
    yield rule(f"p:lang({language})", _differing(_paragraphs(language, medium), _paragraphs(main, medium)))
    yield rule(f"em:lang({language})", emphasis(language, medium))
    yield rule(f"em.western:lang({language})", {"font-style": "italic", **_no_dots(medium)})


def _differing(own: Declarations, main: Declarations) -> Declarations:
    return {name: value for name, value in own.items() if main.get(name) != value}


def _inherited(language: str, medium: Medium) -> Declarations:
    rules, region = medium.template.text_for(language), region_of(language)
    found = {
        **medium.prefixed("line-break", _line_break(rules, region)),
        **medium.prefixed("word-break", word_break(language, medium)),
        "overflow-wrap": "break-word",
        **medium.prefixed("hyphens", "manual" if rules.hyphens == "none" else "auto"),
        "text-autospace": "normal" if _autospace(rules, region) else "no-autospace",
        "text-spacing-trim": _trim(rules, region),
        "font-feature-settings": '"halt"' if rules.text_spacing_trim == "banjiao" else "normal",
    }
    if rules.hanging_punctuation:
        found["hanging-punctuation"] = "allow-end"
    if rules.text_wrap == "pretty" and not medium.book:
        found["text-wrap"] = "pretty"
    return found


def _paragraphs(language: str, medium: Medium) -> Declarations:
    rules, region = medium.template.text_for(language), region_of(language)
    style = medium.template.styles.paragraph
    found: Declarations = {}
    if style.text_align == "auto":
        found["text-align"] = alignment(rules.align, medium)
    found["text-indent"] = _indent(rules, region, medium)
    # The nearest that browsers have to a least last line (CLREQ §7.1.2).
    if rules.minimum_last_line > 1 and not medium.book:
        found["text-wrap"] = "pretty"
    return found


def _indent(rules: TextRules, region: Region, medium: Medium) -> str:
    style = medium.template.styles.paragraph
    for value in (style.text_indent, rules.text_indent):
        if value != "auto":
            return medium.length(value, style)
    return f"{region.indent:g}em"


def _line_break(rules: TextRules, region: Region) -> str:
    if rules.line_break != "auto":
        return rules.line_break
    if rules.kinsoku != "auto":
        return _LINE_BREAKS[rules.kinsoku]
    return _REGIONAL_LINE_BREAKS.get(region.level, "strict")


def word_break(language: str, medium: Medium) -> str:
    """Give `word-break` for a language: Korean by word, all else by character, or as the template says."""
    rules, region = medium.template.text_for(language), region_of(language)
    if rules.word_break != "auto":
        return rules.word_break
    return "keep-all" if region.break_unit == "word" and region.east_asian else "normal"


def _autospace(rules: TextRules, region: Region) -> bool:
    """Tell whether Han and Latin are parted; how far is the browser's own (CSS Text 4: an eighth of an em)."""
    return region.autospace > 0 if rules.text_autospace == "auto" else rules.text_autospace.value > 0


def _trim(rules: TextRules, region: Region) -> str:
    return _TRIMS.get(rules.text_spacing_trim) or _REGIONAL_TRIMS[region.adjustment]


def emphasis(language: str, medium: Medium) -> Declarations:
    """Declare how stress looks: by default dots on East Asian text, slant on Western."""
    rules, region = medium.template.text_for(language), region_of(language)
    kind = rules.emphasis
    if kind == "auto":
        kind = "dots" if region.east_asian else "italic"
    upright = {"font-style": "normal"}
    match kind:
        case "dots":
            # Dots belong on East Asian characters; words of Western letters keep their slant (em.western).
            return {**upright, **_dots(region, medium)}
        case "kai":
            return {**upright, "font-family": medium.fonts("kai", language), **_no_dots(medium)}
        case "bold":
            return {**upright, "font-weight": "bold", **_no_dots(medium)}
        case _:
            return {"font-style": "italic", **_no_dots(medium)}


def _dots(region: Region, medium: Medium) -> Declarations:
    mark = region.vertical_emphasis_mark if medium.vertical else region.emphasis_mark
    shape = "filled sesame" if mark == "﹅" else "filled dot"
    place = "over right" if region.emphasis_over else "under right"
    return {
        **medium.prefixed("text-emphasis-style", shape),
        **medium.prefixed("text-emphasis-position", place),
    }


def _no_dots(medium: Medium) -> Declarations:
    return medium.prefixed("text-emphasis-style", "none")
