"""Which keys of a template an EPUB puts into effect, and why it cannot the others."""

from __future__ import annotations

from typing import Final

from casepub.renderers.markup.keys import style_keys

# A reader's own choice of size and colour for the body stands.
_READERS_OWN: Final = frozenset({"styles.paragraph.color"})

HONOURS: Final = frozenset({
    *(f"fonts.*.{key}" for key in ("latin", "hans", "hant", "ja", "ko")),
    "page.writing_mode",
    *(f"text.{key}" for key in (
        "align", "line_break", "kinsoku", "word_break", "text_autospace", "text_spacing_trim", "hanging_punctuation",
        "hyphens", "emphasis", "text_indent", "ruby_size",
    )),
    *(key for key in style_keys() if key not in _READERS_OWN),
    "link.*", "numbering.*", "toc.enabled", "toc.depth", "book.*", "figure.*", "table.*",
})  # fmt: skip

_NO_PAGES: Final = "an EPUB has no pages of its own: the reading system makes them"

NOT_APPLICABLE: Final = {
    "title": "it names the template, not the book",
    "languages": "it says what the template is for",
    "fonts.*.latin_scale": "e-book readers know no size adjustment between faces",
    "fonts.*.latin_shift": "e-book readers set all faces of a line on one baseline",
    "page.size": _NO_PAGES,
    "page.sides": _NO_PAGES,
    "page.margin.*": _NO_PAGES,
    "page.grid.*": _NO_PAGES,
    "page.columns": _NO_PAGES,
    "page.column_gap": _NO_PAGES,
    "page.background": "the paper of a screen is the reader's own",
    "text.text_wrap": "the reading system breaks the lines, and old ones know one way",
    "text.paragraph_start": "a bracket begins a paragraph as text-spacing-trim of the browser does it",
    "text.grid_align": "e-book readers have no grid of characters",
    "text.minimum_last_line": "the reading system breaks the lines, and old ones know one way",
    "styles.paragraph.color": "the colour of the body is the reader's own choice, light or dark",
    "styles.header.*": _NO_PAGES,
    "styles.footer.*": _NO_PAGES,
    "header.*": _NO_PAGES,
    "footer.*": _NO_PAGES,
    "toc.leader": "the contents of an EPUB are links and have no page numbers to lead to",
    "screen.*": "dark paper and the longest line are the reading system's",
}
