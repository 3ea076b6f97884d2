"""Articles with every node of the model, made from the unions: a node that has no sample here fails every test.

`samples()` gives one article a node, with the text that must be seen; `every_article()` all of them in one article.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args

from casepub.model import (
    Article,
    Aside,
    Block,
    BlockQuote,
    BulletList,
    Code,
    CodeBlock,
    Column,
    Comment,
    CrossReference,
    Date,
    Definition,
    DefinitionList,
    Division,
    Emphasis,
    Figure,
    Footnote,
    FootnoteReference,
    Heading,
    Image,
    IndexTerm,
    Inline,
    LineBreak,
    Link,
    ListItem,
    Metadata,
    OrderedList,
    PageBreak,
    Paragraph,
    Person,
    Resource,
    Ruby,
    RubyPair,
    Span,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Table,
    TableCell,
    TableRow,
    Text,
    ThematicBreak,
    Underline,
    Verse,
)  # fmt: skip
from casepub.model.document import resource_id


@dataclass(frozen=True, slots=True)
class NodeSample:
    """A node's class, an article that holds this node alone, and what a reader must see of it.

    `parts` are the visible pieces in the order of reading (captions, bases, list items …); between two of them a format
    may set marks of its own. `unseen` is text that only some formats show: alternative texts, notes of review.
    """

    kind: type
    article: Article
    parts: tuple[str, ...]
    unseen: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Give the visible pieces in one string, as `squashed` extraction meets them when nothing stands between."""
        return "".join(self.parts)

    def __iter__(self) -> Iterator[Any]:
        """Unpack as class, article, text."""
        return iter((self.kind, self.article, self.text))


def png(width: int = 48, height: int = 32) -> bytes:
    """Draw a small picture: a colour ramp."""
    rows = b"".join(
        b"\x00" + b"".join(bytes((x * 255 // width, y * 255 // height, 128)) for x in range(width))
        for y in range(height)
    )
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )


_PICTURE = png()
PICTURE = Resource(resource_id(_PICTURE), "image/png", _PICTURE, "ramp.png", 48, 32)
TARGET = Heading(id="target", level=2, children=(Text("被引标题"),), label="二、", number=2)
NOTES = (
    Footnote("note-a", (Paragraph(children=(Text("脚注甲文字"),)),)),
    Footnote("note-b", (Paragraph(children=(Text("脚注乙首段"),)), Paragraph(children=(Text("脚注乙次段"),)))),
)

_Pieces = tuple[str, ...]


def _t(value: str) -> tuple[Inline, ...]:
    return (Text(value),)


def _p(value: str) -> Paragraph:
    return Paragraph(children=_t(value))


def _pairs(*pairs: tuple[str, str]) -> tuple[RubyPair, ...]:
    return tuple(RubyPair(base, annotation) for base, annotation in pairs)


# A sample is a node with the pieces of it that a reader sees.
INLINES: dict[type, tuple[tuple[Inline, _Pieces], ...]] = {
    Text: (
        (Text("平文“引号”——与 English 混排 <&>\u3000全角空格。"), ("平文“引号”——与 English 混排 <&>\u3000全角空格。",)),
    ),
    Emphasis: ((Emphasis(_t("着重文字")), ("着重文字",)), (Emphasis(_t("stressed")), ("stressed",))),
    Strong: ((Strong((Text("加粗"), Emphasis(_t("又着重")))), ("加粗", "又着重")),),
    Underline: ((Underline(_t("下划线字")), ("下划线字",)),),
    Strikethrough: ((Strikethrough(_t("删除线字")), ("删除线字",)),),
    Superscript: ((Superscript(_t("上标字")), ("上标字",)),),
    Subscript: ((Subscript(_t("下标字")), ("下标字",)),),
    Code: ((Code("if a < b:  go()"), ("if a < b:  go()",)),),
    Link: (
        (Link(_t("外部链接"), "https://example.org/?a=1&b=2", "链接标题"), ("外部链接",)),
        (Link(_t("内部链接"), "#target"), ("内部链接",)),
    ),
    Image: ((Image(PICTURE.id, "行内图替代文字", "行内图标题"), ()),),
    LineBreak: ((LineBreak(), ()),),
    FootnoteReference: (
        (FootnoteReference("note-a"), ("脚注甲文字",)),
        (FootnoteReference("note-b"), ("脚注乙首段", "脚注乙次段")),
    ),
    Ruby: (
        (Ruby(_pairs(("漢字", "かんじ"))), ("漢字",)),
        (Ruby(_pairs(("振", "ふ"), ("仮", "が"), ("名", "な")), "mono"), ("振", "仮", "名")),
        (Ruby(_pairs(("熟", "じゅく"), ("語", "ご")), "jukugo", "under"), ("熟", "語")),
        (Ruby(_pairs(("拼", "pīn"), ("音", "yīn")), "pinyin"), ("拼", "音")),
        (Ruby(_pairs(("注", "ㄓㄨˋ"), ("音", "ㄧㄣ")), "zhuyin", "inter-character"), ("注", "音")),
    ),
    Span: (
        (Span(_t("无角色"), "none", "ja"), ("无角色",)),
        (Span(_t("王安石"), "proper-name"), ("王安石",)),
        (Span(_t("临川集"), "work-title"), ("临川集",)),
        (Span(_t("术语词"), "term"), ("术语词",)),
        (Span(_t("亡者名"), "deceased"), ("亡者名",)),
        (Span(_t("双行夹注的文字"), "warichu"), ("双行夹注的文字",)),
        (Span(_t("12"), "upright"), ("12",)),
        (Span(_t("Small Caps"), "small-caps", "en"), ("Small Caps",)),
    ),
    CrossReference: (
        (CrossReference("target", "title", _t("照题引用")), ("照题引用",)),
        (CrossReference("target", "number", _t("照号引用")), ("照号引用",)),
        (CrossReference("target", "page", _t("照页引用")), ("照页引用",)),
    ),
    IndexTerm: ((IndexTerm(_t("索引词"), "索引词条", "suoyin"), ("索引词",)),),
    Comment: ((Comment(_t("受批注的字"), "请核对来源", "编辑甲", "2025-06-07T08:00:00Z"), ("受批注的字",)),),
}

_CELL = TableCell((_p("跨列表头"),), column_span=2, header=True, alignment="center")
_TABLE = Table(
    id="sample-table",
    columns=(Column("start", 0.4), Column("end", 0.3), Column("center", 0.3)),
    head=(TableRow((_CELL, TableCell((_p("末列头"),), header=True))),),
    body=(
        TableRow((TableCell((_p("跨行格"),), row_span=2), TableCell((_p("一之二"),)), TableCell((_p("一之三"),)))),
        TableRow((TableCell((_p("二之二"),), alignment="end"), TableCell(()))),
    ),
    caption=_t("表格说明"),
)
_NESTED = OrderedList(
    items=(ListItem((_p("内层甲"),)), ListItem((_p("内层乙"),))), start=3, style="cjk-ideographic", suffix="、"
)

BLOCKS: dict[type, tuple[tuple[Block, _Pieces], ...]] = {
    Paragraph: (
        (_p("正文段落"), ("正文段落",)),
        (Paragraph(children=_t("导语段落"), role="lead"), ("导语段落",)),
        (Paragraph(children=_t("各位读者："), role="addressee"), ("各位读者：",)),
        (Paragraph(children=_t("落款署名"), role="signature"), ("落款署名",)),
        (Paragraph(children=_t("二〇二五年六月"), role="dateline"), ("二〇二五年六月",)),
        (Paragraph(children=_t("文内署名"), role="byline"), ("文内署名",)),
        (Paragraph(children=_t("参考文献条目"), role="reference"), ("参考文献条目",)),
        (Paragraph(children=_t("居中段落"), alignment="center"), ("居中段落",)),
        (Paragraph(children=_t("居右段落"), alignment="end"), ("居右段落",)),
        (Paragraph(id="ja-1", children=_t("日本語の段落です。"), language="ja"), ("日本語の段落です。",)),
    ),
    Heading: (
        *(
            (Heading(id=f"h-{level}", level=level, children=_t(f"{level}级标题")), (f"{level}级标题",))
            for level in range(1, 7)
        ),
        (TARGET, ("二、", "被引标题")),
        (Heading(level=2, children=_t("结语"), role="conclusion"), ("结语",)),
    ),
    BlockQuote: ((BlockQuote(children=(_p("引文段落"),), attribution=_t("引文出处")), ("引文段落", "引文出处")),),
    Verse: (
        (
            Verse(lines=(_t("诗行其一"), _t("诗行其二"), (), _t("次节首行")), attribution=_t("诗人")),
            ("诗行其一", "诗行其二", "次节首行", "诗人"),
        ),
    ),
    BulletList: (
        (
            BulletList(items=(ListItem((_p("甲项"), _NESTED)), ListItem((_p("乙项首段"), _p("乙项次段"))))),
            ("甲项", "内层甲", "内层乙", "乙项首段", "乙项次段"),
        ),
        (
            BulletList(items=(ListItem((_p("已办事项"),), True), ListItem((_p("未办事项"),), False)), tight=False),
            ("已办事项", "未办事项"),
        ),
    ),
    OrderedList: (
        (OrderedList(items=(ListItem((_p("第一项"),)), ListItem((_p("第二项"),)))), ("第一项", "第二项")),
        (
            OrderedList(items=(ListItem((_p("字母项"),)),), start=2, style="lower-alpha", prefix="(", suffix=")"),
            ("字母项",),
        ),
    ),
    DefinitionList: (
        (
            DefinitionList(items=(Definition((_t("词条甲"), _t("词条乙")), ((_p("释义一"),), (_p("释义二"),))),)),
            ("词条甲", "词条乙", "释义一", "释义二"),
        ),
    ),
    CodeBlock: ((CodeBlock(value="for x in y:\n    使用(x)\n", syntax="python"), ("for x in y:", "    使用(x)")),),
    Figure: (
        (
            Figure(id="sample-figure", images=(Image(PICTURE.id, "题图替代文字"),), caption=_t("图片说明"),
                   credit=_t("摄影者")),
            ("图片说明", "摄影者"),
        ),
        (Figure(images=(), lost=True), ()),
    ),
    Table: ((_TABLE, ("表格说明", "跨列表头", "末列头", "跨行格", "一之二", "一之三", "二之二")),),
    Aside: (
        (Aside(children=(_p("附注内容"),), role="note", title=_t("附注标题")), ("附注标题", "附注内容")),
        (Aside(children=(_p("提示内容"),), role="tip"), ("提示内容",)),
        (Aside(children=(_p("警告内容"),), role="warning"), ("警告内容",)),
        (Aside(children=(_p("边栏内容"),), role="sidebar", title=_t("边栏标题")), ("边栏标题", "边栏内容")),
    ),
    Division: (
        (Division(children=(Heading(level=3, children=_t("节内标题")), _p("节内段落"))), ("节内标题", "节内段落")),
        (Division(children=(_p("献给读者"),), role="dedication"), ("献给读者",)),
        (Division(children=(_p("卷首引语"),), role="epigraph"), ("卷首引语",)),
        (Division(children=(_p("摘要内容"),), role="abstract"), ("摘要内容",)),
    ),
    ThematicBreak: ((ThematicBreak(), ()),),
    PageBreak: ((PageBreak(), ()),),
}  # fmt: skip

_UNSEEN: dict[type, _Pieces] = {
    Image: ("行内图替代文字",),
    Figure: ("题图替代文字",),
    Comment: ("请核对来源", "编辑甲"),
}
BEFORE, AFTER = "前句。", "后句。"


def metadata(language: str = "zh-Hans") -> Metadata:
    """Give metadata in which every field says something."""
    return Metadata(
        title="全部节点", subtitle="副标题", section="经典案例", people=(Person("甲某"), Person("乙某", "translator")),
        dates=(Date("2025-06-06", "published", "2025年6月6日"), Date("2025-06-08", "modified")), source="来源报",
        agency="通讯社", dateline="北京六月六日电", language=language, summary="内容提要",
        subjects=("主题一", "主题二"),
        identifier="urn:uuid:00000000-0000-4000-8000-000000000001", url="https://example.org/all", publisher="出版者",
        rights="版权所有",
    )  # fmt: skip


def _article(*blocks: Block) -> Article:
    return Article(Metadata(title="节点", language="zh-Hans"), (TARGET, *blocks), NOTES, (PICTURE,))


def in_line(node: Inline) -> Paragraph:
    """Stand an inline node between two sentences."""
    return Paragraph(children=(Text(BEFORE), node, Text(AFTER)))


def samples() -> list[NodeSample]:
    """Give a sample a class of the unions; each stands after a heading (id `target`), inline nodes between sentences.

    Raises:
        LookupError: a class of the unions has no sample.
    """
    return [*_inline_samples(), *_block_samples()]


def _inline_samples() -> Iterator[NodeSample]:
    for kind, variants in _complete(Inline, INLINES):
        notes = kind is FootnoteReference
        for node, parts in variants:
            around = (BEFORE, AFTER, *parts) if notes else (BEFORE, *parts, AFTER)
            yield NodeSample(kind, _article(in_line(node)), around, _UNSEEN.get(kind, ()))


def _block_samples() -> Iterator[NodeSample]:
    for kind, variants in _complete(Block, BLOCKS):
        for block, parts in variants:
            alone = _article(block) if block is not TARGET else _article()
            unseen = _UNSEEN.get(kind, ()) if parts else ()
            yield NodeSample(kind, alone, parts, unseen)


def _complete(union: Any, table: dict[type, Any]) -> list[tuple[type, Any]]:
    kinds = get_args(union)
    if missing := [kind.__name__ for kind in kinds if kind not in table]:
        raise LookupError(f"tests/support/everynode.py has no sample of {', '.join(missing)}")
    return [(kind, table[kind]) for kind in kinds]


def every_article(language: str = "zh-Hans") -> Article:
    """Give one article with every sample of every node, and metadata in every field."""
    inlines = [in_line(node) for _, variants in _complete(Inline, INLINES) for node, _ in variants]
    blocks = [block for _, variants in _complete(Block, BLOCKS) for block, _ in variants]
    return Article(metadata(language), (*inlines, *blocks), NOTES, (PICTURE,))
