"""What a character is: class, script, width, vertical orientation, cluster.

In: a character or a text. Out: its class of East Asian composition, from which the classes of JLREQ (cl-01 ...) and
the sets of CLREQ can be told, and the Unicode properties that composition needs. Ambiguous marks (“ ” ‘ ’ — … ·) are
read as in East Asian text; an apostrophe or dot inside a Western word is not.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from functools import cache, lru_cache
from typing import Literal

from casepub.text import _unicode
from casepub.text.pattern import lazily
from casepub.text.region import Region

Orientation = Literal["U", "R", "Tu", "Tr"]


class CharClass(IntEnum):
    """Classes of composition; `JLREQ` gives the class of the Japanese requirements for each."""

    OPENING = 0  # （「“《 ...
    CLOSING = 1  # ）」”》 ...
    HYPHEN = 2  # ‐ – 〜 ～ ゠
    DIVIDING = 3  # ！？
    DOUBLE_DIVIDING = 4  # ‼⁇⁈⁉: two marks in one em
    INTERPUNCT = 5  # ・·‧
    COLON = 6
    SEMICOLON = 7
    STOP = 8  # 。．
    COMMA = 9  # 、，
    INSEPARABLE = 10  # — … ‥
    ITERATION = 11
    LONG_VOWEL = 12
    SMALL_KANA = 13
    PREFIX = 14
    POSTFIX = 15
    IDEOGRAPHIC_SPACE = 16
    HIRAGANA = 17
    KATAKANA = 18
    MATH_SYMBOL = 19
    MATH_OPERATOR = 20
    IDEOGRAPH = 21  # Han, and symbols and letters that fill a square
    HANGUL = 22
    BOPOMOFO = 23
    SOLIDUS = 24  # ／
    DIGIT = 25
    WESTERN_SPACE = 26
    WESTERN = 27  # letters of scripts other than East Asian
    WESTERN_MARK = 28  # their punctuation and symbols; half-width forms of marks
    COMBINING = 29
    CONTROL = 30


JLREQ: Mapping[CharClass, str] = {
    CharClass.OPENING: "cl-01",
    CharClass.CLOSING: "cl-02",
    CharClass.HYPHEN: "cl-03",
    CharClass.DIVIDING: "cl-04",
    CharClass.DOUBLE_DIVIDING: "cl-04",
    CharClass.INTERPUNCT: "cl-05",
    CharClass.COLON: "cl-05",
    CharClass.SEMICOLON: "cl-05",
    CharClass.STOP: "cl-06",
    CharClass.COMMA: "cl-07",
    CharClass.INSEPARABLE: "cl-08",
    CharClass.ITERATION: "cl-09",
    CharClass.LONG_VOWEL: "cl-10",
    CharClass.SMALL_KANA: "cl-11",
    CharClass.PREFIX: "cl-12",
    CharClass.POSTFIX: "cl-13",
    CharClass.IDEOGRAPHIC_SPACE: "cl-14",
    CharClass.HIRAGANA: "cl-15",
    CharClass.KATAKANA: "cl-16",
    CharClass.MATH_SYMBOL: "cl-17",
    CharClass.MATH_OPERATOR: "cl-18",
    CharClass.IDEOGRAPH: "cl-19",
    CharClass.HANGUL: "cl-19",
    CharClass.BOPOMOFO: "cl-19",
    CharClass.SOLIDUS: "cl-19",
    CharClass.DIGIT: "cl-24",
    CharClass.WESTERN_SPACE: "cl-26",
    CharClass.WESTERN: "cl-27",
    CharClass.WESTERN_MARK: "cl-27",
    CharClass.COMBINING: "",
    CharClass.CONTROL: "",
}

# Characters whose class does not follow from their Unicode properties: JLREQ App. A, CLREQ §5.
_LISTED: Mapping[CharClass, str] = {
    CharClass.OPENING: "‘“",
    CharClass.CLOSING: "’”〟",
    CharClass.HYPHEN: "‐–〜～゠",
    CharClass.DIVIDING: "！？﹖﹗",
    CharClass.DOUBLE_DIVIDING: "‼⁇⁈⁉",
    CharClass.INTERPUNCT: "・·‧",
    CharClass.COLON: "：﹕",
    CharClass.SEMICOLON: "；﹔",
    CharClass.STOP: "。．﹒",
    CharClass.COMMA: "、，﹐﹑",
    CharClass.INSEPARABLE: "—―─⸺⸻…⋯‥〳〴〵",
    CharClass.ITERATION: "ヽヾゝゞ々〻",
    CharClass.LONG_VOWEL: "ー",
    CharClass.SMALL_KANA: "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ",
    CharClass.PREFIX: "￥＄￡＃€№",
    CharClass.POSTFIX: "°′″℃￠％‰ℓ㌃㌍㌔㌘㌢㌣㌦㌧㌫㌶㌻㍉㍊㍍㍑㍗㎎㎏㎜㎝㎞㎡㏄",
    CharClass.MATH_SYMBOL: "＝≠≒≡≦≧≪≫∝∞∽∈∋⊂⊃⊆⊇∩∪∧∨⇒⇔∀∃∠⊥⌒∂∇√∫∬∴∵≅≈≤≥",
    CharClass.MATH_OPERATOR: "＋－±×÷−∓",
    CharClass.SOLIDUS: "／",
    CharClass.IDEOGRAPH: "〆〇仝",
    CharClass.WESTERN_MARK: "｡､･｢｣",
}
_BY_CHARACTER = {char: kind for kind, chars in _LISTED.items() for char in chars}
_BY_SCRIPT = {
    "hani": CharClass.IDEOGRAPH,
    "hira": CharClass.HIRAGANA,
    "kana": CharClass.KATAKANA,
    "hang": CharClass.HANGUL,
    "bopo": CharClass.BOPOMOFO,
}
_BY_CATEGORY = {"Ps": CharClass.OPENING, "Pi": CharClass.OPENING, "Pe": CharClass.CLOSING, "Pf": CharClass.CLOSING}
# Below ※, symbols of ambiguous width (§ ¶ ² • †) belong to Western faces.
_FIRST_SQUARE_SYMBOL = 0x203B


def _classify(code: int) -> CharClass:
    """Find the class of a code point: by list, then by category, script and width."""
    if (listed := _BY_CHARACTER.get(chr(code))) is not None:
        return listed
    properties = _unicode.record(code)
    match properties.category[0]:
        case "M":
            return CharClass.COMBINING
        case "Z":
            return CharClass.IDEOGRAPHIC_SPACE if code == 0x3000 else CharClass.WESTERN_SPACE
        case "C" if properties.category in ("Cc", "Cf"):
            return CharClass.CONTROL
        case _:
            return _BY_SCRIPT.get(properties.script) or _visible(code, properties)


def _visible(code: int, properties: _unicode.Record) -> CharClass:
    """Find the class of a character of no East Asian script."""
    if properties.width in "FW":
        return _BY_CATEGORY.get(properties.category, CharClass.IDEOGRAPH)
    if properties.category == "Nd":
        return CharClass.DIGIT
    if properties.category[0] == "L":
        return CharClass.WESTERN
    # Circled numbers, arrows, stars and private characters fill a square in East Asian faces (JLREQ cl-19).
    square = properties.width == "A" and code >= _FIRST_SQUARE_SYMBOL
    return CharClass.IDEOGRAPH if square else CharClass.WESTERN_MARK


CLASS_TABLE: Mapping[int, str] = _unicode.Memo(lambda code: chr(_classify(code)))

_SQUARE = frozenset(CharClass) - {
    CharClass.DIGIT,
    CharClass.WESTERN_SPACE,
    CharClass.WESTERN,
    CharClass.WESTERN_MARK,
    CharClass.COMBINING,
    CharClass.CONTROL,
}


def _classify_western(code: int) -> CharClass:
    """Find the class of a code point in Western text: only full-width characters are East Asian."""
    kind = _classify(code)
    return CharClass.WESTERN_MARK if kind in _SQUARE and not _is_wide(code) else kind


def _is_wide(code: int) -> bool:
    return _unicode.record(code).width in "FW"


_WESTERN_TABLE: Mapping[int, str] = _unicode.Memo(lambda code: chr(_classify_western(code)))


@cache
def _table_without(marks: str) -> Mapping[int, str]:
    """Give the table in which some marks are Western."""
    return _unicode.Memo(lambda code: chr(CharClass.WESTERN_MARK) if chr(code) in marks else CLASS_TABLE[code])


# An apostrophe or a dot inside a Western word is no quotation mark and no interpunct.
# The mark comes first in the pattern, as a search for one of three characters is quick.
_INSIDE_WORD = lazily(r"[’‘·](?<=[0-9A-Za-zÀ-ɏ].)(?=[A-Za-zÀ-ɏ])")
_PLAIN = {"’": "'", "‘": "'", "·": "¸"}


def plain_words(text: str) -> str:
    """Put a Western stand-in for each apostrophe and dot inside a Western word; the length stays."""
    return _INSIDE_WORD.sub(lambda found: _PLAIN[found[0]], text)


def class_table(region: Region | None = None) -> Mapping[int, str]:
    """Give the table of classes for `str.translate`; in Western text ambiguous marks are Western."""
    if region is None or region.east_asian:
        return _table_without(region.western_marks) if region and region.western_marks else CLASS_TABLE
    return _WESTERN_TABLE


def class_of(char: str, region: Region | None = None) -> CharClass:
    """Give the class of a character, as in East Asian text unless the region is Western."""
    return CharClass(ord(class_table(region)[ord(char)]))


def classes(text: str, region: Region | None = None) -> bytes:
    """Give the class of each character of a text, one byte a character."""
    return plain_words(text).translate(class_table(region)).encode("latin-1")


def jlreq_class(char: str) -> str:
    """Give the JLREQ class of a character, or an empty string for combining and control characters."""
    return JLREQ[class_of(char)]


def is_han(char: str) -> bool:
    """Tell whether a character is a Han ideograph, 々 and 〇 included."""
    return script_of(char) == "hani" or char in "々〇〻"


def is_kana(char: str) -> bool:
    """Tell whether a character is hiragana or katakana, with ー and half-width forms."""
    return script_of(char) in ("hira", "kana") or char in "ーｰ"


def is_hangul(char: str) -> bool:
    """Tell whether a character is Hangul: a syllable or a jamo."""
    return script_of(char) == "hang"


@lru_cache(_unicode.MEMO_LIMIT)
def is_letter(char: str) -> bool:
    """Tell whether a character is an East Asian letter, as the rule against a lone one counts them (孤字)."""
    return is_han(char) or is_kana(char) or is_hangul(char)


@lru_cache(_unicode.MEMO_LIMIT)
def is_full_width(char: str, region: Region | None = None) -> bool:
    """Tell whether a character fills a square of one em.

    Marks of ambiguous width do in East Asian text and do not where the region is Western; what a face makes of them
    is the face's affair.
    """
    if region is not None and not region.east_asian:
        return _is_wide(ord(char))
    narrow = _unicode.record(ord(char)).width in ("H", "N", "Na")
    return (class_of(char) in _SQUARE and not narrow) or char in "⸺⸻⋯‼⁇⁈⁉"


@lru_cache(_unicode.MEMO_LIMIT)
def script_of(char: str) -> str:
    """Give the script of a character as an ISO 15924 code in lower case, such as hani, hira, latn, zyyy."""
    return _unicode.record(ord(char)).script


_SCRIPTS = _unicode.Memo(lambda code: _unicode.record(code).script + " ")


def scripts(text: str) -> list[str]:
    """Give the script of each character of a text."""
    return text.translate(_SCRIPTS).split()


# CLREQ "Vertical Writing Mode": these stand upright, though UAX #50 turns them.
_CHINESE_UPRIGHT: Mapping[str, Orientation] = {"：": "Tu", "；": "Tu", "·": "U", "‧": "U"}


def orientation(char: str, region: Region | None = None) -> Orientation:
    """Give the vertical orientation of UAX #50, with the Chinese exceptions when the region is Chinese."""
    if region is not None and region.tag.startswith("zh") and char in _CHINESE_UPRIGHT:
        return _CHINESE_UPRIGHT[char]
    match _unicode.record(ord(char)).orientation:
        case "U":
            return "U"
        case "Tu":
            return "Tu"
        case "Tr":
            return "Tr"
        case _:
            return "R"


# UAX #29 extended grapheme clusters, by one letter a character; prepended marks and Indic conjuncts are left out.
_CLUSTER_LETTERS = {"JL+": "L", "JL": "L", "JV": "V", "JT": "T", "H2+": "v", "H3+": "t", "RI": "I", "ZWJ": "J",
                    "EM+": "X", "CR": "R", "LF": "N"}  # fmt: skip
_EXTENDING = frozenset("\u200cﾞﾟำຳ")
_ALONE = frozenset("OECN")
_CLUSTER = lazily(r"RN|[RNC]|(?:L*(?:V+|vV*|t)T*|L+|T+|II|E(?:X*JE)*|[^RNC])[XJ]*")


def _cluster_letter(code: int) -> str:
    """Give the letter that stands for a character in the pattern of clusters."""
    properties = _unicode.record(code)
    if letter := _CLUSTER_LETTERS.get(properties.line_break):
        return letter
    if properties.category[0] == "M" or chr(code) in _EXTENDING or 0xE0020 <= code <= 0xE007F:
        return "X"
    if properties.category in ("Cc", "Cf", "Zl", "Zp"):
        return "C"
    pictographic = properties.category == "So" or properties.line_break in ("IDCn", "ALCn") or chr(code) in "‼⁉〰〽↔"
    return "E" if pictographic else "O"


_CLUSTER_TABLE = _unicode.Memo(_cluster_letter)


def cluster_starts(text: str) -> list[int]:
    """Give the index at which each grapheme cluster of a text starts."""
    return [found.start() for found in _CLUSTER.finditer(text.translate(_CLUSTER_TABLE))]


def clusters(text: str) -> list[str]:
    """Cut a text into grapheme clusters; joined they give the text."""
    letters = text.translate(_CLUSTER_TABLE)
    if _ALONE.issuperset(letters):
        return list(text)
    return [text[found.start() : found.end()] for found in _CLUSTER.finditer(letters)]
