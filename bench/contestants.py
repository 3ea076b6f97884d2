"""The programs that are compared: an input and a format in; a command line out, or nothing where one cannot."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from bench.inputs import Input
from casepub.resources import FONTS

FORMATS: Final = ("pdf", "docx", "epub", "html")

_TYPST: Final = (
    "import sys, typst; "
    "typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]], ignore_system_fonts=True)"
)


def casepub(text: Input, formats: Sequence[str], out: Path) -> list[str]:
    """Give casepub's command."""
    wanted = ("--to", ",".join(formats), "--out-dir", str(out), "--template", text.template)
    return [sys.executable, "-m", "casepub", "convert", str(text.source), *wanted]


def typst(text: Input, out: Path) -> list[str] | None:
    """Give typst's command: it makes PDF alone; with our fonts, and none of the system's to look through."""
    if find_spec("typst") is None:
        return None
    return [sys.executable, "-c", _TYPST, str(text.typst), str(out / "typst.pdf"), str(FONTS)]


def pandoc(text: Input, format_: str, out: Path) -> list[str] | None:
    """Give pandoc's command; its PDF needs another program, so it has none."""
    if find_spec("pypandoc") is None or format_ == "pdf":
        return None
    import pypandoc

    program = pypandoc.get_pandoc_path()
    return [program, "-s", "--toc", "-M", "lang=zh-Hans", str(text.markdown), "-o", str(out / f"pandoc.{format_}")]


def rival(text: Input, format_: str, out: Path) -> tuple[str, list[str]] | None:
    """Give the best other program for a format that is at hand, by name, with its command."""
    name, command = ("typst", typst(text, out)) if format_ == "pdf" else ("pandoc", pandoc(text, format_, out))
    return (name, command) if command else None
