"""The page as a whole: complete, self-contained, safe, the same every time, and its text the model's."""

import base64
import hashlib
import json
import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from casepub.diagnostics import Report
from casepub.model import (
    Article,
    Collection,
    Date,
    Heading,
    Link,
    Metadata,
    Paragraph,
    Part,
    Person,
    Resource,
    Text,
)  # fmt: skip
from casepub.renderers.base import RenderContext
from casepub.renderers.html import HtmlRenderer
from casepub.template import Template, load
from casepub.transform import prepare
from tests.support.everynode import NodeSample, every_article, metadata, samples
from tests.support.text import html_text, lost_in, squashed


def render(
    document: Article | Collection, template: Template | None = None, report: Report | None = None, model: bool = False
) -> str:
    """Prepare and render a document."""
    template = template or load("article")
    report = Report() if report is None else report
    collection = document if isinstance(document, Collection) else Collection.of(document)
    context = RenderContext(report, embed_model=model)
    return HtmlRenderer().render(prepare(collection, template, report), template, context)[""].decode()


def tree_of(page: str) -> Any:
    """Parse a page."""
    return html.document_fromstring(page.encode())


def plain(*texts: str, **fields: str) -> Article:
    return Article(Metadata(**{"title": "标题", "language": "zh-Hans", **fields}), tuple(  # type: ignore[arg-type]
        Paragraph(children=(Text(text),)) for text in texts))  # fmt: skip


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.kind.__name__)
def test_every_node_is_seen_in_order(sample: NodeSample) -> None:
    page = render(sample.article)
    assert lost_in(html_text(page.encode()), sample.parts) == []
    for text in sample.unseen:
        assert text in page or sample.kind.__name__ == "Comment"


def test_nothing_stands_between_the_characters_of_a_line() -> None:
    text = squashed(html_text(render(every_article()).encode()))
    assert "前句。着重文字后句。" in text
    assert "前句。熟語后句。" in text
    assert "前句。注音后句。" in text
    assert "前句。双行夹注的文字后句。" in text


def test_the_head_says_what_machines_ask() -> None:
    page = render(every_article())
    tree = tree_of(page)
    assert tree.get("lang") == "zh-Hans"
    assert tree.findtext(".//title") == "全部节点"
    contents = {m.get("name") or m.get("property"): m.get("content") for m in tree.iterfind(".//meta")}
    assert contents["description"] == "内容提要"
    assert contents["og:type"] == "article"
    assert contents["og:locale"] == "zh_CN"
    assert contents["article:published_time"] == "2025-06-06"
    assert [m.get("content") for m in tree.iterfind(".//meta[@name='theme-color']")] == ["#ffffff", "#16171a"]
    assert tree.find(".//link[@rel='canonical']").get("href") == "https://example.org/all"
    data = json.loads(tree.findtext(".//script[@type='application/ld+json']"))
    assert data["@type"] == "NewsArticle"
    assert data["headline"] == "全部节点"
    assert data["author"] == [{"@type": "Person", "name": "甲某"}]
    assert data["datePublished"] == "2025-06-06"


def test_the_opening_is_marked_up() -> None:
    tree = tree_of(render(every_article()))
    assert [h.text for h in tree.iterfind(".//h1")] == ["全部节点"]
    time = tree.find(".//header//time")
    assert (time.get("datetime"), time.text) == ("2025-06-06", "2025年6月6日")
    skip = tree.find(".//a[@class='skip']")
    assert tree.get_element_by_id(skip.get("href")[1:]).tag == "main"


@pytest.mark.parametrize("value", ["去年夏天", "2025-13-40", ""])
def test_a_date_that_no_machine_reads_is_no_time_element(value: str) -> None:
    article = replace(plain("文"), metadata=replace(metadata(), dates=(Date(value, "published", "去年夏天"),)))
    page = render(article)
    assert "<time" not in page
    assert "去年夏天" in page or value == "2025-13-40"


def test_the_policy_allows_this_style_and_no_script() -> None:
    page = render(every_article(), model=True)
    policy = unescape(re.findall(r'Content-Security-Policy" content="([^"]*)"', page)[0])
    style = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert set(re.findall(r'<script type="([^"]*)"', page)) == {"application/ld+json", "application/json"}


def test_the_page_reaches_for_nothing_outside() -> None:
    page = render(every_article())
    assert not re.findall(r'(?:src|srcset|poster)="(?!data:)', page)
    assert not re.findall(r"@import|url\(", page)
    assert not re.findall(r' style="| on\w+="', page)
    assert 'src="data:image/png;base64,' in page


def test_the_model_travels_inside_when_asked() -> None:
    page = render(every_article(), model=True)
    found = re.findall(r'<script type="application/json" id="_casepub-model">(.*?)</script>', page, re.DOTALL)
    assert json.loads(found[0])["type"] == "collection"
    assert "_casepub-model" not in render(every_article())


def test_the_same_article_gives_the_same_bytes() -> None:
    assert render(every_article()) == render(every_article())


def test_hostile_strings_are_text_everywhere() -> None:
    evil = "</script></style><script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7*7 }}"
    people = (Person(evil, "author"), Person(evil, "editor", evil))
    said = Metadata(
        title=evil, subtitle=evil, section=evil, people=people, dates=(Date(evil, "published", evil),), source=evil,
        agency=evil, dateline=evil, language="zh-Hans", summary=evil, subjects=(evil,), identifier=evil, url=evil,
        publisher=evil, rights=evil,
    )  # fmt: skip
    body = (
        Heading(id=evil, level=1, children=(Text(evil),), label=evil),
        Paragraph(children=(Link((Text(evil),), evil),)),
    )
    page = render(Article(said, body), model=True)
    tree = tree_of(page)
    assert {s.get("type") for s in tree.iterfind(".//script")} == {"application/ld+json", "application/json"}
    assert not tree.xpath("//img | //@onerror | //@onload")
    assert "{{ 7*7 }}" in page
    assert tree.findtext(".//h1") == evil


def test_control_characters_and_surrogates_do_not_reach_the_page() -> None:
    report = Report()
    page = render(plain("甲\x00乙\ud800丙\x1b[0m", title="标\x07题"), report=report)
    assert "甲乙丙[0m" in page
    assert "<title>标题</title>" in page
    assert {d.code for d in report} == {"illegal-character"}


def test_an_article_without_anything_is_still_a_page() -> None:
    page = render(Article(Metadata(), ()))
    tree = tree_of(page)
    assert tree.findtext(".//title") == "Untitled"


def test_headings_begin_at_the_first_depth_without_a_title() -> None:
    article = Article(Metadata(language="zh-Hans"), (Heading(level=2, children=(Text("一"),)),))
    assert "<h1 " in render(article)


def test_a_collection_is_one_page_with_contents_and_articles() -> None:
    first, second = every_article(), replace(every_article("ja"), metadata=replace(metadata("ja"), title="第二の記事"))
    front = plain("前言文字", title="前言")
    whole = Collection(
        Metadata(title="合集", language="zh-Hans"),
        (Part((first,), "上编"), Part((second,), "下编")),
        front_matter=(front,),
    )
    tree = tree_of(render(whole))
    assert [h.text for h in tree.iterfind(".//h1")] == ["合集"]
    assert [a.get("lang") for a in tree.iterfind(".//article")] == [None, None, "ja"]
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    links = [a.get("href")[1:] for a in tree.iterfind(".//nav//a")]
    assert len(links) == 5
    assert set(links) <= set(ids)
    assert all(href[1:] in ids for href in tree.xpath("//a/@href") if href.startswith("#"))


def test_contents_of_an_article_go_as_deep_as_the_template_says() -> None:
    template = load("article")
    template = replace(template, toc=replace(template.toc, enabled=True, depth=1))
    body = tuple(Heading(level=level, children=(Text(f"题{level}"),)) for level in (1, 2, 1))
    tree = tree_of(render(Article(metadata(), body), template))
    assert [a.text for a in tree.iterfind(".//nav//a")] == ["题1", "题1"]


def test_a_broken_picture_is_left_out_with_a_word() -> None:
    report = Report()
    article = every_article()
    broken = Resource(article.resources[0].id, "image/png", b"no picture", "broken.png")
    page = render(replace(article, resources=(broken,)), report=report)
    assert "image-unreadable" in {d.code for d in report}
    assert "<img" not in page
    assert "题图替代文字" in page


def test_a_user_template_overrides_the_page(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    (folder / "html").mkdir(parents=True)
    (folder / "template.toml").write_text('extends = "article"\n', encoding="utf-8")
    (folder / "html" / "page.html.j2").write_text("<p>{{ title }}</p>{{ content }}", encoding="utf-8")
    assert render(plain("文"), load(folder)).startswith("<p>标题</p><article>")


def test_the_text_is_the_models_text_and_nothing_else() -> None:
    article = plain("第一段“引文”——破折号。", "第二段 with English 2025年～2026年和／或。", "😀𠮷𪚥\u3000全角")
    text = squashed(html_text(render(article).encode()))
    assert text == squashed("标题" + "".join(p.children[0].value for p in article.body))  # type: ignore[union-attr]


def test_the_page_is_well_formed() -> None:
    parser = etree.HTMLParser(recover=False)
    with pytest.raises(etree.XMLSyntaxError):
        etree.fromstring("<p><b></p>", parser)
    # libxml2 knows the elements of HTML 4 alone.
    errors = [e for e in _errors(render(every_article())) if "Tag" not in e]
    assert errors == []


def _errors(page: str) -> list[str]:
    parser = etree.HTMLParser()
    etree.fromstring(page.encode(), parser)
    return [str(entry.message) for entry in parser.error_log]
