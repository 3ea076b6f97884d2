"""Which characters go to the East Asian font: by the text around them, both marks of a pair alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casepub.renderers.docx.language import hinted, word_language

CASES = [
    ("他说：“你好”——真的", ["他说：“你好”——真的"], []),
    ("用 don’t 这个词", ["用 ", " 这个词"], ["don’t"]),
    ("他的“OK”很", ["他的“OK”很"], []),
    ("“OK” he said 中文", ["“OK” he said 中文"], []),
    ("这是 the “best” of “all” 中", ["这是 ", "“all” 中"], ["the “best” of "]),
    ("“Best” of all", [], ["“Best” of all"]),
    ("café 里", [" 里"], ["café"]),
    ("（α 粒子）约 3—5 天", ["（", " 粒子）约 3—5 天"], ["α"]),
    ("说 “English ‘in’ quotes” 吧", ["说 “", "” 吧"], ["English ‘in’ quotes"]),
    ("a“中文b”c", ["a“中文b”c"], []),
]


@pytest.mark.parametrize(("text", "east_asian", "western"), CASES)
def test_ambiguous_marks_follow_their_surroundings(text: str, east_asian: list[str], western: list[str]) -> None:
    pieces = list(hinted(text))
    assert [piece for piece, hint in pieces if hint] == east_asian
    assert [piece for piece, hint in pieces if not hint] == western


@given(st.text("中文ab “”‘’—…é ，", max_size=40))
def test_no_character_is_lost_and_pairs_are_alike(text: str) -> None:
    pieces = list(hinted(text))
    assert "".join(piece for piece, _ in pieces) == text
    waiting: list[bool] = []
    for mark, hint in ((mark, hint) for piece, hint in pieces for mark in piece):
        if mark == "“":
            waiting.append(hint)
        elif mark == "”" and waiting and "‘" not in text and "’" not in text:
            assert waiting.pop() == hint


@pytest.mark.parametrize(
    ("language", "tag"),
    [
        ("zh-Hans", "zh-CN"), ("zh-Hant", "zh-TW"), ("zh-Hant-HK", "zh-HK"), ("ja", "ja-JP"), ("ko", "ko-KR"),
        ("en", "en-US"), ("en-GB", "en-GB"), ("und", "en-US"), ("not a tag", "en-US"),
    ],
)  # fmt: skip
def test_languages_have_word_s_names(language: str, tag: str) -> None:
    assert word_language(language) == tag
