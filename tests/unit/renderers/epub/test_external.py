"""EPUBCheck and Ace on books with everything in them."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from casepub.model import Article, Collection, Metadata, Part
from casepub.template import load
from tests.support.book import book
from tests.support.everynode import every_article, metadata
from tests.support.tools import run

pytestmark = pytest.mark.external


def everything() -> Collection:
    second = replace(every_article("ja"), metadata=replace(metadata("ja"), title="第二"))
    return Collection(Metadata(title="合集", language="zh-Hans"), (Part((every_article(),), "上编"), Part((second,))))


def vertical() -> bytes:
    novel = load("novel")
    return book(every_article("ja"), replace(novel, page=replace(novel.page, writing_mode="vertical-rl"))).data


BOOKS: dict[str, Callable[[], bytes]] = {
    "article": lambda: book(every_article()).data,
    "novel": lambda: book(every_article("ko"), load("novel")).data,
    "vertical": vertical,
    "collection": lambda: book(everything(), model=True).data,
    "empty": lambda: book(Article(Metadata(), ())).data,
}


@pytest.mark.parametrize("name", BOOKS)
def test_epubcheck_finds_nothing(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.epub"
    path.write_bytes(BOOKS[name]())
    done = run("epubcheck", "-u", path)
    assert "0 fatals / 0 errors / 0 warnings / 0 infos / 0 usages" in done.stdout + done.stderr


@pytest.mark.slow
def test_ace_finds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    path.write_bytes(BOOKS["collection"]())
    run("ace", "-f", "-o", tmp_path / "ace", path)
    report = json.loads((tmp_path / "ace" / "report.json").read_text(encoding="utf-8"))
    found = [item["earl:test"]["dct:title"] for part in report["assertions"] for item in part["assertions"]]
    assert found == []
