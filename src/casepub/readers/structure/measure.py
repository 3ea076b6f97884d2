"""Counting in East Asian text: characters by script, marks, bigrams. Plain strings in, numbers and sets out."""

from __future__ import annotations

import re
from operator import add
from typing import Final

from casepub.text.pattern import lazily

# Character ranges for regular expressions; several thousand lines are measured per page, one by one would be slow.
HAN: Final = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
KANA: Final = "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"
HANGUL: Final = "\uac00-\ud7a3\u1100-\u11ff\u3131-\u318e"
LETTER: Final = f"A-Za-z\u00c0-\u024f{HAN}{KANA}{HANGUL}"
SENTENCE_END: Final = "。！？!?…"
CLOSING: Final = "”’」』）)】》〉\"'"

# A line may be as long as the input: beyond this length, its start and its end say all that rules ask of it.
_LONGEST: Final = 20_000
_END: Final = 100

_HAN = lazily(f"[{HAN}]+")
_KANA = lazily(f"[{KANA}]+")
_EAST = lazily(f"[{HAN}{KANA}{HANGUL}]+")
_HANGUL = lazily(f"[{HANGUL}]+")
_LATIN_WORD = lazily("[A-Za-z\u00c0-\u024f]+")
_DIGITS = lazily(r"\d+")
_PAUSE = lazily("[，、；,;。！？!?]|[.](?=\\s|$)")
_ENDED = lazily(f"[{SENTENCE_END}][{CLOSING}]*$|[다요까죠][.][{CLOSING}]*$|[a-z)][.][{CLOSING}]*$")
_COMMA_ENDED = lazily(f"[，、；,;：:—][{CLOSING}]*$")
_NO_TOKEN = lazily(f"[^{LETTER}0-9]+")
_SPACE = lazily(r"\s+")


def length(runs: re.Pattern[str], text: str) -> int:
    """Count the characters in what a pattern finds; in pieces, because each find takes memory."""
    if len(text) <= _LONGEST:
        return sum(map(len, runs.findall(text)))
    ends = range(_LONGEST, len(text) + _LONGEST, _LONGEST)
    return sum(sum(map(len, runs.findall(text, end - _LONGEST, end))) for end in ends)


def han(text: str) -> int:
    """Count Han characters."""
    return length(_HAN, text)


def kana(text: str) -> int:
    """Count kana."""
    return length(_KANA, text)


def hangul(text: str) -> int:
    """Count Hangul syllables and letters."""
    return length(_HANGUL, text)


def sample(text: str) -> str:
    """Give what rules look at: all of a usual line, start and end of one that is long beyond measure."""
    return text if len(text) <= _LONGEST else text[:_LONGEST] + text[-_END:]


def size(text: str) -> float:
    """Give the amount of text: a Han, kana or Hangul character counts 1, a Western word 2, a number 1."""
    east = length(_EAST, text)
    if east == len(text):
        return float(east)
    return east + 2.0 * len(_LATIN_WORD.findall(text)) + len(_DIGITS.findall(text))


def pauses(text: str) -> int:
    """Count the marks that part clauses and sentences."""
    return len(_PAUSE.findall(text))


def ends_sentence(text: str) -> bool:
    """Tell whether the text ends as a sentence does."""
    return _ENDED.search(text) is not None


def ends_open(text: str) -> bool:
    """Tell whether the text ends with a comma, colon or dash: something must follow."""
    return _COMMA_ENDED.search(text) is not None


def squeezed(text: str) -> str:
    """Give the text without white space."""
    return _SPACE.sub("", text)


def skeleton(text: str) -> str:
    """Give letters and digits alone, for comparisons that marks and spaces shall not disturb."""
    return _NO_TOKEN.sub("", sample(text)).lower()


def bigrams(text: str) -> frozenset[str]:
    """Give the pairs of neighbouring letters and digits."""
    bare = skeleton(text)
    return frozenset(map(add, bare, bare[1:]))
