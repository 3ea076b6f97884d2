"""Make the README's picture: the example article in all four formats by the program itself, a page of each in a row.

Needs pdftoppm, LibreOffice, Chromium and Pillow (scripts/install_tools.sh): `python -m scripts.picture`.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PIL import Image, ImageOps

import casepub
from tests.support.text import spine
from tests.support.tools import tool

ROOT: Final = Path(__file__).parents[1]
SOURCE: Final = ROOT / "examples" / "article.zh-Hans.txt"
TARGET: Final = ROOT / "docs" / "pictures" / "formats.png"
HEIGHT: Final = 640
GAP: Final = 24
BACKGROUND: Final = "#d8d8d4"
EDGE: Final = "#b0b0aa"


def run(name: str, *arguments: str | Path) -> None:
    """Call a tool and stop when it fails."""
    subprocess.run([tool(name), *map(str, arguments)], check=True, capture_output=True)


def pdf_page(file: Path, folder: Path) -> Path:
    """Draw the first page of a PDF."""
    run("pdftoppm", "-r", "150", "-f", "1", "-singlefile", "-png", file, folder / f"{file.stem}-{file.suffix[1:]}")
    return folder / f"{file.stem}-{file.suffix[1:]}.png"


def docx_page(file: Path, folder: Path) -> Path:
    """Draw the first page of a Word file as LibreOffice sets it."""
    office = folder / "office"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", office, file)
    return pdf_page((office / file.name).with_suffix(".pdf"), office)


def epub_page(file: Path, folder: Path) -> Path:
    """Draw the chapter of an EPUB as a reading system on a small screen."""
    book = folder / "book"
    with zipfile.ZipFile(file) as archive:
        archive.extractall(book)
        chapter = book / max(spine(archive), key=lambda name: archive.getinfo(name).file_size)
    return screen(chapter, folder / "epub.png", 440, margin=36)  # a reading system keeps a margin of its own


def html_page(file: Path, folder: Path) -> Path:
    """Draw a web page as a browser shows it."""
    return screen(file, folder / "html.png", 620)


def screen(file: Path, target: Path, width: int, margin: int = 0) -> Path:
    """Draw a window's height of a page, in the shape of A4 with its margin."""
    height = round((width + 2 * margin) * 1.414) - 2 * margin
    run("browser", "shot", file, target, str(width), "light", str(height))
    if margin:
        ImageOps.expand(Image.open(target).convert("RGB"), margin, "#ffffff").save(target)
    return target


PAGES: Final[dict[str, Callable[[Path, Path], Path]]] = {
    "pdf": pdf_page,
    "docx": docx_page,
    "epub": epub_page,
    "html": html_page,
}


def row(pictures: list[Path]) -> Image.Image:
    """Put pictures beside each other at one height, each with a thin edge."""
    pages = [ImageOps.expand(_scaled(Image.open(picture).convert("RGB")), 1, EDGE) for picture in pictures]
    width = sum(page.width + GAP for page in pages) + GAP
    sheet = Image.new("RGB", (width, HEIGHT + 2 + 2 * GAP), BACKGROUND)
    left = GAP
    for page in pages:
        sheet.paste(page, (left, GAP))
        left += page.width + GAP
    return sheet


def _scaled(page: Image.Image) -> Image.Image:
    return page.resize((round(page.width * HEIGHT / page.height), HEIGHT), Image.Resampling.LANCZOS)


def main() -> int:
    """Make the picture and put it into docs/."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        targets = {suffix: folder / f"article.{suffix}" for suffix in PAGES}
        casepub.publish(SOURCE, list(targets.values()))
        sheet = row([PAGES[suffix](file, folder) for suffix, file in targets.items()])
        TARGET.parent.mkdir(parents=True, exist_ok=True)
        sheet.quantize(128).save(TARGET, optimize=True)
    print(f"wrote {TARGET.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
