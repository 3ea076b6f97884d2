"""Captions, credits of pictures, captions of tables."""

import pytest

from casepub.readers.structure.captions import is_caption, is_credit, is_table_caption


@pytest.mark.parametrize(
    "text",
    [
        "图1 码头旧影",
        "图 1-2：结构",
        "▲学生在站台候车",
        "图为旧码头",
        "資料圖：渡船",
        "図1　手の角度",
        "그림 1 지도",
        "사진=동네뉴스",
        "村民在修船 陆明远 摄",
        "渡船靠岸（新华社发）",
        "船が着いた（写真＝ロイター）",
    ],
)
def test_caption(text: str) -> None:
    assert is_caption(text)


@pytest.mark.parametrize("text", ["图书馆开门了。", "图谋不轨的人", "他说：“这是我摄的。”", "河边的旧码头"])
def test_no_caption(text: str) -> None:
    assert not is_caption(text)


def test_credit_and_table() -> None:
    assert is_credit("图片来源：江畔网")
    assert not is_credit("图片来源不明，没有人知道是谁拍的。")
    assert is_table_caption("表1 历年水位")
    assert not is_table_caption("表面上看不出来")
