"""What stands in a paragraph of Word: runs, links, changes, fields, marks in; pieces out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from casepub.readers.docx import drawings
from casepub.readers.docx.fields import Field, anchor_id
from casepub.readers.docx.names import R, child, said, value
from casepub.readers.docx.values import (
    PLAIN,
    Annotated,
    Break,
    Characters,
    CommentMark,
    Format,
    Formula,
    IndexEntry,
    NoteCall,
    Picture,
    Piece,
    TextBox,
)  # fmt: skip
from casepub.readers.xml import Element, local_name

if TYPE_CHECKING:
    from casepub.readers.docx.parse import Story

# Private-use characters of symbol fonts that stand for marks in text.
_SYMBOLS: Final = {
    0xB7: "•", 0xA7: "▪", 0xD8: "➢", 0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0xA8: "☐", 0x6F: "☐", 0x52: "☑",
    0x6C: "●", 0x6E: "■", 0x75: "◆", 0x76: "❖", 0xE0: "→", 0xE8: "➔", 0xAB: "★", 0x4A: "☺",
}  # fmt: skip
_SPACES: Final = {
    "tab": "\t", "ptab": "\t", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad", "cr": "", "lastRenderedPageBreak": "",
}  # fmt: skip
_INNER: Final = frozenset({"smartTag", "customXml", "sdtContent", "bdo", "dir", "rt", "rubyBase"})


class PieceReader:
    """Reads one paragraph; lives as long as that takes."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._pieces: list[Piece] = []
        self._withheld: list[Piece] = []
        self.bookmarks: list[str] = []
        self.sequences: list[str] = []

    def read(self, paragraph: Element) -> tuple[Piece, ...]:
        """Give the pieces of a paragraph."""
        self._walk(paragraph, PLAIN)
        if self._in_code:
            # An instruction ends in its paragraph; without its end it is no field, and its text is text.
            self._story.fields[:] = [field for field in self._story.fields if field.in_result]
            self._pieces += self._withheld
        return tuple(self._pieces)

    def _walk(self, parent: Element, base: Format) -> None:
        for element in parent:
            handler = _INLINE.get(local_name(element))
            if handler is not None:
                handler(self, element, base)

    def _inner(self, element: Element, base: Format) -> None:
        self._walk(element, base)

    def _change(self, element: Element, base: Format) -> None:
        if not self._story.is_dropped(element):
            self._walk(element, base)

    def _control(self, element: Element, base: Format) -> None:
        content = child(element, "sdtContent")
        if content is not None:
            self._walk(content, base)

    def _alternatives(self, element: Element, format_: Format) -> None:
        for branch in drawings.chosen(element):
            handler = _IN_RUN.get(local_name(branch)) or _INLINE.get(local_name(branch))
            if handler is not None:
                handler(self, branch, format_)

    def _link(self, element: Element, base: Format) -> None:
        target = self._story.targets.get(element.get(R + "id", ""), "")
        anchor = value(element, "anchor")
        target = f"{target}#{anchor_id(anchor)}" if anchor else target
        self._walk(element, replace(base, link=target, link_title=value(element, "tooltip")))

    def _simple_field(self, element: Element, base: Format) -> None:
        field = Field(value(element, "instr"), in_result=True)
        self._note_sequence(field)
        self._walk(element, field.applied(base))

    def _note_sequence(self, field: Field) -> None:
        if field.kind == "SEQ":
            self.sequences.append((field.words[1:2] or [""])[0])

    def _bookmark(self, element: Element, _: Format) -> None:
        self.bookmarks.append(value(element, "name"))

    def _comment_start(self, element: Element, _: Format) -> None:
        self._story.comments.append(value(element, "id"))

    def _comment_end(self, element: Element, _: Format) -> None:
        if value(element, "id") in self._story.comments:
            self._story.comments.remove(value(element, "id"))

    def _formula(self, element: Element, base: Format) -> None:
        text = drawings.linear(element)
        if text:
            self._add(Formula(text, base))

    def _run(self, element: Element, base: Format) -> None:
        shared = self._story.shared
        properties = shared.formats.properties(element)
        for field in self._story.fields:
            base = field.applied(base) if field.in_result else base
        format_ = shared.formats.read(properties, base)
        if self._story.comments:
            format_ = replace(format_, comment=self._story.comments[0])
        if shared.formats.is_hidden(properties):
            self._hidden_run(element, format_)
        else:
            self._parts(element, format_)

    def _parts(self, run: Element, format_: Format) -> None:
        # A mark of the author's own for a note is no text; the renderer counts notes.
        marked = any(value(part, "customMarkFollows") in ("1", "true", "on") for part in run)
        for part in run:
            handler = _IN_RUN.get(local_name(part))
            if handler is not None and not (marked and local_name(part) in ("t", "sym")):
                handler(self, part, format_)

    def _hidden_run(self, run: Element, format_: Format) -> None:
        """Set hidden text aside; entries of the index are always hidden."""
        kept, self._pieces = self._pieces, []
        self._parts(run, format_)
        made, self._pieces = self._pieces, kept
        self._pieces += [piece for piece in made if isinstance(piece, IndexEntry)]
        self._story.shared.hidden += [piece.value for piece in made if isinstance(piece, Characters)]

    @property
    def _in_code(self) -> bool:
        """Tell whether an instruction is being read rather than a result."""
        return any(not field.in_result for field in self._story.fields)

    def _add(self, piece: Piece) -> None:
        (self._withheld if self._in_code else self._pieces).append(piece)

    def _text(self, element: Element, format_: Format) -> None:
        self._story.shared.met.update(element.iter(element.tag))
        if text := "".join(map(str, element.itertext())):
            self._add(Characters(text, format_))

    def _deleted(self, element: Element, format_: Format) -> None:
        self._text(element, format_)

    def _space(self, element: Element, format_: Format) -> None:
        text = _SPACES[local_name(element)]
        if text:
            self._add(Characters(text, format_))
        elif local_name(element) == "cr":
            self._add(Break("line", format_))

    def _break(self, element: Element, format_: Format) -> None:
        kind = value(element, "type") or "line"
        self._add(Break("page" if kind in ("page", "column") else "line", format_))

    def _symbol(self, element: Element, format_: Format) -> None:
        try:
            code = int(value(element, "char"), 16)
        except ValueError:
            return
        plain = code & 0xFF if 0xF000 <= code <= 0xF0FF else code
        text = _SYMBOLS.get(plain) if plain != code else chr(code) if not 0xD800 <= code <= 0xDFFF else None
        if text is None:
            where = self._story.shared.name
            self._story.shared.report.warning("unknown-symbol", f"a symbol of the font {value(element, 'font')}", where)
        self._add(Characters(text or "\ufffd", format_))

    def _field_mark(self, element: Element, _: Format) -> None:
        fields = self._story.fields
        match value(element, "fldCharType"):
            case "begin":
                fields.append(Field())
            case "separate" if fields:
                fields[-1].in_result = True
                self._note_sequence(fields[-1])
            case "end" if fields:
                self._end_field(fields.pop())
            case _:
                pass

    def _end_field(self, field: Field) -> None:
        """Keep what fields without a result say: entries of the index, and equations."""
        words = field.words
        if field.kind == "XE" and len(words) > 1:
            reading = words[words.index("\\y") + 1] if "\\y" in words[:-1] else ""
            self._add(IndexEntry(words[1].replace("\\:", ":").strip(": "), reading))
        elif field.kind == "EQ" and not field.in_result:
            self._add(Formula(field.instruction.strip()))

    def _instruction(self, element: Element, _: Format) -> None:
        if self._story.fields and not self._story.fields[-1].in_result:
            self._story.fields[-1].instruction += element.text or ""

    def _note(self, element: Element, format_: Format) -> None:
        kind = local_name(element).removesuffix("Reference")
        self._add(NoteCall(kind, value(element, "id"), replace(format_, position="")))

    def _comment_reference(self, element: Element, _: Format) -> None:
        identifier = value(element, "id")
        if not any(piece.format.comment == identifier for piece in self._pieces):
            self._add(CommentMark(identifier))

    def _ruby(self, element: Element, format_: Format) -> None:
        base, annotation = (self._plain(child(element, name)) for name in ("rubyBase", "rt"))
        if base or annotation:
            self._add(Annotated(base, annotation, said(child(element, "rubyPr"), "rubyAlign"), format_))

    def _plain(self, element: Element | None) -> str:
        reader = PieceReader(self._story)
        if element is not None:
            reader._walk(element, PLAIN)
        return "".join(piece.value for piece in reader._pieces if isinstance(piece, Characters))

    def _drawing(self, element: Element, format_: Format) -> None:
        found = False
        for identifier, alt, title in drawings.pictures(element):
            found = True
            self._add(
                Picture(self._story.targets.get(identifier, ""), alt, title, drawings.stands_apart(element), format_)
            )
        for box in drawings.text_boxes(element):
            found = True
            self._add(TextBox(self._story.blocks(box), format_))
        if not found and (what := drawings.unread(element)):
            shared = self._story.shared
            where = f"{shared.name}, paragraph {shared.paragraphs + 1}"
            shared.report.warning("dropped-markup", f"{what} was not kept", where)


_Handler = Callable[[PieceReader, Element, Format], None]
_IN_RUN: Final[dict[str, _Handler]] = {
    "t": PieceReader._text,
    "delText": PieceReader._deleted,
    **dict.fromkeys(_SPACES, PieceReader._space),
    "br": PieceReader._break,
    "sym": PieceReader._symbol,
    "fldChar": PieceReader._field_mark,
    "instrText": PieceReader._instruction,
    "footnoteReference": PieceReader._note,
    "endnoteReference": PieceReader._note,
    "commentReference": PieceReader._comment_reference,
    "ruby": PieceReader._ruby,
    "drawing": PieceReader._drawing,
    "pict": PieceReader._drawing,
    "object": PieceReader._drawing,
    "AlternateContent": PieceReader._alternatives,
}
_INLINE: Final[dict[str, _Handler]] = {
    "r": PieceReader._run,
    **dict.fromkeys(_INNER, PieceReader._inner),
    **dict.fromkeys(("ins", "del", "moveTo", "moveFrom"), PieceReader._change),
    "sdt": PieceReader._control,
    "hyperlink": PieceReader._link,
    "fldSimple": PieceReader._simple_field,
    "bookmarkStart": PieceReader._bookmark,
    "commentRangeStart": PieceReader._comment_start,
    "commentRangeEnd": PieceReader._comment_end,
    "oMath": PieceReader._formula,
    "oMathPara": PieceReader._formula,
    "AlternateContent": PieceReader._alternatives,
}
