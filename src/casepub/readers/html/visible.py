"""What a reader of the page sees: a parsed tree comes in, its visible part goes out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from casepub.readers.html.elements import EMBEDDED, INVISIBLE, Element, attribute, is_hidden, raw_text
from casepub.text.pattern import lazily

_SENTENCE = lazily("[，。！？；、,;!?]|[.](?=\\s|$)")
_KEPT_EMPTY: Final = EMBEDDED - {"svg", "canvas"}
# Many Chinese and Japanese sites hide the article until a script has run: then it is what holds the sentences.
_LEAST_SENTENCES: Final = 8


def visible_body(root: Element) -> Element:
    """Empty everything in a tree that is not shown, and give its body."""
    body = root.find("body")
    body = root if body is None else body
    _save_lazy_pictures(body)
    for element in list(body.iter(*INVISIBLE)):
        if element.tag in _KEPT_EMPTY:
            element.text = None
            del element[:]
        else:
            cut(element)
    _cut_hidden(body)
    return body


def _save_lazy_pictures(body: Element) -> None:
    """Bring pictures out of `noscript`, where pages put what they load later by script."""
    for holder in list(body.iter("noscript")):
        pictures = list(holder.iter("img"))
        before = holder.getprevious()
        if not pictures or raw_text(holder).strip():
            continue
        if before is not None and before.tag == "img":
            before.set("data-src", attribute(pictures[0], "src"))
        else:
            holder.tag = "span"


def _cut_hidden(body: Element) -> None:
    hidden = [element for element in body.iter() if is_hidden(element) and element is not body]
    outermost = _outermost(hidden)
    weights = {element: len(_SENTENCE.findall(raw_text(element))) for element in outermost}
    shown = len(_SENTENCE.findall(raw_text(body))) - sum(weights.values())
    for element in outermost:
        if weights[element] >= max(_LEAST_SENTENCES, shown):
            _cut_hidden(element)
        else:
            cut(element)


def _outermost(elements: Iterable[Element]) -> list[Element]:
    """Give the elements that stand in no other of them; they come in document order."""
    kept: list[Element] = []
    inside: set[Element] = set()
    for element in elements:
        if element not in inside:
            kept.append(element)
            inside.update(element.iterdescendants())
    return kept


def cut(element: Element) -> None:
    """Empty an element; it keeps its place, so that paths stay those of the source."""
    tail = element.tail
    element.clear()
    element.tail = tail


def visible_text(body: Element) -> str:
    """Give the text of a visible body without white space, as a measure of what must not be lost."""
    return "".join(raw_text(body).split())
