"""What stands before a list item: a bullet, a box, a number in the list's own style."""

from __future__ import annotations

from casepub.model import BulletList, OrderedList
from casepub.text.numeral import format_number

# The disc of CSS. CJK serif faces draw • as a speck, so that the large circle is set small.
BULLET = "●"
BULLET_SIZE = 0.4
# Where Han characters have their middle, above the baseline (their box is 0.88 above and 0.12 below it).
_MIDDLE = 0.38
BULLET_RISE = _MIDDLE * (1 - BULLET_SIZE)
# Squares that CJK faces have; ☑ and ☐ they lack.
_BOXES = {True: "▣", False: "□"}


def item_marker(block: BulletList | OrderedList, index: int) -> str:
    """Give the marker of the item with this index, from 0."""
    match block:
        case BulletList(items=items):
            checked = items[index].checked
            return BULLET if checked is None else _BOXES[checked]
        case OrderedList():
            return block.prefix + format_number(block.start + index, block.style) + block.suffix
