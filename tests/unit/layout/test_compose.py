"""A collection laid out: what stands above an article, title page and contents, parts, page references, notes."""

from dataclasses import replace
from typing import Any

from casepub.layout.display import Anchor, Document, LinkArea, Path
from casepub.model import (
    Article,
    Block,
    CodeBlock,
    Collection,
    CrossReference,
    Footnote,
    FootnoteReference,
    Heading,
    Metadata,
    PageBreak,
    Part,
    Person,
    Text,
)
from casepub.template import Template
from casepub.template.schema import RunningMatter, Slots
from tests.support.sheets import laid_out, p, said, sheet, texts

FOLIO = RunningMatter(Slots("", "", "[[page]]"), Slots("", "", "[[page]]"), first_page=True, rule=False)


def article(*body: Block, title: str = "", footnotes: tuple[Footnote, ...] = (), **more: Any) -> Article:
    return Article(Metadata(title=title, language="zh-Hans-CN", **more), body, footnotes)


def h(level: int, text: str, name: str = "") -> Heading:
    return Heading(level, (Text(text),), id=name or None)


def book(*parts: Part, **more: Any) -> Collection:
    return Collection(Metadata(title="集", language="zh-Hans-CN"), parts, **more)


def with_contents(**toc: Any) -> Template:
    """Make a template whose contents are set in by an em a level."""
    margins = {f"toc_{level}": {"margin_start": f"{level - 1}em"} for level in (1, 2, 3)}
    return sheet(20, 9, toc={"enabled": True, **toc}, styles={"toc_title": {"break_before": "page"}, **margins})


def test_section_title_and_people_stand_above_the_text() -> None:
    made = article(p("文"), title="题", section="栏", subtitle="副", people=(Person("甲"),))
    assert texts(laid_out(made, sheet(10, 9))) == [["栏", "题", "副", "作者：甲", "文"]]


def test_each_article_begins_a_page() -> None:
    made = book(Part((article(p("甲"), title="一"), article(p("乙"), title="二"))))
    assert texts(laid_out(made, sheet())) == [["一", "甲"], ["二", "乙"]]


def test_the_title_of_a_part_stands_before_its_first_article() -> None:
    styles = {"part_title": {"break_before": "page"}}
    parts = (Part((article(p("甲"), title="一"),)), Part((article(p("乙"), title="二"),), title="下"))
    made = laid_out(book(*parts), sheet(styles=styles))
    assert texts(made) == [["一", "甲"], ["下"], ["二", "乙"]]
    assert [(mark.title, mark.level) for mark in made.bookmarks] == [("一", 0), ("下", 0), ("二", 1)]


def test_back_matter_belongs_to_no_part() -> None:
    part = Part((article(h(1, "节"), title="甲"),), title="上")
    made = laid_out(book(part, back_matter=(article(title="跋"),)), with_contents())
    assert [(mark.title, mark.level) for mark in made.bookmarks[1:]] == [("上", 0), ("甲", 1), ("节", 2), ("跋", 0)]
    assert [spot.x for spot in said(made.pages[0]) if spot.text in "上甲节跋"] == [0, 1, 2, 0]


def test_articles_with_the_same_ids_are_told_apart() -> None:
    def one(name: str) -> Article:
        body = (h(1, name, "h"), p("文", FootnoteReference("a")), p("见", CrossReference("h", "page")))
        return article(*body, title=name, footnotes=(Footnote("a", (p(f"注{name}"),)),))

    made = laid_out(book(Part((one("甲"), one("乙")))), sheet(10, 9))
    assert [[text for text in page if "注" in text or text.isdecimal()] for page in texts(made)] == [
        ["1", "\u2002注甲"], ["2", "\u2002注乙"],
    ]  # fmt: skip
    assert len({mark.target for mark in made.bookmarks}) == 4


def test_a_reference_may_lead_to_another_article() -> None:
    articles = (article(p(CrossReference("far", "title"), CrossReference("far", "page"))), article(h(1, "远", "far")))
    assert texts(laid_out(book(Part(articles)), sheet()))[0] == ["远2"]


def test_a_title_page_has_the_title_eight_lines_down_and_takes_it_from_the_text() -> None:
    template = sheet(10, 12, book={"title_page": True}, footer=FOLIO)
    document = laid_out(article(p("文"), title="题"), template)
    assert [spot[:3] for spot in said(document.pages[0])] == [(0, 8, "题")]
    assert texts(document)[1] == ["文", "1"]
    assert [page.label for page in document.pages] == ["i", "1"]


def test_the_text_after_a_title_page_begins_on_a_recto() -> None:
    template = sheet(10, 12, book={"title_page": True}, page={"sides": "double"})
    assert texts(laid_out(article(p("文"), title="题"), template)) == [["题"], [], ["文"]]


def test_contents_give_headings_with_their_pages() -> None:
    body = (h(1, "一", "a"), PageBreak(), h(2, "二", "b"), h(3, "三", "c"))
    document = laid_out(article(*body), with_contents(depth=2))
    page = document.pages[0]
    found = [spot[:3] for spot in said(page)]
    # The number ends the line of twenty em.
    assert found[0][1:] == (0, "目录")
    assert found[1:] == [(19.5, 1, "1"), (0, 1, "一"), (19.5, 2, "2"), (1, 2, "二")]
    links = [item.target for placed in page.content for item in flat(placed.items) if isinstance(item, LinkArea)]
    assert links == ["#a", "#b"]


def flat(items: Any) -> list[Any]:
    return [inner for item in items for inner in (flat(item.items) if hasattr(item, "items") else [item])]


def test_a_leader_runs_from_the_title_to_the_number() -> None:
    (page, *_) = laid_out(article(h(1, "一", "a")), with_contents(leader="·")).pages
    ((placed, dots),) = [(x, i) for x in page.content for i in flat(x.items) if isinstance(i, Path)]
    ends = sorted(float(segment[1]) + placed.x - 30 for segment in dots.segments)
    # Half an em after the letter, half an em before the number at 195.
    assert ends == [15.0, 190.0]
    (page, *_) = laid_out(article(h(1, "一", "a")), with_contents(leader="")).pages
    assert [i for x in page.content for i in flat(x.items) if isinstance(i, Path)] == []


def test_a_long_title_leaves_room_for_its_number() -> None:
    document = laid_out(article(h(1, "一二三四五六七八九十" * 2, "a")), with_contents())
    titles = [spot for spot in said(document.pages[0]) if spot.line > 0 and spot.text != "1"]
    # Four em of twenty are kept free.
    assert [spot.text for spot in titles] == ["一二三四五六七八九十一二三四五六", "七八九十"]
    (number,) = [spot for spot in said(document.pages[0]) if spot.text == "1"]
    assert number.line == 2


def test_in_a_book_of_several_articles_their_headings_count_one_level_lower() -> None:
    articles = (article(h(1, "节"), title="甲"), article(h(1, "目"), title="乙"))
    document = laid_out(book(Part(articles)), with_contents(depth=1))
    assert [text for text in texts(document)[0] if text not in ("1", "2")] == ["目录", "甲", "乙"]
    document = laid_out(book(Part(articles)), with_contents(depth=2))
    assert [text for text in texts(document)[0] if text not in ("1", "2")] == ["目录", "甲", "节", "乙", "目"]


def test_contents_stand_in_the_outline() -> None:
    document = laid_out(article(h(1, "一", "a")), with_contents())
    assert document.bookmarks[0].title == "目录"
    anchors = [item.name for x in document.pages[0].content for item in flat(x.items) if isinstance(item, Anchor)]
    assert document.bookmarks[0].target in anchors


def test_a_reference_gives_title_number_or_page_of_its_target() -> None:
    target = replace(h(1, "远处", "far"), label="三、", number=3)
    references = [p(CrossReference("far", kind)) for kind in ("title", "number", "page")]
    document = laid_out(article(*references, PageBreak(), p("甲"), PageBreak(), target), sheet())
    assert texts(document)[0] == ["远处", "三", "3"]


def test_page_references_settle_when_they_move_their_target() -> None:
    # The number is set where one was not known: what it says is where the target stands in the end.
    lines = [p("一二三四五六七八九", CrossReference("far", "page")) for _ in range(5)]
    document = laid_out(article(*lines, p("末", id="far")), sheet())
    pages = [number for number, page in enumerate(texts(document), 1) if "末" in page]
    assert {text for page in texts(document) for text in page if text.isdigit()} == {str(page) for page in pages}


def test_a_reference_to_nothing_says_its_own_name() -> None:
    assert texts(laid_out(article(p(CrossReference("nowhere", "page"))), sheet())) == [["nowhere"]]


def noted(*names: str, **tables: Any) -> list[str]:
    notes = tuple(Footnote(name, (p(f"注{name}"),)) for name in "abc")
    body = p(*(node for name in names for node in (Text("文"), FootnoteReference(name))))
    (page,) = texts(laid_out(article(body, footnotes=notes), sheet(10, 9, **tables)))
    return page


def test_notes_are_counted_as_the_text_calls_them() -> None:
    assert noted("b", "a") == ["文", "①", "文", "②", "①", "\u2002注b", "②", "\u2002注a"]
    assert noted("b", numbering={"footnotes": "decimal"})[1:] == ["1", "1", "\u2002注b"]


def test_a_note_called_twice_keeps_its_number() -> None:
    assert [text for text in noted("a", "b", "a") if text in "①②③"][:3] == ["①", "②", "①"]


def test_a_note_and_its_mark_lead_to_each_other() -> None:
    made = article(p("文", FootnoteReference("a")), footnotes=(Footnote("a", (p("注"),)),))
    (page,) = laid_out(made, sheet()).pages
    items = [item for placed in page.content for item in flat(placed.items)]
    anchors = {item.name for item in items if isinstance(item, Anchor)}
    links = {item.target for item in items if isinstance(item, LinkArea)}
    assert links == {"#note-a", "#note-a-mark"}
    assert {"note-a", "note-a-mark"} <= anchors


def test_a_note_without_a_paragraph_has_its_mark_on_a_line_of_its_own() -> None:
    notes = (Footnote("a", (CodeBlock("x"),)), Footnote("b", ()))
    body = p("文", FootnoteReference("a"), FootnoteReference("b"))
    (page,) = texts(laid_out(article(body, footnotes=notes), sheet(10, 9)))
    assert page == ["文", "①", "②", "①", "x", "②"]


def test_structure_follows_the_blocks() -> None:
    document: Document = laid_out(article(h(1, "章"), p("文")), sheet())
    assert [element.role for element in document.structure] == ["H1", "P"]
