"""Every key of the template schema is honoured or excused by the PDF, and what is honoured changes the pages."""

from dataclasses import replace
from fnmatch import fnmatchcase
from functools import cache
from operator import attrgetter
from typing import Any

import pytest

from casepub.diagnostics import Report
from casepub.layout.compose import compose
from casepub.layout.display import Document
from casepub.model import (
    Article,
    BlockQuote,
    CodeBlock,
    Collection,
    Emphasis,
    Figure,
    Heading,
    Paragraph,
    Part,
    Span,
    Text,
)  # fmt: skip
from casepub.renderers.pdf import PdfRenderer
from casepub.template import Template, load
from casepub.template.schema import FONT_STACKS
from casepub.transform import prepare
from casepub.typefaces.catalogue import Catalogue
from tests.support.everynode import PICTURE, every_article, png
from tests.support.template_keys import changed, keys_of, stated

KEYS = keys_of(load("base"))
LANGUAGES = ("zh-Hans", "zh-Hant", "ja", "ko", "en")
FAMILIES = [f"fonts.{stack}.{script}" for stack in FONT_STACKS for script in ("latin", "hans", "hant", "ja", "ko")]
# These show only where a page ends, or where text is too long or short for its line: the tests of the layout have them.
ELSEWHERE = (
    "styles.*.keep_*", "styles.*.break_before", "styles.*.text_align", "styles.*.margin_end",
    "styles.toc_*.margin_before", "styles.*_title.margin_before", "styles.list.background", "styles.table.background",
    "text.line_break", "text.kinsoku", "text.text_wrap", "text.text_spacing_trim", "text.hanging_punctuation",
    "text.grid_align", "text.minimum_last_line", "figure.maximum_height",
)  # fmt: skip
_LATIN = dict.fromkeys(FONT_STACKS, "Noto Serif CJK") | {"serif": "Noto Sans CJK"}
_TALL = replace(PICTURE, content=png(8, 3000))


@cache
def template() -> Template:
    """Give a template in which every key has something to act on, and every font stack is used."""
    base = load("base")
    page = replace(base.page, sides="double", columns=2)
    matter = replace(base.header, verso=replace(base.header.verso, center="[[page]]"))
    styles = replace(
        base.styles,
        credit=replace(base.styles.credit, font="fangsong"),
        attribution=replace(base.styles.attribution, font="kai"),
    )
    fonts = base.fonts
    for stack in ("kai", "fangsong"):
        fonts = replace(fonts, **{stack: replace(fonts.sans)})
    # A face of its own for Latin: what is in one face with the Han is never scaled against it.
    for stack in FONT_STACKS:
        fonts = replace(fonts, **{stack: replace(getattr(fonts, stack), latin=_LATIN[stack])})
    toc, book = replace(base.toc, enabled=True, depth=3), replace(base.book, title_page=True)
    return replace(base, page=page, header=matter, styles=styles, fonts=fonts, toc=toc, book=book)


@cache
def document(language: str) -> Collection:
    """Give two parts with every node, and words in every language and face."""
    article = every_article(language)
    words = tuple(
        Paragraph(
            children=(Text("文“字”words"), Emphasis((Text("强调em"),)), Span((Text("术"),), "term")), language=tag
        )
        for tag in LANGUAGES
    )
    tall = Figure(images=tuple(node.images[0] for node in article.body if isinstance(node, Figure) and node.images))
    faces = (
        BlockQuote((Paragraph((Text("引文quote"),)),), attribution=(Text("出处source"),)),
        Figure((), credit=(Text("摄影photo"),)),
        CodeBlock("code 代码"),
    )
    quoted = (Paragraph((Text("「引」文"),), language="ja"), Paragraph((Text("「引」文"),), language="ja"))
    pages = (*quoted, Paragraph((Text("가나다라마바사 아자차카타파하 " * 150),), language="ko"))
    levels = tuple(Heading(level, (Text(f"级{level}"),)) for level in range(1, 7))
    body = (*article.body, *faces, *levels, *words, tall, *pages)
    whole = Article(article.metadata, body, article.footnotes, (_TALL,))
    return Collection(article.metadata, (Part((whole,), "上"), Part((Article(article.metadata, levels),), "下")))


@cache
def catalogue() -> Catalogue:
    return Catalogue.load((), Report())


def composed(language: str, template: Template) -> Document:
    report = Report()
    return compose(prepare(document(language), template, report), template, catalogue(), report)


@cache
def before(language: str) -> Document:
    return composed(language, template())


def test_every_key_is_honoured_or_excused_and_never_both() -> None:
    told = {key: stated(PdfRenderer, key) for key in KEYS}
    assert {key: said for key, said in told.items() if said not in ("honoured", "n/a")} == {}


def test_every_excuse_names_keys_and_a_reason() -> None:
    for pattern, reason in PdfRenderer.NOT_APPLICABLE.items():
        assert len(reason) > 20, pattern
        assert any(fnmatchcase(key, pattern) for key in KEYS), pattern


def test_every_honour_names_keys() -> None:
    assert [p for p in PdfRenderer.HONOURS if not any(fnmatchcase(key, p) for key in KEYS)] == []


def _marked(key: str) -> Any:
    """Look at every key of one style in the default run, and at those of all others when there is time."""
    slow = key.startswith("styles.") and not key.startswith("styles.block_quote.")
    return pytest.param(key, marks=pytest.mark.slow) if slow else key


SHOWN = [
    _marked(key) for key in KEYS
    if stated(PdfRenderer, key) == "honoured" and not any(fnmatchcase(key, pattern) for pattern in ELSEWHERE)
]  # fmt: skip


@pytest.mark.parametrize("key", SHOWN)
def test_what_is_honoured_changes_the_pages(key: str) -> None:
    other = None
    if key in FAMILIES:
        other = next(name for name in ("Noto Sans Mono CJK", "Noto Serif CJK") if attrgetter(key)(template()) != name)
    if key == "toc.leader":
        other = " "
    altered = changed(template(), key, other)
    assert any(composed(tag, altered) != before(tag) for tag in LANGUAGES), key
