"""Which keys of a template a Word file puts into effect, and why the others have no meaning in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from casepub.template.schema import FONT_STACKS

HONOURS: Final = frozenset((
    *(f"fonts.{stack}.{script}" for stack in FONT_STACKS for script in ("latin", "hans", "hant", "ja", "ko")),
    "page.size", "page.writing_mode", "page.sides", "page.margin.top", "page.margin.bottom", "page.margin.inner",
    "page.margin.outer", "page.grid.characters", "page.grid.lines", "page.columns", "page.column_gap",
    "page.background",
    "text.align", "text.line_break", "text.kinsoku", "text.word_break", "text.text_autospace",
    "text.text_spacing_trim", "text.hanging_punctuation", "text.hyphens", "text.emphasis", "text.text_indent",
    "text.grid_align", "text.ruby_size",
    *(f"styles.*.{key}" for key in (
        "font", "font_size", "font_weight", "line_height", "color", "text_align", "text_indent", "letter_spacing",
        "margin_before", "margin_after", "margin_start", "margin_end", "background", "break_before",
        "keep_with_next", "keep_together")),
    *(f"{matter}.{side}.{slot}" for matter in ("header", "footer") for side in ("recto", "verso")
      for slot in ("start", "center", "end")),
    "header.first_page", "header.rule", "footer.first_page", "footer.rule",
    "link.color", "link.underline",
    "numbering.headings", "numbering.footnotes", "numbering.captions",
    "toc.enabled", "toc.depth", "toc.leader",
    "book.title_page",
    "figure.placeholder", "figure.maximum_height", "figure.text_align",
    "table.rules", "table.cell_padding", "table.head_background",
))  # fmt: skip

_ONE_SIZE: Final = "a run in Word has one size and one baseline for both scripts"
_SCREEN: Final = "a Word file is paper; its reader's own settings rule the screen"
NOT_APPLICABLE: Final[Mapping[str, str]] = {
    "title": "it names the template, not the document",
    "languages": "it says what the template is for",
    **{f"fonts.{stack}.{key}": _ONE_SIZE for stack in FONT_STACKS for key in ("latin_scale", "latin_shift")},
    "text.text_wrap": "Word chooses the line ends and has no such switch",
    "text.paragraph_start": "Word has one way to begin a paragraph with a bracket",
    "text.minimum_last_line": "Word chooses the line ends and has no such switch",
    "book.chapters": "a Word file is one piece; styles.heading_1.break_before begins new pages",
    "book.cover": "a cover is made for electronic books",
    **{f"screen.{key}": _SCREEN for key in ("dark_ink", "dark_paper", "dark_accent", "measure")},
}
