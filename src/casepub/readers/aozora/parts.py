"""The parts of a file of 青空文庫: title lines, legend, text, colophon; lines in, values out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from casepub.model import Date, Metadata, Person
from casepub.model.document import DateKind, PersonRole
from casepub.readers.structure.dates import find_dates
from casepub.text.pattern import lazily

_RULE: Final = lazily(r"-{20,}\s*")
_LEGEND: Final = "テキスト中に現れる記号"
_COLOPHON: Final = lazily(r"底本[：:]")
_END_OF_TEXT: Final = "［＃本文終わり］"
_TRANSLATOR: Final = lazily(r"(.+?)\s*(?:訳|譯|翻訳)")
_EDITOR: Final = lazily(r"(.+?)\s*(?:編|編集)")
_CREDIT: Final = lazily(r"翻訳[：:](.+)")
_MADE: Final[tuple[tuple[str, DateKind], ...]] = (("作成", "created"), ("公開", "created"), ("修正", "modified"))


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line with its number, 1-based."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Parts:
    """The lines of a file by what they are."""

    head: tuple[Numbered, ...]
    legend: tuple[Numbered, ...]
    text: tuple[Numbered, ...]
    colophon: tuple[Numbered, ...]


def divided(source: str) -> Parts:
    """Divide a file; each part may be absent but the text."""
    lines = [Numbered(number, line.rstrip(" ")) for number, line in enumerate(source.split("\n"), 1)]
    lines, colophon = _before(lines)
    rules = [index for index, line in enumerate(lines[:200]) if _RULE.fullmatch(line.text)]
    if len(rules) > 1 and any(_LEGEND in line.text for line in lines[rules[0] : rules[1]]):
        return Parts(
            _head(lines[: rules[0]]), tuple(lines[rules[0] : rules[1] + 1]), tuple(lines[rules[1] + 1 :]), colophon
        )
    head = _head_without_legend(lines)
    return Parts(head, (), tuple(lines[len(head) :]) if head else tuple(lines), colophon)


def _before(lines: list[Numbered]) -> tuple[list[Numbered], tuple[Numbered, ...]]:
    """Cut the colophon off: from ［＃本文終わり］, else from the last 底本： that an empty line stands before."""
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index].text
        if line.strip() == _END_OF_TEXT:
            return lines[:index], tuple(lines[index + 1 :])
        if _COLOPHON.match(line) and (index == 0 or not lines[index - 1].text.strip()):
            return lines[:index], tuple(lines[index:])
    return lines, ()


def _head(lines: Sequence[Numbered]) -> tuple[Numbered, ...]:
    return tuple(line for line in lines if line.text.strip())


def _head_without_legend(lines: Sequence[Numbered]) -> tuple[Numbered, ...]:
    """Give the lines up to the first empty one, when they are few and look like title and author."""
    head: list[Numbered] = []
    for line in lines:
        if not line.text.strip():
            break
        head.append(line)
    fits = 2 <= len(head) <= 5 and all(len(line.text) <= 40 and line.text[0] not in "　「『" for line in head)
    return tuple(head) if fits else ()


def metadata_of(parts: Parts) -> Metadata:
    """Read title, author and translator from the head, the rest from the colophon."""
    words = [line.text.strip() for line in parts.head]
    people = [person for text in words[1:] if (person := _person(text))]
    rest = [text for text in words[1:] if _person(text) is None]
    author = rest.pop() if rest else ""
    said = [line.text.strip() for line in parts.colophon]
    authors = [Person(author)] if author else []
    return Metadata(
        title=words[0] if words else "",
        subtitle="　".join(rest),
        people=(*authors, *people, *_credits(said)),
        dates=tuple(date for text in said for date in _dates(text)),
        source=next((_COLOPHON.sub("", text) for text in said if _COLOPHON.match(text)), ""),
    )


def _person(text: str) -> Person | None:
    roles: tuple[tuple[re.Pattern[str], PersonRole], ...] = ((_TRANSLATOR, "translator"), (_EDITOR, "editor"))
    for pattern, role in roles:
        if match := pattern.fullmatch(text):
            return Person(match[1].strip(), role, text[len(match[1]) :].strip())
    return None


def _credits(lines: Sequence[str]) -> list[Person]:
    """Read translators; who typed and proofread the file stands in the colophon and nowhere else."""
    found = [match for line in lines if (match := _CREDIT.fullmatch(line))]
    return [Person(name, "translator", "翻訳") for match in found for name in re.split("[、，]", match[1]) if name]


def _dates(line: str) -> list[Date]:
    """Read when the file was made: 2005年1月26日作成."""
    for word, kind in _MADE:
        if line.endswith(word) and (found := find_dates(line)):
            return [Date(found[0].date.value, kind, line)]
    return []
