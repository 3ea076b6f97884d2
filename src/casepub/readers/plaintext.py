"""Bare text in, an article or its chapters out: bytes become lines, the shared part finds the structure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from casepub.errors import SourceError
from casepub.model import Article, Repair
from casepub.readers.base import ReadContext, Source
from casepub.readers.structure.assemble import assemble
from casepub.readers.structure.chapters import chapters_of
from casepub.readers.structure.encoding import Decoded, decode
from casepub.readers.structure.line import Hints
from casepub.readers.structure.repair import clean, repairs_of
from casepub.readers.structure.wrap import lines_of


class PlainTextReader:
    """Reads text dumps of web pages and any plain text."""

    def read(self, source: Source, context: ReadContext) -> Iterator[Article]:
        """Yield the article, or each chapter when the options ask for chapters."""
        decoded = decode(source.data, name=source.name)
        text, counts = clean(decoded.text)
        if not text.strip():
            raise SourceError(f"{source.name}: there is no text in it")
        report_decoding(decoded, source.name, context)
        article = assemble(lines_of(text), Hints(name=source.name), context)
        article = replace(article, repairs=decoding_repairs(decoded) + repairs_of(counts) + article.repairs)
        yield from chapters_of(article) if context.options.split_chapters else (article,)


def decoding_repairs(decoded: Decoded) -> tuple[Repair, ...]:
    """Give what decoding mended as the model keeps it."""
    encoding = (Repair("encoding", 1, decoded.encoding),) if decoded.encoding != "utf-8" else ()
    return encoding + ((Repair("mojibake", 1, decoded.mojibake),) if decoded.mojibake else ())


def report_decoding(decoded: Decoded, name: str, context: ReadContext) -> None:
    """Say which encoding was found, what was lost before and what may be wrong."""
    if decoded.encoding != "utf-8":
        context.report.info("encoding", f"read as {decoded.encoding}", name)
    if decoded.mojibake:
        context.report.info("mojibake", f"mended: {decoded.mojibake}", name)
    if decoded.suspected:
        hint = "save the source anew in the right encoding"
        context.report.warning("mojibake", f"the text looks like {decoded.suspected}, too damaged to mend", name, hint)
    if decoded.broken:
        message = (
            f"read as {decoded.encoding}; in {decoded.broken} places characters are broken and were replaced by U+FFFD"
        )
        context.report.warning("characters-broken", message, name, "take the text from its source again")
    if decoded.lost:
        message = f"characters were lost before casepub saw the text (锟斤拷), in {decoded.lost} places"
        context.report.warning("characters-lost", message, name, "take the text from its source again")
