"""The reader of plain text on whole inputs: the corpus, the options, bad input, and that no word is ever lost."""

import contextlib
import json
from collections import Counter
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casepub.errors import SourceError
from casepub.model import Article, Figure, Heading, Paragraph
from casepub.model.walk import text_of
from casepub.readers.base import ReadContext, ReadOptions, Source
from casepub.readers.plaintext import PlainTextReader
from casepub.readers.structure.measure import skeleton
from tests.support.data import CORPUS, shared
from tests.support.outline import outline_of


def read(data: bytes | str, name: str = "input.txt", **options: object) -> tuple[Article, ReadContext]:
    raw = data.encode() if isinstance(data, str) else data
    context = ReadContext(options=ReadOptions(**options))  # type: ignore[arg-type]
    (article,) = PlainTextReader().read(Source(raw, name), context)
    return article, context


def headings(article: Article) -> list[tuple[int, str, str]]:
    found = [block for block in article.body if isinstance(block, Heading)]
    return [(block.level, block.label, text_of(block.children)) for block in found]


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.txt")), ids=lambda path: path.stem)
def test_corpus(path: Path) -> None:
    article, _ = read(path.read_bytes(), path.name)
    expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
    assert outline_of(article) == expected


def test_seed_article() -> None:
    article, context = read(shared("seed-article.txt").read_bytes())
    assert article.metadata.section == "经典案例"
    assert [date.value for date in article.metadata.dates] == ["2025-06-06"]
    assert [(level, label) for level, label, _ in headings(article)] == [(2, f"{n}、") for n in "1234"] + [(2, "")]
    assert [block.role for block in article.body if isinstance(block, Heading)][-1] == "conclusion"
    assert [(one.line, one.rule) for one in article.discarded] == [(1, "contact"), (33, "injected")]
    assert [block.source.first_line for block in article.body if isinstance(block, Figure) and block.source] == [41]
    first = article.body[0]
    assert isinstance(first, Paragraph)
    assert first.role == "lead"
    (repair,) = article.repairs
    assert (repair.kind, repair.count) == ("punctuation-width", 72)
    assert context.report.warnings == ()


INJECTED = (CORPUS / "injected.txt").read_text(encoding="utf-8")


def test_keep_punctuation_leaves_ascii_marks() -> None:
    article, _ = read(INJECTED, keep_punctuation=True)
    assert article.repairs == ()
    assert ",但经营者" in text_of(article.body[0])


def test_keep_all_takes_nothing_out() -> None:
    article, _ = read(INJECTED, keep_all=True)
    assert article.discarded == ()
    assert "金鼎娱乐" in text_of(article)


def test_restore_puts_a_line_back_in_its_place() -> None:
    article, _ = read(INJECTED, restore=frozenset({15}))
    assert [one.line for one in article.discarded] == [1, 23]
    lines = [block.source.first_line for block in article.body if block.source]
    assert lines == sorted(lines)
    assert 15 in lines


def test_remove_takes_a_line_out() -> None:
    article, _ = read(INJECTED, remove=frozenset({17}))
    assert (17, "by-user", 1.0) in [(one.line, one.rule, one.confidence) for one in article.discarded]


def test_the_users_language_wins() -> None:
    article, _ = read(INJECTED, language="zh-Hans-SG")
    assert article.metadata.language == "zh-Hans-SG"


def test_chapters_on_request() -> None:
    source = Source((CORPUS / "wrapped-novel.txt").read_bytes(), "novel.txt")
    context = ReadContext(options=ReadOptions(split_chapters=True))
    chapters = list(PlainTextReader().read(source, context))
    assert [chapter.metadata.title for chapter in chapters] == [
        "第一章　雪后的脚印",
        "第二章　断桥",
        "第三章　对岸的火光",
    ]
    assert {chapter.metadata.people[0].name for chapter in chapters} == {"贺兰川"}
    assert all(len(chapter.body) == 3 for chapter in chapters)


BAD = {
    "nothing but spaces": (b" \n\n  ", "there is no text in it"),
    "binary": (bytes(range(256)) * 20, "binary file"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(64), "binary file"),
    "undecodable": (b"\x80\xff\x80\xff" * 30, "cannot be decoded; tried utf-8, gb18030, big5hkscs"),
    "menu": ("首页\n登录 | 注册\n* 新闻\n* 体育\n版权所有 某某公司".encode(), "no article found: 5 short lines"),
}


@pytest.mark.parametrize(("data", "message"), BAD.values(), ids=BAD)
def test_bad_input_is_refused_with_a_reason(data: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        read(data)


def test_control_characters_are_counted() -> None:
    article, _ = read("题目一二三四\n\n正文里有\x07控制\x00字符，\u200b也有看不见的字符，读者应当数清楚。")
    assert {repair.kind: repair.count for repair in article.repairs} == {"control-characters": 2, "zero-width": 1}


def test_lost_characters_are_reported() -> None:
    _, context = read("题目一二三四\n\n这里原来有字，后来变成了锟斤拷锟斤拷，再也找不回来了。")
    assert [diagnostic.code for diagnostic in context.report.warnings] == ["characters-lost"]


# What pages are made of, to be shuffled; anything may come out but no word may be lost.
PIECES = st.sampled_from((
    "首页 > 新闻 > 正文", "登录 | 注册", "* 体育", "* 财经新闻", "旧城改造的十年账本", "2024-05-06 10:20",
    "来源：江畔晚报 作者：王小明", "一、第一个问题", "二、第二个问题", "三、第三个问题", "总结：", "乐购网",
    "版权所有 某某公司", "相关阅读", "（责编：李四）", "这是一段很普通的正文，写的是城里的旧事，读起来并不费力。",
    "第二段接着写下去，讲到了河边的码头，也讲到了船。", "图1 码头旧影", "参考文献", "[1] 某某：《旧事》，某某出版社。",
    "* * *", "他说：“好。”", "注释", "①这是一条注。", "1、一项", "2、二项", "原创 题目在这里",
))  # fmt: skip
LETTERS = st.text(st.characters(codec="utf-8", categories=("Lu", "Ll", "Lo", "Po", "Zs")), max_size=60)


def letters(text: str) -> Counter[str]:
    """Count letters, compatibility forms as the plain ones that the reader makes of them."""
    return Counter(char for char in skeleton(normalize("NFKC", text)) if not char.isdigit())


def words(article: Article) -> Counter[str]:
    metadata = article.metadata
    told = [metadata.title, metadata.section, metadata.source, *(date.as_written for date in metadata.dates)]
    told += [word for person in metadata.people for word in (person.name, person.as_written)]
    out = [one.text for one in article.discarded]
    return letters("".join([*told, *out, text_of(article)]))


@given(st.lists(st.one_of(PIECES, LETTERS), min_size=1, max_size=40), st.sampled_from(["\n", "\n\n"]))
def test_no_word_is_lost(lines: list[str], joint: str) -> None:
    text = joint.join(lines)
    try:
        article, _ = read(text, keep_punctuation=True)
    except SourceError:
        return
    assert letters(text) - words(article) == Counter()


@given(st.binary(min_size=1, max_size=400))
def test_any_bytes_give_an_article_or_an_error(data: bytes) -> None:
    with contextlib.suppress(SourceError):
        assert isinstance(read(data)[0], Article)
