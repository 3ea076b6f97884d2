"""Rows with their fates come in, the article's blocks go out: paragraphs, headings, lists, verse, figures, notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from casepub.model import (
    Block,
    BulletList,
    Figure,
    Heading,
    Inline,
    ListItem,
    OrderedList,
    Paragraph,
    SourceSpan,
    Text,
    ThematicBreak,
    Verse,
)  # fmt: skip
from casepub.model.block import ParagraphRole
from casepub.readers.structure.captions import is_credit
from casepub.readers.structure.fates import Fate
from casepub.readers.structure.headings import Mark
from casepub.readers.structure.lead import is_lead
from casepub.readers.structure.numbering import Numbered, numbered
from casepub.readers.structure.row import Row
from casepub.text.pattern import lazily

_ITEM_SIZE: Final = 60
_LINE_SIZE: Final = 26
_STANZA: Final = 4
_BULLET = lazily(r"^[*+\-•·◦▪○●■]\s+")
_REFERENCE = lazily(r"^(?:\[\d{1,3}\]|［\d{1,3}］|【\d{1,3}】|注\s?\d{1,2}[:：.、]|※\d{0,2}\s)")
# 一、二、 stay paragraphs, as in Chinese prose; their numbers belong to the sentence.
_STYLES: Final = {"digit": "decimal", "digit-half": "decimal", "digit-bracket": "decimal"}
_QUOTE_START = lazily('^[“「『"]')


class Blocks:
    """Makes the blocks of one article; made for it and dropped."""

    def __init__(self, rows: Sequence[Row], fates: Sequence[Fate], marks: dict[int, Mark]) -> None:
        self._rows = rows
        self._fates = fates
        self._marks = marks
        self._first_text = next((at for at, fate in enumerate(fates) if fate.kind == "text"), -1)
        self._in_references = False
        self._at = 0

    def blocks(self) -> tuple[Block, ...]:
        """Give the blocks in order."""
        found: list[Block] = []
        while self._at < len(self._rows):
            found.extend(self._next())
        return tuple(found)

    def _next(self) -> Iterator[Block]:
        at = self._at
        row, fate = self._rows[at], self._fates[at]
        self._at = at + 1
        match fate.kind:
            case "text":
                yield from self._text(at)
            case "heading":
                yield self._heading(self._marks[at])
            case "caption":
                yield from self._caption(row)
            case "lost":
                yield Figure(caption=inlines_of(row), lost=True, source=span_of(row))
            case "break":
                yield ThematicBreak(source=span_of(row))
            case _:
                pass

    def _heading(self, mark: Mark) -> Heading:
        row = self._rows[mark.row]
        self._in_references = mark.role == "references"
        last = self._rows[mark.row + mark.rows - 1]
        self._at = mark.row + mark.rows
        children = _after_label(last, mark)
        return Heading(mark.level, children, mark.label, mark.number, mark.role, source=span_of(row, last))

    def _text(self, at: int) -> Iterator[Block]:
        row = self._rows[at]
        if row.line.block is not None:
            yield _placed(row.line.block, row)
            return
        for maker in (self._verse, self._bullets, self._numbers):
            made = maker(at)
            if made is not None:
                block, self._at = made
                yield block
                return
        yield Paragraph(inlines_of(row), role=self._role(row), source=span_of(row))

    def _role(self, row: Row) -> ParagraphRole:
        """See a lead in a first paragraph that lists the headings or says that it is one."""
        if self._in_references or _REFERENCE.match(row.text):
            return "reference"
        headings = [mark.text for mark in self._marks.values() if mark.role == "none"]
        return "lead" if row.index == self._first_text and is_lead(row.text, headings) else "body"

    def _caption(self, row: Row) -> Iterator[Block]:
        """Bind a caption to the picture beside it; without one it stays as the caption of a lost picture."""
        if is_credit(row.text) and len(row.text) < 40 and not row.text.startswith(("图为", "▲")):
            yield Figure(credit=inlines_of(row), lost=True, source=span_of(row))
        else:
            yield Figure(caption=inlines_of(row), lost=True, source=span_of(row))

    # Each maker gives its block and the place behind it, or None.

    def _is_text(self, at: int) -> bool:
        return at < len(self._rows) and self._fates[at].kind == "text" and self._rows[at].line.block is None

    def _bullets(self, at: int) -> tuple[Block, int] | None:
        end = at
        while self._is_text(end) and self._rows[end].bullet:
            end += 1
        if end == at:
            return None
        items = tuple(ListItem((Paragraph(_without(row, _BULLET), source=span_of(row)),)) for row in self._rows[at:end])
        return BulletList(items, source=span_of(self._rows[at], self._rows[end - 1])), end

    def _numbers(self, at: int) -> tuple[Block, int] | None:
        """Make a list of adjacent short rows whose numbers ascend."""
        found: list[Numbered] = []
        while self._is_text(at + len(found)):
            row = self._rows[at + len(found)]
            one = numbered(row.text)
            if one is None or not one.text or row.size > _ITEM_SIZE or (found and not _follows(found[-1], one)):
                break
            found.append(one)
        rows = self._rows[at : at + len(found)]
        if len(found) < 2 or found[0].form not in _STYLES:
            return None
        prefix, suffix = _around(found[0])
        items = tuple(
            ListItem((Paragraph((Text(one.text),), source=span_of(row)),)) for one, row in zip(found, rows, strict=True)
        )
        style = _STYLES[found[0].form]
        block = OrderedList(items, found[0].value, style, prefix, suffix, source=span_of(rows[0], rows[-1]))
        return block, at + len(found)

    def _verse(self, at: int) -> tuple[Block, int] | None:
        """Keep the lines of a poem: a block of short lines of like length, set apart by empty lines."""
        if self._rows[at].line.gap == 0:
            return None
        end = at + 1
        while self._is_text(end) and self._rows[end].line.gap == 0 and self._rows[end].size <= _LINE_SIZE:
            end += 1
        rows = self._rows[at:end]
        apart = rows[-1].gap_after > 0
        if len(rows) < _STANZA or not apart or not _is_stanza(rows):
            return None
        lines = tuple(inlines_of(row) for row in rows)
        return Verse(lines, source=span_of(rows[0], rows[-1])), end


def _is_stanza(rows: Sequence[Row]) -> bool:
    sizes = [row.size for row in rows]
    if max(sizes) > _LINE_SIZE or min(sizes) < 2 or any(row.bullet or numbered(row.text) for row in rows):
        return False
    if any(_QUOTE_START.match(row.text) for row in rows[1:]) or any(row.labelled for row in rows):
        return False
    return max(sizes) <= 1.7 * min(sizes)


def _follows(before: Numbered, after: Numbered) -> bool:
    return before.form == after.form and after.value == before.value + 1


def _around(one: Numbered) -> tuple[str, str]:
    """Give what stands around the number in a label: （ and ）, nothing and 、."""
    match = re.match(r"^([（(〔]?)[^（(〔）)〕、．.，,：:\s]+(.*)$", one.label)
    return (match.group(1), match.group(2).strip()) if match else ("", ".")


def _placed(block: Block, row: Row) -> Block:
    return block if block.source is not None else replace(block, source=span_of(row))


def span_of(first: Row, last: Row | None = None) -> SourceSpan:
    """Say where rows stood in the source."""
    end = last or first
    return SourceSpan(first.line.number, end.line.last_number or end.line.number, first.line.path)


def inlines_of(row: Row) -> tuple[Inline, ...]:
    """Give what a row consists of."""
    return row.line.inlines or (Text(row.text),)


def _after_label(row: Row, mark: Mark) -> tuple[Inline, ...]:
    """Give the inlines of a heading without its label."""
    if not row.line.inlines:
        return (Text(mark.text),) if mark.text else ()
    cut = row.text.rfind(mark.text) if mark.text else len(row.text)
    return _cut_front(row.line.inlines, _lead(row) + cut) if mark.label and mark.rows == 1 else row.line.inlines


def _without(row: Row, pattern: re.Pattern[str]) -> tuple[Inline, ...]:
    match = pattern.match(row.text)
    if row.line.inlines:
        return _cut_front(row.line.inlines, _lead(row) + (match.end() if match else 0))
    return (Text(row.text[match.end() :] if match else row.text),)


def _lead(row: Row) -> int:
    """Give how many blanks stand before the text of a row; its inlines still have them."""
    return len(row.line.text) - len(row.line.text.lstrip())


def _cut_front(inlines: tuple[Inline, ...], count: int) -> tuple[Inline, ...]:
    """Take characters off the front, through nested inlines."""
    result: list[Inline] = []
    for inline in inlines:
        if count <= 0:
            result.append(inline)
        elif isinstance(inline, Text):
            kept = inline.value[count:]
            count -= len(inline.value)
            result += [Text(kept)] if kept else []
        elif hasattr(inline, "children"):
            inner = _cut_front(inline.children, count)
            count -= _length(inline.children)
            result += [replace(inline, children=inner)] if inner else []  # type: ignore[arg-type]
        else:
            result.append(inline)
    return tuple(result)


def _length(inlines: tuple[Inline, ...]) -> int:
    return sum(len(one.value) if isinstance(one, Text) else _length(getattr(one, "children", ())) for one in inlines)
