"""Languages for Word, and which characters of a text belong to its East Asian font."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from casepub.renderers.docx.oxml import w
from casepub.text.pattern import lazily
from casepub.text.region import Region, region_of

_WORD_TAGS: Final = {
    "zh-Hans-CN": "zh-CN", "zh-Hant-TW": "zh-TW", "zh-Hant-HK": "zh-HK", "ja-JP": "ja-JP", "ko-KR": "ko-KR",
}  # fmt: skip
_LATIN_TAGS: Final = {"en": "en-US", "und": "en-US", "": "en-US"}
_TAG: Final = lazily(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")

# MS-OI29500 §2.1.88: ranges that hint="eastAsia" moves to the East Asian font.
_AMBIGUOUS: Final = lazily("[\u00a1-\u04ff\u2000-\u2e7f\ue000-\uf8ff]")
# A word in Latin, Greek or Cyrillic letters; an apostrophe or hyphen may stand inside it.
_LETTER: Final = "A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u052f\u1e00-\u1fff"
_HAS_LETTER: Final = lazily(f"[{_LETTER}]")
_EAST_ASIAN: Final = lazily(
    "[\u1100-\u11ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)
# A stretch of Western text from letter to letter: all inside it is Western.
_ISLAND: Final = lazily(f"[{_LETTER}](?:[\u0020-\u04ff\u1e00-\u1fff\u2000-\u206f\u20a0-\u20cf\u2122]*[{_LETTER}])?")
_PAIRS: Final = {"“": "”", "‘": "’"}
_QUOTES: Final = lazily("[“”‘’]")


@cache
def word_language(language: str) -> str:
    """Give the tag that Word uses: `zh-CN` for `zh-Hans`, others as they are."""
    region = region_of(language)
    if region.east_asian:
        return _WORD_TAGS[region.tag]
    known = _LATIN_TAGS.get(language.lower(), language)
    return known if _TAG.fullmatch(known) else "en-US"


@cache
def language_element(language: str, document: Region) -> str:
    """Write `w:lang` for a run in this language; the document's own East Asian language stays beside a Western one."""
    if region_of(language).east_asian:
        return w("lang", eastAsia=word_language(language))
    return w("lang", val=word_language(language))


def is_east_asian(text: str) -> bool:
    """Tell whether a text holds a Han, kana, hangul or full-width character."""
    return _EAST_ASIAN.search(text) is not None


def hinted(text: str) -> Iterator[tuple[str, bool]]:
    """Part East Asian text into pieces with and without `hint="eastAsia"`.

    Ambiguous marks follow the text around them: inside Western words they are Western, else East Asian; both marks of
    a pair of quotes fall alike.
    """
    if not (_AMBIGUOUS.search(text) and _HAS_LETTER.search(text)):
        yield text, True
        return
    position = 0
    for start, end in _western(text):
        if start > position:
            yield text[position:start], True
        yield text[start:end], False
        position = end
    if position < len(text):
        yield text[position:], True


def _western(text: str) -> Iterator[tuple[int, int]]:
    """Find the stretches of Western text that hold an ambiguous character."""
    if not is_east_asian(text):
        yield 0, len(text)
        return
    islands = [island.span() for island in _ISLAND.finditer(text)]
    torn = _torn_quotes(text, islands)
    for island_start, end in islands:
        start = island_start
        for cut in (*(mark for mark in torn if island_start <= mark < end), end):
            if _AMBIGUOUS.search(text, start, cut):
                yield start, cut
            start = cut + 1


def _torn_quotes(text: str, islands: list[tuple[int, int]]) -> list[int]:
    """Give the quotation marks that must be East Asian because their partner is, or lies outside this text."""
    western = {mark for start, end in islands for mark in range(start, end)}
    torn: set[int] = set()
    waiting: list[int] = []
    for found in _QUOTES.finditer(text):
        mark = found.start()
        if found[0] in _PAIRS:
            waiting.append(mark)
        elif waiting and _PAIRS[text[waiting[-1]]] == found[0]:
            pair = {waiting.pop(), mark}
            torn |= pair if len(pair & western) == 1 else set()
        elif found[0] != "’":  # an apostrophe has no partner
            torn.add(mark)
    return sorted(torn.union(waiting) & western)
