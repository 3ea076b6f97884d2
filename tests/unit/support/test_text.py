"""Comparing extracted text with the model's."""

import pytest

from tests.support.text import gaps_between_han, html_text, lost_in, squashed


def test_lines_are_found_in_order_whatever_the_breaks() -> None:
    assert lost_in("第一\n行 和第\u200b二行", ["第一行", "第二行"]) == []
    assert lost_in("第二行第一行", ["第一行", "第二行"]) == ["第二行"]


@pytest.mark.parametrize(
    ("text", "count"), [("汉 字", 1), ("汉\n字", 0), ("汉 A 字", 0), ("𠀀 𠀁", 1), ("か な", 0), ("汉字。 字", 0)]
)
def test_gaps_between_han(text: str, count: int) -> None:
    assert len(gaps_between_han(text)) == count


def test_ruby_and_scripts_are_not_read() -> None:
    page = "<html><body><article><p>漢<ruby>字<rt>じ</rt></ruby>文</p><script>x</script></article></body></html>"
    assert squashed(html_text(page.encode())) == "漢字文"
