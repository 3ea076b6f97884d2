"""Characters outside the encoding: notes like ※［＃「…」、第3水準1-84-77］ in, characters out.

青空文庫「外字注記」: by plane, row and cell of JIS X 0213, or by Unicode; accents of Latin letters as 〔cafe'〕.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from casepub.text.pattern import lazily

GETA: Final = "〓"
_NOTE: Final = lazily(r"※［＃((?:[^［］]|［[^［］]*］)*)］")
_CELL: Final = lazily(r"(?<![\d-])([12])-(\d{1,2})-(\d{1,2})(?![\d-])")
_UNICODE: Final = lazily(r"(?:U\+|unicode)([0-9A-Fa-f]{4,6})(?![0-9A-Fa-f])", re.IGNORECASE)
_ACCENTED: Final = lazily(r"〔([^〔〕\n]*(?:[A-Za-z][`'^~:&,_/]|(?:ae|oe|AE|OE)&)[^〔〕\n]*)〕")
_LIGATURES: Final = {"ae&": "æ", "AE&": "Æ", "oe&": "œ", "OE&": "Œ", "s&": "ß", "o/": "ø", "O/": "Ø"}
_LIGATURE: Final = lazily("|".join(sorted(map(re.escape, _LIGATURES), key=len, reverse=True)))
_MARKS: Final = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", ":": "\u0308", "&": "\u030a", ",": "\u0327",
    "_": "\u0304",
}  # fmt: skip
# Not l' c' d' n' s': these are French elisions.
_ACCENT: Final = lazily(r"([AEIOUYaeiouy])'|([A-Za-z])([`^~:&,_])")
# Characters of the notation itself, when the text means the characters: moved aside while notes are read.
_OWN: Final = "《》［］｜＃※〔〕"
ASIDE: Final = {ord(char): chr(0xE200 + index) for index, char in enumerate(_OWN)}
BACK: Final = {ord(aside): chr(char) for char, aside in ASIDE.items()}


def resolved(line: str) -> tuple[str, tuple[str, ...]]:
    """Put characters in the place of their notes; give the notes that name none, for which a geta stands."""
    unknown: list[str] = []

    def character(match: re.Match[str]) -> str:
        found = named(match[1])
        if found is None:
            unknown.append(match[1])
        return (found or GETA).translate(ASIDE)

    line = _NOTE.sub(character, line)
    return _ACCENTED.sub(lambda match: _accents(match[1]), line), tuple(unknown)


def named(note: str) -> str | None:
    """Give the character that a note names."""
    if match := _UNICODE.search(note):
        code = int(match[1], 16)
        return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else None
    match = _CELL.search(note)
    return _by_cell(int(match[1]), int(match[2]), int(match[3])) if match else None


def _by_cell(plane: int, row: int, cell: int) -> str | None:
    """Look up plane, row and cell of JIS X 0213 through EUC-JIS-2004."""
    if not (1 <= row <= 94 and 1 <= cell <= 94):
        return None
    code = bytes((0xA0 + row, 0xA0 + cell))
    try:
        return (b"\x8f" + code if plane == 2 else code).decode("euc_jis_2004")
    except UnicodeDecodeError:
        return None


def _accents(text: str) -> str:
    text = _LIGATURE.sub(lambda match: _LIGATURES[match[0]], text)
    return _ACCENT.sub(_accent, text)


def _accent(match: re.Match[str]) -> str:
    letter, mark = (match[1], "'") if match[1] else (match[2], match[3])
    return unicodedata.normalize("NFC", letter + _MARKS[mark])
