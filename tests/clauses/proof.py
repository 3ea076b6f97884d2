"""A proof: what holds on the page while a rule is in force, and a way to switch that rule off, when it no longer holds.

The matrices in `clreq.toml` and `jlreq.toml` name proofs; `test_proofs.py` runs each twice, rule on and rule off.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, Final, Literal, TypeAlias
from unittest.mock import patch

from casepub.diagnostics import Report
from casepub.layout.compose import compose
from casepub.layout.display import Document
from casepub.model import Article, Block, Collection, Inline, Metadata
from casepub.template import Template, load
from casepub.text.region import region_of
from casepub.transform import prepare
from casepub.typefaces.catalogue import Catalogue
from tests.support import probe
from tests.support.micro import Probe, set_probe
from tests.support.probe import Row

Direction: TypeAlias = Literal["horizontal", "vertical"]
Content: TypeAlias = str | tuple[Inline, ...]
BOTH: Final[tuple[Direction, ...]] = ("horizontal", "vertical")
ROWS: Final[tuple[Direction, ...]] = ("horizontal",)
COLUMNS: Final[tuple[Direction, ...]] = ("vertical",)


@dataclass(frozen=True, slots=True)
class Off:
    """How a rule is switched off: keys of [text], fields of the region, keys of styles, code that is replaced.

    `turned` sets rows as columns and columns as rows.
    """

    rules: Mapping[str, Any] = field(default_factory=dict)
    region: Mapping[str, Any] = field(default_factory=dict)
    styles: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    code: Mapping[str, Any] = field(default_factory=dict)
    turned: bool = False

    @contextmanager
    def applied(self) -> Iterator[None]:
        """Hold the rule off."""
        patches = [patch(target, new) for target, new in self.code.items()]
        if self.region:
            changed = lambda tag: replace(region_of(tag), **self.region)  # noqa: E731
            patches += [patch(f"casepub.layout.{place}.region_of", changed) for place in ("style",)]
        forget()
        try:
            for one in patches:
                one.start()
            yield
        finally:
            for one in patches:
                one.stop()
            forget()


def forget() -> None:
    """Empty every cache, so that a rule that is switched is looked at anew."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("casepub.", "tests.support.")):
            for value in list(vars(module).values()):
                clear = getattr(value, "cache_clear", None)
                if callable(clear):
                    clear()


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a proof sets its texts: a direction, and what is switched off."""

    direction: Direction
    off: Off = field(default_factory=Off)

    @property
    def vertical(self) -> bool:
        """Tell whether lines are columns."""
        return (self.direction == "vertical") != self.off.turned

    def rows(self, content: Content, language: str = "zh-Hans-CN", measure: float = 10.0, **rules: Any) -> list[Row]:
        """Set a text with the ruler face in lines of so many em."""
        return probe.set_rows(content, language, measure, vertical=self.vertical, **{**rules, **self.off.rules})

    def page(self, content: Content, language: str = "zh-Hans-CN", measure: float = 10.0, **rules: Any) -> Probe:
        """Set a text with the shipped faces and read it back from the finished PDF."""
        return set_probe(content, language, measure, vertical=self.vertical, **{**rules, **self.off.rules})

    def document(
        self, body: tuple[Block, ...], language: str = "zh-Hans-CN", template: str | Template = "article"
    ) -> Document:
        """Lay out an article on pages."""
        loaded = template if isinstance(template, Template) else load(template)
        if self.vertical:
            grid = replace(loaded.page.grid, characters=0, lines=0)
            loaded = replace(loaded, page=replace(loaded.page, writing_mode="vertical-rl", grid=grid))
        styles = loaded.styles
        changed = {name: replace(getattr(styles, name), **keys) for name, keys in self.off.styles.items()}
        loaded = replace(
            loaded, styles=replace(styles, **changed), text=replace(loaded.text, **self.off.rules), text_by_language=()
        )
        collection = Collection.of(Article(Metadata(language=language), body))
        report = Report()
        return compose(prepare(collection, loaded, report), loaded, Catalogue.load(), report)


Check: TypeAlias = Callable[[Setting], None]


@dataclass(frozen=True, slots=True)
class Proof:
    """A named check, how its rule is switched off, and the directions in which it holds."""

    name: str
    check: Check
    off: Off
    directions: tuple[Direction, ...]


PROOFS: Final[dict[str, Proof]] = {}


def proof(name: str, directions: tuple[Direction, ...] = BOTH, **off: Any) -> Callable[[Check], Check]:
    """Enter a check under a name; keywords are of `Off`."""

    def enter(check: Check) -> Check:
        assert name not in PROOFS, name
        PROOFS[name] = Proof(name, check, Off(**off), directions)
        return check

    return enter


def near(value: float, wanted: float, tolerance: float = 0.011) -> bool:
    """Tell whether two lengths are the same for the eye."""
    return abs(value - wanted) <= tolerance
