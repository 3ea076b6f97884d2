"""What a line end inside a paragraph of the source becomes: nothing between East Asian characters, else a space.

In: lines of one paragraph. Out: one line. Soft breaks are decided here once, in the reader, so that the model has
none.
"""

from __future__ import annotations

from collections.abc import Iterable

from casepub.text.character import CharClass, class_of

# CSS Text 4 §4.1.2: a line end goes where one side is a full-width mark, or both are East Asian but Hangul.
_MARKS = frozenset((
    CharClass.OPENING, CharClass.CLOSING, CharClass.DIVIDING, CharClass.DOUBLE_DIVIDING, CharClass.INTERPUNCT,
    CharClass.COLON, CharClass.SEMICOLON, CharClass.STOP, CharClass.COMMA,
    CharClass.INSEPARABLE, CharClass.IDEOGRAPHIC_SPACE,
))  # fmt: skip
_SOLID = _MARKS | {
    CharClass.HYPHEN, CharClass.ITERATION, CharClass.LONG_VOWEL, CharClass.SMALL_KANA, CharClass.HIRAGANA,
    CharClass.KATAKANA, CharClass.IDEOGRAPH, CharClass.BOPOMOFO, CharClass.SOLIDUS, CharClass.PREFIX,
    CharClass.POSTFIX, CharClass.MATH_SYMBOL, CharClass.MATH_OPERATOR,
}  # fmt: skip
# Ambiguous marks are East Asian only when their other neighbour is: “Hello ... of English stays English.
_AMBIGUOUS = frozenset("“”‘’—…·–‐°′″±×÷−")
_SOFT_HYPHEN = "\u00ad"


def joint(before: str, after: str) -> str:
    """Give what stands between two lines in place of the line end: an empty string or a space."""
    if not before or not after or before[-1].isspace() or after[0].isspace():
        return ""
    if before[-1] == _SOFT_HYPHEN:
        return ""
    left, right = _last(before), _first(after)
    if left in _SOLID and right in _SOLID:
        return ""
    return "" if _closed(left, before[-1]) or _closed(right, after[0]) else " "


def join(lines: Iterable[str]) -> str:
    """Join the lines of a paragraph."""
    joined: list[str] = []
    last = ""
    for line in lines:
        text = line.strip(" \t\r\n")
        if text:
            joined += (joint(last, text), text)
            last = text
    return "".join(joined)


def _closed(kind: CharClass, char: str) -> bool:
    """Tell whether a character is a mark with its own space, beside which a word needs no space."""
    return kind in _MARKS and char not in _AMBIGUOUS


def _last(text: str) -> CharClass:
    """Give the class that the end of a line counts as, past combining marks and ambiguous ones."""
    return _telling(reversed(text[-8:]))


def _first(text: str) -> CharClass:
    """Give the class that the start of a line counts as."""
    return _telling(text[:8])


def _telling(chars: Iterable[str]) -> CharClass:
    """Give the class of the first character that is neither combining nor ambiguous."""
    kind = CharClass.WESTERN_MARK
    for char in chars:
        kind = class_of(char)
        if kind is not CharClass.COMBINING and char not in _AMBIGUOUS:
            break
    return kind
