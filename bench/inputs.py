"""The same text in each program's own markup: a source in; files for casepub, pandoc and typst out. Not timed."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
SHARED: Final = Path(os.environ.get("CASEPUB_DATA") or ROOT.parent / "shared" / "data")

_TYPST_SPECIAL: Final = re.compile(r"([\\#$*_`@<>\[\]~])")
_TYPST_AT_START: Final = re.compile(r"^([=+\-/])|^(\d+)\.")
_NUMBERED: Final = re.compile(r"^(\d+、.+)$")

# Comparable to our own templates: grid, body size, line pitch, indents, running heads, folios, contents.
_TYPST_HEAD: Final = """\
#set document(title: "%(title)s", date: none)
#set page(paper: "%(paper)s", margin: (top: 20mm, bottom: 20mm, inside: 20mm, outside: 17mm), numbering: "1",
  header: context {
    let before = query(selector(heading.where(level: 1)).before(here()))
    if before.len() > 0 { align(right, text(8pt, before.last().body)) }
  })
#set text(font: "Noto Serif CJK SC", lang: "zh", region: "cn", size: 10.5pt, top-edge: 0.88em, bottom-edge: -0.12em)
#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 0.75em, spacing: 0.75em)
#show heading.where(level: 1): it => {%(chapter_break)s v(3em); align(center, text(15pt, it)); v(2em) }
#align(center + horizon, text(20pt, weight: "bold")[%(title)s])
%(contents)s
"""


@dataclass(frozen=True, slots=True)
class Input:
    """One text to publish: what casepub reads, and the same for the others."""

    name: str
    source: Path
    markdown: Path
    typst: Path
    template: str


def inputs(folder: Path) -> Iterator[Input]:
    """Write the texts that are at hand into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    source = ROOT / "examples" / "article.zh-Hans.txt"
    markdown = folder / "article.md"
    markdown.write_text(_as_markdown(source.read_text(encoding="utf-8")), encoding="utf-8")
    yield Input("sample article", source, markdown, _typst(markdown, "a4", book=False), "article")
    novel = SHARED / "bench" / "hongloumeng.md"
    if novel.exists():
        copy = folder / "hongloumeng.md"
        copy.write_bytes(novel.read_bytes())
        yield Input("红楼梦", copy, copy, _typst(copy, "a5", book=True), "novel")


def _as_markdown(text: str) -> str:
    """Mark the numbered headings of a plain text."""
    return "\n".join(_NUMBERED.sub(r"## \1", line) for line in text.splitlines()) + "\n"


def _typst(markdown: Path, paper: str, *, book: bool) -> Path:
    lines = markdown.read_text(encoding="utf-8").splitlines()
    values = {
        "title": _title(lines) or markdown.stem,
        "paper": paper,
        "chapter_break": " pagebreak(weak: true);" if book else "",
        "contents": "#outline(depth: 1)" if book else "",
    }
    path = markdown.with_suffix(".typ")
    path.write_text(_TYPST_HEAD % values + "\n".join(map(_typst_line, _body(lines))), encoding="utf-8")
    return path


def _title(lines: list[str]) -> str:
    return next((line.partition(":")[2].strip() for line in lines[:10] if line.startswith("title:")), "")


def _body(lines: list[str]) -> list[str]:
    return lines[lines.index("---", 1) + 1 :] if lines[0] == "---" else lines


def _typst_line(line: str) -> str:
    marks, _, heading = line.partition(" ")
    if marks and set(marks) == {"#"}:
        return "=" * len(marks) + " " + _TYPST_SPECIAL.sub(r"\\\1", heading)
    return _TYPST_AT_START.sub(lambda found: "\\" + found[0], _TYPST_SPECIAL.sub(r"\\\1", line))
