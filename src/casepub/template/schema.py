"""What a template may say: frozen dataclasses, one a TOML table, keys named after CSS where CSS has the word.

No field is optional after loading: `base` states every key. `"auto"` means that the region or the language decides.
The text in quotes behind a field is its documentation; the reference page in docs/ is generated from it.
"""

# No postponed annotations here: `decode` asks for every type, and text would have to be evaluated again.
from dataclasses import dataclass
from typing import Annotated, Literal, TypeAlias

from casepub.units import Color, Length

Auto: TypeAlias = Literal["auto"]
FontStackName: TypeAlias = Literal["serif", "sans", "kai", "fangsong", "mono"]

FONT_STACKS: tuple[FontStackName, ...] = ("serif", "sans", "kai", "fangsong", "mono")


@dataclass(frozen=True, slots=True)
class FontStack:
    """Which family sets which script. Families are names of `fonts/catalogue.toml` or of a font path."""

    latin: Annotated[str, "Latin, Greek, Cyrillic and digits"]
    hans: Annotated[str, "Simplified Chinese"]
    hant: Annotated[str, "Traditional Chinese (Taiwan, Hong Kong)"]
    ja: Annotated[str, "Japanese"]
    ko: Annotated[str, "Korean"]
    latin_scale: Annotated[float, "size of the Latin face in parts of the CJK face's"]
    latin_shift: Annotated[Length, "how far Latin is raised above the CJK baseline, in em"]


@dataclass(frozen=True, slots=True)
class Fonts:
    """The font stacks that styles refer to."""

    serif: FontStack
    sans: FontStack
    kai: FontStack
    fangsong: FontStack
    mono: FontStack


@dataclass(frozen=True, slots=True)
class Margin:
    """White space around the type area. In vertical books inner and outer swap with the binding side."""

    top: Length
    bottom: Length
    inner: Length
    outer: Length


@dataclass(frozen=True, slots=True)
class Grid:
    """The type area by characters and lines (版心), as CJK designers state it; 0 lets the margins decide."""

    characters: Annotated[int, "characters in a line of one column"]
    lines: Annotated[int, "lines on a page"]


@dataclass(frozen=True, slots=True)
class PageRules:
    """The page and its type area."""

    size: Annotated[str, "A3 A4 A5 A6 B4 B5 B6 16K 32K letter, or 'WIDTH HEIGHT' such as '130mm 188mm'"]
    writing_mode: Literal["horizontal-tb", "vertical-rl"]
    sides: Annotated[Literal["single", "double"], "double: recto and verso differ"]
    margin: Margin
    grid: Grid
    columns: Annotated[int, "columns of the body, 1-4"]
    column_gap: Length
    background: Annotated[Color, "colour of the paper on a screen"]


@dataclass(frozen=True, slots=True)
class TextRules:
    """How lines are broken, spaced and justified. A table `[text.ja]` overrides keys for one language."""

    align: Annotated[Literal["justify", "start"], "both edges straight, or the start alone"]
    line_break: Annotated[Literal["auto", "loose", "normal", "strict", "anywhere"], "CSS line-break"]
    kinsoku: Annotated[
        Literal[
            "auto", "none", "basic", "gb", "strict",
            "jlreq-very-loose", "jlreq-loose", "jlreq-strict", "jlreq-very-strict",
        ],
        "which marks may not begin or end a line; auto: the region's own",
    ]  # fmt: skip
    word_break: Annotated[Literal["auto", "normal", "keep-all"], "Korean by character (normal) or by word (keep-all)"]
    text_wrap: Annotated[Literal["auto", "pretty"], "pretty: the best lines of the whole paragraph everywhere"]
    text_autospace: Annotated[Length | Auto, "space between Han or kana and Latin letters or digits"]
    text_spacing_trim: Annotated[
        Literal["auto", "quanjiao", "kaiming", "banjiao", "hangmobanjiao"], "widths of punctuation marks (CLREQ)"
    ]
    hanging_punctuation: Annotated[bool, "stops and commas may hang outside the line's end"]
    hyphens: Annotated[Literal["auto", "none"], "hyphenation of Latin words by their language"]
    emphasis: Annotated[Literal["auto", "dots", "kai", "bold", "italic"], "how emphasis on CJK text looks"]
    text_indent: Annotated[Length | Auto, "first-line indent where a style says auto; auto: the region's own"]
    paragraph_start: Annotated[
        Literal["trim", "keep", "half"],
        "a bracket after the indent: solid (trim), with its half em (keep), or half an em further out (half)",
    ]
    grid_align: Annotated[bool, "every full-width character stands in its cell (稿纸)"]
    ruby_size: Annotated[float, "size of ruby in parts of its base"]
    minimum_last_line: Annotated[int, "Han characters that a paragraph's last line holds at least (孤字)"]


@dataclass(frozen=True, slots=True)
class Style:
    """How one role of text looks. Lengths in em are of the style's own font size."""

    font: FontStackName
    font_size: Length
    font_weight: Literal["normal", "bold"]
    line_height: Annotated[Length, "distance of baselines; em of this style's font size"]
    color: Color
    text_align: Annotated[
        Literal["auto", "start", "center", "end", "justify", "justify-all"],
        "auto: as [text] align says; justify-all: the last line too (均排)",
    ]
    text_indent: Annotated[Length | Auto, "first line; auto: [text] text_indent"]
    letter_spacing: Length
    margin_before: Annotated[Length, "space before the block; lh is one body line"]
    margin_after: Annotated[Length, "space after the block; the larger of two that meet counts"]
    margin_start: Annotated[Length, "space at the line's start"]
    margin_end: Annotated[Length, "space at the line's end"]
    background: Annotated[Color | Literal["none"], "colour behind the block"]
    break_before: Annotated[Literal["auto", "page", "recto"], "where the block may begin"]
    keep_with_next: Annotated[bool, "not last on a page or in a column"]
    keep_together: Annotated[bool, "not parted over pages"]


@dataclass(frozen=True, slots=True)
class Styles:
    """The closed set of roles that can be styled."""

    title: Style
    subtitle: Style
    section: Annotated[Style, "the column (栏目) above the title"]
    byline: Annotated[Style, "people, source and date below the title"]
    part_title: Style
    heading_1: Style
    heading_2: Style
    heading_3: Style
    heading_4: Style
    heading_5: Style
    heading_6: Style
    paragraph: Style
    first_paragraph: Annotated[Style, "the first paragraph after a heading"]
    lead: Style
    signature: Annotated[Style, "落款, date line and addressee at the end or start of a letter"]
    block_quote: Style
    attribution: Annotated[Style, "who said or wrote a quotation or a verse"]
    verse: Style
    list: Style
    term: Annotated[Style, "the term of a definition list"]
    code: Style
    table: Style
    caption: Style
    credit: Annotated[Style, "who made a picture"]
    aside: Style
    aside_title: Style
    footnote: Style
    toc_title: Style
    toc_1: Style
    toc_2: Style
    toc_3: Style
    header: Style
    footer: Style

    def heading(self, level: int) -> Style:
        """Give the style of a heading of this level, 1-6."""
        style: Style = getattr(self, f"heading_{min(max(level, 1), 6)}")
        return style

    def toc(self, level: int) -> Style:
        """Give the style of a line of the contents, 1-3."""
        style: Style = getattr(self, f"toc_{min(max(level, 1), 3)}")
        return style


@dataclass(frozen=True, slots=True)
class Slots:
    """One running head or foot: text and fields such as [[article.title]], [[heading.1]], [[page]]."""

    start: str
    center: str
    end: str


@dataclass(frozen=True, slots=True)
class RunningMatter:
    """A running head or foot on right-hand (recto) and left-hand (verso) pages; single-sided pages are recto."""

    recto: Slots
    verso: Slots
    first_page: Annotated[bool, "also on a page that opens an article"]
    rule: Annotated[bool, "a thin rule between it and the type area"]


@dataclass(frozen=True, slots=True)
class LinkRules:
    """How links look."""

    color: Color
    underline: bool


@dataclass(frozen=True, slots=True)
class Numbering:
    """What numbers are set."""

    headings: Annotated[
        Literal["as-written", "none", "decimal", "chinese", "legal"],
        "as-written: the label that the source has; decimal 1 1.1; chinese 一、（一）1.; legal 第一章 第一节",
    ]
    footnotes: Annotated[Literal["decimal", "circled"], "1 2 3 or ① ② ③"]
    captions: Annotated[bool, "figures and tables are numbered 图1, 表1 where the source has no number"]


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents."""

    enabled: bool
    depth: Annotated[int, "levels below the article, 1-3"]
    leader: Annotated[str, "what fills the line up to the page number"]


@dataclass(frozen=True, slots=True)
class Book:
    """What belongs to a collection or a long work."""

    title_page: Annotated[bool, "a page with title, subtitle and people before the text"]
    chapters: Annotated[bool, "headings of level 1 split the work (EPUB files, new pages by their style)"]
    cover: Annotated[bool, "an EPUB gets a cover, drawn from the title where none is given"]


@dataclass(frozen=True, slots=True)
class FigureRules:
    """Pictures."""

    placeholder: Annotated[bool, "a lost picture leaves a framed box with its caption"]
    maximum_height: Annotated[float, "in parts of the type area's height"]
    text_align: Annotated[Literal["start", "center", "end"], "where a picture stands"]


@dataclass(frozen=True, slots=True)
class TableRules:
    """Tables."""

    rules: Annotated[Literal["none", "three-line", "grid"], "three-line: 三线表"]
    cell_padding: Length
    head_background: Color | Literal["none"]


@dataclass(frozen=True, slots=True)
class Screen:
    """What only a screen has."""

    dark_ink: Color
    dark_paper: Color
    dark_accent: Color
    measure: Annotated[Length, "the longest line of a web page"]


@dataclass(frozen=True, slots=True)
class Template:
    """A layout template, complete."""

    name: str
    title: str
    languages: tuple[str, ...]
    fonts: Fonts
    page: PageRules
    text: TextRules
    text_by_language: tuple[tuple[str, TextRules], ...]
    styles: Styles
    header: RunningMatter
    footer: RunningMatter
    link: LinkRules
    numbering: Numbering
    toc: Contents
    book: Book
    figure: FigureRules
    table: TableRules
    screen: Screen
    folders: Annotated[tuple[str, ...], "where the template's own files lie, nearest first; not a key"]

    def text_for(self, language: str) -> TextRules:
        """Give the text rules for a language: the longest tag that fits wins (`zh-Hant-HK`, `zh-Hant`, `zh`)."""
        table = dict(self.text_by_language)
        parts = language.split("-")
        for count in range(len(parts), 0, -1):
            if (tag := "-".join(parts[:count])) in table:
                return table[tag]
        return self.text
