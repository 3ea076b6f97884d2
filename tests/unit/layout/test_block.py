"""Every block on a page of round numbers: 10 points a letter, 20 a line. Places are (em along the line, lines down)."""

from typing import Any

import pytest

from casepub.diagnostics import Report
from casepub.layout.display import Path, Picture
from casepub.model import (
    Article,
    Aside,
    Block,
    BlockQuote,
    BulletList,
    CodeBlock,
    Definition,
    DefinitionList,
    Figure,
    Heading,
    Image,
    ListItem,
    Metadata,
    OrderedList,
    Paragraph,
    Resource,
    Text,
    ThematicBreak,
    Verse,
)
from casepub.template import Template
from casepub.units import Color
from tests.support.sheets import Said, laid_out, p, said, sheet, texts

Styles = dict[str, dict[str, Any]]


def places(*blocks: Block | str, styles: Styles | None = None, lines: int = 9) -> list[tuple[float, float, str]]:
    """Set blocks on one page of ten letters a line and give where each run stands."""
    (page,) = laid_out(blocks, sheet(10, lines, styles=styles)).pages
    return [spot[:3] for spot in said(page)]


def pages(*blocks: Block | str, styles: Styles | None = None, lines: int = 5) -> list[str]:
    return ["".join(page) for page in texts(laid_out(blocks, sheet(10, lines, styles=styles)))]


def t(text: str) -> tuple[Text]:
    return (Text(text),)


def li(*texts: str) -> ListItem:
    return ListItem(tuple(p(text) for text in texts))


def test_paragraphs_follow_line_by_line() -> None:
    assert places("一二三四五六七八九十甲乙", "丙") == [(0, 0, "一二三四五六七八九十"), (0, 1, "甲乙"), (0, 2, "丙")]


def test_the_first_line_is_indented() -> None:
    indent: Styles = {"paragraph": {"text_indent": "2em"}}
    assert places("一二三四五六七八九十", styles=indent) == [(2, 0, "一二三四五六七八"), (0, 1, "九十")]


def test_margins_move_lines_in_from_both_ends() -> None:
    margins: Styles = {"paragraph": {"margin_start": "1em", "margin_end": "2em"}}
    assert places("一二三四五六七八九十", styles=margins) == [(1, 0, "一二三四五六七"), (1, 1, "八九十")]


def test_the_first_paragraph_after_a_heading_has_its_own_style() -> None:
    styles: Styles = {"paragraph": {"text_indent": "2em"}}
    found = places(Heading(1, t("章")), "甲", "乙", styles=styles)
    assert found == [(0, 0, "章"), (0, 1, "甲"), (2, 2, "乙")]


@pytest.mark.parametrize(("alignment", "x"), [("start", 1.0), ("center", 4.5), ("end", 9.0), ("auto", 1.0)])
def test_a_paragraph_may_be_aligned_by_its_source(alignment: Any, x: float) -> None:
    # What is centred or at the end has no indent.
    styles: Styles = {"paragraph": {"text_indent": "1em"}}
    assert places(p("甲", alignment=alignment), styles=styles) == [(x, 0, "甲")]


@pytest.mark.parametrize(
    ("role", "style"), [("lead", "lead"), ("signature", "signature"), ("dateline", "signature"), ("byline", "byline")]
)
def test_a_role_names_its_style(role: Any, style: str) -> None:
    assert places(p("甲", role=role), styles={style: {"margin_start": "3em"}}) == [(3, 0, "甲")]


def test_an_addressee_is_not_indented() -> None:
    assert places(p("甲：", role="addressee"), styles={"paragraph": {"text_indent": "2em"}}) == [(0, 0, "甲：")]


def test_two_lines_stay_together_at_either_end_of_a_paragraph() -> None:
    three, four = "一二三四五六七八九十" * 2 + "甲乙", "一二三四五六七八九十" * 3 + "甲乙"
    # Four lines are taken: of three lines none may be left alone, so all go.
    assert pages(*"甲乙丙丁", three) == ["甲乙丙丁", three]
    # Of four, two stay and two go.
    assert pages(*"甲乙丙", four) == ["甲乙丙" + four[:20], four[20:]]
    # Four lines where three have room: not three and one, but two and two.
    assert pages(*"甲乙", four) == ["甲乙" + four[:20], four[20:]]


def test_a_heading_goes_with_two_lines_of_its_text() -> None:
    styles: Styles = {"heading_1": {"keep_with_next": True}}
    long = "一二三四五六七八九十" * 2
    assert pages(*"甲乙丙", Heading(1, t("章")), long, styles=styles) == ["甲乙丙", "章" + long]
    assert pages(*"甲乙丙", Heading(1, t("章")), long) == ["甲乙丙章", long]


def test_a_block_may_be_kept_together() -> None:
    styles: Styles = {"paragraph": {"keep_together": True}}
    long = "一二三四五六七八九十" * 4
    assert pages("甲", p("乙"), long, styles=styles) == ["甲乙", long]


def test_a_heading_shows_its_label_before_its_text() -> None:
    assert places(Heading(1, t("总则"), label="一、", number=1)) == [(0, 0, "一、总则")]


def test_margins_between_blocks_are_the_larger_of_the_two() -> None:
    styles: Styles = {
        "heading_1": {"margin_before": "2lh", "margin_after": "1lh"},
        "paragraph": {"margin_after": "1lh"},
    }
    found = places("甲", Heading(1, t("章")), "乙", styles=styles)
    assert found == [(0, 0, "甲"), (0, 3, "章"), (0, 5, "乙")]


def test_a_quotation_is_set_in_with_its_source_below() -> None:
    styles: Styles = {
        "block_quote": {"margin_start": "2em", "margin_end": "1em", "margin_before": "1lh"},
        "attribution": {"text_align": "end"},
    }
    found = places("甲", BlockQuote((p("一二三四五六七八九"),), t("某")), "乙", styles=styles)
    assert found == [(0, 0, "甲"), (2, 2, "一二三四五六七"), (2, 3, "八九"), (8, 4, "某"), (0, 5, "乙")]


def test_verse_keeps_its_lines() -> None:
    verse = Verse((t("白日依山尽"), t("黄河入海流")), t("王之涣"))
    found = places(verse, styles={"verse": {"margin_start": "4em"}})
    assert found == [(4, 0, "白日依山尽"), (4, 1, "黄河入海流"), (0, 2, "王之涣")]


LIST: Styles = {"list": {"margin_start": "2em"}}


def test_a_number_stands_in_the_margin_a_quarter_em_before_its_item() -> None:
    # "1." is one em long: 2 - 1 - 0.25.
    found = places(OrderedList((li("甲"), li("乙"))), styles=LIST)
    assert [spot for spot in found if spot[2] in ("1.", "2.", "甲", "乙")] == [
        (0.75, 0, "1."), (2, 0, "甲"), (0.75, 1, "2."), (2, 1, "乙"),
    ]  # fmt: skip


def test_the_margin_of_a_list_holds_its_longest_number() -> None:
    found = places(OrderedList((li("甲"), li("一二三四五六七八九")), start=999), styles=LIST)
    # "1000." is 2.5 em, with its gap 2.75, which leaves seven letters of ten; "999." is half an em shorter.
    assert [spot for spot in found if spot[2] != "甲"] == [
        (0.5, 0, "999."), (0, 1, "1000."), (2.75, 1, "一二三四五六七"), (2.75, 2, "八九"),
    ]  # fmt: skip


def test_lists_inside_lists_are_set_in_farther() -> None:
    inner = ListItem((p("甲"), BulletList((li("乙"),))))
    found = places(BulletList((inner,)), styles=LIST)
    assert [spot for spot in found if spot[2] in "甲乙"] == [(2, 0, "甲"), (4, 1, "乙")]


def test_a_loose_list_has_half_a_line_between_its_items() -> None:
    styles: Styles = {"list": {"line_height": "30pt"}}
    # Off the grid of 20: 30 for the line and 15 below it.
    places_of = {text: line for _, line, text in places(BulletList((li("甲"), li("乙")), tight=False), styles=styles)}
    assert places_of["乙"] - places_of["甲"] == 2.25


def test_an_empty_item_keeps_its_marker() -> None:
    found = places(OrderedList((ListItem(()), li("乙"))), styles=LIST)
    assert [spot for spot in found if spot[2] in ("1.", "2.")] == [(0.75, 0, "1."), (0.75, 1, "2.")]


def test_a_term_stands_above_what_it_means() -> None:
    found = places(DefinitionList((Definition((t("词"),), ((p("义"),),)),)), styles=LIST)
    assert found == [(0, 0, "词"), (2, 1, "义")]


def test_code_keeps_its_lines_and_what_they_begin_with() -> None:
    found = places(CodeBlock("if a:\n  b\n\tc\n"))
    assert [text for _, _, text in found] == ["if a:", "\u00a0\u00a0b", "\u00a0\u00a0\u00a0\u00a0c"]


def test_the_ground_of_a_block_reaches_three_quarters_of_an_em_out() -> None:
    styles: Styles = {"aside": {"background": Color(9, 9, 9), "margin_start": "1em", "margin_end": "1em"}}
    (page,) = laid_out([Aside((p("甲"), p("乙")))], sheet(styles=styles)).pages
    ((placed, area),) = [(x, i) for x in page.content for i in x.items if isinstance(i, Path)]
    starts = [float(segment[1]) + placed.x for segment in area.segments[:2]]
    # From 30 + 10 - 7.5 to 30 + 90 + 7.5.
    assert starts == [32.5, 127.5]


def test_a_title_stands_above_an_aside() -> None:
    assert [spot[2] for spot in places(Aside((p("甲"),), title=t("题")))] == ["题", "甲"]


def test_a_thematic_break_is_a_quarter_of_the_line_in_its_middle() -> None:
    (page,) = laid_out(["甲", ThematicBreak(), "乙"], sheet()).pages
    ((placed, rule),) = [(x, i) for x in page.content for i in x.items if isinstance(i, Path)]
    assert rule.segments == (("M", 37.5, 10.0), ("L", 62.5, 10.0))
    # In the room of the second line, which begins at 30 + 20 less half a gap.
    assert (placed.x, placed.y) == (30.0, 45.0)
    assert said(page)[-1] == Said(0, 2, "乙")


def picture(width: int, height: int, template: Template, caption: str = "") -> list[tuple[float, ...]]:
    """Set a picture and give its place and size."""
    resource = Resource("r", "image/png", b"", "r.png", width, height)
    figure = Figure((Image("r", "图"),), t(caption) if caption else ())
    article = Article(Metadata(language="zh-Hans-CN"), (figure,), resources=(resource,))
    return [
        (placed.x + item.x - 30, item.width, item.height)
        for page in laid_out(article, template).pages
        for placed in page.content
        for item in placed.items
        if isinstance(item, Picture)
    ]


def test_a_picture_has_four_pixels_in_three_points_and_stands_in_the_middle() -> None:
    assert picture(80, 40, sheet(10, 9)) == [(20.0, 60.0, 30.0)]


def test_a_picture_is_made_to_fit() -> None:
    # 300 by 150 in a measure of 100.
    assert picture(400, 200, sheet(10, 9)) == [(0.0, 100.0, 50.0)]
    # 0.6 of the type area's 170: a height of 102.
    ((_, width, height),) = picture(200, 400, sheet(10, 9))
    assert (width, height) == pytest.approx((51.0, 102.0))


def test_a_picture_that_is_not_there_is_reported() -> None:
    report = Report()
    document = laid_out([Figure((Image("r", "图"),), t("说明"))], sheet(), report=report)
    assert [diagnostic.code for diagnostic in report] == ["image-not-found"]
    assert texts(document) == [["说明"]]


def test_a_lost_picture_is_a_frame_where_the_template_wants_one() -> None:
    lost = Figure((), t("说明"), lost=True)
    assert texts(laid_out([lost], sheet())) == [[]]
    (page,) = texts(laid_out([lost], sheet(10, 9, figure={"placeholder": True})))
    assert page[-1] == "说明"
    assert len(page) == 2


def test_a_caption_stays_with_its_picture() -> None:
    resource = Resource("r", "image/png", b"", "r.png", 80, 40)
    body: tuple[Block, ...] = (p("甲"), p("乙"), p("丙"), Figure((Image("r"),), t("说明")))
    document = laid_out(Article(Metadata(language="zh-Hans-CN"), body, resources=(resource,)), sheet())
    assert texts(document) == [["甲", "乙", "丙"], ["说明"]]


def test_captions_are_counted_when_the_template_wants_it() -> None:
    resource = Resource("r", "image/png", b"", "r.png", 80, 40)
    body = tuple(Figure((Image("r"),), t(text)) for text in "甲乙")
    article = Article(Metadata(language="zh-Hans-CN"), body, resources=(resource,))
    (page,) = texts(laid_out(article, sheet(10, 9, numbering={"captions": True})))
    assert [text for text in page if "图" in text] == ["图1\u3000甲", "图2\u3000乙"]


def test_a_block_in_another_language_has_its_rules() -> None:
    # A quarter em between Han and Western in Chinese, and only there: the lines end at 10 em.
    foreign = Paragraph(t("国A"), language="en", alignment="end")
    assert places(foreign, p("国A", alignment="end")) == [(8.5, 0, "国A"), (8.25, 1, "国A")]
