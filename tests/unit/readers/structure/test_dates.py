"""Every form of date that East Asian pages use, with its value, kind and words."""

import pytest

from casepub.readers.structure.dates import find_dates, is_date_line

DAY = "2025-06-06"
FORMS = {
    "2025-06-06": DAY,
    "2025/6/6": DAY,
    "2025.06.06": DAY,
    "20250606": DAY,
    "2025年6月6日": DAY,
    "2025年06月06日09时30分": f"{DAY}T09:30",
    "2025年6月6日 星期五": DAY,
    "2025年6月6日（星期五）": DAY,
    "2025年6月6日(金)": DAY,
    "2025 年 6 月 6 日": DAY,
    "２０２５年６月６日": DAY,
    "二〇二五年六月六日": DAY,
    "二零二五年六月六日": DAY,
    "二○二五年六月六日": DAY,
    "民國114年6月6日": DAY,
    "中華民國一一四年六月六日": DAY,
    "令和7年6月6日": DAY,
    "令和七年六月六日": DAY,
    "令和元年6月6日": "2019-06-06",
    "平成31年4月30日": "2019-04-30",
    "昭和64年1月7日": "1989-01-07",
    "R7.6.6": DAY,
    "2025. 6. 6.": DAY,
    "2025년 6월 6일": DAY,
    "2025년 6월 6일 금요일": DAY,
    "2025.06.06 오후 3:05": f"{DAY}T15:05",
    "입력 2025.06.06 15:05": f"{DAY}T15:05",
    "수정 2025-06-06": DAY,
    "2025年6月6日発売": DAY,
    "2025-06-06T09:30:00+08:00": f"{DAY}T09:30:00+08:00",
    "发布时间：2025-06-06 09:30": f"{DAY}T09:30",
    "June 6, 2025": DAY,
    "6 June 2025": DAY,
    "Jun 6, 2025 3:05 PM": f"{DAY}T15:05",
    "2025年六月二十六日": "2025-06-26",
    "18-03-08 23:16": "2018-03-08T23:16",
    "2024年5月20日週一 下午2:05": "2024-05-20T14:05",
}


@pytest.mark.parametrize(("text", "value"), FORMS.items())
def test_form(text: str, value: str) -> None:
    (found,) = find_dates(text)
    assert found.date.value == value
    assert text[found.start : found.end] == found.date.as_written


KINDS = {
    "更新时间：2025年6月6日": "modified",
    "最終更新日：2025/06/06": "modified",
    "수정 2025.06.06": "modified",
    "2025-06-06 更新": "modified",
    "アクセス日：2025-06-06": "accessed",
    "检索日期：2025-06-06": "accessed",
    "公開日：2025-06-06": "published",
    "2025-06-06": "published",
}


@pytest.mark.parametrize(("text", "kind"), KINDS.items())
def test_kind(text: str, kind: str) -> None:
    assert [found.date.kind for found in find_dates(text)] == [kind]


@pytest.mark.parametrize(
    "text", ["昨天", "3小时前", "刚刚", "昨日", "어제", "09-30 22:46", "3/9(木) 18:45", "2 小時前"]
)
def test_without_a_year_the_words_stay_words(text: str) -> None:
    assert find_dates(text) == ()
    assert [found.date.value for found in find_dates(text, partial=True)] == [""]


@pytest.mark.parametrize(
    "text", ["2025-13-06", "2025年2月30日", "3.61", "13:45", "042省道", "12025060699", "1.2.2019.3"]
)
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text) == ()


def test_two_dates_in_one_line() -> None:
    found = find_dates("公開日：2023年6月20日　更新日：2023年6月25日")
    assert [(one.date.kind, one.date.value) for one in found] == [
        ("published", "2023-06-20"),
        ("modified", "2023-06-25"),
    ]


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("发布时间：2025-06-06 09:30", True),
        ("2025年6月6日", True),
        ("2025年6月6日他出发了", False),
        ("江畔晚报", False),
    ],
)
def test_date_line(text: str, alone: bool) -> None:
    assert is_date_line(text) is alone
