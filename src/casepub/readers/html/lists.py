"""Lists: `ul`, `ol` and `dl` elements come in, lists of the model go out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from casepub.model import Block, BulletList, Definition, DefinitionList, Inline, ListItem, OrderedList, Paragraph
from casepub.readers.html.elements import LISTS, Element, attribute, children, number_attribute

BlocksOf: TypeAlias = Callable[[Element], tuple[Block, ...]]
InlinesOf: TypeAlias = Callable[[Element], tuple[Inline, ...]]

_STYLES: Final = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_MOST: Final = 1_000_000


def list_of(element: Element, blocks_of: BlocksOf, notes: frozenset[Element]) -> BulletList | OrderedList | None:
    """Make a list, or nothing when it has no items left; items that are footnotes are passed over."""
    items = tuple(_items(element, blocks_of, notes))
    if not items:
        return None
    tight = all(_is_tight(item) for item in items)
    if element.tag != "ol":
        return BulletList(items, tight)
    return OrderedList(items, _start(element), _style(element), tight=tight)


def _items(element: Element, blocks_of: BlocksOf, notes: frozenset[Element]) -> Iterator[ListItem]:
    """Yield the items; a list that stands between items belongs to the item before it, as browsers show it."""
    held: list[ListItem] = []
    for child in children(element):
        if child in notes:
            continue
        blocks = blocks_of(child)
        if child.tag in LISTS and held:
            held[-1] = ListItem(held[-1].children + blocks, held[-1].checked)
        elif blocks:
            held.append(ListItem(blocks, _checked(child)))
    yield from held


def _checked(item: Element) -> bool | None:
    """Tell whether a task is done; None when the item is no task."""
    box = next((one for one in item.iter("input") if attribute(one, "type").lower() == "checkbox"), None)
    return None if box is None else box.get("checked") is not None


def _is_tight(item: ListItem) -> bool:
    return sum(isinstance(block, Paragraph) for block in item.children) <= 1


def _start(element: Element) -> int:
    """Give the first number: of the list, else of its first item."""
    first = next((item for item in children(element) if item.tag == "li"), None)
    by_item = 1 if first is None else number_attribute(first, "value", 1, -_MOST, _MOST)
    return number_attribute(element, "start", by_item, -_MOST, _MOST)


def _style(element: Element) -> str:
    style = attribute(element, "style").lower()
    for name in ("list-style-type", "list-style"):
        _, found, rest = style.partition(name + ":")
        word = rest.partition(";")[0].split()
        if found and word and word[0] not in ("none", "inside", "outside"):
            return word[0]
    return _STYLES.get(attribute(element, "type"), "decimal")


def definitions_of(element: Element, inlines_of: InlinesOf, blocks_of: BlocksOf) -> DefinitionList:
    """Make a definition list; `div` groups inside `dl` are looked through (HTML 4.4.9)."""
    groups: list[tuple[list[tuple[Inline, ...]], list[tuple[Block, ...]]]] = []
    for child in _terms_and_descriptions(element):
        if child.tag == "dt":
            if not groups or groups[-1][1]:
                groups.append(([], []))
            groups[-1][0].append(inlines_of(child))
        else:
            if not groups:
                groups.append(([], []))
            groups[-1][1].append(blocks_of(child))
    return DefinitionList(tuple(Definition(tuple(terms), tuple(texts)) for terms, texts in groups))


def _terms_and_descriptions(element: Element) -> Iterator[Element]:
    for child in children(element):
        if child.tag == "div":
            yield from children(child)
        else:
            yield child
