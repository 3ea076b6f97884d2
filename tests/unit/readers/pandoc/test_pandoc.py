"""pandoc's syntax tree in, articles out; the program itself is tried where it is installed."""

import os
import stat
from pathlib import Path
from typing import Any

import pytest

from casepub.errors import SourceError
from casepub.model import (
    BulletList,
    Code,
    Emphasis,
    Figure,
    FootnoteReference,
    Heading,
    OrderedList,
    Paragraph,
    Table,
    Text,
    Verse,
)  # fmt: skip
from casepub.model.walk import text_of
from casepub.readers.base import ReadContext, Source
from casepub.readers.pandoc.program import syntax_tree
from casepub.readers.pandoc.reader import article_of
from tests.support.readers import read_as
from tests.support.tools import tool

NO_ATTRIBUTES: list[Any] = ["", [], []]


def words(text: str) -> list[dict[str, Any]]:
    return [{"t": "Str", "c": text}]


def para(*inlines: dict[str, Any]) -> dict[str, Any]:
    return {"t": "Para", "c": list(inlines)}


def blocks(*nodes: dict[str, Any], **meta: Any) -> tuple[object, ...]:
    title = {"title": {"t": "MetaInlines", "c": words("题")}, **meta}
    return article_of({"blocks": list(nodes), "meta": title}, Source(b"x", "x.rst"), ReadContext()).body


def test_soft_breaks_and_marks() -> None:
    line = para(*words("第一行"), {"t": "SoftBreak"}, {"t": "Emph", "c": words("第二")}, {"t": "Space"}, *words("x"))
    assert blocks(line) == (Paragraph((Text("第一行"), Emphasis((Text("第二"),)), Text(" x"))),)


def test_notes_math_and_quotes() -> None:
    note = {"t": "Note", "c": [para(*words("注。"))]}
    math = {"t": "Math", "c": [{"t": "InlineMath"}, "a^2"]}
    quoted = {"t": "Quoted", "c": [{"t": "DoubleQuote"}, words("引")]}
    article = article_of({"blocks": [para(quoted, note, math)]}, Source(b"x", "x"), ReadContext())
    assert article.body == (Paragraph((Text("“引”"), FootnoteReference("note-1"), Code("a^2"))),)
    assert text_of(article.footnotes[0]) == "注。\n"


def test_blocks() -> None:
    cell: list[Any] = [NO_ATTRIBUTES, {"t": "AlignDefault"}, 1, 2, [{"t": "Plain", "c": words("格")}]]
    row: list[Any] = [NO_ATTRIBUTES, [cell]]
    columns = [[{"t": "AlignRight"}, {"t": "ColWidth", "c": 0.5}], [{"t": "AlignDefault"}, {"t": "ColWidthDefault"}]]
    table = {
        "t": "Table",
        "c": [
            NO_ATTRIBUTES, [None, [{"t": "Plain", "c": words("表题")}]], columns, [NO_ATTRIBUTES, []],
            [[NO_ATTRIBUTES, 0, [], [row]]], [NO_ATTRIBUTES, []],
        ],
    }  # fmt: skip
    image = {"t": "Image", "c": [NO_ATTRIBUTES, words("替代"), ["none.png", ""]]}
    figure = {
        "t": "Figure",
        "c": [NO_ATTRIBUTES, [None, [{"t": "Plain", "c": words("图注")}]], [{"t": "Plain", "c": [image]}]],
    }
    found = blocks(
        {"t": "Header", "c": [2, ["id", [], []], words("一、小题")]},
        {"t": "LineBlock", "c": [words("诗一"), words("诗二")]},
        {"t": "BulletList", "c": [[{"t": "Plain", "c": words("项")}]]},
        {"t": "OrderedList", "c": [[3, {"t": "LowerAlpha"}, {"t": "TwoParens"}], [[para(*words("乙"))]]]},
        table,
        figure,
    )
    heading, verse, bullets, numbers, made, paragraph, lost = found
    assert heading == Heading(2, (Text("一、小题"),), id="id")
    assert verse == Verse(((Text("诗一"),), (Text("诗二"),)))
    assert isinstance(bullets, BulletList)
    assert bullets.tight
    assert isinstance(numbers, OrderedList)
    assert (numbers.start, numbers.style, numbers.prefix, numbers.suffix, numbers.tight) == (
        3,
        "lower-alpha",
        "(",
        ")",
        False,
    )
    assert isinstance(made, Table)
    assert (text_of(made), made.columns[0].width, made.body[0].cells[0].column_span) == ("表题\n格\n", 0.5, 2)
    assert paragraph == Paragraph((Text("替代"),))
    assert lost == Figure(caption=(Text("图注"),), lost=True)


@pytest.mark.parametrize(
    "tree", [{"blocks": [{"t": "Para", "c": 7}]}, {"blocks": [{"t": "Header", "c": []}]}, {"blocks": []}]
)
def test_trees_of_another_version(tree: dict[str, Any]) -> None:
    with pytest.raises(SourceError):
        article_of(tree, Source(b"x", "x.rst"), ReadContext())


def test_deep_trees() -> None:
    node: dict[str, Any] = para(*words("x"))
    for _ in range(500):
        node = {"t": "BlockQuote", "c": [node]}
    with pytest.raises(SourceError, match="nested"):
        blocks(node)


def test_without_pandoc(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SourceError, match="needs pandoc"):
        read_as("pandoc", "文", path=Path("a.rst"))


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("exec sleep 30", "stopped"),
        ("echo broken >&2; exit 64", "broken"),
        ("echo '[]'", "no syntax tree"),
        ("echo nonsense", "no syntax tree"),
    ],
)
def test_a_program_that_misbehaves(script: str, said: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "pandoc"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(SourceError, match=said):
        syntax_tree(b"x", ".rst", "x.rst", timeout=0.5)


@pytest.mark.external
def test_with_pandoc() -> None:
    tool("pandoc")
    article = read_as("pandoc", "题目\n====\n\n第一行\n第二行， *重* 。\n", path=Path("a.rst"))
    assert (article.metadata.title, text_of(article.body)) == ("题目", "第一行第二行， 重 。\n")
