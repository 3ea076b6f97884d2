"""Automatic numbers resolved: formats, levels, restarts, overrides, links to styles."""

import pytest

from casepub.model import BulletList, Heading, ListItem, OrderedList, Paragraph, Text
from casepub.model.walk import text_of
from tests.support.readers import read_as
from tests.support.word import STYLES, level, lists, numbered, paragraph, word

FORMATS = [
    ("chineseCounting", "%1、", ["一、", "二、", "三、"]),
    ("chineseCountingThousand", "第%1章", ["第一章", "第二章", "第三章"]),
    ("chineseLegalSimplified", "%1、", ["壹、", "贰、", "叁、"]),
    ("ideographLegalTraditional", "%1、", ["壹、", "貳、", "參、"]),
    ("taiwaneseCountingThousand", "（%1）", ["（一）", "（二）", "（三）"]),
    ("ideographTraditional", "%1.", ["甲.", "乙.", "丙."]),
    ("ideographZodiac", "%1.", ["子.", "丑.", "寅."]),
    ("ideographDigital", "%1", ["一", "二", "三"]),
    ("japaneseCounting", "第%1", ["第一", "第二", "第三"]),
    ("aiueoFullWidth", "%1", ["ア", "イ", "ウ"]),
    ("aiueo", "(%1)", ["(ア)", "(イ)", "(ウ)"]),
    ("iroha", "%1", ["イ", "ロ", "ハ"]),
    ("koreanCounting", "제%1장", ["제일장", "제이장", "제삼장"]),
    ("ganada", "%1.", ["가.", "나.", "다."]),
    ("chosung", "%1.", ["ㄱ.", "ㄴ.", "ㄷ."]),
    ("decimalEnclosedCircle", "%1", ["①", "②", "③"]),
    ("decimalEnclosedCircleChinese", "%1", ["①", "②", "③"]),
    ("decimalEnclosedParen", "%1", ["⑴", "⑵", "⑶"]),
    ("decimalFullWidth", "%1．", ["１．", "２．", "３．"]),
    ("upperRoman", "%1.", ["I.", "II.", "III."]),
    ("lowerLetter", "%1)", ["a)", "b)", "c)"]),
    ("decimalZero", "%1", ["01", "02", "03"]),
    ("notAFormat", "%1.", ["1.", "2.", "3."]),
]


def headings(body: str, numbering: str, styles: str = STYLES) -> list[tuple[str, int | None, str]]:
    article = read_as("docx", word(paragraph("题", "t") + body, numbering=numbering, styles=styles))
    return [(one.label, one.number, text_of(one.children)) for one in article.body if isinstance(one, Heading)]


@pytest.mark.parametrize(("number_format", "pattern", "labels"), FORMATS)
def test_formats(number_format: str, pattern: str, labels: list[str]) -> None:
    body = "".join(numbered(f"标题{word_}", style="1") + paragraph("文。") for word_ in "甲乙丙")
    found = headings(body, lists(level(0, number_format, pattern)))
    assert found == [
        (label, number, f"标题{word_}") for number, (label, word_) in enumerate(zip(labels, "甲乙丙", strict=True), 1)
    ]


def test_levels_nest_and_restart() -> None:
    numbering = lists(level(0, "chineseCountingThousand", "第%1章"), level(1, "decimal", "%1.%2", "<w:isLgl/>"))
    body = "".join(
        numbered(word_, level=depth, style=str(depth + 1))
        for word_, depth in zip("甲乙丙丁戊", (0, 1, 1, 0, 1), strict=True)
    )
    assert [label for label, _, _ in headings(body, numbering)] == ["第一章", "1.1", "1.2", "第二章", "2.1"]


def test_a_second_list_goes_on_counting_unless_it_is_overridden() -> None:
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
    body = numbered("甲", style="1") + numbered("乙", 2, style="1") + numbered("丙", 2, style="1")
    levels = level(0, "decimal", "%1.")
    assert [label for label, _, _ in headings(body, lists(levels))] == ["1.", "2.", "3."]
    assert [label for label, _, _ in headings(body, lists(levels, overrides=start))] == ["1.", "7.", "8."]


def test_numbers_of_styles() -> None:
    numbers = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    style = f'<w:style w:type="paragraph" w:styleId="n"><w:name w:val="heading 3"/>{numbers}</w:style>'
    numbering = lists(level(0, "decimal", "%1"), level(1, "japaneseCounting", "第%2節", '<w:pStyle w:val="n"/>'))
    assert headings(paragraph("甲", "n") + paragraph("乙", "n"), numbering, STYLES + style) == [
        ("第一節", 1, "甲"),
        ("第二節", 2, "乙"),
    ]


def test_number_zero_takes_a_number_away() -> None:
    assert headings(numbered("甲", 0, style="1"), lists(level(0, "decimal", "%1."))) == [("", None, "甲")]


def test_short_lines_with_text_between_them_are_headings() -> None:
    body = "".join(numbered(f"小标题{word_}") + paragraph("这里是一段正文，讲的是别的事情。") for word_ in "甲乙")
    assert headings(body, lists(level(0, "chineseCounting", "%1、"))) == [
        ("一、", 1, "小标题甲"),
        ("二、", 2, "小标题乙"),
    ]


def test_items_side_by_side_are_lists() -> None:
    body = (
        numbered("甲")
        + numbered("里", level=1)
        + numbered("外", level=1)
        + numbered("乙")
        + paragraph("续", "l")
        + paragraph("文。")
    )
    numbering = lists(level(0, "decimal", "（%1）"), level(1, "bullet", "•"))
    made, _ = read_as("docx", word(paragraph("题", "t") + body, numbering=numbering)).body

    def item(*words: str) -> tuple[Paragraph, ...]:
        return tuple(Paragraph((Text(one),)) for one in words)

    inner = BulletList((ListItem(item("里")), ListItem(item("外"))))
    assert made == OrderedList(
        (ListItem((*item("甲"), inner)), ListItem(item("乙", "续"))), 1, "decimal", "（", "）", tight=False
    )
