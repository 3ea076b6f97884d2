"""Which keys of a template a PDF puts into effect, and why the others have no meaning in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

HONOURS: Final = frozenset((
    "fonts.*",
    "page.size", "page.writing_mode", "page.sides", "page.margin.*", "page.grid.*", "page.columns", "page.column_gap",
    "text.align", "text.line_break", "text.kinsoku", "text.text_wrap", "text.text_autospace", "text.text_spacing_trim",
    "text.hanging_punctuation", "text.hyphens", "text.emphasis", "text.text_indent", "text.grid_align",
    "text.ruby_size", "text.minimum_last_line",
    "styles.*",
    "header.*", "footer.*",
    "link.*",
    "numbering.*",
    "toc.*",
    "book.title_page",
    "figure.*",
    "table.*",
))  # fmt: skip

_PAPER: Final = "a PDF is paper; only a screen has it"
NOT_APPLICABLE: Final[Mapping[str, str]] = {
    "page.background": "a printer's paper has its own colour, and painting it would cost ink",
    "book.chapters": "a PDF is one piece; styles.heading_1.break_before begins new pages",
    "book.cover": "a cover is made for electronic books; a printed one has a file of its own",
    "screen.*": _PAPER,
}
