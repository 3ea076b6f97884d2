"""What types cannot refuse: a decoded template in; nothing, or a complaint about a size or count out of range, out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any, Final

from casepub.errors import TemplateError
from casepub.template.schema import Template
from casepub.units import Length, page_size

_COUNTS: Final = {
    "page.columns": (1, 4),
    "page.grid.characters": (0, 200),
    "page.grid.lines": (0, 200),
    "text.ruby_size": (0.1, 1),
    "text.minimum_last_line": (0, 20),
    "toc.depth": (1, 3),
    "figure.maximum_height": (0.05, 1),
    "fonts.*.latin_scale": (0.25, 4),
}
_NOT_NEGATIVE: Final = ("page.margin.*", "page.column_gap", "table.cell_padding")
_SMALLEST, _LARGEST = 1.0, 400.0


def check(template: Template) -> None:
    """Refuse what cannot be set.

    Raises:
        TemplateError: a number is out of its range; the message names the key path.
    """
    try:
        width, height = page_size(template.page.size)
    except (ValueError, KeyError) as error:
        raise TemplateError(f"page.size: {error}") from None
    for pattern, (low, high) in _COUNTS.items():
        for key, value in _values(template, pattern):
            if not low <= value <= high:
                raise TemplateError(f"{key}: {value} is not {low} to {high}")
    for pattern in _NOT_NEGATIVE:
        for key, length in _values(template, pattern):
            if length.value < 0:
                raise TemplateError(f"{key}: {length} is less than nothing")
    _check_styles(template)
    _check_margins(template, width, height)


def _values(template: Template, pattern: str) -> Iterator[tuple[str, Any]]:
    """Yield keys and values that a dotted pattern names; `text.KEY` also stands for every `text.LANGUAGE.KEY`."""
    head, _, rest = pattern.partition(".")
    yield from _below(getattr(template, head), rest.split("."), head)
    if head == "text":
        for tag, rules in template.text_by_language:
            yield from _below(rules, rest.split("."), f"text.{tag}")


def _below(node: Any, path: list[str], key: str) -> Iterator[tuple[str, Any]]:
    if not path:
        yield key, node
        return
    name, *rest = path
    names = [field.name for field in fields(node)] if name == "*" else [name]
    for one in names:
        yield from _below(getattr(node, one), rest, f"{key}.{one}")


def _check_styles(template: Template) -> None:
    body = template.styles.paragraph.font_size
    if body.is_relative:
        raise TemplateError(f"styles.paragraph.font_size: {body} is of itself; write a length such as 10.5pt")
    for key, style in _values(template, "styles.*"):
        size = style.font_size.points(body.points(), body.points())
        _check_length(f"{key}.font_size", style.font_size, size)
        _check_length(f"{key}.line_height", style.line_height, style.line_height.points(size, size))


def _check_length(key: str, length: Length, points: float) -> None:
    if not _SMALLEST <= points <= _LARGEST:
        raise TemplateError(f"{key}: {length} is not between {_SMALLEST:g}pt and {_LARGEST:g}pt")


def _check_margins(template: Template, width: float, height: float) -> None:
    body = template.styles.paragraph
    size = body.font_size.points()
    leading = body.line_height.points(size)
    margin = template.page.margin
    for sides, room in ((("inner", "outer"), width), (("top", "bottom"), height)):
        white = sum(getattr(margin, side).points(size, leading) for side in sides)
        if room - white < size:
            raise TemplateError(f"page.margin: {' and '.join(sides)} leave no room for text on {template.page.size}")
