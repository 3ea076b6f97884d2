"""Captions and lost pictures."""

from dataclasses import replace

import pytest

from casepub.model import (
    Figure,
    Image,
    Text,
)  # fmt: skip
from casepub.renderers.docx.figures import has_number
from casepub.template import load
from tests.support.everynode import PICTURE
from tests.support.wordml import (
    article,
    docx_parts,
    found,
    visible_text,
)

DOCUMENT = "word/document.xml"


@pytest.mark.parametrize(
    ("words", "label", "numbered"),
    [
        ("图3 流程", "图", True), ("图 2-1", "图", True), ("圖一", "圖", True), ("表４", "表", True),
        ("그림 1", "그림", True), ("Figure 2", "Figure ", True), ("图片说明", "图", False), ("表格", "表", False),
        ("", "图", False),
    ],
)  # fmt: skip
def test_captions_that_have_a_number_are_known(words: str, label: str, numbered: bool) -> None:
    assert has_number(words, label) is numbered


def test_captions_are_numbered_when_the_template_says_so() -> None:
    base = load("base")
    template = replace(base, numbering=replace(base.numbering, captions=True))
    figure = Figure(images=(Image(PICTURE.id, "替"),), caption=(Text("说明"),))
    made = docx_parts(article(figure, figure, resources=(PICTURE,)), template)
    assert [code.text for code in found(made[DOCUMENT], "//w:instrText")] == [
        " SEQ 图 \\* ARABIC \\r 1 ", " SEQ 图 \\* ARABIC ",
    ]  # fmt: skip
    assert "图1　说明" in visible_text(made)
    assert "图2　说明" in visible_text(made)


def test_a_lost_picture_is_nothing_or_a_frame() -> None:
    lost = article(Figure(caption=(Text("失图"),), lost=True))
    assert "失图" not in visible_text(docx_parts(lost))
    base = load("base")
    made = docx_parts(lost, replace(base, figure=replace(base.figure, placeholder=True)))
    assert "图片缺失\n失图" in visible_text(made)
