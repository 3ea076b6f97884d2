"""The lead of an article: what a first paragraph says the article will speak of, and whether the headings do so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from casepub.readers.structure.measure import HAN, KANA, bigrams, sample
from casepub.text.pattern import lazily

_LONGEST: Final = 32
_LISTED: Final = 0.6
_FEWEST: Final = 2

_ENUMERATED = lazily(
    r"(?:包括|分别(?:是|为|从)|分別(?:是|為|從)|分为|主要有|涵盖|涉及|从|從|即|：|:)([^。！？!?]{8,160})"
)
_ITEM_JOINT = lazily(
    r"以及|、|，|,|；|;|和|与|與|及|等(?:方面|角度|维度|四|三|五|几|，|。|$)|[一二三四五六七八九十\d]个(?:方面|角度|"
    r"部分|维度)"
)
_CALLED = lazily(r"^(?:文章)?(?:摘要|导读|導讀|核心提示|内容提要|内容摘要|编者按|編者按|提要|要旨|リード|요약)\s*[:：]")
# A row of short things: 从采集、记谱、排练三方面; the first and the last carry the words around them.
_ROW_OF_ITEMS = lazily(
    rf"(?:[{HAN}{KANA}A-Za-z0-9]{{2,20}}(?:、|以及|和|与|與|及|並|と)){{2,}}[{HAN}{KANA}A-Za-z0-9]{{2,20}}"
)
_ROW_JOINT = lazily("、|以及|和|与|與|及|並|と")


def enumeration(text: str) -> tuple[frozenset[str], ...]:
    """Give the bigrams of each thing that a lead says it will speak of."""
    match = max(_ENUMERATED.finditer(sample(text)), key=lambda found: found.group(1).count("、"), default=None)
    if match is None:
        return ()
    items = [part.strip() for part in _ITEM_JOINT.split(match.group(1)) if part]
    return tuple(bigrams(item) for item in items if 3 <= len(item) <= _LONGEST)


def is_listed(text: str, items: Sequence[frozenset[str]]) -> bool:
    """Tell whether a line says what one of the items says."""
    own = bigrams(text)
    return any(
        len(own & item) >= _LISTED * max(1, min(len(own), len(item))) and len(own) <= 2 * len(item) for item in items
    )


def is_lead(text: str, headings: Sequence[str]) -> bool:
    """Tell whether a first paragraph says that it is a lead, or says beforehand what the headings say."""
    if _CALLED.match(text):
        return True
    items = enumeration(text)
    return sum(is_listed(heading, items) for heading in headings) >= _FEWEST or _announces(text, headings)


def _announces(text: str, headings: Sequence[str]) -> bool:
    """Tell whether a row of short words names what most of the headings begin with."""
    rows = [_ROW_JOINT.split(match.group()) for match in _ROW_OF_ITEMS.finditer(sample(text))]
    best = max((sum(_begins(heading, items) for heading in headings) for items in rows), default=0)
    return best >= max(_FEWEST, _LISTED * len(headings))


def _begins(heading: str, items: Sequence[str]) -> bool:
    """Tell whether a heading begins with an item, with the end of the first or with the start of the last one."""
    first, *inner, last = items
    ends = (first[at:] for at in range(len(first) - 1))
    starts = (last[:end] for end in range(2, len(last) + 1))
    return heading.startswith((*inner, *ends, *starts))
