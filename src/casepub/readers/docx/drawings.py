"""Drawings, old pictures and formulas of Word in; pictures, the content of text boxes, and linear formulas out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from casepub.readers.docx.names import MC, OFFICE, WP, A, M, R, V, W, number
from casepub.readers.xml import Element, local_name

_UNREAD: Final = {"chart": "a chart", "relIds": "a diagram", "contentPart": "ink"}


def chosen(element: Element) -> Iterator[Element]:
    """Yield the content of one branch of `mc:AlternateContent`: the first choice, the fallback when that is empty."""
    branch = _branch(element)
    return iter(() if branch is None else branch)


def _branch(element: Element) -> Element | None:
    branches = (*element.iterchildren(MC + "Choice"), *element.iterchildren(MC + "Fallback"))
    return next((branch for branch in branches if len(branch)), None)


def is_other_form(element: Element) -> bool:
    """Tell whether an element is a branch of `mc:AlternateContent` that is not read, because another one is."""
    above = element.getparent()
    if above is None or above.tag != MC + "AlternateContent" or element.tag not in (MC + "Choice", MC + "Fallback"):
        return False
    return _branch(above) is not element


def text_boxes(element: Element) -> Iterator[Element]:
    """Yield the contents of text boxes in a drawing, outer ones only, one branch of each alternative."""
    for node in element:
        if node.tag == W + "txbxContent":
            yield node
        elif node.tag == MC + "AlternateContent":
            for branch in chosen(node):
                yield from (branch,) if branch.tag == W + "txbxContent" else text_boxes(branch)
        else:
            yield from text_boxes(node)


def pictures(element: Element) -> Iterator[tuple[str, str, str]]:
    """Yield relationship id, alternative text and title of each picture outside text boxes."""
    for node in _outside_boxes(element):
        if node.tag == A + "blip":
            identifier = node.get(R + "embed") or node.get(R + "link") or ""
            yield (identifier, *_words(element))
        elif node.tag == V + "imagedata":
            shape = node.getparent()
            alt = shape.get("alt", "") if shape is not None else ""
            yield node.get(R + "id", ""), alt, node.get(OFFICE + "title", "")


def _outside_boxes(element: Element) -> Iterator[Element]:
    for node in element:
        if node.tag == W + "txbxContent":
            continue
        yield node
        yield from _outside_boxes(node)


# 40 points in EMU: a picture higher than that stands in no line of text.
_LINE_HEIGHT: Final = 40 * 12700


def stands_apart(drawing: Element) -> bool:
    """Tell whether a drawing floats, or is too large to stand in a line."""
    if next(drawing.iter(WP + "anchor"), None) is not None:
        return True
    extent = next(drawing.iter(WP + "extent"), None)
    return extent is not None and number(extent.get("cy", "")) > _LINE_HEIGHT


def _words(drawing: Element) -> tuple[str, str]:
    properties = next(drawing.iter(WP + "docPr"), None)
    return ("", "") if properties is None else (properties.get("descr", ""), properties.get("title", ""))


def unread(element: Element) -> str:
    """Name what stands in a drawing that is no picture; empty for none."""
    return next((_UNREAD[name] for node in element.iter() if (name := local_name(node)) in _UNREAD), "")


_BETWEEN: Final = {
    "f": ("num", "/", "den"), "sSup": ("e", "^", "sup"), "sSub": ("e", "_", "sub"), "rad": ("deg", "√", "e"),
}  # fmt: skip


def linear(element: Element) -> str:
    """Write a formula in one line: a/b, x^2, x_i, √x."""
    name = local_name(element)
    if name == "t":
        return element.text or ""
    if name in _BETWEEN and element.tag.startswith(M):
        first, mark, second = _BETWEEN[name]
        return _part(element, first) + mark + _part(element, second)
    if name == "d":
        return "(" + ",".join(linear(node) for node in element.iterchildren(M + "e")) + ")"
    return "".join(map(linear, element))


def _part(element: Element, name: str) -> str:
    part = element.find(M + name)
    text = linear(part) if part is not None else ""
    return text if len(text) <= 1 or text.isalnum() else f"({text})"
