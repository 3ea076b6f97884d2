"""Golden files of the formats that are text inside: a page and its style sheet, parts of a Word file and of a book."""

import re
from dataclasses import replace

import casepub
from casepub.template import Template, load
from tests.support.book import book
from tests.support.golden import Golden
from tests.support.parts import assert_package
from tests.support.specimens import specimen
from tests.support.wordml import docx_bytes

_STYLE = re.compile(r"(?<=<style>).*?(?=</style>)", re.DOTALL)
_SCRIPT = re.compile(r"(?<=<script>).*?(?=</script>)", re.DOTALL)
_DIGEST = re.compile(r"sha256-[\w+/]+=*")
WORD_PARTS = ("word/document.xml", "word/styles.xml", "word/numbering.xml", "word/settings.xml", "word/footnotes.xml")
BOOK_PARTS = ("EPUB/content.opf", "EPUB/nav.xhtml", "EPUB/a1.xhtml")


def test_a_page_and_its_style_sheet(golden: Golden) -> None:
    page = casepub.render(specimen("zh-Hans"), "html").decode()
    styles = _STYLE.findall(page)
    assert len(styles) == 1
    golden("html/style.css", styles[0].strip() + "\n")
    golden("html/page.html", _DIGEST.sub("sha256-…", _SCRIPT.sub("…", _STYLE.sub("…", page))))


def test_parts_of_a_word_file(golden: Golden) -> None:
    assert_package(golden, "docx", docx_bytes(specimen("zh-Hans"), "article"), WORD_PARTS)


def test_parts_of_a_book(golden: Golden) -> None:
    assert_package(golden, "epub", book(specimen("zh-Hans"), without_cover()).data, BOOK_PARTS)


def without_cover() -> Template:
    """Give the article template without a cover, which is a picture."""
    template = load("article")
    return replace(template, book=replace(template.book, cover=False))
