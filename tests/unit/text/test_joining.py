"""Source line ends: nothing, or a space."""

from __future__ import annotations

import pytest

from casepub.text.joining import join, joint


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("中文\n换行", "中文换行"),
        ("日本\nア", "日本ア"),
        ("中文\nEnglish", "中文 English"),
        ("English\nwords", "English words"),
        ("한국\n어", "한국 어"),
        ("他说：“\n你好”", "他说：“你好”"),
        ("他说\n“你好”", "他说“你好”"),
        ("“Hello”\nworld", "“Hello” world"),
        ("你好，\nworld", "你好，world"),
        ("world\n，你好", "world，你好"),
        ("中——\n国", "中——国"),
        ("foo—\nbar", "foo— bar"),
        ("か\u3099\nき", "か\u3099き"),
        ("  a \n\n\t b  ", "a b"),
        ("soft\u00ad\nhyphen", "soft\u00adhyphen"),
        ("2024\n年", "2024 年"),
        ("", ""),
    ],
)
def test_join(lines: str, expected: str) -> None:
    assert join(lines.split("\n")) == expected


def test_nothing_joins_an_empty_line() -> None:
    assert joint("", "a") == joint("a", "") == joint("a ", "b") == ""
