"""The model as JSON and back: nothing is lost, and what does not fit is refused with its key path."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from casepub.errors import SourceError
from casepub.model import (
    Article,
    BlockQuote,
    Collection,
    Heading,
    Metadata,
    Paragraph,
    Part,
    SourceSpan,
    Text,
    native,
)  # fmt: skip
from tests.support.data import ROOT
from tests.support.everynode import PICTURE, every_article, png, samples
from tests.support.schema import complaints

SCHEMA = native.json_schema()
HEAD = {"schema_version": 1, "type": "article", "metadata": {"type": "metadata"}}


def loaded(**more: Any) -> Article | Collection:
    return native.loads(json.dumps({**HEAD, **more}))


def test_every_sample_comes_back_and_fits_the_schema() -> None:
    for sample in samples():
        text = native.dumps(sample.article)
        assert native.loads(text) == sample.article
        assert complaints(SCHEMA, json.loads(text)) == []


def test_where_a_block_was_read_comes_back_too() -> None:
    span = SourceSpan(3, 4, "/html/body")
    article = Article(Metadata(), (Paragraph(children=(Text("字"),), source=span),))
    back = native.loads(native.dumps(article))
    assert isinstance(back, Article)
    assert back.body[0].source == span


def test_defaults_are_left_out_and_text_stays_readable() -> None:
    data = json.loads(native.dumps(Article(Metadata(title="题"), (Paragraph(children=(Text("字"),)),))))
    paragraph = {"type": "paragraph", "children": [{"type": "text", "value": "字"}]}
    assert data == {**HEAD, "metadata": {"type": "metadata", "title": "题"}, "body": [paragraph]}
    assert "题" in native.dumps(Article(Metadata(title="题"), ()))


def test_a_resource_is_base64_whether_bytes_or_file(tmp_path: Path) -> None:
    path = tmp_path / "ramp.png"
    path.write_bytes(png())
    at_hand, on_disk = (
        Article(Metadata(), (), resources=(replace(PICTURE, content=content),)) for content in (png(), path)
    )
    assert native.dumps(at_hand) == native.dumps(on_disk)
    assert native.loads(native.dumps(on_disk)) == at_hand


def test_a_path_in_json_is_never_followed() -> None:
    resource = {"type": "resource", "id": "r", "media_type": "image/png", "content": "/etc/hostname"}
    with pytest.raises(SourceError, match=r"resources\[0\]\.content: .* wanted, not str"):
        loaded(resources=[resource])


def test_unpaired_surrogates_survive_and_the_text_is_utf_8() -> None:
    article = Article(Metadata(title="甲\ud800"), (Paragraph(children=(Text("\udfff𠮷"),)),))
    assert native.loads(native.dumps(article).encode("utf-8").decode("utf-8")) == article


def test_tags_are_kebab_case() -> None:
    assert [native.tag_of(kind) for kind in (BlockQuote, Heading, Part)] == ["block-quote", "heading", "part"]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"bdy": []}, "bdy: unknown key; did you mean 'body'?"),
        ({"body": {}}, "body: a list is wanted, not dict"),
        ({"body": [[]]}, "body[0]: 'None' is no type that may stand here"),
        ({"body": [{"type": "pargraph"}]}, "body[0]: 'pargraph' is no type .* did you mean 'paragraph'?"),
        ({"body": [{"type": "text", "value": "x"}]}, "body[0]: 'text' is no type that may stand here"),
        ({"body": [{"type": "paragraph", "role": "body "}]}, "body[0].role: 'body ' is none of body, lead"),
        ({"body": [{"type": "paragraph", "children": [{"type": "text"}]}]}, "body[0].children[0].value: missing"),
        ({"body": [{"type": "paragraph", "children": [{"type": "text", "value": 1}]}]}, "str is wanted, not int"),
        ({"body": [{"type": "heading", "level": True}]}, "body[0].level: int is wanted, not bool"),
        ({"body": [{"type": "heading", "level": 7}]}, "body[0].level: 7 is not 1 to 6"),
        ({"body": [{"type": "heading"}]}, "body[0].level: missing"),
        ({"metadata": "题"}, "metadata: an object is wanted, not str"),
        ({"metadata": {"type": "person"}}, "metadata: 'metadata' is wanted here, not 'person'"),
        ({"metadata": {"titel": "x"}}, "metadata.titel: unknown key; did you mean 'title'?"),
        ({"footnotes": [{"type": "footnote"}]}, "footnotes[0].id: missing"),
        ({"resources": [{"content": {"base64": "%%"}}]}, "resources[0].content: this is no base64"),
        ({"schema_version": 2}, "newer than 1: update casepub"),
        ({"schema_version": 0}, "schema 0, which there never was"),
        ({"schema_version": "1"}, "schema '1', which there never was"),
        ({"type": "paragraph"}, "'article' is wanted here, not 'paragraph'"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_with_its_place(more: dict[str, Any], words: str) -> None:
    with pytest.raises(SourceError) as caught:
        loaded(**more)
    assert all(word in str(caught.value) for word in words.split(" .* "))


def test_spans_of_cells_are_bounded() -> None:
    cell = {"type": "table-cell", "column_span": 10**9}
    table = {"type": "table", "body": [{"type": "table-row", "cells": [cell]}]}
    with pytest.raises(SourceError, match=r"cells\[0\]\.column_span: 1000000000 is not 1 to 1000"):
        loaded(body=[table])


@pytest.mark.parametrize("text", ["", "{", "[]", '"x"', "{}", "[" * 100_000, "\x00"])
def test_what_is_no_dump_is_refused_with_the_cure(text: str) -> None:
    with pytest.raises(SourceError, match="write it with 'casepub dump'"):
        native.loads(text)


def test_nesting_has_a_limit() -> None:
    deep: dict[str, Any] = {"type": "paragraph"}
    for _ in range(native.MAXIMUM_DEPTH):
        deep = {"type": "block-quote", "children": [deep]}
    with pytest.raises(SourceError, match="nested deeper than 200 levels"):
        loaded(body=[deep])


@pytest.mark.parametrize(
    "data",
    [
        {**HEAD, "body": [{"type": "heading", "level": 9}]},
        {**HEAD, "body": [{"type": "text", "value": "x"}]},
        {**HEAD, "bdy": []},
        {"type": "article"},
        {**HEAD, "schema_version": 2},
    ],
)
def test_the_schema_refuses_what_the_reader_refuses(data: dict[str, Any]) -> None:
    assert complaints(SCHEMA, data) != []


def test_the_shipped_schema_is_the_one_of_the_types() -> None:
    shipped = json.loads((ROOT / "docs" / "article.schema.json").read_text(encoding="utf-8"))
    assert shipped == SCHEMA


def test_a_collection_of_everything_comes_back() -> None:
    article = every_article()
    collection = Collection(article.metadata, (Part((article, article), "第一编"),), (article,), (article,), PICTURE)
    assert native.loads(native.dumps(collection)) == collection
