"""One line set: its slack spread over its gaps, its cells drawn as runs, its decorations beside them.

Coordinates are logical: x runs along the line from its start, y across it, away from the first line, 0 on the baseline
(in vertical lines: on the centre line).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby, pairwise
from math import ceil, inf
from operator import add, attrgetter, sub
from typing import Final, NamedTuple, TypeAlias

from casepub.layout.cell import Cell
from casepub.layout.decoration import decorated
from casepub.layout.display import Group, Item, LinkArea, TextRun, shifted
from casepub.layout.gap import Give
from casepub.layout.memory import remembered
from casepub.layout.spread import shares
from casepub.layout.standing import across
from casepub.layout.strip import EPSILON, Strip, fills_grid
from casepub.layout.style import Align
from casepub.layout.warichu import begins_note, note

Adjustments: TypeAlias = tuple[tuple[int, float], ...]
Moves: TypeAlias = list[tuple[int, float]]

_LEAST: Final = 1e-3
_CLUSTERS: Final = attrgetter("clusters")
SOFT_HYPHEN: Final = "\u00ad"
# tan 12°: the slant of a face that has no italic.
_SLANT: Final = -0.2126


class Line(NamedTuple):
    """A line that is ready to be placed: what is drawn, and the notes that it calls."""

    items: tuple[Item, ...]
    notes: tuple[str, ...] = ()


class Row(NamedTuple):
    """Cells in a row and how their glyphs stand.

    Attributes:
        cells, xs: in order, and where each begins.
        even: how far the glyphs of most cells stand off those of the cell before.
        uneven: those of all others, by the index of the cell.
    """

    cells: tuple[Cell, ...]
    xs: list[float]
    even: float
    uneven: Moves


def set_line(strip: Strip, start: int, end: int, length: float, align: Align) -> Line:
    """Set the cells start..end on a line of this length; what cannot be justified stays at the start."""
    stop = strip.trimmed_end(start, end)
    if stop == start:
        return Line(())
    on_grid = strip.rule.grid and align in ("justify", "start")
    row = _on_grid(strip, start, stop) if on_grid else _row(strip, start, stop, length, align)
    hyphen = row.cells[-1].hyphen and stop < len(strip.cells)
    return Line(*_drawn(strip, row, start, hyphen=hyphen))


def _row(strip: Strip, start: int, end: int, length: float, align: Align) -> Row:
    """Place cells on a line: where they stand in the paragraph, less where the line begins, and its slack between."""
    cells, places, moves = strip.cells[start:end], strip.places[start:end], strip.moves
    slack = strip.slack(start, end, length)
    x = line_offset(slack, align) - strip.begins[start]
    uneven = _within(strip.uneven, start + 1, end)
    if not slack or (slack > 0 and align not in ("justify", "justify-all")):
        return Row(cells, [place + x for place in places], strip.even.natural, [(n - start, moves[n]) for n in uneven])
    gaps = strip.gaps
    counts = dict.fromkeys([gaps[n] for n in uneven], 0)
    for n in uneven:
        counts[gaps[n]] += 1
    if evens := end - start - 1 - len(uneven):
        counts[strip.even] = counts.get(strip.even, 0) + evens
    changes = _changes(strip, counts, slack)
    even = changes.get(strip.even, 0.0)
    opened = [x] + [even] * (end - start - 1)
    for n in uneven:
        opened[n - start] = changes[gaps[n]]
    xs = list(map(add, places, accumulate(opened)))
    return Row(cells, xs, strip.even.natural + even, [(n - start, moves[n] + changes[gaps[n]]) for n in uneven])


def _on_grid(strip: Strip, start: int, end: int) -> Row:
    """Place cells of which each full-width one stands on a whole em from the line's start."""
    cells, em, x = strip.cells[start:end], strip.size, 0.0
    xs: list[float] = []
    for n, cell in enumerate(cells, start):
        x += strip.gaps[n].natural if n > start else 0.0
        if fills_grid(cell, em):
            x = ceil(x / em - EPSILON) * em
        xs.append(x)
        x += cell.advance
    shifts = list(map(sub, xs, strip.places[start:end]))
    moves = map(add, strip.moves[start + 1 : end], map(sub, shifts[1:], shifts))
    return Row(cells, xs, 0.0, list(enumerate(moves, 1)))


def _changes(strip: Strip, counts: dict[Give, int], slack: float) -> dict[Give, float]:
    region = strip.rule.region
    steps = region.shrink if slack < 0 else region.stretch
    return shares(counts, slack, tuple([step.limit for step in steps]))


def spans(ends: Sequence[int], align: Align) -> Iterator[tuple[int, int, int, Align]]:
    """Yield number, start, end and alignment of each line; the last one is not justified."""
    last = len(ends) - 1
    final: Align = "start" if align == "justify" else align
    for number, (start, end) in enumerate(zip([0, *ends[:-1]], ends, strict=True)):
        yield number, start, end, final if number == last else align


def line_offset(slack: float, align: Align) -> float:
    """Give where a line begins that is not set to both edges."""
    match align:
        case "center":
            return max(0.0, slack) / 2
        case "end":
            return max(0.0, slack)
        case "justify" | "justify-all" | "start":
            return 0.0


def _drawn(strip: Strip, row: Row, start: int, *, hyphen: bool) -> tuple[tuple[Item, ...], tuple[str, ...]]:
    """Draw a row of a strip; give its items and the notes that it calls.

    What stands on the line's own baseline comes first, in order, so that it is read as one; annotations follow.
    """
    end = start + len(row.cells)
    laden = _within(strip.laden, start, end)
    items: list[Item] = []
    annotations: list[Item] = []
    decorations = links = False
    for first, last in pairwise([0, *[n - start for n in _within(strip.runs, start + 1, end)], end - start]):
        head = row.cells[first]
        decorations |= bool(head.look.decorations)
        links |= bool(head.look.link)
        if head.glyphs:
            items.append(_run(row, first, last))
        for n in _within(laden, start + first, start + last):
            _draw_beside(row, n - start, items, annotations)
    items += annotations
    if decorations:
        items += decorated(row.xs, row.cells, strip.rule)
    if links:
        items += _links(row)
    if hyphen:
        items.append(_hyphen(row))
    return tuple(items), tuple([note for n in laden if (note := strip.cells[n].note)])


def _within(numbers: list[int], start: int, end: int) -> list[int]:
    """Give those of some rising numbers that are in start..end."""
    return numbers[bisect_left(numbers, start) : bisect_left(numbers, end)]


def _draw_beside(row: Row, n: int, items: list[Item], annotations: list[Item]) -> None:
    """Draw what a cell has beside or instead of its glyphs; annotations are put by, to be read after the line."""
    x, cell = row.xs[n], row.cells[n]
    for item in cell.items:
        (annotations if _is_aside(item, cell) else items).append(shifted(item, x, 0.0))
    if cell.inset and begins_note(row.cells, n):
        items.append(note(row.cells[n:], x))


def _is_aside(item: Item, cell: Cell) -> bool:
    """Tell whether an item is an annotation, off the baseline on which its base stands."""
    if isinstance(item, Group):
        return item.aside
    return isinstance(item, TextRun) and item.y != across(cell.look, upright=True)


def _run(row: Row, first: int, last: int) -> Item:
    """Draw neighbouring cells of one look as one run."""
    head, cells = row.cells[first], row.cells[first:last]
    look, x = head.look, row.xs[first] + head.lead
    if last - first == 1:
        glyphs, text = head.glyphs, head.text
        space, adjustments, clusters = _alone(head)
    else:
        glyphs = b"".join([cell.glyphs for cell in cells])
        text = "".join([cell.text for cell in cells])
        start, stop = (bisect_left(row.uneven, (n, -inf)) for n in (first + 1, last))
        uneven = [(n - first, move) for n, move in row.uneven[start:stop]]
        space, adjustments = _adjustments(cells, row.even, uneven, len(glyphs) // 2)
        clusters = None if len(glyphs) == 2 * len(text) and not any(map(_CLUSTERS, cells)) else _clusters(cells)
    run = TextRun(
        x,
        across(look, upright=head.upright),
        look.face,
        look.size,
        look.color,
        glyphs,
        text,
        row.xs[last - 1] + cells[-1].advance - x,
        look.letter_space + space,
        adjustments,
        clusters,
        look.rule.vertical and head.upright,
        look.rule.language,
    )
    return _slanted(run) if look.slant else run


@remembered
def _alone(cell: Cell) -> tuple[float, Adjustments, tuple[int, ...] | None]:
    """Give letter space, adjustments and clusters of a run of one cell: most often a word that came before."""
    return (*_common_space(cell.kerns, len(cell.glyphs) // 2), _clusters((cell,)))


def _slanted(run: TextRun) -> Item:
    upright = run._replace(x=0.0, y=0.0)
    return Group((1.0, 0.0, _SLANT, 1.0, run.x, run.y), (upright,))


def _adjustments(cells: tuple[Cell, ...], even: float, uneven: Moves, count: int) -> tuple[float, Adjustments]:
    """Give where glyphs stand off their faces' advances: what most cells are moved by as letter space, and the rest.

    A justified line is then one string. `count` is the number of glyphs.
    """
    if count == len(cells) > 3 and len(uneven) < count // 2 and not -_LEAST < even < _LEAST:
        return even, tuple([(n, by) for n, move in uneven if not -_LEAST < (by := move - even) < _LEAST])
    moved = [even] * len(cells)
    moved[0] = 0.0
    for n, move in uneven:
        moved[n] = move
    if count != len(cells):
        return _common_space(_by_glyph(cells, moved), count)
    adjustments = tuple([(n, by) for n, by in enumerate(moved) if not -_LEAST < by < _LEAST])
    return _common_space(adjustments, count) if count > 3 else (0.0, adjustments)


def _by_glyph(cells: tuple[Cell, ...], moved: list[float]) -> Adjustments:
    """Give by how much glyphs are moved where a cell may have several."""
    places = [0, *accumulate([len(cell.glyphs) // 2 for cell in cells])]
    adjustments = [(n, by) for n, by in zip(places, moved, strict=False) if not -_LEAST < by < _LEAST]
    kerns = [(place + n, by) for place, cell in zip(places, cells, strict=False) if cell.kerns for n, by in cell.kerns]
    return tuple(sorted(adjustments + kerns) if kerns else adjustments)


def _clusters(cells: tuple[Cell, ...]) -> tuple[int, ...] | None:
    """Give for each glyph the index of its first character in the run; None when each stands for one character."""
    clusters: list[int] = []
    characters = 0
    for cell in cells:
        clusters += [characters + place for place in cell.clusters or range(len(cell.text))]
        characters += len(cell.text)
    return None if clusters == list(range(characters)) else tuple(clusters)


def _common_space(adjustments: Adjustments, count: int) -> tuple[float, Adjustments]:
    """Take what most glyphs are moved by out of the adjustments, as letter space."""
    if len(adjustments) < 3 or 2 * len(adjustments) < count:
        return 0.0, adjustments
    common = sorted([points for _, points in adjustments])[len(adjustments) // 2]
    unlike = sum([not -_LEAST < points - common < _LEAST for _, points in adjustments])
    if 2 * (unlike + count - 1 - len(adjustments)) >= count:
        return 0.0, adjustments
    by_index = dict(adjustments)
    moved_by = [(index, by_index.get(index, 0.0) - common) for index in range(1, count)]
    return common, tuple([(index, points) for index, points in moved_by if not -_LEAST < points < _LEAST])


def _links(row: Row) -> Iterator[Item]:
    numbers = range(len(row.cells))
    looks = [cell.look for cell in row.cells]
    for (link, title), members in groupby(numbers, key=lambda n: (looks[n].link, looks[n].link_title)):
        if link:
            first, *others = members
            last = others[-1] if others else first
            size = max(look.size for look in looks[first : last + 1])
            top = size / 2 if looks[first].rule.vertical else size * 0.88
            length = row.xs[last] + row.cells[last].advance - row.xs[first]
            yield LinkArea(row.xs[first], -top, length, size, link, title)


def _hyphen(row: Row) -> Item:
    """Draw the hyphen of a parted word; for the text it is a soft hyphen."""
    look = row.cells[-1].look
    glyphs = look.face.glyphs_of("-")
    width = look.face.advance("-") * look.size
    y = across(look, upright=False)
    x = row.xs[-1] + row.cells[-1].advance
    return TextRun(x, y, look.face, look.size, look.color, glyphs, SOFT_HYPHEN, width, language=look.rule.language)
