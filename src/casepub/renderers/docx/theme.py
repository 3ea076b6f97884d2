"""The theme part, which Word expects: font names in; a plain theme with them out. No style refers to it."""

from __future__ import annotations

from typing import Final

from casepub.renderers.docx.fonts import Fonts
from casepub.renderers.docx.oxml import HEADER, quoted

_NS: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_COLORS: Final = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "44546A", "lt2": "E7E6E6", "accent1": "4472C4", "accent2": "ED7D31",
    "accent3": "A5A5A5", "accent4": "FFC000", "accent5": "5B9BD5", "accent6": "70AD47", "hlink": "0563C1",
    "folHlink": "954F72",
}  # fmt: skip
_FILL: Final = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'


def theme_part(fonts: Fonts, language: str, link: str) -> str:
    """Write the part."""
    colors = _COLORS | {"hlink": link}
    scheme = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in colors.items())
    heads, body = fonts.names("sans", language), fonts.names("serif", language)
    faces = "".join(
        f'<a:{kind}><a:latin typeface="{quoted(names.latin)}"/><a:ea typeface="{quoted(names.east_asian)}"/>'
        f'<a:cs typeface=""/></a:{kind}>'
        for kind, names in (("majorFont", heads), ("minorFont", body))
    )
    lines = "".join(f'<a:ln w="{width}">{_FILL}</a:ln>' for width in (6350, 12700, 19050))
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'{HEADER}<a:theme xmlns:a="{_NS}" name="casepub"><a:themeElements>'
        f'<a:clrScheme name="casepub">{scheme}</a:clrScheme><a:fontScheme name="casepub">{faces}</a:fontScheme>'
        f'<a:fmtScheme name="casepub"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )
