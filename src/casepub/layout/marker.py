"""What stands before a list item: a bullet, a box, a number in the list's own style."""

from __future__ import annotations

from casepub.model import BulletList, OrderedList
from casepub.text.numeral import format_number

_BULLET = "•"
# Squares that CJK faces have; ☑ and ☐ they lack.
_BOXES = {True: "▣", False: "□"}


def item_marker(block: BulletList | OrderedList, index: int) -> str:
    """Give the marker of the item with this index, from 0."""
    match block:
        case BulletList(items=items):
            checked = items[index].checked
            return _BULLET if checked is None else _BOXES[checked]
        case OrderedList():
            return block.prefix + format_number(block.start + index, block.style) + block.suffix
