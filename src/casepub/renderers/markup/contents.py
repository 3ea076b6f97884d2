"""Nested lists of links: the table of contents of a page, and the navigation of a book."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from casepub.model import Heading
from casepub.model.outline import Entry, outline
from casepub.model.walk import text_of
from casepub.renderers.markup.escape import legal
from casepub.renderers.markup.scope import Scope
from casepub.transform.numbering import label_joint


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the contents: an address (empty when it leads nowhere), plain words, and what stands below it."""

    address: str
    title: str
    children: tuple[Item, ...] = ()


def heading_items(scope: Scope, depth: int) -> tuple[Item, ...]:
    """Give the headings of an article, `depth` levels of them."""
    return tuple(_items(outline(scope.article.body), scope, depth))


def _items(entries: tuple[Entry, ...], scope: Scope, depth: int) -> Iterable[Item]:
    for entry in entries if depth > 0 else ():
        children = tuple(_items(entry.children, scope, depth - 1))
        title = legal(heading_text(entry.heading), scope.report)
        # A heading without words cannot be a link; what is below it still can.
        if title:
            yield Item(scope.address(entry.heading.id or ""), title, children)
        else:
            yield from children


def heading_text(heading: Heading) -> str:
    """Give a heading's words in one line."""
    return " ".join((heading.label + label_joint(heading) + text_of(heading.children)).split())


def contents_list(items: tuple[Item, ...], scope: Scope, level: int = 1) -> str:
    """Write the items as an ordered list; an empty one may not stand (EPUBCheck RSC-005)."""
    written = [_item(item, scope, level) for item in items]
    return "<ol>\n" + "\n".join(written) + "\n</ol>"


def _item(item: Item, scope: Scope, level: int) -> str:
    title = scope.plain(item.title)
    link = f'<a href="{scope.quoted(item.address)}">{title}</a>' if item.address else f"<span>{title}</span>"
    below = "\n" + contents_list(item.children, scope, level + 1) + "\n" if item.children else ""
    return f'<li class="toc-{min(level, 3)}">{link}{below}</li>'
