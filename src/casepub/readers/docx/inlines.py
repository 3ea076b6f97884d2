"""Pieces of a paragraph in, inlines of the model out: equal marks of neighbours become one node."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Final, TypeAlias, cast

from casepub.diagnostics import Report
from casepub.model import (
    Code,
    Comment,
    CrossReference,
    Emphasis,
    FootnoteReference,
    Image,
    IndexTerm,
    Inline,
    LineBreak,
    Ruby,
    RubyPair,
    Span,
    SpanRole,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Text,
    Underline,
)  # fmt: skip
from casepub.model.inline import ReferenceKind, RubyKind, RubyPosition
from casepub.model.walk import text_of
from casepub.readers.base import ReadContext
from casepub.readers.builder import Children
from casepub.readers.docx.values import (
    Annotated,
    Break,
    Characters,
    CommentMark,
    CommentValue,
    Format,
    Formula,
    IndexEntry,
    NoteCall,
    Picture,
    Piece,
    TextBox,
)  # fmt: skip
from casepub.readers.links import linked
from casepub.readers.ruby import BOPOMOFO
from casepub.text.pattern import lazily
from casepub.transform.cleanup import joined_text

Mark: TypeAlias = tuple[str, ...]
_PINYIN: Final = lazily(r"[A-Za-zÀ-ɏ\u0300-\u036f1-5\s'’·]+")
_EAST_ASIAN: Final = lazily("[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]")


class InlineConverter:
    """Converts the paragraphs of one document.

    Attributes:
        note_id: gives the id of a note from its kind and Word's id.
        picture: gives the resource of a part, or None.
    """

    def __init__(
        self,
        context: ReadContext,
        name: str,
        comments: dict[str, CommentValue],
        note_id: Callable[[str, str], str],
        picture: Callable[[str], str | None],
    ) -> None:
        self._context = context
        self._name = name
        self._comments = comments
        self._told: set[str] = set()
        self.note_id = note_id
        self.picture = picture
        self.languages: frozenset[str] = frozenset()

    @property
    def report(self) -> Report:
        """Give the report."""
        return self._context.report

    def convert(self, pieces: Sequence[Piece]) -> Children:
        """Give the inlines of a paragraph; text boxes and page breaks are for others."""
        inner = [piece for piece in pieces if not isinstance(piece, TextBox) and piece != Break("page", piece.format)]
        marked = [(self._marks(piece.format), piece) for piece in inner]
        return joined_text(self._nested(marked, 0))

    def _marks(self, format_: Format) -> tuple[Mark, ...]:
        """Give the marks of a piece, from the outermost to the innermost."""
        language = format_.language if format_.language in self.languages else ""
        marks = (
            ("comment", format_.comment),
            ("link", format_.link, format_.link_title) if format_.link else ("link", ""),
            ("reference", *format_.reference) if format_.reference[0] else ("reference", ""),
            ("span", format_.role or "none", language) if format_.role or language else ("span", ""),
            ("strong", "1" if format_.strong else ""),
            ("emphasis", "1" if format_.emphasis else ""),
            ("underline", "1" if format_.underline else ""),
            ("strikethrough", "1" if format_.strikethrough else ""),
            (format_.position or "superscript", format_.position),
            ("code", "1" if format_.code else ""),
        )
        return tuple(mark for mark in marks if mark[1])

    def _nested(self, marked: Sequence[tuple[tuple[Mark, ...], Piece]], depth: int) -> Children:
        """Group neighbours by their mark at this depth."""
        result: list[Inline] = []
        for mark, group in groupby(marked, lambda pair: pair[0][depth] if len(pair[0]) > depth else ()):
            members = list(group)
            if mark:
                result += self._wrapped(mark, joined_text(self._nested(members, depth + 1)))
            else:
                result += self._leaves([piece for _, piece in members])
        return tuple(result)

    def _wrapped(self, mark: Mark, children: Children) -> Children:
        match mark:
            case ("comment", identifier):
                return self._commented(identifier, children)
            case ("link", target, title):
                return linked(children, target, self._context, self._name, title)
            case ("reference", kind, target):
                return (CrossReference(target, cast(ReferenceKind, kind), children),)
            case ("span", role, language):
                return (Span(children, cast(SpanRole, role), language or None),)
            case ("code", _):
                return (Code(text_of(children)),)
            case (name, *_):
                return (_WRAPPERS[name](children),) if children else ()
            case _:
                return children

    def _commented(self, identifier: str, children: Children) -> Children:
        """Put a note of review around the words it is on: where it spans paragraphs, around the first."""
        comment = self._comments.get(identifier)
        if comment is None or identifier in self._told:
            return children
        self._told.add(identifier)
        return (Comment(children, comment.text, comment.author, comment.date),)

    def _leaves(self, pieces: Sequence[Piece]) -> list[Inline]:
        result: list[Inline] = []
        for kind, group in groupby(pieces, type):
            members = list(group)
            if kind is Annotated:
                result += _rubies(cast("list[Annotated]", members))
            elif kind is Characters:
                text = "".join(piece.value for piece in cast("list[Characters]", members))
                result.append(Text(_spaced(text)))
            else:
                result += [node for piece in members for node in self._leaf(piece)]
        return result

    def _leaf(self, piece: Piece) -> Children:
        match piece:
            case Break():
                return (LineBreak(),)
            case NoteCall(kind=kind, id=identifier):
                return (FootnoteReference(self.note_id(kind, identifier)),)
            case Picture(part=part, alt=alt, title=title):
                resource = self.picture(part)
                return (Image(resource or "", alt, title),)
            case Formula(value=value):
                self.report.warning("dropped-markup", "a formula is kept as its source", self._name)
                return (Code(value),)
            case CommentMark(id=identifier):
                return self._commented(identifier, ())
            case IndexEntry(term=term, reading=reading):
                return (IndexTerm((), term, reading),)
            case _:
                return ()


_WRAPPERS: Final[dict[str, Callable[[Children], Inline]]] = {
    "strong": Strong, "emphasis": Emphasis, "underline": Underline, "strikethrough": Strikethrough,
    "superscript": Superscript, "subscript": Subscript,
}  # fmt: skip


def _spaced(text: str) -> str:
    """Put an ideographic space in the place of tabs in East Asian text, a space elsewhere."""
    if "\t" not in text:
        return text
    return text.replace("\t", "\u3000" if _EAST_ASIAN.search(text) else " ")


def _rubies(pieces: Sequence[Annotated]) -> list[Inline]:
    """Join the annotations of single characters that stand side by side; a longer base stands for itself."""
    result: list[Inline] = []
    for (single, align), group in groupby(pieces, lambda piece: (len(piece.base) == 1, piece.align)):
        pairs = tuple(RubyPair(piece.base, piece.annotation) for piece in group)
        if single and align != "distributeSpace":
            result.append(_ruby(pairs, "mono", align))
        else:
            result += [_ruby((pair,), "group", align) for pair in pairs]
    return result


def _ruby(pairs: tuple[RubyPair, ...], kind: RubyKind, align: str) -> Ruby:
    notes = "".join(pair.annotation for pair in pairs)
    position: RubyPosition = "inter-character" if align == "rightVertical" else "over"
    if notes and BOPOMOFO.fullmatch(notes):
        return Ruby(pairs, "zhuyin", position)
    return Ruby(pairs, "pinyin" if notes and _PINYIN.fullmatch(notes) else kind, position)
