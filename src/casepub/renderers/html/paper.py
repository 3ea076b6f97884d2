"""The print sheet: the template's page, margins, columns and running matter as CSS Paged Media."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from casepub.model import Collection
from casepub.renderers.markup.css import Medium, number, rule
from casepub.renderers.markup.fontstack import css_string
from casepub.template import Style, Template
from casepub.template.schema import RunningMatter, Slots
from casepub.template.words import words_for
from casepub.text.pattern import lazily
from casepub.units import page_size

_FIELD: Final = lazily(r"\[\[([a-z0-9.]+)\]\]")
_COUNTERS: Final = {"page": "counter(page)", "pages": "counter(pages)"}
_PLACES: Final = (("start", "left"), ("center", "center"), ("end", "right"))


def page_rules(collection: Collection, medium: Medium) -> Iterator[str]:
    """Write the `@page` rules."""
    template = medium.template
    width, height = page_size(template.page.size)
    top, bottom, inner, outer = margins(template, medium)
    size = f"size: {number(width)}pt {number(height)}pt;"
    fields = fields_of(collection)
    right, left = _running(template, fields, medium, "recto"), _running(template, fields, medium, "verso")
    yield f"@page {{ {size} margin: {top} {outer} {bottom} {inner}; {right} }}"
    if template.page.sides == "double":
        yield f"@page :left {{ margin: {top} {inner} {bottom} {outer}; {left} }}"
    hidden = "".join(_hidden(edge, matter) for edge, matter in _matters(template) if not matter.first_page)
    if hidden:
        yield f"@page :first {{ {hidden}}}"


def _matters(template: Template) -> tuple[tuple[str, RunningMatter], ...]:
    return (("top", template.header), ("bottom", template.footer))


def margins(template: Template, medium: Medium) -> tuple[str, str, str, str]:
    """Give top, bottom, inner and outer margin: as stated, or what the type area by characters and lines leaves."""
    width, height = page_size(template.page.size)
    margin, grid = template.page.margin, template.page.grid
    em = medium.body_size
    top, bottom, inner, outer = (side.points(em, medium.body_line) for side in
                                 (margin.top, margin.bottom, margin.inner, margin.outer))  # fmt: skip
    if grid.characters:
        inner, outer = _shared(width - grid.characters * em, inner, outer)
    if grid.lines:
        top, bottom = _shared(height - (grid.lines - 1) * medium.body_line - em, top, bottom)
    return f"{number(top)}pt", f"{number(bottom)}pt", f"{number(inner)}pt", f"{number(outer)}pt"


def _shared(room: float, first: float, second: float) -> tuple[float, float]:
    """Part what is left of the page as the stated margins are parted."""
    room = max(room, 0.0)
    share = first / (first + second) if first + second else 0.5
    return room * share, room * (1 - share)


def fields_of(collection: Collection) -> dict[str, str]:
    """Give what the fields of running matter say on every page; a browser knows no heading of the page."""
    article = collection.articles[0].metadata if collection.is_single else collection.metadata
    date = article.date("published")
    return {
        "collection.title": collection.metadata.title,
        "article.title": article.title,
        "article.section": article.section,
        "article.date": words_for(article.language).date(date.value, date.as_written) if date else "",
    }


def _running(template: Template, fields: dict[str, str], medium: Medium, side: str) -> str:
    """Write the margin boxes of one side of the sheet."""
    written = []
    for edge, matter in _matters(template):
        look = _type(template.styles.header if edge == "top" else template.styles.footer, medium)
        line = f"border-{'bottom' if edge == 'top' else 'top'}: 0.5pt solid; " if matter.rule else ""
        slots: Slots = matter.recto if side == "recto" else matter.verso
        for place, corner in _PLACES:
            content = _content(getattr(slots, place), fields) or ('""' if line else "")
            if content:
                written.append(f"@{edge}-{corner} {{ content: {content}; {line}{look} }}")
    return " ".join(written)


def _hidden(edge: str, matter: RunningMatter) -> str:
    lines = "border: none; " if matter.rule else ""
    return "".join(f"@{edge}-{corner} {{ content: none; {lines}}} " for _, corner in _PLACES)


def _content(slot: str, fields: dict[str, str]) -> str:
    """Give a slot as a `content` value."""
    parts = []
    for index, part in enumerate(_FIELD.split(slot)):
        text = fields.get(part, "") if index % 2 else part
        parts.append(_COUNTERS[part] if index % 2 and part in _COUNTERS else css_string(text) if text else "")
    return " ".join(part for part in parts if part)


def _type(style: Style, medium: Medium) -> str:
    """Declare the look of running matter; margin boxes know points, not the page's rem."""
    declarations = {
        "font-family": medium.fonts(style.font),
        "font-size": f"{number(medium.size(style) * medium.body_size)}pt",
        "font-weight": style.font_weight,
        "line-height": medium.line_height(style),
        "color": str(style.color),
        "letter-spacing": medium.length(style.letter_spacing, style),
    }
    return " ".join(f"{name}: {value};" for name, value in declarations.items())


def print_rules(medium: Medium) -> Iterator[str]:
    """Write what differs on paper."""
    template = medium.template
    yield rule("html", {"font-size": f"{number(medium.body_size)}pt", "background": "none"})
    yield rule("main", {"max-inline-size": "none", "margin": "0", "padding": "0"})
    yield rule(".skip", {"display": "none"})
    if template.page.columns > 1:
        gap = medium.length(template.page.column_gap, template.styles.paragraph)
        yield rule("article", {"columns": str(template.page.columns), "column-gap": gap})
        yield rule("article > .opening", {"column-span": "all"})
    if template.book.title_page:
        yield rule("main > article > .opening, main > .opening", {"break-after": "page"})
    yield rule("p, li", {"orphans": "2", "widows": "2"})
    yield rule("figure, .table, tr, .aside", {"break-inside": "avoid"})
    yield rule("p.attribution, figcaption", {"break-before": "avoid"})
    yield rule("thead", {"display": "table-header-group"})
    yield rule(".table-frame", {"overflow": "visible"})
    line = "underline" if template.link.underline else "none"
    yield rule("a", {"text-decoration": line})
    # On paper an address must be read to be followed.
    outside = {"content": '" (" attr(href) ")"', "font-size": "0.8em", "overflow-wrap": "anywhere"}
    yield rule('a[href^="http"]::after', outside)
