"""JSON Lines in, a stream of articles out."""

import json

import pytest

from casepub.diagnostics import Report
from casepub.errors import SourceError
from casepub.model import Article, Metadata, Paragraph, Text, native
from casepub.model.walk import text_of
from tests.support.readers import codes, read_all_as

BODY = "这是第一段正文，足够长，有逗号，也有句号。说的是平常的事情。\n\n这是第二段正文，也足够长，也有逗号，说完了。"


def lines(*records: object) -> str:
    return "\n".join(json.dumps(record, ensure_ascii=False) for record in records)


def test_records() -> None:
    report = Report()
    html, markdown, text = read_all_as(
        "jsonl",
        lines(
            {
                "title": "甲",
                "html": "<p>正文。</p>",
                "author": ["张三", {"name": "李四"}],
                "date": "2025-06-06",
                "tags": "a, b",
            },
            {"title": "乙", "markdown": "**粗**。", "lang": "zh-Hant", "x": 1},
            {"title": "丙", "content": BODY, "url": "https://example.org/"},
        ),
        report,
    )
    assert (html.metadata.title, text_of(html.body)) == ("甲", "正文。\n")
    assert [person.name for person in html.metadata.people] == ["张三", "李四"]
    assert (html.metadata.dates[0].value, html.metadata.subjects) == ("2025-06-06", ("a", "b"))
    assert (markdown.metadata.language, text_of(markdown.body)) == ("zh-Hant", "粗。\n")
    assert (text.metadata.title, text.metadata.url) == ("丙", "https://example.org/")
    assert text_of(text.body).replace("\n", "") == BODY.replace("\n", "")
    assert "unknown-metadata" in codes(report)


def test_own_articles() -> None:
    article = Article(Metadata("题"), (Paragraph((Text("文。"),)),))
    line = native.dumps(article, indent=None).strip()
    assert read_all_as("jsonl", f"{line}\n\n{line}\n") == [article, article]


def test_lines_that_cannot_be_read() -> None:
    report = Report()
    source = "{broken\n[1]\n" + lines({"title": "无文"}) + "\n" + lines({"html": "<p>好。</p>"})
    (article,) = read_all_as("jsonl", source, report)
    assert text_of(article.body) == "好。\n"
    assert codes(report) == ["line-skipped"] * 3


@pytest.mark.parametrize("data", [b"{}", b"\xff\xfe{", b"[" * 100_000])
def test_bad_input(data: bytes) -> None:
    with pytest.raises(SourceError):
        read_all_as("jsonl", data)
