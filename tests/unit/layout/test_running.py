"""Running heads: what is too long is shortened, and no slot runs into another."""

from dataclasses import replace
from itertools import pairwise

import pytest

from casepub.diagnostics import Report
from casepub.layout.compose import compose
from casepub.layout.display import Document, TextRun
from casepub.model import Article, Collection, Metadata, Paragraph, Text, Verse
from casepub.template import Template, load
from casepub.template.schema import Slots
from casepub.transform import prepare
from casepub.typefaces.catalogue import Catalogue

SECTION, TITLE = "栏目", "一条河上的三座桥和桥上走过的人" * 8
HEAD = 90.0


def composed(template: Template, title: str = TITLE, section: str = SECTION, text: str = "天地玄黄。") -> Document:
    metadata = Metadata(title=title, section=section, language="zh-Hans")
    article = Article(metadata, (Paragraph((Text(text * 400),)),))
    report = Report()
    collection = prepare(Collection.of(article), template, report)
    return compose(collection, template, Catalogue.load((), report), report)


def heads(document: Document) -> list[tuple[float, float, str]]:
    """Give start, end and text of each run in the head of the second page."""
    runs = [
        (placed.x + item.x, placed.x + item.x + item.advance, item.text)
        for placed in document.pages[1].content
        for item in placed.items
        if isinstance(item, TextRun) and placed.y < HEAD and item.size < 9
    ]
    return sorted(runs)


def with_head(start: str = "", center: str = "", end: str = "") -> Template:
    article = load("article")
    slots = Slots(start, center, end)
    return replace(article, header=replace(article.header, recto=slots, verso=slots))


@pytest.mark.parametrize(
    ("slots", "section"),
    [
        ({"start": "[[article.section]]", "end": "[[article.title]]"}, SECTION),
        ({"start": "[[article.section]]", "end": "[[article.title]]"}, SECTION * 40),
        ({"start": "[[article.section]]", "center": "[[article.title]]"}, SECTION),
        ({"center": "[[article.title]]"}, SECTION),
    ],
)
def test_slots_keep_apart(slots: dict[str, str], section: str) -> None:
    document = composed(with_head(**slots), section=section)
    runs = heads(document)
    assert len(runs) == len(slots)
    assert all(after[0] - before[1] >= 7.5 for before, after in pairwise(runs))
    page = document.pages[1]
    assert runs[0][0] >= 60
    assert runs[-1][1] <= page.width - 60
    assert any(text.endswith("…") for _, _, text in runs)


def test_a_short_section_is_not_cut_for_a_long_title() -> None:
    runs = heads(composed(with_head(start="[[article.section]]", end="[[article.title]]")))
    assert runs[0][2] == SECTION


def test_what_fits_stays_whole() -> None:
    runs = heads(composed(with_head(start="[[article.section]]", end="[[article.title]]"), title="三座桥"))
    assert [text for _, _, text in runs] == [SECTION, "三座桥"]


@pytest.mark.parametrize("characters", [1, 2, 3])
def test_a_page_of_few_characters_comes_to_an_end(characters: int) -> None:
    template = load("article")
    narrow = replace(template, page=replace(template.page, grid=replace(template.page.grid, characters=characters)))
    assert len(composed(narrow, text="天\n").pages) > 1
    poem = Article(Metadata(title="诗", language="zh-Hans"), (Verse(((Text("天"),), (), (Text("地"),))),))
    report = Report()
    assert compose(prepare(Collection.of(poem), narrow, report), narrow, Catalogue.load((), report), report).pages
