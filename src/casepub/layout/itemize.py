"""Inlines in, cells out: one face, size and colour a cell, words shaped whole, marks at their region's width."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Final

from casepub.layout.cell import Cell, Decoration, Look, kinds_of
from casepub.layout.display import Group, TextRun
from casepub.layout.faces import FaceSet, FaceStack
from casepub.layout.hyphenation import hyphen_points
from casepub.layout.style import ComputedStyle, TextRule, Weight
from casepub.template.schema import FontStackName
from casepub.text.character import CharClass, classes
from casepub.text.linebreak import opportunities
from casepub.text.spacing import conditional, width
from casepub.typefaces.face import FaceLike
from casepub.typefaces.shaping import Shaped
from casepub.units import Color

# The classes whose characters are a cell each; the rest are words, spaces and marks that join what is before them.
DASHES: Final = ("——", "――")
_DIGITS: Final = re.compile(r"[0-9]{1,3}")
_ACRONYM: Final = re.compile(r"[A-Z]{1,4}")
_TOKEN: Final = re.compile(
    rf"{chr(CharClass.INSEPARABLE)}{{2}}"
    rf"|(?P<plain>[\x00-{chr(CharClass.INSEPARABLE - 1)}{chr(CharClass.INSEPARABLE + 1)}-{chr(CharClass.SOLIDUS)}]+)"
    rf"(?!{chr(CharClass.COMBINING)})"
    rf"|[\x00-{chr(CharClass.SOLIDUS)}]{chr(CharClass.COMBINING)}*"
    rf"|{chr(CharClass.WESTERN_SPACE)}"
    rf"|[{chr(CharClass.DIGIT)}{chr(CharClass.WESTERN)}{chr(CharClass.WESTERN_MARK)}{chr(CharClass.COMBINING)}]+",
    re.DOTALL,
)
_MARKS: Final = frozenset(
    {
        CharClass.OPENING, CharClass.CLOSING, CharClass.DIVIDING, CharClass.INTERPUNCT, CharClass.COLON,
        CharClass.SEMICOLON, CharClass.STOP, CharClass.COMMA, CharClass.HYPHEN, CharClass.SOLIDUS,
    }
)  # fmt: skip
_PACKED: Final = 2
_LEAST_KERN: Final = 1e-4
# The halves of a dash overlap a little, so that no seam shows; in columns the face's own bearing is taken for granted.
_OVERLAP: Final = 0.005
_VERTICAL_REACH: Final = 0.045
# Characters set side by side count as a letter for the gaps around them.
_LETTER: Final = "一"


@dataclass(frozen=True, slots=True)
class Voice:
    """How text is to be set before a face is chosen character by character."""

    font: FontStackName
    weight: Weight
    size: float
    color: Color
    rule: TextRule
    shift: float = 0.0
    letter_space: float = 0.0
    decorations: frozenset[Decoration] = frozenset()
    link: str = ""
    link_title: str = ""
    plain: bool = False
    slant: bool = False

    @classmethod
    def of(cls, style: ComputedStyle) -> Voice:
        """Give the voice in which a style speaks."""
        return cls(style.font, style.weight, style.size, style.color, style.rule, letter_space=style.letter_spacing)

    def decorated(self, decoration: Decoration) -> Voice:
        """Give this voice with one more line or dot beside it."""
        return replace(self, decorations=self.decorations | {decoration})


class Itemizer:
    """Makes cells of text; every character and word of a voice is made once."""

    def __init__(self, faces: FaceSet) -> None:
        self._faces = faces
        self._setter = cache(self._make_setter)

    def cells(self, text: str, voice: Voice) -> list[Cell]:
        """Give the cells of a text, in order; control characters have none."""
        return self._setter(voice).cells(text)

    def side_by_side(self, text: str, voice: Voice) -> Cell:
        """Give the cell of a few characters that stand side by side in a column."""
        return self._setter(voice).side_by_side(text)

    def look(self, voice: Voice) -> Look:
        """Give the look of East Asian text in this voice."""
        return self._setter(voice).east_asian_look()

    def stack(self, voice: Voice) -> FaceStack:
        """Give the faces that set this voice."""
        return self._faces.stack(voice.font, voice.weight, voice.rule.language)

    def _make_setter(self, voice: Voice) -> _Setter:
        return _Setter(voice, self.stack(voice))


class _Setter:
    """Cells of one voice, each made once."""

    def __init__(self, voice: Voice, stack: FaceStack) -> None:
        self._voice = voice
        self._stack = stack
        self._look = cache(self._make_look)
        self._slanted: Callable[[Look], Look] = cache(_slanted)
        self._char: Callable[[str, int], Cell] = cache(self._make_char)
        self._figure: Callable[[str], Cell] = cache(self._make_figure)
        self._word: Callable[[str], tuple[Cell, ...]] = cache(self._make_word)

    def cells(self, text: str) -> list[Cell]:
        codes = classes(text)
        kinds = codes.decode("latin-1")
        char, word = self._char, self._word
        result: list[Cell] = []
        for found in _TOKEN.finditer(kinds):
            start, end = found.span()
            kind = codes[start]
            if found.lastgroup:
                result += map(char, text[start:end], codes[start:end])
            elif kind == CharClass.INSEPARABLE and end - start == 2:
                result += self._unit(text[start:end])
            elif kind <= CharClass.SOLIDUS and end - start == 1:
                result.append(char(text[start], kind))
            else:
                result += word(text[start:end])
        return result

    def side_by_side(self, text: str) -> Cell:
        """Set a few characters of a column side by side in one em (縦中横; JLREQ 3.2.5, CLREQ "Vertical")."""
        voice, look = self._voice, self.east_asian_look()
        flat = replace(voice, rule=voice.rule.horizontal(), decorations=frozenset())
        cells = _Setter(flat, self._stack).cells(text)
        width = sum(cell.advance for cell in cells)
        squeeze = min(1.0, voice.size / width) if width else 1.0
        # Logical x runs down the page and y to its left: the row's x is -y, its y is x.
        turned = (0.0, -squeeze, 1.0, 0.0, 0.88 * voice.size, width * squeeze / 2)
        group = Group(turned, tuple(row_of(cells, 0.0, 0.0)))
        return Cell(text[0], text[-1], kinds_of(_LETTER, _LETTER), text, voice.size, look, items=(group,))

    def _upright(self, letter: str) -> Cell:
        """Set one letter of an acronym upright, in an em of its own."""
        return self.side_by_side(letter)._replace(joined=False)

    def east_asian_look(self) -> Look:
        return self._look(self._stack.cjk)

    def _make_look(self, face: FaceLike) -> Look:
        voice, stack = self._voice, self._stack
        western = face is stack.latin and face is not stack.cjk
        return Look(
            face=face,
            size=voice.size * (stack.scale if western else 1.0),
            color=voice.color,
            rule=voice.rule,
            shift=voice.shift + (stack.shift * voice.size if western else 0.0),
            letter_space=voice.letter_space,
            decorations=voice.decorations,
            link=voice.link,
            link_title=voice.link_title,
            plain=voice.plain,
            slant=voice.slant,
        )

    def _make_char(self, char: str, kind: int) -> Cell:
        """Make the cell of a full-width character; a mark stands in the width that its region gives it."""
        face = self._stack.face_of(char)
        look = self._look(face)
        vertical = look.rule.vertical
        source = face.vertical if vertical else face.horizontal
        own = source.advances[char]
        advance, lead = own, 0.0
        if kind in _MARKS and look.rule.region.east_asian and not look.plain:
            advance = width(char, look.rule.region, vertical=vertical) or own
            if abs(advance - own) > 0.01:
                lead = _centred(char, face, look.rule, advance)
        return Cell(
            first=char,
            last=char,
            kinds=(kind, kind),
            text=char,
            advance=advance * look.size + look.letter_space,
            look=look,
            glyphs=source.codes[char],
            lead=lead * look.size,
            nominal=own * look.size + look.letter_space,
        )

    def _unit(self, text: str) -> list[Cell]:
        """Give a mark of two em; the halves of a dash are drawn as one stroke (GB/T 15834 §5.1.4)."""
        cells = [self._char(char, CharClass.INSEPARABLE) for char in text]
        if text not in DASHES:
            return cells
        first = cells[0]
        reach = dash_reach(first.look.face, text[0], vertical=first.look.rule.vertical) * first.look.size
        return [first._replace(lead=reach), first._replace(lead=-reach, joined=True)]

    def _make_word(self, word: str) -> tuple[Cell, ...]:
        """Shape a word whole and part it where a line may end inside it."""
        if word.isspace():
            return (self._space(word),)
        if self._voice.rule.vertical and not self._voice.plain:
            if _DIGITS.fullmatch(word):
                return (self.side_by_side(word),)
            if _ACRONYM.fullmatch(word):
                return tuple(map(self._upright, word))
        if word.isascii() and word.isdigit():
            return self._number(word)
        cells: list[Cell] = []
        for face, start, end in self._face_runs(word):
            cells += _pieces(word[start:end], self._word_look(face), joined=start > 0)
        return tuple(cells)

    def _number(self, word: str) -> tuple[Cell, ...]:
        """Give the figures of a number, which need no shaping: each is made once."""
        first, *others = (self._figure(char) for char in word)
        return (first, *(cell._replace(joined=True) for cell in others))

    def _make_figure(self, char: str) -> Cell:
        look = self._word_look(self._stack.face_of(char))
        advance = look.face.advances[char] * look.size + look.letter_space
        glyphs = look.face.horizontal.codes[char]
        return Cell(char, char, kinds_of(char, char), char, advance, look, glyphs, nominal=advance, upright=False)

    def _word_look(self, face: FaceLike) -> Look:
        """Give the look of Western words: what is stressed by dots is slanted instead (CLREQ §6.6)."""
        look = self._look(face)
        if "dots" not in look.decorations:
            return look
        return self._slanted(look)

    def _space(self, char: str) -> Cell:
        face = self._stack.face_of(char)
        look = self._look(face)
        own = face.advances[char]
        natural = look.rule.region.word_space or own
        advance = (own if look.plain else natural) * look.size + look.letter_space
        nominal = own * look.size + look.letter_space
        glyphs = face.horizontal.codes[char]
        return Cell(
            char, char, kinds_of(char, char), char, advance, look, glyphs, nominal=nominal, space=True, upright=False
        )

    def _face_runs(self, word: str) -> Iterator[tuple[FaceLike, int, int]]:
        """Part a word where the face changes; a mark that joins stays with what it joins."""
        start = 0
        face = self._stack.face_of(word[0])
        for index, char in enumerate(word[1:], 1):
            here = self._stack.face_of(char)
            if here is not face and not _joins(char):
                yield face, start, index
                face, start = here, index
        yield face, start, len(word)


def row_of(cells: Iterable[Cell], x: float, y: float) -> Iterator[TextRun]:
    """Draw cells one behind the other from a point, outside any line."""
    for cell in cells:
        look = cell.look
        yield TextRun(
            x + cell.lead,
            y + across(look, upright=cell.upright),
            look.face,
            look.size,
            look.color,
            cell.glyphs,
            cell.text,
            cell.advance,
            adjustments=cell.kerns,
            clusters=cell.clusters,
            vertical=look.rule.vertical and cell.upright,
            language=look.rule.language,
        )
        x += cell.advance


def across(look: Look, *, upright: bool) -> float:
    """Give where the baseline lies across the line: letters turned in a column stand on its middle by their em box."""
    if not look.rule.vertical or upright:
        return -look.shift
    metrics = look.face.metrics
    return (metrics.em_top + metrics.em_bottom) / 2 * look.size - look.shift


@cache
def dash_reach(face: FaceLike, char: str, *, vertical: bool) -> float:
    """Give by how much each half of a dash moves so that the two touch, in em."""
    box = face.ink_box(char)
    if vertical or box is None:
        return _VERTICAL_REACH if vertical else 0.0
    return (box[0] + face.advances[char] - box[2]) / 2 + _OVERLAP


def _slanted(look: Look) -> Look:
    return replace(look, decorations=look.decorations - {"dots"}, slant=True)


def _joins(char: str) -> bool:
    return classes(char)[0] == CharClass.COMBINING


def _centred(char: str, face: FaceLike, rule: TextRule, advance: float) -> float:
    """Give how far a glyph moves so that its ink stands in the middle of the mark's own body, in em."""
    box = face.ink_box(char)
    if box is None or rule.vertical:
        return 0.0
    before, after = conditional(char, rule.region, vertical=rule.vertical)
    body = advance - before - after
    return before + (body - (box[2] - box[0])) / 2 - box[0]


def _pieces(word: str, look: Look, *, joined: bool) -> Iterator[Cell]:
    """Yield the pieces of a word of one face, shaped whole so that kerning holds across them."""
    shaped = look.face.shape(word, language=look.rule.language)
    points = _points(word, look)
    bounds = [0, *(point for point, _ in points), len(word)]
    hyphened = dict(points)
    for start, end in pairwise(bounds):
        members = [i for i, cluster in enumerate(shaped.clusters) if start <= cluster < end]
        yield _piece(word[start:end], members, shaped, look)._replace(
            clusters=tuple(shaped.clusters[i] - start for i in members),
            hyphen=hyphened.get(end, False),
            joined=joined or start > 0,
        )


def _piece(text: str, members: list[int], shaped: Shaped, look: Look) -> Cell:
    """Make the cell of some glyphs of a shaped word; what differs from their own advances becomes kerns."""
    glyphs = b"".join(shaped.glyphs[_PACKED * i : _PACKED * (i + 1)] for i in members)
    own = [look.face.glyph_advance(int.from_bytes(glyphs[i : i + 2], "big")) for i in range(0, len(glyphs), _PACKED)]
    excess = [(shaped.advances[i] - width) * look.size for i, width in zip(members, own, strict=True)]
    kerns = tuple((n, points) for n, points in enumerate(excess[:-1], 1) if abs(points) > _LEAST_KERN)
    spaces = look.letter_space * len(members)
    advance = sum(shaped.advances[i] for i in members) * look.size + spaces
    nominal = advance - (excess[-1] if excess else 0.0)
    kinds = kinds_of(text[0], text[-1])
    return Cell(text[0], text[-1], kinds, text, advance, look, glyphs, kerns=kerns, nominal=nominal, upright=False)


def _points(word: str, look: Look) -> list[tuple[int, bool]]:
    """Give where a word may be parted, and whether a hyphen is set there."""
    verdicts = opportunities(word, look.rule.tailoring)
    points = {index: False for index in range(1, len(word)) if verdicts[index]}
    if look.rule.hyphens and not look.plain:
        points |= {index: True for index in hyphen_points(word, look.rule.language) if index not in points}
    return sorted(points.items())
