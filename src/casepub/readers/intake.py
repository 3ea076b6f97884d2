"""What every reader of text begins with: bytes in, text and its language out."""

from __future__ import annotations

from casepub.errors import SourceError
from casepub.readers.base import ReadContext, Source
from casepub.readers.structure.measure import han, hangul, kana


def text_of_source(source: Source, context: ReadContext) -> str:
    """Decode a source; line ends become line feeds, and the text ends in one.

    Raises:
        SourceError: no encoding fits.
    """
    text = None
    for encoding in ("utf-8-sig", "gb18030", "cp932"):
        try:
            text = source.data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    if text is None:
        raise SourceError(f"{source.name}: no encoding fits")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.endswith("\n") else text + "\n"


def language_of(text: str, context: ReadContext, stated: str = "") -> str:
    """Give the language that the user or the source states, else the one that the characters show."""
    if context.options.language or stated:
        return context.options.language or stated
    sample = text[:20_000]
    if hangul(sample) > han(sample):
        return "ko"
    if kana(sample) > 0.05 * len(sample):
        return "ja"
    return "zh-Hans" if han(sample) else "en"
