"""Notes at the end become footnotes: an article comes in, the same with its notes bound to their marks goes out.

Only where each note is called in the text exactly once or more, and stands under a heading that says 注释, or begins
with a note's own mark (①, ※, 注1). Lists of literature (参考文献) stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from casepub.model import Article, Block, Discarded, Footnote, FootnoteReference, Heading, Paragraph, Text
from casepub.model.walk import text_of, transform
from casepub.text.pattern import lazily

_MARK: Final = r"\[\d{1,3}\]|［\d{1,3}］|〔\d{1,3}〕|[①-⑳]|[（(]注\s?\d{1,2}[）)]|注\s?\d{1,2}|※\d{1,2}"
_NOTE = lazily(rf"^(?P<mark>{_MARK})\s*[:：、.]?\s*(?P<text>\S.*)$", re.DOTALL)
_HEADING = lazily(r"注释|註釋|注解|注|註|脚注|尾注|附注|附註|각주|주석|Notes")


def with_footnotes(article: Article) -> Article:
    """Bind the notes at the end of an article to the marks that call them."""
    start = _start(article.body)
    if start is None:
        return article
    notes = _notes(article.body[start:])
    before = article.body[: start - 1]
    said = "".join(map(text_of, before))
    if not notes or not all(mark in said for mark in notes):
        return article
    binder = _Binder(notes)
    body = tuple(transform(block, binder.bound) for block in before)
    rest = article.body[start + len(notes) :]
    out = (*article.discarded, _heading_out(article.body[start - 1]))
    return replace(article, body=body + rest, footnotes=binder.footnotes(), discarded=out)


def _heading_out(heading: Block) -> Discarded:
    """Keep the heading of notes that are now at the feet of pages."""
    line = heading.source.first_line if heading.source is not None else 0
    return Discarded(text_of(heading).strip(), "notes-heading", 1.0, line)


def _start(body: Sequence[Block]) -> int | None:
    """Find the first block below the heading of the notes."""
    for at, block in enumerate(body):
        if (
            isinstance(block, Heading)
            and block.role == "references"
            and _HEADING.fullmatch(text_of(block).strip(" :：\n【】"))
        ):
            return at + 1
    return None


def _notes(blocks: Sequence[Block]) -> dict[str, Paragraph]:
    """Give the notes at the front of the blocks, by mark."""
    notes: dict[str, Paragraph] = {}
    for block in blocks:
        match = _NOTE.match(text_of(block).rstrip("\n")) if isinstance(block, Paragraph) else None
        if match is None or not isinstance(block, Paragraph) or match["mark"] in notes:
            break
        notes[match["mark"]] = Paragraph((Text(match["text"]),), source=block.source)
    return notes


class _Binder:
    """Puts references in the place of marks while one article is walked."""

    def __init__(self, notes: dict[str, Paragraph]) -> None:
        self._notes = notes
        self._ids = {mark: f"note-{count}" for count, mark in enumerate(notes, 1)}
        self._pattern = re.compile("|".join(map(re.escape, sorted(notes, key=len, reverse=True))))

    def footnotes(self) -> tuple[Footnote, ...]:
        return tuple(Footnote(self._ids[mark], (note,)) for mark, note in self._notes.items())

    def bound(self, node: Any) -> Any:
        """Cut a text at its marks."""
        if not isinstance(node, Text) or not self._pattern.search(node.value):
            return node
        parts: list[Any] = []
        end = 0
        for match in self._pattern.finditer(node.value):
            parts += [Text(node.value[end : match.start()]), FootnoteReference(self._ids[match.group()])]
            end = match.end()
        return tuple(part for part in (*parts, Text(node.value[end:])) if part != Text(""))
