"""Characters that are new: what is met once is known, in short texts and in long ones."""

import pytest

from casepub.text.newcomers import Newcomers, characters


def test_what_was_met_is_known() -> None:
    known = Newcomers()
    assert known.met("天地玄") == {"天", "地", "玄"}
    assert known.among("玄黄") == {"黄"}
    assert known.met("玄黄") == {"黄"}
    assert known.met("".join(map(chr, range(0x4E00, 0x5E00)))) >= {"一", "丁"}
    assert known.met("黄一]^-\\") == set("]^-\\")
    assert known.known > set("天地玄黄]^-\\")


@pytest.mark.parametrize("text", ["", "天", "天地玄黄" * 3000, "".join(map(chr, range(0x4E00, 0x6E00))) + "𠀀" * 3000])
def test_the_characters_of_a_text(text: str) -> None:
    assert characters(text) == set(text)
