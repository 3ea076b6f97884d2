"""What a conversion of elements into the model works in: where pictures come from, what it collects on its way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from casepub.diagnostics import Report
from casepub.model import Discarded, Footnote
from casepub.readers.html.elements import Element


class Pictures(Protocol):
    """Where pictures come from and are collected; `casepub.readers.pictures.Pictures` is one."""

    def fetch(self, target: str, /) -> str | None:
        """Give the resource id of the picture at this address, or None when it cannot be had."""
        ...


class NoPictures:
    """Has no pictures."""

    def fetch(self, target: str, /) -> str | None:
        """Give nothing."""
        return None


@dataclass(slots=True)
class Conversion:
    """The surroundings of one conversion, and what it collects beside the blocks.

    Attributes:
        name: the source, as messages call it.
        base_url: what relative links are resolved against; empty leaves them alone.
        language: BCP 47 tag of the whole text; elements in another language get a `Span`.
        pictures: where pictures come from.
        report: collects what went wrong without stopping.
        footnotes: filled by the conversion, in order of first reference.
        discarded: words that the conversion itself takes out.
        left_out: elements that the conversion shall pass over; those it met are put into `passed`.
    """

    name: str = "<input>"
    base_url: str = ""
    language: str = ""
    pictures: Pictures = field(default_factory=NoPictures)
    report: Report = field(default_factory=Report)
    footnotes: list[Footnote] = field(default_factory=list)
    discarded: list[Discarded] = field(default_factory=list)
    left_out: frozenset[Element] = frozenset()
    passed: list[Element] = field(default_factory=list)
    blocky: frozenset[Element] = frozenset()
    notes: Mapping[str, Element] = field(default_factory=dict)
    linked: frozenset[str] = frozenset()
    called: dict[Element, str] = field(default_factory=dict)

    def dropped(self, what: str) -> None:
        """Report markup that the model cannot say."""
        self.report.info("dropped-markup", f"<{what}> has no counterpart in the model and was left out", self.name)
