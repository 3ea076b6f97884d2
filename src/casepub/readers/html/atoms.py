"""The inside of a line: nodes of the page come in, atoms (a piece of text with the marks upon it) and inlines go out.

Marks are kept apart from the text until a line is finished, so that a line break inside `<b>` parts the line, and white
space collapses across elements as it does on a screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final, Literal, TypeAlias, cast

from casepub.model import (
    Code,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    Span,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Text,
    Underline,
)  # fmt: skip
from casepub.model.walk import text_of
from casepub.readers.html.elements import Element
from casepub.text.joining import joint
from casepub.text.pattern import lazily

MarkKind: TypeAlias = Literal["strong", "emphasis", "underline", "strike", "super", "sub", "link", "language"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that applies to a stretch of text; `value` is the address of a link or the tag of a language."""

    kind: MarkKind
    value: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the line, not yet loaded."""

    element: Element


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece of a line: characters, a finished inline, or a picture; and the marks upon it, outermost first."""

    payload: str | Inline | Picture
    marks: tuple[Mark, ...] = ()

    @property
    def text(self) -> str:
        """Give its characters, if it is text."""
        return self.payload if isinstance(self.payload, str) else ""

    def has(self, kind: MarkKind) -> bool:
        """Tell whether a mark of this kind is upon it."""
        return any(mark.kind == kind for mark in self.marks)


_SPACES = lazily(r"[ \t\n\r\f]+")
# U+200B..D and U+FEFF are marks against copying as a rule; joiners matter in no script that we set.
_ZERO_WIDTH: Final = dict.fromkeys((0x200B, 0xFEFF, 0x2060, 0x00AD), None)
_NO_BREAK = str.maketrans({"\u00a0": " "})


def collapsed(atoms: Iterable[Atom]) -> list[Atom]:
    """Collapse white space over a line as CSS Text 4 §4.1 does; a line end between Han or kana vanishes."""
    result: list[Atom] = []
    last, pending = "", ""
    for atom in atoms:
        if not isinstance(atom.payload, str):
            last, pending = _settle(result, atom, last, pending)
            continue
        text, pending, last = _collapsed_text(atom.payload.translate(_ZERO_WIDTH), pending, last)
        if text:
            result.append(replace(atom, payload=text))
    return result


def _settle(result: list[Atom], atom: Atom, last: str, pending: str) -> tuple[str, str]:
    if pending == " " and last:
        result.append(Atom(" ", _common_marks(result, atom)))
    result.append(atom)
    return "\ufffc", ""


def _common_marks(before: Sequence[Atom], after: Atom) -> tuple[Mark, ...]:
    """Give the marks that a space between two atoms bears: those of both."""
    if not before:
        return ()
    shared = zip(before[-1].marks, after.marks, strict=False)
    return tuple(left for left, right in shared if left == right)


def _collapsed_text(text: str, pending: str, last: str) -> tuple[str, str, str]:
    """Collapse one piece; `pending` is white space before it that is not settled yet, `last` the character before."""
    words = _SPACES.split(text)
    spaces = _SPACES.findall(text)
    parts: list[str] = []
    for index, word in enumerate(words):
        if index:
            pending = _heavier(pending, spaces[index - 1])
        if word:
            parts += (_space_between(last, pending, word), word)
            last, pending = word[-1], ""
    return "".join(parts), pending, last


def _heavier(one: str, other: str) -> str:
    """Combine two runs of white space: a plain space counts, a line end alone may vanish."""
    kinds = {"\n" if "\n" in run or "\r" in run else " " for run in (one, other) if run}
    return " " if " " in kinds else "\n"


def _space_between(last: str, pending: str, word: str) -> str:
    if not pending or not last:
        return ""
    return joint(last, word[0]) if pending == "\n" else " "


def text_of_atoms(atoms: Iterable[Atom]) -> str:
    """Give the plain text of a line."""
    return "".join(atom.text or _text_of_inline(atom.payload) for atom in atoms)


def _text_of_inline(payload: str | Inline | Picture) -> str:
    return "" if isinstance(payload, str | Picture) else text_of(payload)


def lines_of(atoms: Iterable[Atom]) -> list[list[Atom]]:
    """Part atoms at line breaks."""
    lines: list[list[Atom]] = [[]]
    for atom in atoms:
        if isinstance(atom.payload, LineBreak):
            lines.append([])
        else:
            lines[-1].append(atom)
    return [collapsed(line) for line in lines]


def inlines_from(atoms: Sequence[Atom]) -> tuple[Inline, ...]:
    """Make inlines of the atoms of one line: marks become nesting. Pictures must have been replaced before."""
    return tuple(_nested(atoms, 0))


def _nested(atoms: Iterable[Atom], depth: int) -> Iterator[Inline]:
    for mark, group in groupby(atoms, key=lambda atom: atom.marks[depth] if len(atom.marks) > depth else None):
        if mark is None:
            yield from _plain(group)
        else:
            yield _wrapped(mark, tuple(_nested(group, depth + 1)))


def _plain(atoms: Iterable[Atom]) -> Iterator[Inline]:
    for is_text, group in groupby(atoms, key=lambda atom: isinstance(atom.payload, str)):
        if is_text:
            yield Text("".join(atom.text for atom in group).translate(_NO_BREAK))
        else:
            yield from (cast(Inline, atom.payload) for atom in group)


def _wrapped(mark: Mark, children: tuple[Inline, ...]) -> Inline:
    if mark.kind == "link":
        return Link(children, mark.value, mark.title)
    if mark.kind == "language":
        return Span(children, language=mark.value)
    return _SIMPLE[mark.kind](children)


_SIMPLE: Final[dict[str, Callable[[tuple[Inline, ...]], Inline]]] = {
    "strong": Strong, "emphasis": Emphasis, "underline": Underline, "strike": Strikethrough, "super": Superscript,
    "sub": Subscript,
}  # fmt: skip


def code_of(text: str) -> Code:
    """Make inline code of the text of an element."""
    return Code(_SPACES.sub(" ", text).strip())
