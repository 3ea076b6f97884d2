"""PDF files as other programs see them: qpdf, Poppler."""

import re
from pathlib import Path

import pytest

from casepub.model import Heading, Span
from casepub.model.walk import text_of, walk
from casepub.template import load
from casepub.units import Length, page_size
from tests.support.samples import Sample
from tests.support.text import gaps_between_han, lost_in, model_lines, squashed
from tests.support.tools import run

pytestmark = pytest.mark.external


def type_area() -> list[str]:
    """Give pdftotext's crop to the type area, so that running heads and folios stay out."""
    template = load("article")
    width, height = page_size(template.page.size)
    margin = template.page.margin
    left, top, bottom, right = map(points, (margin.inner, margin.top, margin.bottom, margin.outer))
    box = {"-x": left - 12, "-y": top - 4, "-W": width - left - right + 24, "-H": height - top - bottom + 8}
    return [word for flag, value in box.items() for word in (flag, str(round(value)))]


def points(length: Length) -> float:
    return length.points(10.5, 18)


def pdf_text(path: Path, *flags: str) -> str:
    done = run("pdftotext", "-enc", "UTF-8", "-nopgbrk", *flags, *type_area(), path, "-")
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_qpdf_finds_nothing(sample: Sample) -> None:
    done = run("qpdf", "--check", sample.file("pdf"))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stdout + done.stderr


def test_poppler_reads_the_text_of_the_model(sample: Sample) -> None:
    lines, text = model_lines(sample.article), pdf_text(sample.file("pdf"))
    lost = lost_in(text, lines)
    if sample.is_plain:
        assert lost == []
        assert squashed(text) == squashed("".join(lines))
    # Poppler's own order parts table cells, that of the content has ruby between its bases: one of them is enough.
    by_content = lost_in(pdf_text(sample.file("pdf"), "-raw"), lines)
    assert [line for line in lost if line in by_content] == []


def test_no_space_between_two_han(sample: Sample) -> None:
    labels = [f"{node.label} {text_of(node.children)}" for node in walk(sample.article) if isinstance(node, Heading)]
    meant = "\n".join((*model_lines(sample.article), *labels))
    found = gaps_between_han(pdf_text(sample.file("pdf")), meant)
    # Poppler parts the two small rows of a warichu from what follows them, whatever text they are said to have.
    notes = [text_of(node) for node in walk(sample.article) if isinstance(node, Span) and node.role == "warichu"]
    assert [gap for gap in found if not any(note[-2:] in gap for note in notes)] == []


def test_every_font_is_an_embedded_subset(sample: Sample) -> None:
    lines = run("pdffonts", sample.file("pdf")).stdout.splitlines()[2:]
    assert lines
    for line in lines:
        assert re.search(r" yes +yes +yes +\d+ +0$", line), line


def test_metadata_and_bookmarks(sample: Sample) -> None:
    told = run("pdfinfo", sample.file("pdf")).stdout
    title = next(line.partition(":")[2].strip() for line in told.splitlines() if line.startswith("Title:"))
    assert title == sample.article.metadata.title
    assert "error" not in run("pdfinfo", sample.file("pdf")).stderr.lower()
