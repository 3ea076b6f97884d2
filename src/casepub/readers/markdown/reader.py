"""The Markdown reader: front matter, straight road, parser, title; a source in, articles out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from casepub.model import Article, Block, Discarded, Footnote
from casepub.readers.base import ReadContext, Source
from casepub.readers.intake import language_of, text_of_source
from casepub.readers.labels import labelled
from casepub.readers.markdown import frontmatter
from casepub.readers.markdown.anchors import anchored
from casepub.readers.markdown.straight import Straight, divide
from casepub.readers.pictures import Pictures
from casepub.readers.structure.chapters import chapters_of
from casepub.readers.structure.found import refuse_empty
from casepub.readers.titles import entitled

_MARKS: Final = "*_`[<|{$&~"


class MarkdownReader:
    """Reads CommonMark with tables, notes, definitions, attributes, ruby and front matter."""

    def read(self, source: Source, context: ReadContext) -> Iterator[Article]:
        """Yield the article, or one for each chapter when the options say so."""
        decoded, repairs = text_of_source(source, context)
        context.options.refuse_more(sum(map(decoded.count, _MARKS)) // 2, "pairs of marks", source.name)
        front, text = frontmatter.split(decoded, context, source.name)
        parsed = _Parsing(source, context, text, front.lines)
        title, body = entitled(labelled(parsed.blocks), front.metadata.title)
        language = language_of(text, context, stated=front.metadata.language.replace("und", ""))
        metadata = replace(front.metadata, title=title or _file_title(source, context), language=language)
        discarded = tuple(parsed.discarded)
        article = Article(metadata, body, parsed.footnotes, parsed.pictures.resources, discarded, repairs)
        refuse_empty(replace(article, metadata=replace(metadata, title=title)), source.name)
        yield from chapters_of(article) if context.options.split_chapters else (article,)


def _file_title(source: Source, context: ReadContext) -> str:
    """Give the name of the file for a title when the text has none."""
    title = Path(source.name).stem if source.path else ""
    if title:
        context.report.info("title-guessed", f"the text has no title; '{title}' is the name of the file", source.name)
    return title


class _Parsing:
    """One text on its way through the parser, with what is collected beside the blocks."""

    def __init__(self, source: Source, context: ReadContext, text: str, line: int) -> None:
        self._source = source
        self._context = context
        self._line = line
        self.pictures = Pictures(source, context)
        self.footnotes: tuple[Footnote, ...] = ()
        self.discarded: list[Discarded] = []
        straight = divide(text, line)
        blocks = self._blocks(straight)
        self.blocks: tuple[Block, ...] = self._blocks(Straight(text, ())) or () if blocks is None else blocks

    def _blocks(self, straight: Straight) -> tuple[Block, ...] | None:
        if straight.is_whole:
            return straight.runs[0]
        # The parser is loaded only for texts that need it.
        from casepub.readers.markdown.blocks import BlockReader
        from casepub.readers.markdown.grammar import grammar
        from casepub.readers.markdown.inlines import InlineReader
        from casepub.readers.markdown.notes import NoteBook

        notes = NoteBook(self._context, self._source.name)
        inlines = InlineReader(self._context, self._source.name, self.pictures, notes)
        surroundings: dict[str, Any] = {}
        tokens = grammar().parse(straight.text, surroundings)
        blocks = BlockReader(tokens, inlines, notes, straight, self._line).read()
        if blocks is not None:
            notes.define_inline(surroundings, inlines)
            blocks = anchored(blocks) if inlines.has_inner_links else blocks
            self.footnotes, self.discarded = notes.finish(), notes.discarded
        return blocks
