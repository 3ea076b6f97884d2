"""What every reader of text begins with: bytes in; text, what decoding mended, and the language out."""

from __future__ import annotations

from casepub.model import Repair
from casepub.readers.base import ReadContext, Source
from casepub.readers.structure.encoding import Decoded, decode
from casepub.readers.structure.language import detect, refined
from casepub.readers.structure.repair import clean, repairs_of


def text_of_source(source: Source, context: ReadContext, declared: str = "") -> tuple[str, tuple[Repair, ...]]:
    """Decode a source; characters that cannot be printed go, line ends become line feeds, and the text ends in one.

    Raises:
        SourceError: the bytes are no text in any encoding tried, or too many lines.
    """
    decoded = decode(source.data, declared, source.name)
    report_decoding(decoded, source.name, context)
    text, counts = clean(decoded.text)
    text = text if text.endswith("\n") else text + "\n"
    # Empty lines cost next to nothing.
    context.options.refuse_more(text.count("\n") - text.count("\n\n"), "lines", source.name)
    return text, decoding_repairs(decoded) + repairs_of(counts)


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


def language_of(text: str, context: ReadContext, *, stated: str = "", declared: str = "") -> str:
    """Give the language of a text.

    Args:
        text: its characters.
        context: the user's own choice stands in its options.
        stated: what the author states; believed.
        declared: what a program wrote; believed only where the characters agree.
    """
    return context.options.language or stated or refined(detect(text), declared)
