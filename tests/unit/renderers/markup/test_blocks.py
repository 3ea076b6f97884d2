"""Every block node as markup."""

import pytest

from casepub.model import (
    Aside,
    Block,
    BlockQuote,
    BulletList,
    CodeBlock,
    Definition,
    DefinitionList,
    Division,
    Figure,
    Footnote,
    FootnoteReference,
    Heading,
    Image,
    ListItem,
    OrderedList,
    PageBreak,
    Paragraph,
    Text,
    ThematicBreak,
    Verse,
)  # fmt: skip
from casepub.renderers.markup.blocks import blocks
from casepub.renderers.markup.notes import notes
from tests.support.everynode import PICTURE
from tests.support.markup import Desk

T = (Text("字"),)
P = Paragraph(children=T)

CASES: list[tuple[Block, str]] = [
    (P, "<p>字</p>"),
    (Paragraph(id="p", language="ja", children=T, role="lead"), '<p id="p" class="lead" lang="ja">字</p>'),
    (Paragraph(children=T, alignment="end"), '<p class="align-end">字</p>'),
    (Heading(id="h", level=2, children=T, label="一、"),
     '<h2 id="h" class="heading-2"><span class="label">一、</span>字</h2>'),
    (Heading(id="h", level=2, children=T, label="第一章"),
     '<h2 id="h" class="heading-2"><span class="label">第一章</span>\u3000字</h2>'),
    (Heading(level=2, children=T, role="conclusion"), '<h2 class="heading-2 conclusion">字</h2>'),
    (BlockQuote(children=(P,)), '<blockquote class="block-quote">\n<p>字</p>\n</blockquote>'),
    (BlockQuote(children=(P,), attribution=T),
     '<figure class="quotation">\n<blockquote class="block-quote">\n<p>字</p>\n</blockquote>\n'
     '<figcaption class="attribution">字</figcaption>\n</figure>'),
    (Verse(lines=(T, T, (), (), T), attribution=T),
     '<div class="verse">\n<p class="stanza">字<br>\n字</p>\n<p class="stanza">字</p>\n'
     '<p class="attribution">字</p>\n</div>'),
    (BulletList(items=(ListItem((P,)),)), '<ul class="list">\n<li>字</li>\n</ul>'),
    (BulletList(items=(ListItem((P, P)),), tight=False),
     '<ul class="list loose">\n<li><p>字</p>\n<p>字</p></li>\n</ul>'),
    (BulletList(items=(ListItem((P,), True), ListItem((P,), False))),
     '<ul class="list tasks">\n<li><span class="marker">☑</span>字</li>\n'
     '<li><span class="marker">☐</span>字</li>\n</ul>'),
    (OrderedList(items=(ListItem((P,)),), start=3), '<ol class="list" start="3">\n<li>字</li>\n</ol>'),
    (OrderedList(items=(ListItem((P,)),), style="lower-roman"), '<ol class="list" type="i">\n<li>字</li>\n</ol>'),
    (OrderedList(items=(ListItem((P,)),), start=2, style="cjk-ideographic", prefix="（", suffix="）"),
     '<ol class="list marked marked-3">\n<li><span class="marker">（二）</span>字</li>\n</ol>'),
    (OrderedList(items=(ListItem((P,)),), style="katakana", suffix="．"),
     '<ol class="list marked marked-2">\n<li><span class="marker">ア．</span>字</li>\n</ol>'),
    (DefinitionList(items=(Definition((T, T), ((P,),)),)),
     '<dl class="definitions">\n<dt class="term">字</dt>\n<dt class="term">字</dt>\n<dd><p>字</p></dd>\n</dl>'),
    (CodeBlock(value="\na<b\n", syntax="c"), '<pre class="code"><code class="language-c">\n\na&lt;b\n</code></pre>'),
    (Figure(id="f", images=(Image(PICTURE.id, "图"),), caption=T, credit=T),
     '<figure id="f" class="figure">\n<img src="ramp.png" alt="图" width="48" height="32">\n'
     '<figcaption>\n<p class="caption">字</p>\n<p class="credit">字</p>\n</figcaption>\n</figure>'),
    (Figure(caption=T, lost=True), ""),
    (Aside(children=(P,), role="warning", title=T),
     '<aside class="aside warning" role="note">\n<p class="aside-title">字</p>\n<p>字</p>\n</aside>'),
    (Aside(children=(P,), role="sidebar"), '<aside class="aside sidebar">\n<p>字</p>\n</aside>'),
    (Division(children=(P,), role="dedication"),
     '<div class="division dedication" role="doc-dedication">\n<p>字</p>\n</div>'),
    (ThematicBreak(id="b"), '<hr id="b">'),
    (PageBreak(), '<div class="page-break"></div>'),
]  # fmt: skip


@pytest.mark.parametrize(("node", "markup"), CASES, ids=lambda value: type(value).__name__)
def test_block_nodes(node: Block, markup: str) -> None:
    assert Desk(resources=(PICTURE,)).block(node) == markup


def test_xhtml_names_structure() -> None:
    desk = Desk(xml=True)
    written = desk.block(Division(children=(P,), role="epigraph"))
    assert written.startswith('<div class="division epigraph" epub:type="epigraph" role="doc-epigraph">')
    assert desk.block(ThematicBreak()) == "<hr/>"


def test_the_first_paragraph_after_a_heading_is_called_so() -> None:
    written = Desk().block(Heading(level=2, children=T), P, P)
    assert written.splitlines()[1:] == ['<p class="first">字</p>', "<p>字</p>"]


@pytest.mark.parametrize(
    ("levels", "tags"),
    [
        ((1, 2, 2, 3), ("h2", "h3", "h3", "h4")),
        ((2, 2, 3, 2), ("h2", "h2", "h3", "h2")),
        ((2, 4, 6, 3), ("h2", "h3", "h4", "h3")),
        ((3, 1, 2), ("h2", "h2", "h3")),
        ((1, 2, 3, 4, 5, 6), ("h2", "h3", "h4", "h5", "h6", "h6")),
    ],
)
def test_no_heading_depth_is_left_out(levels: tuple[int, ...], tags: tuple[str, ...]) -> None:
    written = Desk().block(*(Heading(level=level, children=T) for level in levels))
    assert tuple(line[1:3] for line in written.splitlines()) == tags


def test_a_lost_figure_is_nothing_or_a_box() -> None:
    from dataclasses import replace

    desk = Desk()
    lost = Figure(caption=T, lost=True)
    assert desk.block(lost) == ""
    assert desk.codes == []
    shown = Desk(template=replace(desk.template, figure=replace(desk.template.figure, placeholder=True)))
    assert '<p class="placeholder">图片缺失</p>' in shown.block(lost)


@pytest.mark.parametrize(
    ("caption", "label"),
    [("山景", "图1\u3000"), ("图3 山景", ""), ("図二", ""), ("Fig. 4", ""), ("图书馆", "图1\u3000")],
)
def test_captions_are_numbered_where_the_source_has_no_number(caption: str, label: str) -> None:
    from dataclasses import replace

    template = Desk().template
    desk = Desk(resources=(PICTURE,), template=replace(template, numbering=replace(template.numbering, captions=True)))
    written = desk.block(Figure(images=(Image(PICTURE.id),), caption=(Text(caption),)))
    expected = f'<span class="caption-label">{label}</span>' if label else ""
    assert f'<p class="caption">{expected}{caption}</p>' in written


def test_a_block_in_another_language_is_typeset_in_it() -> None:
    written = Desk().block(Paragraph(language="ja", children=(Text("和／或"),)), Paragraph(children=(Text("和／或"),)))
    assert written == '<p lang="ja">和／或</p>\n<p><span class="nb">和／或</span></p>'


# ---------------------------------------------------------------- notes

NOTES = (
    Footnote("a", (Paragraph(children=(Text("甲"), FootnoteReference("b"))),)),
    Footnote("b", (Paragraph(children=(Text("乙"),)), Paragraph(children=(Text("丙"),)))),
    Footnote("c", (CodeBlock(value="x"),)),
)


def test_notes_are_numbered_by_first_reference_and_lead_back() -> None:
    scope = Desk(xml=True, footnotes=NOTES).scope()
    text = blocks(
        (Paragraph(children=(FootnoteReference("b"), FootnoteReference("a"), FootnoteReference("b"))),), scope
    )
    assert [text.count(mark) for mark in ("①", "②", "③")] == [2, 1, 0]
    assert 'id="_ref-1-2"' in text
    written = notes(scope)
    assert written.index("乙") < written.index("丙") < written.index("甲")
    first = '<aside class="footnote" id="_note-1" epub:type="footnote" role="doc-footnote">\n'
    first += '<p><a class="backlink" href="#_ref-1"'
    assert first in written
    assert written.index("<code>x") > written.index("甲")


def test_a_note_that_nothing_calls_is_kept_and_reported() -> None:
    desk = Desk(footnotes=NOTES[1:2])
    assert "乙" in notes(desk.scope())
    assert desk.codes == ["uncalled-note"]


def test_a_page_has_notes_that_are_no_landmarks() -> None:
    scope = Desk(footnotes=NOTES[1:2]).scope()
    blocks((Paragraph(children=(FootnoteReference("b"),)),), scope)
    assert notes(scope).startswith('<div class="notes">\n<div class="footnote" id="_note-1" role="doc-footnote">')


def test_a_hundred_notes_have_marks_of_their_own() -> None:
    many = tuple(Footnote(str(n), (P,)) for n in range(100))
    scope = Desk(footnotes=many).scope()
    text = blocks(tuple(Paragraph(children=(FootnoteReference(str(n)),)) for n in range(100)), scope)
    assert "㊿" in text
    assert ">51</a>" in text
    assert ">100</a>" in text
