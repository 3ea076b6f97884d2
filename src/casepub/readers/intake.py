"""What every reader of text begins with: bytes in, text and its language out."""

from __future__ import annotations

from casepub.errors import SourceError
from casepub.readers.base import ReadContext, Source
from casepub.readers.structure.language import detect, refined


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


def language_of(text: str, context: ReadContext, *, stated: str = "", declared: str = "") -> str:
    """Give the language of a text.

    Args:
        text: its characters.
        context: the user's own choice stands in its options.
        stated: what the author states; believed.
        declared: what a program wrote; believed only where the characters agree.
    """
    return context.options.language or stated or refined(detect(text), declared)
