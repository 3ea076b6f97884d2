"""The labels of figures and tables (图1, Table 2), where the template wants them and the source has none."""

from __future__ import annotations

from typing import Final, Literal

from casepub.template.words import words_for
from casepub.text.pattern import lazily

_NUMBERED: Final = lazily(
    r"\s*[（(［\[【]?\s*(?:图|圖|図|表|그림|표|写真|照片|[Ff]ig(?:ure)?\.?|[Tt]able)\s*[0-9０-９一二三四五六七八九十]"
)


def caption_label(kind: Literal["figure", "table"], number: int, caption: str, language: str) -> str:
    """Give the label with the gap behind it; nothing where the caption has a number of its own."""
    if _NUMBERED.match(caption):
        return ""
    words = words_for(language)
    word = words.figure if kind == "figure" else words.table
    return f"{word}{number}{words.gap if caption else ''}"
