"""The rules of elements that no style of the template names: ruby, notes, tables, lists, figures, marks in the line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from casepub.renderers.markup.css import Declarations, Medium, number, rule
from casepub.renderers.markup.lists import WIDEST_MARKER
from casepub.renderers.markup.roles import alignment
from casepub.units import Length

_RESET: Final = """\
html, body, h1, h2, h3, h4, h5, h6, p, blockquote, figure, figcaption, ul, ol, dl, dd, pre, hr { margin: 0; padding: 0; }
h1, h2, h3, h4, h5, h6 { font-size: inherit; font-weight: inherit; }
cite, dfn, em { font-style: normal; }
strong { font-weight: bold; }
.nb, .marker { white-space: nowrap; }
.upright { -webkit-text-combine: horizontal; -epub-text-combine: horizontal; text-combine-upright: all; }
.small-caps { font-variant: small-caps; }
.term-in-text { font-weight: bold; }
sup, sub, .noteref { font-size: 0.7em; line-height: 0; }
sup, .noteref { vertical-align: super; }
sub { vertical-align: sub; }
.warichu { display: inline-block; font-size: 0.5em; line-height: 1.1; text-indent: 0; vertical-align: middle; text-align: left; }
.warichu-line { display: block; white-space: nowrap; }
pre.code { white-space: pre-wrap; overflow-wrap: anywhere; }
pre.code, code { text-spacing-trim: space-all; text-autospace: no-autospace; }
.tasks, .marked, nav ol { list-style: none; }
.table { border-collapse: collapse; border-spacing: 0; }
.table caption { caption-side: top; }
th { font-weight: bold; text-align: inherit; }
td { text-align: inherit; }
th, td { vertical-align: top; }
.align-center, p.align-center { text-align: center; text-indent: 0; }
.align-justify { text-align: justify; }
p.addressee { text-indent: 0; }
.dedication > p { text-align: center; text-indent: 0; }
.epigraph { margin: 1em 2em; }
time { white-space: nowrap; }"""  # noqa: E501 - one rule a line
_ZHUYIN: Final = """\
.zhuyin { ruby-position: inter-character; }
@supports not (ruby-position: inter-character) {
  .zhuyin { display: inline-flex; align-items: center; line-height: 1; text-indent: 0; }
  .zhuyin rt { display: block; writing-mode: vertical-rl; text-orientation: upright; font-size: 0.34em; line-height: 1; margin-inline: 0; padding-block: 0; letter-spacing: 0; }
  .zhuyin rp { display: none; }
}"""  # noqa: E501 - one rule a line


def element_rules(medium: Medium) -> Iterator[str]:
    """Write them; what the template can change is computed, the rest is as it is."""
    yield _RESET
    yield from _aligned(medium)
    yield from _interlinear(medium)
    yield from _lines_beside_names(medium)
    yield from _lists(medium)
    yield from _tables(medium)
    yield from _figures(medium)
    yield from _marks(medium)


def width_rules(widths: frozenset[int]) -> Iterator[str]:
    """Write the column widths that tables use."""
    return (rule(f".width-{percent}", {"width": f"{percent}%"}) for percent in sorted(widths))


def _aligned(medium: Medium) -> Iterator[str]:
    for side in ("start", "end"):
        yield rule(f".align-{side}, p.align-{side}", {"text-align": alignment(side, medium), "text-indent": "0"})


def _interlinear(medium: Medium) -> Iterator[str]:
    rules = medium.template.text_for(medium.language)
    size = {"font-size": f"{number(100 * rules.ruby_size)}%", "line-height": "1.2", "text-indent": "0"}
    yield rule("rt", {**size, **medium.prefixed("text-emphasis-style", "none")})
    for language in medium.languages:
        other = medium.template.text_for(language).ruby_size
        if other != rules.ruby_size:
            yield rule(f"rt:lang({language})", {"font-size": f"{number(100 * other)}%"})
    yield rule(".under", {"ruby-position": "under"})
    if not medium.book:
        yield _ZHUYIN
    yield rule("code", {"font-family": medium.fonts(medium.template.styles.code.font), "font-size": "0.92em"})
    yield rule("pre code", {"font-size": "1em"})


def _lines_beside_names(medium: Medium) -> Iterator[str]:
    """CLREQ: the line stands below, left in vertical text; two names that meet must not share one line."""
    gap = {medium.side("margin", "start"): "0.06em", medium.side("margin", "end"): "0.06em"}
    place = {"text-underline-position": "left" if medium.vertical else "under"}
    yield rule(".underline, .proper-name", {"text-decoration": "underline", **place})
    wavy: Declarations = {"text-decoration": "underline"}
    if not medium.book:
        wavy = {"text-decoration": "underline wavy", "text-decoration-thickness": "from-font"}
    yield rule("cite.work-title", {**wavy, **place})
    yield rule(".deceased", {"border": "0.05em solid"})
    yield rule(".proper-name, .work-title, .deceased", gap)


def _lists(medium: Medium) -> Iterator[str]:
    room = medium.side("padding", "start")
    back = medium.side("margin", "start")
    yield rule(".marker", {"display": "inline-block", "text-indent": "0"})
    for width in range(2, WIDEST_MARKER + 1):
        yield rule(f".marked-{width}", {room: f"{width}em"})
        yield rule(f".marked-{width} > li > .marker", {medium.least_advance: f"{width}em", back: f"-{width}em"})
    yield rule(".tasks", {room: "1.5em"})
    yield rule(".tasks > li > .marker", {medium.least_advance: "1.5em", back: "-1.5em"})
    yield rule(".loose > li", {medium.side("margin", "after"): "0.5em"})
    yield rule(".quotation > .block-quote", {medium.side("margin", "after"): "0"})
    yield rule(".stanza + .stanza", {medium.side("margin", "before"): "1.2em"})
    yield rule("dd", {medium.side("margin", "start"): "2em"})
    hanging = {medium.side("padding", "start"): "2em", "text-indent": "-2em"}
    yield rule("p.reference", hanging)


def _tables(medium: Medium) -> Iterator[str]:
    rules, style = medium.template.table, medium.template.styles.table
    padding = rules.cell_padding
    wider = Length(padding.value * 1.5, padding.unit)
    yield rule("th, td", {"padding": f"{medium.length(padding, style)} {medium.length(wider, style)}"})
    yield rule(".table", {medium.side("margin", side): "auto" for side in ("start", "end")})
    match rules.rules:
        case "three-line":
            # 三线表: strong lines above and below, a fine one under the head.
            before, after = medium.side("border", "before"), medium.side("border", "after")
            yield rule(".table", {before: "1.5px solid", after: "1.5px solid"})
            yield rule(".table thead", {after: "0.75px solid"})
        case "grid":
            yield rule("th, td", {"border": "0.75px solid"})
        case "none":
            pass
    if rules.head_background != "none":
        yield rule("thead th, thead td", {"background-color": str(rules.head_background)})


def _figures(medium: Medium) -> Iterator[str]:
    rules = medium.template.figure
    style = medium.template.styles.caption
    space = medium.length(medium.template.styles.table.margin_before, style)
    yield rule(
        "figure.figure",
        {
            "text-align": alignment(rules.text_align, medium),
            "margin": f"0 {space}" if medium.vertical else f"{space} 0",
        },
    )
    yield rule("img", {"max-width": "100%", "height": "auto"})
    limit = {"max-height": f"{number(100 * rules.maximum_height)}vh", "width": "auto"}
    yield rule("figure.figure img", limit)
    yield rule("p img, li img, td img", {"vertical-align": "middle", "max-height": "1.5em", "width": "auto"})
    color = medium.template.styles.credit.color
    box = {"border": f"1px dashed {color}", "padding": "2em 1em", "text-align": "center", "text-indent": "0"}
    yield rule("p.placeholder", {**box, "color": str(color)})
    yield rule(".missing-picture", {"border": f"1px dashed {color}", "padding": "0 0.3em"})


def _marks(medium: Medium) -> Iterator[str]:
    styles = medium.template.styles
    space = medium.length(styles.heading_2.margin_before, styles.paragraph)
    line = f"1px solid {styles.byline.color}"
    middle = (
        {"height": "6em", "margin": f"auto {space}"} if medium.vertical else {"width": "6em", "margin": f"{space} auto"}
    )
    yield rule("hr", {"border": "0", medium.side("border", "before"): line, **middle})
    yield rule(".page-break", {"page-break-after": "always", **({} if medium.book else {"break-after": "page"})})
    apart = {medium.side("padding", "before"): "1em", medium.side("margin", "before"): "2em"}
    yield rule(".notes", {medium.side("border", "before"): line, **apart})
    # The mark hangs before the note, as it does at the foot of a page.
    yield rule(".footnote", {medium.side("padding", "start"): "2em"})
    hanging = {"display": "inline-block", medium.least_advance: "2em", medium.side("margin", "start"): "-2em",
               "text-indent": "0"}  # fmt: skip
    yield rule(".footnote .backlink", hanging)
    link = medium.template.link
    yield rule("a", {"color": str(link.color), "text-decoration": "underline" if link.underline else "none"})
    if medium.book and not link.underline:
        # Colour alone is no mark (WCAG 2.2 §1.4.1).
        yield rule("p a, li a, dd a, td a", {medium.side("border", "after"): "1px dotted"})
    yield rule("nav li a, h1 a, h2 a, h3 a", {"color": "inherit", "text-decoration": "none", "border": "0"})
    yield rule("a.noteref, a.backlink", {"text-decoration": "none", "border": "0"})
