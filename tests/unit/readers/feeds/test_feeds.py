"""RSS, Atom and WordPress exports in; a stream of articles out."""

import pytest

from casepub.diagnostics import Report
from casepub.errors import SourceError
from casepub.model import Figure, Paragraph, Strong, Text
from casepub.model.walk import text_of, walk
from casepub.readers.feeds import iso_date
from tests.support.readers import codes, read_all_as

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>某报 &amp; 某刊</title><language>zh-CN</language>
<item><title>甲 &amp;amp; 乙</title><link>https://example.org/1</link><dc:creator>张三</dc:creator><category>科技</category>
<pubDate>Fri, 06 Jun 2025 09:30:00 +0800</pubDate><description>摘要</description>
<content:encoded><![CDATA[<p>第一段<b>重</b>。</p><h2>小题</h2><p>第二段。</p>]]></content:encoded></item>
<item><title>只有摘要</title><description>纯文本，a &lt; b 的说明。</description></item>
<item><title>空</title></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ja"><title>日誌</title>
<entry><title type="html">題&lt;b&gt;名&lt;/b&gt;</title><link rel="alternate" href="https://example.org/a"/><id>urn:1</id>
<author><name>山田</name></author><published>2025-06-06T09:30:00+09:00</published><updated>2025-06-07T00:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>これは<strong>本文</strong>です。</p></div></content></entry>
<entry><title>素</title><content type="text">a &lt;b&gt; の話です。</content></entry></feed>"""

WXR = """<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"
 xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"><channel><title>博客</title>
<item><title>发布</title><wp:post_type>post</wp:post_type><wp:status>publish</wp:status>
<wp:post_date>2025-06-06 09:30:00</wp:post_date>
<excerpt:encoded><![CDATA[提要]]></excerpt:encoded>
<content:encoded><![CDATA[第一段&nbsp;。

第二段
换行。

[caption id="x"]<img src="a.png" alt="图"/> 图注[/caption]]]></content:encoded></item>
<item><title>草稿</title><wp:post_type>post</wp:post_type><wp:status>draft</wp:status><content:encoded>不要。</content:encoded></item>
<item><title>附件</title><wp:post_type>attachment</wp:post_type><content:encoded>不要。</content:encoded></item>
</channel></rss>"""


def test_rss() -> None:
    report = Report()
    full, short = read_all_as("feed", RSS, report)
    assert (full.metadata.title, full.metadata.source, full.metadata.url) == (
        "甲 & 乙",
        "某报 & 某刊",
        "https://example.org/1",
    )
    assert [person.name for person in full.metadata.people] == ["张三"]
    assert [(date.value, date.kind) for date in full.metadata.dates] == [("2025-06-06T09:30", "published")]
    assert full.metadata.subjects == ("科技",)
    assert full.body[0] == Paragraph((Text("第一段"), Strong((Text("重"),)), Text("。")))
    assert text_of(full.body) == "第一段重。\n小题\n第二段。\n"
    assert text_of(short.body) == "纯文本，a < b 的说明。\n"
    assert codes(report) == ["entry-skipped"]


def test_atom() -> None:
    first, second = read_all_as("feed", ATOM)
    assert (first.metadata.title, first.metadata.identifier, first.metadata.language) == ("題名", "urn:1", "ja")
    assert [date.kind for date in first.metadata.dates] == ["published", "modified"]
    assert text_of(first.body) == "これは本文です。\n"
    assert text_of(second.body) == "a <b> の話です。\n"


def test_wordpress() -> None:
    report = Report()
    (post,) = read_all_as("feed", WXR, report)
    assert (post.metadata.title, post.metadata.summary) == ("发布", "提要")
    assert text_of(post.body).replace(" ", "") == "第一段。\n第二段\n换行。\n图注\n"
    assert any(isinstance(node, Figure) for node in walk(post.body))
    assert codes(report).count("entry-skipped") == 2


def test_another_encoding() -> None:
    data = RSS.replace('encoding="UTF-8"', 'encoding="GB2312"').encode("gb18030")
    assert read_all_as("feed", data)[0].metadata.title == "甲 & 乙"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Fri, 06 Jun 2025 09:30:00 GMT", "2025-06-06T09:30"),
        ("2025-06-06", "2025-06-06"),
        ("2025年6月6日", "2025-06-06"),
        ("0000-00-00 00:00:00", ""),
        ("bald", ""),
    ],
)
def test_dates(text: str, value: str) -> None:
    assert iso_date(text) == value


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("<rss><channel></channel></rss>", "no entry"),
        ("<rss><channel><item>", "well-formed"),
        ("<!DOCTYPE rss [<!ENTITY a 'b'>]><rss>&a;</rss>", "entities"),
        ("<rss>" + "<a>" * 10_000, "well-formed"),
    ],
)
def test_bad_input(source: str, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        read_all_as("feed", source)
