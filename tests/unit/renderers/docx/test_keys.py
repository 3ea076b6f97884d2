"""Every key of the template schema is honoured or excused, and what is honoured changes the file."""

from dataclasses import replace
from fnmatch import fnmatchcase
from functools import cache

import pytest

from casepub.model import Article, Collection, Emphasis, Figure, Paragraph, Part, Span, Text
from casepub.renderers.docx import DocxRenderer
from casepub.renderers.docx.fonts import Fonts
from casepub.renderers.docx.looks import Looks
from casepub.renderers.docx.styles import styles_part
from casepub.template import Template, load
from tests.support.everynode import PICTURE, every_article, png
from tests.support.template_keys import changed, keys_of, stated
from tests.support.wordml import docx_bytes

LANGUAGES = ("zh-Hans", "zh-Hant", "ja", "ko", "en")
KEYS = keys_of(load("base"))
HONOURED = [key for key in KEYS if stated(DocxRenderer, key) == "honoured"]


@cache
def base_template() -> Template:
    """Give a template in which every key has something to act on, and every font stack names fonts of its own."""
    base = load("base")
    page = replace(base.page, sides="double", columns=2)
    book = replace(base.book, title_page=True)
    matter = replace(base.header, verso=replace(base.header.verso, center="[[page]]"))
    toc = replace(base.toc, enabled=True)
    styles = replace(base.styles, credit=replace(base.styles.credit, font="fangsong"))
    # The layout that counts the contents' pages is another's matter.
    return replace(base, page=page, book=book, header=matter, toc=toc, styles=styles)


@cache
def document(language: str) -> Collection:
    """Give an article with every node, and words in every language and face."""
    article = every_article(language)
    words = tuple(
        Paragraph(children=(Text("文“字”words"), Emphasis((Text("强调"),)), Span((Text("术"),), "term")), language=tag)
        for tag in LANGUAGES
    )
    tall = Figure(images=tuple(node.images[0] for node in article.body if isinstance(node, Figure) and node.images))
    body = (*article.body, *words, tall)
    return Collection(article.metadata, (Part((Article(article.metadata, body, article.footnotes, (_TALL,)),)),))


_TALL = replace(PICTURE, content=png(8, 3000))


@cache
def before(language: str) -> bytes:
    return docx_bytes(document(language), base_template())


def styles(template: Template) -> str:
    return styles_part(Looks(template, Fonts(template), "zh-Hans"))


@pytest.fixture(autouse=True)
def no_layout(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the layout that counts pages: it is slow here and would answer for keys that Word does not honour."""
    monkeypatch.setattr("casepub.renderers.docx.renderer.folios", lambda *_: {})


def test_every_key_is_honoured_or_excused_and_never_both() -> None:
    assert {
        key: stated(DocxRenderer, key) for key in KEYS if stated(DocxRenderer, key) not in ("honoured", "n/a")
    } == {}


def test_every_excuse_names_keys_and_a_reason() -> None:
    for pattern, reason in DocxRenderer.NOT_APPLICABLE.items():
        assert len(reason) > 20, pattern
        assert any(fnmatchcase(key, pattern) for key in KEYS), pattern


def test_every_honour_names_keys() -> None:
    assert [p for p in DocxRenderer.HONOURS if not any(fnmatchcase(key, p) for key in KEYS)] == []


@pytest.mark.parametrize("key", HONOURED)
def test_what_is_honoured_changes_the_file(key: str) -> None:
    template = changed(base_template(), key)
    if key.startswith("styles.") and styles(template) != styles(base_template()):
        return
    assert any(docx_bytes(document(tag), template) != before(tag) for tag in LANGUAGES), key
