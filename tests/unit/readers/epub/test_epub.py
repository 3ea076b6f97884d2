"""E-books in, chapters out."""

import pytest

import casepub
from casepub.diagnostics import Report
from casepub.errors import SourceError
from casepub.model import FootnoteReference, Image, Link
from casepub.model.walk import text_of, walk
from tests.support.everynode import every_article, png
from tests.support.readers import codes, read_all_as
from tests.support.word import package

CONTAINER = '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'
OPF = """<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>书名</dc:title><dc:creator id="c">张三</dc:creator><dc:creator id="t">李四</dc:creator>
<dc:language>zh-CN</dc:language>
<meta refines="#t" property="role">trl</meta><dc:date>2025-06-06</dc:date></metadata>
<manifest><item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>
<item id="a" href="text/a.xhtml" media-type="application/xhtml+xml"/>
<item id="b" href="text/b.xhtml" media-type="application/xhtml+xml"/>
<item id="c" href="text/c.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/><itemref idref="c"/>
<itemref idref="gone"/></spine></package>"""
NAV = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>
<nav epub:type="landmarks">
<a href="text/b.xhtml">别的</a></nav><nav epub:type="toc"><ol><li><a href="text/a.xhtml">第一章</a></li>
<li><a href="text/c.xhtml#x">第三章</a></li></ol></nav></body></html>"""


LOCKED = '<e><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes"/></e>'
FIRST = (
    """<h1>第一章</h1><p>甲&#160;文。<a href="#x">去</a><a href="b.xhtml">别章</a></p><img src="../p.png" alt="图"/>"""
)


def page(body: str) -> str:
    return f'<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body></html>'


def book(**changes: str | bytes) -> bytes:
    files: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OPS/book.opf": OPF,
        "OPS/nav.xhtml": NAV,
        "OPS/text/a.xhtml": page(FIRST),
        "OPS/text/b.xhtml": page("<p>续文。</p>"),
        "OPS/text/c.xhtml": page('<h1>第三章</h1><p id="x">丙文。</p>'),
        "OPS/p.png": png(),
    }
    return package(
        {**files, **{name.replace("__", "/").replace("_dot_", "."): value for name, value in changes.items()}}
    )


def test_chapters_in_the_order_of_the_spine() -> None:
    first, second = read_all_as("epub", book())
    assert (first.metadata.title, second.metadata.title) == ("第一章", "第三章")
    assert first.metadata.source == "书名"
    assert [(person.name, person.role) for person in first.metadata.people] == [
        ("张三", "author"),
        ("李四", "translator"),
    ]
    assert text_of(second.body) == "丙文。\n"
    assert text_of(first.body).endswith("续文。\n")
    assert [node.target for node in walk(first.body) if isinstance(node, Link)] == ["#x"]
    images = [node.resource for node in walk(first.body) if isinstance(node, Image)]
    assert images == [first.resources[0].id]


def test_a_book_of_casepub_comes_back() -> None:
    article = every_article("zh-Hans")
    articles = read_all_as("epub", casepub.render(article, "epub"))
    text = "".join(text_of(one.body) for one in articles)
    assert all(words in text for words in ("加粗", "表格说明", "诗行其二", "词条甲"))
    assert any(isinstance(node, FootnoteReference) for one in articles for node in walk(one.body))


def test_a_chapter_that_is_missing() -> None:
    report = Report()
    files = {"OPS__book_dot_opf": OPF.replace("text/b.xhtml", "text/none.xhtml")}
    assert len(read_all_as("epub", book(**files), report)) == 2
    assert codes(report)[0] == "part-missing"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"META-INF__container_dot_xml": "<x/>"}, "lacks its part"),
        (
            {
                "META-INF__encryption_dot_xml": '<e><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes"/></e>'
            },
            "encrypted",
        ),
        ({"OPS__book_dot_opf": "<package/>"}, "no text"),
        ({"OPS__book_dot_opf": "<!DOCTYPE a [<!ENTITY b 'c'>]><package/>"}, "entities"),
    ],
)
def test_bad_input(changes: dict[str, str], said: str) -> None:
    with pytest.raises(SourceError, match=said):
        read_all_as("epub", book(**changes))


def test_obfuscated_fonts_do_no_harm() -> None:
    said = '<e><EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/></e>'
    assert len(read_all_as("epub", book(**{"META-INF__encryption_dot_xml": said}))) == 2
