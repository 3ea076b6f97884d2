"""The article model: closed unions of frozen values that every reader makes and every renderer reads."""

from casepub.model.block import (
    Alignment, Aside, AsideRole, Block, BlockQuote, BulletList, CodeBlock, Column, Definition, DefinitionList,
    Division, DivisionRole, Figure, Heading, HeadingRole, ListItem, OrderedList, PageBreak, Paragraph,
    ParagraphRole, SourceSpan, Table, TableCell, TableRow, ThematicBreak, Verse,
)  # fmt: skip
from casepub.model.document import (
    Article, Collection, Date, DateKind, Discarded, Footnote, Metadata, Part, Person, Repair, Resource,
)  # fmt: skip
from casepub.model.inline import (
    Code, Comment, CrossReference, Emphasis, FootnoteReference, Image, IndexTerm, Inline, LineBreak, Link, Ruby,
    RubyPair, Span, SpanRole, Strikethrough, Strong, Subscript, Superscript, Text, Underline,
)  # fmt: skip

__all__ = [
    "Alignment", "Article", "Aside", "AsideRole", "Block", "BlockQuote", "BulletList", "Code", "CodeBlock",
    "Collection", "Column", "Comment", "CrossReference", "Date", "DateKind", "Definition", "DefinitionList",
    "Discarded", "Division", "DivisionRole", "Emphasis", "Figure", "Footnote", "FootnoteReference", "Heading",
    "HeadingRole", "Image", "IndexTerm", "Inline", "LineBreak", "Link", "ListItem", "Metadata", "OrderedList",
    "PageBreak", "Paragraph", "ParagraphRole", "Part", "Person", "Repair", "Resource", "Ruby", "RubyPair",
    "SourceSpan", "Span", "SpanRole", "Strikethrough", "Strong", "Subscript", "Superscript", "Table", "TableCell",
    "TableRow", "Text", "ThematicBreak", "Underline", "Verse",
]  # fmt: skip
