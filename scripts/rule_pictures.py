"""Make the pictures of docs/text: samples of each rule as the program sets them, cut from a page.

Needs pdftoppm and Pillow (scripts/install_tools.sh); without pdftoppm the pictures stay as they are.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from PIL import Image

from casepub import api
from casepub.model import Article, Heading, Metadata, Table
from casepub.specimen.sample import Group, Sample
from casepub.specimen.samples import breaking, interlinear, lines, mixed, punctuation, vertical
from casepub.specimen.sheet import specimen
from casepub.template import Template, load
from casepub.text.joining import join
from casepub.text.numeral import format_number
from tests.support.tools import TOOLS, tool

FOLDER: Final = Path(__file__).parents[1] / "docs" / "text" / "pictures"
LARGEST: Final = 60_000
RESOLUTION: Final = 110
MARGIN: Final = 12
_MOST: Final = 7
_WHITE: Final = 250


@dataclass(frozen=True, slots=True)
class Picture:
    """The samples of one picture, and how they are set."""

    samples: tuple[Sample, ...]
    language: str = "zh-Hans"
    vertical: bool = False


def _joining() -> Sample:
    """Show a paragraph whose source had line ends."""
    source = ("源文件的这一行在此处", "换行，下一行接着写，", "不留空格；而 an English", "line end 变成空格。")
    look = "no space between Han, one between words"
    return Sample("A source of four lines", {"zh": "CSS Text 4 4.1.2"}, look, {"zh-Hans": join(source)})


def _numerals() -> Sample:
    """Show one number in many styles."""
    names = ("decimal", "cjk-decimal", "simp-chinese-informal", "simp-chinese-formal", "upper-roman", "circled-decimal")
    text = "　".join(format_number(24, name) for name in names)
    look = "one number, written in six ways"
    return Sample("24 in six styles", {"zh": "CSS Counter Styles 3"}, look, {"zh-Hans": text})


PICTURES: Final[dict[str, Picture]] = {
    "line-breaking": Picture(breaking.SAMPLES),
    "punctuation": Picture(punctuation.SAMPLES),
    "adjustment": Picture(lines.SAMPLES),
    "mixed-text": Picture(mixed.SAMPLES),
    "interlinear": Picture(interlinear.SAMPLES, "ja"),
    "vertical": Picture(vertical.SAMPLES, "ja", vertical=True),
    "regions": Picture(punctuation.SAMPLES, "zh-Hant-TW"),
    "joining": Picture((_joining(),)),
    "numerals": Picture((_numerals(),)),
}


def document(picture: Picture) -> tuple[Article, Template]:
    """Give the page of a picture: its samples as a table without headings."""
    shown = tuple(sample for sample in picture.samples if sample.content(picture.language) is not None)[:_MOST]
    article, template = specimen(
        load("article"), picture.language, vertical=picture.vertical, groups=(Group("", shown),)
    )  # fmt: skip
    body = tuple(block for block in article.body if not isinstance(block, Heading))
    assert all(isinstance(block, Table) for block in body)
    bare = replace(template, footer=replace(template.footer, first_page=False))
    return Article(Metadata(language=article.metadata.language), body), bare


def draw(picture: Picture, target: Path) -> None:
    """Set a picture, draw its page and cut off what is empty."""
    article, template = document(picture)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.pdf"
        file.write_bytes(api.render(article, "pdf", template=template))
        page = Path(folder) / "page"
        options = ("-r", str(RESOLUTION), "-f", "1", "-singlefile", "-gray", "-png")
        subprocess.run([tool("pdftoppm"), *options, str(file), str(page)], check=True, capture_output=True)
        _cut(Image.open(page.with_suffix(".png"))).quantize(16).save(target, optimize=True)
    size = target.stat().st_size
    assert size <= LARGEST, f"{target}: {size} bytes are more than {LARGEST}"


def _cut(page: Image.Image) -> Image.Image:
    """Cut the white edges of a page off, all but a little."""
    page = page.convert("L")
    left, top, right, bottom = page.point(lambda grey: 255 * (grey < _WHITE)).getbbox() or (0, 0, *page.size)
    return page.crop((left - MARGIN, top - MARGIN, right + MARGIN, bottom + MARGIN))


def main() -> int:
    """Make every picture."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    if shutil.which("pdftoppm", path=f"{os.environ.get('PATH', '')}{os.pathsep}{TOOLS / 'bin'}") is None:
        print("the pictures of docs/text are left as they are: pdftoppm is not installed", file=sys.stderr)
        return 0
    for name, picture in PICTURES.items():
        draw(picture, FOLDER / f"{name}.png")
        print(f"wrote {(FOLDER / name).name}.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
