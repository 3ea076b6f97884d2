"""What stands above an article's text: section, title, subtitle and byline, the same in every format."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from casepub.model import Metadata, Person
from casepub.template.words import words_for

OpeningRole: TypeAlias = Literal["section", "title", "subtitle", "byline"]


class OpeningLine(NamedTuple):
    """One line above the text; `date` is the ISO value that a byline shows."""

    role: OpeningRole
    text: str
    date: str = ""


def opening(metadata: Metadata) -> tuple[OpeningLine, ...]:
    """Give the lines above an article's text, without empty ones."""
    date = metadata.date("published")
    lines = (
        OpeningLine("section", metadata.section),
        OpeningLine("title", metadata.title),
        OpeningLine("subtitle", metadata.subtitle),
        OpeningLine("byline", byline(metadata), date.value if date else ""),
    )
    return tuple(line for line in lines if line.text)


def byline(metadata: Metadata) -> str:
    """Give people, source and date in one line, parted by an ideographic space."""
    words = words_for(metadata.language)
    date = metadata.date("published")
    people = [words.credit(role, names) for role, names in _by_role(metadata.people)]
    source = [words.source + words.colon + metadata.source] if metadata.source else []
    shown = [words.date(date.value, date.as_written)] if date else []
    return words.gap.join((*people, *source, *shown))


def _by_role(people: tuple[Person, ...]) -> list[tuple[str, list[str]]]:
    roles: dict[str, list[str]] = {}
    for person in people:
        roles.setdefault(person.as_written or person.role, []).append(person.name)
    return list(roles.items())
