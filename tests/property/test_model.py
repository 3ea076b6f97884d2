"""Whatever a model holds: it comes back from JSON, a mapped copy is a copy, and preparing it loses no text."""

import json
from typing import Any

from hypothesis import given, settings

from casepub.diagnostics import Report
from casepub.model import Article, Collection, Heading, Text, native
from casepub.model.outline import Entry, headings_of, outline
from casepub.model.walk import children_of, text_of, transform, walk
from casepub.template import load
from casepub.transform import prepare
from casepub.transform.cleanup import cleaned
from casepub.transform.identifiers import identified
from tests.support.schema import complaints
from tests.support.strategies import articles, blocks, collections

SCHEMA = native.json_schema()
few = settings(max_examples=40)


@given(articles())
@few
def test_any_article_comes_back_from_json(article: Article) -> None:
    text = native.dumps(article)
    assert native.loads(text) == article
    assert complaints(SCHEMA, json.loads(text)) == []


@given(collections())
@few
def test_any_collection_comes_back_from_json(collection: Collection) -> None:
    text = native.dumps(collection, indent=None)
    assert native.loads(text) == collection
    assert complaints(SCHEMA, json.loads(text)) == []


@given(blocks())
@few
def test_a_copy_without_change_is_the_same_object(block: Any) -> None:
    assert transform(block, lambda node: node) is block


@given(blocks())
@few
def test_walk_meets_each_node_once_parents_first(block: Any) -> None:
    met = list(walk(block))
    assert met[0] is block
    assert len(met) == 1 + sum(len(list(children_of(node))) for node in met)


@given(blocks())
@few
def test_every_text_is_in_the_plain_text_in_order(block: Any) -> None:
    text, position = text_of(block), 0
    for node in walk(block):
        if isinstance(node, Text):
            position = text.index(node.value, position) + len(node.value)


@given(articles())
@few
def test_cleaning_loses_no_word_and_is_done_at_once(article: Article) -> None:
    once = cleaned(article)
    assert "".join(text_of(once).split()) == "".join(text_of(article).split())
    assert cleaned(once) == once


@given(articles())
@few
def test_ids_are_unique_and_stay_when_they_are(article: Article) -> None:
    once = identified(article, Report())
    blocks = (*once.body, *(block for note in once.footnotes for block in note.blocks))
    ids = [node.id for node in walk(blocks) if getattr(node, "id", None)]
    assert len(ids) == len(set(ids))
    assert identified(once, Report()) == once


@given(articles())
@few
def test_preparing_keeps_the_text(article: Article) -> None:
    prepared = prepare(Collection.of(article), load("article"), Report()).articles[0]
    assert "".join(text_of(prepared.body).split()) == "".join(text_of(article.body).split())


@given(articles())
@few
def test_the_outline_holds_each_heading_once_in_order(article: Article) -> None:
    assert _flat(outline(article.body)) == list(headings_of(article.body))


def _flat(entries: tuple[Entry, ...]) -> list[Heading]:
    return [heading for entry in entries for heading in (entry.heading, *_flat(entry.children))]
