"""`settings.xml`: what holds for the whole file. The children stand in the order of CT_Settings."""

from __future__ import annotations

from typing import Final

from casepub.layout.style import TextRule
from casepub.renderers.docx.language import word_language
from casepub.renderers.docx.notes import NUMBER_FORMATS
from casepub.renderers.docx.oxml import part, switch, twips, w
from casepub.renderers.docx.state import Work
from casepub.text.kinsoku import marks, rank_of
from casepub.text.region import Style as Spacing

_WORD: Final = "http://schemas.microsoft.com/office/word"
_COMPATIBILITY: Final = (
    "spaceForUL", "balanceSingleByteDoubleByteWidth", "doNotLeaveBackslashAlone", "ulTrailSpace",
    "doNotExpandShiftReturn", "adjustLineHeightInTable", "useFELayout",
)  # fmt: skip
_MODES: Final = {
    "compatibilityMode": 15, "overrideTableStyleFontSizeAndJustification": 1, "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1, "differentiateMultirowTableHeaders": 1,
}  # fmt: skip
_ROOT_SAVE: Final = "00CA5E01"


def settings_part(work: Work) -> str:
    """Write the part."""
    template, rule = work.template, work.looks.sheet.rule(work.language)
    double = template.page.sides == "double"
    size = work.geometry.body_size
    indent = twips(2 * size)
    children = (
        w("zoom", percent=100),
        w("displayBackgroundShape") if template.page.background.hex != "FFFFFF" else "",
        w("mirrorMargins") if double else "",
        w("defaultTabStop", val=indent),
        switch("autoHyphenation", template.text.hyphens == "auto"),
        w("evenAndOddHeaders") if double else "",
        w("drawingGridVerticalSpacing", val=twips(work.geometry.leading / 2)),
        w("characterSpacingControl", val=_spacing_control(rule)),
        *_prohibitions(work, rule),
        _note_settings(work),
        _compatibility(),
        w("rsids", w("rsidRoot", val=_ROOT_SAVE), w("rsid", val=_ROOT_SAVE)),
        w("themeFontLang", val="en-US", eastAsia=word_language(work.language) if rule.region.east_asian else "zh-CN"),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    )
    return part("settings", children)


def _spacing_control(rule: TextRule) -> str:
    """Give how Word narrows punctuation: not at all, or marks beside marks."""
    if rule.spacing is Spacing.QUANJIAO or (rule.spacing is Spacing.AUTO and rule.region.adjustment == "off"):
        return "doNotCompress"
    return "compressPunctuation"


def _prohibitions(work: Work, rule: TextRule) -> list[str]:
    """State the marks of a level that the template asks for; Word's own set stands where it asks for none.

    The lists replace Word's whole set for the language (ECMA 17.15.1.58).
    """
    rules = work.template.text_for(work.language)
    chosen = rules.kinsoku != "auto" or rules.line_break not in {"auto", "anywhere"}
    if not chosen or not rule.region.east_asian or rule.level == "none":
        return []
    rank, language = rank_of(rule.region, rule.level), word_language(work.language)
    after, before = ("".join(sorted(marks(rank, place))) for place in ("end", "start"))
    return [w("noLineBreaksAfter", lang=language, val=after), w("noLineBreaksBefore", lang=language, val=before)]


def _note_settings(work: Work) -> str:
    number_format = NUMBER_FORMATS[work.template.numbering.footnotes]
    return w("footnotePr", w("numFmt", val=number_format), w("footnote", id=-1), w("footnote", id=0))


def _compatibility() -> str:
    modes = (w("compatSetting", name=name, uri=_WORD, val=value) for name, value in _MODES.items())
    return w("compat", *(w(name) for name in _COMPATIBILITY), *modes)
