"""What stands above the text: the same lines in every format, empty ones left out."""

import pytest

from casepub.model import Date, Metadata, Person
from casepub.transform.opening import OpeningLine, byline, opening

PEOPLE = (Person("甲"), Person("乙", "translator"), Person("丙"), Person("丁", "reporter", "本报记者"))


def test_all_lines_in_their_order() -> None:
    metadata = Metadata("题", "副题", "栏目", PEOPLE[:1], (Date("2025-06-06"),), language="zh-Hans")
    assert opening(metadata) == (
        OpeningLine("section", "栏目"),
        OpeningLine("title", "题"),
        OpeningLine("subtitle", "副题"),
        OpeningLine("byline", "作者：甲\u30002025年6月6日", "2025-06-06"),
    )


def test_nothing_known_is_nothing_said() -> None:
    assert opening(Metadata()) == ()


@pytest.mark.parametrize(
    ("metadata", "line"),
    [
        (Metadata(people=PEOPLE, language="zh"), "作者：甲、丙\u3000译者：乙\u3000本报记者：丁"),
        (Metadata(people=PEOPLE[:2], language="ko"), "글: 甲  옮김: 乙"),
        (Metadata(people=PEOPLE[:2], language="fr"), "By: 甲  Translator: 乙"),
        (Metadata(source="报", language="zh-TW"), "來源：报"),
        (Metadata(dates=(Date("2025-06-06T09:30"),), language="ja"), "2025年6月6日"),
        (Metadata(dates=(Date("", as_written="六月初"),), language="zh"), "六月初"),
        (Metadata(dates=(Date("2025-06"),), language="zh"), "2025-06"),
        (Metadata(dates=(Date("2025-06-06", "modified"),), language="zh"), ""),
    ],
)
def test_bylines(metadata: Metadata, line: str) -> None:
    assert byline(metadata) == line
