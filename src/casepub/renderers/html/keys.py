"""Which keys of a template a web page puts into effect, and why it cannot the others."""

from __future__ import annotations

from typing import Final

from casepub.renderers.markup.keys import style_keys

_RUNNING_LOOK: Final = ("font", "font_size", "font_weight", "line_height", "color", "letter_spacing")

HONOURS: Final = frozenset({
    *(f"fonts.*.{key}" for key in ("latin", "hans", "hant", "ja", "ko", "latin_scale")),
    *(f"page.{key}" for key in (
        "size", "writing_mode", "sides", "margin.*", "grid.*", "columns", "column_gap", "background",
    )),
    *(f"text.{key}" for key in (
        "align", "line_break", "kinsoku", "word_break", "text_wrap", "text_autospace", "text_spacing_trim",
        "hanging_punctuation", "hyphens", "emphasis", "text_indent", "ruby_size", "minimum_last_line",
    )),
    *style_keys(),
    *(f"styles.{role}.{key}" for role in ("header", "footer") for key in _RUNNING_LOOK),
    "header.*", "footer.*", "link.*", "numbering.*", "toc.enabled", "toc.depth", "book.title_page", "figure.*",
    "table.*", "screen.*",
})  # fmt: skip

NOT_APPLICABLE: Final = {
    "title": "it names the template, not the page",
    "languages": "it says what the template is for",
    "fonts.*.latin_shift": "a browser sets all faces of a line on one baseline",
    "text.paragraph_start": "a bracket begins a paragraph as text-spacing-trim of the browser does it",
    "text.grid_align": "a browser has no grid of characters",
    "styles.header.*": "the boxes in a page's margins have a look, but no indents, margins or breaks of their own",
    "styles.footer.*": "the boxes in a page's margins have a look, but no indents, margins or breaks of their own",
    "toc.leader": "the contents of a web page are links and have no page numbers to lead to",
    "book.chapters": "a web page holds the whole work",
    "book.cover": "a web page has no cover",
}
