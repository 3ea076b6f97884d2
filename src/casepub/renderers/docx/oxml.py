"""WordprocessingML as strings: names and values in, well-formed elements with their children in schema order, out.

Strings, not trees: the body of a long book is written many times faster, and nothing here needs to be read back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final, TypeAlias

from casepub.text.pattern import lazily

W_NS: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_NS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES: Final = (
    f'xmlns:w="{W_NS}" xmlns:r="{R_NS}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" mc:Ignorable="w14"'
)
HEADER: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# Element name → the element. Written in the order that the schema wants, whatever the order they came in.
Properties: TypeAlias = Mapping[str, str]

# ECMA-376 Part 1, CT_PPrBase and CT_PPr.
_PARAGRAPH_ORDER: Final = str.split(
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
# The order that Word and the Open XML SDK want in CT_RPr; the schema itself allows any.
_RUN_ORDER: Final = str.split(
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang "
    "eastAsianLayout specVanish oMath"
)
_PARAGRAPH_RANK: Final = {name: rank for rank, name in enumerate(_PARAGRAPH_ORDER)}
_RUN_RANK: Final = {name: rank for rank, name in enumerate(_RUN_ORDER)}


def escaped(value: str) -> str:
    """Write text as XML character data."""
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(value: object) -> str:
    """Write a value as it may stand between double quotes."""
    return escaped(str(value)).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def w(name: str, /, *children: str, **attributes: object) -> str:
    """Write the element `w:name`; the attributes are of the same namespace, None leaves one out.

    True and False are written as a switch: on by its presence, off by 0.
    """
    written = "".join(f' w:{key}="{_value(value)}"' for key, value in attributes.items() if value is not None)
    if not children:
        return f"<w:{name}{written}/>"
    return f"<w:{name}{written}>{''.join(children)}</w:{name}>"


def _value(value: object) -> str:
    return str(int(value)) if isinstance(value, bool) else quoted(value)


def switch(name: str, on: bool) -> str:
    """Write a toggle: on by its presence, off by 0."""
    return f"<w:{name}/>" if on else f'<w:{name} w:val="0"/>'


def paragraph_properties(properties: Properties) -> str:
    """Write `w:pPr`, its children in schema order."""
    return f"<w:pPr>{_ordered(properties, _PARAGRAPH_RANK)}</w:pPr>" if properties else ""


def run_properties(properties: Properties) -> str:
    """Write `w:rPr`, its children in the order that Word wants."""
    return f"<w:rPr>{_ordered(properties, _RUN_RANK)}</w:rPr>" if properties else ""


def _ordered(properties: Properties, rank: Mapping[str, int]) -> str:
    return "".join(properties[name] for name in sorted(properties, key=rank.__getitem__))


def paragraph(style: str, content: str, properties: Properties | None = None) -> str:
    """Write a paragraph of a style."""
    if not properties:
        return f"<w:p>{_named(style)}{content}</w:p>"
    return f"<w:p>{paragraph_properties({'pStyle': w('pStyle', val=style), **properties})}{content}</w:p>"


@cache
def _named(style: str) -> str:
    return paragraph_properties({"pStyle": w("pStyle", val=style)})


_STYLE_NAMED: Final = lazily(r"(<w:pStyle [^>]*/>)(?:<w:keepNext/>)?")


def kept_with_next(content: str) -> str:
    """Keep every paragraph in finished content on one page with what follows it."""
    return _STYLE_NAMED.sub(r"\1<w:keepNext/>", content)


def run(content: str, properties: Properties | None = None) -> str:
    """Write a run around finished content."""
    return f"<w:r>{run_properties(properties or {})}{content}</w:r>"


def text(value: str) -> str:
    """Write characters inside a run; a tab becomes an element of its own."""
    content = escaped(value)
    if "\t" in content:
        content = content.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return f'<w:t xml:space="preserve">{content}</w:t>'


def lines(value: str) -> str:
    """Write characters inside a run with their line ends."""
    return "<w:br/>".join(map(text, value.split("\n")))


def part(root: str, children: Iterable[str], extra: str = "") -> str:
    """Write a whole part whose root element is `w:root`."""
    return f"{HEADER}<w:{root} {NAMESPACES}{extra}>{''.join(children)}</w:{root}>"


def twips(points: float) -> int:
    """Give points in twentieths."""
    return round(points * 20)
