"""A Western word of one face in, its pieces as cells out: shaped whole, parted where a line may end inside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from casepub.layout.cell import Cell, Look, kinds_of
from casepub.layout.hyphenation import hyphen_points
from casepub.text.linebreak import opportunities
from casepub.typefaces.shaping import Shaped

_PACKED: Final = 2
_LEAST_KERN: Final = 1e-4


def pieces(word: str, look: Look, *, joined: bool) -> Iterator[Cell]:
    """Yield the pieces of a word of one face, shaped whole so that kerning holds across them."""
    shaped = look.face.shape(word, language=look.rule.language)
    points = _points(word, look)
    bounds = [0, *(point for point, _ in points), len(word)]
    hyphened = dict(points)
    for start, end in pairwise(bounds):
        members = [i for i, cluster in enumerate(shaped.clusters) if start <= cluster < end]
        clusters = tuple(shaped.clusters[i] - start for i in members)
        yield replace(
            shaped_cell(word[start:end], members, shaped, look),
            clusters=None if clusters == tuple(range(end - start)) else clusters,
            hyphen=hyphened.get(end, False),
            joined=joined or start > 0,
        )


def shaped_cell(text: str, members: Sequence[int], shaped: Shaped, look: Look, *, vertical: bool = False) -> Cell:
    """Make the cell of some glyphs of a shaped text; what differs from their own advances becomes kerns."""
    glyphs = b"".join(shaped.glyphs[_PACKED * i : _PACKED * (i + 1)] for i in members)
    numbers = [int.from_bytes(glyphs[i : i + _PACKED], "big") for i in range(0, len(glyphs), _PACKED)]
    own = [look.face.glyph_advance(number, vertical=vertical) for number in numbers]
    excess = [(shaped.advances[i] - width) * look.size for i, width in zip(members, own, strict=True)]
    kerns = tuple((n, points) for n, points in enumerate(excess[:-1], 1) if abs(points) > _LEAST_KERN)
    spaces = look.letter_space * len(members)
    advance = sum(shaped.advances[i] for i in members) * look.size + spaces
    nominal = advance - (excess[-1] if excess else 0.0)
    kinds = kinds_of(text[0], text[-1], look.rule)
    return Cell(text[0], text[-1], kinds, text, advance, look, glyphs, kerns=kerns, nominal=nominal, upright=False)


def _points(word: str, look: Look) -> list[tuple[int, bool]]:
    """Give where a word may be parted, and whether a hyphen is set there."""
    verdicts = opportunities(word, look.rule.tailoring)
    points = {index: False for index in range(1, len(word)) if verdicts[index]}
    if look.rule.hyphens and not look.plain:
        points |= {index: True for index in hyphen_points(word, look.rule.language) if index not in points}
    return sorted(points.items())
