"""Every node in a Word file: its text in order, its meaning in the markup, and nothing that would need repair."""

from dataclasses import replace

import pytest

from casepub.diagnostics import Report
from casepub.model import Article, Metadata, Paragraph, Span, Text
from casepub.template import load
from tests.support.everynode import NodeSample, every_article, samples
from tests.support.text import lost_in, model_lines
from tests.support.wordml import complaints, docx_bytes, docx_parts, found, value, visible_text

SAMPLES = samples()
NAMES = [f"{index}-{sample.kind.__name__}" for index, sample in enumerate(SAMPLES)]

# What must stand in document.xml for a class of nodes.
MEANING = {
    "Emphasis": "//w:rPr/w:rStyle[starts-with(@w:val, 'Emphasis')]",
    "Strong": "//w:rPr/w:rStyle[@w:val='Strong']",
    "Underline": "//w:rPr/w:u[@w:val='single']",
    "Strikethrough": "//w:rPr/w:strike",
    "Superscript": "//w:rPr/w:vertAlign[@w:val='superscript']",
    "Subscript": "//w:rPr/w:vertAlign[@w:val='subscript']",
    "Code": "//w:rPr/w:rStyle[@w:val='Code']",
    "Link": "//w:hyperlink[@r:id or @w:anchor]",
    "Image": "//w:drawing//wp:docPr[@descr]",
    "LineBreak": "//w:r/w:br",
    "FootnoteReference": "//w:r[w:rPr/w:rStyle/@w:val='FootnoteReference']/w:footnoteReference",
    "Ruby": "//w:ruby[w:rubyPr/w:lid and w:rt//w:t and w:rubyBase//w:t]",
    "CrossReference": "//w:instrText[contains(., 'REF ')]",
    "IndexTerm": "//w:instrText[contains(., 'XE \"索引词条\" \\y \"suoyin\"')]",
    "Comment": "//w:commentRangeStart/following-sibling::w:r/w:commentReference",
    "Paragraph": "//w:p/w:pPr/w:pStyle",
    "Heading": "//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'Heading')]",
    "BlockQuote": "//w:p[w:pPr/w:pStyle/@w:val='Quote']/following-sibling::w:p[w:pPr/w:pStyle/@w:val='Attribution']",
    "Verse": "//w:p[w:pPr/w:pStyle/@w:val='Verse']//w:br",
    "DefinitionList": "//w:pStyle[@w:val='DefinitionTerm']/following::w:pStyle[@w:val='Definition']",
    "CodeBlock": "//w:p[w:pPr/w:pStyle/@w:val='CodeBlock']//w:br",
    "Table": "//w:tbl[w:tr/w:trPr/w:tblHeader][.//w:gridSpan][.//w:vMerge]",
    "ThematicBreak": "//w:p[w:pPr/w:pStyle/@w:val='ThematicBreak']/w:pPr/w:pBdr",
}  # fmt: skip


@pytest.mark.parametrize("sample", SAMPLES, ids=NAMES)
def test_every_node_shows_its_text_and_breaks_nothing(sample: NodeSample) -> None:
    made = docx_parts(sample.article)
    assert lost_in(visible_text(made), sample.parts) == []
    assert complaints(made) == []
    everything = b"".join(made.values()).decode("utf-8", "replace")
    assert [word for word in sample.unseen if word not in everything] == []


@pytest.mark.parametrize("sample", SAMPLES, ids=NAMES)
def test_every_node_keeps_its_meaning(sample: NodeSample) -> None:
    path = MEANING.get(sample.kind.__name__)
    if path is not None:
        assert found(docx_parts(sample.article)["word/document.xml"], path)


@pytest.mark.parametrize("template", ["base", "article", "novel"])
@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "zh-Hant-HK", "ja", "ko", "en", "und"])
def test_the_text_of_everything_is_the_model_s_in_order(template: str, language: str) -> None:
    article = every_article(language)
    made = docx_parts(article, template)
    assert lost_in(visible_text(made), model_lines(article)) == []
    assert complaints(made) == []


def test_the_bytes_are_the_same_on_every_run() -> None:
    assert docx_bytes(every_article()) == docx_bytes(every_article())


def test_what_no_xml_may_hold_is_left_out_and_reported() -> None:
    report = Report()
    article = Article(
        Metadata(title="a\x00b", language="zh-Hans"), (Paragraph(children=(Text("甲\x0b乙\ud800丙\uffff"),)),)
    )
    made = docx_parts(article, report=report)
    assert "甲乙丙" in visible_text(made)
    assert "illegal-character" in {diagnostic.code for diagnostic in report}


def test_markup_in_text_stays_text() -> None:
    nasty = "</w:t></w:r> & <w:p> \" ' ]]>"
    article = Article(Metadata(title=nasty, section=nasty, language="zh-Hans"), (Paragraph(children=(Text(nasty),)),))
    assert visible_text(docx_parts(article)).count(nasty) == 3


@pytest.mark.parametrize(
    ("role", "path"),
    [
        ("proper-name", "//w:u[@w:val='single']"),
        ("work-title", "//w:u[@w:val='wave']"),
        ("small-caps", "//w:smallCaps"),
        ("deceased", "//w:bdr[@w:val='single']"),
        ("term", "//w:rFonts[@w:eastAsia='黑体' and ancestor::w:style[@w:type='character']]"),
    ],
)
def test_roles_of_spans_are_character_styles(role: str, path: str) -> None:
    article = Article(Metadata(language="zh-Hans"), (Paragraph(children=(Span((Text("名"),), role),)),))  # type: ignore[arg-type]
    made = docx_parts(article)
    (style,) = found(made["word/styles.xml"], f"//w:style[.{path}]")
    assert value(style, "styleId") == value(found(made["word/document.xml"], "//w:rStyle")[0])


def test_warichu_and_upright_have_a_layout_of_their_own_with_different_ids() -> None:
    children = (Span((Text("夹注"),), "warichu"), Span((Text("12"),), "upright"), Span((Text("又注"),), "warichu"))
    article = Article(Metadata(language="ja"), (Paragraph(children=children),))
    base = load("base")
    vertical = replace(base, page=replace(base.page, writing_mode="vertical-rl"))
    layouts = found(docx_parts(article, vertical)["word/document.xml"], "//w:eastAsianLayout")
    assert [(value(e, "combine"), value(e, "vert")) for e in layouts] == [("1", ""), ("", "1"), ("1", "")]
    assert len({value(e, "id") for e in layouts}) == 3
