"""Fields: begin, instruction, separator, result, end in; what the result is part of, out. ECMA-376-1 §17.16."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from casepub.readers.docx.values import Format
from casepub.text.pattern import lazily

_WORD: Final = lazily(r'"((?:[^"\\]|\\.)*)"|(\\?\S+)')
_TABLES: Final = frozenset({"TOC", "INDEX", "TOA"})
_MINE: Final = "_cp_"
_BEARERS: Final = (_MINE, "_Ref", "_Toc")


@dataclass(slots=True)
class Field:
    """One field while it is read."""

    instruction: str = ""
    in_result: bool = False

    @property
    def words(self) -> list[str]:
        """Give the words of the instruction, quotes taken off."""
        return [re.sub(r"\\(.)", r"\1", quoted) if quoted else bare for quoted, bare in _WORD.findall(self.instruction)]

    @property
    def kind(self) -> str:
        """Give the name of the field."""
        return (self.words or [""])[0].upper()

    @property
    def is_table(self) -> bool:
        """Tell whether the result is a table of contents or the like."""
        return self.kind in _TABLES

    def applied(self, format_: Format) -> Format:
        """Give the format of the result inside another format."""
        words = self.words[1:]
        target = next((word for word in words if not word.startswith("\\")), "")
        match self.kind:
            case "HYPERLINK":
                return replace(format_, link=self._address(words))
            case "REF" if is_identity(target):
                return replace(format_, reference=("title", identity(target)))
            case "REF" if target.startswith("_Ref"):
                return replace(format_, reference=("number", identity(target)))
            case "PAGEREF":
                return replace(format_, reference=("page", identity(target)))
            case _:
                return format_

    @staticmethod
    def _address(words: list[str]) -> str:
        """Read the address of HYPERLINK; its switch l names a place in it."""
        address, anchor = "", ""
        skip = ""
        for word in words:
            if word.startswith("\\") and len(word) == 2:
                skip = word
            elif skip == "\\l":
                anchor, skip = word, ""
            elif skip in ("\\o", "\\t", "\\n"):
                skip = ""
            else:
                address = address or word
        return f"{address}#{anchor_id(anchor)}" if anchor else address


def is_identity(name: str) -> bool:
    """Tell whether a bookmark bears the identity of a block."""
    return name.startswith(_MINE)


def identity(name: str) -> str:
    """Give the id that a bookmark of casepub bears in hexadecimal, behind the article's number; else its name."""
    prefix = next((one for one in _BEARERS if name.startswith(one)), "")
    try:
        text = bytes.fromhex(name.removeprefix(prefix)).decode("utf-8") if prefix else ""
    except (UnicodeDecodeError, ValueError):
        return name
    number, dot, block = text.partition(".")
    return block if dot and number.isdigit() else name


def anchor_id(name: str) -> str:
    """Give the id of the block that a bookmark names."""
    return identity(name)
