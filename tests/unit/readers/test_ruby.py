"""Ruby whose kind the source does not say."""

import pytest

from casepub.model import RubyPair
from casepub.readers.ruby import ruby_of


@pytest.mark.parametrize(
    ("pairs", "kind", "count"),
    [
        ([("漢字", "かんじ")], "group", 1),
        ([("漢", "かん"), ("字", "じ")], "mono", 2),
        ([("漢", "かん"), ("字音", "じおん")], "group", 2),
        ([("書", "ㄕㄨ")], "zhuyin", 1),
        ([("國語", "ㄍㄨㄛˊ ㄩˇ")], "zhuyin", 2),
        ([("國語", "ㄍㄨㄛˊㄩˇ")], "zhuyin", 1),
        ([("漢", ""), ("字", "")], "group", 2),
    ],
)
def test_the_kind_of_ruby(pairs: list[tuple[str, str]], kind: str, count: int) -> None:
    made = ruby_of([RubyPair(*pair) for pair in pairs])
    assert made.kind == kind
    assert len(made.pairs) == count
