"""Numerals: 一二三, 廿, 壹贰叁, ①, ⑴, ㈠, Ⅳ, i, 1, １, アイウ, いろは, 가나다, 甲乙丙.

In: a number and the name of a style (CSS counter style or OOXML number format), or a numeral as written. Out: the
numeral, or the number. A number that a style cannot say is written in decimal digits, as CSS does.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

from casepub.text.pattern import lazily

LARGEST = 10**16 - 1
_LONGEST = 32


class _Han(NamedTuple):
    """A way of writing numbers with Han digits and units."""

    digits: str
    units: str
    myriads: str
    negative: str
    zeros: bool  # 一百零一, not 百一
    ones: str  # the units that a leading one is written before, such as 百 in 一百


_SIMPLE = "零一二三四五六七八九"
_KOREAN = "영일이삼사오육칠팔구"
_SIMPLIFIED = _Han(_SIMPLE, "十百千", "万亿兆", "负", True, "百千")
_TRADITIONAL = _Han(_SIMPLE, "十百千", "萬億兆", "負", True, "百千")
_HAN: Mapping[str, _Han] = {
    "simp-chinese-informal": _SIMPLIFIED,
    "trad-chinese-informal": _TRADITIONAL,
    "simp-chinese-formal": _Han("零壹贰叁肆伍陆柒捌玖", "拾佰仟", "万亿兆", "负", True, "拾佰仟"),
    "trad-chinese-formal": _Han("零壹貳參肆伍陸柒捌玖", "拾佰仟", "萬億兆", "負", True, "拾佰仟"),
    "japanese-informal": _Han("〇一二三四五六七八九", "十百千", "万億兆", "マイナス", False, ""),
    "japanese-formal": _Han("零壱弐参四伍六七八九", "拾百阡", "萬億兆", "マイナス", False, "拾百阡"),
    "korean-hangul-formal": _Han(_KOREAN, "십백천", "만억조", "마이너스 ", False, "십백천"),
    "korean-hanja-informal": _Han(_SIMPLE, "十百千", "萬億兆", "마이너스 ", False, ""),
    "korean-hanja-formal": _Han("零壹貳參四五六七八九", "拾百仟", "萬億兆", "마이너스 ", False, "拾百仟"),
}

_KATAKANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヰヱヲン"
_HIRAGANA = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわゐゑをん"
_IROHA = "いろはにほへとちりぬるをわかよたれそつねならむうゐのおくやまけふこえてあさきゆめみしゑひもせす"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"


def _span(first: str, count: int) -> str:
    """Give a run of characters by code point."""
    return "".join(map(chr, range(ord(first), ord(first) + count)))


def _to_katakana(kana: str) -> str:
    return "".join(chr(ord(char) + 0x60) for char in kana)


# Letters that go on after the last as aa, ab ...
_ALPHABETS: Mapping[str, str] = {
    "lower-alpha": _LATIN,
    "upper-alpha": _LATIN.upper(),
    "lower-greek": "αβγδεζηθικλμνξοπρστυφχψω",
    "hiragana": _HIRAGANA,
    "hiragana-iroha": _IROHA,
    "katakana": _KATAKANA,
    "katakana-iroha": _to_katakana(_IROHA),
    "hangul": "가나다라마바사아자차카타파하",
    "hangul-consonant": "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ",
}
# Symbols that end with the last.
_FIXED: Mapping[str, str] = {
    "cjk-heavenly-stem": _STEMS,
    "cjk-earthly-branch": _BRANCHES,
    "circled-decimal": _span("①", 20) + _span("㉑", 15) + _span("㊱", 15),
    "parenthesized-decimal": _span("⑴", 20),
    "dotted-decimal": _span("⒈", 20),
    "filled-circled-decimal": _span("❶", 10) + _span("⓫", 10),
    "parenthesized-ideographic": _span("㈠", 10),
    "circled-ideographic": _span("㊀", 10),
    "circled-lower-latin": _span("ⓐ", 26),
    "parenthesized-hangul": _span("㈎", 14),
    "circled-hangul": _span("㉮", 14),
    "circled-katakana": _span("㋐", 47),
}
_DIGITS: Mapping[str, str] = {
    "decimal": "0123456789",
    "fullwidth-decimal": "０１２３４５６７８９",
    "cjk-decimal": "〇一二三四五六七八九",
    "korean-digits": _KOREAN,
}
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip

# Other names of the same styles: CSS synonyms, then OOXML's ST_NumberFormat.
_SYNONYMS: Mapping[str, str] = {
    "cjk-ideographic": "trad-chinese-informal",
    "lower-latin": "lower-alpha",
    "upper-latin": "upper-alpha",
    "upperRoman": "upper-roman",
    "lowerRoman": "lower-roman",
    "upperLetter": "upper-alpha",
    "lowerLetter": "lower-alpha",
    "decimalZero": "decimal-leading-zero",
    "decimalFullWidth": "fullwidth-decimal",
    "decimalFullWidth2": "fullwidth-decimal",
    "decimalHalfWidth": "decimal",
    "decimalEnclosedCircle": "circled-decimal",
    "decimalEnclosedCircleChinese": "circled-decimal",
    "decimalEnclosedParen": "parenthesized-decimal",
    "decimalEnclosedFullstop": "dotted-decimal",
    "ideographEnclosedCircle": "circled-ideographic",
    "ideographTraditional": "cjk-heavenly-stem",
    "ideographZodiac": "cjk-earthly-branch",
    "ideographDigital": "cjk-decimal",
    "japaneseDigitalTenThousand": "cjk-decimal",
    "taiwaneseDigital": "cjk-decimal",
    "chineseCounting": "simp-chinese-informal",
    "chineseCountingThousand": "simp-chinese-informal",
    "chineseLegalSimplified": "simp-chinese-formal",
    "ideographLegalTraditional": "trad-chinese-formal",
    "taiwaneseCounting": "trad-chinese-informal",
    "taiwaneseCountingThousand": "trad-chinese-informal",
    "japaneseCounting": "japanese-informal",
    "japaneseLegal": "japanese-formal",
    "koreanCounting": "korean-hangul-formal",
    "koreanLegal": "korean-hangul-formal",
    "koreanDigital": "korean-digits",
    "koreanDigital2": "cjk-decimal",
    "aiueo": "katakana",
    "aiueoFullWidth": "katakana",
    "iroha": "katakana-iroha",
    "irohaFullWidth": "katakana-iroha",
    "ganada": "hangul",
    "chosung": "hangul-consonant",
}


def format_number(value: int, style: str = "decimal") -> str:
    """Write a number in a style.

    Args:
        value: the number.
        style: a CSS counter style (`cjk-ideographic`, `lower-roman` ...) or an OOXML format (`upperLetter` ...).

    Returns:
        The numeral; decimal digits where the style cannot say the number.

    Raises:
        ValueError: no style has this name.
    """
    name = _SYNONYMS.get(style, style)
    if name not in _WRITERS:
        raise ValueError(f"unknown numeral style {style!r}; known are {', '.join(sorted(STYLES))}")
    return _WRITERS[name](value) or str(value)


def _write_digits(digits: str, value: int) -> str:
    sign = "-" if value < 0 else ""
    return sign + "".join(digits[int(digit)] for digit in str(abs(value)))


def _write_leading_zero(value: int) -> str:
    return f"{value:03d}" if value < 0 else f"{value:02d}"


def _write_fixed(symbols: str, value: int) -> str:
    return symbols[value - 1] if 1 <= value <= len(symbols) else ""


def _write_alphabet(letters: str, value: int) -> str:
    """Count in letters without a zero: z, aa, ab."""
    written = ""
    while value > 0:
        value, letter = divmod(value - 1, len(letters))
        written = letters[letter] + written
    return written


def _write_roman(upper: bool, value: int) -> str:
    """Write a Roman numeral, up to 3999."""
    if not 1 <= value <= 3999:
        return ""
    written = ""
    for amount, letters in _ROMAN:
        count, value = divmod(value, amount)
        written += letters * count
    return written.upper() if upper else written


def _write_han(way: _Han, value: int) -> str:
    """Write a number with units, in groups of ten thousand."""
    if abs(value) > LARGEST:
        return ""
    if value <= 0:
        return way.digits[0] if value == 0 else way.negative + _write_han(way, -value)
    written = ""
    for power in (3, 2, 1, 0):
        group = value // 10000**power % 10000
        if group:
            gap = way.zeros and bool(written) and group < 1000
            written += way.digits[0] * gap + _han_group(way, group, bool(written))
            written += way.myriads[power - 1] if power else ""
    return written


def _han_group(way: _Han, group: int, inner: bool) -> str:
    """Write a number below ten thousand; a bare ten inside a longer number is 一十."""
    written = ""
    for place in (3, 2, 1, 0):
        digit = group // 10**place % 10
        if not digit:
            continue
        unit = way.units[place - 1] if place else ""
        skipped = way.zeros and bool(written) and not group // 10 ** (place + 1) % 10
        silent = digit == 1 and _is_silent(way, unit, inner or bool(written))
        written += way.digits[0] * skipped + way.digits[digit] * (not silent) + unit
    return written


def _is_silent(way: _Han, unit: str, inner: bool) -> bool:
    """Tell whether a one before a unit is left out: 十一 and 百一, but 一百一十一 in Chinese."""
    return bool(unit) and unit not in way.ones and not (inner and way.zeros)


_WRITERS: Mapping[str, Callable[[int], str]] = {
    **{name: partial(_write_digits, digits) for name, digits in _DIGITS.items()},
    **{name: partial(_write_fixed, symbols) for name, symbols in _FIXED.items()},
    **{name: partial(_write_alphabet, letters) for name, letters in _ALPHABETS.items()},
    **{name: partial(_write_han, way) for name, way in _HAN.items()},
    "decimal-leading-zero": _write_leading_zero,
    "lower-roman": partial(_write_roman, False),
    "upper-roman": partial(_write_roman, True),
}
STYLES = frozenset(_WRITERS) | frozenset(_SYNONYMS)

_HAN_DIGITS: Mapping[str, int] = {
    char: value
    for row in (
        _SIMPLE,
        "〇壹贰叁肆伍陆柒捌玖",
        "○壹貳參肆伍陸柒捌玖",
        "0壱弐参肆伍六漆八九",
        "0弌弍弎",
        "0幺两",
        _KOREAN,
        "0幺兩",
    )
    for value, char in enumerate(row)
    if not char.isascii()
}
_HAN_UNITS: Mapping[str, int] = {
    **dict.fromkeys("十拾십", 10), **dict.fromkeys("百佰백", 100), **dict.fromkeys("千仟阡천", 1000),
}  # fmt: skip
_HAN_TENS = {"廿": "二十", "卄": "二十", "卅": "三十", "卌": "四十"}
_HAN_MYRIADS: Mapping[str, int] = {
    **dict.fromkeys("万萬만", 10**4), **dict.fromkeys("亿億억", 10**8), **dict.fromkeys("兆조", 10**12),
}  # fmt: skip
_CANONICAL_ROMAN = lazily(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
# Without a style a single letter is a letter, except for these, which lists count with.
_ROMAN_LETTERS = "ivx"


def parse_number(text: str, style: str | None = None) -> int | None:
    """Read a numeral as written.

    Without a style, い and イ are read in the order of あいうえお, a lone i, v or x as Roman and any other lone letter
    as a letter.

    Args:
        text: the numeral alone, without brackets or a full stop after it.
        style: the style it is known to be in, for letters that count in several ways.

    Returns:
        The number, or None where the text is no numeral.
    """
    numeral = text.strip()
    if not 0 < len(numeral) <= _LONGEST:
        return None
    if style is not None:
        return _parse_in(numeral, _SYNONYMS.get(style, style))
    for parse in (_parse_decimal, _parse_han, _parse_symbol, _parse_roman, _parse_letter):
        value = parse(numeral)
        if value is not None:
            return value
    return None


def _parse_in(numeral: str, style: str) -> int | None:
    """Read a numeral of a known style."""
    value: int | None = None
    if style in _ALPHABETS:
        value = _parse_alphabet(numeral, _ALPHABETS[style])
    elif style in _FIXED:
        value = (_FIXED[style].find(numeral) + 1 or None) if len(numeral) == 1 else None
    elif style in ("lower-roman", "upper-roman"):
        value = _roman_value(numeral)
    else:
        value = _parse_han(numeral)
    return _parse_decimal(numeral) if value is None else value


def _parse_alphabet(numeral: str, letters: str) -> int | None:
    """Read a numeral of letters: z, aa, ab."""
    value = 0
    for char in numeral:
        place = letters.find(char) + 1
        if not place or value > LARGEST:
            return None
        value = value * len(letters) + place
    return value


def _parse_decimal(numeral: str) -> int | None:
    """Read decimal digits, full-width ones too."""
    digits = numeral.translate(str.maketrans("０１２３４５６７８９", "0123456789"))
    return int(digits) if digits.isascii() and digits.isdecimal() else None


def _parse_han(numeral: str) -> int | None:
    """Read Han or Hangul numerals, digit by digit or with units."""
    plain = "".join(_HAN_TENS.get(char, char) for char in numeral)
    if all(char in _HAN_DIGITS for char in plain):
        return int("".join(str(_HAN_DIGITS[char]) for char in plain))
    total = group = digit = 0
    for char in plain:
        if char in _HAN_DIGITS:
            digit = _HAN_DIGITS[char]
        elif char in _HAN_UNITS:
            group, digit = group + (digit or 1) * _HAN_UNITS[char], 0
        elif char in _HAN_MYRIADS and (total or group or digit):
            total, group, digit = _myriads(total, group + digit, _HAN_MYRIADS[char]), 0, 0
        else:
            return None
    return total + group + digit


def _myriads(total: int, group: int, unit: int) -> int:
    """Add a group with its unit; 一万亿 multiplies what stands before."""
    return total + group * unit if group and (not total or total >= unit) else (total + group) * unit


def _parse_symbol(numeral: str) -> int | None:
    """Read one character that means a number: ①, ⑴, ㈠, Ⅳ, or a row of Roman ones."""
    if len(numeral) == 1 and unicodedata.category(numeral) in ("No", "Nl"):
        value = unicodedata.numeric(numeral)
        return int(value) if value.is_integer() else None
    if all("Ⅰ" <= char <= "ⅿ" for char in numeral):
        return _roman_value(unicodedata.normalize("NFKC", numeral))
    return None


def _parse_roman(numeral: str) -> int | None:
    """Read a Roman numeral in Latin letters, all of one case."""
    if len(numeral) == 1 and numeral.lower() not in _ROMAN_LETTERS:
        return None
    return _roman_value(numeral)


def _roman_value(numeral: str) -> int | None:
    """Add up a canonical Roman numeral."""
    if not numeral or numeral not in (numeral.lower(), numeral.upper()):
        return None
    rest = numeral.lower()
    if not _CANONICAL_ROMAN.fullmatch(rest):
        return None
    value = 0
    for amount, letters in _ROMAN:
        while rest.startswith(letters):
            value, rest = value + amount, rest.removeprefix(letters)
    return value


def _parse_letter(numeral: str) -> int | None:
    """Read one letter of an order: 甲, 子, ア, 가, a, ⓐ."""
    if len(numeral) != 1:
        return None
    for order in (_STEMS, _BRANCHES, *_ALPHABETS.values(), *_FIXED.values()):
        if numeral in order:
            return order.index(numeral) + 1
    return None
