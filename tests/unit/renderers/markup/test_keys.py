"""Every key of the template schema is honoured or excused by both renderers, and what is honoured shows."""

from dataclasses import replace
from fnmatch import fnmatchcase
from functools import cache

import pytest

from casepub.diagnostics import Report
from casepub.model import Article, Collection, Emphasis, Inline, Paragraph, Part, Text
from casepub.renderers.base import RenderContext, Renderer
from casepub.renderers.epub import EpubRenderer
from casepub.renderers.html import HtmlRenderer
from casepub.renderers.html.sheet import page_sheet
from casepub.renderers.markup.scope import Findings
from casepub.renderers.markup.stylesheet import book_sheet
from casepub.template import Template, load
from casepub.transform import prepare
from tests.support.everynode import PICTURE, every_article
from tests.support.template_keys import changed, keys_of, stated

RENDERERS: tuple[type[Renderer], ...] = (HtmlRenderer, EpubRenderer)
LANGUAGES = ("zh-Hant", "ja", "ko", "en")


@cache
def base_template() -> Template:
    """Give a template in which every key has something to act on."""
    article = load("article")
    styles = replace(article.styles, credit=replace(article.styles.credit, font="fangsong"))
    styles = replace(styles, block_quote=replace(styles.block_quote, font="kai"))
    page = replace(article.page, sides="double", columns=2)
    return replace(article, styles=styles, page=page, toc=replace(article.toc, enabled=True))


@cache
def document() -> Collection:
    """Give an article with every node, and text in every language."""
    article = every_article()
    stressed: tuple[tuple[Inline, ...], ...] = ((Text("文字 "), Emphasis((Text("文字 words"),))),) * len(LANGUAGES)
    foreign = [Paragraph(children=c, language=tag) for c, tag in zip(stressed, LANGUAGES, strict=True)]
    whole = Article(article.metadata, (*article.body, *foreign), article.footnotes, article.resources)
    return Collection(article.metadata, (Part((whole,)),), cover=PICTURE)


@cache
def findings() -> Findings:
    return Findings(widths={30, 40}, languages={"zh-Hans", *LANGUAGES})


def output(renderer: type[Renderer], template: Template, key: str) -> bytes:
    """Give what the key may show in: for styles the style sheet, else the whole file."""
    if key.startswith("styles.") and renderer is HtmlRenderer:
        return page_sheet(document(), template, findings()).encode()
    if key.startswith("styles."):
        return book_sheet(template, "zh-Hans", findings()).encode()
    context = RenderContext(Report())
    return renderer().render(prepare(document(), template, context.report), template, context)[""]


@pytest.mark.parametrize("renderer", RENDERERS)
def test_every_key_is_honoured_or_excused_and_never_both(renderer: type[Renderer]) -> None:
    template = base_template()
    wrong = {key: said for key in keys_of(template) if (said := stated(renderer, key)) not in ("honoured", "n/a")}
    ambiguous = {key for key in wrong if wrong[key] == "both" and key not in renderer.HONOURS}
    assert not {key: said for key, said in wrong.items() if said == "nothing"}
    assert not ambiguous


@pytest.mark.parametrize("renderer", RENDERERS)
def test_every_excuse_names_keys_and_a_reason(renderer: type[Renderer]) -> None:
    keys = keys_of(base_template())
    for pattern, reason in renderer.NOT_APPLICABLE.items():
        assert len(reason) > 20, pattern
        assert any(fnmatchcase(key, pattern) for key in keys), pattern


@pytest.mark.parametrize("renderer", RENDERERS)
def test_what_is_honoured_changes_the_output(renderer: type[Renderer]) -> None:
    template = base_template()
    before = {part: output(renderer, template, part) for part in ("styles.", "page.")}
    silent = [
        key
        for key in keys_of(template)
        if stated(renderer, key) != "n/a"
        and output(renderer, changed(template, key), key) == before["styles." if key.startswith("styles.") else "page."]
    ]
    assert silent == []
