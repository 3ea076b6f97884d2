"""ASCII marks between Han characters become full-width again: text comes in, edits by position go out.

Decided once for a document (authors who mix the two are left alone), then mark by mark from its neighbours. Numbers
(1,234 · 12:30 · 3:1), addresses, code and English runs keep theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from casepub.readers.structure.measure import HAN, KANA, han, size

Edits = dict[int, str]

_MINIMUM: Final = 3
_EAST = re.compile(f"[{HAN}{KANA}，。、；：？！（）《》〈〉「」『』【】“”‘’…—％℃]")
_PAUSES: Final = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？"}
_STRAIGHT = re.compile(rf"(?<=[{HAN}）》”」』])[,;:!?](?=\s?[{HAN}（《“「『\"(])")
_FULL = re.compile("[，；：！？]")
_ADDRESS = re.compile(
    r"(?:https?|ftp)://[!-~]+|www\.[!-~]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|cn|net|org|jp|"
    r"kr|tw|hk|gov|edu|io)\b(?:/[!-~]*)?"
)
_THOUSANDS = re.compile(r"(?<!\d)\d{1,3}(?:,\d{3})+(?!\d)")
_TIMES = re.compile(r"\d{1,3}(?::\d{1,3})+")
_LABEL = re.compile(r"^\s*[(]?\d{1,3}[.)]")
_PAREN = re.compile(r"\(([^()]*)\)")
_DOTS = re.compile(r"\.{3,6}")
_DASHES = re.compile(r"(?<!-)--(?!-)")


def uses_ascii(texts: Iterable[str]) -> bool:
    """Tell whether ASCII marks outnumber full-width ones between Han characters."""
    straight = full = 0
    for text in texts:
        straight += len(_STRAIGHT.findall(text))
        full += len(_FULL.findall(text))
    return straight >= _MINIMUM and straight > full


def edits_of(text: str, quotes: tuple[tuple[str, str], tuple[str, str]]) -> Edits:
    """Give what each position of a paragraph becomes; positions that stay are not named.

    Args:
        text: one paragraph.
        quotes: the outer and inner quotation marks of the language.
    """
    if han(text) == 0:
        return {}
    kept = _kept(text)
    edits: Edits = {}
    edits.update(_pauses(text))
    edits.update(_stops(text))
    edits.update(_brackets(text))
    edits.update(_quotes(text, '"', quotes[0]))
    edits.update(_quotes(text, "'", quotes[1]))
    return {at: mark for at, mark in edits.items() if at not in kept}


def _kept(text: str) -> frozenset[int]:
    """Give the positions that belong to addresses, grouped numbers and times."""
    spans = (match.span() for form in (_ADDRESS, _THOUSANDS, _TIMES) for match in form.finditer(text))
    return frozenset(at for start, end in spans for at in range(start, end))


def _left(text: str, at: int) -> str:
    return text[:at].rstrip()[-1:]


def _right(text: str, at: int) -> str:
    return text[at + 1 :].lstrip()[:1]


def _is_east(char: str) -> bool:
    return bool(char) and _EAST.match(char) is not None


def _pauses(text: str) -> Iterator[tuple[int, str]]:
    for match in re.finditer("[,;:!?]", text):
        at, mark = match.start(), match.group()
        if _is_pause(text, at, mark):
            yield at, _PAUSES[mark]
            yield from ((space, "") for space in range(at + 1, at + 1 + _spaces_after(text, at)))


def _spaces_after(text: str, at: int) -> int:
    """Count the spaces after a mark that becomes full-width, which brings its own room."""
    rest = text[at + 1 :]
    return len(rest) - len(rest.lstrip(" "))


def _is_pause(text: str, at: int, mark: str) -> bool:
    left, right = text[:at].rstrip(" !?")[-1:], text[at + 1 :].lstrip(" !?")[:1]
    if not left:
        return _is_east(right)
    if _is_east(left) or _is_east(right) or (left in ")\"'" and _is_east(text[:at].rstrip(")\"'")[-1:])):
        return True
    if right in "(\"'" and right:
        return _is_east(text[at + 1 :].lstrip(" (\"'")[:1])
    if mark in ",;":  # 5.2%,CPI: English sets a space after its comma
        return text[at + 1 : at + 2] != " " and _is_chinese(text)
    return mark in "!?" and not right and _is_chinese(text)


def _is_chinese(text: str) -> bool:
    return han(text) >= 0.5 * size(text)


def _stops(text: str) -> Iterator[tuple[int, str]]:
    for match in _DOTS.finditer(text):
        if _is_east(_left(text, match.start())) or _is_east(_right(text, match.end() - 1)):
            yield match.start(), "……"
            yield from ((at, "") for at in range(match.start() + 1, match.end()))
    for match in _DASHES.finditer(text):
        if _is_east(_left(text, match.start())) or _is_east(_right(text, match.end() - 1)):
            yield match.start(), "——"
            yield match.start() + 1, ""
    for match in re.finditer(r"(?<!\.)\.(?!\.)", text):
        if _is_stop(text, match.start()):
            yield match.start(), "。"
            yield from ((space, "") for space in range(match.end(), match.end() + _spaces_after(text, match.start())))


def _is_stop(text: str, at: int) -> bool:
    left, right = _left(text, at), _right(text, at)
    if not left or _LABEL.match(text[: at + 1]):
        return False
    if _is_east(left) or (left in ")\"'" and _is_east(text[:at].rstrip(")\"'")[-1:])):
        return not right.isascii() or not right or right in "\"')([" or text[at + 1 : at + 2] == " " or right.isdigit()
    if not right or (right in "\"'" and not text[at + 2 :].strip()):
        return _is_chinese(text)
    return _is_east(right) and not _LABEL.match(text[: at + 1].split("。")[-1])


def _brackets(text: str) -> Iterator[tuple[int, str]]:
    for match in _PAREN.finditer(text):
        start, end = match.start(), match.end() - 1
        if (
            han(match.group(1))
            or _is_east(_left(text, start))
            or (_is_east(_right(text, end)) and not _left(text, start))
        ):
            yield start, "（"
            yield end, "）"


def _quotes(text: str, mark: str, pair: tuple[str, str]) -> Iterator[tuple[int, str]]:
    """Pair straight quotes; an odd one out leaves the paragraph as it is."""
    places = [at for at, char in enumerate(text) if char == mark and not _is_apostrophe(text, at)]
    if len(places) % 2:
        return
    for start, end in zip(places[::2], places[1::2], strict=True):
        around = text[max(0, start - 1) : start] + text[start + 1 : end] + text[end + 1 : end + 2]
        if _EAST.search(around):
            yield start, pair[0]
            yield end, pair[1]


def _is_apostrophe(text: str, at: int) -> bool:
    """Tell whether a mark stands inside or behind a Latin word or a number (don't, 5'30")."""
    before = text[at - 1 : at]
    return text[at] == "'" and before.isascii() and before.isalnum()
