"""Which text of a page is the article: segments and evidence come in, the kept segments and why the others go, go out.

Every segment has a score from a few strong features: amount of East Asian text, clause marks, share of links, words
of page furniture, names of the elements around it. Runs of segments compete as in the maximum-sum problem; going from
one box of the page to another costs by the distance in the tree. The winner is the run that is heavy and near the title;
it grows over neighbours in the same box.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from casepub.readers.html.elements import Element
from casepub.readers.html.lexicon import is_body, is_furniture, is_post
from casepub.readers.html.segments import Segment
from casepub.readers.html.tables import is_layout
from casepub.readers.structure.measure import skeleton

_FULL: Final = 300.0
_MINORITY: Final = 0.35
_STEP: Final = 2.5
_FARTHEST: Final = 6
_ROUNDS: Final = 6
_OPENING: Final = 15
_NEAR_TITLE: Final = 60.0
_AFTER_CLOSER: Final = 0.4
_BODY_NAMED: Final = 1.25
_LEAST_NEIGHBOUR: Final = 4.0
_TITLE_SHARE: Final = 0.3
_HEAVY_NEIGHBOUR: Final = 0.3
_GOOD_PART: Final = 0.15
_REACH: Final = 2
_FEWEST_POSTS: Final = 3
_TALK: Final = 0.6
_ITEMS: Final = frozenset(("li", "td", "dd", "dt"))
# Said inside an article too: only their place makes them furniture.
_NEAR: Final = 4
_CLOSING: Final = frozenset(("related", "comments", "copyright", "licence", "footer", "pager"))
_ALSO_TEXT: Final = frozenset((
    "contact", "statement", "footer", "copyright", "licence", "tags", "comments", "reading-time", "navigation", "app",
    "related",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of the article from outside its text, as skeletons (letters and digits alone)."""

    titles: tuple[str, ...] = ()
    openings: tuple[str, ...] = ()
    full_text: str = ""
    forum: bool = False
    article: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """The segments from `start` up to, not including, `end`, with the sum of their scores."""

    start: int
    end: int
    mass: float


@dataclass(frozen=True, slots=True)
class Content:
    """The choice: `kept` are indices of segments; `reasons` says for each other one which rule took it out."""

    kept: frozenset[int]
    reasons: dict[int, str]
    title_at: int = -1


class Finder:
    """Finds the article among the segments of one page; made for one page and dropped."""

    def __init__(self, body: Element, segments: Sequence[Segment], evidence: Evidence) -> None:
        self._body = body
        self._segments = segments
        self._evidence = evidence
        self._ancestors: dict[Element, tuple[Element, ...]] = {}
        self._judge_places()
        self._titles = [segment.index for segment in segments if self._is_title(segment)]
        for segment in segments:
            segment.score = self._score(segment)

    def content(self) -> Content:
        """Choose what to keep."""
        windows = self._windows()
        if not windows:
            return Content(frozenset(), {}, self._titles[0] if self._titles else -1)
        window = max((self._grown(window, windows) for window in windows), key=self._worth)
        window = self._filled(window)
        kept, reasons = set(), {}
        for segment in self._segments[window.start : window.end]:
            reason = self._fault(segment, window)
            if reason:
                reasons[segment.index] = reason
            else:
                kept.add(segment.index)
        return Content(frozenset(kept), reasons, self._title_of(window))

    def is_talk(self, content: Content) -> bool:
        """Tell whether nearly all text of a page that does not call itself an article stands in boxes for comments."""
        if self._evidence.forum or self._evidence.article:
            return False
        texts = [segment for segment in self._segments if segment.pauses and not segment.is_links]
        said = [segment for segment in texts if any(map(is_post, self._line(segment.element)))]
        kept = sum(segment.size for segment in texts if segment.index in content.kept)
        mass = sum(segment.size for segment in said)
        return len(said) >= _FEWEST_POSTS and mass > _TALK * sum(segment.size for segment in texts) and kept < mass / 3

    # --- features -------------------------------------------------------------------------------------------------

    def _line(self, element: Element) -> tuple[Element, ...]:
        """Give the elements from the body down to this one."""
        known = self._ancestors.get(element)
        if known is None:
            parent = element.getparent()
            above = () if element is self._body or parent is None else self._line(parent)
            known = self._ancestors[element] = (*above, element)
        return known

    def _judge_places(self) -> None:
        """Count for each segment the boxes around it that are named as furniture and hold a minor part of the text."""
        masses: dict[Element, float] = {}
        total = 0.0
        for segment in self._segments:
            if segment.pauses and not segment.is_links:
                total += min(segment.size, _FULL)
                for element in self._line(segment.element):
                    masses[element] = masses.get(element, 0.0) + min(segment.size, _FULL)
        faults: dict[Element, int] = {self._body: 0}
        for segment in self._segments:
            segment.unlike = self._faults(segment.element, faults, masses, _MINORITY * total)

    def _faults(self, element: Element, faults: dict[Element, int], masses: dict[Element, float], limit: float) -> int:
        known = faults.get(element)
        if known is None:
            parent = element.getparent()
            known = 0 if parent is None else self._faults(parent, faults, masses, limit)
            if masses.get(element, 0.0) < limit and not self._evidence.forum and is_furniture(element):
                known += 1
            faults[element] = known
        return known

    def _is_title(self, segment: Segment) -> bool:
        own = skeleton(segment.text) if 2 <= segment.size <= 90 and not segment.is_links else ""
        if segment.element.tag == "h1" and own:
            return True
        return len(own) >= 4 and any(_is_much_of(own, title) for title in self._evidence.titles)

    def _score(self, segment: Segment) -> float:
        value = self._text_score(segment)
        if segment.noise is not None:
            value = -25.0 if segment.noise.name in _CLOSING and not self._is_among_text(segment) else -8.0
        elif value > 0 and segment.element.tag in _ITEMS:
            value *= 0.7
        if value > 0 and not self._evidence.forum and self._is_teaser(segment):
            value *= 0.2
        if segment.unlike:
            value = value * 0.15 - 3.0 if value > 0 else value - 4.0
        if segment.index in self._title_set:
            return min(value, -2.0)
        return value + self._agreement(segment) if value > 0 else value

    @cached_property
    def _title_set(self) -> frozenset[int]:
        return frozenset(self._titles)

    @staticmethod
    def _text_score(segment: Segment) -> float:
        if segment.is_links:
            return -6.0 - min(segment.size, 60.0) / 10
        if not segment.pauses and segment.size < 30:
            return -3.0 if segment.size < 8 else -1.5
        return min(segment.size, _FULL) / 5 * (1 - segment.link_density) + 2.5 * min(segment.pauses, 12)

    def _agreement(self, segment: Segment) -> float:
        """Reward text that the page's own description begins with, or that structured data contain."""
        if segment.unlike or segment.size < _OPENING:
            return 0.0
        own = skeleton(segment.text)
        if any(opening[:_OPENING] in own for opening in self._evidence.openings):
            return 15.0
        return 10.0 if own[: 2 * _OPENING] in self._evidence.full_text else 0.0

    def _is_teaser(self, segment: Segment) -> bool:
        """Tell whether this text is the only one of a card: a linked headline and a summary, several in a row."""
        card = next((one for one in self._line(segment.element)[:-7:-1] if _is_card(one)), None)
        if card is None:
            return False
        others = [other for other in self._near(segment, 3) if card in self._line(other.element)]
        return any(other.is_links for other in others) and not any(
            other.pauses > 1 for other in others if not other.is_links
        )

    def _near(self, segment: Segment, reach: int) -> Iterator[Segment]:
        for index in range(max(0, segment.index - reach), min(len(self._segments), segment.index + reach + 1)):
            if index != segment.index:
                yield self._segments[index]

    def _is_among_text(self, segment: Segment) -> bool:
        """Tell whether text of the same box stands before and after."""
        return self._has_text(segment, -1) and self._has_text(segment, 1)

    def _has_text(self, segment: Segment, step: int) -> bool:
        parent = segment.element.getparent()
        for index in (segment.index + step, segment.index + 2 * step):
            if 0 <= index < len(self._segments):
                other = self._segments[index]
                same = other.element is segment.element or other.element.getparent() is parent
                if same and other.noise is None and not other.is_links and other.size >= 6:
                    return True
        return False

    # --- windows --------------------------------------------------------------------------------------------------

    def _windows(self) -> list[Window]:
        steps = [0.0, *(self._distance(a, b) for a, b in zip(self._segments, self._segments[1:], strict=False))]
        found: list[Window] = []
        self._search(0, len(self._segments), steps, found, _ROUNDS)
        return sorted(found, key=lambda window: window.start)

    def _distance(self, before: Segment, after: Segment) -> float:
        """Give what it costs to go on from one segment to the next: by how many boxes they are apart."""
        left, right = self._line(before.element), self._line(after.element)
        shared = 0
        for one, other in zip(left, right, strict=False):
            if one is not other:
                break
            shared += 1
        return _STEP * min(max(0, max(len(left), len(right)) - shared - 1), _FARTHEST)

    def _search(self, low: int, high: int, steps: Sequence[float], found: list[Window], rounds: int) -> None:
        """Find the heaviest run, then those on both sides of it."""
        best = self._heaviest(low, high, steps)
        if best.mass <= 0:
            return
        found.append(best)
        if rounds:
            self._search(low, best.start, steps, found, rounds - 1)
            self._search(best.end, high, steps, found, rounds - 1)

    def _heaviest(self, low: int, high: int, steps: Sequence[float]) -> Window:
        best, start, total = Window(low, low, 0.0), low, 0.0
        for index in range(low, high):
            total -= steps[index]
            if total <= 0:
                start, total = index, 0.0
            total += self._segments[index].score
            if total > best.mass:
                best = Window(start, index + 1, total)
        return best

    def _worth(self, window: Window) -> float:
        """Weigh a run: its mass, how near below a title it stands, and what its box is called."""
        worth = window.mass
        if any(map(is_body, self._line(self._segments[window.start].element))):
            worth *= _BODY_NAMED
        title = self._title_of(window)
        if title < 0:
            return worth
        if self._closers(title, window.start):
            worth *= _AFTER_CLOSER
        return worth + _NEAR_TITLE / (1 + (window.start - title) / 10)

    def _title_of(self, window: Window) -> int:
        return max((index for index in self._titles if index <= window.start), default=-1)

    def _closers(self, start: int, end: int) -> bool:
        """Tell whether something between two places says that an article is over."""
        return any(self._is_closer(segment) for segment in self._segments[start:end])

    @staticmethod
    def _is_closer(segment: Segment) -> bool:
        return segment.noise is not None and segment.noise.name in _CLOSING and segment.score <= -25.0

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

    def _filled(self, window: Window) -> Window:
        """Reach to the ends of the innermost box around a run that is named as the body of an article."""
        box = next((one for one in reversed(self._box(window)) if is_body(one)), None)
        if box is None or box is self._body:
            return window
        shapes = self._shapes(window)
        start, end = window.start, window.end
        for index in range(window.end, len(self._segments)):
            if not self._goes_on(index, box):
                break
            element = self._segments[index].element
            end = index + 1 if _shape(element) in shapes or self._is_in_table(element, box) else end
        for index in range(window.start - 1, -1, -1):
            if not self._goes_on(index, box) or index in self._title_set:
                break
            start = index if _shape(self._segments[index].element) in shapes else start
        return Window(start, end, window.mass)

    def _is_in_table(self, element: Element, box: Element) -> bool:
        """Tell whether an element stands in a table of data inside a box."""
        tables = [one for one in self._line(element) if one.tag == "table" and box in self._line(one)]
        return bool(tables) and not is_layout(tables[0])

    def _goes_on(self, index: int, box: Element) -> bool:
        segment = self._segments[index]
        return box in self._line(segment.element) and not self._is_closer(segment)

    def _joins(self, chosen: Window, other: Window, low: int, high: int) -> bool:
        if not _LEAST_NEIGHBOUR <= other.mass <= chosen.mass:
            return False
        if self._closers(low, high) and not self._evidence.forum:
            return False
        alike = other.mass >= _HEAVY_NEIGHBOUR * chosen.mass or self._shapes(chosen) & self._shapes(other)
        return bool(alike) and self._is_same_box(chosen, other)

    def _shapes(self, window: Window) -> set[tuple[str, str]]:
        """Give names and classes of the elements that hold a good part of the text of a run."""
        masses: dict[tuple[str, str], float] = {}
        for segment in self._segments[window.start : window.end]:
            shape = _shape(segment.element)
            masses[shape] = masses.get(shape, 0.0) + max(0.0, segment.score)
        least = _GOOD_PART * sum(masses.values())
        return {shape for shape, mass in masses.items() if mass > least}

    def _has_title(self, low: int, high: int) -> bool:
        return any(low <= index < high for index in self._titles)

    def _is_same_box(self, one: Window, other: Window) -> bool:
        """Tell whether two runs stand in one box, at most two steps above either."""
        left, right = self._box(one), self._box(other)
        shared = sum(1 for a, b in zip(left, right, strict=False) if a is b)
        return self._evidence.forum or (len(left) - shared <= _REACH and shared >= 2)

    def _box(self, window: Window) -> tuple[Element, ...]:
        """Give the elements from the body down to the lowest that holds all text of a run."""
        lines = [self._line(s.element) for s in self._segments[window.start : window.end] if s.score > 0]
        common = lines[0]
        for line in lines[1:]:
            shared = 0
            for a, b in zip(common, line, strict=False):
                if a is not b:
                    break
                shared += 1
            common = common[:shared]
        return common

    # --- inside the window ----------------------------------------------------------------------------------------

    def _fault(self, segment: Segment, window: Window) -> str:
        """Name the rule that takes a segment out of the window, or nothing."""
        if segment.unlike:
            return "furniture-element"
        if segment.noise is not None:
            allowed = segment.noise.name in _ALSO_TEXT and self._is_inside_text(segment, window)
            return "" if allowed else segment.noise.name
        among = self._is_among_text(segment)
        if segment.is_links and not (among and segment.element.tag != "li"):
            return "link-list"
        return ""

    def _is_inside_text(self, segment: Segment, window: Window) -> bool:
        """Tell whether text of the window stands both before and after, and near."""
        before = self._segments[max(window.start, segment.index - _NEAR) : segment.index]
        after = self._segments[segment.index + 1 : min(window.end, segment.index + _NEAR + 1)]
        return any(other.score > 0 for other in before) and any(other.score > 0 for other in after)


def _is_much_of(own: str, title: str) -> bool:
    """Tell whether a text is the title, or most of it: site and column names are often added."""
    if own in title:
        return len(own) >= _TITLE_SHARE * len(title)
    return title in own and len(title) >= 2 * _TITLE_SHARE * len(own)


def _is_card(element: Element) -> bool:
    """Tell whether an element is one of several alike."""
    parent = element.getparent()
    if parent is None or element.tag in ("p", "body"):
        return False
    alike = sum(1 for other in parent if other.tag == element.tag and other.get("class") == element.get("class"))
    return alike >= 3 and (element.tag in _ITEMS or bool(element.get("class")))


def _shape(element: Element) -> tuple[str, str]:
    """Give name and class: elements of one kind look alike."""
    return str(element.tag), element.get("class") or ""
