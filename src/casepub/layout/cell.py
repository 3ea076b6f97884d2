"""The smallest things that a line is made of: cells that are never parted, and the look they share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from casepub.layout.display import Item
from casepub.layout.style import TextRule
from casepub.text.character import CharClass, class_of
from casepub.text.spacing import MARKS
from casepub.typefaces.face import FaceLike
from casepub.units import Color

Decoration: TypeAlias = Literal["underline", "strike", "dots", "proper-name", "work-title", "deceased"]


# Letters that stand beside each other with nothing between them, whichever they are.
LETTERS: Final = frozenset(
    {
        CharClass.IDEOGRAPH, CharClass.HIRAGANA, CharClass.KATAKANA, CharClass.SMALL_KANA, CharClass.LONG_VOWEL,
        CharClass.ITERATION, CharClass.HANGUL,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """What neighbouring cells of one run share; each is made once and compared by identity.

    Attributes:
        face, size, color: of the glyphs; `size` in points.
        shift: how far the run is raised, in points.
        letter_space: added after every glyph, in points.
        rule: the rules of its language.
        decorations: lines and dots beside the text.
        link, link_title: where it leads; empty for nowhere.
        plain: no CJK spacing here (code).
        slant: set oblique (Western emphasis).
    """

    face: FaceLike
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


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """One unbreakable piece of a line; a character or word of one look is the same cell wherever it stands.

    Attributes:
        first, last: the characters that decide the gaps before and after, and their classes.
        text: what it stands for.
        advance: its length in points, conditional space included, gaps not.
        look: how it is set.
        glyphs: two bytes each; empty for a box.
        lead: points before the first glyph inside the cell.
        kerns: (index, points) inside the cell, as in `TextRun.adjustments`.
        clusters: as in `TextRun.clusters`, counted inside the cell; None when each glyph stands for one character.
        nominal: sum of the glyphs' own advances in points.
        space: a word space: goes at a line end, gives and takes in justification.
        hyphen: a hyphen is set when a line ends after this cell.
        joined: no gap before this cell, whatever stands there (pieces of one word).
        parted: the first of a name, a title or a warichu, which does not go on from the one before.
        items: what is drawn beside or instead of the glyphs, from the cell's own origin.
        overhang: points by which it may reach over its neighbours, before and after (ruby).
        note: id of the footnote that it calls.
        upright: in a vertical line, stands upright (its advance runs down).
        inset: small cells of a warichu, two a cell, which share the room of all that stand beside each other in a line.
        odd: anything but one upright letter that is as long as its glyph. Lines are made of long rows of such letters,
            and only the odd cells among them are looked at one by one.
        edged: takes or leaves something at an end of a line: a mark, a piece of a word, room after a letter.
    """

    first: str
    last: str
    kinds: tuple[int, int]
    text: str
    advance: float
    look: Look
    glyphs: bytes = b""
    lead: float = 0.0
    kerns: tuple[tuple[int, float], ...] = ()
    clusters: tuple[int, ...] | None = None
    nominal: float = 0.0
    space: bool = False
    hyphen: bool = False
    joined: bool = False
    parted: bool = False
    items: tuple[Item, ...] = ()
    overhang: tuple[float, float] = (0.0, 0.0)
    note: str = ""
    upright: bool = True
    inset: tuple[Cell, ...] = ()
    odd: bool = field(init=False)
    edged: bool = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "odd", not _is_letter(self))
        object.__setattr__(self, "edged", self.odd and _is_edged(self))

    @property
    def lacks(self) -> bool:
        """Tell whether the face has no glyph for some of the cell: glyph 0 is a box."""
        return any(not any(self.glyphs[n : n + 2]) for n in range(0, len(self.glyphs), 2))


def kinds_of(first: str, last: str, rule: TextRule | None = None) -> tuple[int, int]:
    """Give the classes of the characters at a cell's ends, in the language of a rule."""
    region = rule.region if rule else None
    return int(class_of(first, region)), int(class_of(last, region))


def _is_edged(cell: Cell) -> bool:
    return not MARKS.isdisjoint(cell.kinds) or cell.hyphen or bool(cell.look.letter_space)


def _is_letter(cell: Cell) -> bool:
    """Tell whether a cell is one upright letter that is as long as its glyph, and nothing else."""
    if len(cell.glyphs) != 2 or cell.kinds[0] not in LETTERS or cell.kinds[1] not in LETTERS or not cell.upright:
        return False
    marked = cell.joined or cell.hyphen or cell.items or cell.inset or cell.note or cell.clusters
    return not marked and not cell.lead and not cell.look.letter_space and cell.nominal == cell.advance
