"""Which lines are headings, and of which level: rows of the text come in, a mark for each heading goes out.

Evidence, strongest first: mark-up; a series of numbers with text between its members; a lead that lists the lines; a
lexicon of customary headings; a short line between paragraphs whose pairs of characters the text uses again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, cast

from casepub.model.block import HeadingRole
from casepub.readers.structure.captions import is_caption, is_credit
from casepub.readers.structure.credits import is_credit_line
from casepub.readers.structure.lead import enumeration, is_listed
from casepub.readers.structure.measure import skeleton
from casepub.readers.structure.numbering import Numbered, is_named, numbered, role_of
from casepub.readers.structure.overlap import Overlap
from casepub.readers.structure.row import Row
from casepub.text.pattern import lazily

LONGEST: Final = 32
_PLAIN_LONGEST: Final = 28
_OVERLAP: Final = 0.34
_TOP: Final = 2
_PLAIN_RANK: Final = 10
_BOOK: Final = 3
_CHAPTERS: Final = ("chapter", "part", "weak", "korean-chapter")
_SUCCESSIVE: Final = 3
_MARKED_SIZE: Final = 1.15

_SENTENCE = lazily(r"[。；;]|[！!](?=.)|[？?](?=.*[^？?]$)")
_VALUE = lazily(r"^[^：:]{2,12}[：:]\s*[\d\s,.%+-]*\S{0,3}$")
_BAD_END = lazily("[。；，、,;…—]$|[다요]\\.$")
_DECORATED = lazily(r"^(?:【[^】]{2,24}】|〖[^〗]{2,24}〗|\[[^\]]{2,24}\]|[■◆●▶►★☆◇□▍▌❖✦]\s*\S.{1,28})$")


@dataclass(frozen=True, slots=True)
class Mark:
    """A row, or two, that make a heading."""

    row: int
    text: str
    form: str
    rank: int
    label: str = ""
    number: int | None = None
    role: HeadingRole = "none"
    level: int = 0
    rows: int = 1
    rule: str = ""

    def moved(self, rows: int) -> Mark:
        """Give the mark as seen from rows that begin earlier."""
        return replace(self, row=self.row + rows)


def find_headings(rows: Sequence[Row], overlap: Overlap, title: str = "") -> dict[int, Mark]:
    """Mark the headings among the rows of the text, by index into `rows`; a row that says the title again is none."""
    double = skeleton(title)
    labels = {at: found for at, row in enumerate(rows) if (found := _candidate(row)) is not None}
    marks = {mark.row: mark for mark in _marked_up(rows)}
    marks |= {mark.row: mark for mark in _in_series(rows, labels) if mark.row not in marks}
    marks |= {mark.row: mark for mark in _named(rows) if mark.row not in marks}
    marks |= {mark.row: mark for mark in _listed(rows) if mark.row not in marks}
    if not is_book(marks):
        marks |= {mark.row: mark for mark in _plain(rows, overlap, marks) if mark.row not in marks}
    marks = {at: mark for at, mark in marks.items() if not double or skeleton(rows[at].text) != double}
    return _levelled(_with_titles(rows, marks))


def is_book(marks: dict[int, Mark]) -> bool:
    """Tell whether chapters part the text: there, short lines are speech and verse, not headings."""
    chapters = Counter(mark.form for mark in marks.values() if mark.form.startswith(_CHAPTERS))
    return max(chapters.values(), default=0) >= _BOOK


def _candidate(row: Row) -> Numbered | None:
    """Give the number of a row that could be a heading by its shape."""
    if row.line.block is not None or row.code or len(row.text) > 2 * LONGEST:
        return None
    found = numbered(row.text)
    if found is None or row.size > LONGEST + 4 or _SENTENCE.search(found.text) or _BAD_END.search(found.text):
        return None
    return found


def _marked_up(rows: Sequence[Row]) -> Iterator[Mark]:
    """Trust the mark-up where it calls a line a heading."""
    for at, row in enumerate(rows):
        level = row.line.features.heading_level
        if level and not row.furniture:
            yield _mark(at, row, numbered(row.text), f"h{level}", level, "markup")


def _mark(at: int, row: Row, found: Numbered | None, form: str, rank: int, rule: str) -> Mark:
    if found is None or not (found.text or found.strong or rule == "series"):
        return Mark(at, row.text, form, rank, role=_role(row.text), rule=rule)
    return Mark(at, found.text, form, rank, found.label, found.value, _role(found.text), rule=rule)


def _role(text: str) -> HeadingRole:
    return cast(HeadingRole, role_of(text))


# --- series -------------------------------------------------------------------------------------------------------


def _in_series(rows: Sequence[Row], labels: dict[int, Numbered]) -> Iterator[Mark]:
    """Accept numbers that ascend from one without gaps (one allowed) and have text between them."""
    by_form: dict[str, list[int]] = defaultdict(list)
    for at, found in labels.items():
        by_form[found.form].append(at)
    for members in by_form.values():
        for run in _runs(members, labels):
            if _is_series(rows, run, labels):
                for at in run:
                    found = labels[at]
                    yield _mark(at, rows[at], found, found.form, found.rank, "series")


def _runs(members: Sequence[int], labels: dict[int, Numbered]) -> Iterator[list[int]]:
    """Cut the members of one form into ascending runs."""
    run: list[int] = []
    for at in members:
        step = labels[at].value - labels[run[-1]].value if run else 1
        if run and step not in (1, 2):
            yield run
            run = []
        run.append(at)
    if run:
        yield run


def _is_series(rows: Sequence[Row], run: Sequence[int], labels: dict[int, Numbered]) -> bool:
    first = labels[run[0]]
    if len(run) < 2:
        return first.strong and _has_text(rows, labels, run[0] + 1, len(rows)) and not first.form.startswith("weak")
    if first.value > 2 and not first.strong:
        return False
    bounds = [*run[1:], min(len(rows), run[-1] + 6)]
    filled = sum(_has_text(rows, labels, low + 1, high) for low, high in zip(run, bounds, strict=True))
    return filled >= max(2, 0.6 * len(run)) and not _outnumbered(rows, run, first)


def _has_text(rows: Sequence[Row], labels: dict[int, Numbered], low: int, high: int) -> bool:
    """Tell whether anything but other numbers stands between two rows; in a table of contents nothing does."""
    return any(at not in labels and not is_named(rows[at].text) and not rows[at].furniture for at in range(low, high))


def _outnumbered(rows: Sequence[Row], run: Sequence[int], first: Numbered) -> bool:
    """Tell whether most rows with this form of number are sentences: then they all are paragraphs."""
    within = rows[run[0] : run[-1] + 1]
    same = [found for row in within if (found := numbered(row.text)) is not None and found.form == first.form]
    return len(run) < 0.5 * len(same)


# --- words --------------------------------------------------------------------------------------------------------


def _named(rows: Sequence[Row]) -> Iterator[Mark]:
    """Accept customary headings (总结, はじめに, 참고문헌) that stand alone before text."""
    for at, row in enumerate(rows):
        if row.size <= LONGEST and is_named(row.text) and _followed(rows, at) and not row.bullet:
            yield Mark(at, row.text, "named", 0, role=_role(row.text), rule="lexicon")


def _followed(rows: Sequence[Row], at: int) -> bool:
    return any(row.paragraph or row.said or numbered(row.text) for row in rows[at + 1 : at + 3])


def _listed(rows: Sequence[Row]) -> Iterator[Mark]:
    """Accept short lines that the lead lists, when it lists two of them or more."""
    lead = next((row for row in rows if row.paragraph), None)
    items = enumeration(lead.text) if lead else ()
    found = [
        at for at, row in enumerate(rows)
        if row is not lead and 3 <= row.size <= LONGEST and not row.said and is_listed(row.text, items)
    ]  # fmt: skip
    if len(found) >= 2:
        yield from (Mark(at, rows[at].text, "plain", _PLAIN_RANK, rule="lead") for at in found)


# --- plain lines --------------------------------------------------------------------------------------------------


def _plain(rows: Sequence[Row], overlap: Overlap, marks: dict[int, Mark]) -> Iterator[Mark]:
    """Accept short lines between paragraphs that share their words with the text, or are set apart by type."""
    solid = [at for at, row in enumerate(rows) if not row.furniture or at in marks]
    kept = [rows[at] for at in solid]
    taken = {place for place, at in enumerate(solid) if at in marks}
    shaped = {place for place, row in enumerate(kept) if place not in taken and _is_plain(row)}
    if len(shaped) > 0.5 * sum(row.paragraph for row in rows) and not any(map(_is_set_apart, rows)):
        shaped = {place for place in shaped if kept[place].isolated}
    headings = shaped | taken
    for place in sorted(shaped):
        row = kept[place]
        placed = _introduces(kept, place, headings) and _continues(kept, place, headings)
        if placed and (_is_set_apart(row) or _DECORATED.match(row.text) or overlap.share(row.text) >= _OVERLAP):
            yield Mark(solid[place], row.text, "plain", _PLAIN_RANK, rule="overlap")


def _is_plain(row: Row) -> bool:
    if (
        row.bullet
        or row.dates
        or row.labelled
        or _VALUE.match(row.text)
        or row.line.block is not None
        or not 2 <= row.size <= _PLAIN_LONGEST
    ):
        return False
    if (row.ended and row.text[-1] not in "？?！!") or _BAD_END.search(row.text) or _SENTENCE.search(row.text):
        return False
    if row.pauses > 2 or row.text[-1] in "”」』）)":
        return row.pauses <= 2 and not row.ended and row.text[-1] not in "）)"
    return not (is_caption(row.text) or is_credit(row.text) or is_credit_line(row.text) or numbered(row.text))


def _is_set_apart(row: Row) -> bool:
    features = row.line.features
    return features.bold or features.centred or features.size_ratio >= _MARKED_SIZE


def _introduces(rows: Sequence[Row], at: int, shaped: set[int]) -> bool:
    """Tell whether a paragraph follows, after at most two more such lines."""
    for next_at in range(at + 1, min(at + 1 + _SUCCESSIVE, len(rows))):
        if next_at not in shaped:
            return rows[next_at].paragraph
    return False


def _continues(rows: Sequence[Row], at: int, headings: set[int]) -> bool:
    """Tell whether what stands before is finished: the text's start, a sentence's end, a picture, a heading."""
    before = rows[at - 1] if at else None
    return (
        before is None or before.said or at - 1 in headings or before.line.block is not None or is_caption(before.text)
    )


# --- levels -------------------------------------------------------------------------------------------------------


def _with_titles(rows: Sequence[Row], marks: dict[int, Mark]) -> dict[int, Mark]:
    """Give a number that stands alone the short line below it as its text."""
    joined: dict[int, Mark] = {}
    for at, mark in sorted(marks.items()):
        if joined.get(at - 1, mark).rows == 2 and at - 1 in joined:
            continue
        if not mark.text and mark.label and _is_title_below(rows, marks, at + 1):
            mark = replace(mark, text=rows[at + 1].text, rows=2)
        joined[at] = mark
    return joined


def _is_title_below(rows: Sequence[Row], marks: dict[int, Mark], at: int) -> bool:
    """Tell whether a row under a number is its title: marked as a plain heading, or shaped as one above text."""
    if at in marks or at + 1 >= len(rows):
        return at in marks and marks[at].form == "plain"
    return _is_plain(rows[at]) and rows[at + 1].paragraph


def _levelled(marks: dict[int, Mark]) -> dict[int, Mark]:
    """Set the levels by the order in which the forms nest; the customary ladder decides between new ones."""
    stack: list[tuple[str, int]] = []
    result: dict[int, Mark] = {}
    for at, mark in sorted(marks.items()):
        if mark.form == "named":
            depth = 0
        else:
            stack = _placed(stack, mark)
            depth = len(stack) - 1
        result[at] = replace(mark, level=min(6, _TOP + depth))
    return result


def _placed(stack: list[tuple[str, int]], mark: Mark) -> list[tuple[str, int]]:
    forms = [form for form, _ in stack]
    if mark.form in forms:
        return stack[: forms.index(mark.form) + 1]
    kept = [entry for entry in stack if entry[1] < mark.rank]
    return [*kept, (mark.form, mark.rank)]
