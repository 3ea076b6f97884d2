"""Dark mode: the template's colours in, the colours that stand for them on dark paper out."""

from __future__ import annotations

from collections.abc import Iterator

from casepub.renderers.markup.css import Declarations, rule
from casepub.renderers.markup.roles import SELECTORS
from casepub.template import Template
from casepub.units import Color

# Parts of red, green and blue that differ by more than this are a hue and not a grey.
_HUE = 40
_TINT = 0.09
# WCAG 2.2 §1.4.3.
_LEAST_CONTRAST = 4.6


def dark_rules(template: Template) -> Iterator[str]:
    """Write what differs when the reader wants dark paper."""
    screen, styles = template.screen, template.styles
    muted = str(darkened(styles.byline.color, template))
    yield rule("html", {"background-color": str(screen.dark_paper)})
    yield rule("body", {"color": str(screen.dark_ink)})
    yield rule("a", {"color": str(screen.dark_accent)})
    for role, selector in SELECTORS.items():
        yield rule(selector, _role(getattr(styles, role).color, getattr(styles, role).background, template))
    yield rule("nav li a, h1 a, h2 a, h3 a", {"color": "inherit"})
    if template.table.head_background != "none":
        yield rule("thead th, thead td", {"background-color": str(tinted(template))})
    yield rule("hr, .notes, p.placeholder, .missing-picture", {"border-color": muted})
    # Pictures are made for white paper.
    yield rule("img", {"filter": "brightness(0.9)"})


def _role(color: Color, background: Color | str, template: Template) -> Declarations:
    found: Declarations = {}
    if color != template.styles.paragraph.color:
        found["color"] = str(darkened(color, template))
    if background != "none":
        found["background-color"] = str(tinted(template))
    return found


def tinted(template: Template) -> Color:
    """Give the colour behind a block on dark paper."""
    return _mixed(template.screen.dark_paper, template.screen.dark_ink, _TINT)


def darkened(color: Color, template: Template) -> Color:
    """Give the colour that stands for a text colour: a hue becomes the accent, a grey as far from the ink as it was."""
    screen = template.screen
    if max(color.red, color.green, color.blue) - min(color.red, color.green, color.blue) > _HUE:
        return screen.dark_accent
    ink, paper = _luminance(template.styles.paragraph.color), _luminance(template.page.background)
    share = (_luminance(color) ** 0.5 - ink**0.5) / ((paper**0.5 - ink**0.5) or 1.0)
    mixed = _mixed(screen.dark_ink, screen.dark_paper, min(max(share, 0.0), 1.0))
    while contrast(mixed, tinted(template)) < _LEAST_CONTRAST and share > 0.02:
        share -= 0.02
        mixed = _mixed(screen.dark_ink, screen.dark_paper, share)
    return mixed


def _mixed(first: Color, second: Color, share: float) -> Color:
    pairs = ((first.red, second.red), (first.green, second.green), (first.blue, second.blue))
    return Color(*(round(a + (b - a) * share) for a, b in pairs))


def contrast(first: Color, second: Color) -> float:
    """Give the contrast ratio of WCAG 2.2."""
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + 0.05) / (low + 0.05)


def _luminance(color: Color) -> float:
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in color.unit_rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
