"""Readers of pages under one signature: bytes and a name in, an `Extract` out; those not installed are left out."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any, Final, TypeAlias

from casepub.api import read
from casepub.errors import CasepubError
from casepub.model import Heading
from casepub.model.walk import text_of, walk
from casepub.readers.base import Source


@dataclass(frozen=True, slots=True)
class Extract:
    """What a program found on a page."""

    body: str = ""
    title: str = ""
    date: str = ""
    people: tuple[str, ...] = ()
    headings: tuple[str, ...] | None = None


Program: TypeAlias = Callable[[bytes, str], Extract]


def casepub(data: bytes, name: str) -> Extract:
    """Read with casepub."""
    try:
        article = read(Source(data, name))
    except CasepubError:
        return Extract()
    date = article.metadata.date()
    people = tuple(person.name for person in article.metadata.people)
    headings = tuple(one.label + text_of(one.children) for one in walk(article) if isinstance(one, Heading))
    return Extract(text_of(article.body), article.metadata.title, date.value if date else "", people, headings)


def trafilatura(data: bytes, name: str) -> Extract:
    """Read with trafilatura, for precision."""
    from trafilatura import bare_extraction

    found: Any = bare_extraction(data, favor_precision=True, with_metadata=True)
    if found is None:
        return Extract()
    headings = tuple("".join(one.itertext()) for one in found.body.iter("head"))
    return Extract(found.text or "", found.title or "", found.date or "", _names(found.author), headings)


def readability(data: bytes, name: str) -> Extract:
    """Read with readability-lxml."""
    from readability import Document

    document = Document(_decoded(data))
    summary = document.summary()
    headings = tuple(_TAG.sub("", found[2]) for found in _HEADING.finditer(summary))
    return Extract(_TAG.sub("", summary), document.short_title(), headings=headings)


def gne(data: bytes, name: str) -> Extract:
    """Read with GNE."""
    from gne import GeneralNewsExtractor

    found = GeneralNewsExtractor().extract(_decoded(data))
    return Extract(found["content"], found["title"], found["publish_time"].replace("/", "-"), _names(found["author"]))


_TAG: Final = re.compile(r"<[^>]+>")
_HEADING: Final = re.compile(r"<(h[1-6])\b[^>]*>(.*?)</\1>", re.DOTALL)
_OTHERS: Final[dict[str, Program]] = {"trafilatura": trafilatura, "readability": readability, "gne": gne}


def _decoded(data: bytes) -> str:
    from casepub.readers.structure.encoding import decode

    found = re.search(rb"charset=[\"']?([\w-]+)", data[:4096])
    return decode(data, found.group(1).decode() if found else "").text


def _names(author: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(r"[;、,，]", author or "") if part.strip())


def contestants() -> dict[str, Program]:
    """Give casepub and what else is installed."""
    others = {name: _safely(program) for name, program in _OTHERS.items() if find_spec(name)}
    return {"casepub": casepub, **others}


def _safely(program: Program) -> Program:
    """Count a program's failure as nothing found."""

    def read_safely(data: bytes, name: str) -> Extract:
        with contextlib.suppress(Exception):
            return program(data, name)
        return Extract()

    return read_safely
