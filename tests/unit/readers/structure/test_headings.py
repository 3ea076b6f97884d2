"""Headings by series, lexicon, lead and overlap; levels by nesting; what is none."""

import pytest

from casepub.readers.structure.headings import find_headings
from casepub.readers.structure.lead import enumeration, is_lead, is_listed
from casepub.readers.structure.line import Features, Line
from casepub.readers.structure.overlap import Overlap
from casepub.readers.structure.row import Row, rows_of

TEXT = "这里写的是河边的旧码头，也写到了码头上的人和船，写得很慢。"
SECOND = "第二天船又来了，河边的人都在旧码头上等着，谁也没有说话。"


def rows(*texts: str) -> tuple[Row, ...]:
    return rows_of([Line(text, number, gap=1) for number, text in enumerate(texts, 1)])


def found(*texts: str, title: str = "") -> list[tuple[int, str, str]]:
    made = rows(*texts)
    marks = find_headings(made, Overlap(row.text for row in made), title)
    return [(mark.level, mark.label, mark.text) for mark in marks.values()]


def test_a_series_with_text_between_its_members() -> None:
    assert found(TEXT, "一、缘起", TEXT, "二、经过", SECOND) == [(2, "一、", "缘起"), (2, "二、", "经过")]


def test_one_gap_is_allowed() -> None:
    assert len(found("1、缘起", TEXT, "2、经过", TEXT, "4、结果", TEXT)) == 3


def test_a_lone_number_is_no_series() -> None:
    assert found(TEXT, "3、零零星星", TEXT) == []


def test_adjacent_members_are_a_list() -> None:
    assert found(TEXT, "1、毛巾", "2、水壶", "3、地图", TEXT) == []


def test_numbered_sentences_are_paragraphs() -> None:
    assert found("一、先去码头看看。", TEXT, "二、再去船上问问。", TEXT) == []


def test_a_table_of_contents_is_passed_over() -> None:
    contents = ("第一章 河边", "一、码头", "二、渡船", "第二章 山上")
    text = ("第一章 河边", "一、码头", TEXT, "二、渡船", TEXT, "第二章 山上", SECOND)
    assert found(*contents, *text) == [
        (2, "第一章", "河边"), (3, "一、", "码头"), (3, "二、", "渡船"), (2, "第二章", "山上"),
    ]  # fmt: skip


NEXT = {
    "一、": "二、",
    "（一）": "（二）",
    "1. ": "2. ",
    "第一章 ": "第二章 ",
    "第一节 ": "第二节 ",
    "가. ": "나. ",
    "1) ": "2) ",
    "第1 ": "第2 ",
    "1 ": "2 ",
    "(1) ": "(2) ",
    "1.1 ": "1.2 ",
    "1.1.1 ": "1.1.2 ",
}


@pytest.mark.parametrize(
    "ladder",
    [
        ("一、", "（一）", "1. "),
        ("第一章 ", "第一节 ", "一、"),
        ("1. ", "가. ", "1) "),
        ("第1 ", "1 ", "(1) "),
        ("1 ", "1.1 ", "1.1.1 "),
    ],
)
def test_levels_follow_the_order_of_nesting(ladder: tuple[str, str, str]) -> None:
    top, middle, low = ladder
    lines = [f"{label}旧码头" for label in (top, middle, low, NEXT[low], NEXT[middle], NEXT[top])]
    levels = [level for level, _, _ in found(*(text for line in lines for text in (line, TEXT)))]
    assert levels == [2, 3, 4, 4, 3, 2]


def test_conclusion_stands_with_the_top_level() -> None:
    made = rows("1、河边", TEXT, "（1）码头", TEXT, "（2）渡船", TEXT, "2、山上", TEXT, "总结：", SECOND)
    marks = find_headings(made, Overlap(row.text for row in made))
    assert [(mark.level, mark.role) for mark in marks.values()][-1] == (2, "conclusion")


def test_a_plain_line_that_the_text_speaks_of() -> None:
    assert found(TEXT, "河边的旧码头", SECOND) == [(2, "", "河边的旧码头")]


def test_a_plain_line_that_nothing_else_speaks_of() -> None:
    assert found(TEXT, "金鼎彩虹糖", SECOND) == []


def test_a_question_may_be_a_heading() -> None:
    assert found(TEXT, "谁在旧码头上等船？", SECOND) == [(2, "", "谁在旧码头上等船？")]


@pytest.mark.parametrize(
    "line", ["河边的旧码头，", "河边的旧码头。", "图1 河边的旧码头", "▲河边的旧码头", "作者：河边", "2024-05-06"]
)
def test_what_is_no_plain_heading(line: str) -> None:
    assert found(TEXT, line, SECOND) == []


def test_bold_lines_need_no_overlap() -> None:
    made = rows_of([Line(TEXT, gap=1), Line("彩虹糖", gap=1, features=Features(bold=True)), Line(SECOND, gap=1)])
    assert [mark.text for mark in find_headings(made, Overlap(row.text for row in made)).values()] == ["彩虹糖"]


def test_markup_is_trusted() -> None:
    lines = [
        Line("河流", gap=1, features=Features(heading_level=2)), Line(TEXT, gap=1),
        Line("支流", gap=1, features=Features(heading_level=4)), Line(TEXT, gap=1),
    ]  # fmt: skip
    made = rows_of(lines)
    assert [(mark.level, mark.text) for mark in find_headings(made, Overlap([])).values()] == [(2, "河流"), (3, "支流")]


def test_the_title_said_again_is_no_heading() -> None:
    assert found(TEXT, "河边的旧码头", SECOND, title="河边的旧码头") == []


def test_a_number_alone_takes_the_line_below() -> None:
    assert found("第一章", "河边的旧码头", TEXT, "第二章", "旧码头上的人", SECOND) == [
        (2, "第一章", "河边的旧码头"), (2, "第二章", "旧码头上的人"),
    ]  # fmt: skip


def test_a_lead_lists_the_headings() -> None:
    items = enumeration("本文从四个方面来谈，包括:旧码头的由来、渡船的兴衰以及河工的生活。")
    assert [is_listed(text, items) for text in ("旧码头的由来", "渡船的兴衰", "河工的生活", "山上的雪")] == [
        True
    ] * 3 + [False]


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("文章摘要：旧码头空了三年。", True),
        ("下面从采集、记谱、排练三方面说说他们的经历。", True),
        ("この記事では、采集、記譜、排练のそれぞれを見ていきます。", True),
        ("船上有米、油、盐。", False),
        ("采集要紧，别的以后再说，排练也不急。", False),
    ],
)
def test_a_lead_names_what_the_headings_begin_with(text: str, lead: bool) -> None:
    assert is_lead(text, ["采集：先学会坐下来喝茶", "记谱：装不下的滑音", "排练总是迟到"]) is lead


def test_counted_words_make_a_series() -> None:
    marks = find_headings(
        rows("问题一：船大还是船小？", TEXT, "问题二：人多还是人少？", SECOND, "问题三：雨天怎么办？", TEXT),
        Overlap([TEXT, SECOND]),
    )
    assert [(mark.label, mark.text, mark.level) for mark in marks.values()] == [
        ("问题一：", "船大还是船小？", 2),
        ("问题二：", "人多还是人少？", 2),
        ("问题三：", "雨天怎么办？", 2),
    ]


@pytest.mark.parametrize("word", ["图", "表", "周", "星期", "礼拜"])
def test_captions_and_days_are_no_series(word: str) -> None:
    lines = [line for number in "一二三" for line in (f"{word}{number}：旧码头", TEXT)]
    assert not [mark for mark in find_headings(rows(*lines), Overlap([])).values() if mark.label]


def test_a_number_alone_takes_a_line_that_the_text_does_not_repeat() -> None:
    marks = find_headings(rows("01", "选竹与开篾", TEXT, "02", "扎骨与糊纸", SECOND), Overlap([TEXT, SECOND]))
    assert [(mark.label, mark.text, mark.rows) for mark in marks.values()] == [
        ("01", "选竹与开篾", 2),
        ("02", "扎骨与糊纸", 2),
    ]
