"""Which keys of a template a PDF puts into effect, and why the others have no meaning in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Final

from casepub.template.schema import Style, Styles

_RUNNING_LOOK: Final = ("font", "font_size", "font_weight", "color", "letter_spacing")
_ONE_LINE: Final = "running heads and feet are one line, placed by the page's margins and the slots they stand in"
_AT_THE_FOOT: Final = "notes follow each other at the foot of the page, on the paper's own ground"
_ON_THE_ASIDE: Final = "the title of an aside lies on the ground of the aside"
_UNSTYLED: Final = {
    **{
        f"styles.{matter}.{field.name}": _ONE_LINE
        for matter in ("header", "footer")
        for field in fields(Style)
        if field.name not in _RUNNING_LOOK
    },
    **{
        f"styles.footnote.{key}": _AT_THE_FOOT
        for key in ("margin_before", "margin_after", "background", "break_before")
    },
    "styles.aside_title.background": _ON_THE_ASIDE,
}
_STYLES: Final = {f"styles.{style.name}.{field.name}" for style in fields(Styles) for field in fields(Style)}

HONOURS: Final = frozenset((
    "fonts.*",
    "page.size", "page.writing_mode", "page.sides", "page.margin.*", "page.grid.*", "page.columns", "page.column_gap",
    "text.align", "text.line_break", "text.kinsoku", "text.word_break", "text.text_wrap", "text.text_autospace",
    "text.text_spacing_trim", "text.hanging_punctuation", "text.hyphens", "text.emphasis", "text.text_indent",
    "text.paragraph_start", "text.grid_align", "text.ruby_size", "text.minimum_last_line",
    *(_STYLES - _UNSTYLED.keys()),
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
    "title": "it names the template, not the document",
    "languages": "it says what the template is for",
    **_UNSTYLED,
    "page.background": "a printer's paper has its own colour, and painting it would cost ink",
    "book.chapters": "a PDF is one piece; styles.heading_1.break_before begins new pages",
    "book.cover": "a cover is made for electronic books; a printed one has a file of its own",
    "screen.*": _PAPER,
}
