"""The text of a page, cut at block elements and line breaks: a visible body comes in, measured segments go out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from casepub.readers.html.elements import BLOCKS, HEADINGS, Element, blocky_of, raw_text
from casepub.readers.structure.measure import pauses, size
from casepub.readers.structure.noise import NoiseClass, noise_class
from casepub.text.pattern import lazily

# U+3000 is no space to collapse: it parts the halves of a headline.
_SPACE = lazily("[ \t\r\n\f\v\u00a0]+")
_BADGE_LENGTH: Final = 4
_NOISE_LIMIT: Final = 150.0
_MANY_LINKS: Final = 0.5


@dataclass(slots=True)
class Segment:
    """One stretch of text with no block boundary inside.

    Attributes:
        element: the block element it stands in directly.
        text: its characters, white space collapsed.
        link_density: share of its characters that are links.
        index: its place on the page.
        size, pauses, noise: as the shared part measures lines.
        unlike: how many elements around it have names of page furniture.
        score: how much it speaks for being text of the article.
    """

    element: Element
    text: str
    link_density: float
    index: int
    size: float = 0.0
    pauses: int = 0
    noise: NoiseClass | None = None
    unlike: int = 0
    score: float = field(default=0.0, compare=False)

    def __post_init__(self) -> None:
        """Measure the text."""
        self.size = size(self.text)
        self.pauses = pauses(self.text)
        self.noise = noise_class(self.text) if self.size < _NOISE_LIMIT and not self.is_links else None

    @property
    def is_links(self) -> bool:
        """Tell whether most of it is links."""
        return self.link_density > _MANY_LINKS


class _Cutter:
    """Walks a body once and cuts its text."""

    def __init__(self, blocky: frozenset[Element]) -> None:
        self.segments: list[Segment] = []
        self._blocky = blocky
        self._parts: list[str] = []
        self._linked = 0

    def walk(self, element: Element, owner: Element, in_link: bool) -> None:
        """Cut everything inside an element."""
        if element.tag == "br":
            self.flush(owner)
            return
        # An inline element around blocks owns the text beside them, as it does when the page is converted.
        is_block = element.tag in BLOCKS or element in self._blocky
        if is_block:
            self.flush(owner)
            owner = element
        in_link = in_link or element.tag == "a"
        self._add(element.text, in_link)
        for child in element:
            self.walk(child, owner, in_link)
            self._add(child.tail, in_link, _is_badge(child, element))
        if is_block:
            self.flush(owner)

    def _add(self, text: str | None, in_link: bool, apart: bool = False) -> None:
        if text:
            if apart or (self._parts and _run_together(self._parts[-1], text)):
                self._parts.append(" ")
            self._parts.append(text)
            if in_link:
                self._linked += len("".join(text.split()))

    def flush(self, owner: Element) -> None:
        """End a segment."""
        if not self._parts:
            return
        text = _SPACE.sub(" ", "".join(self._parts)).strip()
        if text:
            dense = min(1.0, self._linked / max(1, len(text.replace(" ", ""))))
            self.segments.append(Segment(owner, text, dense, len(self.segments)))
        self._parts.clear()
        self._linked = 0


def segments_of(body: Element) -> list[Segment]:
    """Cut the visible text of a page into segments."""
    cutter = _Cutter(blocky_of(body))
    cutter.walk(body, body, in_link=False)
    cutter.flush(body)
    return cutter.segments


def _run_together(before: str, after: str) -> bool:
    """Tell whether two elements, which a page sets apart by style, would make one word or number of two."""
    return before[-1].isascii() and before[-1].isalnum() and after[0].isascii() and after[0].isalnum()


def _is_badge(child: Element, parent: Element) -> bool:
    """Tell whether a short element opens a heading, as 原创 does."""
    first = parent.tag in HEADINGS and child.getprevious() is None and not (parent.text or "").strip()
    return first and 0 < len("".join(raw_text(child).split())) <= _BADGE_LENGTH
