"""Inlines in, cells out: one face, size and colour a cell, words shaped whole, marks at their region's width."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from typing import Any, Final

from casepub.layout.cell import Cell, Decoration, Look, kinds_of
from casepub.layout.display import Group
from casepub.layout.faces import FaceSet, FaceStack
from casepub.layout.grid import in_whole_ems
from casepub.layout.memory import remembered
from casepub.layout.standing import DASHES, centred, dash_reach, is_turned, row_of, stands_upright
from casepub.layout.style import ComputedStyle, TextRule, Weight
from casepub.layout.words import pieces, shaped_cell
from casepub.template.schema import FontStackName
from casepub.text.character import CharClass, class_of, classes, clusters, is_full_width
from casepub.text.spacing import halves_pairs, width
from casepub.typefaces.face import FaceLike
from casepub.units import Color

# The classes whose characters are a cell each; the rest are words, spaces and marks that join what is before them.
# What stands upright in a column: up to three figures side by side, a letter or an acronym one below the other
# (CLREQ "Vertical Writing Mode"; JLREQ 3.2.5), when no more Western text stands beside it.
_SHORT: Final = re.compile(r"[0-9]{1,3}|[A-Z]{1,4}|\w")
_WESTERN_RUN: Final = re.compile(
    f"[{chr(CharClass.DIGIT)}{chr(CharClass.WESTERN)}{chr(CharClass.WESTERN_MARK)}{chr(CharClass.COMBINING)}"
    f"{chr(CharClass.WESTERN_SPACE)}]+",
    re.DOTALL,
)
# Characters that join what is around them, or are parts of one picture (UAX #29).
_CLUSTERED: Final = re.compile("[\u200d\ufe0e\ufe0f\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]")
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
        CharClass.OPENING, CharClass.CLOSING, CharClass.DIVIDING, CharClass.DOUBLE_DIVIDING, CharClass.INTERPUNCT,
        CharClass.COLON, CharClass.SEMICOLON, CharClass.STOP, CharClass.COMMA, CharClass.HYPHEN, CharClass.SOLIDUS,
    }
)  # fmt: skip
# Two marks of exclamation or question and no third.
_TWO: Final = chr(CharClass.DIVIDING) * 2
_PAIR: Final = re.compile(
    f"(?<!{chr(CharClass.DIVIDING)}){chr(CharClass.DIVIDING)}{{2}}(?!{chr(CharClass.DIVIDING)})", re.DOTALL
)
# Characters set side by side count as a letter for the gaps around them.
_LETTER: Final = "一"


@dataclass(frozen=True, slots=True, eq=False)
class Voice:
    """How text is to be set before a face is chosen character by character; those that say the same are one object."""

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
        return _voice(
            style.font, style.weight, style.size, style.color, style.rule, 0.0, style.letter_spacing, frozenset(), "",
            "", False, False,
        )  # fmt: skip

    def but(self, **changes: Any) -> Voice:
        """Give the voice that differs from this one in some fields."""
        return _varied(self, tuple(changes.items()))

    def decorated(self, decoration: Decoration) -> Voice:
        """Give this voice with one more line or dot beside it."""
        return self.but(decorations=self.decorations | {decoration})


# Every character and word is made once a voice: one voice for each that is the same, and it is found by identity.
_voice: Final = remembered(Voice)


@remembered
def _varied(voice: Voice, changes: tuple[tuple[str, Any], ...]) -> Voice:
    changed = dict(changes)
    return _voice(*[changed.get(field, getattr(voice, field)) for field in Voice.__slots__])


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


class _Chars(dict[str, Cell]):
    """Cells by their character; makes what it lacks."""

    def __init__(self, make: Callable[[str], Cell]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, char: str) -> Cell:
        cell = self[char] = self._make(char)
        return cell


class _Setter:
    """Cells of one voice, each made once."""

    def __init__(self, voice: Voice, stack: FaceStack) -> None:
        self._voice = voice
        self._stack = stack
        # Letters and figures stand upright in columns of East Asian text only (CLREQ §2.1.3; JLREQ 3.2.3).
        self._stands = voice.rule.vertical and voice.rule.region.east_asian and not voice.plain
        self._look = cache(self._make_look)
        self._slanted: Callable[[Look], Look] = cache(_slanted)
        self._chars = _Chars(self._make_char)
        self._figure: Callable[[str], Cell] = cache(self._make_figure)
        self._word: Callable[[str], tuple[Cell, ...]] = cache(self._make_word)
        self._short: Callable[[str], tuple[Cell, ...]] = cache(self._make_short)
        self._composed: Callable[[str], Cell] = cache(self._make_composed)
        self._halves_pairs = halves_pairs(voice.rule.region, vertical=voice.rule.vertical) and not voice.plain
        self._halves_pairs &= not voice.rule.grid

    def cells(self, text: str) -> list[Cell]:
        if not _CLUSTERED.search(text):
            return self._plain_cells(text)
        result: list[Cell] = []
        for is_joined, group in groupby(clusters(text), key=_is_joined):
            parts = tuple(group)
            result += map(self._composed, parts) if is_joined else self._plain_cells("".join(parts))
        return result

    def _plain_cells(self, text: str) -> list[Cell]:
        cells = self._marked_cells(text)
        return list(in_whole_ems(cells, self._voice.size)) if self._voice.rule.grid else cells

    def _marked_cells(self, text: str) -> list[Cell]:
        codes = classes(text, self._voice.rule.region)
        kinds = codes.decode("latin-1")
        if not self._halves_pairs or _TWO not in kinds or not _PAIR.search(kinds):
            return self._row(text, codes, kinds)
        result: list[Cell] = []
        at = 0
        for start, end in [*(pair.span() for pair in _PAIR.finditer(kinds)), (len(text), len(text))]:
            result += self._row(text[at:start], codes[at:start], kinds[at:start])
            result += self._pair(text[start:end])
            at = end
        return result

    def _row(self, text: str, codes: bytes, kinds: str) -> list[Cell]:
        """Make the cells of a text by the classes of its characters."""
        char, word = self._chars.__getitem__, self._word
        shorts = self._shorts(text, kinds)
        result: list[Cell] = []
        for found in _TOKEN.finditer(kinds):
            start, end = found.span()
            kind = codes[start]
            if found.lastgroup:
                result += map(char, text[start:end])
            elif kind == CharClass.INSEPARABLE and end - start == 2:
                result += self._unit(text[start:end])
            elif kind <= CharClass.SOLIDUS:
                result.append(char(text[start]) if end - start == 1 else self._composed(text[start:end]))
            else:
                result += self._short(text[start:end]) if start in shorts else word(text[start:end])
        return result

    def _shorts(self, text: str, kinds: str) -> frozenset[int]:
        """Give where the words begin that stand upright in a column."""
        if not self._stands:
            return frozenset()
        runs = (found.span() for found in _WESTERN_RUN.finditer(kinds))
        starts = ((end - len(text[start:end].lstrip()), text[start:end].strip()) for start, end in runs)
        return frozenset(start for start, word in starts if _SHORT.fullmatch(word))

    def side_by_side(self, text: str) -> Cell:
        """Set a few characters of a column side by side in one em (縦中横; JLREQ 3.2.5, CLREQ "Vertical")."""
        voice, look = self._voice, self.east_asian_look()
        flat = voice.but(rule=voice.rule.horizontal(), decorations=frozenset())
        cells = _Setter(flat, self._stack).cells(text)
        width = sum(cell.advance for cell in cells)
        squeeze = min(1.0, voice.size / width) if width else 1.0
        # Logical x runs down the page and y to its left: the row's x is -y, its y is x.
        turned = (0.0, -squeeze, 1.0, 0.0, 0.88 * voice.size, width * squeeze / 2)
        group = Group(turned, tuple(row_of(cells, 0.0, 0.0)))
        return Cell(text[0], text[-1], kinds_of(_LETTER, _LETTER), text, voice.size, look, items=(group,))

    def _upright(self, letter: str) -> Cell:
        """Set one letter of an acronym upright, in an em of its own."""
        return replace(self.side_by_side(letter), joined=False)

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

    def _make_char(self, char: str) -> Cell:
        """Make the cell of a full-width character; a mark stands in the width that its region gives it."""
        kind = int(class_of(char, self._voice.rule.region))
        face = self._stack.face_of(char)
        look = self._look(face)
        turned = look.rule.vertical and is_turned(char, face, look.rule.region)
        rule = look.rule.horizontal() if turned else look.rule
        source = face.vertical if rule.vertical else face.horizontal
        own = source.advances[char]
        advance, lead = own, 0.0
        if kind in _MARKS and rule.region.east_asian and not look.plain:
            advance = 1.0 if rule.grid else width(char, rule.region, vertical=rule.vertical) or own
            if abs(advance - own) > 0.01:
                lead = centred(char, face, rule, advance)
        glyphs = source.codes[char]
        if advance == own / 2 and kind == CharClass.SOLIDUS:
            glyphs, lead, own = _half_width(char, face) or (glyphs, lead, own)
        return Cell(
            first=char,
            last=char,
            kinds=(kind, kind),
            text=char,
            advance=advance * look.size + look.letter_space,
            look=look,
            glyphs=glyphs,
            lead=lead * look.size,
            nominal=own * look.size + look.letter_space,
            upright=not turned,
        )

    def _pair(self, text: str) -> list[Cell]:
        """Set two ！ or ？ in one em: the second gives up its space like the first."""
        cells = [self._chars[char] for char in text]
        if cells:
            second, kinds = cells[1], (int(CharClass.DIVIDING), int(CharClass.DOUBLE_DIVIDING))
            cells[1] = replace(second, last="‼", kinds=kinds, advance=second.advance - second.look.size / 2)
        return cells

    def _make_composed(self, text: str) -> Cell:
        """Make the cell of a full-width character with what joins it: marks, variation selectors, more of a picture."""
        look = self._look(self._stack.face_of(text[0]))
        vertical = look.rule.vertical
        shaped = look.face.shape(text, language=look.rule.language, direction="ttb" if vertical else "ltr")
        kind = int(classes(text[0])[0])
        made = shaped_cell(text, range(len(shaped.advances)), shaped, look, vertical=vertical)
        return replace(made, last=text[0], kinds=(kind, kind), clusters=shaped.clusters, upright=True)

    def _unit(self, text: str) -> list[Cell]:
        """Give a mark of two em; the halves of a dash are drawn as one stroke (GB/T 15834 §5.1.4)."""
        cells = [self._chars[char] for char in text]
        if text not in DASHES:
            return cells
        first = cells[0]
        reach = dash_reach(first.look.face, text[0], vertical=first.look.rule.vertical) * first.look.size
        return [replace(first, lead=reach), replace(first, lead=-reach, joined=True)]

    def _make_word(self, word: str) -> tuple[Cell, ...]:
        """Shape a word whole and part it where a line may end inside it."""
        if word.isspace():
            return (self._space(word),)
        if word.isascii() and word.isdigit():
            return self._number(word)
        if not self._stands:
            return tuple(self._shaped(word))
        parts = ((stands, "".join(part)) for stands, part in groupby(word, key=stands_upright))
        return tuple(
            cell for stands, part in parts for cell in (map(self._upright, part) if stands else self._shaped(part))
        )

    def _shaped(self, word: str) -> Iterator[Cell]:
        for face, start, end in self._face_runs(word):
            cells = tuple(pieces(word[start:end], self._word_look(face), joined=start > 0))
            # A mark stays in the face of what it joins, which may lack it.
            for char in sorted({char for cell in cells if cell.lacks for char in cell.text if not face.has(char)}):
                self._stack.report_missing(char)
            yield from cells

    def _make_short(self, word: str) -> tuple[Cell, ...]:
        """Set a short word upright: figures side by side, letters one below the other."""
        return (self.side_by_side(word),) if word.isdigit() else tuple(map(self._upright, word))

    def _number(self, word: str) -> tuple[Cell, ...]:
        """Give the figures of a number, which need no shaping: each is made once."""
        first, *others = (self._figure(char) for char in word)
        return (first, *(replace(cell, joined=True) for cell in others))

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
        face = self._stack.word_face_of(word[0])
        for index, char in enumerate(word[1:], 1):
            here = self._stack.word_face_of(char)
            if here is not face and not _joins(char):
                yield face, start, index
                face, start = here, index
        yield face, start, len(word)


def _half_width(char: str, face: FaceLike) -> tuple[bytes, float, float] | None:
    """Give the face's half-width form of a character, if it has one: for the mainland's solidus (GB/T 15834 §5.1.9)."""
    shaped = face.shape(char, features={"hwid": True})
    return (shaped.glyphs, 0.0, 0.5) if shaped.advances == (0.5,) else None


def _is_joined(cluster: str) -> bool:
    return len(cluster) > 1 and is_full_width(cluster[0])


def _slanted(look: Look) -> Look:
    return replace(look, decorations=look.decorations - {"dots"}, slant=True)


def _joins(char: str) -> bool:
    return classes(char)[0] == CharClass.COMBINING
