"""ASCII marks between Han characters become full-width again: text comes in, edits by position go out.

Decided once for a document (authors who mix the two are left alone), then mark by mark from its neighbours. Numbers
(1,234 · 12:30 · 3:1), addresses, code and English runs keep theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from casepub.readers.structure.measure import HAN, KANA, han, size
from casepub.text.pattern import lazily

Edits = dict[int, str]

_MINIMUM: Final = 3
_NEAR: Final = 24
_EAST = lazily(f"[{HAN}{KANA}，。、；：？！（）《》〈〉「」『』【】“”‘’…—％℃]")
_PAUSES: Final = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？"}
# Directly between letters, as most are, and the others, which need a closer look.
_PLAIN_PAUSE = lazily(f"(?<=[{HAN}{KANA}])[,;:!?](?=[{HAN}{KANA}])")
_PAUSE = lazily(f"[,;:!?](?:(?<![{HAN}{KANA}].)|(?![{HAN}{KANA}]))")
_STRAIGHT = lazily(rf"(?<=[{HAN}）》”」』])[,;:!?](?=\s?[{HAN}（《“「『\"(])")
_FULL = lazily("[，；：！？]")
# Bounded and possessive: a hostile text must not make the search quadratic.
_ADDRESS = lazily(
    r"(?:https?|ftp)://[!-~]++|www\.[!-~]++|(?<![A-Za-z0-9.+_-])[A-Za-z0-9.+_-]++@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}"
    r"|(?<![A-Za-z0-9.-])(?:[A-Za-z0-9-]{1,63}\.){1,6}(?:com|cn|net|org|jp|kr|tw|hk|gov|edu|io)\b(?:/[!-~]*+)?"
)
_THOUSANDS = lazily(r"(?<!\d)\d{1,3}(?:,\d{3})+(?!\d)")
_TIMES = lazily(r"\d{1,3}(?::\d{1,3})+")
_LABEL = lazily(r"^\s*[(]?\d{1,3}[.)]")
_PAREN = lazily(r"\(([^()]*)\)")
_DOTS = lazily(r"\.{3,6}")
_DOT = lazily(r"(?<!\.)\.(?!\.)")
_DASHES = lazily(r"(?<!-)--(?!-)")


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
    chinese = han(text) >= 0.5 * size(text)
    kept = _kept(text)
    edits: Edits = {}
    edits.update({match.start(): _PAUSES[match.group()] for match in _PLAIN_PAUSE.finditer(text)})
    edits.update(_pauses(text, chinese))
    edits.update(_stops(text, chinese))
    edits.update(_brackets(text))
    edits.update(_quotes(text, '"', quotes[0]))
    edits.update(_quotes(text, "'", quotes[1]))
    return {at: mark for at, mark in edits.items() if at not in kept}


def _kept(text: str) -> frozenset[int]:
    """Give the positions that belong to addresses, grouped numbers and times."""
    spans = (match.span() for form in (_ADDRESS, _THOUSANDS, _TIMES) for match in form.finditer(text))
    return frozenset(at for start, end in spans for at in range(start, end))


def _before(text: str, at: int, skipped: str = " ") -> str:
    """Give the character before a place, past those to be skipped; looks no further than a few."""
    return text[max(0, at - _NEAR) : at].rstrip(skipped)[-1:]


def _after(text: str, at: int, skipped: str = " ") -> str:
    """Give the character behind a place, past those to be skipped; looks no further than a few."""
    return text[at + 1 : at + 1 + _NEAR].lstrip(skipped)[:1]


def _is_east(char: str) -> bool:
    return bool(char) and _EAST.match(char) is not None


def _with_room(text: str, at: int, mark: str) -> Iterator[tuple[int, str]]:
    """Put a full-width mark, which brings its own room: the spaces behind go."""
    yield at, mark
    if text[at + 1 : at + 2] != " ":
        return
    rest = text[at + 1 : at + 1 + _NEAR]
    yield from ((space, "") for space in range(at + 1, at + 1 + len(rest) - len(rest.lstrip(" "))))


def _pauses(text: str, chinese: bool) -> Iterator[tuple[int, str]]:
    for match in _PAUSE.finditer(text):
        if _is_pause(text, match.start(), chinese):
            yield from _with_room(text, match.start(), _PAUSES[match.group()])


def _is_pause(text: str, at: int, chinese: bool) -> bool:
    left, right = _before(text, at, " !?"), _after(text, at, " !?")
    if not left:
        return _is_east(right)
    if _is_east(left) or _is_east(right) or (left in ")\"'" and _is_east(_before(text, at, " !?)\"'"))):
        return True
    if right in ("(", '"', "'"):
        return _is_east(_after(text, at, " (\"'"))
    if text[at] in ",;":  # 5.2%,CPI: English sets a space after its comma
        return text[at + 1 : at + 2] != " " and chinese
    return text[at] in "!?" and not right and chinese


def _stops(text: str, chinese: bool) -> Iterator[tuple[int, str]]:
    for pattern, mark in ((_DOTS, "……"), (_DASHES, "——")):
        for match in pattern.finditer(text):
            start, end = match.span()
            if _is_east(_before(text, start)) or _is_east(_after(text, end - 1)):
                yield start, mark
                yield from ((at, "") for at in range(start + 1, end))
    for match in _DOT.finditer(text):
        if _is_stop(text, match.start(), chinese):
            yield from _with_room(text, match.start(), "。")


def _is_stop(text: str, at: int, chinese: bool) -> bool:
    left, right = _before(text, at), _after(text, at)
    if not left or _LABEL.match(text[max(0, at - _NEAR) : at + 1].rpartition("。")[2]):
        return False
    if _is_east(left) or (left in ")\"'" and _is_east(_before(text, at, " )\"'"))):
        return not right.isascii() or right in "\"')([" or text[at + 1 : at + 2] == " " or right.isdigit()
    if not right or (right in "\"'" and not _after(text, at, " \"'")):
        return chinese
    return _is_east(right)


def _brackets(text: str) -> Iterator[tuple[int, str]]:
    for match in _PAREN.finditer(text):
        start, end = match.start(), match.end() - 1
        left, right = _before(text, start), _after(text, end)
        if han(match.group(1)) or _is_east(left) or (not left and _is_east(right)):
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
