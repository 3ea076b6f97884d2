"""A line, measured: lines come in, rows with all that the rules ask of one line go out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from casepub.readers.structure.dates import Found, find_dates, is_date_line
from casepub.readers.structure.line import Line
from casepub.readers.structure.measure import ends_open, ends_sentence, pauses, sample, size, skeleton
from casepub.readers.structure.noise import (
    NoiseClass,
    is_bare,
    is_bullet,
    is_code,
    is_menu,
    is_teaser,
    noise_class,
)  # fmt: skip
from casepub.text.pattern import lazily

_DATED_SIZE: Final = 60
_DATED_LENGTH: Final = 200
_PARAGRAPH_SIZE: Final = 25
_QUOTED_END = lazily("[”’」』]$")
_STOP_WITHIN = lazily("[。！？!?]|[다요까][.] ")
_LABEL = lazily(r"^[^：:，。]{2,12}(?=[：:])")
_OFTEN: Final = 3
_QUESTION_SIZE: Final = 40
_MANY: Final = 4


@dataclass(frozen=True, slots=True)
class Row:
    """One line that is not empty, with its measures.

    Attributes:
        index: its place among the rows.
        line: as the reader gave it.
        text: its text without white space at the ends.
        size: amount of text (Han 1, Western word 2).
        pauses: marks that part clauses and sentences.
        ended: it ends as a sentence does.
        open: it ends with a comma, a colon or a dash.
        noise: the class of page furniture its words belong to.
        bullet, bare, menu, teaser, code: shapes that page furniture has.
        dates: the dates in it, when it is short enough to be a date line.
        date_line: it says a date and nothing else.
        gap_after: empty lines that follow it.
        running: marks show that it is made of clauses, or it is the end of a sentence.
        often: how many rows of the page say the same.
        labelled: its label (`地址：`) begins many rows, as in a list of entries.
    """

    index: int
    line: Line
    text: str
    size: float
    pauses: int
    ended: bool
    open: bool
    noise: NoiseClass | None
    bullet: bool
    bare: bool
    menu: bool
    teaser: bool
    code: bool
    dates: tuple[Found, ...]
    date_line: bool
    gap_after: int
    running: bool
    often: int
    labelled: bool

    @property
    def furniture(self) -> bool:
        """Tell whether words or shape are those of page furniture."""
        return bool(self.noise) or self.menu or self.bare or self.code

    @property
    def paragraph(self) -> bool:
        """Tell whether this is running text."""
        if self.line.block is not None:
            return True
        if self.furniture or not self.running:
            return False
        return (
            self.size >= _QUESTION_SIZE
            if self.asking
            else self.size >= _PARAGRAPH_SIZE or (self.ended and self.size > 8)
        )

    @property
    def asking(self) -> bool:
        """Tell whether it is a single question or exclamation, as titles and headings often are."""
        return self.text[-1:] in "？！?!" and _STOP_WITHIN.search(self.text[:-1]) is None

    @property
    def isolated(self) -> bool:
        """Tell whether empty lines stand on both sides."""
        return self.line.gap > 0 and self.gap_after > 0

    @property
    def said(self) -> bool:
        """Tell whether it ends as a sentence or as speech does."""
        return self.ended or _QUOTED_END.search(self.text) is not None


def rows_of(lines: Sequence[Line]) -> tuple[Row, ...]:
    """Measure the lines that are not empty."""
    full = [line for line in lines if line.text.strip() or line.block is not None]
    gaps = [line.gap for line in full[1:]] + [1] * bool(full)
    often = Counter(line.text.strip() for line in full)
    labels = Counter(_label(line.text) for line in full)
    return tuple(
        _row(index, line, gap, (often[line.text.strip()], labels[_label(line.text)]))
        for index, (line, gap) in enumerate(zip(full, gaps, strict=True))
    )


def _label(text: str) -> str:
    match = _LABEL.match(text.strip())
    return match.group() if match else ""


def _row(index: int, line: Line, gap_after: int, counts: tuple[int, int]) -> Row:
    text = line.text.strip()
    seen = sample(text)
    amount = size(seen)
    dated = amount <= _DATED_SIZE and len(text) <= _DATED_LENGTH
    dates = find_dates(text, partial=amount < 24) if dated else ()
    breaks, ended = pauses(seen), ends_sentence(seen)
    labelled = bool(_label(text)) and counts[1] >= _MANY and counts[0] < _OFTEN
    shaped = line.block is None and not labelled
    return Row(
        index=index,
        line=line,
        text=text,
        size=amount,
        pauses=breaks,
        ended=ended,
        open=ends_open(seen),
        noise=noise_class(text) if shaped else None,
        bullet=line.features.list_item or is_bullet(text),
        bare=line.block is None and is_bare(seen),
        menu=shaped and is_menu(seen),
        teaser=is_teaser(seen),
        code=line.block is None and is_code(seen),
        dates=dates,
        date_line=is_date_line(text, dates),
        gap_after=gap_after,
        running=ended or breaks >= 2 or _STOP_WITHIN.search(seen) is not None,
        often=counts[0],
        labelled=labelled,
    )


def skeletons(rows: Iterable[Row]) -> list[str]:
    """Give the letters and digits of each row."""
    return [skeleton(row.text) for row in rows]
