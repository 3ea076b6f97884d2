"""Sections: page, grid, heads and feet, title page, articles of a collection."""

from dataclasses import replace
from typing import Literal

from casepub.model import (
    Heading,
    PageBreak,
    Text,
)  # fmt: skip
from casepub.template import load
from casepub.template.schema import Slots
from tests.support.everynode import every_article
from tests.support.wordml import (
    article,
    complaints,
    docx_parts,
    found,
    p,
    several,
    tree,
    value,
    visible_text,
    with_page,
)

DOCUMENT = "word/document.xml"
SETTINGS = "word/settings.xml"
RELATIONS = "word/_rels/document.xml.rels"


def test_the_type_area_holds_whole_characters_and_lines() -> None:
    made = docx_parts(article(p("字")), "article")
    (size,), (margins,) = found(made[DOCUMENT], "//w:pgSz"), found(made[DOCUMENT], "//w:pgMar")
    (grid,) = found(made[DOCUMENT], "//w:docGrid")
    width = int(value(size, "w")) - int(value(margins, "left")) - int(value(margins, "right"))
    height = int(value(size, "h")) - int(value(margins, "top")) - int(value(margins, "bottom"))
    assert width == 40 * 210
    assert height // int(value(grid, "linePitch")) == 38
    assert value(grid, "type") == "lines"


def test_a_vertical_book_runs_in_columns_and_numbers_stand_upright() -> None:
    made = docx_parts(every_article("ja"), with_page(writing_mode="vertical-rl"))
    assert value(found(made[DOCUMENT], "//w:sectPr/w:textDirection")[0]) == "tbRl"
    assert {value(cell) for cell in found(made[DOCUMENT], "//w:tcPr/w:textDirection")} == {"tbRl"}
    assert complaints(made) == []


def test_both_sides_of_a_leaf_have_heads_of_their_own() -> None:
    made = docx_parts(every_article(), "novel")
    assert found(made[SETTINGS], "//w:evenAndOddHeaders")
    assert found(made[SETTINGS], "//w:mirrorMargins")
    kinds = {value(ref, "type") for ref in found(made[DOCUMENT], "//w:sectPr[last()]/w:headerReference")}
    assert kinds == {"default", "even", "first"}


def test_heads_and_feet_have_fields_for_what_changes() -> None:
    base = load("base")
    recto = replace(
        base.header.recto, start="[[heading.1]]", center="第[[page]]页，共[[pages]]页", end="[[article.date]]"
    )
    template = replace(base, header=replace(base.header, recto=recto))
    made = docx_parts(every_article(), template)
    heads = [made[name].decode() for name in made if name.startswith("word/header")]
    (full,) = [head for head in heads if "NUMPAGES" in head]
    assert "STYLEREF 1" in full
    assert " PAGE " in full
    assert "2025年6月6日" in full
    assert "1级标题" in full


def test_pages_before_the_text_are_counted_apart() -> None:
    made = docx_parts(every_article(), "novel")
    counts = [(value(c, "fmt"), value(c, "start")) for c in found(made[DOCUMENT], "//w:pgNumType")]
    assert counts == [("lowerRoman", "1"), ("lowerRoman", ""), ("", "1")]


def test_a_title_page_takes_the_opening_lines_of_a_single_article() -> None:
    text = visible_text(docx_parts(every_article(), "novel"))
    assert text.count("全部节点") == 1


def test_the_articles_of_a_collection_stand_in_sections_of_their_own() -> None:
    made = docx_parts(several())
    sections = found(made[DOCUMENT], "//w:sectPr")
    assert len(sections) == 5  # two titles of parts, three articles
    assert [value(s.find("{*}footnotePr/{*}numRestart")) for s in sections] == ["eachSect"] * 5  # type: ignore[arg-type]
    assert complaints(made) == []


def test_equal_heads_share_one_part() -> None:
    made = docx_parts(several())
    assert len([name for name in made if name.startswith("word/footer")]) == 1


def test_a_page_break_at_the_end_leaves_no_empty_page() -> None:
    made = docx_parts(article(p("甲"), PageBreak()))
    assert not found(made[DOCUMENT], "//w:pageBreakBefore")
    made = docx_parts(article(p("甲"), PageBreak(), p("乙")))
    assert found(made[DOCUMENT], "//w:p[w:pPr/w:pageBreakBefore][.//w:t='乙']")


def test_a_recto_heading_begins_a_section_on_a_right_hand_page() -> None:
    base = load("base")
    styles = replace(base.styles, heading_1=replace(base.styles.heading_1, break_before="recto"))
    made = docx_parts(article(p("前"), Heading(level=1, children=(Text("章"),))), replace(base, styles=styles))
    kinds = [value(kind) for kind in found(made[DOCUMENT], "//w:sectPr/w:type")]
    assert kinds == ["nextPage", "oddPage"]


def test_in_a_vertical_book_odd_pages_are_left_hand_ones() -> None:
    base = load("base")
    footer = replace(base.footer, recto=Slots("", "", "RIGHT"), verso=Slots("LEFT", "", ""))
    modes: tuple[Literal["horizontal-tb", "vertical-rl"], ...] = ("horizontal-tb", "vertical-rl")
    for mode, default in zip(modes, ("RIGHT", "LEFT"), strict=True):
        page = replace(base.page, sides="double", writing_mode=mode)
        made = docx_parts(article(p("字")), replace(base, page=page, footer=footer))
        (target,) = [
            row.get("Target")
            for name in found(made[DOCUMENT], "//w:footerReference[@w:type='default']/@r:id")
            for row in tree(made[RELATIONS])
            if row.get("Id") == str(name)
        ]
        assert default.encode() in made[f"word/{target}"], mode
