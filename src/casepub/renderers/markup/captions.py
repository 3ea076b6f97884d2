"""The numbers of figures and tables (图1, 表 2), where the template wants them and the source has none."""

from __future__ import annotations

from typing import Final

from casepub.renderers.markup.scope import Scope
from casepub.text.pattern import lazily

_NUMBERED: Final = lazily(r"\s*(?:图|圖|図|表|그림|표|[Ff]ig(?:ure)?\.?|[Tt]able)\s*[0-9０-９一二三四五六七八九十]")


def caption_label(kind: str, caption: str, scope: Scope) -> str:
    """Write the label with the gap behind it; nothing where the caption has a number of its own."""
    number = scope.count(kind)
    if not scope.template.numbering.captions or _NUMBERED.match(caption):
        return ""
    word = scope.words.figure if kind == "figure" else scope.words.table
    gap = scope.words.gap if caption else ""
    return f'<span class="caption-label">{scope.plain(f"{word}{number}{gap}")}</span>'
