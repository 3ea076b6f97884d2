"""`styles.xml`: the looks of a template in; document defaults, paragraph, character and table styles out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from casepub.layout.style import EmphasisMode
from casepub.renderers.docx.catalog import PARAGRAPH_STYLES, ParagraphStyle
from casepub.renderers.docx.language import word_language
from casepub.renderers.docx.looks import Looks
from casepub.renderers.docx.oxml import Properties, paragraph_properties, part, run_properties, switch, twips, w
from casepub.text.region import Region, region_of

EMPHASIS_MODES: Final[tuple[EmphasisMode, ...]] = ("dots", "kai", "bold", "italic")
TABLE_STYLE: Final = "ArticleTable"
_THIN, _THICK = 4, 12  # eighths of a point


def styles_part(looks: Looks) -> str:
    """Write the part."""
    return part(
        "styles",
        (
            _defaults(looks),
            _latent(),
            *(_paragraph_style(style, looks) for style in PARAGRAPH_STYLES),
            _bare("character", "DefaultParagraphFont", "Default Paragraph Font"),
            *_character_styles(looks),
            _normal_table(),
            _article_table(looks),
            _bare("numbering", "NoList", "No List"),
        ),
    )


def _defaults(looks: Looks) -> str:
    run = dict(looks.run("Normal", looks.language))
    region = region_of(looks.language)
    east_asian = word_language(looks.language) if region.east_asian else "zh-CN"
    western = "en-US" if region.east_asian else word_language(looks.language)
    chosen = {name: run[name] for name in ("rFonts", "sz", "szCs")} | {
        "kern": w("kern", val=2),
        "lang": w("lang", val=western, eastAsia=east_asian, bidi="ar-SA"),
    }
    return w("docDefaults", w("rPrDefault", run_properties(chosen)), w("pPrDefault"))


def _latent() -> str:
    """Hide the built-in styles that are not stated, so that an editor's gallery shows those of the template."""
    hidden = {"defSemiHidden": 1, "defUnhideWhenUsed": 1, "defQFormat": 0}
    return w("latentStyles", defLockedState=0, defUIPriority=99, **hidden, count=376)


def _paragraph_style(style: ParagraphStyle, looks: Looks) -> str:
    paragraph, run = looks.paragraph(style.id, looks.language), looks.run(style.id, looks.language)
    if style.based:
        paragraph = _beyond(paragraph, looks.paragraph(style.based, looks.language))
        run = _beyond(run, looks.run(style.based, looks.language))
    else:
        bare = {name: value for name, value in paragraph.items() if name != "pBdr"}
        paragraph = {"widowControl": switch("widowControl", True), **bare}
        run = {name: value for name, value in run.items() if name not in {"rFonts", "sz", "szCs"}}
    children = [w("name", val=style.name)]
    children += [w("basedOn", val=style.based)] if style.based else []
    children += [w("next", val=style.following)] if style.following else []
    children += [w("uiPriority", val=1), w("qFormat"), paragraph_properties(paragraph), run_properties(run)]
    own = None if style.name in _BUILT_IN else 1
    return w(
        "style", *children, type="paragraph", default=1 if not style.based else None, customStyle=own, styleId=style.id
    )


def _beyond(own: Properties, base: Properties) -> Properties:
    return {name: value for name, value in own.items() if base.get(name) != value}


def _bare(kind: str, style_id: str, name: str) -> str:
    return w(
        "style", w("name", val=name), w("uiPriority", val=99), w("semiHidden"), w("unhideWhenUsed"), type=kind,
        default=1, styleId=style_id,
    )  # fmt: skip


def emphasis_properties(mode: EmphasisMode, looks: Looks, region: Region) -> Properties:
    """Give what makes emphasis visible (CLREQ §6.6; JLREQ 3.3.9); no slanted Han."""
    match mode:
        case "dots":
            return {"em": w("em", val=emphasis_mark(region, looks.sheet.vertical))}
        case "kai":
            return {"rFonts": looks.font_element("kai", looks.language)}
        case "bold":
            return {"b": switch("b", True), "bCs": switch("bCs", True)}
        case "italic":
            return {"i": switch("i", True), "iCs": switch("iCs", True)}


def emphasis_mark(region: Region, vertical: bool) -> str:
    """Give Word's name of a region's dot: below in Chinese, above in Japanese and Korean, at the right in vertical."""
    if vertical:
        return "comma" if region.vertical_emphasis_mark == "﹅" else "dot"
    return "dot" if region.emphasis_over else "underDot"


def emphasis_style(mode: EmphasisMode, looks: Looks) -> str:
    """Give the id of the character style for a mode: Word's own for the document's, another for each other."""
    return "Emphasis" if mode == looks.sheet.rule(looks.language).emphasis else f"Emphasis{mode.title()}"


def _character_styles(looks: Looks) -> Iterator[str]:
    region = region_of(looks.language)
    for mode in EMPHASIS_MODES:
        style_id = emphasis_style(mode, looks)
        name = "Emphasis" if style_id == "Emphasis" else f"Emphasis {mode.title()}"
        yield _character(style_id, name, emphasis_properties(mode, looks, region))
    link = looks.template.link
    line = "single" if link.underline else "none"
    rule = looks.sheet.rule(looks.language)
    named: dict[str, tuple[str, Properties]] = {
        "Strong": ("Strong", {"b": switch("b", True), "bCs": switch("bCs", True)}),
        "Hyperlink": ("Hyperlink", {"color": w("color", val=link.color.hex), "u": w("u", val=line)}),
        "Code": ("Code", {"rFonts": looks.font_element("mono", looks.language), "noProof": w("noProof")}),
        "Term": ("Term", {"rFonts": looks.font_element("sans", looks.language)}),
        "ProperName": ("Proper Name", {"u": w("u", val="single")}),
        "WorkTitle": ("Work Title", {"u": w("u", val="wave")}),
        "Deceased": ("Deceased", {"bdr": w("bdr", val="single", sz=4, space=0, color="auto")}),
        "SmallCaps": ("Small Caps", {"smallCaps": w("smallCaps")}),
        "Warichu": ("Warichu", {}),
        "Upright": ("Upright", {}),
        "FootnoteReference": ("footnote reference", {"vertAlign": w("vertAlign", val="superscript")}),
        "CommentReference": ("annotation reference", {"sz": w("sz", val=16), "szCs": w("szCs", val=16)}),
        "RubyText": ("Ruby Text", _ruby_size(looks, rule.ruby_size)),
    }
    for style_id, (name, properties) in named.items():
        yield _character(style_id, name, properties)


def _ruby_size(looks: Looks, share: float) -> Properties:
    size = max(round(looks.sheet.body_size * share * 2), 2)
    return {"sz": w("sz", val=size), "szCs": w("szCs", val=size)}


def _character(style_id: str, name: str, properties: Properties) -> str:
    return w(
        "style",
        w("name", val=name),
        w("basedOn", val="DefaultParagraphFont"),
        w("uiPriority", val=2),
        w("qFormat"),
        run_properties(properties),
        type="character",
        customStyle=None if name in _BUILT_IN else 1,
        styleId=style_id,
    )


def _normal_table() -> str:
    margins = w(
        "tblCellMar", *(w(side, w=width, type="dxa") for side, width in
                        (("top", 0), ("left", 108), ("bottom", 0), ("right", 108)))
    )  # fmt: skip
    return w(
        "style", w("name", val="Normal Table"), w("uiPriority", val=99), w("semiHidden"), w("unhideWhenUsed"),
        w("tblPr", w("tblInd", w=0, type="dxa"), margins), type="table", default=1, styleId="TableNormal",
    )  # fmt: skip


def _article_table(looks: Looks) -> str:
    """Write the table style: the template's rules, padding and ground."""
    rules, style = looks.template.table, looks.sheet.style("table", looks.language)
    padding = rules.cell_padding.points(style.size, style.leading)
    sides = (("top", padding / 2), ("left", padding), ("bottom", padding / 2), ("right", padding))
    margins = w("tblCellMar", *(w(side, w=twips(width), type="dxa") for side, width in sides))
    ground = [w("tcPr", _shading(style.background.hex))] if style.background else []
    head = _head_properties(looks)
    return w(
        "style",
        w("name", val="Article Table"),
        w("basedOn", val="TableNormal"),
        w("uiPriority", val=3),
        w("qFormat"),
        w("tblPr", _borders(rules.rules), margins),
        *ground,
        *([w("tblStylePr", w("tcPr", *head), type="firstRow")] if head else []),
        type="table",
        customStyle=1,
        styleId=TABLE_STYLE,
    )


def _head_properties(looks: Looks) -> list[str]:
    rules = looks.template.table
    under = [w("tcBorders", _border("bottom", _THIN + 2))] if rules.rules == "three-line" else []
    ground = [] if rules.head_background == "none" else [_shading(rules.head_background.hex)]
    return [*under, *ground]


def _shading(fill: str) -> str:
    return w("shd", val="clear", color="auto", fill=fill)


def _borders(rules: str) -> str:
    """Write the rules of a table; 三线表: thick above and below, a thin one under the head."""
    widths = {
        "three-line": {"top": _THICK, "bottom": _THICK},
        "grid": dict.fromkeys(("top", "left", "bottom", "right", "insideH", "insideV"), _THIN),
    }.get(rules, {})
    return w("tblBorders", *(_border(side, width) for side, width in widths.items())) if widths else ""


def _border(side: str, width: int) -> str:
    return w(side, val="single", sz=width, space=0, color="auto")


_BUILT_IN: Final = frozenset((
    "Normal", "Body Text", "Title", "Subtitle", "Signature", "Date", "Salutation", "Bibliography", "Quote",
    "List Paragraph", "caption", "footnote text", "annotation text", "TOC Heading", "header", "footer", "Strong",
    "Emphasis", "Hyperlink", "footnote reference", "annotation reference",
    *(f"heading {level}" for level in range(1, 7)), *(f"toc {level}" for level in range(1, 4)),
))  # fmt: skip
