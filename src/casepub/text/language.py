"""The language that a person names: a word comes in, a BCP 47 tag goes out, or what is wrong with it."""

from __future__ import annotations

from typing import Final

from casepub.text.pattern import lazily

# RFC 5646 §2.1: language, extended languages, script, region, variants, extensions, private use.
_TAG: Final = lazily(
    r"[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?"
    r"(?:-(?:[A-Za-z\d]{5,8}|\d[A-Za-z\d]{3}))*(?:-[A-WY-Za-wy-z\d](?:-[A-Za-z\d]{2,8})+)*(?:-[Xx](?:-[A-Za-z\d]{1,8})+)?"
)
# Names of countries and languages that people write for the language; none of the short ones is an East Asian language.
_MEANT: Final = {
    "cn": "zh-Hans", "chs": "zh-Hans", "sc": "zh-Hans", "chinese": "zh-Hans", "mandarin": "zh-Hans",
    "simplified": "zh-Hans", "中文": "zh-Hans", "汉语": "zh-Hans", "简体": "zh-Hans", "简体中文": "zh-Hans",
    "tw": "zh-Hant-TW", "hk": "zh-Hant-HK", "cht": "zh-Hant", "tc": "zh-Hant", "traditional": "zh-Hant",
    "繁體": "zh-Hant", "繁体": "zh-Hant", "繁體中文": "zh-Hant",
    "jp": "ja", "jpn": "ja", "japanese": "ja", "日本語": "ja", "日语": "ja", "日文": "ja",
    "kr": "ko", "kor": "ko", "korean": "ko", "한국어": "ko", "韩语": "ko", "english": "en",
}  # fmt: skip


def language_tag(word: str) -> str:
    """Give the tag in its usual shape: `zh_CN.UTF-8` and `ZH-cn` become `zh-CN`.

    Raises:
        ValueError: this is no tag; the message names the tag that was meant, or shows some.
    """
    bare = word.strip().partition(".")[0].replace("_", "-")
    if meant := _MEANT.get(bare.lower()):
        raise ValueError(f"'{word}' is no language tag (BCP 47); did you mean '{meant}'?")
    if not _TAG.fullmatch(bare):
        raise ValueError(f"'{word}' is no language tag (BCP 47); write for example zh-Hans, zh-Hant-TW, ja or ko")
    first, *rest = bare.split("-")
    return "-".join([first.lower(), *map(_subtag, rest)])


def _subtag(part: str) -> str:
    """Write a script as Hans, a region as TW, the rest small (RFC 5646 §2.1.1)."""
    if len(part) == 4 and part.isalpha():
        return part.title()
    return part.upper() if len(part) == 2 else part.lower()
