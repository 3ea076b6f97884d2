"""What paragraph styles mean by their case-folded names: those of Word, LibreOffice, pandoc and casepub."""

from __future__ import annotations

from typing import Final

from casepub.model import AsideRole, DivisionRole, ParagraphRole
from casepub.text.pattern import lazily

TITLE: Final = frozenset({"title", "标题", "標題", "表題", "제목"})
SUBTITLE: Final = frozenset({"subtitle", "副标题", "副標題", "副題", "부제"})
SECTION: Final = frozenset({"section label"})
BYLINE: Final = frozenset({"byline", "author", "authors", "date", "作者"})
PART_TITLE: Final = frozenset({"part title"})
GENERATED: Final = lazily(
    r"toc \d|toc heading|contents (?:\d|heading)|table of figures|index \d|header|footer|目录\s*\d?"
)
CAPTION: Final = frozenset(
    {"caption", "table caption", "image caption", "题注", "題注", "図表番号", "illustration", "table"}
)
CREDIT: Final = "credit"
QUOTE: Final = frozenset({"quote", "intense quote", "block text", "quotations", "block quotation", "引用"})
ATTRIBUTION: Final = "attribution"
VERSE: Final = frozenset({"verse", "poetry", "line block"})
CODE: Final = frozenset(
    {"code block", "source code", "html preformatted", "preformatted text", "macro text", "plain text"}
)
LIST: Final = frozenset({"list paragraph", "list continue", "list continue 2", "list continue 3", "compact"})
TERM: Final = frozenset({"definition term", "list heading"})
DEFINITION: Final = frozenset({"definition", "list contents"})
ASIDE_TITLE: Final = "aside title"
HEADER_CELL: Final = frozenset({"table heading"})

ASIDES: Final[dict[str, AsideRole]] = {"aside": "note", "tip": "tip", "warning": "warning", "sidebar": "sidebar"}
DIVISIONS: Final[dict[str, DivisionRole]] = {
    "abstract": "abstract", "dedication": "dedication", "epigraph": "epigraph", "colophon": "colophon",
    "questions": "questions",
}  # fmt: skip
PARAGRAPHS: Final[dict[str, ParagraphRole]] = {
    "lead": "lead", "signature": "signature", "closing": "signature", "salutation": "addressee", "date": "dateline",
    "byline": "byline", "bibliography": "reference", "bibliography 1": "reference",
}  # fmt: skip
