"""Metadata, and the identity of blocks."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from casepub.diagnostics import Report
from casepub.model import (
    Article,
    Collection,
    Date,
    Heading,
    Metadata,
    Paragraph,
    Text,
)  # fmt: skip
from casepub.renderers.base import RenderContext
from casepub.renderers.docx import DocxRenderer
from casepub.renderers.docx.fields import bookmark_name
from casepub.template import load
from tests.support.everynode import every_article
from tests.support.parts import parts
from tests.support.wordml import (
    article,
    docx_parts,
    found,
    p,
    value,
)

DOCUMENT = "word/document.xml"


def test_properties_say_what_is_known() -> None:
    source = every_article()
    moment = datetime(2025, 6, 8, tzinfo=UTC)
    collection = Collection.of(source)
    made = parts(DocxRenderer().render(collection, load("base"), RenderContext(Report(), moment))[""])
    core = made["docProps/core.xml"].decode()
    for word in ("全部节点", "甲某", "经典案例", "主题一, 主题二", "内容提要", "zh-Hans", "2025-06-08T00:00:00Z"):
        assert word in core
    assert "来源报" in made["docProps/custom.xml"].decode()


def test_a_date_that_is_only_known_as_written_does_no_harm() -> None:
    dated = Metadata(title="题", language="zh-Hans", dates=(Date("", "published", "民国八年"),))
    made = docx_parts(Article(dated, (p("字"),)))
    assert "民国八年" in made["docProps/custom.xml"].decode()


@pytest.mark.parametrize("make", [lambda: p("字", id="a"), lambda: Heading(id="a", level=1, children=(Text("题"),))])
def test_every_block_with_an_id_bears_it_as_a_bookmark(make: Callable[[], Paragraph | Heading]) -> None:
    made = docx_parts(article(make()))
    names = [value(mark, "name") for mark in found(made[DOCUMENT], "//w:bookmarkStart")]
    assert names.count(bookmark_name("_cp_", 0, "a")) == 1
