"""The bench's translation into typst markup: nothing of the text is taken for a command."""

import pytest

from bench.inputs import _typst_line


@pytest.mark.parametrize(
    ("line", "markup"),
    [
        ("# 第一回 甄士隐", "= 第一回 甄士隐"),
        ("## 1、开始", "== 1、开始"),
        ("普通*星*和#号", r"普通\*星\*和\#号"),
        ("- 不是列表", r"\- 不是列表"),
        ("= 不是标题", r"\= 不是标题"),
        ("12. 不是编号", r"\12. 不是编号"),
        ("", ""),
    ],
)
def test_a_line(line: str, markup: str) -> None:
    assert _typst_line(line) == markup
