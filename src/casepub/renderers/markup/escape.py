"""Characters made safe for HTML and XML: text in, markup text out."""

from __future__ import annotations

from typing import Final

from casepub.diagnostics import Report
from casepub.text.pattern import lazily

# XML 1.0 §2.2 Char, and what HTML §13.2.3.5 calls parse errors: controls, surrogates, noncharacters.
ILLEGAL: Final = lazily(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17))
    + "]"
)
# Most texts hold nothing else; this search is ten times as fast.
_USUAL: Final = lazily("[ -~\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd]*")
_NOT_IN_NAME: Final = lazily(r"[^\w.-]")


def legal(value: str, report: Report) -> str:
    """Drop the characters that neither HTML nor XML can carry, and say which."""
    if _USUAL.fullmatch(value):
        return value
    for char in sorted(set(ILLEGAL.findall(value)) - {"\r"}):
        message = f"the character U+{ord(char):04X} may not stand in HTML or EPUB; it was left out"
        report.warning("illegal-character", message)
    return ILLEGAL.sub("", value)


def escaped(value: str) -> str:
    """Write text between tags."""
    # Three searches for one character are faster than a table for all of them.
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(value: str) -> str:
    """Write text inside a quoted attribute."""
    return escaped(value).replace('"', "&quot;")


def name_of(wanted: str) -> str:
    """Give an id that XML accepts (an NCName); a leading underscore is kept for ids that casepub makes."""
    name = _NOT_IN_NAME.sub("-", wanted)
    return name if name[:1].isalpha() else f"x{name}"
