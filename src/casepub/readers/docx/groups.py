"""Paragraphs that belong together by their style in; quotations, verse, code, asides, lists, definitions out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, cast

from casepub.model import (
    Aside,
    AsideRole,
    Block,
    BlockQuote,
    CodeBlock,
    Definition,
    DefinitionList,
    Division,
    DivisionRole,
    Inline,
    LineBreak,
    Paragraph,
    Verse,
)  # fmt: skip
from casepub.model.walk import text_of
from casepub.readers.builder import Children
from casepub.readers.docx import lists, roles
from casepub.readers.docx.values import Number


@dataclass(frozen=True, slots=True)
class Item:
    """A block with what its neighbours need to know: the group it belongs to, its number in a list."""

    group: str
    block: Block
    number: Number | None = None
    checked: bool | None = None


def group_of(style: str) -> str:
    """Name the group that paragraphs of a style form with their neighbours."""
    for names, group in _GROUPS:
        if style in names:
            return group
    return ""


_GROUPS: Final = (
    (roles.QUOTE, "quote"),
    ({roles.ATTRIBUTION}, "attribution"),
    (roles.VERSE, "verse"),
    (roles.CODE, "code"),
    (roles.TERM, "term"),
    (roles.DEFINITION, "definition"),
    ({roles.ASIDE_TITLE}, "aside-title"),
    (roles.CAPTION, "caption"),
    ({roles.CREDIT}, "credit"),
    *(({name}, f"aside:{role}") for name, role in roles.ASIDES.items()),
    *(({name}, f"division:{role}") for name, role in roles.DIVISIONS.items()),
)


def grouped(items: Sequence[Item]) -> list[Item]:
    """Join neighbours of one group into the block that they are parts of."""
    result: list[Item] = []
    index = 0
    while index < len(items):
        head = items[index].group
        maker = _MAKERS.get(head.partition(":")[0])
        end = index + 1
        if maker is not None:
            allowed = _FOLLOWERS.get(head.partition(":")[0], frozenset()) | {head}
            if head == "aside-title":
                allowed = _ASIDE_GROUPS & {items[end].group} if end < len(items) else frozenset()
            while end < len(items) and items[end].group in allowed:
                end += 1
            result += [Item("", block) for block in maker(items[index:end])]
        else:
            result.append(items[index])
        index = end
    return result


def _quote(items: Sequence[Item]) -> tuple[Block, ...]:
    inner = tuple(item.block for item in items if item.group == "quote")
    credits_ = [item.block for item in items if item.group == "attribution"]
    return (BlockQuote(inner, children_of(credits_[0]) if credits_ else ()), *credits_[1:])


def children_of(block: Block) -> Children:
    """Give the inlines of a paragraph, none of anything else."""
    return block.children if isinstance(block, Paragraph) else ()


def _lines(block: Block) -> list[Children]:
    lines: list[list[Inline]] = [[]]
    for child in children_of(block):
        if isinstance(child, LineBreak):
            lines.append([])
        else:
            lines[-1].append(child)
    return [tuple(line) for line in lines]


def _verse(items: Sequence[Item]) -> tuple[Block, ...]:
    stanzas = [_lines(item.block) for item in items if item.group == "verse"]
    # Where a paragraph holds several lines, each is a stanza; else each is a line, and an empty one parts stanzas.
    joint: list[Children] = [()] if any(len(stanza) > 1 for stanza in stanzas) else []
    lines = [line for stanza in stanzas for line in (*joint, *stanza)][len(joint) :]
    said = next((children_of(item.block) for item in items if item.group == "attribution"), ())
    return (Verse(tuple(lines), said),)


def _code(items: Sequence[Item]) -> tuple[Block, ...]:
    return (CodeBlock("\n".join(text_of(children_of(item.block)) for item in items)),)


def _definitions(items: Sequence[Item]) -> tuple[Block, ...]:
    found: list[Definition] = []
    for item in items:
        last = found[-1] if found else None
        if item.group == "term" and (last is None or last.descriptions):
            found.append(Definition((children_of(item.block),), ()))
        elif item.group == "term" and last is not None:
            found[-1] = replace(last, terms=(*last.terms, children_of(item.block)))
        elif last is None:
            found.append(Definition((), ((item.block,),)))
        else:
            found[-1] = replace(last, descriptions=(*last.descriptions, (item.block,)))
    return (DefinitionList(tuple(found)),)


def _aside(items: Sequence[Item]) -> tuple[Block, ...]:
    title = children_of(items[0].block) if items[0].group == "aside-title" else ()
    inner = items[1:] if title else items
    role = next((item.group.partition(":")[2] for item in inner), "note")
    return (Aside(tuple(item.block for item in inner), cast(AsideRole, role), title),)


def _division(items: Sequence[Item]) -> tuple[Block, ...]:
    role = items[0].group.partition(":")[2]
    return (Division(tuple(item.block for item in items), cast(DivisionRole, role)),)


def _list(items: Sequence[Item]) -> tuple[Block, ...]:
    entries: list[lists.Entry] = []
    for item in items:
        if item.number is not None:
            entries.append(lists.Entry(item.number, (item.block,), item.checked))
        else:
            entries[-1] = replace(entries[-1], blocks=(*entries[-1].blocks, item.block))
    return lists.list_of(entries)


_ASIDE_GROUPS: Final = frozenset(f"aside:{role}" for role in roles.ASIDES.values())
_MAKERS: Final[dict[str, Callable[[Sequence[Item]], tuple[Block, ...]]]] = {
    "quote": _quote, "verse": _verse, "code": _code, "term": _definitions, "definition": _definitions,
    "aside-title": _aside, "aside": _aside, "division": _division, "list": _list,
}  # fmt: skip
_FOLLOWERS: Final[dict[str, frozenset[str]]] = {
    "quote": frozenset({"attribution"}), "verse": frozenset({"attribution"}),
    "term": frozenset({"definition"}), "definition": frozenset({"term"}),
}  # fmt: skip
