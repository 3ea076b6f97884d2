"""The book as a whole: package, spine, navigation, chapters, notes, and its text the model's."""

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from lxml import etree

from casepub.model import (
    Article,
    Collection,
    Footnote,
    FootnoteReference,
    Heading,
    Link,
    Metadata,
    Paragraph,
    Part,
    Person,
    Resource,
    Text,
)  # fmt: skip
from casepub.template import Template, load
from tests.support.book import Rendered, book
from tests.support.everynode import PICTURE, NodeSample, every_article, metadata, png, samples
from tests.support.text import html_text, lost_in, squashed


def article_text(rendered: Rendered) -> str:
    names = [name for name in rendered.documents if name not in ("cover.xhtml", "nav.xhtml")]
    return "\n".join(html_text(rendered.parts[f"EPUB/{name}"], "//body") for name in names)


def without_cover(name: str = "article", *, chapters: bool | None = None) -> Template:
    template = load(name)
    chapters = template.book.chapters if chapters is None else chapters
    return replace(template, book=replace(template.book, cover=False, chapters=chapters))


def heading(text: str, level: int = 1, name: str | None = None) -> Heading:
    return Heading(id=name, level=level, children=(Text(text),))


def paragraph(text: str) -> Paragraph:
    return Paragraph(children=(Text(text),))


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.kind.__name__)
def test_every_node_is_seen_in_order(sample: NodeSample) -> None:
    assert lost_in(article_text(book(sample.article, without_cover())), sample.parts) == []


def test_every_document_is_well_formed_xml_with_both_languages() -> None:
    rendered = book(every_article())
    for name in rendered.parts:
        if name.endswith((".xhtml", ".opf", ".ncx", ".xml")):
            root = etree.fromstring(rendered.parts[name])
            if name.endswith(".xhtml"):
                assert root.get("lang") == root.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-Hans"


def test_the_zip_begins_with_mimetype_and_bears_one_time() -> None:
    data = book(every_article()).data
    assert data[30:58] == b"mimetypeapplication/epub+zip"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = archive.infolist()
    assert infos[0].compress_type == zipfile.ZIP_STORED
    assert {info.date_time for info in infos} == {(2025, 6, 8, 0, 0, 0)}
    assert all(info.filename.isascii() and " " not in info.filename for info in infos)


def test_the_same_book_gives_the_same_bytes() -> None:
    assert book(every_article()).data == book(every_article()).data


def test_the_package_says_all_that_is_known() -> None:
    rendered = book(every_article(), without_cover())
    assert rendered.values("//dc:identifier/text()") == ["urn:uuid:00000000-0000-4000-8000-000000000001"]
    assert rendered.values("//dc:title/text()") == ["全部节点", "副标题"]
    assert rendered.values("//dc:creator/text()") == ["甲某"]
    assert rendered.values("//dc:contributor/text()") == ["乙某"]
    assert rendered.values("//opf:meta[@property='role']/text()") == ["aut", "trl"]
    assert rendered.values("//opf:meta[@property='dcterms:modified']/text()") == ["2025-06-08T00:00:00Z"]
    assert rendered.values("//dc:date/text()") == ["2025-06-06"]
    assert rendered.values("//dc:subject/text()") == ["主题一", "主题二", "经典案例"]
    assert rendered.values("//dc:source/text()") == ["https://example.org/all"]
    assert rendered.values("/opf:package/@xml:lang") == ["zh-Hans"]


def test_an_identifier_is_stable_and_its_own() -> None:
    first, second = (book(Article(Metadata(title=title), ()), without_cover()) for title in ("甲", "乙"))
    again = book(Article(Metadata(title="甲"), (paragraph("改过的字"),)), without_cover())
    path = "//dc:identifier/text()"
    assert first.values(path) == again.values(path) != second.values(path)
    isbn = book(Article(Metadata(title="甲", identifier="9787020002207"), ()), without_cover())
    assert isbn.values(path)[0].startswith("urn:uuid:")
    assert isbn.values(path)[1] == "9787020002207"


def test_sort_names_are_kept() -> None:
    said = Metadata(title="题", people=(Person("夏目漱石", "author", sort_as="なつめそうせき"),))
    assert book(Article(said, ()), without_cover()).values("//opf:meta[@property='file-as']/text()") == [
        "なつめそうせき"
    ]


def test_accessibility_is_computed_and_not_claimed() -> None:
    def features(article: Article) -> list[str]:
        return book(article, without_cover()).values("//opf:meta[starts-with(@property, 'schema:access')]/text()")

    full = features(every_article())
    assert {"visual", "alternativeText", "rubyAnnotations", "structuralNavigation", "textual,visual"} <= set(full)
    bare = features(Article(Metadata(language="zh-Hans"), (paragraph("文"),)))
    assert not {"visual", "alternativeText", "rubyAnnotations", "structuralNavigation"} & set(bare)
    assert "全文为可重排、可朗读的文字，带目录导航。" in bare


def test_cover_title_page_and_contents_come_first() -> None:
    rendered = book(every_article(), load("novel"))
    assert rendered.documents[:3] == ["cover.xhtml", "title.xhtml", "nav.xhtml"]
    assert rendered.values("//opf:item[@properties='cover-image']/@media-type") == ["image/jpeg"]
    assert rendered.values("//opf:meta[@name='cover']/@content") == ["cover-image"]
    landmarks = rendered.tree("nav.xhtml").xpath("//*[@id='landmarks']//@href")
    assert landmarks == ["cover.xhtml", "title.xhtml", "a1-1.xhtml", "nav.xhtml#toc"]
    assert article_text(rendered).count("副标题") == 1


def test_chapters_are_files_and_notes_stay_with_their_references() -> None:
    notes = (Footnote("n", (paragraph("甲注"),)), Footnote("m", (paragraph("乙注"),)))
    reference = (Paragraph(children=(FootnoteReference("n"),)), Paragraph(children=(FootnoteReference("m"),)))
    body = (paragraph("引子"), heading("第一回"), reference[0], heading("小节", 2), heading("第二回"), reference[1])
    article = Article(Metadata(title="书", language="zh-Hans"), body, notes)
    rendered = book(article, without_cover(chapters=True))
    assert rendered.documents == ["a1-1.xhtml", "a1-2.xhtml", "a1-3.xhtml"]
    assert "甲注" in rendered.text("a1-2.xhtml")
    assert "乙注" in rendered.text("a1-3.xhtml")
    assert [rendered.tree(name).findtext(".//{*}title") for name in rendered.documents] == ["书", "第一回", "第二回"]
    assert [len(rendered.tree(name).findall(".//{*}h1")) for name in rendered.documents] == [1, 1, 1]
    assert rendered.tree("nav.xhtml").xpath("//*[@id='toc']//*[local-name()='a']/text()") == [
        "书",
        "第一回",
        "小节",
        "第二回",
    ]


def test_links_between_chapters_name_the_file() -> None:
    link = Paragraph(children=(Link((Text("见后"),), "#later"), Link((Text("见前"),), "#sooner")))
    body = (heading("一", name="sooner"), link, heading("二", name="later"))
    rendered = book(Article(Metadata(title="书"), body), without_cover(chapters=True))
    assert 'href="a1-3.xhtml#later"' in rendered.text("a1-2.xhtml")
    assert 'href="#sooner"' in rendered.text("a1-2.xhtml")


def test_a_long_article_is_parted_even_where_the_template_knows_no_chapters() -> None:
    body = tuple(block for n in range(4) for block in (heading(f"第{n}章", 2), paragraph("长" * 50_000)))
    rendered = book(Article(Metadata(title="书"), body), without_cover())
    assert len(rendered.documents) == 5


def test_a_collection_has_parts_matter_and_articles() -> None:
    first, second = every_article(), replace(every_article("ja"), metadata=replace(metadata("ja"), title="第二"))
    front = Article(Metadata(title="前言", language="zh-Hans"), (paragraph("前言文字"),))
    whole = Collection(
        Metadata(title="合集", language="zh-Hans", publisher="社"),
        (Part((first,), "上编"), Part((second,), "下编")),
        (front,),
    )
    rendered = book(whole, without_cover())
    assert rendered.documents == ["title.xhtml", "a1.xhtml", "part1.xhtml", "a2.xhtml", "part2.xhtml", "a3.xhtml"]
    assert rendered.values("//dc:language/text()") == ["zh-Hans", "ja"]
    assert rendered.tree("a3.xhtml").get("lang") == "ja"
    top = rendered.tree("nav.xhtml").xpath("//*[@id='toc']/*[local-name()='ol']/*/*[local-name()='a']/text()")
    assert top == ["前言", "上编", "下编"]


def test_the_ncx_agrees_with_the_package() -> None:
    rendered = book(every_article(), without_cover())
    ncx = rendered.tree("toc.ncx")
    assert ncx.xpath("//*[@name='dtb:uid']/@content") == rendered.values("//dc:identifier/text()")
    ids = ncx.xpath("//*[local-name()='navPoint']/@id")
    assert len(ids) == len(set(ids)) > 1
    assert all(ncx.xpath("//*[local-name()='content']/@src"))


def test_vertical_books_turn_pages_to_the_right() -> None:
    template = without_cover()
    rendered = book(every_article("ja"), replace(template, page=replace(template.page, writing_mode="vertical-rl")))
    assert rendered.values("//opf:spine/@page-progression-direction") == ["rtl"]
    assert rendered.values("//opf:meta[@name='primary-writing-mode']/@content") == ["vertical-rl"]
    assert (
        "-epub-writing-mode: vertical-rl; -webkit-writing-mode: vertical-rl; writing-mode: vertical-rl;"
        in rendered.text("style.css")
    )


def test_large_pictures_are_made_smaller_and_unsafe_ones_left_out() -> None:
    article = every_article()
    large = Resource(PICTURE.id, "image/png", png(2600, 1800), "large.png")
    rendered = book(replace(article, resources=(large,)), without_cover())
    width, height = map(
        int, rendered.tree("a1.xhtml").xpath("(//*[local-name()='img'])[1]/@*[name()='width' or name()='height']")
    )
    assert width * height <= 4_000_000
    evil = Resource(
        PICTURE.id, "image/svg+xml", b'<svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>', "x.svg"
    )
    rendered = book(replace(article, resources=(evil,)), without_cover())
    assert "image-unreadable" in {d.code for d in rendered.report}
    assert not [name for name in rendered.parts if "images/" in name]


def test_a_given_cover_is_taken_and_a_broken_one_replaced() -> None:
    whole = Collection.of(Article(metadata(), ()))
    assert book(replace(whole, cover=PICTURE)).values("//opf:item[@id='cover-image']/@href") == ["images/cover.png"]
    broken = book(replace(whole, cover=Resource("r", "image/png", b"?")))
    assert broken.values("//opf:item[@id='cover-image']/@href") == ["images/cover.jpg"]
    assert "image-unreadable" in {d.code for d in broken.report}


def test_the_model_travels_inside_when_asked() -> None:
    name = "META-INF/casepub.json"
    assert book(every_article(), without_cover(), model=True).parts[name].startswith(b'{"schema_version"')
    assert name not in book(every_article(), without_cover()).parts


def test_hostile_strings_and_characters_leave_a_readable_book() -> None:
    evil = "</title><script>x</script>&amp;\x00\ud800\"'"
    said = Metadata(
        title=evil, subtitle=evil, section=evil, people=(Person(evil, sort_as=evil),), source=evil, language="zh-Hans",
        summary=evil, subjects=(evil,), identifier=evil, url=evil, publisher=evil, rights=evil,
    )  # fmt: skip
    body = (heading(evil, name=evil), Paragraph(children=(Link((Text(evil),), evil, evil),)))
    rendered = book(Article(said, body), without_cover())
    for name, content in rendered.parts.items():
        assert b"<script" not in content, name
    assert "illegal-character" in {d.code for d in rendered.report}
    assert squashed("</title><script>x</script>&amp;\"'") in squashed(article_text(rendered))


def test_an_article_without_anything_is_still_a_book() -> None:
    rendered = book(Article(Metadata(), ()), without_cover())
    assert rendered.values("//dc:title/text()") == ["Untitled"]
    assert rendered.tree("nav.xhtml").xpath("//*[@id='toc']//*[local-name()='a']/@href") == ["a1.xhtml"]


def test_a_date_before_zip_began_is_no_obstacle() -> None:
    from casepub.renderers.epub.package import packed
    from casepub.renderers.epub.parts import Book

    empty = Book("urn:x", "zh-Hans", "ltr", (), (), ())
    assert packed(empty, datetime(1980, 1, 1, tzinfo=UTC)) == packed(empty, datetime(1980, 1, 1, tzinfo=UTC))
