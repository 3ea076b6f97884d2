"""What says nothing goes, neighbouring text is one; what counts or carries something stays."""

from typing import Any

import pytest

from casepub.model import (
    Article,
    BlockQuote,
    BulletList,
    Comment,
    DefinitionList,
    Division,
    Emphasis,
    Figure,
    Footnote,
    Heading,
    Image,
    IndexTerm,
    Link,
    ListItem,
    Metadata,
    OrderedList,
    Paragraph,
    Span,
    Strong,
    Table,
    TableCell,
    TableRow,
    Text,
)  # fmt: skip
from casepub.transform.cleanup import cleaned, joined_text


def _p(*children: Any) -> Paragraph:
    return Paragraph(children=children)


WORD = _p(Text("字"))


def body_of(*blocks: Any) -> tuple[Any, ...]:
    return cleaned(Article(Metadata(), blocks)).body


@pytest.mark.parametrize(
    "block",
    [
        _p(),
        _p(Text("")),
        _p(Text(" \u3000\n"), Text("\xa0")),
        _p(Strong((Text(""),))),
        _p(Span((Emphasis(()),), "term")),
        BulletList(()),
        OrderedList(()),
        DefinitionList(()),
        BlockQuote((_p(Text("")),)),
        Division((_p(),)),
        Heading(1, ()),
        Heading(1, (Text(""),)),
        Figure(),
    ],
    ids=repr,
)
def test_what_says_nothing_goes(block: Any) -> None:
    assert body_of(WORD, block, WORD) == (WORD, WORD)
    assert body_of(BlockQuote((block, WORD))) == (BlockQuote((WORD,)),)


@pytest.mark.parametrize(
    "block",
    [
        WORD,
        Heading(1, (), "第一章"),
        Figure(lost=True),
        Figure((Image("r"),)),
        BlockQuote((), (Text("出处"),)),
        BulletList((ListItem(()), ListItem((WORD,)))),
        Table((), (TableRow((TableCell(()),)),)),
        _p(Comment((), "批注")),
        _p(IndexTerm((), "词条")),
        _p(Image("r")),
    ],
    ids=repr,
)
def test_what_counts_or_carries_something_stays(block: Any) -> None:
    assert body_of(block) == (block,)


def test_text_is_joined_at_every_depth() -> None:
    parts = (Text("一"), Text(""), Text("二"))
    block = _p(*parts, Link(parts, "#x"), Strong((Emphasis(parts),)))
    joined = (Text("一二"),)
    assert body_of(block) == (_p(*joined, Link(joined, "#x"), Strong((Emphasis(joined),))),)


def test_notes_are_cleaned_and_kept_though_empty() -> None:
    article = Article(Metadata(), (), (Footnote("a", (_p(), _p(Text("一"), Text("二")))), Footnote("b", (_p(),))))
    assert cleaned(article).footnotes == (Footnote("a", (_p(Text("一二")),)), Footnote("b", ()))


def test_joining_leaves_other_nodes_where_they_are() -> None:
    assert joined_text((Text("一"), Strong(()), Text("二"), Text("三"))) == (Text("一"), Strong(()), Text("二三"))
