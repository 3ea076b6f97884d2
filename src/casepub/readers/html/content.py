"""Which text of a page is the article: segments and evidence come in, the kept ones and why the others go, go out.

Every segment has a score from a few strong features: amount of East Asian text, clause marks, share of links, words
of page furniture, names of the elements around it. Runs of segments compete as in the maximum-sum problem; going from
one box of the page to another costs by the distance in the tree. The winner is the run that is heavy and near the
title; it grows over neighbours in the same box.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from casepub.readers.html.elements import Element
from casepub.readers.html.lexicon import is_body, is_post
from casepub.readers.html.places import Line, Places, Shape, shape_of
from casepub.readers.html.runs import Window, heaviest_runs
from casepub.readers.html.scoring import Evidence, Scorer, is_among_text, is_closer
from casepub.readers.html.segments import Segment
from casepub.readers.html.tables import is_layout
from casepub.readers.structure.numbering import numbered

_NEAR_TITLE: Final = 60.0
_AFTER_CLOSER: Final = 0.4
_BODY_NAMED: Final = 1.25
_LEAST_NEIGHBOUR: Final = 4.0
_HEAVY_NEIGHBOUR: Final = 0.3
_GOOD_PART: Final = 0.15
_REACH: Final = 2
_NEAR: Final = 4
_FEWEST_POSTS: Final = 3
_TALK: Final = 0.6
_SUBHEADINGS: Final = frozenset(("h2", "h3", "h4", "h5", "h6"))
# Said inside an article too: only their place makes them furniture.
_ALSO_TEXT: Final = frozenset((
    "contact", "statement", "footer", "copyright", "licence", "tags", "comments", "reading-time", "navigation", "app",
    "related",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Content:
    """The choice: `kept` are indices of segments; `reasons` says of others in the window which rule took them out."""

    kept: frozenset[int]
    reasons: dict[int, str]
    title_at: int = -1


class Finder:
    """Finds the article among the segments of one page; made for one page and dropped."""

    def __init__(self, body: Element, segments: Sequence[Segment], evidence: Evidence) -> None:
        self._places = Places(body)
        self._segments = segments
        self._evidence = evidence
        self._titles = Scorer(self._places, segments, evidence).titles()

    def content(self) -> Content:
        """Choose what to keep."""
        windows = self._windows()
        if not windows:
            return Content(frozenset(), {}, self._titles[0] if self._titles else -1)
        window = self._filled(max((self._grown(window, windows) for window in windows), key=self._worth))
        window = self._headed(window)
        faults = {segment.index: self._fault(segment, window) for segment in self._inside(window)}
        kept = frozenset(index for index, fault in faults.items() if not fault)
        reasons = {index: fault for index, fault in faults.items() if fault}
        return Content(kept, reasons, self._title_of(window))

    def is_talk(self, content: Content) -> bool:
        """Tell whether nearly all text of a page that does not call itself an article stands in boxes for comments."""
        if self._evidence.forum or self._evidence.article:
            return False
        texts = [segment for segment in self._segments if segment.pauses and not segment.is_links]
        said = [segment for segment in texts if any(map(is_post, self._places.line(segment.element)))]
        kept = sum(segment.size for segment in texts if segment.index in content.kept)
        mass = sum(segment.size for segment in said)
        return len(said) >= _FEWEST_POSTS and mass > _TALK * sum(segment.size for segment in texts) and kept < mass / 3

    def _inside(self, window: Window) -> Sequence[Segment]:
        return self._segments[window.start : window.end]

    # --- choosing a window ----------------------------------------------------------------------------------------

    def _windows(self) -> list[Window]:
        pairs = zip(self._segments, self._segments[1:], strict=False)
        steps = [0.0, *(self._places.distance(before.element, after.element) for before, after in pairs)]
        return heaviest_runs([segment.score for segment in self._segments], steps)

    def _worth(self, window: Window) -> float:
        """Weigh a run: its mass, how near below a title it stands, and what its box is called."""
        worth = window.mass
        if any(map(is_body, self._places.line(self._segments[window.start].element))):
            worth *= _BODY_NAMED
        title = self._title_of(window)
        if title < 0:
            return worth
        if self._has_closer(title, window.start):
            worth *= _AFTER_CLOSER
        return worth + _NEAR_TITLE / (1 + (window.start - title) / 10)

    def _title_of(self, window: Window) -> int:
        return max((index for index in self._titles if index <= window.start), default=-1)

    def _has_title(self, low: int, high: int) -> bool:
        return any(low <= index < high for index in self._titles)

    def _has_closer(self, low: int, high: int) -> bool:
        return any(map(is_closer, self._segments[low:high]))

    # --- growing it -----------------------------------------------------------------------------------------------

    def _grown(self, chosen: Window, windows: Sequence[Window]) -> Window:
        """Join the runs of the same box, before and after, that no closing words part from the chosen one."""
        at = windows.index(chosen)
        start, end, mass = chosen.start, chosen.end, chosen.mass
        for other in windows[at + 1 :]:
            if not self._joins(chosen, other, end, other.start):
                break
            end, mass = other.end, mass + other.mass
        for other in reversed(windows[:at]):
            if not self._joins(chosen, other, other.end, start) or self._has_title(other.end, start):
                break
            start, mass = other.start, mass + other.mass
        return Window(start, end, mass)

    def _joins(self, chosen: Window, other: Window, low: int, high: int) -> bool:
        if not _LEAST_NEIGHBOUR <= other.mass <= chosen.mass:
            return False
        if self._has_closer(low, high) and not self._evidence.forum:
            return False
        alike = other.mass >= _HEAVY_NEIGHBOUR * chosen.mass or self._shapes(chosen) & self._shapes(other)
        return bool(alike) and self._is_same_box(chosen, other)

    def _shapes(self, window: Window) -> set[Shape]:
        """Give the kinds of elements that hold a good part of the text of a run."""
        masses: dict[Shape, float] = {}
        for segment in self._inside(window):
            shape = shape_of(segment.element)
            masses[shape] = masses.get(shape, 0.0) + max(0.0, segment.score)
        least = _GOOD_PART * sum(masses.values())
        return {shape for shape, mass in masses.items() if mass > least}

    def _is_same_box(self, one: Window, other: Window) -> bool:
        """Tell whether two runs stand in one box, at most two steps above either."""
        left, right = self._box(one), self._box(other)
        shared = sum(1 for a, b in zip(left, right, strict=False) if a is b)
        return self._evidence.forum or (len(left) - shared <= _REACH and shared >= 2)

    def _box(self, window: Window) -> Line:
        return self._places.box(segment.element for segment in self._inside(window) if segment.score > 0)

    def _filled(self, window: Window) -> Window:
        """Reach to the ends of the innermost box around a run that is named as the body of an article."""
        box = next((one for one in reversed(self._box(window)) if is_body(one)), None)
        if box is None or box is self._places.body:
            return window
        shapes = self._shapes(window)
        start, end = window.start, window.end
        for index in range(window.end, len(self._segments)):
            if not self._goes_on(index, box):
                break
            element = self._segments[index].element
            end = index + 1 if shape_of(element) in shapes or self._is_in_table(element, box) else end
        for index in range(window.start - 1, -1, -1):
            if not self._goes_on(index, box) or index in self._titles:
                break
            start = index if shape_of(self._segments[index].element) in shapes else start
        return Window(start, end, window.mass)

    def _headed(self, window: Window) -> Window:
        """Take in the headings that stand beside the first text, directly above it and below the title."""
        box = self._segments[window.start].element.getparent()
        start = window.start
        while start > 0 and start - 1 not in self._titles and self._heads(self._segments[start - 1], box):
            start -= 1
        return Window(start, window.end, window.mass)

    @staticmethod
    def _heads(segment: Segment, box: Element | None) -> bool:
        if segment.element.getparent() is not box or segment.is_links or segment.noise or segment.unlike:
            return False
        return segment.element.tag in _SUBHEADINGS or numbered(segment.text) is not None

    def _goes_on(self, index: int, box: Element) -> bool:
        segment = self._segments[index]
        return box in self._places.line(segment.element) and not is_closer(segment)

    def _is_in_table(self, element: Element, box: Element) -> bool:
        """Tell whether an element stands in a table of data inside a box."""
        line = self._places.line(element)
        table = next((one for one in line[line.index(box) :] if one.tag == "table"), None) if box in line else None
        return table is not None and not is_layout(table)

    # --- inside the window ----------------------------------------------------------------------------------------

    def _fault(self, segment: Segment, window: Window) -> str:
        """Name the rule that takes a segment out of the window, or nothing."""
        if segment.unlike:
            return "furniture-element"
        if segment.noise is not None:
            allowed = segment.noise.name in _ALSO_TEXT and self._is_inside_text(segment, window)
            return "" if allowed else segment.noise.name
        if segment.is_links and (segment.element.tag == "li" or not is_among_text(segment, self._segments)):
            return "link-list"
        return ""

    def _is_inside_text(self, segment: Segment, window: Window) -> bool:
        """Tell whether text of the window stands both before and after, and near."""
        before = self._segments[max(window.start, segment.index - _NEAR) : segment.index]
        after = self._segments[segment.index + 1 : min(window.end, segment.index + _NEAR + 1)]
        return any(other.score > 0 for other in before) and any(other.score > 0 for other in after)
