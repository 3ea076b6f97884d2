"""The straight road gives what the parser gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casepub.readers.base import ReadContext, Source
from casepub.readers.markdown.reader import _Parsing
from casepub.readers.markdown.straight import PLACEHOLDER, Straight, divide

LINES = st.sampled_from([
    "", "", "平文一句。", "　　缩进的段。", "plain words", "第二行，", "# 章", "## 第一节 节", "# 题 #", "#无空格",
    "####### 七", "- 项", "1. 数", "1) 数", "2025. 年", "> 引", "    码", " 空格", "尾空 ", "***", "---",
    "===", "```", "~~~", "| 甲 | 乙 |", "|---|---|",
    "a | b", "--- | ---", ": 义", "::: note", ":::", "{#id}", "<div>", "</div>", "<!-- 注", "-->", "*重*点", "[链](x)",
    "[^1]", "[^1]: 注", "[r]: http://a.b", "$$", "行\u00a0", "\u00a0行", "　", "!感叹", "@人", "a\u2028b", "\ufeff词",
    "+ 加", "=等", "％", "“引”", "1.", "10.5元",
])  # fmt: skip


@given(st.lists(LINES, max_size=14))
def test_both_roads_lead_to_the_same_blocks(lines: list[str]) -> None:
    text = "\n".join(lines) + "\n"
    parsing = _Parsing(Source(text.encode()), ReadContext(), text, 0)
    general = parsing._blocks(Straight(text, ())) or ()
    assert parsing.blocks == general
    assert [block.source for block in parsing.blocks] == [block.source for block in general]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("平文。\n\n平文。\n", 1),
        ("# 章\n平文。\n", 1),
        ("\n平文。\n", 1),
        ("平文。\n\n- 项\n\n平文。\n", 2),
        ("平*文*。\n", 0),
        ("平文。\n===\n", 0),
        ("1. 项\n", 0),
        ("1.5倍。\n", 1),
        ("　　段。\n", 1),
    ],
)
def test_what_goes_the_straight_road(text: str, runs: int) -> None:
    straight = divide(text, 0)
    assert len(straight.runs) == runs
    assert straight.text.count("\n") == text.count("\n")
    assert len(PLACEHOLDER.findall(straight.text)) == runs
