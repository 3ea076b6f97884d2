"""The template's styles as CSS: for each role its selector, and its keys as declarations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from casepub.renderers.markup.css import Declarations, Medium, number, rule
from casepub.template import Style

# Roles whose element holds blocks: what they say is inherited by the paragraphs inside.
CONTAINERS: Final = {
    "block_quote": ".block-quote",
    "verse": ".verse",
    "list": ".list",
    "table": ".table",
    "aside": ".aside",
    "footnote": ".footnote",
}
TEXTS: Final = {
    "title": ".title",
    "subtitle": "p.subtitle",
    "section": "p.section",
    "byline": "p.byline",
    "part_title": ".part-title",
    **{f"heading_{level}": f".heading-{level}" for level in range(1, 7)},
    "first_paragraph": "p.first",
    "lead": "p.lead",
    "signature": "p.signature, p.dateline",
    "attribution": "p.attribution, figcaption.attribution",
    "term": ".term",
    "code": "pre.code",
    "caption": "p.caption, caption.caption",
    "credit": "p.credit",
    "aside_title": "p.aside-title",
    "toc_title": ".toc-title",
    "toc_1": ".toc-1",
    "toc_2": ".toc-2",
    "toc_3": ".toc-3",
}
SELECTORS: Final = {**CONTAINERS, **TEXTS}
# Nested inside each other: a length in em grows with every level.
_NESTED: Final = frozenset({"toc_2", "toc_3"})
# What may stand inside a container, for books, where sizes are relative to what is around.
_INSIDE: Final = ("attribution", "caption", "code", "credit", "aside_title", "term")


def role_rules(medium: Medium) -> Iterator[str]:
    """Write the rules of all roles; containers first, so that what stands in them can differ."""
    base = medium.template.styles.paragraph
    for role, selector in SELECTORS.items():
        style: Style = getattr(medium.template.styles, role)
        yield rule(selector, {**type_of(style, medium, base), **box_of(role, style, medium, base)})
        yield from _indents(role, selector, style, medium)
    if medium.book:
        yield from _size_corrections(medium)


def paragraph_rules(medium: Medium) -> Iterator[str]:
    """Write what holds for all text."""
    base = medium.template.styles.paragraph
    yield rule("body", type_of(base, medium, None))
    yield rule("p", {**box_of("paragraph", base, medium, None)})


def type_of(style: Style, medium: Medium, base: Style | None) -> Declarations:
    """Declare what is inherited, where it differs from the body's; for the body itself all of it.

    A book leaves size and colour of the body to its reader.
    """
    found: Declarations = {}
    if base is None or style.font != base.font:
        found["font-family"] = medium.fonts(style.font)
    if base is not None and medium.size(style) != 1:
        found["font-size"] = font_size(style, medium)
    if base is None or style.font_weight != base.font_weight:
        found["font-weight"] = style.font_weight
    if base is None or medium.line_height(style) != medium.line_height(base):
        found["line-height"] = medium.line_height(style)
    if (base is None and not medium.book) or (base is not None and style.color != base.color):
        found["color"] = str(style.color)
    if style.text_align != "auto" and (base is None or style.text_align != base.text_align):
        found |= _aligned(style, medium)
    if style.letter_spacing.value or (base is not None and base.letter_spacing.value):
        found["letter-spacing"] = medium.length(style.letter_spacing, style)
    return found


def font_size(style: Style, medium: Medium) -> str:
    """Give a size; on narrow screens a display size yields."""
    ratio = medium.size(style)
    if medium.book:
        return f"{number(ratio)}em"
    return f"min({number(ratio)}rem, 4vw + 0.75rem)" if ratio > 1.5 else f"{number(ratio)}rem"


def _aligned(style: Style, medium: Medium) -> Declarations:
    """Declare where lines stand; browsers do not know `text-align: justify-all`."""
    last: Declarations = {"text-align-last": "justify"} if style.text_align == "justify-all" else {}
    return {"text-align": alignment(style.text_align, medium), **last}


def alignment(value: str, medium: Medium) -> str:
    """Give `text-align`; older readers know only left and right."""
    value = "justify" if value == "justify-all" else value
    if not medium.book:
        return value
    return {"start": "left", "end": "right"}.get(value, value)


def box_of(role: str, style: Style, medium: Medium, base: Style | None) -> Declarations:
    """Declare margins, background and breaks."""
    found: Declarations = {}
    for side in ("before", "after", "start", "end"):
        length = getattr(style, f"margin_{side}")
        if length.value or (base is not None and getattr(base, f"margin_{side}").value):
            # The marks of a list hang in its room at the start.
            box = "padding" if role == "list" and side == "start" else "margin"
            found[medium.side(box, side)] = "0" if role in _NESTED and base is None else medium.length(length, style)
    if style.background != "none":
        found |= {"background-color": str(style.background), "padding": "0.75em 1em"}
    return {**found, **breaks_of(style, medium)}


def breaks_of(style: Style, medium: Medium) -> Declarations:
    """Declare where pages may part."""
    found: Declarations = {}
    if style.break_before != "auto":
        found |= _break("before", style.break_before, medium)
    if style.keep_with_next:
        found |= _break("after", "avoid", medium)
    if style.keep_together:
        found |= _break("inside", "avoid", medium)
    return found


def _break(place: str, value: str, medium: Medium) -> Declarations:
    old = {"page": "always", "recto": "right"}.get(value, value)
    return {f"page-break-{place}": old, **({} if medium.book else {f"break-{place}": value})}


def _indents(role: str, selector: str, style: Style, medium: Medium) -> Iterator[str]:
    """Write the first-line indent where it is not the region's: for paragraphs only, never inherited."""
    if style.text_indent == "auto":
        return
    indent = {"text-indent": medium.length(style.text_indent, style)}
    if role in CONTAINERS:
        yield rule(", ".join(f"{part} p" for part in selector.split(", ")), indent)
        if style.text_indent.value and role in ("list", "verse"):
            yield rule(f"{selector} li", indent)
    elif style.text_indent.value or selector.startswith("p."):
        yield rule(selector, indent)


def _size_corrections(medium: Medium) -> Iterator[str]:
    styles = medium.template.styles
    for outer, around in CONTAINERS.items():
        if (ratio := medium.size(getattr(styles, outer))) != 1:
            for inner in _INSIDE:
                size = number(medium.size(getattr(styles, inner)) / ratio)
                selector = ", ".join(f"{around} {part}" for part in SELECTORS[inner].split(", "))
                yield rule(selector, {"font-size": f"{size}em"})
