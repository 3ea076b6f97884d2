"""The reader as a whole: bad input, archives, pictures, evidence; no word is lost."""

import gzip
import json
from base64 import b64decode, b64encode
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casepub import Article, read
from casepub.diagnostics import Report
from casepub.errors import SourceError
from casepub.model import Figure, OrderedList, Ruby
from casepub.model.walk import text_of, walk
from casepub.readers.base import ReadOptions, Source
from casepub.readers.html.parse import tree_of
from casepub.readers.html.visible import visible_body, visible_text
from tests.support.data import ROOT, shared

PIXEL = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgAAAAAgAB4iG8MwAAAABJRU5ErkJggg==")
TEXT = "这是一个完整的句子，讲的是一件小事。它有开头，也有结尾，读起来并不费力。"
PAGE = f"<html><head><title>一件小事</title></head><body><h1>一件小事</h1><p>{TEXT}</p><p>{TEXT}</p></body></html>"


def article(html: str | bytes, **options: object) -> Article:
    data = html.encode() if isinstance(html, str) else html
    return read(Source(data, "page.html"), options=ReadOptions(**options))  # type: ignore[arg-type]


def words_of(one: Article) -> Counter[str]:
    """Count the letters of everything that an article says or says it left out."""
    meta = one.metadata
    parts = [text_of(one.body), *(text_of(note.blocks) for note in one.footnotes), *(out.text for out in one.discarded)]
    parts += [pair.annotation for node in walk(one) if isinstance(node, Ruby) for pair in node.pairs]
    parts += [meta.title, meta.section, meta.source, meta.agency, meta.dateline]
    parts += [date.as_written for date in meta.dates]
    parts += [word for person in meta.people for word in (person.name, person.as_written)]
    lists = (node for node in walk(one) if isinstance(node, OrderedList))
    parts += [str(number) for found in lists for number in range(found.start, found.start + len(found.items))]
    return Counter(filter(str.isalnum, "".join(parts)))


def lost(html: str, one: Article) -> Counter[str]:
    return Counter(filter(str.isalnum, visible_text(visible_body(tree_of(html))))) - words_of(one)


PAGES = [path for path in sorted((ROOT / "tests" / "corpus_html").glob("*.html")) if "sjis" not in path.stem]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_kept_and_left_out_are_the_page(path: Path) -> None:
    encodings = {"ja-essay-br": "euc-jp", "ko-news-euckr": "cp949", "zh-numbered-gb": "gb18030"}
    html = path.read_bytes().decode(encodings.get(path.stem, "utf-8"))
    assert lost(html, read(path, options=ReadOptions(keep_punctuation=True))) == Counter()


WORDS = st.text("山水风云日月星辰春夏秋冬，。、：“”（）ab1 \n\u3000&nbsp;", min_size=0, max_size=60)
LEAVES = WORDS | st.just("<br>") | st.just("<img src='a.png'>") | st.just("<!-- 注 -->") | st.just("<hr>")
TAGS = st.sampled_from(
    [
        "div",
        "p",
        "span",
        "b",
        "section",
        "ul",
        "ol",
        "li",
        "table",
        "tr",
        "td",
        "th",
        "blockquote",
        "h1",
        "h2",
        "h3",
        "a",
        "article",
        "aside",
        "nav",
        "footer",
        "figure",
        "figcaption",
        "dl",
        "dt",
        "dd",
        "pre",
        "code",
        "font",
        "center",
        "form",
        "em",
        "ruby",
        "rt",
        "sup",
        "details",
    ]
)
ATTRIBUTES = st.sampled_from(
    [
        "",
        " class='comment'",
        " class='content'",
        " hidden",
        " style='display:none'",
        " align=center",
        " href='#'",
        " id=a",
    ]
)


def markup(tag: str, attributes: str, content: list[str], closed: bool) -> str:
    return f"<{tag}{attributes}>{''.join(content)}" + (f"</{tag}>" if closed else "")


def element(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(markup, TAGS, ATTRIBUTES, st.lists(inner, max_size=5), st.booleans())


@given(st.lists(st.recursive(LEAVES, element, max_leaves=25), max_size=8).map("".join))
def test_any_page_gives_an_article_without_loss_or_an_error(html: str) -> None:
    try:
        found = article(html, keep_punctuation=True)
    except SourceError:
        return
    assert lost(html, found) == Counter()


@given(st.binary(max_size=400))
def test_any_bytes_give_an_article_or_an_error(data: bytes) -> None:
    try:
        article(b"<html>" + data)
    except SourceError:
        return


class TestOptions:
    HTML = PAGE.replace("</body>", "<div class='footer'><p>版权所有</p></div></body>")

    def test_what_is_left_out_says_where_and_why(self) -> None:
        (out,) = [one for one in article(self.HTML).discarded if one.text == "版权所有"]
        assert out.path == "/html/body/div/p"
        assert out.rule
        assert 0 < out.confidence <= 1

    def test_everything_can_be_kept(self) -> None:
        assert "版权所有" in text_of(article(self.HTML, keep_all=True).body)


class TestArchives:
    def test_gzip(self) -> None:
        assert article(gzip.compress(PAGE.encode())).metadata.title == "一件小事"

    def test_a_gzip_bomb_is_refused(self) -> None:
        with pytest.raises(SourceError, match="over the limit"):
            article(gzip.compress(b" " * 50_000_000), maximum_size=1_000_000)

    def test_broken_gzip_is_refused(self) -> None:
        with pytest.raises(SourceError, match="gzip data are broken"):
            article(b"\x1f\x8b" + b"\x00" * 40)

    def mhtml(self, picture: str = "https://a.test/p.png") -> bytes:
        html = PAGE.replace("</p></body>", f"</p><p><img src='{picture}'></p><p>{TEXT}</p></body>")
        return (
            b"From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=XX\r\n\r\n"
            b"--XX\r\nContent-Type: text/html; charset=gb2312\r\nContent-Location: https://a.test/x\r\n\r\n"
            + html.encode("gb18030")
            + b"\r\n--XX\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
            b"Content-ID: <one>\r\nContent-Location: https://a.test/p.png\r\n\r\n"
            + b64encode(PIXEL)
            + b"\r\n--XX--\r\n"
        )

    @pytest.mark.parametrize("picture", ["https://a.test/p.png", "p.png", "cid:one"])
    def test_mhtml_brings_its_pictures_and_encoding(self, picture: str) -> None:
        found = article(self.mhtml(picture))
        figures = [block for block in found.body if isinstance(block, Figure)]
        assert found.metadata.title == "一件小事"
        assert [figure.lost for figure in figures] == [False]
        assert [resource.media_type for resource in found.resources] == ["image/png"]


class TestPictures:
    def page(self, folder: Path, source: str) -> tuple[Article, Report]:
        path = folder / "a.html"
        path.write_text(PAGE.replace("</p><p>", f"</p><p><img src='{source}'></p><p>"), encoding="utf-8")
        report = Report()
        return read(path, report=report), report

    def test_a_file_in_the_folder_is_taken(self, tmp_path: Path) -> None:
        (tmp_path / "a_files").mkdir()
        (tmp_path / "a_files" / "p.png").write_bytes(PIXEL)
        found, _ = self.page(tmp_path, "a_files/p.png")
        assert len(found.resources) == 1

    @pytest.mark.parametrize(
        "source", ["../p.png", "/etc/hostname", "file:///etc/hostname", "//a.test/p.png", "http://a.test/p.png"]
    )
    def test_nothing_outside_is_touched(self, tmp_path: Path, source: str) -> None:
        (tmp_path / "in").mkdir()
        (tmp_path / "p.png").write_bytes(PIXEL)
        found, report = self.page(tmp_path / "in", source)
        assert found.resources == ()
        assert any(one.code in {"image-not-fetched", "image-not-found"} for one in report)


class TestEvidence:
    def head(self, markup: str, body: str = "") -> Article:
        html = PAGE.replace("<title>一件小事</title>", markup)
        return article(html.replace("</h1>", "</h1>" + body))

    def test_structured_data(self) -> None:
        data = {"@type": "NewsArticle", "headline": "一件小事", "datePublished": "2024-01-02T20:30:00Z",
                "author": [{"name": "林一舟"}], "publisher": {"name": "晚报"}, "keywords": "小事,城市"}  # fmt: skip
        meta = self.head(f"<script type='application/ld+json'>{json.dumps(data)}</script>").metadata
        assert meta.dates[0].value == "2024-01-03T04:30"
        assert [person.name for person in meta.people] == ["林一舟"]
        assert (meta.source, meta.subjects) == ("晚报", ("小事", "城市"))

    @pytest.mark.parametrize(
        "data", ["{", "[" * 100_000, '{"@type": 3}', "[[[]]]", '{"@graph": [{"@type": "Article", "author": 7}]}']
    )
    def test_broken_structured_data_do_no_harm(self, data: str) -> None:
        assert self.head(f"<script type='application/ld+json'>{data}</script>").metadata.title == "一件小事"

    @pytest.mark.parametrize(
        ("markup", "date"),
        [
            ("<meta property='article:published_time' content='2024-05-06T07:08:00+08:00'>", "2024-05-06T07:08"),
            ("<meta name='pubdate' content='2024-05-06'>", "2024-05-06"),
            ("<meta name='PubDate' content='2024年5月6日'>", "2024-05-06"),
            ("<script>var publish_time = '2024-05-06 07:08'</script>", "2024-05-06T07:08"),
            ("<script>var ct = '1714950480'</script>", "2024-05-06T07:08"),
        ],
    )
    def test_dates_out_of_sight(self, markup: str, date: str) -> None:
        assert self.head(markup).metadata.dates[0].value == date

    def test_a_later_date_shown_is_a_change(self) -> None:
        found = self.head("<meta name='pubdate' content='2024-05-06'>", "<p class=d>2024-06-01 09:00</p>")
        assert [(one.kind, one.value[:10]) for one in found.metadata.dates] == [
            ("published", "2024-05-06"), ("modified", "2024-06-01"),
        ]  # fmt: skip

    def test_a_site_is_no_author(self) -> None:
        meta = self.head("<meta name=author content='某某新闻网'><meta name=author content='http://a.test'>").metadata
        assert meta.people == ()

    def test_an_address_makes_links_whole(self) -> None:
        found = self.head("<link rel=canonical href='https://a.test/n/1'>")
        assert found.metadata.url == "https://a.test/n/1"


def test_the_shared_pages_lose_no_letter() -> None:
    folder = shared("extract") / "html"
    for name in ("magic-article-665b685780.html", "moz-yahoo-4.html", "gne-163-1.html"):
        html = (folder / name).read_bytes()
        text = html.decode("utf-8", "ignore") if b"gb" not in html[:2000].lower() else html.decode("gb18030", "ignore")
        assert lost(text, article(html, keep_punctuation=True)) == Counter()


class TestNotesThatPointBack:
    """A call with an id, and a note that links to it: each points at the other."""

    CALLING = "清晨的渡口来了三条船，船上装满了新米，船夫们把米袋一只一只搬上岸。"
    NOTE = '<p id="n1"><a href="#r1">[1]</a> 新米是当年的米。</p>'

    def article(self, content: str, outside: str = "") -> Article:
        text = f"<p>{self.CALLING}</p>{content}"
        page = f'<html lang="zh-CN"><body><h1>渡口</h1><div class="content">{text}</div>{outside}</body></html>'
        return read(Source(page.encode(), "page.html"))

    def test_the_first_is_the_call(self) -> None:
        article = self.article(f'<p>{self.CALLING}<a href="#n1" id="r1">[1]</a></p>{self.NOTE}')
        assert text_of(article.body).count("搬上岸") == 2
        assert [text_of(note.blocks).strip() for note in article.footnotes] == ["新米是当年的米。"]

    def test_called_twice(self) -> None:
        calls = "".join(f'<p>{self.CALLING}<a href="#n1" id="r{at}">[1]</a></p>' for at in (1, 2))
        note = '<p id="n1"><a href="#r1">[1]</a><a href="#r2">[1]</a> 新米是当年的米。</p>'
        article = self.article(calls + note)
        assert text_of(article.body).count("搬上岸") == 3
        assert len(article.footnotes) == 1

    def test_a_note_whose_call_was_left_out_is_on_record(self) -> None:
        call = '<div class="sidebar"><ul><li><a href="/x">别处</a><a href="#n1" id="r1">[1]</a></li></ul></div>'
        article = self.article(f"<p>{self.CALLING}</p>{self.NOTE}", call)
        kept = text_of(article.body) + "".join(text_of(note.blocks) for note in article.footnotes)
        assert "新米是当年的米" in kept + "".join(one.text for one in article.discarded)


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- saved from url=(0042)https://jiangpan.example/2024/05/20/a.html -->",
        "<!--\n Page saved with SingleFile\n url: https://jiangpan.example/2024/05/20/a.html\n saved date: Tue -->",
    ],
)
def test_address_that_a_browser_notes(comment: str) -> None:
    text = "清晨的渡口来了三条船，船上装满了新米，船夫们把米袋一只一只搬上岸。"
    page = f'<!DOCTYPE html>\n{comment}\n<html lang="zh-CN"><body><h1>渡口</h1><p>{text}</p><p>{text}</p></body></html>'
    metadata = read(Source(page.encode(), "page.html")).metadata
    assert metadata.url == "https://jiangpan.example/2024/05/20/a.html"
    date = metadata.date()
    assert date is not None
    assert date.value == "2024-05-20"


def test_a_long_box_about_cookies_is_no_article() -> None:
    text = "清晨的渡口来了三条船，船上装满了新米，船夫们把米袋一只一只搬上岸。"
    ask = "本站使用 Cookie 来保证页面正常工作，并分析访问的数量。您可以选择接受全部，也可以只接受必要的部分。"
    box = f'<div id="onetrust-consent-sdk"><h2>隐私偏好中心</h2>{f"<p>{ask}</p>" * 12}</div>'
    page = f'<html lang="zh-CN"><body><h1>渡口</h1><div><p>{text}</p><p>{text}</p></div>{box}</body></html>'
    article = read(Source(page.encode(), "page.html"))
    assert text_of(article.body).count("搬上岸") == 2
    assert "Cookie" not in text_of(article.body)
    assert any("Cookie" in one.text for one in article.discarded)
