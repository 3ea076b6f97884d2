"""Every inline node as markup: its element, its attributes, and what it may not become."""

import pytest

from casepub.model import (
    Code,
    Comment,
    CrossReference,
    Emphasis,
    Footnote,
    FootnoteReference,
    Heading,
    Image,
    IndexTerm,
    Inline,
    LineBreak,
    Link,
    Paragraph,
    Ruby,
    RubyPair,
    Span,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Text,
    Underline,
)  # fmt: skip
from tests.support.everynode import PICTURE
from tests.support.markup import Desk

T = (Text("字"),)

CASES: list[tuple[Inline, str]] = [
    (Text("甲<乙>&"), "甲&lt;乙&gt;&amp;"),
    (Emphasis(T), "<em>字</em>"),
    (Emphasis((Text("word"),)), '<em class="western">word</em>'),
    (Strong(T), "<strong>字</strong>"),
    (Underline(T), '<span class="underline">字</span>'),
    (Strikethrough(T), "<s>字</s>"),
    (Superscript(T), "<sup>字</sup>"),
    (Subscript(T), "<sub>字</sub>"),
    (Code("a<b·c"), "<code>a&lt;b·c</code>"),
    (LineBreak(), "<br>"),
    (Link(T, "https://example.org/?a=1&b=2", '"题"'),
     '<a href="https://example.org/?a=1&amp;b=2" title="&quot;题&quot;">字</a>'),
    (Ruby((RubyPair("漢字", "かんじ"),)),
     '<ruby class="group">漢字<rp>（</rp><rt>かんじ</rt><rp>）</rp></ruby>'),
    (Ruby((RubyPair("振", "ふ"), RubyPair("り", "")), "mono", "under"),
     '<ruby class="mono under">振<rp>（</rp><rt>ふ</rt><rp>）</rp>り</ruby>'),
    (Ruby((RubyPair("注", "ㄓㄨˋ"), RubyPair("音", "ㄧㄣ")), "zhuyin", "inter-character"),
     '<ruby class="zhuyin">注<rp>（</rp><rt>ㄓㄨˋ</rt><rp>）</rp></ruby>'
     '<ruby class="zhuyin">音<rp>（</rp><rt>ㄧㄣ</rt><rp>）</rp></ruby>'),
    (Span(T, "proper-name"), '<u class="proper-name">字</u>'),
    (Span(T, "work-title"), '<cite class="work-title">字</cite>'),
    (Span(T, "deceased"), '<span class="deceased">字</span>'),
    (Span(T, "term"), '<dfn class="term-in-text">字</dfn>'),
    (Span((Text("12"),), "upright"), '<span class="upright">12</span>'),
    (Span((Text("Abc"),), "small-caps", "en"), '<span class="small-caps" lang="en">Abc</span>'),
    (Span(T, "none", "ja"), '<span lang="ja">字</span>'),
    (Span(T), "字"),
    (Span((Text("双行夹注的文字"),), "warichu"),
     '<span class="warichu"><span class="warichu-line">双行夹注</span><span class="warichu-line">的文字</span></span>'),
    (Span((Text("长" * 40),), "warichu"), f'<span class="warichu">{"长" * 40}</span>'),
    (IndexTerm(T, "词"), '<span class="index-term" id="_term-1">字</span>'),
    (Comment(T, "批注", "甲"), "字"),
]  # fmt: skip


@pytest.mark.parametrize(("node", "markup"), CASES, ids=lambda value: type(value).__name__)
def test_inline_nodes(node: Inline, markup: str) -> None:
    assert Desk().inline(node) == markup


def test_xhtml_closes_and_names_languages_twice_and_has_no_rp() -> None:
    desk = Desk(xml=True)
    assert desk.inline(LineBreak()) == "<br/>"
    assert desk.inline(Span(T, "none", "ja")) == '<span lang="ja" xml:lang="ja">字</span>'
    assert desk.inline(Ruby((RubyPair("字", "zì"),), "pinyin")) == '<ruby class="pinyin">字<rt>zì</rt></ruby>'


@pytest.mark.parametrize("target", ["javascript:alert(1)", "data:text/html,x", "#nowhere", "file:///x"])
def test_a_link_that_may_not_lead_is_its_text(target: str) -> None:
    assert Desk().inline(Link(T, target)) == "字"


def test_an_unsafe_link_is_reported() -> None:
    desk = Desk()
    desk.inline(Link(T, "javascript:alert(1)"))
    assert desk.codes == ["unsafe-link"]


def test_a_relative_link_stays_on_a_page_and_leaves_a_book() -> None:
    assert Desk().inline(Link(T, "b.html")) == '<a href="b.html">字</a>'
    book = Desk(xml=True)
    assert book.inline(Link(T, "b.html")) == "字"
    assert book.codes == ["unsafe-link"]
    assert "https://example.org/b.html" in Desk(xml=True, url="https://example.org/a").inline(Link(T, "b.html"))


def test_links_do_not_nest() -> None:
    written = Desk().inline(Link((Link(T, "https://inner.example/"),), "https://outer.example/"))
    assert written.count("<a ") == 1


def test_a_link_inside_the_article_leads_to_the_block() -> None:
    desk = Desk(body=(Heading(id="1 a", level=2, children=T),))
    assert desk.inline(Link(T, "#1 a")) == '<a href="#x1-a">字</a>'


def test_a_picture_with_its_size_or_its_words() -> None:
    shown = Desk(resources=(PICTURE,)).inline(Image(PICTURE.id, '"图"', "题"))
    assert shown == '<img src="ramp.png" alt="&quot;图&quot;" title="题" width="48" height="32">'
    lost = Desk()
    assert lost.inline(Image("r0", "说明")) == '<span class="missing-picture">说明</span>'
    assert lost.codes == ["image-missing"]


def test_a_comment_is_dropped_with_a_word() -> None:
    desk = Desk()
    desk.inline(Comment(T, "批注"))
    assert desk.codes == ["comment-not-carried"]


@pytest.mark.parametrize(("kind", "text"), [("title", "被引标题"), ("number", "二"), ("page", "被引标题")])
def test_a_reference_that_the_source_left_to_us_is_worded(kind: str, text: str) -> None:
    heading = Heading(id="t", level=2, children=(Text("被引标题"),), label="二、")
    node = CrossReference("t", kind)  # type: ignore[arg-type]
    assert Desk(body=(heading,)).inline(node) == f'<a class="cross-reference" href="#t">{text}</a>'


@pytest.mark.parametrize(
    ("language", "text", "markup"),
    [
        ("zh-Hans", "列夫·托尔斯泰", '列<span class="nb">夫·</span>托尔斯泰'),
        ("zh-Hans", "和／或", '<span class="nb">和／或</span>'),
        ("zh-Hans", "甲／乙／丙", '<span class="nb">甲／乙／丙</span>'),
        ("zh-Hans", "十～二十", '<span class="nb">十～</span>二十'),
        ("zh-Hans", "a~b /c", "a~b /c"),
        ("ja", "和／或", "和／或"),
        ("ja", "三～四", '<span class="nb">三～</span>四'),
        ("en", "a·b", "a·b"),
    ],
)
def test_marks_that_browsers_let_begin_a_line_are_held(language: str, text: str, markup: str) -> None:
    assert Desk(language).inline(Text(text)) == markup


def test_a_note_mark_stays_with_the_character_before_it() -> None:
    desk = Desk(footnotes=(Footnote("n", (Paragraph(children=T),)),))
    written = desk.inline(Text("约两克"), FootnoteReference("n"), Text("。"))
    link = '<a class="noteref" id="_ref-1" href="#_note-1" role="doc-noteref">①</a>'
    assert written == f'约两<span class="nb">克{link}</span>。'


def test_a_reference_to_no_note_is_dropped_and_reported() -> None:
    desk = Desk()
    assert desk.inline(FootnoteReference("x")) == ""
    assert desk.codes == ["dangling-reference"]


def test_markup_in_every_string_is_text() -> None:
    evil = '"><script>x</script>'
    nodes: list[Inline] = [
        Text(evil), Code(evil), Link((Text(evil),), "https://example.org/" + evil, evil), Ruby((RubyPair(evil, evil),)),
        Span((Text(evil),), "warichu"), Image(PICTURE.id, evil, evil), IndexTerm((Text(evil),), evil),
        CrossReference(evil, "title"), Span((Text("x"),), "none", evil),
    ]  # fmt: skip
    assert "<script" not in Desk(resources=(PICTURE,)).inline(*nodes)
