"""Type sizes as pages state them: elements come in, the size of a line against that of the text goes out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from statistics import median
from typing import Final

from casepub.readers.html.elements import Element, attribute
from casepub.text.pattern import lazily

_SIZE = lazily(r"font-size\s*:\s*(\d+(?:\.\d+)?)\s*(px|pt|r?em|%)", re.IGNORECASE)
_PIXELS: Final = {"px": 1.0, "pt": 4 / 3, "em": 16.0, "rem": 16.0, "%": 0.16}
# HTML 15.3.4: what <font size> from 1 to 7 stands for.
_FONT_SIZES: Final = {"1": 10, "2": 13, "3": 16, "4": 18, "5": 24, "6": 32, "7": 48}
_SHORT: Final = 60
_SAMPLE: Final = 60
_PLAUSIBLE: Final = (0.4, 4.0)


def stated_size(element: Element) -> float:
    """Give the largest size that an element, what is in it, or the two around it state, in pixels; 0 for none."""
    inside = max((_own(one) for one in element.iter()), default=0.0)
    if inside:
        return inside
    for count, one in enumerate(element.iterancestors()):
        if count == 2 or one.tag == "body":
            break
        if _own(one):
            return _own(one)
    return 0.0


def _own(element: Element) -> float:
    match = _SIZE.search(attribute(element, "style"))
    if match:
        return float(match[1]) * _PIXELS[match[2].lower()]
    return float(_FONT_SIZES.get(attribute(element, "size"), 0)) if element.tag == "font" else 0.0


def usual_size(elements: Iterable[Element]) -> float:
    """Give the usual size of the elements that hold the text, 0 when none states one."""
    seen = [stated_size(element) for element, _ in zip(dict.fromkeys(elements), range(_SAMPLE), strict=False)]
    stated = [size for size in seen if size]
    return median(stated) if 2 * len(stated) > len(seen) else 0.0


def size_ratio(element: Element, length: int, usual: float) -> float:
    """Give the size of a short line against the usual one; 1 when nothing is known."""
    if length > _SHORT or not usual:
        return 1.0
    ratio = stated_size(element) / usual
    low, high = _PLAUSIBLE
    return ratio if low < ratio < high else 1.0
