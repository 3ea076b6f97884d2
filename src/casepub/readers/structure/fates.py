"""What becomes of each row of the page: the rows, the window and the title come in, a fate for each row goes out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, Literal

from casepub.readers.structure.captions import is_caption, is_credit, is_placeholder, is_table_caption
from casepub.readers.structure.credits import is_credit_line
from casepub.readers.structure.headings import Mark, is_book
from casepub.readers.structure.measure import skeleton
from casepub.readers.structure.numbering import is_named
from casepub.readers.structure.overlap import Overlap
from casepub.readers.structure.row import Row
from casepub.readers.structure.window import Window

Kind = Literal["title", "metadata", "text", "heading", "caption", "lost", "break", "out"]

_INJECTED_SIZE: Final = 14
_FOREIGN: Final = 0.01
_LINKS_OVERLAP: Final = 0.3
_REPEATED: Final = 3
_CHAPTER_PARAGRAPHS: Final = 5
_REACH: Final = 2


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a row; rule and confidence say why it is taken out."""

    kind: Kind
    rule: str = ""
    confidence: float = 0.0


TEXT: Final = Fate("text")
METADATA: Final = Fate("metadata", "metadata", 0.9)
BY_USER: Final = Fate("out", "by-user", 1.0)


def outside(row: Row, window: Window) -> Fate:
    """Give the fate of a row that is not in the window of the text."""
    if row.noise is not None:
        return Fate("out", row.noise.name, row.noise.confidence)
    if row.line.features.rule:
        return Fate("out", row.line.features.rule, 0.8)
    return Fate("out", "before-text" if row.index < window.start else "after-text", 0.7)


class InnerJudge:
    """Judges the rows inside the window; made for one article and dropped."""

    def __init__(self, rows: Sequence[Row], marks: dict[int, Mark], overlap: Overlap, title: str) -> None:
        self._rows = rows
        paragraphs = [at for at, row in enumerate(rows) if row.paragraph]
        # In a book short lines are speech; an article whose parts are called chapters has few paragraphs in each.
        self._book = is_book(marks) and len(paragraphs) > _CHAPTER_PARAGRAPHS * len(marks)
        self._paragraphs = (paragraphs[0], paragraphs[-1]) if paragraphs else (len(rows), 0)
        self._marks = marks
        self._overlap = overlap
        self._title = skeleton(title)

    def fate(self, at: int) -> Fate:
        """Judge one row, by its place among the rows of the window."""
        row = self._rows[at]
        if row.line.features.prior < 0:
            return Fate("out", row.line.features.rule or "reader", 0.8)
        if self._is_heading(row):
            return Fate("heading")
        if row.line.block is not None:
            return TEXT
        if self._title and skeleton(row.text) == self._title and len(self._title) >= _REPEATED:
            return self._repeated_title(at)
        if row.code:
            return Fate("out", "markup", 0.8)
        return self._furniture(at, row) or self._by_words(at, row)

    def _repeated_title(self, at: int) -> Fate:
        """See a lost picture in a title said again between paragraphs; before the text it is a mere double."""
        if self._paragraphs[0] < at < self._paragraphs[1]:
            return Fate("lost")
        return Fate("out", "repeated-title", 0.9)

    def _furniture(self, at: int, row: Row) -> Fate | None:
        if row.bare:
            return Fate("break") if _is_break(row.text) else self._bare(at, row)
        if is_caption(row.text) or is_credit(row.text) or is_table_caption(row.text):
            return Fate("caption")
        if is_placeholder(row.text):
            return self._placeholder(at)
        trusted = row.line.features.prior > 0
        if row.noise is not None and not trusted and not (row.paragraph and row.size > row.noise.limit / 2):
            return Fate("out", row.noise.name, round(row.noise.confidence - 0.1, 2))
        if row.menu and not self._told(row):
            return Fate("out", "menu", 0.7)
        return None

    def _placeholder(self, at: int) -> Fate:
        """See a lost picture in a word that stands for one; the caption below it says so by itself."""
        below = self._rows[at + 1].text if at + 1 < len(self._rows) else ""
        return Fate("out", "picture-placeholder", 0.9) if is_caption(below) or is_credit(below) else Fate("lost")

    def _bare(self, at: int, row: Row) -> Fate:
        """Keep numbers inside tables and lists that were flattened; drop empty items and stray counters."""
        if not any(char.isalnum() for char in row.text):
            return Fate("out", "bare", 0.7)
        beside = self._rows[max(0, at - 1) : at + 2]
        return TEXT if sum(other.size <= 12 for other in beside) == len(beside) else Fate("out", "bare", 0.6)

    def _by_words(self, at: int, row: Row) -> Fate:
        if row.bullet and not row.said and self._is_link(at, row):
            return Fate("out", "link-list", 0.7)
        if self._book:
            return TEXT
        if row.often >= _REPEATED and row.size <= _INJECTED_SIZE and not (row.said or row.open) and row.isolated:
            return Fate("out", "repeated", 0.7)
        if self._is_injected(at, row):
            return Fate("out", "injected", 0.8)
        return TEXT

    def _is_link(self, at: int, row: Row) -> bool:
        return (row.teaser or row.line.features.link_density > 0.8) and self._overlap.share(row.text) < _LINKS_OVERLAP

    def _told(self, row: Row) -> bool:
        return self._overlap.share(row.text) >= _LINKS_OVERLAP

    def _is_injected(self, at: int, row: Row) -> bool:
        """Tell whether a short bare word between paragraphs shares no pair of characters with the rest."""
        if not 1 <= row.size <= _INJECTED_SIZE or row.said or row.open or row.dates or row.labelled or row.bullet:
            return False
        if _is_set_apart(row) or is_named(row.text) or is_credit_line(row.text) or row.pauses:
            return False
        return self._overlap.share(row.text) <= _FOREIGN and self._between_paragraphs(at)

    def _between_paragraphs(self, at: int) -> bool:
        """Look to both sides past headings and at most one more short line."""
        return self._near(range(at - 1, -1, -1)) and self._near(range(at + 1, len(self._rows)))

    def _near(self, places: range) -> bool:
        """Tell whether a paragraph is among the first rows that are no headings."""
        others = (self._rows[at] for at in places[: 4 * _REACH] if not self._is_heading(self._rows[at]))
        return any(row.paragraph for row in islice(others, _REACH))

    def _is_heading(self, row: Row) -> bool:
        return row.index in self._marks or self._marks.get(row.index - 1, _ONE).rows == 2


_ONE: Final = Mark(-1, "", "", 0)


def _is_set_apart(row: Row) -> bool:
    features = row.line.features
    return features.bold or features.centred or features.heading_level > 0


def _is_break(text: str) -> bool:
    """Tell whether a line of marks parts scenes (＊＊＊, ———, ◇)."""
    marks = "".join(text.split())
    return (
        marks[0] in "*＊·•・—―-－=＝~～_☆★◇◆○●□■※§#…"
        and len(set(marks)) <= 2
        and (len(marks) >= 3 or marks in "◇◆※§☆★")
    )


class Ledger:
    """The words that the metadata keep: a row all of whose words are there is not lost when it leaves the text."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted(filter(None, words), key=len, reverse=True)

    def covers(self, text: str) -> bool:
        """Tell whether the words cover a row; each can do so once."""
        rest, left = text, []
        for word in self._words:
            if word in rest:
                rest = rest.replace(word, " ", 1)
            else:
                left.append(word)
        if any(map(str.isalnum, rest)):
            return False
        self._words = left
        return True
