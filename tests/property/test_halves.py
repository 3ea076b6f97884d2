"""A text that two processes print: the same bytes as from one, wherever it is parted."""

import os
from dataclasses import replace
from functools import partialmethod
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from casepub import render
from casepub.diagnostics import Report
from casepub.layout.compose import Composer
from casepub.layout.halves import Stretch, halves
from casepub.model import (
    Article,
    Code,
    Collection,
    Column,
    CrossReference,
    Emphasis,
    Footnote,
    FootnoteReference,
    Heading,
    Link,
    Metadata,
    PageBreak,
    Paragraph,
    Part,
    Ruby,
    RubyPair,
    Table,
    TableCell,
    TableRow,
    Text,
)  # fmt: skip
from casepub.model.document import Resource
from casepub.renderers.docx import folios
from casepub.renderers.pdf import press
from casepub.template import Template, load
from casepub.typefaces.catalogue import Catalogue

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")

WORDS = [
    "天地玄黄，宇宙洪荒。",
    "“日月盈昃”——辰宿列张……",
    "Unicode 17.0 ",
    "⼀一",
    "soft\u00adhyphen",
    "25% ",
    "（上）",
    "！？",
]
INLINES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map("".join)


def paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text), Ruby((RubyPair("漢字", "かんじ"),)), Emphasis((Text("重点"),)), Code("x = 1")))


def table(text: str) -> Table:
    return Table((Column(),), (TableRow((TableCell((Paragraph((Text(text),)),)),)),), caption=(Text("表"),))


BLOCKS = st.one_of(
    INLINES.map(lambda text: Paragraph((Text(text * 3),))),
    INLINES.map(paragraph),
    st.tuples(INLINES, st.integers(1, 3)).map(lambda made: Heading(made[1], (Text(made[0][:12]),))),
    st.just(PageBreak()),
    INLINES.map(table),
    INLINES.map(
        lambda text: Paragraph((Link((Text(text[:9]),), "https://example.org"), Link((Text("a"),), "#nowhere")))
    ),
)


@st.composite
def texts(draw: st.DrawFn) -> Article | Collection:
    bodies = draw(st.lists(st.lists(BLOCKS, min_size=2, max_size=12), min_size=1, max_size=3))
    articles = tuple(
        Article(Metadata(title=f"文{n}", language=draw(st.sampled_from(["zh-Hans", "ja", "en"]))), tuple(body))
        for n, body in enumerate(bodies)
    )
    if len(articles) == 1:
        return articles[0]
    return Collection(Metadata(title="集", language="zh-Hans"), (Part(articles[:1], "上"), Part(articles[1:], "下")))


def small(name: str) -> Template:
    """Give a template with some eight lines a page, so that a short text has many."""
    template = load(name)
    page = replace(template.page, size="100mm 84mm", grid=replace(template.page.grid, characters=0, lines=0))
    return replace(template, page=page)


def printed(text: Any, template: Template, processes: int) -> tuple[bytes, set[Any]]:
    report = Report()
    return render(text, "pdf", template=template, report=report, processes=processes), set(report)


def both_ways(patch: pytest.MonkeyPatch, text: Any, template: Template, share: float) -> None:
    """Print a text by one process and by two, and see that the second way was not given up."""
    once = printed(text, template, 1)
    patch.setattr(press, "_SHARE", share)
    parted = Composer.halves
    found: list[object] = []

    def noting(composer: Composer, share: float) -> Any:
        found.append(parted(composer, share, least=0))
        return found[-1]

    patch.setattr(Composer, "halves", noting)
    whole = Composer.all_pages

    def given_up(composer: Composer) -> Any:
        assert found == [None], "the second process was lost"
        return whole(composer)

    patch.setattr(Composer, "all_pages", given_up)
    assert printed(text, template, 2) == once


@pytest.mark.parametrize("template", ["novel", "article"])
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=25, deadline=None, phases=[Phase.generate])
@given(text=texts(), share=st.floats(0.0, 1.0))
def test_two_processes_give_the_same_bytes(template: str, text: Any, share: float) -> None:
    with pytest.MonkeyPatch.context() as patch:
        both_ways(patch, text, small(template), share)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_glyphs_of_two_meanings_keep_them_across_the_parts(share: float) -> None:
    lines = ["一丨丶丿", "⼀⼁⼂⼃", "a\u00adb-c", "‐-\u00ad", "ﬁ fi", "⼀一"] * 4
    article = Article(Metadata(title="题", language="zh-Hans"), tuple(Paragraph((Text(line),)) for line in lines))
    with pytest.MonkeyPatch.context() as patch:
        both_ways(patch, article, small("article"), share)


def test_notes_that_wait_for_room_go_on_after_the_seam(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"n{number}" for number in range(9)]
    notes = tuple(Footnote(name, (Paragraph((Text("注解很长。" * 12),)),)) for name in names)
    body = (Paragraph((Text("天地"), *map(FootnoteReference, names))),)
    noted = Article(Metadata(title="上", language="zh-Hans"), body, notes)
    plain = Article(Metadata(title="下", language="zh-Hans"), (Paragraph((Text("玄黄。" * 90),)),))
    text = Collection(Metadata(title="集", language="zh-Hans"), (Part((noted, plain), ""),))
    both_ways(monkeypatch, text, small("article"), 0.1)


def test_a_lost_helper_costs_time_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    article = Article(Metadata(title="题", language="zh-Hans"), (Paragraph((Text("天地玄黄。" * 90),)),) * 9)
    once = printed(article, small("article"), 1)
    monkeypatch.setattr(Composer, "halves", partialmethod(Composer.halves, least=0))
    monkeypatch.setattr(press, "_print_second", lambda *_: 1 / 0)
    assert printed(article, small("article"), 2) == once


@pytest.mark.parametrize("share", [0.2, 0.8])
def test_word_gets_the_same_page_numbers(monkeypatch: pytest.MonkeyPatch, share: float) -> None:
    body = (Heading(1, (Text("章"),), id="a"), Paragraph((Text("天地玄黄。" * 90),)))
    texts = [Article(Metadata(title=name, language="zh-Hans"), body * 3) for name in "甲乙丙"]
    text = Collection(Metadata(title="集", language="zh-Hans"), (Part(tuple(texts)),))
    once = render(text, "docx", template=small("novel"), processes=1)
    monkeypatch.setattr(Composer, "all_pages", lambda _: pytest.fail("the second process was lost"))
    monkeypatch.setattr(Composer, "halves", partialmethod(Composer.halves, least=0))
    monkeypatch.setattr(folios, "_SHARE", share)
    assert render(text, "docx", template=small("novel"), processes=2) == once


def test_what_may_not_be_parted_is_not() -> None:
    noted = Article(
        Metadata(language="zh-Hans"),
        (Paragraph((Text("天"), FootnoteReference("n"))), Paragraph((Text("地"),))),
        (Footnote("n", (Paragraph((Text("注"),)),)),),
    )
    plain = replace(noted, body=(*noted.body, Heading(1, (Text("章"),)), Paragraph((Text("玄"),))), footnotes=())
    never = halves([noted], 0.5, 0, lambda *_: True)
    assert never is None
    assert halves([plain], 0.5, 1000, lambda *_: True) is None
    assert halves([plain], 0.0, 0, lambda *_: True) == ((Stretch(0, 0, 1),), (Stretch(0, 1, 4),))
    assert halves([noted, plain], 0.0, 0, lambda *_: False) == ((Stretch(0, 0, 2),), (Stretch(1, 0, 4),))


def parted(article: Article, template: Template) -> bool:
    composer = Composer(Collection.of(article), template, Catalogue.load(), Report())
    return composer.halves(0.5, 0) is not None


def test_what_depends_on_the_whole_is_done_in_one() -> None:
    body = (Paragraph((Text("天"),)), Paragraph((Text("地"),)))
    plain, template = Article(Metadata(language="zh-Hans"), body), load("article")
    assert parted(plain, template)
    assert not parted(replace(plain, body=(*body, Paragraph((CrossReference("x", "page"),)))), template)
    counting = replace(template.footer, recto=replace(template.footer.recto, center="[[page]]/[[pages]]"))
    assert not parted(plain, replace(template, footer=counting))
    for name in ("paragraph", "first_paragraph"):
        kept = replace(getattr(template.styles, name), keep_with_next=True)
        assert not parted(plain, replace(template, styles=replace(template.styles, **{name: kept})))
    signed = replace(plain, body=(Paragraph((Text("天"),), role="signature"), body[1]))
    assert not parted(signed, template)


def test_a_book_with_pictures_is_printed_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    picture = Resource("r", "image/png", b"\x89PNG")
    article = Article(Metadata(language="zh-Hans"), (Paragraph((Text("天地玄黄。" * 90),)),) * 9, resources=(picture,))
    monkeypatch.setattr(Composer, "halves", lambda *_: pytest.fail("it was parted"))
    assert render(article, "pdf", processes=2)
