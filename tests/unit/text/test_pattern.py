"""Patterns that wait: the same answers as compiled ones, and nothing compiled before the first question."""

import re

import pytest

from casepub.text.pattern import lazily


def test_a_waiting_pattern_answers_like_a_compiled_one() -> None:
    waiting, compiled = lazily(r"(?P<x>a)|B", re.IGNORECASE), re.compile(r"(?P<x>a)|B", re.IGNORECASE)
    assert waiting.findall("xAyb") == compiled.findall("xAyb")
    assert waiting.sub("-", "xAyb") == compiled.sub("-", "xAyb")
    assert (waiting.pattern, waiting.flags, waiting.groupindex) == (
        compiled.pattern, compiled.flags, compiled.groupindex,
    )  # fmt: skip
    assert lazily(rb"\xff+").findall(b"a\xff\xff") == [b"\xff\xff"]


def test_a_pattern_is_compiled_when_it_is_asked() -> None:
    broken = lazily("(")
    assert broken.pattern == "("
    with pytest.raises(re.error):
        broken.search("x")
