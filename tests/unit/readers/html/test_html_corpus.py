"""Whole pages of our own: what is found on them."""

import json
from pathlib import Path
from typing import Any

import pytest

from casepub import Article, read
from casepub.model import CodeBlock, Figure, Heading, Ruby, Table
from casepub.model.walk import text_of, walk
from tests.support.data import ROOT

FOLDER = ROOT / "tests" / "corpus_html"
PAGES = sorted(FOLDER.glob("*.html"))


def expected(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.with_suffix("").with_suffix(".expected.json").read_text(encoding="utf-8"))
    return found


def body_of(article: Article) -> str:
    """Give the text without captions."""
    return text_of(block for block in article.body if not isinstance(block, Figure))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
class TestPage:
    def test_metadata(self, path: Path) -> None:
        article, wanted = read(path), expected(path)
        date = article.metadata.date()
        assert article.metadata.title == wanted["title"]
        assert article.metadata.language == wanted["language"]
        assert (date.value if date else "")[: len(wanted["date"]) or None] == wanted["date"]
        if wanted["people"] is not None:
            assert [person.name for person in article.metadata.people] == wanted["people"]
            assert article.metadata.source == wanted["source"]

    def test_headings(self, path: Path) -> None:
        headings = [text_of(block.children) for block in read(path).body if isinstance(block, Heading)]
        assert headings == expected(path)["headings"]

    def test_text(self, path: Path) -> None:
        text, wanted = body_of(read(path)), expected(path)
        assert text.startswith(wanted["starts"])
        assert text.rstrip().endswith(wanted["ends"])
        assert [words for words in wanted["with"] if words not in text] == []
        assert [words for words in wanted["without"] if words in text] == []

    def test_captions_and_tables(self, path: Path) -> None:
        article, wanted = read(path), expected(path)
        figures = [node for node in walk(article) if isinstance(node, Figure)]
        assert [text_of(figure.caption or figure.credit) for figure in figures] == wanted["captions"]
        assert sum(isinstance(node, Table) for node in walk(article)) == wanted["tables"]

    def test_notes_code_and_ruby(self, path: Path) -> None:
        article, wanted = read(path), expected(path)
        notes = [text_of(note.blocks).strip() for note in article.footnotes]
        codes = [node.value for node in walk(article) if isinstance(node, CodeBlock)]
        ruby = [pair.annotation for node in walk(article) if isinstance(node, Ruby) for pair in node.pairs]
        assert notes == wanted.get("footnotes", [])
        assert codes == wanted.get("code", [])
        assert ruby == wanted.get("ruby", [])
