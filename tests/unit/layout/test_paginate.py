"""Pages placed on the paper: heads, feet, hands and folios, what begins where, colour behind blocks."""

from typing import Any

import pytest

from casepub.errors import TemplateError
from casepub.layout.display import Anchor, Document, Page, Path
from casepub.model import (
    Article,
    Collection,
    Date,
    Footnote,
    FootnoteReference,
    Heading,
    Metadata,
    PageBreak,
    Part,
    Text,
)
from casepub.template.schema import RunningMatter, Slots
from casepub.units import Color
from tests.support.sheets import Said, laid_out, p, said, sheet, texts
from tests.support.wordml import article

EMPTY = Slots("", "", "")
BREAK = {"break_before": "page"}


def heads(right: str, left: str = "", **more: Any) -> RunningMatter:
    """Make a head that names pages at their outer edges."""
    flags = {"first_page": True, "rule": False, **more}
    return RunningMatter(Slots("", "", right), Slots(left, "", ""), **flags)


def h(level: int, text: str, **more: Any) -> Heading:
    return Heading(level, (Text(text),), **more)


def pages(count: int) -> list[Any]:
    """Make pages with a letter each."""
    return [block for number in range(count) for block in (p("甲乙丙丁戊"[number]), PageBreak())][:-1]


def top(document: Document) -> list[str]:
    """Give what stands above the type area of each page."""
    return ["".join(spot.text for spot in said(page) if spot.line < 0) for page in document.pages]


def test_a_page_that_holds_notes_alone_is_set() -> None:
    blocks = tuple(p(f"注{number:02}") for number in range(30))
    document = article(p("文", FootnoteReference("a")), footnotes=(Footnote("a", blocks),))
    whole = "".join(text for page in texts(laid_out(document, sheet())) for text in page)
    assert [number for number in range(30) if f"注{number:02}" not in whole] == []


def test_notes_end_at_the_foot_under_a_short_rule() -> None:
    document = laid_out(article(p("文", FootnoteReference("a")), footnotes=(Footnote("a", (p("注"),)),)), sheet())
    (page,) = document.pages
    # Its room ends where the last line's letters end, 90 below the top: half a line's gap is left below the note's own.
    assert [spot for spot in said(page) if spot.line > 1] == [Said(0.0, 3.75, "①"), Said(1.0, 3.75, "\u2002注")]
    (rule,) = [(placed, item) for placed in page.content for item in placed.items if isinstance(item, Path)]
    # A quarter of the measure, a quarter of a line above the note, which begins 20 above the foot at 30 + 90.
    assert (rule[0].x, rule[0].y, rule[1].segments) == (30.0, 95.0, (("M", 0.0, 0.0), ("L", 25.0, 0.0)))


def test_heads_stand_at_the_outer_edges() -> None:
    template = sheet(page={"sides": "double"}, header=heads("[[page]]", "[[page]]"))
    document = laid_out(pages(2), template)
    assert [spot for page in document.pages for spot in said(page) if spot.line < 0] == [
        Said(9.5, -1.07, "1"), Said(0.0, -1.07, "2"),
    ]  # fmt: skip


def test_in_columns_the_recto_is_a_left_hand_page() -> None:
    # A book in columns is bound at the right: page 1 lies at the left, its outer edge is the left one.
    template = sheet(page={"sides": "double"}, header=heads("right", "left"), vertical=True)
    assert [page[-1] for page in texts(laid_out(pages(2), template))] == ["left", "right"]
    template = sheet(header=heads("right", "left"), vertical=True)
    assert [page[-1] for page in texts(laid_out(pages(2), template))] == ["right", "right"]


def test_a_page_that_opens_a_text_may_go_without_heads() -> None:
    template = sheet(header=heads("H", first_page=False), footer=heads("F"), styles={"heading_1": BREAK})
    document = laid_out([*pages(2), h(1, "章"), PageBreak(), "末"], template)
    assert top(document) == ["", "H", "", "H"]
    assert ["F" in page for page in texts(document)] == [True] * 4


def test_a_page_break_before_a_chapter_leaves_no_page_empty() -> None:
    template = sheet(styles={"heading_1": BREAK})
    assert texts(laid_out(["甲", PageBreak(), h(1, "章")], template)) == [["甲"], ["章"]]
    assert texts(laid_out(["甲", PageBreak(), PageBreak(), "乙"], template)) == [["甲"], [], ["乙"]]


def test_fields_say_what_the_page_has_come_to() -> None:
    field = "[[article.title]]/[[article.section]]/[[article.date]]/[[heading.1]]/[[heading.2]]/[[page]]/[[pages]]"
    metadata = Metadata(title="题", section="栏", dates=(Date("2024-03-05"),), language="zh-Hans-CN")
    body = (h(1, "一"), p("甲"), PageBreak(), h(2, "二"), PageBreak(), p("乙"), PageBreak(), h(1, "三"))
    document = laid_out(Article(metadata, body), sheet(40, 5, header=heads(field)))
    assert top(document) == [
        "题/栏/2024-03-05/一//1/4", "题/栏/2024-03-05/一/二/2/4", "题/栏/2024-03-05/一/二/3/4",
        "题/栏/2024-03-05/三//4/4",
    ]  # fmt: skip


def test_a_new_article_forgets_the_headings_of_the_last() -> None:
    articles = (Article(Metadata(title="甲"), (h(1, "一"),)), Article(Metadata(title="乙"), (p("文"),)))
    book = Collection(Metadata(title="集"), (Part(articles, title="部"),))
    made = laid_out(book, sheet(header=heads("[[collection.title]][[part.title]][[article.title]][[heading.1]]")))
    assert top(made) == ["集部甲一", "集部乙"]


def test_a_head_that_is_too_long_ends_in_an_ellipsis() -> None:
    document = laid_out(["文"], sheet(header=heads("一二三四五六七八九十一二三")))
    assert top(document) == ["一二三四五六七八九…"]


def test_a_head_of_an_unknown_field_is_refused() -> None:
    with pytest.raises(TemplateError, match=r"\[\[pagge\]\] is no field.*page"):
        laid_out(["文"], sheet(header=heads("[[pagge]]")))


def test_a_rule_lies_between_head_and_text_over_the_whole_measure() -> None:
    (page,) = laid_out(["文"], sheet(header=heads("H", rule=True))).pages
    ((placed, rule),) = [(placed, item) for placed in page.content for item in placed.items if isinstance(item, Path)]
    assert rule.segments == (("M", 0.0, 0.0), ("L", 100.0, 0.0))
    assert placed.x == 30.0
    assert 30.0 * 0.58 < placed.y < 30.0


def test_a_blank_page_has_no_heads() -> None:
    template = sheet(page={"sides": "double"}, header=heads("H", "H"), styles={"heading_1": {"break_before": "recto"}})
    assert texts(laid_out(["甲", h(1, "章")], template)) == [["甲", "H"], [], ["章", "H"]]


def found(page: Page) -> list[tuple[str, float]]:
    return [(i.name, placed.y + i.y) for placed in page.content for i in placed.items if isinstance(i, Anchor)]


def test_blocks_with_a_name_are_found_where_they_begin() -> None:
    (page,) = laid_out(["甲", p("乙", id="b")], sheet()).pages
    # The room of the second line begins at 30 + 20, less the half gap of 5 above its letters.
    assert ("b", 45.0) in found(page)


def test_the_outline_is_nested_without_gaps() -> None:
    metadata = Metadata(title="题", language="zh-Hans-CN")
    body = (h(1, "一", id="a"), h(4, "二", id="b"), h(2, "三", id="c"))
    bookmarks = laid_out(Article(metadata, body), sheet()).bookmarks
    assert [(mark.title, mark.level) for mark in bookmarks] == [("题", 0), ("一", 1), ("二", 2), ("三", 2)]
    assert [mark.target for mark in bookmarks][1:] == ["a", "b", "c"]


def areas(page: Page) -> list[tuple[float, ...]]:
    """Give the coloured boxes of a page: start, top, end, bottom."""
    paths = [(placed, item) for placed in page.content for item in placed.items if isinstance(item, Path) and item.fill]
    return [
        (placed.x + float(path.segments[0][1]), placed.y + float(path.segments[0][2]),
         placed.x + float(path.segments[2][1]), placed.y + float(path.segments[2][2]))
        for placed, path in paths
    ]  # fmt: skip


def test_colour_lies_behind_all_lines_of_a_block_in_one_piece() -> None:
    template = sheet(styles={"paragraph": {"background": Color(200, 200, 200)}})
    (page,) = laid_out(["一二三四五六七八九十甲乙丙丁"], template).pages
    assert areas(page) == [(30.0, 25.0, 130.0, 65.0)]
