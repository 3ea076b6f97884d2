"""Ids are unique, those of the source come first, and what refers to one that changed follows it."""

from typing import Any

import pytest

from casepub.diagnostics import Report
from casepub.model import (
    Article,
    BlockQuote,
    CrossReference,
    Figure,
    Footnote,
    Heading,
    Link,
    Metadata,
    Paragraph,
    Table,
    Text,
)  # fmt: skip
from casepub.model.walk import walk
from casepub.transform.identifiers import identified


def made(*body: Any, notes: tuple[Footnote, ...] = ()) -> tuple[Article, Report]:
    report = Report()
    return identified(Article(Metadata(), body, notes), report), report


def ids(article: Article) -> list[str]:
    blocks = (*article.body, *(block for note in article.footnotes for block in note.blocks))
    return [node.id for node in walk(blocks) if getattr(node, "id", None)]


def h(name: str | None = None) -> Heading:
    return Heading(1, (Text("题"),), id=name)


def to(target: str) -> Paragraph:
    return Paragraph(children=(Link((Text("链"),), f"#{target}"), CrossReference(target)))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ((h(), Figure(lost=True), Table((), ()), h()), ["heading-1", "figure-1", "table-1", "heading-2"]),
        ((h(), h("heading-1"), h()), ["heading-1-2", "heading-1", "heading-2"]),
        ((h("a"), h("a"), h("a")), ["a", "a-2", "a-3"]),
        ((h("一 二#<"),), ["一-二-"]),
        ((h(""),), ["heading-1"]),
        ((Paragraph(children=()), Paragraph(children=(), id="p")), ["p"]),
        ((BlockQuote((h("a"), h("a"))),), ["a", "a-2"]),
    ],
)
def test_ids(body: tuple[Any, ...], expected: list[str]) -> None:
    article, _ = made(*body)
    assert sorted(ids(article)) == sorted(expected)


def test_ids_given_by_the_source_are_not_taken_by_made_ones() -> None:
    article, report = made(h(), h("heading-1"), to("heading-1"))
    assert ids(article) == ["heading-1-2", "heading-1"]
    assert article.body[2] == to("heading-1")
    assert len(report) == 0


def test_what_refers_to_a_changed_id_follows_it() -> None:
    article, report = made(h("第一 章"), to("第一 章"), notes=(Footnote("n", (to("第一 章"),)),))
    assert article.body[1] == to("第一-章")
    assert article.footnotes[0].blocks == (to("第一-章"),)
    assert len(report) == 0


def test_of_two_blocks_with_one_id_the_first_is_meant() -> None:
    article, _ = made(h("a"), h("a"), to("a"))
    assert article.body[2] == to("a")


def test_ids_that_change_places_are_followed_at_once() -> None:
    article, _ = made(h("a b"), h("a-b"), to("a b"), to("a-b"))
    assert ids(article) == ["a-b", "a-b-2"]
    assert article.body[2:] == (to("a-b"), to("a-b-2"))


def test_notes_keep_their_ids_and_blocks_keep_clear_of_them() -> None:
    article, report = made(h("n"), to("n"), notes=(Footnote("n", (h("m"),)),))
    assert [note.id for note in article.footnotes] == ["n"]
    assert ids(article) == ["n-2", "m"]
    assert article.body[1] == to("n-2")
    assert len(report) == 0


@pytest.mark.parametrize("note", [False, True])
def test_a_reference_to_nothing_is_reported_once(note: bool) -> None:
    wrong = to("gone")
    _, report = made(notes=(Footnote("n", (wrong, wrong)),)) if note else made(wrong, wrong)
    assert [diagnostic.code for diagnostic in report] == ["dangling-reference"] * 2
    assert all("'gone'" in diagnostic.message for diagnostic in report)


def test_outer_links_are_left_alone() -> None:
    outer = Paragraph(children=(Link((Text("链"),), "https://example.org/#gone"),))
    article, report = made(outer)
    assert article.body == (outer,)
    assert len(report) == 0
