"""Going through a model: order of reading, copies with changes, and the plain text of every node."""

from typing import Any

import pytest

from casepub.model import (
    Article,
    Aside,
    Block,
    BlockQuote,
    BulletList,
    CodeBlock,
    Emphasis,
    Figure,
    Heading,
    Image,
    LineBreak,
    Link,
    ListItem,
    Metadata,
    Paragraph,
    Person,
    Ruby,
    RubyPair,
    Strong,
    Table,
    TableCell,
    TableRow,
    Text,
    Verse,
)  # fmt: skip
from casepub.model.walk import children_of, text_of, transform, walk
from tests.support.everynode import BLOCKS, INLINES, every_article, samples


def _t(value: str) -> tuple[Text, ...]:
    return (Text(value),)


def _p(value: str) -> Paragraph:
    return Paragraph(children=_t(value))


TABLE = Table((), (TableRow((TableCell((_p("格"),)),)),), (TableRow((TableCell((_p("头"),)),)),), _t("说明"))


@pytest.mark.parametrize(
    ("node", "texts"),
    [
        (TABLE, ["说明", "头", "格"]),
        (Aside((_p("内容"),), title=_t("标题")), ["标题", "内容"]),
        (Figure((Image("r", "替代"),), _t("说明"), _t("来源")), ["说明", "来源"]),
        (Verse((_t("一"), (), _t("二")), _t("诗人")), ["一", "二", "诗人"]),
        (BlockQuote((_p("引"),), _t("出处")), ["引", "出处"]),
    ],
)
def test_nodes_come_in_reading_order(node: Block, texts: list[str]) -> None:
    assert [child.value for child in walk(node) if isinstance(child, Text)] == texts


def test_walk_takes_a_node_several_or_an_article() -> None:
    article = Article(Metadata(people=(Person("甲"),)), (_p("一"), _p("二")))
    assert [node.value for node in walk(article.body) if isinstance(node, Text)] == ["一", "二"]
    assert [type(node).__name__ for node in walk(_p("一"))] == ["Paragraph", "Text"]
    assert [node.name for node in walk(article) if isinstance(node, Person)] == ["甲"]


def test_where_a_block_was_read_is_no_content() -> None:
    article = every_article()
    assert not {"SourceSpan"} & {type(node).__name__ for node in walk(article)}
    assert list(children_of(Heading(1, _t("题"), "一、", 1, id="x"))) == [Text("题")]


def test_every_class_of_the_unions_is_met() -> None:
    met = {type(node) for node in walk(every_article())}
    assert met >= {*INLINES, *BLOCKS}


def double(node: Any) -> Any:
    return (node, node) if isinstance(node, Text) else node


def test_a_tuple_takes_the_place_of_its_node() -> None:
    assert transform(_p("字"), double) == Paragraph(children=(Text("字"), Text("字")))
    assert transform(Verse((_t("一"), ())), double) == Verse(((Text("一"), Text("一")), ()))


def test_an_empty_tuple_takes_a_node_away() -> None:
    def without(node: Any) -> Any:
        return () if isinstance(node, LineBreak | TableRow) else node

    assert transform(Paragraph(children=(Text("一"), LineBreak(), Text("二"))), without).children == (
        Text("一"),
        Text("二"),
    )
    assert transform(TABLE, without).body == ()


def test_children_are_changed_before_their_parents() -> None:
    seen: list[str] = []

    def note(node: Any) -> Any:
        seen.append(type(node).__name__)
        return node

    transform(Paragraph(children=(Strong((Emphasis(_t("字")),)),)), note)
    assert seen == ["Text", "Emphasis", "Strong", "Paragraph"]


def test_what_is_not_changed_is_shared() -> None:
    still = BulletList((ListItem((_p("一"),)),))
    changed = transform(BlockQuote((still, _p("字"))), lambda n: Text("新") if n == Text("字") else n)
    assert changed.children == (still, _p("新"))
    assert changed.children[0] is still


@pytest.mark.parametrize(
    ("node", "text"),
    [
        (Text("字"), "字"),
        (Ruby((RubyPair("漢", "かん"), RubyPair("字", "じ"))), "漢字"),
        (LineBreak(), "\n"),
        (Link(_t("链"), "#x", "题"), "链"),
        (_p("段"), "段\n"),
        (Heading(2, _t("题"), "一、"), "一、题\n"),
        (CodeBlock("a\n  b\n"), "a\n  b\n"),
        (Verse((_t("一"), (), _t("二"))), "一\n\n二\n"),
        (Figure((Image("r", "替代"),)), ""),
        (TABLE, "说明\n头\n格\n"),
        (Aside((_p("内容"),)), "内容\n"),
        ((_p("一"), _p("二")), "一\n二\n"),
        ((), ""),
        (Article(Metadata(title="题"), (_p("一"),)), "一\n"),
    ],
)
def test_plain_text(node: Any, text: str) -> None:
    assert text_of(node) == text


def test_the_text_of_every_sample_has_its_parts_in_order() -> None:
    for sample in samples():
        text, position = text_of(sample.article), 0
        for part in sample.parts:
            position = text.index(part, position) + len(part)
