"""What layout remembers of a document is gone with it."""

import gc
from dataclasses import replace

import pytest

from casepub import render
from casepub.layout.memory import remembered, remembering
from casepub.model import Article, Emphasis, Metadata, Paragraph, Ruby, RubyPair, Span, Text
from casepub.template import load
from casepub.typefaces.face import Face

TEXT = "“日月盈昃”——辰宿列张……（见下）：Unicode 17.0 的规则，每行都有 2026。"


def faces() -> int:
    gc.collect()
    return sum(isinstance(found, Face) for found in gc.get_objects())


@pytest.mark.parametrize("format_", ["pdf", "docx"])
def test_no_face_outlives_its_document(format_: str) -> None:
    others = (Ruby((RubyPair("漢", "かん"),)), Emphasis((Text("重点"),)), Span((Text("曹雪芹"),), role="proper-name"))
    body = tuple(Paragraph((Text(TEXT * n), *others)) for n in range(1, 9))
    template = load("novel")
    before = faces()
    for mode in ("horizontal-tb", "vertical-rl"):
        page = replace(template.page, writing_mode=mode)
        render(Article(Metadata(language="zh-Hans"), body), format_, template=replace(template, page=page))
        assert faces() <= before  # less where another test left some


def test_what_is_remembered_is_forgotten_with_the_last_document() -> None:
    asked: list[str] = []

    def ask(what: str) -> str:
        asked.append(what)
        return what

    answer = remembered(ask)
    with remembering():
        with remembering():
            assert (answer("a"), answer("a")) == ("a", "a")
        answer("a")
        assert asked == ["a"]
    answer("a")
    assert asked == ["a", "a"]
