"""Words wider than the line: a strip and a length in; the same strip out, such words as a cell for each character."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from casepub.layout.cell import Cell, kinds_of
from casepub.layout.strip import EPSILON, Strip, hyphen_width

# A zero width space: a line may end there.
_PLACE: Final = "\u200b"


def without_wide_words(strip: Strip, length: float, complain: Callable[[str], None]) -> Strip:
    """Part the cells of words that are wider than a line, so that a line may end in them as a last resort."""
    wide = [cell for cell in map(strip.cells.__getitem__, strip.odd) if _needs(cell) > length + EPSILON]
    if not wide:
        return strip
    complain("word-cut" if any(_can_be_parted(cell) for cell in wide) else "too-wide")
    cells: list[Cell] = []
    standing: list[str] = []
    for cell, stands in zip(strip.cells, strip.standing, strict=True):
        pieces = list(_pieces(cell)) if _needs(cell) > length + EPSILON else [cell]
        cells += pieces
        standing += [piece.text + _PLACE for piece in pieces[:-1]]
        standing.append(stands.removeprefix(cell.text[: -len(pieces[-1].text)]))
    return Strip(tuple(cells), tuple(standing), strip.rule, strip.size)


def _needs(cell: Cell) -> float:
    """Give the length that a cell takes on a line of its own, with the hyphen that it may end in."""
    return cell.advance + (hyphen_width(cell) if cell.hyphen else 0.0)


def _can_be_parted(cell: Cell) -> bool:
    return len(cell.text) > 1 and bool(cell.glyphs)


def _pieces(cell: Cell) -> Iterator[Cell]:
    """Yield a cell for each cluster of a shaped word; no kern is left between two, as a line may end there."""
    if not _can_be_parted(cell):
        yield cell
        return
    look = cell.look
    count = len(cell.glyphs) // 2
    clusters = cell.clusters or tuple(range(count))
    kerns = dict(cell.kerns)
    firsts = [n for n in range(count) if n == 0 or clusters[n] != clusters[n - 1]]
    for first, stop in pairwise([*firsts, count]):
        start, end = clusters[first], clusters[stop] if stop < count else len(cell.text)
        glyphs = cell.glyphs[2 * first : 2 * stop]
        ids = [int.from_bytes(glyphs[n : n + 2], "big") for n in range(0, len(glyphs), 2)]
        inner = tuple((n - first, kerns[n]) for n in kerns if first < n < stop)
        inside = sum(points for _, points in inner)
        nominal = sum(look.face.glyph_advance(glyph) * look.size + look.letter_space for glyph in ids) + inside
        text = cell.text[start:end]
        yield replace(
            cell,
            first=text[0], last=text[-1], kinds=kinds_of(text[0], text[-1], look.rule), text=text,
            glyphs=glyphs, nominal=nominal,
            advance=nominal, kerns=inner,
            clusters=tuple(clusters[n] - start for n in range(first, stop)),
            hyphen=cell.hyphen and stop == count, joined=cell.joined or first > 0,
            lead=cell.lead if first == 0 else 0.0,
        )  # fmt: skip
