"""Lists as HTML or XHTML: bullets, numbers with the marks of the source, tasks, terms with definitions."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Final

from casepub.model import Block, BulletList, Definition, DefinitionList, ListItem, OrderedList, Paragraph
from casepub.renderers.markup.attributes import attributes
from casepub.renderers.markup.inlines import inlines
from casepub.renderers.markup.scope import Scope
from casepub.text.numeral import format_number

Blocks = Callable[[tuple[Block, ...], Scope], str]

# Styles that every reader numbers by itself, with a full stop after the number; all others are written out,
# because CSS has no `prefix` and `suffix` outside @counter-style, which e-book readers do not know.
_NATIVE: Final = {"decimal": "1", "lower-alpha": "a", "upper-alpha": "A", "lower-roman": "i", "upper-roman": "I"}
WIDEST_MARKER: Final = 8


def bullet_list(node: BulletList, scope: Scope, blocks: Blocks) -> str:
    """Write an unordered list; items that are done or to do carry a box."""
    tasks = any(item.checked is not None for item in node.items)
    items = [_item(item, _box(item), node.tight, scope, blocks) for item in node.items]
    kind = "tasks" if tasks else ""
    return f"<ul{attributes(node, scope, 'list', kind, _looseness(node.tight))}>\n" + "\n".join(items) + "\n</ul>"


def _box(item: ListItem) -> str:
    if item.checked is None:
        return ""
    return f'<span class="marker">{"☑" if item.checked else "☐"}</span>'


def ordered_list(node: OrderedList, scope: Scope, blocks: Blocks) -> str:
    """Write a numbered list."""
    if node.style in _NATIVE and not node.prefix and node.suffix == "." and node.start > 0:
        return _native_list(node, scope, blocks)
    numbers = [format_number(node.start + index, node.style) for index in range(len(node.items))]
    markers = [node.prefix + number + node.suffix for number in numbers]
    spans = [f'<span class="marker">{scope.plain(marker)}</span>' for marker in markers]
    items = [_item(*pair, node.tight, scope, blocks) for pair in zip(node.items, spans, strict=True)]
    room = f"marked-{min(max(map(_ems, markers), default=2), WIDEST_MARKER)}"
    kinds = attributes(node, scope, "list", "marked", room, _looseness(node.tight))
    return f"<ol{kinds}>\n" + "\n".join(items) + "\n</ol>"


def _native_list(node: OrderedList, scope: Scope, blocks: Blocks) -> str:
    style = "" if node.style == "decimal" else f' type="{_NATIVE[node.style]}"'
    start = f' start="{node.start}"' if node.start != 1 else ""
    items = [_item(item, "", node.tight, scope, blocks) for item in node.items]
    kinds = attributes(node, scope, "list", _looseness(node.tight))
    return f"<ol{kinds}{style}{start}>\n" + "\n".join(items) + "\n</ol>"


def _looseness(tight: bool) -> str:
    return "" if tight else "loose"


def _ems(marker: str) -> int:
    """Give the room of a marker in whole em."""
    halves = sum(2 if unicodedata.east_asian_width(char) in "FWA" else 1 for char in marker)
    return max(2, (halves + 1) // 2)


def _item(item: ListItem, marker: str, tight: bool, scope: Scope, blocks: Blocks) -> str:
    match item.children:
        case (Paragraph(id=None, language=None, role="body", alignment="auto", children=children), *rest) if (
            tight or marker
        ):
            below = blocks(tuple(rest), scope) if rest else ""
            return f"<li>{marker}{inlines(children, scope)}{below}</li>"
        case _:
            return f"<li>{marker}{blocks(item.children, scope)}</li>"


def definition_list(node: DefinitionList, scope: Scope, blocks: Blocks) -> str:
    """Write terms with what is said of them."""
    groups = [_definition(item, scope, blocks) for item in node.items]
    return f"<dl{attributes(node, scope, 'definitions')}>\n" + "\n".join(groups) + "\n</dl>"


def _definition(item: Definition, scope: Scope, blocks: Blocks) -> str:
    terms = [f'<dt class="term">{inlines(term, scope)}</dt>' for term in item.terms]
    # A <dl> wants both halves of a group.
    terms = terms or ['<dt class="term"></dt>']
    descriptions = [f"<dd>{blocks(description, scope)}</dd>" for description in item.descriptions] or ["<dd></dd>"]
    return "\n".join([*terms, *descriptions])
