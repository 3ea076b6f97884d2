"""Pictures: `img` and `figure` elements come in, images with their resources, figures and their captions go out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from casepub.model import Figure, Image, Inline
from casepub.readers.html.atoms import Atom, Picture, collapsed, inlines_from
from casepub.readers.html.conversion import Conversion
from casepub.readers.html.elements import Element, attribute, number_attribute
from casepub.text.pattern import lazily

# Where pages keep the true address while `src` holds a placeholder until the picture scrolls into view.
_LAZY: Final = (
    "data-src", "data-original", "data-actualsrc", "data-original-src", "data-lazy-src", "data-lazyload", "data-url",
    "data-echo", "data-croporisrc", "data-backsrc", "real_src", "lazy-src", "lazysrc", "original", "_src",
)  # fmt: skip
_PLACEHOLDER = lazily(r"(?:blank|spacer|loading|placeholder|grey|transparent|pixel|1x1)[\w.-]*\.(?:gif|png|svg)", re.I)
_TINY_DATA: Final = 200
_DOT: Final = 3
_ICON_SIZE: Final = 48
_ICON = lazily(r"emoji|emoticon|smil(?:ey|ie)|\bface\b|icon|gaiji|expression|latex|math", re.IGNORECASE)
_PIXELS = lazily(r"(width|height)\s*:\s*(\d+)(?:\.\d+)?px")
_BLANK = " \t\r\n\f\u00a0\u2002\u2003\u3000"


def addresses_of(image: Element) -> Iterator[str]:
    """Yield the addresses a picture may be had at, the most trustworthy first."""
    src = (
        attribute(image, "src").strip()
        or attribute(image, "xlink:href").strip()
        or attribute(image, "xlink-href").strip()
        or attribute(image, "href").strip()
    )
    lazy = [attribute(image, name).strip() for name in _LAZY]
    sets = [_widest(attribute(image, name)) for name in ("srcset", "data-srcset")]
    parent = image.getparent()
    if parent is not None and parent.tag == "picture":
        sets += [_widest(attribute(source, "srcset")) for source in parent.iter("source")]
    is_placeholder = _PLACEHOLDER.search(src) or (src.startswith("data:") and len(src) < _TINY_DATA)
    ordered = (*lazy, *sets, src) if is_placeholder or not src else (src, *lazy, *sets)
    yield from dict.fromkeys(address for address in ordered if address)


def _widest(srcset: str) -> str:
    """Give the last, as a rule the widest, candidate of a `srcset` (HTML 4.8.4.2.1)."""
    parts = [part.split() for part in re.split(r",\s+", srcset.strip()) if part.split()]
    return max(parts, key=_density)[0] if parts else ""


def _density(candidate: Sequence[str]) -> float:
    match = re.fullmatch(r"(\d+(?:\.\d+)?)[wx]", candidate[1]) if len(candidate) > 1 else None
    return float(match[1]) if match else 0.0


def sizes_of(image: Element) -> tuple[int, int]:
    """Give width and height as the page states them, 0 when it does not."""
    style = dict(_PIXELS.findall(attribute(image, "style").lower()))
    width = number_attribute(image, "width", int(style.get("width", 0)), 0, 100_000)
    return width, number_attribute(image, "height", int(style.get("height", 0)), 0, 100_000)


def is_dot(image: Element) -> bool:
    """Tell whether a picture only counts visits or fills space."""
    width, height = sizes_of(image)
    return 0 < max(width, height) <= _DOT or (not any(addresses_of(image)) and not attribute(image, "alt"))


def is_icon(image: Element) -> bool:
    """Tell whether a picture stands for a character or a small sign, and so stays in its line."""
    width, height = sizes_of(image)
    if 0 < max(width, height) <= _ICON_SIZE:
        return True
    return _ICON.search(f"{attribute(image, 'class')} {attribute(image, 'src')[-120:]}") is not None


def image_of(element: Element, work: Conversion) -> Image | None:
    """Give the image with its resource kept, or None when its bytes cannot be had."""
    for address in addresses_of(element):
        resource = work.pictures.fetch(address)
        if resource is not None:
            return Image(resource, attribute(element, "alt").strip(), attribute(element, "title").strip())
    return None


def figure_of(elements: Sequence[Element], work: Conversion, caption: tuple[Inline, ...] = ()) -> Figure:
    """Make a figure of one picture or several; it is lost when none of them can be had."""
    images = tuple(image for image in (image_of(element, work) for element in elements) if image is not None)
    return Figure(images, caption, lost=not images)


def split_at_pictures(line: Sequence[Atom]) -> Iterator[list[Atom] | list[Element]]:
    """Part a line into text and the pictures at its ends; pictures between words stay in the text."""
    atoms = [atom for atom in line if not (isinstance(atom.payload, Picture) and is_dot(atom.payload.element))]
    start, end = _leading(atoms), len(atoms) - _leading(atoms[::-1])
    if start >= end:
        yield from _figure_part(atoms) or (list(atoms),)
        return
    yield from _figure_part(atoms[:start])
    yield atoms[start:end]
    yield from _figure_part(atoms[end:])


def _leading(atoms: Sequence[Atom]) -> int:
    """Count the atoms up to the last picture that only blanks or other pictures stand before."""
    count = 0
    for index, atom in enumerate(atoms):
        if isinstance(atom.payload, Picture) and not is_icon(atom.payload.element):
            count = index + 1
        elif not isinstance(atom.payload, str) or atom.payload.strip(_BLANK):
            break
    return count


def _figure_part(atoms: Sequence[Atom]) -> list[list[Element]]:
    pictures = [atom.payload.element for atom in atoms if isinstance(atom.payload, Picture)]
    standing = [element for element in pictures if not is_icon(element)]
    return [standing] if standing else []


def placed(line: Sequence[Atom], work: Conversion) -> list[Atom]:
    """Put images in the place of the pictures that stay in a line; a lost one gives its `alt` text."""
    return collapsed(_placed(atom, work) for atom in line)


def _placed(atom: Atom, work: Conversion) -> Atom:
    if not isinstance(atom.payload, Picture):
        return atom
    image = image_of(atom.payload.element, work)
    return replace(atom, payload=image or attribute(atom.payload.element, "alt"))


def inlines_of_line(line: Sequence[Atom], work: Conversion) -> tuple[Inline, ...]:
    """Make the inlines of one line, blanks at both ends cut."""
    return inlines_from(trimmed(placed(line, work)))


def trimmed(atoms: Sequence[Atom]) -> list[Atom]:
    """Cut blanks, full-width ones too, from both ends of a line."""
    rest = list(atoms)
    for end, cut in ((0, str.lstrip), (-1, str.rstrip)):
        while rest and isinstance(rest[end].payload, str):
            text = cut(rest[end].text, _BLANK)
            if text:
                rest[end] = replace(rest[end], payload=text)
                break
            del rest[end]
    return rest
