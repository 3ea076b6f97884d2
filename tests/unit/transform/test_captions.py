"""Labels of figures and tables where the source has none."""

from typing import Literal

import pytest

from casepub.transform.captions import caption_label


@pytest.mark.parametrize(
    ("kind", "caption", "language", "label"),
    [
        ("figure", "说明", "zh-Hans", "图3\u3000"),
        ("figure", "", "zh-Hans", "图3"),
        ("table", "說明", "zh-Hant", "表3\u3000"),
        ("figure", "説明", "ja", "図3\u3000"),
        ("figure", "설명", "ko", "그림3  "),
        ("table", "Words", "en", "Table 3  "),
        ("figure", "图书馆旧址", "zh-Hans", "图3\u3000"),
        ("table", "表示意愿", "zh-Hans", "表3\u3000"),
        ("figure", "图1 说明", "zh-Hans", ""),
        ("figure", "（图1）说明", "zh-Hans", ""),
        ("figure", "[图1] 说明", "zh-Hans", ""),
        ("figure", " 圖 一 說明", "zh-Hant", ""),
        ("table", "表１ 説明", "ja", ""),
        ("figure", "写真2", "ja", ""),
        ("figure", "그림 1", "ko", ""),
        ("figure", "Fig. 1 Words", "en", ""),
        ("figure", "Figure 1: Words", "en", ""),
    ],
)
def test_labels(kind: Literal["figure", "table"], caption: str, language: str, label: str) -> None:
    assert caption_label(kind, 3, caption, language) == label
