"""Where a line may end: UAX #14 (Unicode 17) and its regional tailorings.

In: a text and, if it stands in East Asian composition, a tailoring made of a region and a level. Out: one verdict
for each place between characters. `docs/text/line-breaking.md` lists what a tailoring changes, clause by clause.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from casepub.text import _uax14, _unicode
from casepub.text._uax14 import Context, Pair, Rule
from casepub.text.character import CharClass, class_of, plain_words
from casepub.text.kinsoku import Rank, known, marks, rank_of
from casepub.text.pattern import lazily
from casepub.text.region import Level, Region

NO_BREAK, ALLOWED, MANDATORY = 0, 1, 2

# Runs of one of these stay together: a fast road must not break between two of the same kind.
INSEPARABLE = frozenset("—―─⸺⸻…⋯‥")

# JLREQ cl-12, cl-13 where UAX #14 has another class, and the ambiguous ones that CSS `loose` names.
_PREFIXES = frozenset("＃")
_AMBIGUOUS_PREFIXES = frozenset("±№€¤")
_AMBIGUOUS_POSTFIXES = frozenset("°‰′″℃")
_FULL_WIDTH_DIGITS = frozenset("０１２３４５６７８９")
# KLREQ: after these a word may go on, so the word is not tied to them as it is to brackets and quotes.
_KOREAN_STOPS = frozenset("、，。．｡､：；！？‼⁇⁈⁉·‧・･")
# Classes that already keep a mark from the line start, also after a space.
_STARTLESS = frozenset(("CL", "CP", "EX", "IS", "SY", "BA", "HH", "HY", "IN"))

_ELLIPSES: tuple[Rule, ...] = (
    Context("CLREQ §6.1.2.1: between two-em units", "÷", "B2", "{B2}{B2}()(?={B2}{B2})"),
    Context("GB/T 15834 §5.1.5: between two-em units", "÷", "E2", "{E2}{E2}()(?={E2}{E2})"),
    Pair("CLREQ §6.1.2.1; JLREQ cl-08 note 5", "E2", "×", "E2"),
)
_CONNECTOR = Context("CLREQ §6.1.1: a single dash connects", "×", "B2", "(?<!{B2})(){B2}(?!{B2})")
_STROKES = Context("CLREQ §6.1.1 strict: after spaces too", "×", "IN", "{SP}()(?={IN})")
_SOLIDUS = Pair("GB/T 15834 §5.1.9", "SY", "×", "EAST")
_LETTERS = "AL HL NU ID EB EM H2 H3 JL JV JT"
_EOJEOL: tuple[Rule, ...] = (
    Pair("KLREQ: by word", _LETTERS, "×", _LETTERS),
    Pair("KLREQ: by word", "CL CP QUO", "×", _LETTERS),
    Pair("KLREQ: by word", _LETTERS, "×", "OP QUO"),
)
_PREFIXED = Pair("JLREQ App. C, cl-12", "PR", "×", "any")
_POSTFIXED = Pair("JLREQ App. C, cl-13: only after a numeral", "ID EB EM", "÷", "PO")
_BESIDE_POSTFIX = Pair("JLREQ App. C, cl-13", "PO+", "÷", "AL HL NU")
_BESIDE_PREFIX = Pair("JLREQ App. C, cl-12", "AL HL NU", "÷", "PR+")
_LOOSE_POSTFIXED = Pair("JLREQ loose; CSS Text 3 §5.2 loose", "ID EB EM NU+", "÷", "PO")
_LOOSE_PREFIXED = Pair("CSS Text 3 §5.2 loose", "PR+", "÷", "ID")
_LOOSE_ELLIPSIS = Pair("JLREQ loose; CSS Text 3 §5.2 loose", "E2", "÷", "E2")
_LOOSE_DASH = Pair("JLREQ very loose", "B2", "÷", "B2")

# CLREQ §6.1.2.2: a numeral and its unit stay together, across the space between them too.
_UNIT = lazily(
    r"[0-9][ \u2009](?=(?:[kcmμµn]?m[²³]?|[kmμµ]?g|[mμ]?[lL]|[kMGTP]?i?B|[kMG]?Hz|[kMm]?[WVA]|k?Pa|k?J|kWh|min|ms|s|h"
    r"|d?B|mol|px|pt|em|in|ft|ha|°[CF]?|℃|℉|%|‰)(?![A-Za-z0-9]))"
)


@dataclass(frozen=True, slots=True, eq=False)
class Tailoring:
    """A region and a level made ready for `opportunities`; make it with `tailoring`."""

    name: str
    symbols: _unicode.Memo
    machine: _uax14.Machine


def opportunities(text: str, tailoring: Tailoring | None = None) -> bytes:
    """Say for each place of a text whether a line may end there.

    Args:
        text: a paragraph, or a whole text with its line ends.
        tailoring: the region's rules; None for UAX #14 as it stands.

    Returns:
        `len(text) + 1` verdicts; the one at `i` is about the place before `text[i]`: NO_BREAK (0), ALLOWED (1) or
        MANDATORY (2). The first is NO_BREAK, the last MANDATORY (LB2, LB3); an empty text gives one NO_BREAK.
    """
    if not text:
        return bytes((NO_BREAK,))
    if tailoring is None:
        return bytes(_verdicts(text, _untailored()))
    found = _verdicts(plain_words(text), tailoring)
    for unit in _UNIT.finditer(text):
        found[unit.end()] = NO_BREAK
    return bytes(found)


def breaks_freely(char: str, tailoring: Tailoring) -> bool:
    """Tell whether a line may end on both sides of a character among its like, as it may not inside ２０２５."""
    return opportunities(f"国{char}{char}国", tailoring)[1:4] == bytes((ALLOWED,)) * 3


def _verdicts(text: str, rules: Tailoring) -> bytearray:
    """Run the rules over the symbols of a text."""
    places = _uax14.decide(text.translate(rules.symbols), rules.machine)
    found = places.translate(rules.machine.verdicts)
    found[0], found[-1] = NO_BREAK, MANDATORY  # LB2, LB3
    return found


def never_start(region: Region, level: Level | str | None = None) -> frozenset[str]:
    """Give the marks that never start a line."""
    return marks(rank_of(region, level), "start")


def never_end(region: Region, level: Level | str | None = None) -> frozenset[str]:
    """Give the marks that never end a line."""
    return marks(rank_of(region, level), "end")


def tailoring(region: Region, level: Level | str | None = None) -> Tailoring:
    """Make (or fetch) the tailoring of a region at a level; no level means the region's own.

    A level of another family of rules is read as the region's nearest; a word that is no level is a ValueError.
    """
    return _tailoring(rank_of(region, level), region.break_unit == "word", region.east_asian)


@cache
def _untailored() -> Tailoring:
    return Tailoring("UAX #14", _unicode.Memo(_default_code), _uax14.machine())


def _default_code(code: int) -> str:
    return _uax14.code_of(_unicode.record(code).line_break)


@cache
def _tailoring(rank: Rank, by_word: bool, east_asian: bool) -> Tailoring:
    """Build a tailoring; one whose language is Western tailors full-width characters only."""

    def code(point: int) -> str:
        properties = _unicode.record(point)
        if not east_asian and properties.width not in "FWH":
            return _uax14.code_of(properties.line_break)
        return _uax14.code_of(_symbol(chr(point), properties.line_break, rank))

    word = by_word and east_asian
    return Tailoring(f"{rank.family} {rank.step}", _unicode.Memo(code), _uax14.machine(_rules(rank, word)))


def _symbol(char: str, default: str, rank: Rank) -> str:
    """Choose the symbol of a character, by the sets of kinsoku first."""
    if char in known("start") or char in known("end"):
        return _mark_symbol(char, default, rank)
    if char in _FULL_WIDTH_DIGITS:
        return "NU+"
    if char in "―─":
        return "B2"  # Shift JIS texts have U+2015 for the dash, Big5 texts U+2500
    if default == "AL" and class_of(char) is CharClass.IDEOGRAPH:
        return "ID+"  # LB1: ambiguous symbols (①, →, ★) and private characters are ideographs among Han
    if rank.family in ("ja", "css"):
        return _fix_symbol(char, default, rank)
    return default


def _fix_symbol(char: str, default: str, rank: Rank) -> str:
    """Choose the symbol of a prefix or postfix that Japanese or CSS rules see otherwise."""
    if char in _PREFIXES and rank.family == "ja":
        return "PR+"
    if rank == Rank("css", 1):
        return "PR+" if char in _AMBIGUOUS_PREFIXES else "PO+" if char in _AMBIGUOUS_POSTFIXES else default
    return default


def _mark_symbol(char: str, default: str, rank: Rank) -> str:
    """Choose the symbol of a mark that some level somewhere keeps from a line start or end."""
    base = default.removesuffix("+")
    start, end = char in marks(rank, "start"), char in marks(rank, "end")
    if char.isascii():
        return "NS" if start and base not in _STARTLESS else default
    if start and end:
        return "WJ+"
    if start:
        return _startless(char, base, default, rank)
    if end:
        return "OP+"
    return _relaxed(char, base, default)


def _startless(char: str, base: str, default: str, rank: Rank) -> str:
    """Choose the symbol of a mark that does not start a line at this level."""
    if rank.family == "ko" and char in _KOREAN_STOPS:
        return "EX+"
    if char in "—⸺":
        return "IN+"
    return default if base in _STARTLESS else "CL+"


def _relaxed(char: str, base: str, default: str) -> str:
    """Choose the symbol of a mark that this level lets stand anywhere."""
    if char in INSEPARABLE:
        return default if char == "—" else _uax14.E2
    return "ID+"


@cache
def _rules(rank: Rank, by_word: bool) -> tuple[Rule, ...]:
    """Collect the rules that a level adds to UAX #14."""
    rules: tuple[Rule, ...] = ()
    match rank.family:
        case "zh":
            rules = (_CONNECTOR,) * (rank.step >= 1) + (_SOLIDUS,) * (rank.step >= 2) + (_STROKES,) * (rank.step >= 3)
        case "ja":
            rules = _japanese(rank.step)
        case "ko":
            rules = ()
        case "css":
            rules = (_LOOSE_POSTFIXED, _LOOSE_PREFIXED, _LOOSE_ELLIPSIS) if rank.step == 1 else ()
    return (*rules, *(_EOJEOL if by_word else ()), *_ELLIPSES)


def _japanese(step: int) -> tuple[Rule, ...]:
    """Collect the rules of a Japanese level: none, very loose, loose, strict, very strict."""
    table = (_BESIDE_POSTFIX, _BESIDE_PREFIX)
    if step >= 3:
        return (*table, _PREFIXED, _POSTFIXED)
    if step == 2:
        return (*table, _PREFIXED, _LOOSE_POSTFIXED, _LOOSE_ELLIPSIS)
    loose = (*table, _LOOSE_PREFIXED, _LOOSE_POSTFIXED)
    return (*loose, _LOOSE_ELLIPSIS, _LOOSE_DASH) if step == 1 else loose
