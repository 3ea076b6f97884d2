"""Markdown in, articles out: every construct once."""

import base64
from contextlib import suppress
from pathlib import Path

import pytest

from casepub.diagnostics import Report
from casepub.errors import SourceError
from casepub.model import (
    Aside,
    Block,
    BlockQuote,
    BulletList,
    Code,
    CodeBlock,
    Column,
    DefinitionList,
    Division,
    Emphasis,
    Figure,
    FootnoteReference,
    Heading,
    Image,
    Inline,
    LineBreak,
    Link,
    ListItem,
    OrderedList,
    PageBreak,
    Paragraph,
    Ruby,
    RubyPair,
    Span,
    Strong,
    Subscript,
    Table,
    Text,
    ThematicBreak,
    Verse,
)  # fmt: skip
from casepub.model.walk import text_of, walk
from casepub.readers.base import ReadOptions
from tests.support.readers import codes, read_all_as, read_as

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU\x00\x00\x00\nIDATx\x9cc`"
    b"\x00\x00\x00\x02\x00\x01H\xaf\xa4q\x00\x00\x00\x00IEND\xaeB`\x82"
)


def blocks(source: str, report: Report | None = None) -> tuple[Block, ...]:
    return read_as("markdown", f"# 题目\n\n{source}\n", report).body


def inlines(source: str, report: Report | None = None) -> tuple[Inline, ...]:
    (block,) = blocks(source, report)
    assert isinstance(block, Paragraph)
    return block.children


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("第一行\n第二行", "第一行第二行"),
        ("ひらがな\nカタカナ", "ひらがなカタカナ"),
        ("two\nwords", "two words"),
        ("한국어\n단어", "한국어 단어"),
        ("逗号，\nLatin", "逗号，Latin"),
        ("**甲**\n乙", "甲乙"),
        ("*one*\ntwo", "one two"),
        ("行末  \n换行", "行末\n换行"),
    ],
)
def test_line_ends_in_the_source(source: str, text: str) -> None:
    assert text_of(inlines(source)) == text


def test_ideographic_indent_begins_a_paragraph() -> None:
    assert [text_of(block) for block in blocks("　　甲段。\n　　乙段*重*。\n接着。")] == [
        "甲段。\n",
        "乙段重。接着。\n",
    ]


@pytest.mark.parametrize(
    ("source", "ruby"),
    [
        ("{漢字|かんじ}", Ruby((RubyPair("漢字", "かんじ"),), "group")),
        ("{漢字|かん|じ}", Ruby((RubyPair("漢", "かん"), RubyPair("字", "じ")), "mono")),
        ("{漢|字|かん|じ}", Ruby((RubyPair("漢", "かん"), RubyPair("字", "じ")), "mono")),
        (
            "<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字<rt>じ</rt></ruby>",
            Ruby((RubyPair("漢", "かん"), RubyPair("字", "じ")), "mono"),
        ),
    ],
)
def test_ruby(source: str, ruby: Ruby) -> None:
    assert inlines(f"前{source}后") == (Text("前"), ruby, Text("后"))


def test_braces_of_a_template_language_are_no_ruby() -> None:
    assert inlines("x {a|b} y") == (Text("x {a|b} y"),)


def test_notes_in_order_of_reference_and_unused_ones_on_record() -> None:
    report = Report()
    article = read_as("markdown", "# 题\n\n甲[^b]乙[^a]丙^[行内]。\n\n[^a]: 一\n\n[^b]: 二\n\n[^c]: 无人提及\n", report)
    assert [(note.id, text_of(note)) for note in article.footnotes] == [
        ("note-b", "二\n"), ("note-a", "一\n"), ("note-inline-3", "行内\n"),
    ]  # fmt: skip
    called = [node.footnote for node in walk(article.body) if isinstance(node, FootnoteReference)]
    assert called == ["note-b", "note-a", "note-inline-3"]
    assert [(item.text, item.line) for item in article.discarded] == [("无人提及", 9)]
    assert codes(report) == ["unused-note"]


def test_table_with_alignment_and_caption() -> None:
    (table,) = blocks("| 甲 | 乙 |\n|:--|--:|\n| 1 | **2** |\n\nTable: 说明")
    assert isinstance(table, Table)
    assert table.columns == (Column("start"), Column("end"))
    assert [cell.header for cell in table.head[0].cells] == [True, True]
    assert text_of(table) == "说明\n甲\n乙\n1\n2\n"


def test_lists_tasks_and_definitions() -> None:
    tasks, numbers, terms = blocks("- [ ] 甲\n- [x] 乙\n\n3) 丙\n4) 丁\n\n词\n: 义一\n: 义二")
    assert tasks == BulletList(
        (ListItem((Paragraph((Text("甲"),)),), False), ListItem((Paragraph((Text("乙"),)),), True)), tight=True
    )
    assert isinstance(numbers, OrderedList)
    assert (numbers.start, numbers.suffix, len(numbers.items)) == (3, ")", 2)
    assert isinstance(terms, DefinitionList)
    assert [text_of(words) for words in terms.items[0].descriptions] == ["义一\n", "义二\n"]


def test_loose_list() -> None:
    (numbers,) = blocks("1. 甲\n\n2. 乙")
    assert isinstance(numbers, OrderedList)
    assert not numbers.tight


def test_attributes_on_headings_blocks_and_spans() -> None:
    heading, lead, tail = blocks(
        "## 标题 {#kai}\n\n{.lead lang=ja}\n導入。\n\n字[古文]{lang=zh-Hant}与[名]{.proper-name}"
    )
    assert heading == Heading(2, (Text("标题"),), id="kai")
    assert lead == Paragraph((Text("導入。"),), role="lead", language="ja")
    assert tail == Paragraph(
        (Text("字"), Span((Text("古文"),), language="zh-Hant"), Text("与"), Span((Text("名"),), "proper-name"))
    )


def test_braces_that_are_no_attributes_stay_text() -> None:
    assert text_of(blocks("{#a} 正文 {.b}")) == "{#a} 正文 {.b}\n"
    assert text_of(blocks("段落\n\n{.unused}")) == "段落\n{.unused}\n"


def test_containers_quotes_and_rules() -> None:
    found = blocks(
        "::: warning 当心\n内容\n:::\n\n::: verse\n一行\n二行\n\n三行\n:::\n\n::: dedication\n献给你\n:::\n\n"
        "> 引文\n>\n> —— 某人\n\n> [!TIP]\n> 提示\n\n***\n\n{.page-break}\n---"
    )
    assert found == (
        Aside((Paragraph((Text("内容"),)),), "warning", (Text("当心"),)),
        Verse(((Text("一行"),), (Text("二行"),), (), (Text("三行"),))),
        Division((Paragraph((Text("献给你"),)),), "dedication"),
        BlockQuote((Paragraph((Text("引文"),)),), (Text("—— 某人"),)),
        Aside((Paragraph((Text("提示"),)),), "tip"),
        ThematicBreak(),
        PageBreak(),
    )


def test_code_and_math() -> None:
    report = Report()
    fence, formula, line = blocks("```python\nx = 1\n\ny\n```\n\n$$\na^2\n$$\n\n式 $E=mc^2$ 完", report)
    assert fence == CodeBlock("x = 1\n\ny", "python")
    assert formula == CodeBlock("a^2", "latex")
    assert line == Paragraph((Text("式 "), Code("$E=mc^2$"), Text(" 完")))
    assert codes(report) == ["dropped-markup", "dropped-markup"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("甲<br>乙", (Text("甲"), LineBreak(), Text("乙"))),
        ("H<sub>2</sub>O", (Text("H"), Subscript((Text("2"),)), Text("O"))),
        ("<b>粗*斜</b>体*", (Strong((Text("粗"), Emphasis((Text("斜体"),)))),)),
        ("按 <kbd>Ctrl</kbd>", (Text("按 "), Code("Ctrl"))),
        ("<a href='https://example.org/'>去</a>", (Link((Text("去"),), "https://example.org/"),)),
        ("</b>多余", (Text("多余"),)),
    ],
)
def test_html_in_the_line(source: str, expected: tuple[object, ...]) -> None:
    assert inlines(source) == expected


def test_html_is_never_passed_through() -> None:
    report = Report()
    found = blocks("<div onclick=x()>块<script>alert(1)</script></div>\n\n<blink>闪</blink>", report)
    assert text_of(found) == "块\n闪\n"
    assert set(codes(report)) == {"dropped-markup"}


def test_structure_in_html() -> None:
    table, bullets = blocks(
        "<table><tr><th>甲</th></tr><tr><td>乙</td></tr></table>\n\n<ul><li>丙</li><li>丁</li></ul>"
    )
    assert isinstance(table, Table)
    assert isinstance(bullets, BulletList)
    assert text_of((table, bullets)) == "甲\n乙\n丙\n丁\n"
    assert table.source is not None
    assert table.source.first_line == 3


@pytest.mark.parametrize("target", ["javascript:alert(1)", "JaVaScript:x", "file:///etc/passwd", "data:text/html,x"])
def test_unsafe_links_keep_their_text(target: str) -> None:
    report = Report()
    assert inlines(f"[文字]({target})", report) == (Text("文字"),)
    assert codes(report) == ["unsafe-link"]


def test_links_to_headings_by_their_words() -> None:
    heading, link = blocks("## 第一 节\n\n[去](#第一-节)")
    assert isinstance(heading, Heading)
    assert heading.id == "第一-节"
    assert link == Paragraph((Link((Text("去"),), "#第一-节"),))


def test_figures(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(PNG)
    source = "# 题\n\n![说明](a.png)\n\n*图注在下*\n\n行内![小](a.png)图\n"
    article = read_as("markdown", source, path=tmp_path / "a.md")
    figure, line = article.body
    (resource,) = article.resources
    assert (resource.media_type, resource.width, resource.content) == ("image/png", 1, tmp_path / "a.png")
    assert isinstance(figure, Figure)
    assert figure.images == (Image(resource.id, "说明"),)
    assert text_of(figure.caption) == "图注在下"
    assert isinstance(line, Paragraph)
    assert line.children[1] == Image(resource.id, "小")


@pytest.mark.parametrize(
    "target",
    ["none.png", "../a.png", "/etc/passwd", "file:///etc/passwd", "https://example.org/a.png", "data:,x", "a%00b"],
)
def test_pictures_that_are_not_there(target: str, tmp_path: Path) -> None:
    folder = tmp_path / "inner"
    folder.mkdir()
    (tmp_path / "a.png").write_bytes(PNG)
    report = Report()
    figure, line = read_as(
        "markdown", f"# 题\n\n![词]({target})\n\n字![词]({target})\n", report, path=folder / "a.md"
    ).body
    assert figure == Figure(caption=(Text("词"),), lost=True)
    assert text_of(line) == "字词\n"
    assert set(codes(report)) == {"image-not-found"}


def test_data_uri() -> None:
    article = read_as("markdown", f"# 题\n\n![点](data:image/png;base64,{base64.b64encode(PNG).decode()})\n")
    assert article.resources[0].read() == PNG


@pytest.mark.parametrize(
    ("source", "title", "body"),
    [
        ("# 题目\n\n正文。", "题目", "正文。\n"),
        ("题目\n====\n\n正文。", "题目", "正文。\n"),
        ("---\ntitle: 题目\n---\n# 题目\n\n正文。", "题目", "正文。\n"),
        ("---\ntitle: 甲\n---\n# 乙\n\n正文。", "甲", "乙\n正文。\n"),
        ("书名\n\n# 第一章 甲\n\n一。\n\n# 第二章 乙\n\n二。", "书名", "第一章甲\n一。\n第二章乙\n二。\n"),
        ("# 第一章 甲\n\n一。\n\n# 第二章 乙\n\n二。", "", "第一章甲\n一。\n第二章乙\n二。\n"),
        ("**粗体题目**\n\n正文。", "粗体题目", "正文。\n"),
        ("一句话。\n\n又一句。", "", "一句话。\n又一句。\n"),
    ],
)
def test_titles(source: str, title: str, body: str) -> None:
    article = read_as("markdown", source)
    assert (article.metadata.title, text_of(article.body)) == (title, body)


def test_file_name_for_a_title() -> None:
    report = Report()
    article = read_as("markdown", "一句话。\n", report, path=Path("folder/故事.md"))
    assert article.metadata.title == "故事"
    assert codes(report) == ["title-guessed"]


def test_numbers_of_headings_are_split_off() -> None:
    found = blocks("## 一、起\n\n甲\n\n## 二、落\n\n乙\n\n## 总结\n\n丙\n\n### 2025年的事")
    headings = [(h.label, h.number, text_of(h.children), h.role) for h in found if isinstance(h, Heading)]
    assert headings == [
        ("一、", 1, "起", "none"),
        ("二、", 2, "落", "none"),
        ("", None, "总结", "conclusion"),
        ("", None, "2025年的事", "none"),
    ]


def test_lines_are_known() -> None:
    article = read_as("markdown", "---\ntitle: 题\n---\n\n平文。\n\n- 项\n\n平文。\n")
    assert [block.source and block.source.first_line for block in article.body] == [5, 7, 9]


def test_chapters() -> None:
    source = "---\ntitle: 书\n---\n引子。\n\n# 第一回 甲\n\n一[^n]。\n\n# 第二回 乙\n\n二。\n\n[^n]: 注\n"
    articles = read_all_as("markdown", source, options=ReadOptions(split_chapters=True))
    assert [article.metadata.title for article in articles] == ["书", "第一回　甲", "第二回　乙"]
    assert [len(article.footnotes) for article in articles] == [0, 1, 0]


@pytest.mark.parametrize("source", ["---\n---\n", "<!-- nothing -->\n", "\n \n"])
def test_nothing_to_read(source: str) -> None:
    with pytest.raises(SourceError, match="no text"):
        read_as("markdown", source)


@pytest.mark.parametrize(
    "source", [">" * 10_000 + "文", "- " * 5_000 + "文", "[" * 20_000, "**a" * 5_000, "<b>" * 5_000 + "文"]
)
def test_deep_nesting_is_read_or_refused(source: str) -> None:
    with suppress(SourceError):
        article = read_as("markdown", source)
        assert text_of(article.body) + article.metadata.title
