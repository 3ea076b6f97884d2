"""Who, when and which title: whole small pages and texts through the readers."""

from collections.abc import Sequence

import pytest

from casepub import Article, read
from casepub.model import Heading
from casepub.model.walk import text_of
from casepub.readers.base import Source

TEXT = "清晨的渡口来了三条船，船上装满了新米，船夫们把米袋一只一只搬上岸。"
MORE = "到了傍晚，渡口又静下来，只有灯还亮着，照着水面上的几只野鸭和空船。"


def page(head: str, body: str, language: str = "zh-CN") -> Article:
    text = f'<html lang="{language}"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'
    return read(Source(text.encode(), "page.html"))


def people(article: Article) -> Sequence[tuple[str, str]]:
    return [(person.name, person.role) for person in article.metadata.people]


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


class TestPeople:
    def test_spans_without_a_space_between(self) -> None:
        info = '<div class="info">2024-05-20 12:11<span>来源：江畔日报</span><span>作者：李在山</span></div>'
        article = page("", f"<h1>渡口来了新米</h1>{info}<div>{paragraphs(TEXT, MORE, TEXT)}</div>")
        assert people(article) == [("李在山", "author")]
        assert article.metadata.source == "江畔日报"

    def test_name_in_the_row_below_its_label(self) -> None:
        names = "<dl><dt>著者</dt><dd>お米ゴハン</dd></dl>"
        text = "川沿いの食堂には、毎朝、船頭たちが集まってくる。今日の献立は鮎の塩焼きだ。"
        article = page("", f"<h1>川沿いの食堂</h1>{names}{paragraphs(text, text + '。', text)}", "ja")
        assert people(article) == [("お米ゴハン", "author")]

    def test_told_writer_before_shown_editor(self) -> None:
        head = '<meta name="author" content="江上清">'
        article = page(head, f"<h1>渡口来了新米</h1>{paragraphs(TEXT, MORE, TEXT)}<p>责任编辑：王小舟</p>")
        assert people(article) == [("江上清", "author"), ("王小舟", "responsible-editor")]

    def test_shown_writer_alone(self) -> None:
        head = '<meta name="author" content="江畔管理">'
        article = page(head, f"<h1>渡口来了新米</h1><p>作者：王小舟</p>{paragraphs(TEXT, MORE, TEXT)}")
        assert people(article) == [("王小舟", "author")]

    def test_address_is_no_name(self) -> None:
        head = '<meta property="article:author" content="https://social.example/kawazoi/">'
        article = page(head, f"<h1>渡口来了新米</h1>{paragraphs(TEXT, MORE, TEXT)}")
        assert people(article) == []

    def test_byline_in_brackets(self) -> None:
        article = page(
            "", f'<h1>渡口来了新米</h1>{paragraphs(TEXT, MORE, TEXT)}<span class="writer-name">《KT》</span>'
        )
        assert people(article) == [("KT", "author")]

    def test_credits_before_a_call_to_follow(self) -> None:
        calls = [f"{number}、回复【江{number}】查看渡口第{number}期" for number in range(1, 8)]
        lines = "<br>".join(["编辑|王小舟", "责编|江上清", "来源|江畔参考", *calls])
        article = page("", f"<h1>渡口来了新米</h1><div>{TEXT}<br>{MORE}<br>{TEXT}<br>{lines}</div>")
        assert people(article) == [("王小舟", "editor"), ("江上清", "responsible-editor")]


class TestDates:
    def test_date_of_the_original_is_another(self) -> None:
        top = "<p>2024年2月27日 読了時間 3 分</p><p>原文(投稿日：2024/02/16)へのリンク</p>"
        text = "川沿いの町では、古い橋を直す仕事が続いている。今年の春には渡れるようになるという。"
        article = page("", f"<h1>橋を直す町</h1>{top}{paragraphs(text, text + '。', text)}", "ja")
        assert [(date.value, date.kind) for date in article.metadata.dates] == [("2024-02-27", "published")]

    def test_deadline_is_no_date_of_the_text(self) -> None:
        text = "川沿いの町では、古い橋を直す仕事が続いている。今年の春には渡れるようになるという。"
        article = page("", f"<h1>橋を直す町</h1>{paragraphs(text, text + '。', text)}<p>8/15 (月) 09:59まで</p>", "ja")
        assert article.metadata.dates == ()

    def test_date_below_its_label_anywhere(self) -> None:
        filler = "".join(f"<p>項目{number}</p>" for number in range(30))
        text = "川沿いの町では、古い橋を直す仕事が続いている。今年の春には渡れるようになるという。"
        list_ = "<dl><dt>配信開始日</dt><dd>2024/3/5</dd></dl>"
        article = page("", f"<h1>橋を直す町</h1>{paragraphs(text, text + '。', text)}{filler}{list_}", "ja")
        date = article.metadata.date()
        assert date is not None
        assert date.value == "2024-03-05"

    def test_birthday_is_no_date_of_the_page(self) -> None:
        head = '<meta itemprop="dateUpdate" content="2024-02-14 10:47:36">'
        box = "<dl><dt>出生日期</dt><dd>1975年1月28日</dd></dl>"
        article = page(head, f"<h1>江上清</h1>{box}{paragraphs(TEXT, MORE, TEXT)}")
        date = article.metadata.date()
        assert date is not None
        assert date.value.startswith("2024-02-14")

    def test_scripts_that_disagree_say_nothing(self) -> None:
        head = '<script>a={"publishDate":"2012-06-24"},b={"publishDate":"2013-07-01"}</script>'
        assert page(head, f"<h1>渡口来了新米</h1>{paragraphs(TEXT, MORE, TEXT)}").metadata.dates == ()

    @pytest.mark.parametrize("path", ["2024/05/20/12.html", "2024-05/20/c_1126.htm", "a/20240520/7.shtml"])
    def test_day_in_the_address_completes_a_date_without_a_year(self, path: str) -> None:
        head = f'<link rel="canonical" href="https://jiangpan.example/{path}">'
        date = page(head, f"<h1>渡口来了新米</h1><p>05-20 22:46</p>{paragraphs(TEXT, MORE, TEXT)}").metadata.date()
        assert date is not None
        assert date.value == "2024-05-20"

    def test_number_in_the_address_is_no_day(self) -> None:
        head = '<link rel="canonical" href="https://jiangpan.example/article/202405201234.html">'
        assert page(head, f"<h1>渡口来了新米</h1>{paragraphs(TEXT, MORE, TEXT)}").metadata.dates == ()

    def test_script_of_a_public_account(self) -> None:
        head = '<script>var product = "1565000000"; var ct = "1716170400";</script>'
        date = page(head, f"<h1>渡口来了新米</h1>{paragraphs(TEXT, MORE, TEXT)}").metadata.date()
        assert date is not None
        assert date.value == "2024-05-20T10:00"


class TestTitle:
    def test_code_above_a_date_is_none(self) -> None:
        title = "渡口来了新米，船夫们搬上岸的米袋有三百只"
        article = page(
            f"<title>{title}</title>", f"<p>EL34-194</p><p>2024.03.05</p>{paragraphs(TEXT, MORE, TEXT)}<p>EL34-194</p>"
        )
        assert article.metadata.title == title

    def test_heading_of_a_long_page_head(self) -> None:
        box = "".join(f"<dl><dt>项目{number}</dt><dd>江畔第{number}渡口</dd></dl>" for number in range(50))
        head = "<title>江上清_江畔百科</title>"
        article = page(head, f"<h1>江上清</h1>{box}{paragraphs(TEXT, MORE, TEXT)}")
        assert article.metadata.title == "江上清"

    def test_chapter_with_a_counter(self) -> None:
        head = "<title>第二章 渡口的船夫_《江上》在线阅读</title>"
        article = page(head, f"<h1>第二章 渡口的船夫<span>241</span></h1>{paragraphs(TEXT, MORE, TEXT)}")
        assert article.metadata.title == "第二章 渡口的船夫"

    def test_short_title_of_a_poem(self) -> None:
        lines = "<p>朝代：唐代</p><p>作者：白江</p>" + paragraphs(TEXT, MORE, TEXT)
        article = page("<title>夜雨_原文及赏析_江畔诗词网</title>", f"<div>yè yǔ</div><h2>夜雨</h2>{lines}")
        assert article.metadata.title == "夜雨"


class TestIndentedHeadings:
    def test_label_is_cut_behind_the_indent(self) -> None:
        heads = ("　　第一章　渡口", "&emsp;&emsp;一、新米", "&nbsp;&nbsp;二、空船", "　　第二章　山口")
        body = "".join(f"<p><strong>{head}</strong></p>{paragraphs(TEXT, MORE)}" for head in heads)
        headings = [one for one in page("", f"<h1>江上的渡口</h1>{body}").body if isinstance(one, Heading)]
        found = [(one.label, text_of(one.children)) for one in headings]
        assert found == [("第一章", "渡口"), ("一、", "新米"), ("二、", "空船"), ("第二章", "山口")]

    def test_text_begins_with_a_heading(self) -> None:
        body = f"<h2>背景</h2>{paragraphs(TEXT, MORE)}<h2>后来</h2>{paragraphs(TEXT, MORE)}"
        article = page("", f"<h1>江上的渡口</h1><p>2024-05-01 来源：江畔日报</p><div class='content'>{body}</div>")
        assert [text_of(one.children) for one in article.body if isinstance(one, Heading)] == ["背景", "后来"]
