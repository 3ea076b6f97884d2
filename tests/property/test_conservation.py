"""Kept text plus discarded text is the visible text, for every reader and whatever is put together."""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casepub.errors import SourceError
from casepub.readers.base import ReadContext, Source
from casepub.readers.pandoc.reader import article_of
from tests.support.conservation import check, letters, lost, read, said
from tests.support.packages import epub, mhtml, xhtml
from tests.support.word import word

WORDS = st.text("山水风云日月星辰春夏秋冬かなカナ한글ab1２", min_size=1, max_size=6)
SENTENCES = st.lists(WORDS, min_size=2, max_size=5).map(lambda words: "，".join(words) + "。")
LINES = st.sampled_from([
    "一、山水", "1. 风云", "第三章 日月", "（二）星辰", "2024年3月5日", "作者：春山", "来源：日报", "记者 秋水 摄",
    "图为春山。", "▲秋水", "版权所有", "登录 注册", "上一篇：风云", "分享到：微信", "责任编辑：夏木", "（完）",
    "参考文献", "[1] 冬集", "注释", "① 夏注", "——星辰", "「かな」", "• 水", "＊＊＊", "关键词：山；水", "摘要：日月",
    "春 夏 秋 冬", "目录", "a@b.cn", "http://a.cn/春", "",
])  # fmt: skip
TEXTS = st.lists(SENTENCES | LINES | WORDS, max_size=14).map("\n".join)


@given(TEXTS)
def test_plain_text(text: str) -> None:
    check("text", text.encode())


@given(TEXTS, st.sampled_from(["gb18030", "utf-16", "big5", "cp932", "euc_jp", "cp949", "utf-8-sig"]))
def test_plain_text_in_other_encodings(text: str, encoding: str) -> None:
    check("text", text.encode(encoding, "ignore"))


TAGS = st.sampled_from([
    "div", "p", "span", "b", "section", "ul", "ol", "li", "table", "tr", "td", "th", "caption", "blockquote", "h1",
    "h2", "h3", "a", "article", "aside", "nav", "footer", "header", "figure", "figcaption", "dl", "dt", "dd", "pre",
    "code", "form", "em", "ruby", "rt", "rb", "sup", "details", "summary", "time", "address", "main", "q", "x-y",
    "svg", "textarea",
])  # fmt: skip
ATTRIBUTES = st.sampled_from([
    "", " class=content", " class=comment", " class=author", " id=footer", " hidden", " href='#a'", " id=a",
    " start=3", " colspan=2", " lang=ja", " role=doc-noteref", " epub:type=footnote", " class=caption",
    " style='font-weight:bold'",
])  # fmt: skip
LEAVES = (
    WORDS | SENTENCES | LINES.map(escape) | st.sampled_from(["<br>", "<img src=a.png alt=b>", "<hr>", "&nbsp;", " "])
)


def element(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    content = st.lists(inner, max_size=5).map("".join)
    whole = st.builds(lambda tag, more, inside: f"<{tag}{more}>{inside}</{tag}>", TAGS, ATTRIBUTES, content)
    return whole | st.builds(lambda tag, more, inside: f"<{tag}{more}>{inside}", TAGS, ATTRIBUTES, content)


PAGES = st.lists(st.recursive(LEAVES, element, max_leaves=20), max_size=8).map("".join)


@given(PAGES)
def test_pages(html: str) -> None:
    check("html", html.encode())


@given(PAGES)
def test_web_archives(html: str) -> None:
    check("html", mhtml(html.encode()))


@given(st.lists(PAGES, min_size=1, max_size=3))
def test_books(chapters: list[str]) -> None:
    check("epub", epub(*map(xhtml, chapters)))


@given(st.lists(PAGES, min_size=1, max_size=3), st.booleans())
def test_feeds(pages: list[str], atom: bool) -> None:
    name, content = ("entry", "content type='html'") if atom else ("item", "description")
    entries = "".join(
        f"<{name}><{content}>{escape(f'<p>{page}</p>')}</{content.split()[0]}></{name}>" for page in pages
    )
    try:
        articles = read("feed", f"<feed>{entries}</feed>".encode())
    except SourceError:
        return
    shown = [lost("html", f"<p>{page}</p>".encode(), ()) for page in pages]
    missing = sum(shown[1:], shown[0]) - said(articles)
    assert not missing or len(articles) < len(pages)  # an entry without a text is skipped, and reported


@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_lines_of_json(texts: list[str]) -> None:
    check("jsonl", "\n".join(json.dumps({"text": text}) for text in texts).encode())


NOTATION = st.sampled_from([
    "｜", "《かな》", "［＃「山」に傍点］", "［＃ここから２字下げ］", "［＃ここで字下げ終わり］", "［＃大見出し］",
    "［＃大見出し終わり］", "［＃「山」は中見出し］", "［＃改ページ］", "※［＃「木＋世」、第3水準1-84-77］",
    "［＃「山」はキャプション］", "［＃傍点］", "［＃傍点終わり］", "［＃縦中横］", "［＃縦中横終わり］",
    "［＃地付き］", "［＃割り注］", "［＃割り注終わり］", "［＃レ］", "［＃（ヲ）］", "《", "》", "［", "］",
    "底本：「山」春書房", "\n", "\n\n", "-------------------------------------------------------\n",
    "［＃春の絵（a.png）入る］", "／＼", "　",
])  # fmt: skip


@given(st.lists(WORDS | NOTATION, max_size=25).map("".join))
def test_aozora(text: str) -> None:
    check("aozora", f"題\n著者\n\n{text}".encode())


MARKS = st.sampled_from([
    "*", "**", "_", "~~", "`", "\n", "\n\n", "# ", "## ", "- ", "1. ", "> ", "    ", "| ", " | ", "\n|---|---|\n",
    "---\n", "[^1]", "$", "$$\n", ": ", "\\", "　", "  \n", "<b>", "</b>", "<div>\n", "</div>\n", "![", "(", ")",
    "+ ", "***\n", "===\n",
])  # fmt: skip


@given(st.lists(WORDS | MARKS, max_size=30).map("".join))
def test_markdown(text: str) -> None:
    check("markdown", text.encode())


NAMES = st.sampled_from([
    "p", "r", "r", "r", "t", "t", "tbl", "tr", "tc", "hyperlink", "ins", "del", "moveTo", "moveFrom", "sdt",
    "sdtContent", "smartTag", "fldSimple", "ruby", "rt", "rubyBase", "txbxContent", "pict", "drawing", "customXml",
    "bdo", "dir", "AlternateContent", "Choice", "Fallback", "tab", "br", "cr", "sym", "noBreakHyphen",
    "footnoteReference",
])  # fmt: skip
PROPERTIES = st.sampled_from([
    "", '<w:pPr><w:pStyle w:val="t"/></w:pPr>', '<w:pPr><w:pStyle w:val="1"/></w:pPr>',
    "<w:rPr><w:b/><w:vanish/></w:rPr>", '<w:pPr><w:pStyle w:val="c"/></w:pPr>',
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', '<w:pPr><w:pStyle w:val="toc1"/></w:pPr>',
    '<w:pPr><w:pStyle w:val="au"/></w:pPr>', '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>',
    '<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="separate"/>', '<w:fldChar w:fldCharType="end"/>',
    "<w:instrText>TOC</w:instrText>", "<w:instrText>HYPERLINK a</w:instrText>", "<w:tcPr><w:vMerge/></w:tcPr>",
    '<w:tcPr><w:gridSpan w:val="3"/></w:tcPr>',
])  # fmt: skip


def _node(name: str, properties: str, inside: list[str]) -> str:
    prefix = "mc" if name in ("AlternateContent", "Choice", "Fallback") else "w"
    return f"<{prefix}:{name}>{properties}{''.join(inside)}</{prefix}:{name}>"


RUNS = WORDS.map(lambda text: f"<w:r><w:t>{text}</w:t></w:r>")
NODES = st.recursive(
    RUNS | WORDS.map(lambda text: f"<w:t>{text}</w:t>"),
    lambda inner: st.builds(_node, NAMES, PROPERTIES, st.lists(inner, max_size=4)),
    max_leaves=20,
)


@given(st.lists(NODES | RUNS.map(lambda run: f"<w:p>{run}</w:p>"), max_size=6).map("".join))
def test_word(body: str) -> None:
    check("docx", word(body))


def _tree(kind: str, content: Any) -> dict[str, Any]:
    return {"t": kind, "c": content}


STRS = WORDS.map(lambda text: _tree("Str", text))
INLINES = st.recursive(
    STRS | st.sampled_from([{"t": "Space"}, {"t": "SoftBreak"}, {"t": "LineBreak"}]),
    lambda inner: st.lists(inner, max_size=3).flatmap(
        lambda items: st.sampled_from([
            _tree("Emph", items), _tree("Strong", items), _tree("Underline", items), _tree("SmallCaps", items),
            _tree("Quoted", [{"t": "DoubleQuote"}, items]), _tree("Span", [["", [], []], items]),
            _tree("Link", [["", [], []], items, ["http://a.cn", ""]]), _tree("Note", [_tree("Para", items)]),
            _tree("Superscript", items), _tree("Strikeout", items),
        ])
    ),
    max_leaves=8,
)  # fmt: skip
PARAS = st.lists(INLINES, max_size=4).map(lambda items: _tree("Para", items))
BLOCKS = st.recursive(
    PARAS | STRS.map(lambda one: _tree("Header", [2, ["", [], []], [one]])),
    lambda inner: st.lists(inner, max_size=3).flatmap(
        lambda items: st.sampled_from([
            _tree("BlockQuote", items), _tree("BulletList", [items]), _tree("Div", [["", [], []], items]),
            _tree("OrderedList", [[1, {"t": "Decimal"}, {"t": "Period"}], [items]]),
            _tree("DefinitionList", [[[_tree("Str", "春")], [items]]]),
        ])
    ),
    max_leaves=6,
)  # fmt: skip


@given(st.lists(BLOCKS, max_size=5))
def test_trees_of_pandoc(blocks: list[dict[str, Any]]) -> None:
    shown = letters(*(item["c"] for item in _strs(blocks)))
    try:
        article = article_of(
            {"pandoc-api-version": [1, 23, 1], "meta": {}, "blocks": blocks}, Source(b"", "a.org"), ReadContext()
        )
    except SourceError:
        return
    assert not shown - said([article])


def _strs(value: Any) -> list[dict[str, Any]]:
    match value:
        case {"t": "Str"}:
            return [value]
        case dict():
            return [found for inner in value.values() for found in _strs(inner)]
        case list():
            return [found for inner in value for found in _strs(inner)]
        case _:
            return []


@pytest.mark.parametrize(
    ("name", "make", "word_"),
    [
        ("html", lambda: "<p>一句话，在这里。</p><nav>风云</nav>".encode(), "风"),
        ("text", lambda: "一句话，在这里。\n\n登录\n".encode(), "登"),
    ],
)
def test_the_measure_sees_a_loss(name: str, make: Callable[[], bytes], word_: str) -> None:
    (article,) = read(name, make())
    object.__setattr__(article, "discarded", ())
    assert word_ in lost(name, make(), [article])
