"""Regional profiles: which tag leads where, and what each holds."""

from __future__ import annotations

from math import inf

import pytest

from casepub.text.region import (
    HONG_KONG,
    JAPAN,
    KOREA,
    MAINLAND,
    REGIONS,
    TAIWAN,
    WESTERN,
    Level,
    Region,
    region_of,
)


@pytest.mark.parametrize(
    ("language", "region"),
    [
        ("zh", MAINLAND),
        ("zh-CN", MAINLAND),
        ("zh-Hans", MAINLAND),
        ("zh-Hans-CN", MAINLAND),
        ("zh-SG", MAINLAND),
        ("zh-Hans-HK", MAINLAND),
        ("zh_cn", MAINLAND),
        ("cmn-Hans", MAINLAND),
        ("zh-Hant", TAIWAN),
        ("zh-TW", TAIWAN),
        ("zh-Hant-TW", TAIWAN),
        ("zh-Hant-CN", TAIWAN),
        ("lzh", TAIWAN),
        ("zh-HK", HONG_KONG),
        ("zh-Hant-HK", HONG_KONG),
        ("zh-MO", HONG_KONG),
        ("yue", HONG_KONG),
        ("yue-Hans", MAINLAND),
        ("yue-Hant", HONG_KONG),
        ("zh-yue", HONG_KONG),
        ("ja", JAPAN),
        ("ja-JP", JAPAN),
        ("JA-Jpan-JP", JAPAN),
        ("ko", KOREA),
        ("ko-KR", KOREA),
        ("en", WESTERN),
        ("en-HK", WESTERN),
        ("und", WESTERN),
        ("", WESTERN),
        ("x-private", WESTERN),
    ],
)
def test_region_of_a_language(language: str, region: Region) -> None:
    assert region_of(language) is region


def test_locl_tags() -> None:
    assert [region.language for region in REGIONS] == ["ZHS", "ZHT", "ZHH", "JAN", "KOR", "dflt"]


@pytest.mark.parametrize("region", REGIONS, ids=lambda region: region.tag)
def test_the_last_step_of_expansion_has_no_limit_and_takes_all(region: Region) -> None:
    assert region.stretch[-1].limit == inf
    assert {space for step in region.stretch for space in step.spaces} == set(region.stretch[-1].spaces)


@pytest.mark.parametrize(
    ("region", "level", "indent", "autospace"),
    [
        (MAINLAND, Level.GB, 2.0, 0.25),
        (TAIWAN, Level.BASIC, 2.0, 0.25),
        (HONG_KONG, Level.BASIC, 2.0, 0.25),
        (JAPAN, Level.STRICT, 1.0, 0.25),
        (KOREA, Level.KLREQ, 1.0, 0.0),
    ],
    ids=lambda value: getattr(value, "tag", None),
)
def test_defaults_of_a_region(region: Region, level: Level, indent: float, autospace: float) -> None:
    assert (region.level, region.indent, region.autospace) == (level, indent, autospace)
