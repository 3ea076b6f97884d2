"""Word documents in, articles out: every construct once."""

import os
from xml.sax.saxutils import escape

import pytest

from casepub.diagnostics import Report
from casepub.errors import SourceError
from casepub.model import (
    Aside,
    Block,
    BlockQuote,
    Code,
    Comment,
    Emphasis,
    Figure,
    FootnoteReference,
    Heading,
    Inline,
    LineBreak,
    Link,
    PageBreak,
    Paragraph,
    Person,
    Ruby,
    RubyPair,
    Span,
    Strikethrough,
    Strong,
    Superscript,
    Table,
    Text,
    ThematicBreak,
    Underline,
)  # fmt: skip
from casepub.model.walk import text_of
from casepub.readers.base import ReadOptions
from tests.support.everynode import png
from tests.support.parts import parts
from tests.support.readers import codes, read_as
from tests.support.word import STYLES, package, paragraph, text, word

TITLE = paragraph("题目", "t")
PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="{size}" cy="{size}"/>'
    '<wp:docPr descr="替代" title="题"/>'
    '<a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="{name}"/></pic:blipFill></pic:pic>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)
UNDERLINED = '<w:u w:val="single"/>'
TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/"
REJECT = ReadOptions(changes="reject")


def body(
    content: str,
    report: Report | None = None,
    options: ReadOptions | None = None,
    comments: str = "",
    styles: str = STYLES,
) -> tuple[Block, ...]:
    data = word(TITLE + content, comments=comments, styles=styles)
    return read_as("docx", data, report, options).body


def inlines(content: str, report: Report | None = None, comments: str = "") -> tuple[Inline, ...]:
    (block,) = body(paragraph(content), report, comments=comments)
    assert isinstance(block, Paragraph)
    return block.children


def test_headings_by_name_level_and_ancestor() -> None:
    found = body(
        paragraph("甲", "1") + paragraph("乙", "2") + paragraph("丙", "3") + paragraph("丁", "31")
        + paragraph("戊", "", '<w:outlineLvl w:val="4"/>') + paragraph("己", "1", '<w:outlineLvl w:val="9"/>')
    )  # fmt: skip
    assert [one.level if isinstance(one, Heading) else 0 for one in found] == [1, 2, 3, 3, 5, 0]


def test_title_page_and_core_properties() -> None:
    content = (
        TITLE + paragraph("副题", "st") + paragraph("作者：张三　来源：某报　2025年6月6日", "au") + paragraph("文。")
    )
    core = "<dc:title>别的</dc:title><dc:creator>Administrator</dc:creator><dc:keywords>甲, 乙</dc:keywords>"
    article = read_as("docx", word(content, core=core))
    metadata = article.metadata
    assert (metadata.title, metadata.subtitle, metadata.source, metadata.subjects) == (
        "题目",
        "副题",
        "某报",
        ("甲", "乙"),
    )
    assert metadata.people == (Person("张三", "author", "作者"),)
    assert [(date.value, date.kind) for date in metadata.dates] == [("2025-06-06", "published")]
    assert text_of(article.body) == "文。\n"


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ("<w:b/>", Strong),
        ('<w:rStyle w:val="s"/>', Strong),
        ("<w:i/>", Emphasis),
        ('<w:em w:val="dot"/>', Emphasis),
        ('<w:u w:val="single"/>', Underline),
        ("<w:strike/>", Strikethrough),
        ('<w:vertAlign w:val="superscript"/>', Superscript),
    ],
)
def test_marks(properties: str, expected: type) -> None:
    marked = inlines(text("字", properties) + text("符", properties) + text("平"))
    assert marked == (expected((Text("字符"),)), Text("平"))


@pytest.mark.parametrize(
    "properties", ['<w:b w:val="0"/>', '<w:rStyle w:val="s"/><w:b w:val="false"/>', '<w:em w:val="none"/>']
)
def test_marks_switched_off(properties: str) -> None:
    assert inlines(text("字", properties)) == (Text("字"),)


def test_composition_of_characters() -> None:
    found = inlines(text("双行", '<w:eastAsianLayout w:combine="1"/>') + text("12", '<w:eastAsianLayout w:vert="1"/>'))
    assert found == (Span((Text("双行"),), "warichu"), Span((Text("12"),), "upright"))


def ruby(base: str, annotation: str, align: str = "center") -> str:
    return (
        f'<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="{align}"/></w:rubyPr><w:rt>{text(annotation)}</w:rt>'
        f"<w:rubyBase>{text(base)}</w:rubyBase></w:ruby></w:r>"
    )


def test_ruby() -> None:
    assert inlines(ruby("漢", "かん") + ruby("字", "じ")) == (
        Ruby((RubyPair("漢", "かん"), RubyPair("字", "じ")), "mono"),
    )
    assert inlines(ruby("大人", "おとな")) == (Ruby((RubyPair("大人", "おとな"),), "group"),)
    assert inlines(ruby("拼", "pīn")) == (Ruby((RubyPair("拼", "pīn"),), "pinyin"),)


def test_footnotes_and_endnotes() -> None:
    notes = (
        '<w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>'
        f'<w:footnote w:id="5"><w:p><w:r><w:footnoteRef/></w:r>{text(" 脚注。")}</w:p></w:footnote>'
        f'<w:footnote w:id="9"><w:p>{text("无人提及。")}</w:p></w:footnote>'
    )
    ends = f'<w:endnote w:id="5"><w:p>{text("尾注。")}</w:p></w:endnote>'
    content = text("甲") + '<w:r><w:endnoteReference w:id="5"/></w:r>' + '<w:r><w:footnoteReference w:id="5"/></w:r>'
    article = read_as("docx", word(TITLE + paragraph(content), footnotes=notes, endnotes=ends))
    assert [(note.id, text_of(note)) for note in article.footnotes] == [
        ("endnote-1", "尾注。\n"),
        ("footnote-2", "脚注。\n"),
    ]
    assert article.body == (Paragraph((Text("甲"), FootnoteReference("endnote-1"), FootnoteReference("footnote-2"))),)
    assert [item.text for item in article.discarded] == ["无人提及。"]


def test_links() -> None:
    links = '<Relationship Id="k" Type="hyperlink" Target="https://example.org/" TargetMode="External"/>'
    outside = f'<w:hyperlink r:id="k">{text("外", UNDERLINED)}</w:hyperlink>'
    found = read_as("docx", word(TITLE + paragraph(outside), links=links))
    assert found.body == (Paragraph((Link((Text("外"),), "https://example.org/"),)),)
    field = _field('HYPERLINK "https://example.org/a" \\o "t"', text("域"))
    assert inlines(field) == (Link((Text("域"),), "https://example.org/a"),)
    report = Report()
    assert inlines(_field('HYPERLINK "javascript:x"', text("域")), report) == (Text("域"),)
    assert codes(report) == ["unsafe-link"]


def _field(instruction: str, result: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    escaped_ = escape(instruction, {'"': "&quot;"})
    code = f"<w:r><w:instrText>{escaped_}</w:instrText></w:r>"
    return mark("begin") + code + mark("separate") + result + mark("end")


def test_a_field_gives_its_result_and_nothing_of_its_code() -> None:
    assert inlines(text("第") + _field("PAGE", text("3")) + text("页")) == (Text("第3页"),)
    unclosed = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + text("文字")
    assert inlines(unclosed) == (Text("文字"),)


def test_contents_are_generated() -> None:
    found = read_as(
        "docx",
        word(TITLE + paragraph("第一章…1", "toc1") + paragraph("文。")
             + "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
             + f"<w:sdtContent>{paragraph('目录')}</w:sdtContent></w:sdt>"),
    )  # fmt: skip
    assert text_of(found.body) == "文。\n"
    assert [(item.text, item.rule) for item in found.discarded] == [
        ("第一章…1", "table-of-contents"), ("目录", "table-of-contents"),
    ]  # fmt: skip


CHANGED = (
    paragraph(
        text("甲") + f"<w:ins>{text('加')}</w:ins><w:del><w:r><w:delText>减</w:delText></w:r></w:del>" + text("乙")
    )
    + paragraph(text("前"), "", "<w:rPr><w:del/></w:rPr>")
    + paragraph(text("后"))
    + paragraph(text("一"), "", "<w:rPr><w:ins/></w:rPr>")
    + paragraph(text("二") + f"<w:moveFrom>{text('旧处')}</w:moveFrom><w:moveTo>{text('新处')}</w:moveTo>")
)


def test_tracked_changes() -> None:
    assert text_of(body(CHANGED)) == "甲加乙\n前后\n一\n二新处\n"
    assert text_of(body(CHANGED, options=REJECT)) == "甲减乙\n前\n后\n一二旧处\n"


def test_comments() -> None:
    notes = f'<w:comment w:id="3" w:author="编辑" w:date="2025-06-06T00:00:00Z"><w:p>{text("核对")}</w:p></w:comment>'
    content = (
        text("甲")
        + '<w:commentRangeStart w:id="3"/>'
        + text("乙", "<w:b/>")
        + text("丙")
        + '<w:commentRangeEnd w:id="3"/>'
        '<w:r><w:commentReference w:id="3"/></w:r>' + text("丁")
    )
    comment = Comment((Strong((Text("乙"),)), Text("丙")), "核对", "编辑", "2025-06-06T00:00:00Z")
    assert inlines(content, comments=notes) == (Text("甲"), comment, Text("丁"))
    alone = text("甲") + '<w:r><w:commentReference w:id="3"/></w:r>'
    assert inlines(alone, comments=notes) == (Text("甲"), Comment((), "核对", "编辑", "2025-06-06T00:00:00Z"))


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def row(*cells: str, head: str = "") -> str:
    return f"<w:tr><w:trPr>{head}</w:trPr>{''.join(cells)}</w:tr>"


def test_tables_with_merged_cells_and_caption() -> None:
    centred = paragraph("头", "", '<w:jc w:val="center"/>')
    rows = (
        row(cell(centred, '<w:gridSpan w:val="2"/>'), cell(paragraph("末")), head="<w:tblHeader/>")
        + row(cell(paragraph("高"), '<w:vMerge w:val="restart"/>'), cell(paragraph("甲")), cell(paragraph("乙")))
        + row(cell("<w:p/>", "<w:vMerge/>"), cell(paragraph("丙")), cell("<w:p/>"))
    )
    grid = '<w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="2000"/><w:gridCol w:w="1000"/></w:tblGrid>'
    (table,) = body(paragraph("表1 说明", "c") + f"<w:tbl>{grid}{rows}</w:tbl>")
    assert isinstance(table, Table)
    assert text_of(table) == "表1 说明\n头\n末\n高\n甲\n乙\n丙\n"
    assert [column.width for column in table.columns] == [0.25, 0.5, 0.25]
    head = table.head[0].cells
    assert (head[0].column_span, head[0].header, head[0].alignment) == (2, True, "center")
    assert [[cell.row_span for cell in row.cells] for row in table.body] == [[2, 1, 1], [1, 1]]


def test_pictures() -> None:
    small, large = (PICTURE.format(size=size, name="p.png") for size in (100_000, 3_000_000))
    content = (
        TITLE
        + paragraph(large)
        + paragraph("图1 说明", "c")
        + paragraph(text("字") + small)
        + paragraph(text("文") + large)
    )
    article = read_as("docx", word(content, media={"p.png": png()}))
    figure, line, words, apart = article.body
    assert isinstance(figure, Figure)
    assert (text_of(figure.caption), figure.images[0].alt, figure.images[0].title) == ("图1 说明", "替代", "题")
    assert figure.images[0].resource == article.resources[0].id
    assert isinstance(line, Paragraph)
    assert len(line.children) == 2
    assert text_of(words) == "文\n"
    assert isinstance(apart, Figure)


def test_a_picture_that_is_not_there() -> None:
    report = Report()
    assert body(paragraph(PICTURE.format(size=1, name="none")), report) == (Figure(caption=(Text("替代"),), lost=True),)
    assert codes(report) == ["image-not-found"]


def test_text_boxes_are_read_once() -> None:
    box = f"<wps:txbx><w:txbxContent>{paragraph('框中')}</w:txbxContent></wps:txbx>"
    old = f"<w:pict><v:textbox><w:txbxContent>{paragraph('框中')}</w:txbxContent></v:textbox></w:pict>"
    choice = f'<mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback>{old}</mc:Fallback>'
    content = f"<w:r><mc:AlternateContent>{choice}</mc:AlternateContent></w:r>"
    assert body(paragraph(text("文") + content)) == (
        Paragraph((Text("文"),)), Aside((Paragraph((Text("框中"),)),), "sidebar"),
    )  # fmt: skip


def test_breaks_quotes_rules_controls() -> None:
    page = '<w:r><w:br w:type="page"/></w:r>'
    content = (
        paragraph(text("甲") + "<w:r><w:br/></w:r>" + text("乙") + page + text("丙"))
        + paragraph("引一", "q") + paragraph("引二", "q") + paragraph("* * *")
        + f"<w:sdt><w:sdtContent>{paragraph('控件')}</w:sdtContent></w:sdt>"
    )  # fmt: skip
    assert body(content) == (
        Paragraph((Text("甲"), LineBreak(), Text("乙"))),
        PageBreak(),
        Paragraph((Text("丙"),)),
        BlockQuote((Paragraph((Text("引一"),)), Paragraph((Text("引二"),)))),
        ThematicBreak(),
        Paragraph((Text("控件"),)),
    )


def test_special_characters() -> None:
    parts = '<w:r><w:t>a</w:t><w:noBreakHyphen/><w:sym w:font="Wingdings" w:char="F0FC"/><w:tab/><w:t>字</w:t></w:r>'
    assert text_of(inlines(parts)) == "a\u2011✓\u3000字"
    formula = (
        "<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b+1</m:t></m:r></m:den></m:f></m:oMath>"
    )
    assert inlines(text("式") + formula) == (Text("式"), Code("a/(b+1)"))


def test_hidden_text_is_set_aside() -> None:
    article = read_as("docx", word(TITLE + paragraph(text("明") + text("暗", "<w:vanish/>"))))
    assert text_of(article.body) == "明\n"
    assert [(item.text, item.rule) for item in article.discarded] == [("暗", "hidden-text")]


def test_strict_documents_are_read() -> None:
    files = {
        name: content.replace(TRANSITIONAL, STRICT) for name, content in parts(word(TITLE + paragraph("文。"))).items()
    }
    assert text_of(read_as("docx", package(files)).body) == "文。\n"


BOMB = "<!DOCTYPE w:document [<!ENTITY a 'aaaa'>]>"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "password"),
        (b"PK\x03\x04 broken", "no zip"),
        (word(TITLE)[:-40], "no zip"),
        (package({"a.txt": "x"}), "no main part"),
        (package({"word/document.xml": "<w:document"}), "well-formed"),
        (package({"word/document.xml": BOMB + "<w:document/>"}), "document type"),
        (package({"word/document.xml": "<a>" * 300 + "</a>" * 300}), "well-formed"),
        (package({"../evil.xml": "x"}), "forbidden name"),
        (package({"big": b"\0" * 40_000_000}), "times its size"),
        (word(""), "no text"),
    ],
)
def test_bad_input(data: bytes, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        read_as("docx", data)


def test_limit_on_what_is_unpacked() -> None:
    data = package({f"p{index}": os.urandom(400_000) for index in range(4)})
    with pytest.raises(SourceError, match="--max-size"):
        read_as("docx", data, options=ReadOptions(maximum_size=1_000_000))


def test_unused_styles_do_no_harm() -> None:
    loop = '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="x"/><w:basedOn w:val="x"/></w:style>'
    assert text_of(body(paragraph("文。", "x"), styles=STYLES + loop)) == "文。\n"
