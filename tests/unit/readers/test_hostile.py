"""Hostile and broken input, one row each: an article with all its text, or one sentence that says what is wrong."""

from __future__ import annotations

import gzip
import io
import json
import os
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from casepub.api import read_all
from casepub.diagnostics import Report
from casepub.errors import SourceError
from casepub.model import Article
from casepub.model.walk import text_of
from casepub.readers.base import MAXIMUM_SIZE, ReadOptions, Source
from tests.support.packages import epub, mhtml, repacked, xhtml
from tests.support.word import paragraph, text, word

SAID = "这是一个完整的句子，讲的是一件小事。它有开头，也有结尾，读起来并不费力。"
LAST = "末尾的话也在这里，一个字都不能少。"
P, END = f"<p>{SAID}</p>", f"<p>{LAST}</p>"
PLAIN = f"纸上的城市\n\n{SAID}\n\n{SAID}\n\n{LAST}\n"
SMALL = 1_000_000


def page(body: str, charset: str = "utf-8") -> str:
    head = f"<meta charset={charset}><title>一件小事</title>"
    return f"<html><head>{head}</head><body><h1>一件小事</h1>{P}{body}</body></html>"


def read(data: str | bytes, name: str, report: Report, maximum_size: int = MAXIMUM_SIZE) -> list[Article]:
    source = Source(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"), name)
    return list(read_all(source, options=ReadOptions(maximum_size=maximum_size), report=report))


def everything(articles: list[Article]) -> str:
    """Give what was kept and what was taken out."""
    kept = "".join(one.metadata.title + text_of(one) for one in articles)
    return kept + "".join(out.text for one in articles for out in one.discarded)


@dataclass(frozen=True)
class Case:
    """An input that must be read: the words that must be found, those that may not, what must be reported."""

    name: str
    make: Callable[[], str | bytes]
    words: tuple[str, ...] = (SAID, LAST)
    absent: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()


ENTITIES = '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "aaaaaaaaaa">{}]>'.format(
    "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
FOREIGN = (
    "<p>&a;</p><a href='file:///etc/hostname'>链接</a><img src='file:///etc/hostname'/>"
    "<object data='file:///etc/hostname'/>"
)

KEPT = (
    Case("cut-in-the-text.html", lambda: page(END + "<p>还没有说完")[:-16]),
    Case("cut-in-a-tag.html", lambda: page(END)[:-14] + "<a href='http"),
    Case("cut-in-a-comment.html", lambda: page(END) + "<!-- 到此为止"),
    Case("cut-in-a-script.html", lambda: page(END) + "<script>if (a < b"),
    Case("cut-in-a-table.html", lambda: page(f"{END}<table><tr><td>{SAID}")),
    *(
        Case(f"nested-{tag}.html", lambda tag=tag: page(f"<{tag}>" * 10_000 + LAST))  # type: ignore[misc]
        for tag in ("div", "b", "blockquote", "ul><li", "table><tr><td", "ruby")
    ),
    Case("long-node.html", lambda: page("<p>" + SAID * 15_000 + f"</p>{END}")),
    Case("crowded-tag.html", lambda: page("<p " + " ".join(f"a{n}=1" for n in range(100_000)) + f">{SAID}</p>{END}")),
    Case("open-scripts.html", lambda: page(END + "<script" * 50_000)),
    Case("open-quotes.html", lambda: page(END + '<a"' * 50_000)),
    Case("entities.html", lambda: ENTITIES + page(f"<p>&j;</p>{END}")),
    Case("entities.xhtml", lambda: ENTITIES + xhtml(f"<p>&j;</p>{P}{END}")),
    Case("entities.epub", lambda: epub(ENTITIES + xhtml(f"<p>&j;</p>{P}{END}"))),
    Case("outside.xhtml", lambda: OUTSIDE + xhtml(FOREIGN + P + END), absent=("localhost", "file:")),
    Case("outside.epub", lambda: epub(OUTSIDE + xhtml(FOREIGN + P + END)), absent=("file:",)),
    Case("gb-said-to-be-utf8.html", lambda: page(END).encode("gb18030"), codes=("encoding",)),
    Case("utf8-said-to-be-gbk.html", lambda: page(END, "gbk")),
    Case("gb-said-to-be-japanese.html", lambda: page(END, "shift_jis").encode("gb18030"), codes=("encoding",)),
    Case("no-such-encoding.html", lambda: page(END, "nonsense")),
    *(
        Case(f"no-text-encoding-{name}.html", lambda name=name: page(END, name))  # type: ignore[misc]
        for name in ("base64", "rot13", "idna", "punycode", "utf-7", "unicode_escape", "utf-32")
    ),
    Case("chapter.epub", lambda: epub(page(END, "gbk").encode("gbk")), codes=("encoding",)),
    Case("mixed.txt", lambda: PLAIN.encode() + PLAIN.encode("gb18030"), codes=("encoding",)),
    Case("mixed-other-way.txt", lambda: PLAIN.encode("big5hkscs", "ignore") + PLAIN.encode(), (LAST,)),
    *(
        Case(f"lost.{kind}", make, codes=("characters-lost",))
        for kind, make in {
            "txt": lambda: f"题目\n\n锟斤拷{SAID}\n\n{LAST}\n",
            "md": lambda: f"# 题\n\n锟斤拷{SAID}\n\n{LAST}\n",
            "html": lambda: page(f"<p>锟斤拷</p>{END}"),
            "rss": lambda: f"<rss><channel><item><description>锟斤拷{SAID}{LAST}</description></item></channel></rss>",
            "jsonl": lambda: json.dumps({"text": f"锟斤拷{SAID}\n\n{LAST}"}),
        }.items()
    ),
    Case("latin.html", lambda: page(END).encode().decode("latin-1"), codes=("mojibake",)),
    Case("damaged.txt", lambda: PLAIN.encode().decode("gb18030", "ignore"), (), codes=("mojibake",)),
    Case("zero-width.html", lambda: page(f"<p>{'&#8203;'.join(SAID)}</p><p>{'⁠'.join(LAST)}</p>")),
    Case("zero-width.txt", lambda: "\u200b".join(PLAIN), codes=()),
    Case("look-alikes.txt", lambda: PLAIN.replace("，", "︐").replace("。", "︒"), codes=("repaired",)),
    Case("look-alikes.html", lambda: page(END).replace("，", "﹐").replace("一", "⼀"), codes=("repaired",)),
    Case("control.txt", lambda: PLAIN.replace("小", "小\x00\x07\x1b")),
    Case("surrogate.jsonl", lambda: json.dumps({"text": f"{SAID}\ud800\n\n{LAST}"})),
    Case("bad-line.jsonl", lambda: "[" * 200_000 + "\n" + json.dumps({"text": PLAIN}), codes=("line-skipped",)),
    Case("bad-chapter.epub", lambda: epub(xhtml(P), b"\xff\xfe\x00", xhtml(END)), codes=("part-unreadable",)),
    Case("no-charset.mhtml", lambda: mhtml(page(END).encode(), "text/html; " + ";".join(["a*0=x"] * 20_000))),
    Case("twisted.mhtml", lambda: mhtml(page(END).encode(), "text/html; charset*=utf-8''utf-8")),
    Case("brackets.md", lambda: f"{SAID}\n\n{'![' * 50_000}\n\n{'^[' * 50_000}\n\n{LAST}\n"),
    Case("stars.md", lambda: f"{SAID}\n\n{'*a _b' * 10_000}\n\n{LAST}\n"),
    Case("comments.md", lambda: f"{SAID}\n\n{'<!--' * 50_000}\n\n{LAST}\n"),
    Case("sections.md", lambda: f"{SAID}\n\n{'<![CDATA[' * 20_000}\n\n{LAST}\n"),
    Case("tables.md", lambda: f"{SAID}\n\n{'<table ' * 50_000}\n\n{LAST}\n"),
    Case("definitions.md", lambda: f"[a]: http://x/{'y' * 100_000}\n\n{'[a] ' * 10_000}\n\n{SAID}\n\n{LAST}\n"),
)  # fmt: skip


@pytest.mark.parametrize("case", KEPT, ids=lambda case: case.name)
def test_read_whole(case: Case) -> None:
    report = Report()
    found = everything(read(case.make(), case.name, report))
    assert all(word_ in found for word_ in case.words)
    assert not any(word_ in found for word_ in case.absent)
    assert set(case.codes) <= {diagnostic.code for diagnostic in report}


def packed(**parts: bytes) -> bytes:
    return repacked(word(paragraph(text(SAID))), {name.replace("__", "/"): data for name, data in parts.items()})


REFUSED: tuple[tuple[str, Callable[[], str | bytes], tuple[str, ...]], ...] = (
    ("long.html", lambda: page("<p>字" * 5000), ("more than 3,333 elements", "--max-size")),
    ("crowded.xhtml", lambda: xhtml("<p>字</p>" * 5000), ("more than 3,333 elements", "--max-size")),
    ("crowded.epub", lambda: epub(xhtml("<p>字</p>" * 5000)), ("no text",)),
    ("long.txt", lambda: f"{SAID}\n" * 5000, ("more than 3,333 lines", "--max-size")),
    ("long.md", lambda: f"{SAID}\n" * 5000, ("more than 3,333 lines", "--max-size")),
    ("marked.md", lambda: "*字* " * 9000, ("more than 3,333 pairs of marks", "--max-size")),
    ("lines.html", lambda: page("<pre>" + f"{SAID}\n" * 5000), ("more than 3,333 lines",)),
    ("bomb.html.gz", lambda: gzip.compress(b" " * 9_000_000), ("over the limit of", "--max-size")),
    ("deep.md", lambda: "> " * 5000 + "字", ("nested more than",)),
    ("bomb.rss", lambda: ENTITIES + f"<rss><channel><item>{SAID}&j;</item></channel></rss>", ("declares entities",)),
    ("outside.rss", lambda: OUTSIDE + "<rss><channel><item>&a;</item></channel></rss>", ("declares entities",)),
    ("ratio.docx", lambda: packed(x=b"\0" * 900_000_0), ("over 200 times its size",)),
    ("size.docx", lambda: packed(x=os.urandom(600_000), y=os.urandom(600_000)), ("unpacks to over 1 MB", "--max-size")),
    ("count.docx", lambda: packed(**{f"x{n}": b"" for n in range(20_001)}), ("more than 20000 parts",)),
    ("path.docx", lambda: packed(**{"..__..__x": b""}), ("forbidden name", "../../x")),
    ("absolute.docx", lambda: packed(**{"__etc__x": b""}), ("forbidden name", "/etc/x")),
    ("ratio.epub", lambda: epub(xhtml(P), parts={"x": b"\0" * 900_000_0}), ("over 200 times its size",)),
    ("size.epub", lambda: epub(xhtml(P), parts={"x": os.urandom(1_200_000)}), ("unpacks to over 1 MB",)),
    ("count.epub", lambda: epub(xhtml(P), parts={f"x{n}": b"" for n in range(20_001)}), ("more than 20000 parts",)),
    ("path.epub", lambda: epub(xhtml(P), parts={"../x": b""}), ("forbidden name", "../x")),
    ("cut.docx", lambda: packed()[:-30], ("damaged",)),
    ("cut.epub", lambda: epub(xhtml(P))[:-30], ("damaged",)),
    ("entities.docx", lambda: word("<!ENTITY a 'b'>"), ("declares a document type",)),
    ("deep.docx", lambda: word("<w:p>" + "<w:ins>" * 5000 + "</w:ins>" * 5000 + "</w:p>"), ("depth",)),
    ("empty.html", lambda: "<html><script>1</script><img src=a></html>", ("no visible text", "1 pictures, 1 scripts")),
    ("menu.html", lambda: "<a href=x>首页</a> <a href=y>登录</a>", ("no article found", "taken out", "--keep-all")),
    ("menu.txt", lambda: "登录\n注册\n版权所有\n", ("no article found", "copyright, login", "--keep-all")),
    ("rules.md", lambda: "---\n\n---\n", ("no article found", "no text")),
    ("title.md", lambda: "---\ntitle: 题\n---\n", ("no article found", "the title '题' alone")),
    ("empty.docx", lambda: word("<w:p/>"), ("no article found", "no text")),
    ("empty.epub", epub, ("no text",)),
    ("empty.rss", lambda: "<rss><channel/></rss>", ("no entry with a text",)),
    ("empty.jsonl", lambda: "{}\n", ("no line holds an article",)),
    ("nested.mhtml", lambda: mhtml(b"x", "message/rfc822\r\n\r\n" + "Content-Type: message/rfc822\r\n\r\n" * 3000),
     ("nested too deep",)),
    ("parts.mhtml", lambda: mhtml(page("").encode(), more=6000), ("more than 5000 parts",)),
    ("twisted.mhtml", lambda: mhtml(page("").encode()).replace(b"boundary=", b"boundary*0*=x; boundary*=''"),
     ("headers of the web archive",)),
)  # fmt: skip


@pytest.mark.parametrize(("name", "make", "words"), REFUSED, ids=[name for name, _, _ in REFUSED])
def test_refused_with_a_reason(name: str, make: Callable[[], str | bytes], words: tuple[str, ...]) -> None:
    with pytest.raises(SourceError) as caught:
        read(make(), name, Report(), SMALL)
    said = str(caught.value)
    assert said.startswith(name)
    assert "\n" not in said
    assert all(word_ in said for word_ in words), said


def test_a_higher_limit_takes_more() -> None:
    data = f"{SAID}\n" * 5000
    with pytest.raises(SourceError):
        read(data, "a.txt", Report(), SMALL)
    assert read(data, "a.txt", Report(), 2 * SMALL)


def test_a_text_node_beyond_the_limit_of_the_parser() -> None:
    """One of over ten million bytes ends the page for libxml2, unless it is told otherwise."""
    found = everything(read(page("<p>" + "字" * 3_500_000 + f"</p>{END}"), "a.html", Report()))
    assert "字" * 3_500_000 in found
    assert LAST in found


def test_the_limit_on_size_is_that_of_the_option() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", b"x" * 2 * SMALL)
    with pytest.raises(SourceError, match="over 1 MB"):
        read(buffer.getvalue(), "a.docx", Report(), SMALL)
