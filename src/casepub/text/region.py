"""Regional profiles of East Asian typography: a language tag comes in, a frozen Region goes out.

A region decides punctuation, spacing, quotes, indents and line breaking. It is keyed on the region and not on
the script, because "regional differences" outrank Simplified and Traditional (CLREQ §2).
Every field may be overridden with `dataclasses.replace`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, StrEnum
from math import inf
from typing import Literal, NamedTuple

QuotePairs = tuple[tuple[str, str], tuple[str, str]]


class Level(StrEnum):
    """How strictly line starts and line ends are guarded; a region reads a foreign word as its nearest own."""

    NONE = "none"
    BASIC = "basic"
    GB = "gb"
    STRICT = "strict"
    VERY_STRICT = "very-strict"
    LOOSE = "loose"
    VERY_LOOSE = "very-loose"
    CSS_LOOSE = "css-loose"
    CSS_NORMAL = "css-normal"
    CSS_STRICT = "css-strict"
    KLREQ = "klreq"


class Style(StrEnum):
    """How wide punctuation stands: the mainland printers' four styles, and none at all."""

    AUTO = "auto"
    QUANJIAO = "quanjiao"
    KAIMING = "kaiming"
    BANJIAO = "banjiao"
    HANGMOBANJIAO = "hangmobanjiao"


class Space(Enum):
    """The kinds of space that line adjustment takes from or gives to."""

    WORD = "word space"
    LINE_END = "space after a mark at the line end"
    LINE_END_INTERPUNCT = "space of a middle dot at the line end"
    INTERPUNCT = "space beside a middle dot"
    BRACKET = "space outside a bracket or quote"
    COMMA = "space of a comma, pause mark or semicolon"
    STOP = "space of a full stop, question or exclamation mark"
    AUTOSPACE = "gap between Han or kana and Western"
    OTHER = "any other place between two characters"


class Step(NamedTuple):
    """One step of line adjustment: these spaces change together, down (or up) to `limit` em."""

    spaces: tuple[Space, ...]
    limit: float


@dataclass(frozen=True, slots=True)
class Region:
    """Everything that differs from region to region.

    Attributes:
        tag: BCP 47 tag of the profile.
        script: OpenType script tag for shaping Han text.
        language: OpenType language tag that selects `locl` forms.
        level: default level of line-start and line-end prohibition.
        adjustment: which marks give up space beside other marks: all, brackets only, or none.
        centred_stops: pause and stop marks stand in the middle of their square.
        fixed_marks: marks that always fill one em in horizontal text.
        vertical_fixed_marks: marks that always fill one em in vertical text.
        interpunct: width of · in em.
        solidus: width of the full-width solidus in em.
        connector: width of the short connectors – and - between Han in em.
        line_end_half: a mark that ends a line always gives up its space.
        hanging: marks that may hang past the line end when a template asks for hanging.
        autospace: default gap between Han or kana and Western, in em; 0 for none.
        indent: default first-line indent in em.
        emphasis_over: emphasis dots stand above (horizontal) instead of below; vertical is always at the right.
        emphasis_mark: the dot for horizontal text.
        vertical_emphasis_mark: the dot for vertical text.
        quotes: outer and inner quotation marks, horizontal.
        vertical_quotes: outer and inner quotation marks, vertical.
        title_marks: outer and inner book-title marks.
        break_unit: Korean by word or by character; all others by character.
        shrink: steps of reduction, in order; `limit` is what must remain.
        stretch: steps of expansion, in order; `limit` is the most that a space may become.
        word_space: natural width of a word space in em; 0 for the face's own.
        western_marks: marks of both worlds that are Western here, of the face's own width and without space.
        east_asian: False for the Western profile.
    """

    tag: str
    script: str
    language: str
    level: Level
    adjustment: Literal["on", "brackets", "off"]
    centred_stops: bool
    fixed_marks: frozenset[str]
    vertical_fixed_marks: frozenset[str]
    interpunct: float
    solidus: float
    connector: float
    line_end_half: bool
    hanging: frozenset[str]
    autospace: float
    indent: float
    emphasis_over: bool
    emphasis_mark: str
    vertical_emphasis_mark: str
    quotes: QuotePairs
    vertical_quotes: QuotePairs
    title_marks: QuotePairs
    break_unit: Literal["character", "word"]
    shrink: tuple[Step, ...]
    stretch: tuple[Step, ...]
    word_space: float = 0.0
    western_marks: str = ""
    east_asian: bool = True

    def __hash__(self) -> int:
        # Tables are cached by region: the full hash of thirty fields would cost more than the look-up saves.
        return hash(self.tag)


_CURLY: QuotePairs = (("“", "”"), ("‘", "’"))
_CORNER: QuotePairs = (("「", "」"), ("『", "』"))
_WHITE_CORNER: QuotePairs = (("『", "』"), ("「", "」"))
_ANGLE: QuotePairs = (("《", "》"), ("〈", "〉"))

# CLREQ §6.2.2.3 (2024 snapshot: Methods for Line Adjustment): reduction in seven steps.
_CHINESE_SHRINK = (
    Step((Space.LINE_END, Space.LINE_END_INTERPUNCT), 0.0),
    Step((Space.WORD,), 0.25),
    Step((Space.INTERPUNCT,), 0.0),
    Step((Space.BRACKET,), 0.0),
    Step((Space.COMMA,), 0.0),
    Step((Space.AUTOSPACE,), 0.125),
    Step((Space.STOP,), 0.0),
)
# Taiwan reduces brackets and interpuncts alone: centred stops and commas keep their square.
_TAIWAN_SHRINK = (
    Step((Space.LINE_END, Space.LINE_END_INTERPUNCT), 0.0),
    Step((Space.WORD,), 0.25),
    Step((Space.INTERPUNCT,), 0.0),
    Step((Space.BRACKET,), 0.0),
    Step((Space.AUTOSPACE,), 0.125),
)
# CLREQ §6.2.2.3: expansion in three steps.
_CHINESE_STRETCH = (
    Step((Space.WORD,), 0.5),
    Step((Space.AUTOSPACE,), 0.5),
    Step((Space.WORD, Space.AUTOSPACE, Space.OTHER), inf),
)
# JLREQ 3.8.3: reduction in six steps; a full stop inside the line is never reduced.
_JAPANESE_SHRINK = (
    Step((Space.WORD,), 0.25),
    Step((Space.LINE_END,), 0.0),
    Step((Space.LINE_END_INTERPUNCT,), 0.0),
    Step((Space.INTERPUNCT,), 0.0),
    Step((Space.BRACKET, Space.COMMA), 0.0),
    Step((Space.AUTOSPACE,), 0.125),
)
# JLREQ Table 4: the variant of JIS X 4051, which leaves the line end alone.
JIS_SHRINK = (
    Step((Space.WORD,), 0.25),
    Step((Space.INTERPUNCT,), 0.0),
    Step((Space.BRACKET, Space.COMMA), 0.0),
    Step((Space.AUTOSPACE,), 0.125),
)
# JLREQ Table 5: the variant of books, where a mark keeps at least a quarter em.
BOOK_SHRINK = (
    Step((Space.WORD,), 0.25),
    Step((Space.LINE_END,), 0.0),
    Step((Space.BRACKET, Space.COMMA), 0.25),
)
# JLREQ 3.8.4, in the order of JIS X 4051.
_JAPANESE_STRETCH = (
    Step((Space.WORD,), 0.5),
    Step((Space.AUTOSPACE,), 0.5),
    Step((Space.OTHER,), 0.25),
    Step((Space.WORD, Space.AUTOSPACE, Space.OTHER), inf),
)
_KOREAN_SHRINK = (Step((Space.WORD,), 0.25), Step((Space.BRACKET,), 0.0))
_KOREAN_STRETCH = (Step((Space.WORD,), 0.5), Step((Space.WORD, Space.OTHER), inf))
_WESTERN_SHRINK = (Step((Space.WORD,), 0.2),)
_WESTERN_STRETCH = (Step((Space.WORD,), inf),)

MAINLAND = Region(
    tag="zh-Hans-CN",
    script="hani",
    language="ZHS",
    level=Level.GB,
    adjustment="on",
    centred_stops=False,
    fixed_marks=frozenset(),
    vertical_fixed_marks=frozenset("：；？！"),  # CLREQ: one em in vertical text, in all regions
    interpunct=0.5,
    solidus=0.5,  # GB/T 15834 §5.1.9
    connector=0.5,
    line_end_half=True,  # GB/T 15834 §5.1.10
    hanging=frozenset("、，。．：；？！"),
    autospace=0.25,
    indent=2.0,
    emphasis_over=False,
    emphasis_mark="•",
    vertical_emphasis_mark="•",
    quotes=_CURLY,
    vertical_quotes=_WHITE_CORNER,
    title_marks=_ANGLE,
    break_unit="character",
    shrink=_CHINESE_SHRINK,
    stretch=_CHINESE_STRETCH,
)
TAIWAN = replace(
    MAINLAND,
    tag="zh-Hant-TW",
    language="ZHT",
    level=Level.BASIC,
    adjustment="brackets",  # CLREQ: adjacent brackets are reduced "regardless of style"
    centred_stops=True,
    fixed_marks=frozenset("？！"),
    interpunct=1.0,
    solidus=1.0,
    line_end_half=False,
    quotes=_CORNER,
    vertical_quotes=_CORNER,
    shrink=_TAIWAN_SHRINK,
)
HONG_KONG = replace(TAIWAN, tag="zh-Hant-HK", language="ZHH", adjustment="on", shrink=_CHINESE_SHRINK)
JAPAN = Region(
    tag="ja-JP",
    script="hani",
    language="JAN",
    level=Level.STRICT,
    adjustment="on",
    centred_stops=False,
    fixed_marks=frozenset("？！"),
    vertical_fixed_marks=frozenset("？！"),
    interpunct=1.0,
    solidus=1.0,
    connector=1.0,
    line_end_half=False,
    hanging=frozenset("。．、，"),
    autospace=0.25,
    indent=1.0,
    emphasis_over=True,
    emphasis_mark="•",
    vertical_emphasis_mark="﹅",
    quotes=_CORNER,
    vertical_quotes=_CORNER,
    title_marks=(("『", "』"), ("「", "」")),
    break_unit="character",
    shrink=_JAPANESE_SHRINK,
    stretch=_JAPANESE_STRETCH,
    word_space=1 / 3,  # JLREQ 3.8.3 a: the natural word space is a third of an em
)
KOREA = replace(
    JAPAN,
    tag="ko-KR",
    script="hang",
    language="KOR",
    level=Level.KLREQ,
    adjustment="brackets",
    hanging=frozenset(),
    autospace=0.0,  # Hangul and Western words are parted by real spaces
    emphasis_mark="•",
    vertical_emphasis_mark="•",
    quotes=_CURLY,
    vertical_quotes=_CORNER,
    title_marks=(("『", "』"), ("「", "」")),
    break_unit="word",
    shrink=_KOREAN_SHRINK,
    stretch=_KOREAN_STRETCH,
    word_space=0.0,
    western_marks="“”‘’",  # KLREQ: words lean on quotation marks without space
)
WESTERN = replace(
    KOREA,
    tag="und",
    script="latn",
    language="dflt",
    level=Level.BASIC,  # for full-width marks that stray into Western text
    adjustment="off",
    fixed_marks=frozenset(),
    vertical_fixed_marks=frozenset(),
    interpunct=0.0,
    solidus=0.0,
    connector=0.0,
    vertical_quotes=_CURLY,
    title_marks=_CURLY,
    shrink=_WESTERN_SHRINK,
    stretch=_WESTERN_STRETCH,
    east_asian=False,
)

REGIONS = (MAINLAND, TAIWAN, HONG_KONG, JAPAN, KOREA, WESTERN)

_LANGUAGES = {"zh": MAINLAND, "cmn": MAINLAND, "yue": HONG_KONG, "nan": TAIWAN, "hak": TAIWAN, "wuu": MAINLAND,
              "lzh": TAIWAN, "ja": JAPAN, "ko": KOREA}  # fmt: skip
_CHINESE = frozenset(("zh", "cmn", "yue", "nan", "hak", "wuu", "lzh"))
_TERRITORIES = {"tw": TAIWAN, "hk": HONG_KONG, "mo": HONG_KONG, "cn": MAINLAND, "sg": MAINLAND, "my": MAINLAND}
_SCRIPTS = {"hans": MAINLAND, "hant": TAIWAN}


def region_of(language: str) -> Region:
    """Give the profile of a BCP 47 tag; the Western one where the language is neither Chinese, Japanese nor Korean.

    Example:
        >>> region_of("zh-Hant-HK").tag
        'zh-Hant-HK'
        >>> region_of("zh-SG").tag
        'zh-Hans-CN'
    """
    subtags = language.replace("_", "-").lower().split("-")
    primary = subtags[0]
    if primary not in _CHINESE:
        return _LANGUAGES.get(primary, WESTERN)
    return _chinese(subtags[1:], _LANGUAGES[primary])


def _chinese(subtags: list[str], default: Region) -> Region:
    """Choose among the Chinese profiles: script first (zh-Hans-HK is mainland style), then territory."""
    script = next((tag for tag in subtags if tag in _SCRIPTS), None)
    territory = next((_TERRITORIES[tag] for tag in subtags if tag in _TERRITORIES), None)
    extended = next((_LANGUAGES[tag] for tag in subtags if tag in _CHINESE), default)
    if script == "hans":
        return MAINLAND
    if script == "hant" and (territory is None or territory is MAINLAND):
        return extended if extended is HONG_KONG else TAIWAN
    return territory or extended
