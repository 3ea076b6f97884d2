"""How much each segment of a page speaks for being text of the article: segments and evidence in, scores out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from casepub.readers.html.elements import Element
from casepub.readers.html.lexicon import is_consent, is_furniture
from casepub.readers.html.places import ITEMS, Places
from casepub.readers.html.segments import Segment
from casepub.readers.structure.measure import skeleton

_FULL: Final = 300.0
_MINORITY: Final = 0.35
_OPENING: Final = 15
_CLOSER: Final = -25.0
_TITLE_SHARE: Final = 0.3
_CARD_DEPTH: Final = 6
_CARD_REACH: Final = 3
_CLOSING: Final = frozenset(("related", "comments", "copyright", "licence", "footer", "pager"))


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of the article from outside its text; strings are skeletons (letters and digits alone).

    Attributes:
        titles: candidates, best first.
        openings: descriptions, which often begin as the article does.
        full_text: the article itself, if structured data hold it.
        forum: several people wrote the page, and all of it is wanted.
        article: the page calls itself an article.
    """

    titles: tuple[str, ...] = ()
    openings: tuple[str, ...] = ()
    full_text: str = ""
    forum: bool = False
    article: bool = False


def is_closer(segment: Segment) -> bool:
    """Tell whether a segment says that an article is over."""
    return segment.noise is not None and segment.noise.name in _CLOSING and segment.score <= _CLOSER


class Scorer:
    """Sets the scores of all segments of one page; made for it and dropped."""

    def __init__(self, places: Places, segments: Sequence[Segment], evidence: Evidence) -> None:
        self._places = places
        self._segments = segments
        self._evidence = evidence
        self._faults: dict[Element, int] = {places.body: 0}
        self._masses, self._minority = self._weighed()

    def titles(self) -> tuple[int, ...]:
        """Set the scores, and give the segments that read like the title."""
        titles = frozenset(segment.index for segment in self._segments if self._is_title(segment))
        for segment in self._segments:
            segment.unlike = self._unlike(segment.element)
        for segment in self._segments:
            score = self._score(segment)
            segment.score = min(score, -2.0) if segment.index in titles else score
        return tuple(sorted(titles))

    def _weighed(self) -> tuple[dict[Element, float], float]:
        """Give the amount of running text in each box, and how much of it is a minor part of the page."""
        masses: dict[Element, float] = {}
        total = 0.0
        for segment in self._segments:
            if segment.pauses and not segment.is_links:
                total += min(segment.size, _FULL)
                for element in self._places.line(segment.element):
                    masses[element] = masses.get(element, 0.0) + min(segment.size, _FULL)
        return masses, _MINORITY * total

    def _unlike(self, element: Element) -> int:
        """Count the boxes around an element that are named as furniture and hold a minor part of the text."""
        known = self._faults.get(element)
        if known is None:
            parent = element.getparent()
            known = 0 if parent is None else self._unlike(parent)
            is_minor = self._masses.get(element, 0.0) < self._minority
            known += is_consent(element) or (is_minor and not self._evidence.forum and is_furniture(element))
            self._faults[element] = known
        return known

    def _is_title(self, segment: Segment) -> bool:
        own = skeleton(segment.text) if 2 <= segment.size <= 90 and not segment.is_links else ""
        if segment.element.tag == "h1" and own:
            return True
        return len(own) >= 4 and any(_is_much_of(own, title) for title in self._evidence.titles)

    def _score(self, segment: Segment) -> float:
        value = _text_score(segment)
        if segment.noise is not None:
            closes = segment.noise.name in _CLOSING and not is_among_text(segment, self._segments)
            value = _CLOSER if closes else -8.0
        elif value > 0 and segment.element.tag in ITEMS:
            value *= 0.7
        if value > 0 and not self._evidence.forum and self._is_teaser(segment):
            value *= 0.2
        if segment.unlike:
            return value * 0.15 - 3.0 if value > 0 else value - 4.0
        return value + self._agreement(segment) if value > 0 else value

    def _agreement(self, segment: Segment) -> float:
        """Reward text that the page's own description begins with, or that structured data contain."""
        if segment.size < _OPENING:
            return 0.0
        own = skeleton(segment.text)
        if any(opening[:_OPENING] in own for opening in self._evidence.openings):
            return 15.0
        return 10.0 if own[: 2 * _OPENING] in self._evidence.full_text else 0.0

    def _is_teaser(self, segment: Segment) -> bool:
        """Tell whether this text is the only one of a card: a linked headline and a summary, several in a row."""
        line = self._places.line(segment.element)
        card = next((one for one in line[: -_CARD_DEPTH - 1 : -1] if self._places.is_card(one)), None)
        if card is None:
            return False
        others = [one for one in self._around(segment) if card in self._places.line(one.element)]
        texts = (other for other in others if not other.is_links)
        return any(other.is_links for other in others) and not any(other.pauses > 1 for other in texts)

    def _around(self, segment: Segment) -> Iterator[Segment]:
        low, high = max(0, segment.index - _CARD_REACH), segment.index + _CARD_REACH + 1
        return (other for other in self._segments[low:high] if other is not segment)


def _text_score(segment: Segment) -> float:
    """Score by amount, clause marks and share of links."""
    if segment.is_links:
        return -6.0 - min(segment.size, 60.0) / 10
    if not segment.pauses and segment.size < 30:
        return -3.0 if segment.size < 8 else -1.5
    return min(segment.size, _FULL) / 5 * (1 - segment.link_density) + 2.5 * min(segment.pauses, 12)


def is_among_text(segment: Segment, segments: Sequence[Segment]) -> bool:
    """Tell whether text of the same box stands before and after."""
    return _has_text(segment, segments, -1) and _has_text(segment, segments, 1)


def _has_text(segment: Segment, segments: Sequence[Segment], step: int) -> bool:
    parent = segment.element.getparent()
    for index in (segment.index + step, segment.index + 2 * step):
        if 0 <= index < len(segments):
            other = segments[index]
            same = other.element is segment.element or other.element.getparent() is parent
            if same and other.noise is None and not other.is_links and other.size >= 6:
                return True
    return False


def _is_much_of(own: str, title: str) -> bool:
    """Tell whether a text is the title, or most of it: site and column names are often added."""
    if own in title:
        return len(own) >= _TITLE_SHARE * len(title)
    return title in own and len(title) >= 2 * _TITLE_SHARE * len(own)
