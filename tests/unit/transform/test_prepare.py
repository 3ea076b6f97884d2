"""What every renderer gets: the whole collection prepared, and lost pictures told once."""

from dataclasses import replace

import pytest

import casepub
from casepub.diagnostics import Report
from casepub.model import Article, Collection, Division, Figure, Heading, Image, Metadata, Paragraph, Part, Text
from casepub.model.block import SourceSpan
from casepub.template import load
from casepub.transform import prepare

TEMPLATE = load("article")
EMPTY = Paragraph(children=(Text(""),))


def article(*body: Figure | Heading | Paragraph | Division) -> Article:
    return Article(Metadata(title="题", language="zh-Hans"), body)


def lost(line: int = 0, words: str = "", alt: str = "") -> Figure:
    source = SourceSpan(line, line) if line else None
    images = (Image("r", alt),) if alt else ()
    return Figure(images, (Text(words),) if words else (), lost=True, source=source)


def test_every_article_of_a_collection_is_prepared() -> None:
    one = article(Heading(1, (Text("甲"), Text("乙"))), EMPTY)
    collection = Collection(Metadata(title="集"), (Part((one,), "编"), Part((one,))), (one,), (one,))
    prepared = prepare(collection, TEMPLATE, Report())
    assert [part.title for part in prepared.parts] == ["编", ""]
    assert {done.body for done in prepared.articles} == {(Heading(1, (Text("甲乙"),), id="heading-1"),)}
    assert len(prepared.articles) == 4


@pytest.mark.parametrize(
    ("figure", "where", "words"),
    [
        (lost(7), "line 7", "a picture;"),
        (lost(7, "说明"), "line 7", "the picture '说明'"),
        (lost(0, "", "替代"), "figure-1", "the picture '替代'"),
    ],
)
def test_a_lost_picture_is_told_with_its_place(figure: Figure, where: str, words: str) -> None:
    report = Report()
    prepare(Collection.of(article(Division((figure,)))), TEMPLATE, report)
    (told,) = report
    assert (told.code, told.where) == ("image-lost", where)
    assert words in told.message
    assert "figure.placeholder" in told.hint


@pytest.mark.parametrize("placeholder", [False, True])
def test_a_lost_picture_is_told_once_for_all_formats(placeholder: bool) -> None:
    template = replace(TEMPLATE, figure=replace(TEMPLATE.figure, placeholder=placeholder))
    report = Report()
    for name in ("html", "epub", "docx", "pdf"):
        casepub.render(
            article(lost(7, "说明"), Paragraph(children=(Text("字"),))), name, template=template, report=report
        )
    assert [told.code for told in report] == ([] if placeholder else ["image-lost"])
