"""Where an extractor would read a space that the text does not have: runs in, the ones that must say their text out.

Poppler writes a space where two glyphs stand more than a tenth of the size apart (MuPDF and PDFium allow more). East
Asian lines are justified by opening such gaps, so a run that has one says its text with ActualText.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from casepub.layout.display import Item, TextRun

WIDEST: Final = 0.09  # em; Poppler 22 begins at 0.1


def opens(run: TextRun) -> bool:
    """Tell whether a gap inside the run reads as a space that is not in its text."""
    limit = WIDEST * run.size - run.letter_space
    if limit < 0 and len(run.text) > 1:
        return True
    wide = [index for index, points in run.adjustments if points > limit] if run.adjustments else ()
    return any(_tight(*_around(run, index)) for index in wide) if wide else False


def together(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """Part the items of a line into pieces; runs with a gap between them that reads as a space are one piece."""
    start = 0
    for index in range(1, len(items)):
        if not _apart(items[index - 1], items[index]):
            yield items[start:index]
            start = index
    yield items[start:]


def _apart(before: Item, after: Item) -> bool:
    if not (isinstance(before, TextRun) and isinstance(after, TextRun) and before.text and after.text):
        return False
    if before.vertical != after.vertical:
        return False
    gap, aside = after.x - before.x, after.y - before.y
    if before.vertical:
        gap, aside = aside, gap
    gap += before.letter_space - before.advance
    wide = WIDEST * min(before.size, after.size)
    return not aside and wide < gap < before.size and _tight(before.text[-1], after.text[0])


def _around(run: TextRun, index: int) -> tuple[str, str]:
    """Give the characters before and after the glyph's leading edge."""
    at = run.clusters[index] if run.clusters is not None else index
    return run.text[at - 1 : at], run.text[at : at + 1]


def _tight(before: str, after: str) -> bool:
    """Tell whether no space may be read between these; beside a Western letter or digit one does no harm."""
    return bool(before and after) and not (_western(before) or _western(after))


def _western(char: str) -> bool:
    return char.isspace() or (char < "\u2e80" and char.isalnum())
