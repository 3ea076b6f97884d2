"""`casepub dump --explain`: an article in; what became of each line and why, as text or a web page, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Final, Literal

import click

from casepub.model import Article, Block, Discarded, Heading, Metadata
from casepub.model.native import tag_of
from casepub.model.walk import text_of
from casepub.transform.numbering import label_joint

Fate = Literal["found", "kept", "out", "mended"]

COLOURS: Final[dict[Fate, str]] = {"found": "cyan", "kept": "green", "out": "red", "mended": "yellow"}
_LONGEST: Final = 60


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that the reader decided; `place` is a line number or a path in the source, empty when nowhere."""

    fate: Fate
    place: str
    what: str
    text: str
    line: int = 0


def facts_of(article: Article) -> Iterator[Fact]:
    """Yield what the reader found, then what it kept and took out in the order of the source, then what it mended."""
    yield from _found(article.metadata)
    placed = [*map(_kept, article.body), *map(_taken_out, article.discarded)]
    yield from sorted(placed, key=lambda fact: fact.line or 10**9)
    yield from (Fact("mended", "", f"{repair.kind} × {repair.count}", repair.note) for repair in article.repairs)


def _found(metadata: Metadata) -> Iterator[Fact]:
    people = "、".join(f"{person.name} ({person.role})" for person in metadata.people)
    dates = "、".join(f"{date.value or date.as_written} ({date.kind})" for date in metadata.dates)
    facts = {
        "title": metadata.title,
        "subtitle": metadata.subtitle,
        "section": metadata.section,
        "people": people,
        "dates": dates,
        "source": metadata.source,
        "language": metadata.language,
    }
    yield from (Fact("found", "", name, value) for name, value in facts.items() if value)


def _kept(block: Block) -> Fact:
    role = getattr(block, "role", "")
    level = f" {block.level}" if isinstance(block, Heading) else ""
    what = f"{tag_of(type(block))}{level}" + (f" ({role})" if role not in {"", "none", "body"} else "")
    text = _heading_text(block) if isinstance(block, Heading) else text_of(block)
    source = block.source
    if source is None:
        return Fact("kept", "", what, text)
    return Fact("kept", _place(source.first_line, source.path), what, text, source.first_line)


def _heading_text(heading: Heading) -> str:
    return heading.label + label_joint(heading) + text_of(heading.children)


def _taken_out(discarded: Discarded) -> Fact:
    what = f"{discarded.rule} ({discarded.confidence:.0%})"
    return Fact("out", _place(discarded.line, discarded.path), what, discarded.text, discarded.line)


def _place(line: int, path: str) -> str:
    return str(line) if line else path


def as_text(facts: Iterable[Fact]) -> str:
    """Write the facts as lines, in colour where the terminal has it."""
    return "".join(_line(fact) for fact in facts)


def _line(fact: Fact) -> str:
    fate = click.style(f"{fact.fate:<7}", fg=COLOURS[fact.fate])
    return f"{fact.place:>6} {fate}{fact.what:<24} {_short(fact.text)}\n"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def as_page(facts: Iterable[Fact], title: str) -> str:
    """Write the facts as a web page."""
    rows = "\n".join(_row(fact) for fact in facts)
    return _PAGE.format(title=escape(title or "casepub"), rows=rows)


def _row(fact: Fact) -> str:
    cells = (fact.place, fact.fate, fact.what, fact.text.strip())
    return f'<tr class="{fact.fate}">' + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"


_PAGE: Final = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ font: 16px/1.6 sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: #1a1a1a }}
table {{ border-collapse: collapse; width: 100% }}
td, th {{ border-top: 1px solid #ccc; padding: .25rem .5rem; text-align: start; vertical-align: top }}
.out {{ background: #fbe9e7 }} .mended {{ background: #fff8e1 }} .found {{ background: #e3f2fd }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
<table>
<thead><tr><th>line</th><th>fate</th><th>as, or by rule</th><th>text</th></tr></thead>
<tbody>
{rows}
</tbody>
</table>
</main>
</body>
</html>
"""
