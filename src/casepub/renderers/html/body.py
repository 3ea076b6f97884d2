"""What stands in the body of the page: one article, or a collection with its contents and articles in order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from casepub.model import Article, Collection, Part
from casepub.renderers.markup.blocks import blocks
from casepub.renderers.markup.contents import Item, contents_list, heading_items
from casepub.renderers.markup.escape import legal
from casepub.renderers.markup.links import safe_address
from casepub.renderers.markup.notes import notes
from casepub.renderers.markup.opening import opening_lines
from casepub.renderers.markup.scope import Scope, Setting
from casepub.template.words import words_for

TEXT_ID = "_text"


class Body(NamedTuple):
    """The page's text and what its head must know."""

    content: str
    title: str
    language: str
    url: str
    text_id: str = TEXT_ID


def body_of(collection: Collection, setting: Setting) -> Body:
    """Write the body."""
    metadata = collection.metadata if not collection.is_single else collection.articles[0].metadata
    content = _single(collection.articles[0], setting) if collection.is_single else _collection(collection, setting)
    title = " ".join(metadata.title.split()) or words_for(metadata.language).untitled
    address = safe_address(metadata.url) or ""
    url = address if address.startswith(("http://", "https://")) else ""
    return Body(content, legal(title, setting.report), metadata.language, url)


def _single(article: Article, setting: Setting) -> str:
    scope = Scope(article, setting, base_level=1 if article.metadata.title else 0)
    inside = [_header(scope, 1)]
    items = heading_items(scope, setting.template.toc.depth) if setting.template.toc.enabled else ()
    inside += [_contents(items, scope), blocks(article.body, scope), notes(scope)]
    return _joined("<article>", *inside, "</article>")


def _header(scope: Scope, depth: int) -> str:
    lines = opening_lines(scope, depth)
    return f'<header class="opening">\n{lines}\n</header>' if lines else ""


def _contents(items: tuple[Item, ...], scope: Scope) -> str:
    if not items:
        return ""
    title = f'<h2 class="toc-title" id="_contents">{scope.words.contents}</h2>'
    return f'<nav class="contents" aria-labelledby="_contents">\n{title}\n{contents_list(items, scope)}\n</nav>'


def _joined(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


class _Pages:
    """Hands out a scope for each article of a collection."""

    def __init__(self, collection: Collection, setting: Setting) -> None:
        self._setting = setting
        numbers = {id(article): index for index, article in enumerate(collection.articles, 1)}
        self._numbers = numbers
        self.language = collection.metadata.language

    def name(self, article: Article) -> str:
        return f"_a{self._numbers[id(article)]}"

    def scope(self, article: Article, depth: int) -> Scope:
        return Scope(article, self._setting, f"{self.name(article)}-", depth if article.metadata.title else depth - 1)


def _collection(collection: Collection, setting: Setting) -> str:
    whole = Scope(Article(collection.metadata, ()), setting)
    pages = _Pages(collection, setting)
    written = [_header(whole, 1), _contents(tuple(_items(collection, pages, setting)), whole)]
    written += [_article(article, 2, pages) for article in collection.front_matter]
    written += [_part(part, pages, whole) for part in collection.parts]
    written += [_article(article, 2, pages) for article in collection.back_matter]
    return _joined(*written)


def _part(part: Part, pages: _Pages, whole: Scope) -> str:
    depth = 3 if part.title else 2
    title = f'<h2 class="part-title">{whole.text(part.title)}</h2>' if part.title else ""
    return _joined(title, *(_article(article, depth, pages) for article in part.articles))


def _article(article: Article, depth: int, pages: _Pages) -> str:
    scope = pages.scope(article, depth)
    language = article.metadata.language
    lang = scope.dialect.lang(language) if language != pages.language else ""
    opening = f'<article id="{pages.name(article)}"{lang}>'
    return _joined(opening, _header(scope, depth), blocks(article.body, scope), notes(scope), "</article>")


def _items(collection: Collection, pages: _Pages, setting: Setting) -> Iterator[Item]:
    """Give the lines of the contents: parts, articles, and their headings where the template goes that deep."""
    yield from (_item(article, pages, setting, 1) for article in collection.front_matter)
    for part in collection.parts:
        below = tuple(_item(article, pages, setting, 2 if part.title else 1) for article in part.articles)
        if part.title:
            yield Item(f"#{pages.name(part.articles[0])}" if part.articles else "", part.title, below)
        else:
            yield from below
    yield from (_item(article, pages, setting, 1) for article in collection.back_matter)


def _item(article: Article, pages: _Pages, setting: Setting, level: int) -> Item:
    title = " ".join(article.metadata.title.split()) or words_for(article.metadata.language).untitled
    depth = setting.template.toc.depth - level if setting.template.toc.enabled else 0
    return Item(f"#{pages.name(article)}", title, heading_items(pages.scope(article, 2), depth))
