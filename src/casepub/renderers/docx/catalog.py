"""The Word styles that exist, and which role of the template each shows: one table, no rules.

Names are Word's own where it has one, so that an editor's interface shows them in the editor's language; import
matches by name. They are ASCII, because LibreOffice renames others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from casepub.model import AsideRole, DivisionRole, ParagraphRole


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """One paragraph style.

    Attributes:
        id, name: how parts and people refer to it.
        key: the style of the template that it shows.
        based, following: ids of the style it inherits from and of the one that follows it when typing.
        outline: level in the outline, 0 the highest.
        joined: no space between two paragraphs of this style.
        changes: what differs from the template's style, as fields of the computed style.
        hanging: em by which all lines but the first are set in.
    """

    id: str
    name: str
    key: str
    based: str = "Normal"
    following: str = ""
    outline: int | None = None
    joined: bool = False
    changes: Mapping[str, Any] = field(default_factory=dict)
    hanging: float = 0.0


_P = ParagraphStyle
_HEADINGS: Final = tuple(
    _P(f"Heading{level}", f"heading {level}", f"heading_{level}", following="FirstParagraph", outline=level - 1)
    for level in range(1, 7)
)
_CONTENTS: Final = tuple(_P(f"TOC{level}", f"toc {level}", f"toc_{level}") for level in range(1, 4))

PARAGRAPH_STYLES: Final = (
    _P("Normal", "Normal", "paragraph", "", changes={
        "indent": 0.0, "before": 0.0, "after": 0.0, "start": 0.0, "end": 0.0, "background": None,
        "break_before": "auto", "keep_with_next": False, "keep_together": False}),
    _P("BodyText", "Body Text", "paragraph"),
    _P("FirstParagraph", "First Paragraph", "first_paragraph", "BodyText", "BodyText"),
    _P("Lead", "Lead", "lead", following="BodyText"),
    _P("Title", "Title", "title", following="BodyText"),
    _P("Subtitle", "Subtitle", "subtitle", following="BodyText"),
    _P("SectionLabel", "Section Label", "section", following="Title"),
    _P("Byline", "Byline", "byline", following="BodyText"),
    _P("PartTitle", "Part Title", "part_title", following="BodyText"),
    *_HEADINGS,
    _P("Signature", "Signature", "signature"),
    _P("Date", "Date", "signature", "Signature"),
    # GB/T 9704-2012 §7.3.2: the addressee stands at the line's start, without indent.
    _P("Salutation", "Salutation", "signature", "Signature", "BodyText",
       changes={"align": "start", "start": 0.0, "end": 0.0, "indent": 0.0}),
    _P("Bibliography", "Bibliography", "paragraph", hanging=2.0),
    _P("Quote", "Quote", "block_quote", joined=True),
    _P("Attribution", "Attribution", "attribution", following="BodyText"),
    _P("Verse", "Verse", "verse"),
    _P("ListParagraph", "List Paragraph", "list", joined=True),
    _P("DefinitionTerm", "Definition Term", "term", following="Definition"),
    _P("Definition", "Definition", "list"),
    _P("CodeBlock", "Code Block", "code", joined=True),
    # The table's own margins, break and keep are those of the whole table, not of each paragraph in it.
    _P("TableText", "Table Text", "table", changes={
        "before": 0.0, "after": 0.0, "start": 0.0, "end": 0.0, "background": None, "break_before": "auto",
        "keep_with_next": False, "keep_together": False}),
    _P("TableHeading", "Table Heading", "table", "TableText", changes={
        "weight": "bold", "before": 0.0, "after": 0.0, "start": 0.0, "end": 0.0, "background": None,
        "break_before": "auto", "keep_with_next": False, "keep_together": False}),
    _P("Figure", "Figure", "caption", following="Caption"),
    _P("ThematicBreak", "Thematic Break", "paragraph", following="BodyText", changes={"indent": 0.0}),
    _P("Caption", "caption", "caption", following="BodyText"),
    _P("Credit", "Credit", "credit", following="BodyText"),
    _P("Aside", "Aside", "aside", joined=True),
    _P("Tip", "Tip", "aside", "Aside", joined=True),
    _P("Warning", "Warning", "aside", "Aside", joined=True),
    _P("Sidebar", "Sidebar", "aside", "Aside", joined=True),
    _P("AsideTitle", "Aside Title", "aside_title", following="Aside"),
    _P("Abstract", "Abstract", "paragraph", "BodyText"),
    _P("Dedication", "Dedication", "paragraph", "BodyText", changes={"align": "center", "indent": 0.0}),
    _P("Epigraph", "Epigraph", "block_quote", "Quote", joined=True),
    _P("Colophon", "Colophon", "paragraph", "BodyText"),
    _P("Questions", "Questions", "paragraph", "BodyText"),
    _P("FootnoteText", "footnote text", "footnote"),
    _P("CommentText", "annotation text", "footnote"),
    _P("TOCHeading", "TOC Heading", "toc_title", following="TOC1"),
    *_CONTENTS,
    _P("Header", "header", "header"),
    _P("Footer", "footer", "footer"),
)  # fmt: skip
BY_ID: Final = {style.id: style for style in PARAGRAPH_STYLES}

OPENING: Final = {"section": "SectionLabel", "title": "Title", "subtitle": "Subtitle", "byline": "Byline"}
PARAGRAPH_ROLES: Final[Mapping[ParagraphRole, str]] = {
    "lead": "Lead", "signature": "Signature", "addressee": "Salutation", "dateline": "Date", "byline": "Byline",
    "reference": "Bibliography",
}  # fmt: skip
DIVISION_ROLES: Final[Mapping[DivisionRole, str]] = {
    "abstract": "Abstract", "dedication": "Dedication", "epigraph": "Epigraph", "colophon": "Colophon",
    "questions": "Questions",
}  # fmt: skip
ASIDE_ROLES: Final[Mapping[AsideRole, str]] = {
    "note": "Aside", "tip": "Tip", "warning": "Warning", "sidebar": "Sidebar",
}  # fmt: skip
