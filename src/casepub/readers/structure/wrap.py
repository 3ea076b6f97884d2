"""Where paragraphs end in a plain text: raw lines come in, one line a paragraph goes out.

Four kinds of text: lines that are paragraphs; paragraphs parted by empty lines, their lines broken at a width;
paragraphs that begin with an indent, broken at a width; and such with neither, where a short line ends a paragraph.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from casepub.readers.structure.line import Line
from casepub.readers.structure.measure import ends_sentence, length
from casepub.readers.structure.noise import is_bullet
from casepub.readers.structure.numbering import numbered
from casepub.text.joining import join
from casepub.text.pattern import lazily

# Everything below Hangul and the half-width forms; quotes and dashes stand full-width in East Asian text.
_NARROW = lazily("[\x00-\u10ff\uff61-\uffdc]+")
_WIDEST: Final = 104
_NARROWEST: Final = 24
_FULL_SHARE: Final = 0.35
_BROKEN_SHARE: Final = 0.4
_EAST_SLACK: Final = 6
_WEST_SLACK: Final = 18
_LEAST_LINES: Final = 8
_PAGE: Final = 2000


@dataclass(frozen=True, slots=True)
class _Raw:
    """A line of the file: its number, its text without white space at the ends, its indent and the gap before it."""

    number: int
    text: str
    indent: int
    gap: int
    width: int


def lines_of(text: str) -> list[Line]:
    """Cut a text into paragraphs, joined where they were broken at a width."""
    raw = _raw_lines(text)
    limit = _wrap_width(raw)
    groups = _joined(raw, limit) if limit else ([line] for line in raw)
    return [_line(group) for group in groups]


def _raw_lines(text: str) -> list[_Raw]:
    lines: list[_Raw] = []
    gap = 1
    for number, written in enumerate(text.split("\n"), 1):
        bare = written.strip()
        if not bare:
            gap += 1
            continue
        indent = _columns(written[: len(written) - len(written.lstrip())])
        lines.append(_Raw(number, bare, indent, gap, indent + _columns(bare)))
        gap = 0
    return lines


def _columns(text: str) -> int:
    """Give the width in half ems; a tab counts four."""
    return 2 * len(text) - length(_NARROW, text) + 3 * text.count("\t")


def _wrap_width(lines: Sequence[_Raw]) -> int:
    """Give the width at which lines were broken, 0 when each line is a paragraph."""
    sample = [line for line in lines[:_PAGE] if line.width > _NARROWEST]
    if len(sample) < _LEAST_LINES:
        return 0
    limit = _usual_limit(sample)
    full = [line for line in sample if limit - _slack(line) <= line.width <= limit + 2]
    broken = [line for line in full if not ends_sentence(line.text)]
    longer = sum(line.width > limit + 2 for line in lines)
    if limit > _WIDEST or longer > 0.05 * len(sample):
        return 0
    return limit if len(full) >= _FULL_SHARE * len(sample) and len(broken) >= _BROKEN_SHARE * len(full) else 0


def _usual_limit(sample: Sequence[_Raw]) -> int:
    """Find the widest width that is not an exception."""
    widths = sorted(line.width for line in sample)
    counts = Counter(widths)
    return next(
        (width for width in reversed(widths) if counts[width] + counts[width - 1] > 0.02 * len(sample)), widths[-1]
    )


def _slack(line: _Raw) -> int:
    """Give how far below the limit a full line may stay: more where words are not broken."""
    return _WEST_SLACK if line.text[-1:].isascii() or "\uac00" <= line.text[-1:] <= "\ud7a3" else _EAST_SLACK


def _joined(lines: Sequence[_Raw], limit: int) -> Iterator[list[_Raw]]:
    """Group the lines of each paragraph."""
    group: list[_Raw] = []
    usual = _usual_indent(lines)
    for line in lines:
        if group and not _goes_on(group[-1], line, limit, usual):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _usual_indent(lines: Sequence[_Raw]) -> int:
    return Counter(line.indent for line in lines).most_common(1)[0][0]


def _goes_on(before: _Raw, line: _Raw, limit: int, usual: int) -> bool:
    """Tell whether a line continues the one before: that one is full, and this one begins nothing."""
    if line.gap or line.indent > usual or before.width < limit - _slack(before):
        return False
    if is_bullet(line.text) or _begins_heading(line):
        return False
    return not (ends_sentence(before.text) and before.width < limit - 2)


def _begins_heading(line: _Raw) -> bool:
    found = numbered(line.text)
    return found is not None and found.strong


def _line(group: Sequence[_Raw]) -> Line:
    first, last = group[0], group[-1]
    text = first.text if len(group) == 1 else join(line.text for line in group)
    return Line(text, first.number, gap=first.gap, indent=first.indent, last_number=last.number)
