"""Headings of three kinds: a page and its true body come in, the lines that must be headings and what was found go out.

The truths hold no marks, so the three kinds are derived: lines of the true body that stand in `h1`-`h5` on the page and
are not the title; lines that are bold there and nothing else; lines with numbers that ascend from one with other text
between them. A heading that is of no such kind counts against precision, so that precision is a lower bound.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final, Literal
from unicodedata import normalize

from lxml import html

from casepub.readers.structure.encoding import decode

Kind = Literal["h", "bold", "numbered"]
KINDS: Final[tuple[Kind, ...]] = ("h", "bold", "numbered")

_LONGEST: Final = 40
_CHARSET = re.compile(rb"charset=[\"']?([\w-]+)")
_SENTENCE = re.compile("[。；，,;…]$|。|^[-—]|[:：]\\S{12}")
_NOT_HEADING = re.compile(
    r"责任编辑|责编|编辑[:：/|]|^文[:：/|丨]|来源|作者|记者|摄影|图[:：/|为]|^[▲△↑▼◎]|"
    r"^[（(](?![一二三四五六七八九十\d]{1,3}[）)])|^图\d|^第?\d+页|扫码|关注|公众号|원본|사진"
)
_FORMS: Final = (
    re.compile(r"^(?P<n>[一二三四五六七八九十]{1,3})、\S"),
    re.compile(r"^[（(](?P<n>[一二三四五六七八九十]{1,3})[）)]\S"),
    re.compile(r"^(?P<n>\d{1,2})[、.．]\s?(?!\d)\S"),
    re.compile(r"^第(?P<n>[一二三四五六七八九十]{1,3}|\d{1,3})[章节回部分]"),
)
_DIGITS: Final = {mark: at for at, mark in enumerate("一二三四五六七八九十", 1)}


@dataclass(frozen=True, slots=True)
class Truth:
    """The headings that a body has, by kind, and all of its lines; in the form of `squeezed`."""

    headings: dict[str, Kind]
    lines: frozenset[str]


def squeezed(text: str) -> str:
    """Bring a line to the form in which lines are compared."""
    return "".join(normalize("NFKC", text).split())


def truth_of(data: bytes, body: str, title: str) -> Truth:
    """Derive which lines of a true body are headings."""
    lines = [squeezed(line) for line in body.splitlines() if line.strip()]
    known = frozenset(lines)
    found: dict[str, Kind] = {}
    for text, kind in _marked(_tree(data)):
        if text in known and text != squeezed(title):
            found.setdefault(text, kind)
    for text in _numbered(lines):
        found.setdefault(text, "numbered")
    return Truth({text: kind for text, kind in found.items() if _may_be(text)}, known)


def _may_be(text: str) -> bool:
    return 1 < len(text) <= _LONGEST and not _SENTENCE.search(text) and not _NOT_HEADING.search(text)


def _tree(data: bytes) -> Any:
    declared = _CHARSET.search(data[:4096])
    text = decode(data, declared.group(1).decode() if declared else "").text
    return html.fromstring(re.sub(r"^\s*<\?xml[^>]*>", "", text))


def _marked(tree: Any) -> Iterator[tuple[str, Kind]]:
    """Yield the texts of headings by mark-up, except of cards that lead elsewhere, then of elements that are bold."""
    for element in tree.iter("h1", "h2", "h3", "h4", "h5"):
        if not any(one.tag == "a" for one in element.iterancestors()):
            yield squeezed(element.text_content()), "h"
    for element in tree.iter("p", "div", "section"):
        text = squeezed(element.text_content()) if len(element.text_content()) < 4 * _LONGEST else ""
        if text and text == squeezed("".join(_bold(element))):
            yield text, "bold"


def _bold(element: Any, inside: bool = False) -> Iterator[str]:
    style = (element.get("style") or "").replace(" ", "").lower()
    inside = inside or element.tag in ("strong", "b") or "font-weight:bold" in style or "font-weight:7" in style
    yield element.text or "" if inside else ""
    for child in element:
        yield from _bold(child, inside) if isinstance(child.tag, str) else ()
        yield child.tail or "" if inside else ""


def _numbered(lines: list[str]) -> Iterator[str]:
    for form in _FORMS:
        members = [(at, _number(match["n"])) for at, line in enumerate(lines) if (match := form.match(line))]
        for run in _runs([(at, number) for at, number in members if _may_be(lines[at])]):
            yield from (lines[at] for at in run)


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    tens, mark, ones = text.partition("十")
    return (10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0)) if mark else _DIGITS.get(text, 0)


def _runs(members: list[tuple[int, int]]) -> Iterator[list[int]]:
    """Yield runs of two or more that ascend from one, a number may be missing, with other text after each."""
    run: list[tuple[int, int]] = []
    for at, number in [*members, (0, 0)]:
        if run and number - run[-1][1] not in (1, 2):
            if len(run) > 1 and run[0][1] == 1 and all(b[0] - a[0] > 1 for a, b in pairwise(run)):
                yield [place for place, _ in run]
            run = []
        run.append((at, number))


def compared(truth: Truth, found: Iterable[str]) -> Iterator[tuple[str, float]]:
    """Yield one value for each true heading (found or not) and one for each heading found in the body."""
    said = [text for text in map(squeezed, found) if text in truth.lines]
    for text, kind in truth.headings.items():
        yield f"headings, recall, {kind}", float(text in said)
        yield "headings, recall", float(text in said)
    for text in said:
        yield "headings, precision", float(text in truth.headings)
