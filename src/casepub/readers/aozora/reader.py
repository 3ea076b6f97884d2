"""The 青空文庫 reader: lines with notes in, an article out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from casepub.errors import SourceError
from casepub.model import (
    Alignment,
    Article,
    Block,
    BlockQuote,
    Discarded,
    Division,
    Figure,
    Heading,
    Image,
    PageBreak,
    Paragraph,
    SourceSpan,
    Text,
    ThematicBreak,
)  # fmt: skip
from casepub.model.walk import text_of
from casepub.readers.aozora.notation import LineOf, LineReader
from casepub.readers.aozora.parts import Numbered, divided, metadata_of
from casepub.readers.base import ReadContext, Source
from casepub.readers.builder import Children
from casepub.readers.intake import language_of, text_of_source
from casepub.readers.labels import labelled
from casepub.readers.pictures import Pictures
from casepub.readers.structure.chapters import chapters_of
from casepub.text.pattern import lazily

_LEVELS: Final = {"大": 1, "中": 2, "小": 3}
_HEADING: Final = lazily(r"「(.+)」は(同行|窓)?([大中小])見出し")
_HEADING_RANGE: Final = lazily(r"(?:ここから)?(同行|窓)?([大中小])見出し")
_HEADING_END: Final = lazily(r"(?:ここで)?(?:同行|窓)?[大中小]見出し終わり")
_BREAK: Final = lazily("改ページ|改丁|改見開き|改段|改頁")
_INDENT: Final = lazily(r"ここから.*(?:字下げ|字詰め|罫囲み|中央揃え|横書き|横組み|字上げ|地付き|キャプション).*")
_INDENT_END: Final = lazily(r"ここで(?:字下げ|字詰め|罫囲み|中央揃え|横書き|横組み|字上げ|地付き|キャプション).*終わり")
_ALIGN_END: Final = lazily(r"地付き|地から[０-９0-9一二三四五六七八九十]+字上げ")
_LINE_INDENT: Final = lazily(
    r"(?:天から)?[０-９0-9一二三四五六七八九十]+字下げ|ページの左右中央(?:に)?|改行天付き.*|中央揃え"
)
_SEPARATOR: Final = lazily(r"区切り線")
_PICTURE: Final = lazily(
    r"(?:「(.+)」のキャプション付きの)?.*?（([^（）、，]+\.(?:png|jpe?g|gif|webp|bmp))[^（）]*）入る", re.IGNORECASE
)
_CAPTION: Final = lazily(r"「(.+)」はキャプション")
_BLOCK_NOTES: Final = (
    _HEADING, _HEADING_RANGE, _HEADING_END, _BREAK, _INDENT, _INDENT_END, _ALIGN_END, _LINE_INDENT, _SEPARATOR,
    _PICTURE, _CAPTION,
)  # fmt: skip


def _is_block_note(note: str) -> bool:
    return any(pattern.fullmatch(note) for pattern in _BLOCK_NOTES)


class AozoraReader:
    """Reads texts of 青空文庫 and others in its notation."""

    def read(self, source: Source, context: ReadContext) -> Iterator[Article]:
        """Yield the article, or one for each chapter when the options say so."""
        text, repairs = text_of_source(source, context, declared=_encoding(source.data))
        parts = divided(text)
        composer = _Composer(source, context)
        body = labelled(composer.compose(parts.text))
        colophon = composer.colophon(parts.colophon)
        if not body:
            raise SourceError(f"{source.name}: there is no text in it")
        metadata = replace(metadata_of(parts), language=language_of(text, context))
        legend = "\n".join(line.text for line in parts.legend if line.text.strip("- "))
        out = (Discarded(legend, "legend", 1.0, parts.legend[0].number),) if legend else ()
        discarded = (*out, *composer.discarded)
        article = Article(metadata, body + colophon, (), composer.pictures.resources, discarded, repairs)
        yield from chapters_of(article) if context.options.split_chapters else (article,)


def _encoding(data: bytes) -> str:
    """Give the encoding that 青空文庫 uses, for all that is not plainly UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp932"
    return ""


class _Composer:
    """Makes the blocks of one text, line by line."""

    def __init__(self, source: Source, context: ReadContext) -> None:
        self._name = source.name
        self._report = context.report
        self._lines = LineReader()
        self.pictures = Pictures(source, context)
        self.discarded: list[Discarded] = []
        self._stack: list[tuple[list[Block], Alignment]] = [([], "auto")]
        self._level = 0

    def compose(self, lines: tuple[Numbered, ...]) -> tuple[Block, ...]:
        """Give the blocks of the text."""
        for line in lines:
            self._line(line)
        while len(self._stack) > 1:
            self._close()
        return tuple(self._stack[0][0])

    def colophon(self, lines: tuple[Numbered, ...]) -> tuple[Block, ...]:
        """Give the notes on edition and makers, which stay part of the text."""
        paragraphs = tuple(
            Paragraph(self._read(line).children, source=SourceSpan(line.number, line.number))
            for line in lines
            if line.text.strip()
        )
        return (Division(paragraphs, "colophon"),) if paragraphs else ()

    def _read(self, line: Numbered) -> LineOf:
        said = self._lines.read(line.text.strip("　 "), _is_block_note)
        where = f"{self._name}, line {line.number}"
        for note in said.lost:
            self.discarded.append(Discarded(note, "unknown-character", 1.0, line.number))
            self._report.warning("unknown-character", f"a geta 〓 stands for the character {note}", where)
        for note in said.unknown:
            self.discarded.append(Discarded(f"［＃{note}］", "note-of-input", 1.0, line.number))
        return said

    def _line(self, line: Numbered) -> None:
        said = self._read(line)
        for note in said.notes:
            self._before(note, line.number)
        for block in () if self._is_caption(said) else self._blocks(said):
            placed = replace(block, source=SourceSpan(line.number, line.number))
            self._stack[-1][0].append(placed)
        for note in said.notes:
            self._after(note)

    def _before(self, note: str, number: int) -> None:
        """Do what a note says of the place before its line."""
        if _HEADING_END.fullmatch(note):
            return
        if _BREAK.fullmatch(note):
            self._add(PageBreak(), number)
        elif _SEPARATOR.fullmatch(note):
            self._add(ThematicBreak(), number)
        elif _INDENT.fullmatch(note):
            self._open(note)
        elif match := _HEADING_RANGE.fullmatch(note):
            self._level = _LEVELS[match[2]]
        elif match := _PICTURE.fullmatch(note):
            self._picture(match[2], match[1] or "", number)

    def _after(self, note: str) -> None:
        if _INDENT_END.fullmatch(note):
            self._close()
        elif _HEADING_END.fullmatch(note):
            self._level = 0

    def _add(self, block: Block, number: int) -> None:
        self._stack[-1][0].append(replace(block, source=SourceSpan(number, number)))

    def _open(self, note: str) -> None:
        alignment: Alignment = (
            "center" if "中央揃え" in note else "end" if "地付き" in note or "字上げ" in note else "auto"
        )
        if len(self._stack) > 1 and "字下げ" in note:
            # A new indent takes the place of the one before. 青空文庫「注記一覧」字下げ.
            self._close()
        if len(self._stack) < 20:
            self._stack.append(([], alignment))

    def _close(self) -> None:
        if len(self._stack) == 1:
            return
        blocks, alignment = self._stack.pop()
        if not blocks:
            return
        plain = alignment == "end" or any(isinstance(block, Heading) for block in blocks)
        self._stack[-1][0].extend(blocks if plain else (BlockQuote(tuple(blocks), source=blocks[0].source),))

    def _picture(self, target: str, caption: str, number: int) -> None:
        resource = self.pictures.fetch(target)
        words: Children = (Text(caption),) if caption else ()
        images = (Image(resource, caption),) if resource else ()
        self._add(Figure(images, words, lost=not images), number)

    def _is_caption(self, said: LineOf) -> bool:
        """Make a line that a note calls a caption that of the figure above it, if there is one."""
        words = next((match[1] for note in said.notes if (match := _CAPTION.fullmatch(note))), None)
        blocks = self._stack[-1][0]
        if words is None or words != text_of(said.children).strip() or not blocks:
            return False
        figure = blocks[-1]
        if not isinstance(figure, Figure) or figure.caption:
            return False
        blocks[-1] = replace(figure, caption=said.children)
        return True

    def _blocks(self, said: LineOf) -> tuple[Block, ...]:
        """Give the heading and the paragraph of a line."""
        children = said.children
        match = next((found for note in said.notes if (found := _HEADING.fullmatch(note))), None)
        level = _LEVELS[match[3]] if match else self._level
        if level and match and match[2] and text_of(children).startswith(match[1]):
            head, rest = _cut(children, len(match[1]))
            return (Heading(level, head), *((Paragraph(rest),) if rest else ()))
        if not children:
            return ()
        if level:
            return (Heading(level, children),)
        aligned = any(_ALIGN_END.fullmatch(note) for note in said.notes)
        return (Paragraph(children, alignment="end" if aligned else self._stack[-1][1]),)


def _cut(children: Children, length: int) -> tuple[Children, Children]:
    """Divide inlines after so many characters, as closely as whole nodes allow."""
    head: list[object] = []
    items = list(children)
    while items and length > 0:
        first = items.pop(0)
        value = text_of(first)
        if isinstance(first, Text) and len(value) > length:
            head.append(Text(value[:length]))
            items.insert(0, Text(value[length:].lstrip("　 ")))
            break
        head.append(first)
        length -= len(value)
    return tuple(head), tuple(items)  # type: ignore[arg-type]
