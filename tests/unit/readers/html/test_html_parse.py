"""Parsing: nothing that a browser would show is dropped, whatever the page looks like."""

import pytest

from casepub import read
from casepub.errors import SourceError
from casepub.model.walk import text_of
from casepub.readers.html.convert import blocks_of
from casepub.readers.html.parse import flattened, lost_share, tree_of, tree_of_xml
from casepub.readers.html.visible import visible_body, visible_text

DEEP = 10_000


def seen(html: str) -> str:
    return visible_text(visible_body(tree_of(html)))


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>甲<p>乙", "甲乙"),
        ("甲乙", "甲乙"),
        ("<p>甲</p></body></html><p>丙</p>", "甲丙"),
        ("<p>甲<!-- 乙 --></p>", "甲"),
        ("<p>3<5，5>3</p>", "3<5，5>3"),
        ("<p>甲\x00乙</p>", "甲\ufffd乙"),
        ("<p>&#x4e2d;&#25991;&nbsp;&amp;&unknown;</p>", "中文&&unknown;"),
        ("<p>截断的页面<div><b>到这", "截断的页面到这"),
        ("<table><tr><td>甲<td>乙</table>", "甲乙"),
    ],
)
def test_text_of_odd_markup(html: str, text: str) -> None:
    assert seen(html) == text


@pytest.mark.parametrize("tag", ["div", "b", "span", "ul", "blockquote", "section"])
def test_thousands_of_nested_elements_keep_what_follows(tag: str) -> None:
    html = "<p>头</p>" + f"<{tag}>" * DEEP + "深处" + f"</{tag}>" * DEEP + "<p>尾</p>"
    assert seen(html) == "头深处尾"
    assert text_of(blocks_of(tree_of(html))).split() == ["头", "深处", "尾"]


def test_thousands_of_unclosed_elements_keep_what_follows() -> None:
    assert seen("<div><b>" * DEEP + "深<p>尾") == "深尾"


def test_a_text_node_over_libxml2s_limit_keeps_what_follows() -> None:
    assert seen("<p>" + "长" * 5_000_000 + "</p><p>尾</p>").endswith("长尾")


def test_many_unclosed_paragraphs_are_not_deep() -> None:
    html = "".join(f"<p>第{count}段" for count in range(500))
    assert flattened(html) == html
    assert len(blocks_of(tree_of(html))) == 500


def test_flattening_lets_go_of_tags_alone() -> None:
    html = "<div>" * 300 + "<p>甲</p><script>var a = '<p>';</script>" + "</div>" * 300
    assert seen(flattened(html)) == "甲"


@pytest.mark.parametrize("html", ["", "   ", "<!-- 只有注释 -->"])
def test_nothing_is_an_error(html: str) -> None:
    with pytest.raises(SourceError, match=r"markup|text"):
        tree_of(html)


def test_an_empty_page_says_what_is_wrong() -> None:
    with pytest.raises(SourceError, match=r"no visible text"):
        read(b"<html><body><script>1</script></body></html>", format="html")


def test_loss_is_counted() -> None:
    html = "<p>" + "甲" * 50 + "</p><p>" + "乙" * 50 + "</p>"
    assert lost_share(html, tree_of(html)) == 0
    assert lost_share(html, tree_of("<p>" + "甲" * 50)) == pytest.approx(0.5)


class TestHidden:
    @pytest.mark.parametrize(
        "html",
        [
            "<p>见</p><div hidden>不见</div>",
            "<p>见</p><div style='display: none'>不见</div>",
            "<p>见</p><p style='visibility:hidden'>不见</p>",
            "<p>见</p><script>不见</script><style>不见</style><template>不见</template>",
            "<p>见</p><noscript>不见</noscript><textarea>不见</textarea>",
            "<p>见<select><option></option></select></p><svg><text>不见</text></svg>",
        ],
    )
    def test_what_is_not_shown_is_no_text(self, html: str) -> None:
        assert seen(html) == "见"

    def test_an_article_hidden_until_a_script_runs_is_the_text(self) -> None:
        html = "<p>菜单</p><div style='visibility:hidden'>" + "一句，又一句。" * 10 + "<i hidden>暗</i></div>"
        assert seen(html) == "菜单" + "一句，又一句。" * 10

    def test_paths_stay_those_of_the_source(self) -> None:
        html = "<html><body><div hidden>暗</div><div><p>甲</p></div></body></html>"
        (block,) = blocks_of(visible_body(tree_of(html)))
        assert block.source is not None
        assert block.source.path == "/html/body/div[2]/p"

    def test_lazy_pictures_in_noscript_are_found(self) -> None:
        body = visible_body(tree_of("<p><img src='blank.gif'><noscript><img src='a.png'></noscript>甲</p>"))
        assert [image.get("data-src") for image in body.iter("img")] == ["a.png"]


class TestXhtml:
    def test_empty_elements_are_closed(self) -> None:
        root = tree_of_xml(
            b'<html xmlns="http://www.w3.org/1999/xhtml"><body><a id="x"/><p>\xe7\x94\xb2</p></body></html>'
        )
        assert root is not None
        assert [element.tag for element in root.iter()] == ["html", "body", "a", "p"]

    def test_epub_types_are_read_by_their_prefix(self) -> None:
        root = tree_of_xml(
            b'<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
            b'<body><aside epub:type="footnote">a</aside></body></html>'
        )
        assert root is not None
        assert next(root.iter("aside")).get("epub-type") == "footnote"

    @pytest.mark.parametrize(
        "data",
        [
            b'<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><html><body>&b;</body></html>',
            b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><html><body>&x;</body></html>',
            b"<html><body><p>not closed</body></html>",
            b"<rss></rss>",
        ],
    )
    def test_entities_and_broken_xml_are_not_taken(self, data: bytes) -> None:
        assert tree_of_xml(data) is None
