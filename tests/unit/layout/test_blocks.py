"""What a designer looks for on a page: grounds that keep apart, marks of a good size, no page for nothing."""

from collections.abc import Iterable, Iterator

import pytest

from casepub.diagnostics import Report
from casepub.layout.compose import compose
from casepub.layout.display import Document, Group, Item, Path, TextRun
from casepub.model import (
    Article,
    Aside,
    Block,
    BulletList,
    Collection,
    Column,
    Division,
    ListItem,
    Metadata,
    PageBreak,
    Paragraph,
    Span,
    Table,
    TableCell,
    TableRow,
    Text,
)  # fmt: skip
from casepub.template import load
from casepub.transform import prepare
from casepub.typefaces.catalogue import Catalogue


def paragraph(text: str, **how: object) -> Paragraph:
    return Paragraph((Text(text),), **how)  # type: ignore[arg-type]


def composed(*blocks: Block, report: Report | None = None) -> Document:
    report = Report() if report is None else report
    article = Article(Metadata(title="题", language="zh-Hans"), blocks)
    template = load("article")
    return compose(
        prepare(Collection.of(article), template, report), template, Catalogue.load((), report), report
    )  # fmt: skip


def runs(document: Document) -> Iterator[tuple[float, TextRun]]:
    """Give each run with the place where it begins on its page."""
    for page in document.pages:
        for placed in page.content:
            yield from _runs(placed.items, placed.x)


def _runs(items: Iterable[Item], x: float) -> Iterator[tuple[float, TextRun]]:
    for item in items:
        if isinstance(item, TextRun):
            yield x + item.x, item
        elif isinstance(item, Group):
            yield from _runs(item.items, x + item.matrix[4])


def run(document: Document, text: str) -> tuple[float, TextRun]:
    return next(found for found in runs(document) if text in found[1].text)


def grounds(document: Document) -> list[tuple[float, float]]:
    """Give top and bottom of each coloured area."""
    found = []
    for placed in document.pages[0].content:
        for item in placed.items:
            if isinstance(item, Path) and item.fill is not None and len(item.segments) == 5:
                ys = [float(segment[2]) + placed.y for segment in item.segments if len(segment) == 3]
                found.append((min(ys), max(ys)))
    return sorted(found)


def test_asides_one_below_the_other_have_grounds_of_their_own() -> None:
    first, second = grounds(composed(Aside((paragraph("甲"), paragraph("乙"))), Aside((paragraph("丙"),))))
    assert second[0] - first[1] > 4


def test_a_dedication_stands_in_the_middle_and_an_epigraph_is_set_in() -> None:
    document = composed(
        paragraph("正文"),
        Division((paragraph("献给读者"),), "dedication"),
        Division((paragraph("卷首语"),), "epigraph"),
    )
    body, _ = run(document, "正文")
    middle, dedication = run(document, "献给读者")
    epigraph, _ = run(document, "卷首语")
    assert middle + dedication.advance / 2 == pytest.approx(document.pages[0].width / 2, abs=0.5)
    assert epigraph > body + 10


def test_a_byline_in_the_text_looks_like_the_byline_of_the_opening() -> None:
    _, byline = run(composed(paragraph("记者某某", role="byline")), "记者某某")
    _, body = run(composed(paragraph("记者某某")), "记者某某")
    assert byline.size < body.size
    assert byline.color != body.color


def test_heads_of_a_table_are_bold() -> None:
    cell = TableCell((paragraph("头格"),))
    side = TableCell((paragraph("侧格"),), header=True)
    other = TableCell((paragraph("身格"),))
    document = composed(Table((Column(), Column()), (TableRow((side, other)),), (TableRow((cell, cell)),)))
    faces = {text: run(document, text)[1].face.key for text in ("头格", "侧格", "身格")}
    assert faces["头格"] == faces["侧格"] != faces["身格"]


def test_a_bullet_is_no_speck() -> None:
    document = composed(BulletList((ListItem((paragraph("项"),)),)))
    (_, bullet), *_ = [found for found in runs(document) if found[1].text == "●"]
    _, text = run(document, "项")
    # The disc of CSS has about a third of an em.
    assert 0.3 <= bullet.size * 0.88 / text.size <= 0.45


@pytest.mark.parametrize("breaks", [1, 3])
def test_a_page_break_at_the_end_makes_no_empty_page(breaks: int) -> None:
    assert len(composed(paragraph("正文"), *[PageBreak()] * breaks).pages) == 1


def test_a_page_break_between_paragraphs_begins_a_page() -> None:
    assert len(composed(paragraph("甲"), PageBreak(), paragraph("乙")).pages) == 2


def test_what_has_no_small_capitals_says_so() -> None:
    report = Report()
    composed(Paragraph((Span((Text("Small"),), "small-caps"),)), report=report)
    assert [one.code for one in report] == ["small-caps-not-carried"]
