"""One line set: its slack spread over its gaps, its cells drawn as runs, its decorations beside them.

Coordinates are logical: x runs along the line from its start, y across it, away from the first line, 0 on the baseline
(in vertical lines: on the centre line).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final, NamedTuple

from casepub.layout.cell import Cell, Look
from casepub.layout.decoration import decorated
from casepub.layout.display import Group, Item, LinkArea, TextRun
from casepub.layout.strip import Strip, spread
from casepub.layout.style import Align

_LEAST: Final = 1e-3
_SOFT_HYPHEN: Final = "\u00ad"
# tan 12°: the slant of a face that has no italic.
_SLANT: Final = -0.2126


class Line(NamedTuple):
    """A line that is ready to be placed: what is drawn, and the notes that it calls."""

    items: tuple[Item, ...]
    notes: tuple[str, ...] = ()


class Spot(NamedTuple):
    """A cell and where it begins on the line."""

    x: float
    cell: Cell


def set_line(strip: Strip, start: int, end: int, length: float, align: Align) -> Line:
    """Set the cells start..end on a line of this length; what cannot be justified stays at the start."""
    stop = strip.trimmed_end(start, end)
    if stop == start:
        return Line(())
    spots = tuple(_spots(strip, start, stop, length, align))
    hyphen = strip.cells[stop - 1].hyphen and stop < len(strip.cells)
    return Line(tuple(_items(spots, hyphen=hyphen)), tuple(spot.cell.note for spot in spots if spot.cell.note))


def _spots(strip: Strip, start: int, end: int, length: float, align: Align) -> Iterator[Spot]:
    slack = strip.slack(start, end, length)
    gives = strip.gaps[start + 1 : end]
    changes = _changes(strip, gives, slack, align) if slack < 0 or align == "justify" else [0.0] * len(gives)
    x = line_offset(slack, align) - strip.start_trim(start)
    yield Spot(x, strip.cells[start])
    for index in range(start + 1, end):
        x += strip.cells[index - 1].advance + gives[index - start - 1].natural + changes[index - start - 1]
        yield Spot(x, strip.cells[index])


def _changes(strip: Strip, gives: tuple[object, ...], slack: float, align: Align) -> list[float]:
    region = strip.rule.region
    steps = region.shrink if slack < 0 else region.stretch
    return spread(gives, slack, len(steps), tuple(step.limit for step in steps))  # type: ignore[arg-type]


def line_offset(slack: float, align: Align) -> float:
    """Give where a line begins that is not set to both edges."""
    match align:
        case "center":
            return max(0.0, slack) / 2
        case "end":
            return max(0.0, slack)
        case "justify" | "start":
            return 0.0


def _items(spots: tuple[Spot, ...], *, hyphen: bool) -> Iterator[Item]:
    for _, members in groupby(spots, key=_run_key):
        row = tuple(members)
        yield from _run(row)
        for spot in row:
            yield from (moved(item, spot.x, 0.0) for item in spot.cell.items)
    yield from decorated(tuple((spot.x, spot.cell) for spot in spots))
    yield from _links(spots)
    if hyphen:
        yield _hyphen(spots[-1])


def _run_key(spot: Spot) -> tuple[int, bool, bool]:
    cell = spot.cell
    return id(cell.look), bool(cell.glyphs), cell.look.rule.vertical and cell.upright


def _run(row: tuple[Spot, ...]) -> Iterator[Item]:
    """Draw neighbouring cells of one look as one run."""
    first = row[0].cell
    if not first.glyphs:
        return
    look = first.look
    adjustments, clusters = _adjustments(row)
    space, adjustments = _common_space(row, adjustments)
    vertical = look.rule.vertical and first.upright
    end = row[-1].x + row[-1].cell.advance
    run = TextRun(
        x=row[0].x + first.lead,
        y=_baseline(look, vertical=vertical),
        face=look.face,
        size=look.size,
        color=look.color,
        glyphs=b"".join([spot.cell.glyphs for spot in row]),
        text="".join([spot.cell.text for spot in row]),
        advance=end - row[0].x - first.lead,
        letter_space=look.letter_space + space,
        adjustments=adjustments,
        clusters=clusters,
        vertical=vertical,
        language=look.rule.language,
    )
    yield _slanted(run) if look.slant else run


def _baseline(look: Look, *, vertical: bool) -> float:
    """Give where the baseline lies: rotated letters in a column stand on its middle by their em box."""
    if not look.rule.vertical or vertical:
        return -look.shift
    metrics = look.face.metrics
    return (metrics.em_top + metrics.em_bottom) / 2 * look.size - look.shift


def _slanted(run: TextRun) -> Item:
    upright = run._replace(x=0.0, y=0.0)
    return Group((1.0, 0.0, _SLANT, 1.0, run.x, run.y), (upright,))


def _adjustments(row: tuple[Spot, ...]) -> tuple[tuple[tuple[int, float], ...], tuple[int, ...] | None]:
    """Give where glyphs stand off their faces' advances, and the clusters when a glyph is not a character."""
    adjustments: list[tuple[int, float]] = []
    clusters: list[int] = []
    index = characters = 0
    expected = row[0].x + row[0].cell.lead
    for x, cell in row:
        delta = x + cell.lead - expected
        if abs(delta) > _LEAST:
            adjustments.append((index, delta))
        adjustments += [(index + place, points) for place, points in cell.kerns]
        count = len(cell.glyphs) // 2
        clusters += [characters + c for c in cell.clusters] if cell.clusters else [characters] * count
        index += count
        characters += len(cell.text)
        expected = x + cell.lead + cell.nominal
    simple = clusters == list(range(characters))
    return tuple(adjustments), None if simple else tuple(clusters)


def _common_space(
    row: tuple[Spot, ...], adjustments: tuple[tuple[int, float], ...]
) -> tuple[float, tuple[tuple[int, float], ...]]:
    """Take what most glyphs are moved by out of the adjustments, as letter space: a justified line is one string."""
    count = sum(len(spot.cell.glyphs) for spot in row) // 2
    if len(adjustments) < 3 or 2 * len(adjustments) < count:
        return 0.0, adjustments
    rounded = [round(points, 4) for _, points in adjustments]
    common = max(set(rounded), key=rounded.count)
    if 2 * rounded.count(common) < count:
        return 0.0, adjustments
    by_index = dict(adjustments)
    moved_by = ((index, by_index.get(index, 0.0) - common) for index in range(1, count))
    start = [(0, by_index[0])] if 0 in by_index else []
    return common, (*start, *((index, points) for index, points in moved_by if abs(points) > _LEAST))


def _links(spots: tuple[Spot, ...]) -> Iterator[Item]:
    for (link, title), members in groupby(spots, key=lambda spot: (spot.cell.look.link, spot.cell.look.link_title)):
        row = tuple(members)
        if link:
            size = max(spot.cell.look.size for spot in row)
            start, end = row[0].x, row[-1].x + row[-1].cell.advance
            top = size / 2 if row[0].cell.look.rule.vertical else size * 0.88
            yield LinkArea(start, -top, end - start, size, link, title)


def _hyphen(spot: Spot) -> Item:
    """Draw the hyphen of a parted word; for the text it is a soft hyphen."""
    look = spot.cell.look
    glyphs = look.face.glyphs_of("-")
    x = spot.x + spot.cell.advance
    width = look.face.advance("-") * look.size
    y = _baseline(look, vertical=False)
    return TextRun(x, y, look.face, look.size, look.color, glyphs, _SOFT_HYPHEN, width, language=look.rule.language)


def moved(item: Item, x: float, y: float) -> Item:
    """Give the same item further along and across."""
    return Group((1.0, 0.0, 0.0, 1.0, x, y), (item,)) if x or y else item
