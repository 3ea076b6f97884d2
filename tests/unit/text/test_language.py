"""Language tags as people write them."""

import pytest

from casepub.text.language import language_tag


@pytest.mark.parametrize(
    ("word", "tag"),
    [
        ("zh-Hans", "zh-Hans"),
        ("ZH-hant-tw", "zh-Hant-TW"),
        ("zh_CN", "zh-CN"),
        ("ja_JP.UTF-8", "ja-JP"),
        (" ko ", "ko"),
        ("yue", "yue"),
        ("zh-yue-Hant-HK", "zh-yue-Hant-HK"),
        ("es-419", "es-419"),
        ("de-1996", "de-1996"),
    ],
)
def test_tags_take_their_usual_shape(word: str, tag: str) -> None:
    assert language_tag(word) == tag


@pytest.mark.parametrize(
    ("word", "meant"),
    [("jp", "'ja'"), ("Chinese", "'zh-Hans'"), ("KR", "'ko'"), ("繁體中文", "'zh-Hant'"), ("tw", "Hant-TW")],
)
def test_a_country_is_no_language(word: str, meant: str) -> None:
    with pytest.raises(ValueError, match="did you mean") as told:
        language_tag(word)
    assert meant in str(told.value)


@pytest.mark.parametrize("word", ["", "klingon", "z", "zh-", "zh--CN", "zh Hans", '"><script>', "简"])
def test_what_is_no_tag_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match="no language tag"):
        language_tag(word)
