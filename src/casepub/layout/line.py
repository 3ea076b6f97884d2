"""One line set: its slack spread over its gaps, its cells drawn as runs, its decorations beside them.

Coordinates are logical: x runs along the line from its start, y across it, away from the first line, 0 on the baseline
(in vertical lines: on the centre line).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, groupby, pairwise
from math import ceil
from operator import add, sub
from typing import Final, NamedTuple, TypeAlias

from casepub.layout.cell import Cell
from casepub.layout.decoration import decorated
from casepub.layout.display import Group, Item, LinkArea, TextRun, shifted
from casepub.layout.gap import Give
from casepub.layout.spread import spread
from casepub.layout.standing import across
from casepub.layout.strip import Strip, fills_grid
from casepub.layout.style import Align
from casepub.layout.warichu import begins_note, note

Adjustments: TypeAlias = tuple[tuple[int, float], ...]

_LEAST: Final = 1e-3
# Cells that stand alone in a run, and are remembered.
_REMEMBERED: Final = 4096
SOFT_HYPHEN: Final = "\u00ad"
# tan 12°: the slant of a face that has no italic.
_SLANT: Final = -0.2126


class Line(NamedTuple):
    """A line that is ready to be placed: what is drawn, and the notes that it calls."""

    items: tuple[Item, ...]
    notes: tuple[str, ...] = ()


class Row(NamedTuple):
    """Cells in a row, where each begins, and how far the glyphs of all but the first stand off those before."""

    xs: list[float]
    moves: list[float]
    cells: tuple[Cell, ...]

    def part(self, start: int, end: int) -> Row:
        """Give some of the cells."""
        return Row(self.xs[start:end], self.moves[start : end - 1], self.cells[start:end])

    @property
    def end(self) -> float:
        """Give where the last cell ends."""
        return self.xs[-1] + self.cells[-1].advance


def set_line(strip: Strip, start: int, end: int, length: float, align: Align) -> Line:
    """Set the cells start..end on a line of this length; what cannot be justified stays at the start."""
    stop = strip.trimmed_end(start, end)
    if stop == start:
        return Line(())
    row = _row(strip, start, stop, length, align)
    hyphen = row.cells[-1].hyphen and stop < len(strip.cells)
    return Line(*_drawn(strip, row, start, hyphen=hyphen))


def _row(strip: Strip, start: int, end: int, length: float, align: Align) -> Row:
    """Place cells on a line: where they stand in the paragraph, less where the line begins, and its slack between."""
    xs, moves, cells = strip.places[start:end], strip.moves[start + 1 : end], strip.cells[start:end]
    if strip.rule.grid and align in ("justify", "start"):
        natural, xs = xs, list(_on_grid(strip, start, end))
        shifts = list(map(sub, xs, natural))
        return Row(xs, list(map(add, moves, map(sub, shifts[1:], shifts))), cells)
    slack = strip.slack(start, end, length)
    first = line_offset(slack, align) - strip.begins[start]
    if not slack or (slack > 0 and align not in ("justify", "justify-all")):
        return Row([x + first for x in xs], moves, cells)
    changes = _changes(strip, strip.gaps[start + 1 : end], slack)
    return Row(list(map(add, xs, accumulate(changes, initial=first))), list(map(add, moves, changes)), cells)


def _on_grid(strip: Strip, start: int, end: int) -> Iterator[float]:
    """Yield the places of cells of which each full-width one stands on a whole em from the line's start."""
    x, em = 0.0, strip.size
    for index in range(start, end):
        cell = strip.cells[index]
        x += strip.gaps[index].natural if index > start else 0.0
        if fills_grid(cell, em):
            x = ceil(x / em - 1e-6) * em
        yield x
        x += cell.advance


def _changes(strip: Strip, gives: list[Give], slack: float) -> list[float]:
    region = strip.rule.region
    steps = region.shrink if slack < 0 else region.stretch
    return spread(gives, slack, tuple(step.limit for step in steps))


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
    laden = _between(strip.laden, start, end)
    items: list[Item] = []
    annotations: list[Item] = []
    decorations = links = False
    for first, last in pairwise([0, *[n - start for n in _between(strip.runs, start + 1, end)], end - start]):
        head = row.cells[first]
        decorations |= bool(head.look.decorations)
        links |= bool(head.look.link)
        if head.glyphs:
            items.append(_run(row, first, last))
        for n in _between(laden, start + first, start + last):
            _draw_beside(row, n - start, items, annotations)
    items += annotations
    if decorations:
        items += decorated(row.xs, row.cells, strip.rule)
    if links:
        items += _links(row)
    if hyphen:
        items.append(_hyphen(row))
    return tuple(items), tuple([note for n in laden if (note := strip.cells[n].note)])


def _between(numbers: list[int], start: int, end: int) -> list[int]:
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
        space, adjustments = _adjustments(cells, row.moves[first : last - 1], len(glyphs) // 2)
        clusters = None if len(glyphs) // 2 == len(cells) == len(text) else _clusters(cells)
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


@lru_cache(_REMEMBERED)
def _alone(cell: Cell) -> tuple[float, Adjustments, tuple[int, ...] | None]:
    """Give letter space, adjustments and clusters of a run of one cell: most often a word that came before."""
    return (*_common_space(cell.kerns, len(cell.glyphs) // 2), _clusters((cell,)))


def _slanted(run: TextRun) -> Item:
    upright = run._replace(x=0.0, y=0.0)
    return Group((1.0, 0.0, _SLANT, 1.0, run.x, run.y), (upright,))


def _adjustments(cells: tuple[Cell, ...], moved: list[float], count: int) -> tuple[float, Adjustments]:
    """Give where glyphs stand off their faces' advances: what most cells are moved by as letter space, and the rest.

    A justified line is then one string. `count` is the number of glyphs.
    """
    if count != len(cells):
        return _common_space(_by_glyph(cells, moved), count)
    # The middle one of all is what most are moved by, if most are moved alike.
    common = sorted(moved)[len(moved) // 2] if count > 3 else 0.0
    others = [(n, points) for n, by in enumerate(moved, 1) if not -_LEAST < (points := by - common) < _LEAST]
    if 2 * len(others) < count and not -_LEAST < common < _LEAST:
        return common, tuple(others)
    return 0.0, tuple([(n, by) for n, by in enumerate(moved, 1) if not -_LEAST < by < _LEAST])


def _by_glyph(cells: tuple[Cell, ...], moved: list[float]) -> Adjustments:
    """Give by how much glyphs are moved where a cell may have several."""
    places = [0, *accumulate([len(cell.glyphs) // 2 for cell in cells])]
    adjustments = [(n, by) for n, by in zip(places[1:], moved, strict=False) if not -_LEAST < by < _LEAST]
    kerns = [(place + n, by) for place, cell in zip(places, cells, strict=False) if cell.kerns for n, by in cell.kerns]
    return tuple(sorted(adjustments + kerns) if kerns else adjustments)


def _clusters(cells: tuple[Cell, ...]) -> tuple[int, ...] | None:
    """Give for each glyph the index of its first character in the run; None when each stands for one character."""
    if not any(cell.clusters for cell in cells):
        return None
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
            here = row.part(first, first + len(others) + 1)
            size = max(cell.look.size for cell in here.cells)
            top = size / 2 if here.cells[0].look.rule.vertical else size * 0.88
            yield LinkArea(here.xs[0], -top, here.end - here.xs[0], size, link, title)


def _hyphen(row: Row) -> Item:
    """Draw the hyphen of a parted word; for the text it is a soft hyphen."""
    look = row.cells[-1].look
    glyphs = look.face.glyphs_of("-")
    width = look.face.advance("-") * look.size
    y = across(look, upright=False)
    return TextRun(
        row.end, y, look.face, look.size, look.color, glyphs, SOFT_HYPHEN, width, language=look.rule.language
    )
