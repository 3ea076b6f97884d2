"""Lists, numbered by Word."""

import pytest

from casepub.diagnostics import Report
from casepub.model import (
    BulletList,
    ListItem,
    OrderedList,
)  # fmt: skip
from tests.support.wordml import article, docx_parts, found, p, value, visible_text

DOCUMENT = "word/document.xml"


def test_lists_are_numbered_by_word() -> None:
    inner = OrderedList(items=(ListItem((p("内"),)),), start=3, style="cjk-ideographic", suffix="、")
    made = docx_parts(article(BulletList(items=(ListItem((p("外"), inner)),))))
    paragraph = found(made[DOCUMENT], "//w:p[.//w:t='内']/w:pPr/w:numPr")[0]
    number = value(paragraph.find("{*}numId"))  # type: ignore[arg-type]
    level = value(paragraph.find("{*}ilvl"))  # type: ignore[arg-type]
    assert level == "1"
    numbering = made["word/numbering.xml"]
    (entry,) = found(numbering, f"//w:num[@w:numId='{number}']")
    assert value(entry.find("{*}lvlOverride/{*}startOverride")) == "3"  # type: ignore[arg-type]
    abstract = value(entry.find("{*}abstractNumId"))  # type: ignore[arg-type]
    (defined,) = found(numbering, f"//w:abstractNum[@w:abstractNumId='{abstract}']/w:lvl[@w:ilvl='1']")
    assert value(defined.find("{*}numFmt")) == "chineseCountingThousand"  # type: ignore[arg-type]
    assert value(defined.find("{*}lvlText")) == "%2、"  # type: ignore[arg-type]


@pytest.mark.parametrize(("language", "number_format"), [("ja", "japaneseCounting"), ("ko", "koreanCounting")])
def test_ideographic_numbers_are_those_of_the_language(language: str, number_format: str) -> None:
    listed = OrderedList(items=(ListItem((p("項"),)),), style="cjk-ideographic")
    made = docx_parts(article(listed, language=language))
    assert value(found(made["word/numbering.xml"], "//w:numFmt")[0]) == number_format


def test_an_unknown_counter_style_is_decimal_and_reported() -> None:
    report = Report()
    made = docx_parts(article(OrderedList(items=(ListItem((p("項"),)),), style="my-style")), report=report)
    assert value(found(made["word/numbering.xml"], "//w:numFmt")[0]) == "decimal"
    assert "unknown-counter-style" in {d.code for d in report}


def test_lists_in_lists_deeper_than_word_s_nine_levels_keep_their_text() -> None:
    block = BulletList(items=(ListItem((p("底"),)),))
    for depth in range(14):
        block = BulletList(items=(ListItem((p(f"层{depth}"), block)),))
    made = docx_parts(article(block))
    assert "底" in visible_text(made)
    assert {value(level) for level in found(made[DOCUMENT], "//w:numPr/w:ilvl")} <= {str(n) for n in range(9)}


def test_an_item_that_begins_with_a_list_has_a_marker_of_its_own() -> None:
    inner = BulletList(items=(ListItem((p("内"),)),))
    made = docx_parts(article(BulletList(items=(ListItem((inner,)), ListItem(())))))
    assert len(found(made[DOCUMENT], "//w:numPr")) == 3


def test_tasks_have_boxes_to_tick() -> None:
    items = (ListItem((p("已"),), True), ListItem((p("未"),), False))
    made = docx_parts(article(BulletList(items=items)))
    assert [str(e.get(f"{{{e.nsmap['w14']}}}val")) for e in found(made[DOCUMENT], "//w14:checked")] == ["1", "0"]
    assert not found(made[DOCUMENT], "//w:numPr")
