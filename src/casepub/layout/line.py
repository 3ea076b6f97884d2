"""One line set: its slack spread over its gaps, its cells drawn as runs, its decorations beside them.

Coordinates are logical: x runs along the line from its start, y across it, away from the first line, 0 on the baseline
(in vertical lines: on the centre line).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, groupby
from math import ceil
from operator import add, sub
from typing import Final, NamedTuple, TypeAlias

from casepub.layout.cell import Cell
from casepub.layout.decoration import decorated
from casepub.layout.display import Group, Item, LinkArea, TextRun, shifted
from casepub.layout.standing import across
from casepub.layout.strip import Give, Strip, fills_grid, spread
from casepub.layout.style import Align, TextRule
from casepub.layout.warichu import begins_note, note

Adjustments: TypeAlias = tuple[tuple[int, float], ...]

_LEAST: Final = 1e-3
SOFT_HYPHEN: Final = "\u00ad"
# tan 12°: the slant of a face that has no italic.
_SLANT: Final = -0.2126


class Line(NamedTuple):
    """A line that is ready to be placed: what is drawn, and the notes that it calls."""

    items: tuple[Item, ...]
    notes: tuple[str, ...] = ()


class Row(NamedTuple):
    """Cells in a row and where each begins."""

    xs: tuple[float, ...]
    cells: tuple[Cell, ...]

    def part(self, start: int, end: int) -> Row:
        """Give some of the cells."""
        return Row(self.xs[start:end], self.cells[start:end])

    @property
    def end(self) -> float:
        """Give where the last cell ends."""
        return self.xs[-1] + self.cells[-1].advance


def set_line(strip: Strip, start: int, end: int, length: float, align: Align) -> Line:
    """Set the cells start..end on a line of this length; what cannot be justified stays at the start."""
    stop = strip.trimmed_end(start, end)
    if stop == start:
        return Line(())
    row = Row(tuple(_places(strip, start, stop, length, align)), strip.cells[start:stop])
    hyphen = row.cells[-1].hyphen and stop < len(strip.cells)
    return Line(tuple(_items(row, strip.rule, hyphen=hyphen)), tuple([cell.note for cell in row.cells if cell.note]))


def _places(strip: Strip, start: int, end: int, length: float, align: Align) -> Iterator[float]:
    if strip.rule.grid and align in ("justify", "start"):
        return _on_grid(strip, start, end)
    slack = strip.slack(start, end, length)
    gives = strip.gaps[start + 1 : end]
    x = line_offset(slack, align) - strip.start_trim(start)
    steps = [cell.advance for cell in strip.cells[start : end - 1]]
    steps = [step + give.natural for step, give in zip(steps, gives, strict=True)]
    if slack < 0 or align in ("justify", "justify-all"):
        steps = list(map(add, steps, _changes(strip, gives, slack)))
    return accumulate(steps, initial=x)


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


def _changes(strip: Strip, gives: tuple[Give, ...], slack: float) -> list[float]:
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


def _items(row: Row, rule: TextRule, *, hyphen: bool) -> Iterator[Item]:
    # What stands on the line's own baseline comes first, in order, so that it is read as one; annotations follow.
    runs = tuple(_runs(row))
    annotations: list[Item] = []
    for run in runs:
        if run.cells[0].glyphs:
            yield _run(run)
        yield from _boxes(run, annotations)
    yield from annotations
    looks = [run.cells[0].look for run in runs]
    if any(look.decorations for look in looks):
        yield from decorated(row.xs, row.cells, rule)
    if any(look.link for look in looks):
        yield from _links(row)
    if hyphen:
        yield _hyphen(row)


def _boxes(row: Row, annotations: list[Item]) -> Iterator[Item]:
    """Yield what cells draw beside or instead of their glyphs; annotations are put by, to be read after the line."""
    for n, (x, cell) in enumerate(zip(row.xs, row.cells, strict=True)):
        for item in cell.items:
            placed = shifted(item, x, 0.0)
            if _is_aside(item, cell):
                annotations.append(placed)
            else:
                yield placed
        if cell.inset and begins_note(row.cells, n):
            yield note(row.cells[n:], x)


def _is_aside(item: Item, cell: Cell) -> bool:
    """Tell whether an item is an annotation, off the baseline on which its base stands."""
    if isinstance(item, Group):
        return item.aside
    return isinstance(item, TextRun) and item.y != across(cell.look, upright=True)


def _runs(row: Row) -> Iterator[Row]:
    """Yield neighbours that are drawn as one run: of one look and one direction, glyphs or boxes."""
    first = 0
    head = row.cells[0]
    look, drawn, upright, vertical = head.look, bool(head.glyphs), head.upright, head.look.rule.vertical
    for index, cell in enumerate(row.cells):
        if cell.look is look and bool(cell.glyphs) == drawn and (cell.upright == upright or not vertical):
            continue
        yield row.part(first, index)
        first, head = index, cell
        look, drawn, upright, vertical = head.look, bool(head.glyphs), head.upright, head.look.rule.vertical
    yield row.part(first, len(row.cells)) if first else row


def _run(row: Row) -> Item:
    """Draw neighbouring cells of one look as one run."""
    first = row.cells[0]
    look, cells = first.look, row.cells
    glyphs = b"".join([cell.glyphs for cell in cells])
    text = "".join([cell.text for cell in cells])
    count = len(glyphs) // 2
    space, adjustments = _adjustments(row, count)
    vertical = look.rule.vertical and first.upright
    run = TextRun(
        row.xs[0] + first.lead,
        across(look, upright=first.upright),
        look.face,
        look.size,
        look.color,
        glyphs,
        text,
        row.end - row.xs[0] - first.lead,
        look.letter_space + space,
        adjustments,
        None if count == len(cells) == len(text) else _clusters(cells),
        vertical,
        look.rule.language,
    )
    return _slanted(run) if look.slant else run


def _slanted(run: TextRun) -> Item:
    upright = run._replace(x=0.0, y=0.0)
    return Group((1.0, 0.0, _SLANT, 1.0, run.x, run.y), (upright,))


def _adjustments(row: Row, count: int) -> tuple[float, Adjustments]:
    """Give where glyphs stand off their faces' advances: what most cells are moved by as letter space, and the rest.

    A justified line is then one string. `count` is the number of glyphs.
    """
    cells = row.cells
    begins = [x + cell.lead for x, cell in zip(row.xs, cells, strict=True)]
    moved = list(map(sub, begins[1:], [begin + cell.nominal for begin, cell in zip(begins, cells, strict=True)]))
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
    adjustments: list[tuple[int, float]] = []
    index = 0
    for cell, points in zip(cells, (0.0, *moved), strict=True):
        if not -_LEAST < points < _LEAST:
            adjustments.append((index, points))
        if cell.kerns:
            adjustments += [(index + place, kern) for place, kern in cell.kerns]
        index += len(cell.glyphs) // 2
    return tuple(adjustments)


def _clusters(cells: tuple[Cell, ...]) -> tuple[int, ...] | None:
    """Give for each glyph the index of its first character in the run; None when each stands for one character."""
    clusters: list[int] = []
    characters = 0
    for cell in cells:
        if cell.clusters is None:
            clusters.append(characters)
        else:
            clusters += [characters + place for place in cell.clusters]
        characters += len(cell.text)
    return None if clusters == list(range(characters)) else tuple(clusters)


def _common_space(adjustments: Adjustments, count: int) -> tuple[float, Adjustments]:
    """Take what most glyphs are moved by out of the adjustments, as letter space."""
    if len(adjustments) < 3 or 2 * len(adjustments) < count:
        return 0.0, adjustments
    common = sorted([points for _, points in adjustments])[len(adjustments) // 2]
    by_index = dict(adjustments)
    moved_by = [(index, by_index.get(index, 0.0) - common) for index in range(1, count)]
    others = [(index, points) for index, points in moved_by if not -_LEAST < points < _LEAST]
    if 2 * len(others) >= count:
        return 0.0, adjustments
    start = [(0, by_index[0])] if 0 in by_index else []
    return common, (*start, *others)


def _links(row: Row) -> Iterator[Item]:
    spots = zip(*row, strict=True)
    for (link, title), members in groupby(spots, key=lambda spot: (spot[1].look.link, spot[1].look.link_title)):
        if link:
            here = Row(*map(tuple, zip(*members, strict=True)))
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
