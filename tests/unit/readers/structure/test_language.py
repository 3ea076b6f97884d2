"""Which language a text is in."""

import pytest

from casepub.readers.structure.language import detect, refined


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("这里写的是河边的旧码头。", "zh-Hans"),
        ("這裡寫的是河邊的舊碼頭。", "zh-Hant"),
        ("川べりの古い桟橋について書く。", "ja"),
        ("강가의 오래된 나루터 이야기다.", "ko"),
        ("This is the story of an old pier and of the people on it.", "en"),
        ("12345 67890", "und"),
        ("iPhone 的电池和 USB 接口都换了，价格没有变。", "zh-Hans"),
        ("東京", "zh-Hant"),
    ],
)
def test_detect(text: str, tag: str) -> None:
    assert detect(text) == tag


@pytest.mark.parametrize(
    ("found", "declared", "tag"),
    [
        ("zh-Hant", "zh-TW", "zh-Hant-TW"),
        ("zh-Hant", "zh_HK".replace("_", "-"), "zh-Hant-HK"),
        ("zh-Hans", "zh-CN", "zh-Hans"),
        ("zh-Hans", "zh-TW", "zh-Hans"),
        ("ja", "en", "ja"),
        ("ko", "", "ko"),
    ],
)
def test_refined(found: str, declared: str, tag: str) -> None:
    assert refined(found, declared) == tag
