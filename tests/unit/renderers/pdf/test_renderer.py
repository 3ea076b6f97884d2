"""From a collection to a PDF: the text is there in order, and the same bytes come every time."""

import re
from pathlib import Path

import pytest

import casepub
from casepub.diagnostics import Report
from casepub.model import Article, Heading, Metadata, Paragraph, Text
from tests.support import tools

pymupdf = pytest.importorskip("pymupdf")

BODY = (
    Heading(2, (Text("一、开头"),)),
    Paragraph((Text("天地玄黄，宇宙洪荒。日月盈昃，辰宿列张。" * 20),)),
    Paragraph((Text("寒来暑往（ABC 与 office）：“秋收冬藏”……𠮷野家。"),)),
)
ARTICLE = Article(Metadata(title="千字文", language="zh-Hans"), BODY)


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.fixture(scope="module")
def rendered() -> bytes:
    return casepub.render(ARTICLE, "pdf")


def test_the_text_is_there_in_order(rendered: bytes) -> None:
    with pymupdf.open(stream=rendered) as document:
        text = squeezed("".join(page.get_text() for page in document))
        assert document.metadata["title"] == "千字文"
        assert document.get_toc()
    places = [text.find(squeezed(part)) for part in ("千字文", "一、开头", "天地玄黄，", "寒来暑往（ABC与office）")]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.external
def test_poppler_reads_no_space_between_han(rendered: bytes, tmp_path: Path) -> None:
    file = tmp_path / "x.pdf"
    file.write_bytes(rendered)
    text = tools.run("pdftotext", file, "-").stdout
    assert not re.search(r"[\u4e00-\u9fff，。] +[\u4e00-\u9fff，。]", text)


def test_the_same_bytes_every_time(rendered: bytes) -> None:
    assert casepub.render(ARTICLE, "pdf") == rendered


def test_nothing_is_reported_for_a_plain_article() -> None:
    report = Report()
    casepub.render(ARTICLE, "pdf", report=report)
    assert list(report) == []
