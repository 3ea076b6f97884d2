"""How time and memory grow: the same book once and ten times over, and a page where every line is mixed, to PDF.

In: the folder for the inputs, the number of runs. Out: lines to print. Each figure is of a whole cold process; the rate
of the mixed page counts what a longer text costs beyond a shorter one, so that the start of Python is no part of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bench.contestants import casepub
from bench.inputs import SHARED, Input
from bench.measure import Costs, measure

_TIMES: Final = 10
_MIXED: Final = (
    "排版引擎把 Unicode 17.0 的规则与**中文**标点放在一起计算，每行都有 Latin words、数字 2026 和{漢字|かんじ}注音，"
    "因此 HarfBuzz 只在需要时才被调用：10.5pt 的正文、25% 的留白、*重点*以及 EPUB 3.3 与 PDF 的对照都在同一行里。"
)
# Paragraphs of the shorter and the longer mixed text.
_SHORT, _LONG = 100, 1500


def scaling(folder: Path, runs: int) -> Iterator[str]:
    """Measure, one line a question."""
    folder.mkdir(parents=True, exist_ok=True)
    yield _mixed_rate(folder, runs)
    novel = SHARED / "bench" / "hongloumeng.md"
    if novel.exists():
        yield _growth(novel, folder, runs)


def _mixed_rate(folder: Path, runs: int) -> str:
    short, long = (_pdf(folder / f"mixed-{n}.md", _MIXED + "\n\n", n, runs, folder) for n in (_SHORT, _LONG))
    if short.error or long.error:
        return f"mixed text: {short.error or long.error}"
    characters = (_LONG - _SHORT) * len(_MIXED)
    rate = characters / max(long.seconds - short.seconds, 1e-9)
    return f"mixed text (Latin, ruby, bold in every line): {rate:,.0f} characters/s"


def _growth(novel: Path, folder: Path, runs: int) -> str:
    book = novel.read_text(encoding="utf-8")
    once, often = (_pdf(folder / f"book-{n}.md", book, n, runs, folder) for n in (1, _TIMES))
    if once.error or often.error:
        return f"{_TIMES} books: {once.error or often.error}"
    extra = (often.memory - once.memory) / (_TIMES - 1)
    return (
        f"{_TIMES} times 红楼梦: {often.seconds / once.seconds:.2f} times the time, "
        f"{often.memory / once.memory:.2f} times the memory; {extra / len(book):.0f} bytes more for each character"
    )


def _pdf(path: Path, text: str, times: int, runs: int, folder: Path) -> Costs:
    path.write_text(text * times, encoding="utf-8")
    return measure(casepub(Input(path.stem, path, path, path, "novel"), ("pdf",), folder), runs)
