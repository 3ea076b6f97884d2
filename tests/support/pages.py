"""Small display lists for tests of painting: text in; runs, pages and documents out."""

from datetime import UTC, datetime
from typing import Any

from casepub.diagnostics import Report
from casepub.layout.display import Document, Item, Page, Placed, TextRun
from casepub.renderers.pdf.metadata import DocumentInfo
from casepub.renderers.pdf.press import Order, paint
from casepub.typefaces.catalogue import Catalogue
from casepub.typefaces.face import Face
from casepub.units import Color

BLACK = Color(0, 0, 0)
INFO = DocumentInfo(
    title="测试：A (test)",
    authors=("曹雪芹", "高鹗"),
    subject="",
    keywords=("甲", "乙"),
    language="zh-Hans",
    moment=datetime(2025, 6, 6, 9, 30, tzinfo=UTC),
)


def shipped(family: str = "serif", language: str = "zh-Hans-CN", weight: int = 400) -> Face:
    """Give a shipped face."""
    catalogue = Catalogue.load()
    return catalogue.face(catalogue.family(family, language, weight))


def plain(
    text: str,
    face: Face,
    at: tuple[float, float] = (0.0, 0.0),
    *,
    size: float = 10.0,
    vertical: bool = False,
    **look: Any,
) -> TextRun:
    """Make a run of nominal glyphs; `look` sets letter_space, adjustments or color."""
    table = face.vertical if vertical else face.horizontal
    color = look.pop("color", BLACK)
    own = sum(table.advances[char] for char in text) * size
    spaces = look.get("letter_space", 0.0) * len(text) + sum(points for _, points in look.get("adjustments", ()))
    glyphs = table.pack(text)
    return TextRun(
        *at, face, size, color, glyphs, text, own + spaces, vertical=vertical, language=face.language, **look
    )


def shaped(text: str, face: Face, at: tuple[float, float] = (0.0, 0.0), *, size: float = 10.0) -> TextRun:
    """Make a run of shaped glyphs."""
    made = face.shape(text)
    advance = sum(made.advances) * size
    return TextRun(*at, face, size, BLACK, made.glyphs, text, advance, clusters=made.clusters, language=face.language)


def page(*lines: tuple[Item, ...], label: str = "1", number: int = 1) -> Page:
    """Put lines below each other on a page."""
    content = tuple(Placed(20.0, 40.0 + 20.0 * index, items) for index, items in enumerate(lines))
    return Page(400.0, 600.0, content, label, number)


def painted(*pages: Page, report: Report | None = None) -> bytes:
    """Paint pages that need nothing else."""
    return paint(Document(pages, language="zh-Hans"), Order(INFO), Report() if report is None else report)
