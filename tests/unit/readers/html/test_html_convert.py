"""Elements become blocks."""

from typing import Any

import pytest

from casepub.model import (
    Aside,
    Block,
    BlockQuote,
    BulletList,
    Code,
    CodeBlock,
    DefinitionList,
    Emphasis,
    Figure,
    FootnoteReference,
    Heading,
    Image,
    Inline,
    LineBreak,
    Link,
    OrderedList,
    Paragraph,
    Ruby,
    RubyPair,
    Span,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
    ThematicBreak,
    Underline,
)  # fmt: skip
from casepub.model.walk import text_of, walk
from casepub.readers.html.conversion import Conversion
from casepub.readers.html.convert import blocks_of
from casepub.readers.html.parse import tree_of


class Shelf:
    """Has every picture under its own name, but none that begins with `lost`."""

    def fetch(self, target: str, /) -> str | None:
        return None if target.startswith("lost") else target


def converted(html: str, **more: Any) -> tuple[Block, ...]:
    return blocks_of(tree_of(html), Conversion(pictures=Shelf(), **more))


def inlines(html: str, **more: Any) -> tuple[Inline, ...]:
    (block,) = converted(f"<p>{html}</p>", **more)
    assert isinstance(block, Paragraph)
    return block.children


def texts(*values: str) -> tuple[Text, ...]:
    return tuple(map(Text, values))


@pytest.mark.parametrize(
    ("html", "children"),
    [
        ("甲", texts("甲")),
        ("甲\n  乙", texts("甲乙")),
        ("甲，\n word\nnext", texts("甲，word next")),
        ("  甲  乙 ", texts("甲 乙")),
        ("　　甲", texts("甲")),
        ("甲&nbsp;乙", texts("甲 乙")),
        ("甲\u200b乙\ufeff", texts("甲乙")),
        ("<b>甲</b>\n<b>乙</b>", (Strong(texts("甲乙")),)),
        ("<b>a </b> b", (Strong(texts("a")), Text(" b"))),
        ("<b><strong>甲</strong></b>", (Strong(texts("甲")),)),
        ("<span style='font-weight:bold'>甲</span>", (Strong(texts("甲")),)),
        ("<b style='font-weight:normal'>甲</b>", texts("甲")),
        ("<strong>甲<span style='font-weight: 400'>乙</span></strong>", (Strong(texts("甲")), Text("乙"))),
        ("<i>甲</i><em>乙</em>", (Emphasis(texts("甲乙")),)),
        ("<span style='text-emphasis: filled'>甲</span>", (Emphasis(texts("甲")),)),
        ("<u>甲</u><s>乙</s>", (Underline(texts("甲")), Strikethrough(texts("乙")))),
        ("H<sub>2</sub>O<sup>+</sup>", (Text("H"), Subscript(texts("2")), Text("O"), Superscript(texts("+")))),
        ("<code> a  b </code>", (Code("a b"),)),
        ("<b>甲<br>乙</b>", (Strong(texts("甲")), LineBreak(), Strong(texts("乙")))),
        ("<a href='http://a.test/b'>甲</a>", (Link(texts("甲"), "http://a.test/b"),)),
        ("<a href='javascript:alert(1)'>甲</a>", texts("甲")),
        ("<a href='java\nscript:alert(1)'>甲</a>", texts("甲")),
        ("<a href='data:text/html,x'>甲</a>", texts("甲")),
        ("<a href='#nowhere'>甲</a>", (Link(texts("甲"), "#nowhere"),)),
        ("<a href='http://[bad'>甲</a>", texts("甲")),
        ("<q>甲</q>", texts("「甲」")),
        ("<ruby>漢字<rt>かんじ</rt></ruby>", (Ruby((RubyPair("漢字", "かんじ"),)),)),
        ("<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字<rt>じ</rt></ruby>",
         (Ruby((RubyPair("漢", "かん"), RubyPair("字", "じ")), "mono"),)),
        ("<ruby><rb>漢</rb><rb>字</rb><rtc><rt>かん</rt><rt>じ</rt></rtc></ruby>",
         (Ruby((RubyPair("漢", "かん"), RubyPair("字", "じ")), "mono"),)),
        ("<ruby>漢字</ruby>", texts("漢字")),
        ("甲<img src='face.png' width=20 alt='笑'>乙", (Text("甲"), Image("face.png", "笑"), Text("乙"))),
        ("甲<img src='lost.png' width=20 alt='笑'>乙", texts("甲笑乙")),
        ("甲<font color=red>乙</font><wbr>丙", texts("甲乙丙")),
    ],
)  # fmt: skip
def test_inlines(html: str, children: tuple[Inline, ...]) -> None:
    assert inlines(html) == children


def test_another_language_is_marked() -> None:
    assert inlines("見<span lang='en'>see</span><i lang='ja-JP'>る</i>", language="ja") == (
        Text("見"), Span(texts("see"), language="en"), Emphasis(texts("る")),
    )  # fmt: skip


def test_links_are_made_whole() -> None:
    assert inlines("<a href='../b'>甲</a>", base_url="https://a.test/x/y") == (Link(texts("甲"), "https://a.test/b"),)


def paragraph(*values: str) -> Paragraph:
    return Paragraph(texts(*values))


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("<h2>甲</h2><p>乙</p>", (Heading(2, texts("甲")), paragraph("乙"))),
        ("<div>甲<p>乙</p>丙</div>", (paragraph("甲"), paragraph("乙"), paragraph("丙"))),
        ("<p>甲<br><br>乙", (paragraph("甲"), paragraph("乙"))),
        ("<p>甲<br>　　乙", (paragraph("甲"), paragraph("乙"))),
        ("<p>" + "甲" * 20 + "。<br>乙", (paragraph("甲" * 20 + "。"), paragraph("乙"))),
        ("<p>床前明月光<br>疑是地上霜", (Paragraph((Text("床前明月光"), LineBreak(), Text("疑是地上霜"))),)),
        ("<p align=center>甲", (Paragraph(texts("甲"), alignment="center"),)),
        ("<a href='http://a.test/'><p>甲</p></a>", (paragraph("甲"),)),
        ("<ul>甲<li>乙</ul>", (paragraph("甲"), paragraph("乙"))),
        ("<h2><div>甲</div></h2>", (Heading(2, texts("甲")),)),
        ("<table>甲<tr><td>乙<td>丙</table>", (paragraph("甲"), paragraph("乙"), paragraph("丙"))),
        ("<table><form><tr><td>乙<td>丙</form></table>", (paragraph("乙"), paragraph("丙"))),
        ("<div style='font-weight:bold'><p>甲</p></div>", (Paragraph((Strong(texts("甲")),)),)),
        ("<hr>", (ThematicBreak(),)),
        ("<blockquote><p>甲</p></blockquote>", (BlockQuote((paragraph("甲"),)),)),
        ("<pre>a\n  b</pre>", (CodeBlock("a\n  b"),)),
        ("<pre><code class='hljs language-python'>a<br>b</code></pre>", (CodeBlock("a\nb", "python"),)),
        ("<pre>甲乙。\n\n丙丁。</pre>", (paragraph("甲乙。"), paragraph("丙丁。"))),
        ("<figure><img src=a.png alt=x><figcaption>图1 甲</figcaption></figure>",
         (Figure((Image("a.png", "x"),), texts("图1 甲")),)),
        ("<figure><img src=lost.png></figure>", (Figure(lost=True),)),
        ("<p><img src=a.png></p>", (Figure((Image("a.png"),)),)),
        ("<p>甲<br><img src=a.png></p>", (paragraph("甲"), Figure((Image("a.png"),)))),
        ("<p><img src=a.png><br>乙</p>", (Figure((Image("a.png"),)), paragraph("乙"))),
        ("<h2><img src=a.png></h2>", (Figure((Image("a.png"),)),)),
        ("<p><img src=dot.gif width=1 height=1>甲</p>", (paragraph("甲"),)),
        ("<div role=note><p>甲</div>", (paragraph("甲"),)),
        ("<aside role=note><p>甲</aside>", (Aside((paragraph("甲"),)),)),
        ("<details><summary>甲</summary>乙</details>", (paragraph("甲"), paragraph("乙"))),
    ],
)  # fmt: skip
def test_blocks(html: str, blocks: tuple[Block, ...]) -> None:
    assert converted(html) == blocks


class TestPictures:
    @pytest.mark.parametrize(
        ("attributes", "resource"),
        [
            ("src='a.png' data-src='b.png'", "a.png"),
            ("src='blank.gif' data-src='b.png'", "b.png"),
            ("src='data:image/gif;base64,R0lGOD' data-original='b.png'", "b.png"),
            ("data-src='b.png'", "b.png"),
            ("srcset='s.png 480w, l.png 800w'", "l.png"),
            ("src='lost.png' srcset='l.png 2x'", "l.png"),
        ],
    )
    def test_the_true_address_is_taken(self, attributes: str, resource: str) -> None:
        (figure,) = converted(f"<p><img {attributes}></p>")
        assert isinstance(figure, Figure)
        assert [image.resource for image in figure.images] == [resource]

    def test_several_in_one_paragraph_are_one_figure(self) -> None:
        (figure,) = converted("<p><img src=a.png> <img src=b.png></p>")
        assert isinstance(figure, Figure)
        assert len(figure.images) == 2


class TestLists:
    def test_nesting_start_and_style(self) -> None:
        (found,) = converted("<ol start=3 type=a><li>甲<ul><li>乙</li></ul></li><li>丙</li></ol>")
        assert isinstance(found, OrderedList)
        assert (found.start, found.style, len(found.items)) == (3, "lower-alpha", 2)
        assert isinstance(found.items[0].children[1], BulletList)

    def test_a_list_between_items_belongs_to_the_item_before(self) -> None:
        (found,) = converted("<ul><li>甲</li><ul><li>乙</li></ul></ul>")
        assert isinstance(found, BulletList)
        assert len(found.items) == 1

    def test_the_first_items_value_is_the_start(self) -> None:
        (found,) = converted("<ol><li value=7>甲</ol>")
        assert isinstance(found, OrderedList)
        assert found.start == 7

    def test_tasks(self) -> None:
        (found,) = converted("<ul><li><input type=checkbox checked>甲<li><input type=checkbox>乙</ul>")
        assert isinstance(found, BulletList)
        assert [item.checked for item in found.items] == [True, False]

    def test_definitions(self) -> None:
        (found,) = converted("<dl><dt>甲</dt><dt>乙</dt><dd>丙</dd><dt>丁</dt><dd>戊</dd></dl>")
        assert isinstance(found, DefinitionList)
        assert [[text_of(term) for term in item.terms] for item in found.items] == [["甲", "乙"], ["丁"]]


class TestTables:
    def table(self, html: str) -> Table:
        (found,) = converted(html)
        assert isinstance(found, Table)
        return found

    def test_spans_head_and_caption(self) -> None:
        table = self.table(
            "<table><caption>表1</caption><tr><th rowspan=2>甲<th colspan=2>乙<tr><th>丙<th>丁"
            "<tr><td>1<td>2<td>3</table>"
        )
        assert text_of(table.caption) == "表1"
        assert (len(table.columns), len(table.head), len(table.body)) == (3, 2, 1)
        assert (table.head[0].cells[0].row_span, table.head[0].cells[1].column_span) == (2, 2)

    @pytest.mark.parametrize("span", ["99999999999999", "-3", "x", "0"])
    def test_mad_spans_are_cut(self, span: str) -> None:
        table = self.table(f"<table><tr><th rowspan={span} colspan={span}>甲<th>乙<tr><td>1<td>2</table>")
        assert len(table.columns) <= 1000
        assert table.head[0].cells[0].row_span <= 2

    def test_the_foot_comes_last(self) -> None:
        table = self.table("<table><tfoot><tr><td>末<td>0</tfoot><tr><td>甲<td>1</table>")
        assert [text_of(row).split()[0] for row in table.body] == ["甲", "末"]

    def test_widths(self) -> None:
        table = self.table("<table><col width='30%'><col><tr><td>甲<td>1<tr><td>乙<td>2</table>")
        assert [column.width for column in table.columns] == [0.3, 0.0]

    @pytest.mark.parametrize(
        "html",
        [
            "<table><tr><td>甲</td></tr></table>",
            "<table role=presentation><tr><td>甲<td>乙</table>",
            "<table><tr><td>菜单<td><h1>甲</h1></table>",
            "<table><tr><td>菜单<td><table><tr><td>1<td>2</table></table>",
            "<table><tr><td>菜单<td>" + "一句话。" * 50 + "</table>",
        ],
    )
    def test_tables_that_only_place_things_are_looked_through(self, html: str) -> None:
        assert not any(isinstance(block, Table) and text_of(block).startswith("菜单") for block in converted(html))
        assert text_of(converted(html)).split()[0] in {"甲", "菜单"}


class TestNotes:
    HTML = (
        "<p>正文<sup><a href='#n1' id='r1'>[1]</a></sup>。</p>"
        "<ol><li id='n1'><a href='#r1'>1.</a> 注文 <a href='#r1'>↩</a></li></ol>"
    )

    def test_a_note_that_links_back_is_a_footnote(self) -> None:
        work = Conversion()
        blocks = blocks_of(tree_of(self.HTML), work)
        assert [node for node in walk(blocks) if isinstance(node, FootnoteReference)] == [FootnoteReference("note-1")]
        assert [text_of(note.blocks).strip() for note in work.footnotes] == ["注文"]
        assert len(blocks) == 1

    def test_epub_types_say_it(self) -> None:
        work = Conversion()
        html = "<p>甲<a epub:type='noteref' href='#n'>*</a></p><aside epub:type='footnote' id='n'><p>注</p></aside>"
        blocks = blocks_of(tree_of(html), work)
        assert (len(blocks), len(work.footnotes)) == (1, 1)

    def test_a_link_to_a_heading_is_a_link(self) -> None:
        (first, second) = converted("<p><a href='#h'>1</a></p><h2 id='h'>甲</h2>")
        assert first == Paragraph((Link(texts("1"), "#h"),))
        assert second.id == "h"

    def test_notes_that_call_each_other_end(self) -> None:
        html = (
            "<p>甲<a href='#a' id='x'>1</a></p>"
            "<p id=a>注<a href='#b' id='y'>2</a><a href='#x'>↩</a></p>"
            "<p id=b>注<a href='#a'>1</a><a href='#y'>↩</a></p>"
        )
        work = Conversion()
        blocks_of(tree_of(html), work)
        assert len(work.footnotes) == 2


def test_what_the_model_cannot_say_is_reported() -> None:
    work = Conversion()
    blocks_of(tree_of("<p>甲<iframe src='http://a.test/'></iframe><math><mi>x</mi></math></p>"), work)
    assert {one.code for one in work.report} == {"dropped-markup"}
