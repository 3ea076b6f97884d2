"""What the names and attributes of HTML elements mean for us: sets of tags, style declarations, roles, visibility."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, TypeAlias

from lxml import etree

from casepub.text.pattern import lazily

Element: TypeAlias = etree._Element

HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
LISTS: Final = frozenset(("ul", "ol", "menu", "dir"))
BLOCKS: Final = HEADINGS | LISTS | frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "header", "hgroup", "hr", "html", "legend",
    "li", "listing", "main", "nav", "optgroup", "option", "p", "plaintext", "pre", "search", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "xmp",
))  # fmt: skip
# Their content is not text of the page: it is run, described, a fallback, or shown only after an act of the reader.
INVISIBLE: Final = frozenset((
    "applet", "area", "audio", "base", "basefont", "canvas", "datalist", "embed", "frame", "head", "iframe", "link",
    "meta", "noembed", "noframes", "noscript", "object", "param", "rp", "script", "source", "style", "svg", "template",
    "textarea", "title", "track", "video",
))  # fmt: skip
EMBEDDED: Final = frozenset(("audio", "canvas", "embed", "iframe", "object", "svg", "video"))

_SPACE = lazily(r"[\s\u200b\ufeff]+")
_HIDING = lazily(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)
_CENTRED = lazily(r"text-align\s*:\s*(?:center|-webkit-center)", re.IGNORECASE)


def children(element: Element) -> Iterator[Element]:
    """Yield the child elements; trees from `parse` hold no comments."""
    return iter(element)


def attribute(element: Element, name: str) -> str:
    """Give an attribute, or an empty string."""
    return element.get(name) or ""


def style_of(element: Element) -> str:
    """Give the style declarations of an element itself, in lower case."""
    return attribute(element, "style").lower()


def is_hidden(element: Element) -> bool:
    """Tell whether the element itself says that it is not shown."""
    if element.get("hidden") is not None and element.get("hidden") != "until-found":
        return True
    style = element.get("style")
    return style is not None and _HIDING.search(style) is not None


def is_centred(element: Element) -> bool:
    """Tell whether the lines of an element are set in the middle, by itself or by what is around it."""
    for one in (element, *_near_ancestors(element)):
        align, style = attribute(one, "align").lower(), attribute(one, "style")
        if one.tag == "center" or align in ("center", "middle") or _CENTRED.search(style):
            return True
        if align or "text-align" in style:
            return False
    return False


def _near_ancestors(element: Element) -> Iterator[Element]:
    for count, one in enumerate(element.iterancestors()):
        if count == 3 or one.tag in ("td", "body"):
            return
        yield one


def role_of(element: Element) -> str:
    """Give what an element says it is for: `epub:type`, DPUB role and ARIA role in one string."""
    return " ".join(filter(None, (element.get("epub:type") or element.get("epub-type"), element.get("role"))))


def text_of_element(element: Element) -> str:
    """Give the text inside an element with white space collapsed."""
    return _SPACE.sub(" ", raw_text(element)).strip()


def raw_text(element: Element) -> str:
    """Give the text inside an element as it stands in the source."""
    return "".join(map(str, element.itertext()))


def number_attribute(element: Element, name: str, default: int, least: int, most: int) -> int:
    """Give an attribute that should be a whole number, kept inside its limits."""
    match = re.match(r"\s*([+-]?\d{1,9})", attribute(element, name))
    return min(max(int(match[1]), least), most) if match else default


def has_strays(element: Element, expected: frozenset[str]) -> bool:
    """Tell whether an element holds text of its own, or elements with text that do not belong into it."""
    if (element.text or "").strip() or any((child.tail or "").strip() for child in element):
        return True
    return any(child.tag not in expected and raw_text(child).strip() for child in element)


def line_number(element: Element) -> int:
    """Give the source line of an element, 1-based; 0 when it is not known."""
    number: object = element.sourceline
    return number if isinstance(number, int) else 0


def path_of(element: Element) -> str:
    """Give the XPath of an element."""
    return str(element.getroottree().getpath(element))


def blocky_of(element: Element) -> frozenset[Element]:
    """Give the elements from here down that hold a block element somewhere inside."""
    found: set[Element] = set()
    for block in element.iter(*BLOCKS):
        if block is element:
            continue
        parent = block.getparent()
        while parent is not None and parent not in found:
            found.add(parent)
            if parent is element:
                break
            parent = parent.getparent()
    return frozenset(found)
