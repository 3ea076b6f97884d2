"""Font names for Word: a stack of the template and a language in; names, and the font table part, out."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from casepub.renderers.docx.oxml import part, w
from casepub.template import Template
from casepub.template.schema import FONT_STACKS, FontStack, FontStackName
from casepub.text.region import HONG_KONG, JAPAN, KOREA, TAIWAN, Region, region_of
from casepub.typefaces.entries import Family, load_entries, normal

# MS-OI29500 §2.1.88: Word forgets longer names.
_LONGEST_NAME: Final = 31
_STACK_KEYS: Final = {TAIWAN.tag: "hant", HONG_KONG.tag: "hant", JAPAN.tag: "ja", KOREA.tag: "ko"}
_CATALOGUE_REGIONS: Final = {TAIWAN.tag: "hant-tw", HONG_KONG.tag: "hant-hk", JAPAN.tag: "ja", KOREA.tag: "ko"}


class FontNames(NamedTuple):
    """What Word calls the two faces of a stack."""

    latin: str
    east_asian: str


class _Entry(NamedTuple):
    """What the font table says of a font, so that Word chooses a like one where it is absent."""

    other: str
    charset: str
    family: str
    pitch: str = "auto"


# altName, charset (86 GB2312, 88 Big5, 80 Shift_JIS, 81 Hangul), family and pitch of the fonts that Word brings.
_KNOWN: Final = {
    "宋体": _Entry("SimSun", "86", "auto"),
    "新宋体": _Entry("NSimSun", "86", "modern", "fixed"),
    "黑体": _Entry("SimHei", "86", "modern", "fixed"),
    "楷体": _Entry("KaiTi", "86", "modern", "fixed"),
    "仿宋": _Entry("FangSong", "86", "modern", "fixed"),
    "新細明體": _Entry("PMingLiU", "88", "roman", "variable"),
    "細明體": _Entry("MingLiU", "88", "modern", "fixed"),
    "細明體_HKSCS": _Entry("MingLiU_HKSCS", "88", "roman", "variable"),
    "微軟正黑體": _Entry("Microsoft JhengHei", "88", "swiss", "variable"),
    "標楷體": _Entry("DFKai-SB", "88", "script", "fixed"),
    "游明朝": _Entry("Yu Mincho", "80", "roman", "variable"),
    "游ゴシック": _Entry("Yu Gothic", "80", "swiss", "variable"),
    "ＭＳ ゴシック": _Entry("MS Gothic", "80", "modern", "fixed"),
    "HG正楷書体-PRO": _Entry("HGSeikaishotaiPRO", "80", "script", "variable"),
    "바탕": _Entry("Batang", "81", "roman", "variable"),
    "맑은 고딕": _Entry("Malgun Gothic", "81", "swiss", "variable"),
    "굴림체": _Entry("GulimChe", "81", "modern", "fixed"),
    "궁서": _Entry("Gungsuh", "81", "roman", "variable"),
    "Times New Roman": _Entry("", "00", "roman", "variable"),
    "Arial": _Entry("", "00", "swiss", "variable"),
    "Courier New": _Entry("", "00", "modern", "fixed"),
}
_CHARSETS: Final = {TAIWAN.tag: "88", HONG_KONG.tag: "88", JAPAN.tag: "80", KOREA.tag: "81"}


class Fonts:
    """The font names of one template."""

    def __init__(self, template: Template) -> None:
        self._stacks: dict[str, FontStack] = {name: getattr(template.fonts, name) for name in FONT_STACKS}
        self.names = cache(self._names)

    def _names(self, stack: FontStackName, language: str) -> FontNames:
        chosen = self._stacks[stack]
        region = region_of(language)
        east_asian: str = getattr(chosen, _STACK_KEYS.get(region.tag, "hans"))
        return FontNames(
            _name_in_word(chosen.latin, "latin"), _name_in_word(east_asian, _CATALOGUE_REGIONS.get(region.tag, "hans"))
        )

    def table(self, language: str) -> str:
        """Write `fontTable.xml`: every font that the styles name."""
        pairs = [self.names(stack, language) for stack in FONT_STACKS]
        names = dict.fromkeys(name for pair in pairs for name in (pair.latin, pair.east_asian))
        return part("fonts", (_font(name, region_of(language)) for name in sorted(names)))


@cache
def _families() -> dict[str, Family]:
    families, _ = load_entries()
    return {normal(name): family for family in families for name in (family.name, *family.aliases)}


def _name_in_word(family: str, region: str) -> str:
    """Give Word's own font of the family's kind; a family that the catalogue lacks goes by its name."""
    known = _families().get(normal(family))
    return (known.word[region] if known else family)[:_LONGEST_NAME]


def _font(name: str, region: Region) -> str:
    known = _KNOWN.get(name) or _Entry("", _CHARSETS.get(region.tag, "86"), "auto", "default")
    alternative = [w("altName", val=known.other)] if known.other else []
    return w(
        "font",
        *alternative,
        w("charset", val=known.charset),
        w("family", val=known.family),
        w("pitch", val=known.pitch if known.pitch != "auto" else "variable"),
        name=name,
    )
