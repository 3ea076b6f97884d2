"""Any bytes give articles or a SourceError, from every reader; text that is read is kept or on record."""

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from casepub.errors import SourceError
from casepub.model import Article, Code, CodeBlock, native
from casepub.model.walk import text_of, walk
from casepub.readers.base import ReadContext, ReadOptions, Source
from casepub.registry import reader
from tests.support.word import level, lists, numbered, paragraph, text, word

FORMATS = ("markdown", "docx", "aozora", "feed", "jsonl", "epub")
PIECES = st.sampled_from([
    "正文", "かな", "한글", "word ", " ", "\n", "\n\n", "　　", "*", "**", "_", "~~", "`", "```\n",
    "[", "]", "(", ")", "![", "](a.png)", "](#x)", "{",
    "}", "|", "{#id}", "{漢|かん}", "<b>", "</b>",
    "<div>", "</div>\n",
    "<!--", "-->", "<ruby>漢<rt>かん", "<br>", "<table><tr><td>", "# ",
    "## ", "- ", "1. ", "> ", "    ",
    "| a | b |\n|---|---|\n",
    "---\n", "+++\n", "title: x\n", "[^1]", "[^1]: ", "^[", "$",
    "$$\n", ":::", ": ", "\\", "&amp;", "&#0;", "\ud800",
    "\ufeff", "\u202e", "《", "》", "｜", "［＃", "］", "「", "」は大見出し", "に傍点", "※［＃",
    "、第3水準1-84-77］", "底本：",
    "-" * 55 + "\n", "ここから２字下げ", "<rss><channel><item>", "</item>", "<title>", "<content:encoded>",
    '{"title": "x", ', '"html": "<p>a"}', "[[[", "。", "，",
])  # fmt: skip
SOUP = st.lists(PIECES, max_size=30).map("".join)
WORDS = st.text(st.sampled_from("甲乙丙丁abc，。 "), min_size=1, max_size=12)


def articles_of(name: str, data: bytes) -> list[Article]:
    return list(reader(name).read(Source(data, "fuzz"), ReadContext(options=ReadOptions(maximum_size=2_000_000))))


@pytest.mark.parametrize("name", FORMATS)
@given(data=st.binary(max_size=200))
@example(data=b"PK\x03\x04")
@example(data=b"\xff\xfe\x00\xd8")
def test_any_bytes(name: str, data: bytes) -> None:
    with suppress(SourceError):
        articles_of(name, data)


@pytest.mark.parametrize("name", ["markdown", "aozora", "feed", "jsonl"])
@given(source=SOUP)
def test_any_soup_of_notation(name: str, source: str) -> None:
    with suppress(SourceError):
        for article in articles_of(name, source.encode("utf-8", "replace")):
            assert isinstance(native.loads(native.dumps(article)), Article)


def visible(article: Article) -> str:
    """Give every character that an article holds anywhere: text, notes, metadata, what was set aside."""
    discarded = "".join(item.text for item in article.discarded)
    code = "".join(node.value for node in walk(article) if isinstance(node, Code | CodeBlock))
    return text_of(article) + article.metadata.title + discarded + code


@given(words=st.lists(WORDS, min_size=1, max_size=6), marks=st.lists(PIECES, min_size=6, max_size=6))
def test_markdown_keeps_every_word(words: list[str], marks: list[str]) -> None:
    """Each word stands behind a mark of the notation; markers may go, none of the letters may."""
    signs = [f"始{index}{word_}终" for index, word_ in enumerate(words)]
    harmless = [
        mark
        for mark in marks
        if not any(part in mark for part in ("{", "[", "](", "<", "---", "+++", "title", "^", "底本"))
    ]
    source = "\n\n".join(sign + mark for sign, mark in zip(signs, harmless + ["。"] * 6, strict=False))
    (article,) = articles_of("markdown", f"# 题\n\n{source}\n".encode("utf-8", "replace"))
    kept = "".join(visible(article).split())
    assert all("".join(sign.split()) in kept for sign in signs)


RUNS = st.sampled_from(
    ["", "<w:b/>", "<w:i/>", '<w:u w:val="single"/>', '<w:vertAlign w:val="superscript"/>', '<w:em w:val="dot"/>']
)
STYLES_ = st.sampled_from(["", "1", "2", "3", "q", "c", "l", "zz"])


@given(st.lists(st.tuples(WORDS, RUNS, STYLES_, st.booleans()), min_size=1, max_size=8))
def test_word_keeps_every_word(parts: list[tuple[str, str, str, bool]]) -> None:
    body = "".join(
        numbered(text(f"始{word_}终", run), style=style) if is_item else paragraph(text(f"始{word_}终", run), style)
        for word_, run, style, is_item in parts
    )
    data = word(body, numbering=lists(level(0, "chineseCounting", "%1、")))
    (article,) = articles_of("docx", data)
    kept = "".join(visible(article).split())
    assert all("".join(f"始{word_}终".split()) in kept for word_, _, _, _ in parts)


@given(place=st.integers(0, 400), value=st.integers(0, 255), cut=st.integers(0, 3000))
def test_damaged_word_documents(place: int, value: int, cut: int) -> None:
    data = bytearray(word(paragraph("正文。")))
    data[place % len(data)] = value
    for damaged in (bytes(data), bytes(data[: cut % len(data)])):
        with suppress(SourceError):
            articles_of("docx", damaged)


@given(st.text(st.sampled_from("<>/wpr:tbl \"='&;甲"), max_size=60))
def test_any_xml_in_a_word_document(content: str) -> None:
    with suppress(SourceError):
        articles_of("docx", word(content))


@given(st.text(st.sampled_from("甲乙《》｜［］＃「」に傍点は大見出し※、\n　"), max_size=60))
def test_aozora_keeps_every_letter(source: str) -> None:
    with suppress(SourceError):
        (article,) = articles_of("aozora", f"前{source}\n後\n".encode())
        kept = visible(article)
        assert all(kept.count(char) >= 1 for char in "前後")


def test_a_bomb_of_zeros() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 50_000_000)
    for name in ("docx", "epub"):
        with pytest.raises(SourceError):
            articles_of(name, buffer.getvalue())
