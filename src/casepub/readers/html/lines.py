"""The page as lines with features: body, segments and the choice among them come in, lines for the shared part go out.

Kept text is converted with all its marks; text that is left out is handed over as it stands, with the rule that took it
out, so that the two together are the visible text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from casepub.model import BlockQuote, Figure, ThematicBreak
from casepub.model.walk import text_of
from casepub.readers.html.atoms import Atom, Picture, inlines_from, text_of_atoms
from casepub.readers.html.content import Content
from casepub.readers.html.conversion import Conversion
from casepub.readers.html.convert import Made, Run, finish_notes, flow, prepare
from casepub.readers.html.elements import HEADINGS, LISTS, Element, is_centred, line_number, text_of_element
from casepub.readers.html.figures import figure_of, placed, split_at_pictures, trimmed
from casepub.readers.html.paths import Paths
from casepub.readers.html.segments import Segment
from casepub.readers.html.sizes import size_ratio, usual_size
from casepub.readers.structure.line import Features, Line

_HALVES: Final = {"\u3000": 2, "\u2003": 2, "\u00a0": 1, "\u2002": 1, " ": 0}
_MOST_OF_TEXT: Final = 0.5
_AROUND: Final = 14
_WRAPPERS: Final = frozenset(("blockquote", "dl", "dd", *LISTS))


def lines_of(body: Element, segments: Sequence[Segment], content: Content, work: Conversion) -> list[Line]:
    """Give the lines of a page in order."""
    return Liner(body, segments, content, work).lines()


class Liner:
    """Makes the lines of one page; made for it and dropped."""

    def __init__(self, body: Element, segments: Sequence[Segment], content: Content, work: Conversion) -> None:
        self._body = body
        self._segments = segments
        self._content = content
        self._work = work
        self._paths = Paths()
        self._box: Element | None = None
        self._usual_size = 0.0
        self._first: dict[Element, int] = {}
        self._last: dict[Element, int] = {}
        self._near = range(0)
        self._kept: dict[Element, float] = {}
        self._dropped: dict[tuple[Element, str], str] = {}

    def lines(self) -> list[Line]:
        """Give the lines in order."""
        self._look_over()
        lines: list[Line] = []
        for piece in flow(self._body, self._work):
            lines += self._left_out()
            lines += self._made(piece) if isinstance(piece, Made) else self._run(piece)
        lines += self._left_out()
        finish_notes(self._work)
        lines += self._notes_never_called()
        return with_neighbours(lines)

    def _look_over(self) -> None:
        """See which elements hold nothing that is kept, and which boxes only wrap the article."""
        sums = [0.0]
        for segment in self._segments:
            chosen = segment.index in self._content.kept
            sums.append(sums[-1] + (segment.size + 1 if chosen else 0.0))
            if not chosen:
                self._dropped[segment.element, _squeezed(segment.text)] = self._rule(segment)
            for element in _upwards(segment.element, self._body):
                self._first.setdefault(element, segment.index)
                self._last[element] = segment.index
        kept = {one: sums[self._last[one] + 1] - first for one, at in self._first.items() for first in [sums[at]]}
        self._kept = kept
        prepare(self._body, self._work)
        self._work.left_out = frozenset(one for one, mass in kept.items() if not mass) - {self._body}
        self._near = self._vicinity()
        self._box = max((one for one in kept if kept[one] == sums[-1]), key=_depth, default=None)
        self._usual_size = usual_size(s.element for s in self._segments if s.index in self._content.kept)
        for element, mass in kept.items():
            if element.tag in _WRAPPERS and mass > _MOST_OF_TEXT * sums[-1]:
                self._unwrap(element)

    def _vicinity(self) -> range:
        """Give the segments around the article, where title, date and credits stand; the rest is mere furniture."""
        if not self._content.kept:
            return range(len(self._segments))
        start, end = min(self._content.kept), max(self._content.kept)
        title = self._content.title_at if self._content.title_at >= 0 else start
        return range(min(start, title) - _AROUND, end + _AROUND + 1)

    @staticmethod
    def _unwrap(element: Element) -> None:
        """Treat a list or quotation that holds most of the article as the mere box that it is."""
        for item in element:
            if item.tag in ("li", "dt", "dd"):
                item.tag = "div"
        element.tag = "div"

    def _rule(self, segment: Segment) -> str:
        known = self._content.reasons.get(segment.index)
        return known or (segment.noise.name if segment.noise else "outside-article")

    # --- lines that are left out ----------------------------------------------------------------------------------

    def _left_out(self) -> Iterator[Line]:
        """Give the lines of what the conversion passed over: each segment near the article, whole boxes elsewhere."""
        for element in self._work.passed:
            inside = self._segments[self._first[element] : self._last[element] + 1]
            if len(inside) > 1 and inside[-1].index not in self._near and inside[0].index not in self._near:
                yield self._outside(element, "\n".join(segment.text for segment in inside))
            else:
                yield from map(self._plain, inside)
        self._work.passed.clear()

    def _notes_never_called(self) -> Iterator[Line]:
        """Give the notes whose calls stand in what was left out."""
        work = self._work
        for holder in dict.fromkeys(work.notes.values()):
            if holder not in work.called and holder not in work.left_out and text_of_element(holder):
                yield self._outside(holder, text_of_element(holder))

    def _plain(self, segment: Segment) -> Line:
        element = segment.element
        features = Features(
            tag=str(element.tag),
            heading_level=_level(element),
            link_density=segment.link_density,
            list_item=element.tag == "li" and segment.is_links,
            prior=-1.0,
            rule=self._rule(segment),
        )
        return Line(segment.text, line_number(element), self._paths.of(element), 1, features=features)

    # --- lines that are kept --------------------------------------------------------------------------------------

    def _made(self, piece: Made) -> Iterator[Line]:
        if self._kept.get(piece.element) or (
            isinstance(piece.block, Figure | ThematicBreak) and self._is_inside(piece.element)
        ):
            yield self._block_line(piece)
        elif text_of(piece.block).strip():
            yield self._outside(piece.element, text_of(piece.block))

    def _block_line(self, piece: Made) -> Line:
        element, block = piece.element, piece.block
        tag = "blockquote" if isinstance(block, BlockQuote) else str(element.tag)
        features = Features(tag=tag, prior=1.0)
        text = text_of(block).strip()
        return Line(text, line_number(element), self._paths.of(element), 1, features=features, block=block)

    def _is_inside(self, element: Element) -> bool:
        return self._box is not None and self._box in _upwards(element, self._body)

    def _outside(self, element: Element, text: str) -> Line:
        features = Features(tag=str(element.tag), prior=-1.0, rule="outside-article")
        return Line(text.strip(), line_number(element), self._paths.of(element), 1, features=features)

    def _run(self, run: Run) -> Iterator[Line]:
        gap = 1
        for atoms in run.lines:
            for part in split_at_pictures(atoms):
                if part and not isinstance(part[0], Atom):
                    yield from self._figure(run, part)
                    gap = 1
                    continue
                line = self._text_line(run, part, gap)  # type: ignore[arg-type]
                if line is None:
                    gap = 1
                else:
                    yield line
                    gap = 0

    def _figure(self, run: Run, pictures: Sequence[Element]) -> Iterator[Line]:
        if self._is_inside(run.element):
            yield self._block_line(Made(pictures[0], figure_of(pictures, self._work)))

    def _text_line(self, run: Run, atoms: Sequence[Atom], gap: int) -> Line | None:
        atoms = placed(atoms, self._work)
        whole = text_of_atoms(atoms)
        kept = trimmed(atoms)
        text = text_of_atoms(kept)
        if not kept:
            return None
        inlines = inlines_from(kept)
        element = run.element
        rule = self._dropped.get((element, _squeezed(whole)), "")
        features = self._features(run, kept, text, rule)
        indent = sum(_HALVES.get(char, 0) for char in whole[: len(whole) - len(whole.lstrip())])
        return Line(text_of(inlines), line_number(element), self._paths.of(element), gap, indent, features, inlines)

    def _features(self, run: Run, atoms: Sequence[Atom], text: str, rule: str) -> Features:
        element = run.element
        linked = sum(len(atom.text) for atom in atoms if atom.has("link"))
        return Features(
            tag=str(element.tag),
            heading_level=_level(element),
            bold=all(atom.has("strong") for atom in atoms if _counts(atom)),
            centred=is_centred(element),
            size_ratio=size_ratio(element, len(text), self._usual_size),
            link_density=linked / max(1, len(text)),
            list_item=element.tag == "li",
            prior=-1.0 if rule else 1.0,
            rule=rule,
        )


def _counts(atom: Atom) -> bool:
    """Tell whether an atom shows whether its line is bold."""
    return not isinstance(atom.payload, Picture) and bool(atom.text.strip() or not isinstance(atom.payload, str))


def _level(element: Element) -> int:
    return int(str(element.tag)[1]) if element.tag in HEADINGS else 0


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _depth(element: Element) -> int:
    return sum(1 for _ in element.iterancestors())


def _upwards(element: Element, body: Element) -> Iterator[Element]:
    """Yield an element and those around it, up to the body."""
    one: Element | None = element
    while one is not None:
        yield one
        if one is body:
            return
        one = one.getparent()


def with_neighbours(lines: Iterable[Line]) -> list[Line]:
    """Note at each line whether a picture stands directly before or after it."""
    result = list(lines)
    for index, line in enumerate(result):
        before = index > 0 and result[index - 1].is_figure
        after = index + 1 < len(result) and result[index + 1].is_figure
        if (before or after) and line.block is None:
            features = replace(line.features, image_before=before, image_after=after)
            result[index] = replace(line, features=features)
    return result
