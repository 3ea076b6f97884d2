"""`numbering.xml`: lists with their markers in; definitions, and the number by which paragraphs call a list, out."""

from __future__ import annotations

from typing import Final, NamedTuple

from casepub.diagnostics import Report
from casepub.model import BulletList, OrderedList
from casepub.renderers.docx.oxml import part, run_properties, twips, w
from casepub.text.region import Region

LEVELS: Final = 9
_BULLETS: Final = ("•", "–", "·")
# CSS counter styles (CSS Counter Styles 3) → ST_NumberFormat.
_FORMATS: Final = {
    "decimal": "decimal", "decimal-leading-zero": "decimalZero", "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter", "upper-alpha": "upperLetter", "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman", "upper-roman": "upperRoman", "simp-chinese-informal": "chineseCountingThousand",
    "simp-chinese-formal": "chineseLegalSimplified", "trad-chinese-informal": "taiwaneseCountingThousand",
    "trad-chinese-formal": "ideographLegalTraditional", "cjk-decimal": "ideographDigital",
    "cjk-earthly-branch": "ideographZodiac", "cjk-heavenly-stem": "ideographTraditional",
    "japanese-informal": "japaneseCounting", "japanese-formal": "japaneseLegal", "katakana": "aiueoFullWidth",
    "katakana-iroha": "irohaFullWidth", "hiragana": "aiueoFullWidth", "hiragana-iroha": "irohaFullWidth",
    "korean-hangul-formal": "koreanCounting", "korean-hanja-informal": "chineseCounting",
    "korean-hanja-formal": "ideographLegalTraditional", "hangul": "ganada", "hangul-consonant": "chosung",
    "circled-decimal": "decimalEnclosedCircleChinese", "parenthesized-decimal": "decimalEnclosedParen",
    "fullwidth-decimal": "decimalFullWidth", "none": "none",
}  # fmt: skip
_SELF_SPACED: Final = tuple("、．。）】：」』〕")
_IDEOGRAPHIC: Final = {"ja-JP": "japaneseCounting", "zh-Hant-TW": "taiwaneseCountingThousand",
                       "zh-Hant-HK": "taiwaneseCountingThousand", "ko-KR": "koreanCounting"}  # fmt: skip


class Marker(NamedTuple):
    """What stands before the items of a list."""

    number_format: str
    prefix: str = ""
    suffix: str = ""

    def text(self, level: int) -> str:
        """Give the pattern of a level."""
        match self.number_format:
            case "bullet":
                return _BULLETS[level % len(_BULLETS)]
            case "none":
                return self.prefix + self.suffix
            case _:
                return f"{self.prefix}%{level + 1}{self.suffix}"


class Numbering:
    """Collects the lists of one file."""

    def __init__(self, indent: float, size: float, report: Report) -> None:
        self._indent = indent
        self._ems = indent / size
        self._report = report
        self._markers: dict[Marker, int] = {}
        self._lists: list[str] = []

    def number(self, node: BulletList | OrderedList, depth: int, region: Region) -> int:
        """Enter a list and give the number that its paragraphs call it by; every list counts for itself."""
        marker = self._marker(node, region)
        abstract = self._markers.setdefault(marker, len(self._markers) + 1)
        number = len(self._lists) + 1
        start = max(node.start, 0) if isinstance(node, OrderedList) else None
        restart = [] if start is None else [w("lvlOverride", w("startOverride", val=start), ilvl=level_of(depth))]
        self._lists.append(w("num", w("abstractNumId", val=abstract), *restart, numId=number))
        return number

    def _marker(self, node: BulletList | OrderedList, region: Region) -> Marker:
        if isinstance(node, BulletList):
            return Marker("bullet")
        if node.style == "cjk-ideographic":
            return Marker(_IDEOGRAPHIC.get(region.tag, "chineseCountingThousand"), node.prefix, node.suffix)
        if node.style not in _FORMATS:
            self._report.warning(
                "unknown-counter-style", f"Word has no numbers of the style '{node.style}'; decimal stands for it"
            )
        return Marker(_FORMATS.get(node.style, "decimal"), node.prefix, node.suffix)

    def part(self) -> str:
        """Write `numbering.xml`; all definitions stand before all lists."""
        return part("numbering", (*(self._definition(m, number) for m, number in self._markers.items()), *self._lists))

    def _joint(self, marker: Marker) -> str:
        """Give what parts a marker from its text: full-width stops bring their own room."""
        if marker.suffix[-1:] in _SELF_SPACED:
            return "nothing"
        return "tab" if self._indent > 0 else "space"

    def _definition(self, marker: Marker, number: int) -> str:
        levels = (self._level(marker, level) for level in range(LEVELS))
        return w(
            "abstractNum", w("nsid", val=f"{0x4E3A0000 + number:08X}"), w("multiLevelType", val="hybridMultilevel"),
            w("tmpl", val=f"{0x4E3B0000 + number:08X}"), *levels, abstractNumId=number,
        )  # fmt: skip

    def _level(self, marker: Marker, level: int) -> str:
        # In characters too: those of the paragraph style would hold otherwise.
        sides = {"leftChars": round(self._ems * 100 * (level + 1)), "hangingChars": round(self._ems * 100)}
        indent = w("ind", **sides, left=twips(self._indent * (level + 1)), hanging=twips(self._indent))
        return w(
            "lvl",
            w("start", val=1),
            w("numFmt", val=marker.number_format),
            w("suff", val=self._joint(marker)),
            w("lvlText", val=marker.text(level)),
            w("lvlJc", val="left"),
            w("pPr", indent),
            run_properties({"rFonts": w("rFonts", hint="eastAsia")}),
            ilvl=level,
        )


def level_of(depth: int) -> int:
    """Give the level of a list at this depth; Word has nine."""
    return min(depth, LEVELS - 1)
