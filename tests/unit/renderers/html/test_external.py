"""The Nu checker and axe-core on pages with everything in them."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

import casepub
from casepub.model import Article, Collection, Metadata, Part
from tests.support.everynode import every_article, metadata
from tests.support.tools import run

pytestmark = pytest.mark.external

# A false alarm of the checker: it does not read `data:` in img-src.
_FALSE_ALARM = ".*violates Content Security Policy.*data:image.*"


def pages(folder: Path) -> list[Path]:
    """Write pages with every node, in every language, a collection, and one with nothing."""
    second = replace(every_article("ja"), metadata=replace(metadata("ja"), title="第二"))
    whole = Collection(
        Metadata(title="合集", language="zh-Hans"), (Part((every_article(),), "上编"), Part((second,), "下编"))
    )
    documents: dict[str, Article | Collection] = {
        **{language: every_article(language) for language in ("zh-Hans", "zh-Hant", "ja", "ko", "en")},
        "collection": whole,
        "empty": Article(Metadata(title="空", language="zh-Hans"), ()),
    }
    for name, document in documents.items():
        (folder / f"{name}.html").write_bytes(casepub.render(document, "html"))
    return sorted(folder.glob("*.html"))


def test_the_nu_checker_finds_nothing(tmp_path: Path) -> None:
    pages(tmp_path)
    options = ("--stdout", "--format", "gnu", "--also-check-css", "--filterpattern", _FALSE_ALARM)
    assert run("vnu", *options, tmp_path).stdout == ""


def test_axe_finds_nothing_and_nothing_overflows(tmp_path: Path) -> None:
    found = json.loads(run("browser", "axe", *pages(tmp_path)).stdout)
    assert found == []
