"""Automatic numbers: `numbering.xml` and the paragraphs in their order in; the number each paragraph shows out.

ECMA-376-1 §17.9. Word counts by abstract definition: lists that share one go on counting unless an override restarts
them. East Asian formats are written by `casepub.text.numeral`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from casepub.readers.docx.names import child, children, number, said, switch, value
from casepub.readers.docx.values import Number
from casepub.readers.xml import Element
from casepub.text.numeral import STYLES, format_number
from casepub.text.pattern import lazily

LEVELS: Final = 9
_PLACE: Final = lazily(r"%([1-9])")
_LONGEST_LINKS: Final = 10
# Formats that Word has in other words than `casepub.text.numeral`.
_FORMATS: Final = {
    "cardinalText": "decimal", "ordinal": "decimal", "ordinalText": "decimal", "hex": "decimal",
    "numberInDash": "decimal", "hebrew1": "decimal", "hebrew2": "decimal", "arabicAlpha": "decimal",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list definition."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int = -1  # after a number of which level (1-based); 0 never; -1 of any higher one
    legal: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class _List:
    """One `w:num`: the definition it uses, its own levels and starts."""

    abstract: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


class Numbering:
    """Counts through one document."""

    def __init__(self, tree: Element | None, style_number: Mapping[str, str] | None = None) -> None:
        """Read the definitions.

        Args:
            tree: the root of `numbering.xml`, if there is one.
            style_number: list ids by the id of the numbering style that says them.
        """
        self._links = style_number or {}
        definitions = {value(one, "abstractNumId"): one for one in children(tree, "abstractNum")}
        self._lists = {value(one, "numId"): _list(one) for one in children(tree, "num")}
        self._levels = {key: _levels(one) for key, one in definitions.items()}
        self._styled = {key: said(one, "numStyleLink") for key, one in definitions.items()}
        self._counters: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def level_of_style(self, list_id: str, style_id: str) -> int | None:
        """Give the level that a list ties to a paragraph style."""
        found = self._definition(list_id)
        levels = found[1] if found else {}
        return next((index for index, level in levels.items() if level.style == style_id), None)

    def _definition(self, list_id: str) -> tuple[str, dict[int, Level], Mapping[int, int]] | None:
        """Give the abstract id, the levels and the starts of a list, links through numbering styles followed."""
        starts: dict[int, int] = {}
        levels: dict[int, Level] = {}
        for _ in range(_LONGEST_LINKS):
            found = self._lists.get(list_id)
            if found is None:
                return None
            starts, levels = {**found.starts, **starts}, {**found.levels, **levels}
            link = self._styled.get(found.abstract, "")
            if not link or self._links.get(link, list_id) == list_id:
                return found.abstract, {**self._levels.get(found.abstract, {}), **levels}, starts
            list_id = self._links[link]
        return None

    def next(self, list_id: str, index: int) -> Number | None:
        """Count one paragraph of a list and give what it shows; None when there is no such list."""
        found = self._definition(list_id)
        if found is None or not 0 <= index < LEVELS:
            return None
        abstract, levels, starts = found
        counters = self._counters.setdefault(abstract, [None] * LEVELS)
        if (list_id, index) not in self._begun and index in starts:
            counters[index] = None
        first = starts.get(index, levels.get(index, Level()).start)
        current = counters[index]
        counters[index] = first if current is None else current + 1
        self._begun.add((list_id, index))
        self._restart(counters, levels, index)
        return _shown(levels, counters, index, list_id)

    @staticmethod
    def _restart(counters: list[int | None], levels: Mapping[int, Level], index: int) -> None:
        """Let deeper levels begin anew. ECMA-376-1 §17.9.10."""
        for deeper in range(index + 1, LEVELS):
            after = levels.get(deeper, Level()).restart
            if after < 0 or (after > 0 and index < after):
                counters[deeper] = None


def _shown(levels: Mapping[int, Level], counters: list[int | None], index: int, list_id: str) -> Number:
    level = levels.get(index, Level(text=f"%{index + 1}."))
    own = ""

    def written(match: re.Match[str]) -> str:
        nonlocal own
        place = int(match[1]) - 1
        other = levels.get(place, Level())
        count = counters[place]
        text = _written(other.start if count is None else count, "decimal" if level.legal else other.format)
        own = text if place == index else own
        return text

    label = _PLACE.sub(written, level.text)
    before, _, after = label.rpartition(own) if own else (label, "", "")
    format_ = "decimal" if level.legal and level.format not in ("bullet", "none") else level.format
    return Number(label, counters[index] or 0, format_, before, after, list_id, index)


def _written(count: int, format_: str) -> str:
    if format_ in ("none", "bullet"):
        return ""
    name = _FORMATS.get(format_, format_)
    text = format_number(count, name if name in STYLES else "decimal")
    return f"- {text} -" if format_ == "numberInDash" else text


def _list(element: Element) -> _List:
    levels: dict[int, Level] = {}
    starts: dict[int, int] = {}
    for override in children(element, "lvlOverride"):
        index = number(value(override, "ilvl"))
        if (own := child(override, "lvl")) is not None:
            levels[index] = _level(own)
        if start := said(override, "startOverride"):
            starts[index] = number(start, 1)
    return _List(said(element, "abstractNumId"), levels, starts)


def _levels(element: Element) -> dict[int, Level]:
    return {number(value(one, "ilvl")): _level(one) for one in children(element, "lvl")}


def _level(element: Element) -> Level:
    start, restart = said(element, "start"), said(element, "lvlRestart")
    level = Level(
        said(element, "numFmt") or "decimal",
        said(element, "lvlText"),
        number(start, 1) if start else 0,
        number(restart, -1) if restart else -1,
        bool(switch(element, "isLgl")),
        said(element, "pStyle"),
    )
    # Word writes formats of later versions as `custom`, with the old name beside it.
    return replace(level, format="decimal") if level.format == "custom" else level
