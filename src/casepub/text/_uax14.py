"""The rules of UAX #14 as one ordered table, and the machine that runs them over line-break symbols.

In: a string of symbols, one a character. Out: the number of the rule that decides each place. A rule looks at two
neighbours (`Pair`) or further (`Context`); the one that stands first in the table wins, as in the annex.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

from casepub.text import _unicode

Verdict = Literal["×", "÷", "!"]
_VALUES: dict[Verdict, int] = {"×": 0, "÷": 1, "!": 2}

# Symbols that no character has by itself; tailorings give them out.
E2 = "E2+"  # an ellipsis that may start a line and is inseparable from its own kind only
SYMBOLS = (*_unicode.symbols(), E2, "NU+", "WJ+")

# The classes of the annex that generate.py splits, and the sets that its rules speak of.
_ALIASES = {
    "AL": frozenset(("AL", "ALCn", "DC")),
    "ID": frozenset(("ID", "IDCn")),
    "QUO": frozenset(("QU", "QUPi", "QUPf")),
}
_FIRST_CODE = 0xA1  # a run of Latin-1 letters that mean nothing in a regular expression
_CODES = {symbol: chr(_FIRST_CODE + number) for number, symbol in enumerate(SYMBOLS)}


class Pair(NamedTuple):
    """A rule about two neighbours; `before` and `after` are sets, such as `any -EAST -SP`."""

    clause: str
    before: str
    verdict: Verdict
    after: str


class Context(NamedTuple):
    """A rule that looks further; the empty group in `pattern` is the place, and `needs` must occur for it to act."""

    clause: str
    verdict: Verdict
    needs: str
    pattern: str


Rule = Pair | Context

_HANGUL = "JL JV JT H2 H3"
_HARD = "BK CR LF NL"

COMBINING = Pair("LB9", "", "×", "")
JOINER = Pair("LB8a", "", "×", "")

RULES: tuple[Rule, ...] = (
    Pair("LB4", "BK", "!", "any"),
    Pair("LB5", "CR", "×", "LF"),
    Pair("LB5", "CR LF NL", "!", "any"),
    Pair("LB6", "any", "×", _HARD),
    Pair("LB7", "any", "×", "SP ZW"),
    Context("LB8", "÷", "ZW", "{ZW}{SP}+()"),
    Pair("LB8", "ZW", "÷", "any"),
    JOINER,  # acts on the text before LB9 takes the joiner away
    COMBINING,
    Pair("LB11", "any", "×", "WJ"),
    Pair("LB11", "WJ", "×", "any"),
    Pair("LB12", "GL", "×", "any"),
    Pair("LB12a", "any -SP -BA -HY -HH", "×", "GL"),
    Pair("LB13", "any", "×", "CL CP EX SY"),
    Pair("LB14", "OP", "×", "any"),
    Context("LB14", "×", "OP", "{OP}{SP}+()"),
    Context("LB15a", "×", "QUPi", "(?<!{any -BK -CR -LF -NL -OP -QUO -GL -SP -ZW}){QUPi}{SP}+()"),
    Context("LB15b", "×", "QUPf", "(){QUPf}(?={SP GL WJ CL QUO CP EX IS SY BK CR LF NL ZW}|$)"),
    Context("LB15c", "÷", "SP", "{SP}()(?={IS}{NU})"),
    Pair("LB15d", "any", "×", "IS"),
    Pair("LB16", "CL CP", "×", "NS"),
    Context("LB16", "×", "NS", "{CL CP}{SP}+()(?={NS})"),
    Pair("LB17", "B2", "×", "B2"),
    Context("LB17", "×", "B2", "{B2}{SP}+()(?={B2})"),
    Pair("LB18", "SP", "÷", "any"),
    Pair("LB19", "any", "×", "QU QUPf"),
    Pair("LB19", "QU QUPi", "×", "any"),
    Pair("LB19a", "any -EAST", "×", "QUO"),
    Context("LB19a", "×", "QUO", "(){QUO}(?={any -EAST}|$)"),
    Pair("LB19a", "QUO", "×", "any -EAST"),
    Context("LB19a", "×", "QUO", "(?<!{EAST}){QUO}()"),
    Pair("LB20", "any", "÷", "CB"),
    Pair("LB20", "CB", "÷", "any"),
    Context("LB20a", "×", "HY HH", "(?<!{any -BK -CR -LF -NL -SP -ZW -CB -GL}){HY HH}()(?={AL HL})"),
    Pair("LB21", "any", "×", "BA HH HY NS"),
    Pair("LB21", "BB", "×", "any"),
    Context("LB21a", "×", "HL", "{HL}{HY HH}()(?={any -HL})"),
    Pair("LB21b", "SY", "×", "HL"),
    Pair("LB22", "any", "×", "IN"),
    Pair("LB23", "AL HL", "×", "NU"),
    Pair("LB23", "NU", "×", "AL HL"),
    Pair("LB23a", "PR", "×", "ID EB EM"),
    Pair("LB23a", "ID EB EM", "×", "PO"),
    Pair("LB24", "PR PO", "×", "AL HL"),
    Pair("LB24", "AL HL", "×", "PR PO"),
    Context("LB25", "×", "NU", "{NU}{SY IS}*{CL CP}?()(?={PO PR})"),
    Context("LB25", "×", "NU", "{NU}{SY IS}+()(?={NU})"),
    Context("LB25", "×", "NU", "{PO PR}()(?={OP}{IS}?{NU})"),
    Pair("LB25", "PO PR HY IS NU", "×", "NU"),
    Pair("LB26", "JL", "×", "JL JV H2 H3"),
    Pair("LB26", "JV H2", "×", "JV JT"),
    Pair("LB26", "JT H3", "×", "JT"),
    Pair("LB27", _HANGUL, "×", "PO"),
    Pair("LB27", "PR", "×", _HANGUL),
    Pair("LB28", "AL HL", "×", "AL HL"),
    Pair("LB28a", "AP", "×", "AK DC AS"),
    Pair("LB28a", "AK DC AS", "×", "VF VI"),
    Context("LB28a", "×", "VI", "{AK DC AS}{VI}()(?={AK DC})"),
    Context("LB28a", "×", "VF", "{AK DC AS}()(?={AK DC AS}{VF})"),
    Pair("LB29", "IS", "×", "AL HL"),
    Pair("LB30", "AL HL NU", "×", "OP -EAST"),
    Pair("LB30", "CP -EAST", "×", "AL HL NU"),
    Context("LB30a", "×", "RI", "{RI}(){RI}"),
    Pair("LB30b", "EB IDCn ALCn", "×", "EM"),
    Pair("LB31", "any", "÷", "any"),
)


def code_of(symbol: str) -> str:
    """Give the one-character code of a symbol."""
    return _CODES[symbol]


@cache
def expand(expression: str) -> frozenset[str]:
    """Give the codes that a set expression names: words are added, words with a minus taken away."""
    found: frozenset[str] = frozenset()
    for word in expression.split():
        found = found - _members(word[1:]) if word.startswith("-") else found | _members(word)
    return found


@cache
def _members(word: str) -> frozenset[str]:
    match word:
        case "any":
            return frozenset(_CODES.values())
        case "EAST":
            return frozenset(code for symbol, code in _CODES.items() if symbol.endswith("+"))
        case _ if word.endswith("+"):
            return frozenset((_CODES[word],))
        case _:
            bases = _ALIASES.get(word, frozenset((word,)))
            return frozenset(code for symbol, code in _CODES.items() if symbol.removesuffix("+") in bases)


class _Sets(dict[str, str]):
    """The sets of a pattern as regular-expression classes, by their expression."""

    def __missing__(self, expression: str) -> str:
        return f"[{''.join(sorted(expand(expression)))}]"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.format_map(_Sets()), re.DOTALL)


class Machine(NamedTuple):
    """A table of rules made ready to run: which rule decides a pair, and which contexts may overrule it."""

    rules: tuple[Rule, ...]
    verdicts: bytes
    pairs: dict[tuple[str, str], int]
    contexts: tuple[tuple[int, Context], ...]
    joiner: int
    combining: int


@cache
def machine(extra: tuple[Rule, ...] = (), dropped: frozenset[str] = frozenset()) -> Machine:
    """Make the machine of UAX #14 with `extra` rules put after LB12a and the `dropped` clauses left out."""
    kept = [rule for rule in RULES if rule.clause not in dropped]
    place = next(number for number, rule in enumerate(kept) if rule.clause == "LB13")
    rules = (*kept[:place], *extra, *kept[place:])
    return Machine(
        rules=rules,
        verdicts=bytes(_VALUES[rule.verdict] for rule in rules).ljust(256, b"\0"),
        pairs=_pairs(rules),
        contexts=tuple((number, rule) for number, rule in enumerate(rules) if isinstance(rule, Context)),
        joiner=rules.index(JOINER),
        combining=rules.index(COMBINING),
    )


def _pairs(rules: Sequence[Rule]) -> dict[tuple[str, str], int]:
    """Find for each pair of codes the first rule about it, by writing the table from its end."""
    table: dict[tuple[str, str], int] = {}
    for number, rule in reversed(list(enumerate(rules))):
        if isinstance(rule, Pair):
            after = expand(rule.after)
            for left in expand(rule.before):
                table.update(dict.fromkeys(((left, right) for right in after), number))
    return table


_COMBINING = "{CM ZWJ}+"
_ATTACHED = "(?<={any -BK -CR -LF -NL -SP -ZW -CM -ZWJ}){CM ZWJ}+"


def decide(symbols: str, engine: Machine) -> bytearray:
    """Give for each place, from before the first symbol to after the last, the rule that decides it."""
    loose = expand("CM ZWJ")
    if loose.isdisjoint(symbols):
        return _decide(symbols, engine)
    compressed = _compiled(_ATTACHED).sub("", symbols)
    alone = str.maketrans(dict.fromkeys(loose, code_of("AL")))  # LB10
    deciding = _decide(compressed.translate(alone), engine)
    return _expanded(symbols, deciding, engine)


def _decide(symbols: str, engine: Machine) -> bytearray:
    """Decide a text without combining marks."""
    end = len(engine.rules)
    places = bytearray((end,))
    places += bytes(map(engine.pairs.__getitem__, pairwise(symbols)))
    places.append(end)
    present = set(symbols)
    for number, rule in engine.contexts:
        if not present.isdisjoint(expand(rule.needs)):
            for place in _places(rule, symbols):
                if places[place] > number:
                    places[place] = number
    return places


def _places(rule: Context, symbols: str) -> Iterator[int]:
    return (found.start(1) for found in _compiled(rule.pattern).finditer(symbols))


def _expanded(symbols: str, deciding: bytearray, engine: Machine) -> bytearray:
    """Put the combining marks back: no break before them (LB9) nor after a joiner (LB8a)."""
    places = bytearray()
    taken = 0
    for found in _compiled(_ATTACHED).finditer(symbols):
        kept = taken + found.start() - len(places)
        places += deciding[taken:kept]
        places += bytes((engine.combining,)) * len(found[0])
        taken = kept
    places += deciding[taken:]
    joiner = code_of("ZWJ")
    at = symbols.find(joiner) + 1
    while at:
        places[at] = min(places[at], engine.joiner)
        at = symbols.find(joiner, at) + 1
    return places
