"""Bookmarks and page labels: the outline of a display list in, catalogue entries out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from casepub.layout.display import Bookmark
from casepub.renderers.pdf.links import Place
from casepub.renderers.pdf.objects import PdfFile, array, dictionary, reference, text_string
from casepub.text.pattern import lazily

_ROMAN_DIGITS: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ROMAN: Final = lazily(r"m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")


def write_outline(file: PdfFile, bookmarks: Sequence[Bookmark], places: Mapping[str, Place]) -> dict[str, bytes]:
    """Write the bookmarks as a tree; gives the catalogue's entries."""
    if not bookmarks:
        return {}
    root = file.reserve()
    numbers = [file.reserve() for _ in bookmarks]
    parents = _parents(bookmarks)
    children: dict[int, list[int]] = {}
    for index, parent in enumerate(parents):
        children.setdefault(parent, []).append(index)
    for index, bookmark in enumerate(bookmarks):
        siblings = children[parents[index]]
        entries = {"Title": text_string(bookmark.title)}
        entries["Parent"] = reference(numbers[parents[index]] if parents[index] >= 0 else root)
        entries |= _neighbours(index, siblings, numbers) | _kids(index, children, numbers)
        if bookmark.target in places:
            entries["Dest"] = places[bookmark.target].destination
        file.fill(numbers[index], dictionary(entries))
    file.fill(root, dictionary({"Type": b"/Outlines", **_kids(-1, children, numbers)}))
    return {"Outlines": reference(root), "PageMode": b"/UseOutlines"}


def page_labels(labels: Sequence[str]) -> bytes:
    """Write the page labels as a number tree, a range of counted pages being one entry (ISO 32000-1 §12.4.2)."""
    entries = []
    expected: tuple[str, int] | None = None
    for index, label in enumerate(labels):
        style, count = counted(label)
        if (style, count) != expected:
            entries.append(b"%d %b" % (index, _label(style, count, label)))
        expected = (style, count + 1) if style else None
    return b"<</Nums %b>>" % array(entries)


def counted(label: str) -> tuple[str, int]:
    """Tell how a folio counts: D decimal, r and R roman, and the number; an empty style for any other text."""
    if label.isascii() and label.isdecimal() and str(int(label)) == label and label != "0":
        return "D", int(label)
    lower = label.lower()
    if label and label in (lower, label.upper()) and _ROMAN.fullmatch(lower):
        return ("r" if label == lower else "R"), _roman(lower)
    return "", 0


def _roman(label: str) -> int:
    digits = [_ROMAN_DIGITS[char] for char in label]
    return sum(-a if a < b else a for a, b in zip(digits, [*digits[1:], 0], strict=True))


def _label(style: str, count: int, label: str) -> bytes:
    if not style:
        return b"<</P %b>>" % text_string(label)
    return b"<</S/%b/St %d>>" % (style.encode("ascii"), count)


def _parents(bookmarks: Sequence[Bookmark]) -> list[int]:
    """Give each bookmark's parent: the nearest one before it of a lower level, -1 at the top."""
    parents, open_ = [], list[int]()
    for index, bookmark in enumerate(bookmarks):
        while open_ and bookmarks[open_[-1]].level >= bookmark.level:
            open_.pop()
        parents.append(open_[-1] if open_ else -1)
        open_.append(index)
    return parents


def _neighbours(index: int, siblings: list[int], numbers: list[int]) -> dict[str, bytes]:
    at = siblings.index(index)
    found = {}
    if at:
        found["Prev"] = reference(numbers[siblings[at - 1]])
    if at + 1 < len(siblings):
        found["Next"] = reference(numbers[siblings[at + 1]])
    return found


def _kids(index: int, children: Mapping[int, list[int]], numbers: list[int]) -> dict[str, bytes]:
    """Give First, Last and Count; below the top level the entries are closed, so the count is negative."""
    kids = children.get(index, [])
    if not kids:
        return {}
    count = len(kids) if index < 0 else -len(kids)
    return {"First": reference(numbers[kids[0]]), "Last": reference(numbers[kids[-1]]), "Count": b"%d" % count}
