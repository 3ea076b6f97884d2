"""Emphasis beside East Asian characters, where CommonMark's own rule fails."""

import pytest
from markdown_it import MarkdownIt

from casepub.model import Emphasis, Paragraph, Strikethrough, Strong
from casepub.model.walk import text_of, walk
from casepub.readers.markdown.grammar import grammar
from tests.support.readers import read_as

# The source, and what must be marked in it.
CASES = [
    ("**真，**她", "真，"),
    ("**注意：**下文", "注意："),
    ("**強調。**次の文", "強調。"),
    ("これは**「重要」**です", "「重要」"),
    ("太字**「テスト」**。", "「テスト」"),
    ("他说**“引用”**了", "“引用”"),
    ('他说**"引用"**了', '"引用"'),
    ("请看**《书名》**吧", "《书名》"),
    ("**（注）**后文", "（注）"),
    ("中文**（注）**中文", "（注）"),
    ("abc**（注）**def", "（注）"),
    ("**90%**以上", "90%"),
    ("增长**90%**。", "90%"),
    ("**API。**abc", "API。"),
    ("**Word!**中文", "Word!"),
    ("中文**(English)**中文", "(English)"),
    ("중요한**“인용”**입니다", "“인용”"),
    ('이것은 **"강조"**입니다', '"강조"'),
    ("**글씨(설명)**은", "글씨(설명)"),
    ("한국어**（주석）**조사", "（주석）"),
    ("*重点：*下文", "重点："),
    ("これは*「強調」*です", "「強調」"),
    ("中文~~，删除。~~后文", "，删除。"),
    ("**[链接](https://example.org/)**文", "链接"),
    ("他**`代码`**文", "代码"),
    ("𠮷**「野」**家", "「野」"),
    ("葛\U000e0100**「城」**市", "「城」"),
    ("ㄅ**（注音）**ㄆ", "（注音）"),
]


@pytest.mark.parametrize(("source", "marked"), CASES)
def test_marks_beside_east_asian_characters(source: str, marked: str) -> None:
    block = read_as("markdown", f"# 题\n\n{source}\n").body[0]
    found = [node for node in walk(block) if isinstance(node, Strong | Emphasis | Strikethrough)]
    assert [text_of(node) for node in found] == [marked]
    assert isinstance(block, Paragraph)
    assert not set("*~") & set(text_of(block))


@pytest.mark.parametrize("source", ["a * b * c", "snake_case_name", '**"foo"**bar', "5*3*2 = 30，2*3"])
def test_what_commonmark_says_of_other_scripts_stays(source: str) -> None:
    assert grammar().renderInline(source) == MarkdownIt().renderInline(source)
