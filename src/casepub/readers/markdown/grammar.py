"""The Markdown that casepub reads: CommonMark with tables, notes, definitions, attributes, containers, ruby."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import escapedSplit
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

from casepub.readers.markdown import attributes
from casepub.readers.markdown.flanking import EAST_ASIAN, FriendlyInline, unclosed_bracket
from casepub.text.pattern import lazily

MAXIMUM_NESTING: Final = 100
CONTAINER: Final = "container_div"
_MATH: Final = {
    "allow_labels": False, "allow_space": False, "allow_digits": False, "allow_blank_lines": False,
    "double_inline": True,
}  # fmt: skip

# {漢字|かんじ} is a group; {漢字|かん|じ} and {漢|字|かん|じ} have a part for each base.
_RUBY: Final = lazily(r"\{([^{}|\n]+)((?:\|[^{}|\n]*)+)\}")
_BEFORE_ROW: Final = lazily(r"^[\s>]+")
_NEW_PARAGRAPH: Final = lazily(r"\n(?=[ \t]*\u3000)")


@cache
def grammar() -> MarkdownIt:
    """Give the parser; it keeps nothing from one text to the next."""
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": MAXIMUM_NESTING})
    parser.inline = FriendlyInline()
    parser.enable(["table", "strikethrough"])
    parser.use(footnote_plugin).use(deflist_plugin)
    parser.use(dollarmath_plugin, **_MATH)
    parser.use(container_plugin, "div", validate=lambda params, _: bool(params.strip()))
    parser.use(attrs_plugin, after=("image", "code_inline", "link_close", "span_close"), spans=True)
    parser.inline.ruler.before("attr", "ruby", _ruby)
    parser.inline.ruler.before("link", "unclosed_bracket", unclosed_bracket)
    parser.block.ruler.before("fence", "attributes", _attribute_line)
    parser.core.ruler.disable("footnote_tail")
    parser.core.ruler.after("block", "paragraphs", _divide_paragraphs)
    parser.core.ruler.after("block", "cells", _keep_cells)
    parser.core.ruler.after("block", "attributes", _give_attributes)
    parser.core.ruler.after("attributes", "heading_attributes", _give_heading_attributes)
    # Any address may be written; what is safe to link to is decided for all readers in one place.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


def _ruby(state: StateInline, silent: bool) -> bool:
    """Read a ruby in braces; its pairs go into the token's meta."""
    match = _RUBY.match(state.src, state.pos, state.posMax)
    pairs = _pairs(match[1], match[2][1:].split("|")) if match else ()
    if match is None or not pairs:
        return False
    if not silent:
        token = state.push("ruby", "ruby", 0)
        token.content, token.meta = match[1], {"pairs": pairs}
    state.pos = match.end()
    return True


def _pairs(base: str, parts: list[str]) -> tuple[tuple[str, str], ...]:
    """Match bases and annotations; nothing when this is no ruby (`{a|b}` of a template language)."""
    if not EAST_ASIAN.search(base) or not any(parts):
        return ()
    if len(parts) == 1:
        return ((base, parts[0]),)
    if len(parts) == len(base):
        return tuple(zip(base, parts, strict=True))
    half, odd = divmod(len(parts) + 1, 2)
    return () if odd else tuple(zip((base, *parts[: half - 1]), parts[half - 1 :], strict=True))


def _attribute_line(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a line of nothing but attributes, which belong to the block below it."""
    if state.is_code_block(start):
        return False
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    match = attributes.ALONE.fullmatch(line)
    if match is None:
        return False
    if not silent:
        token = state.push("attributes", "", 0)
        token.content, token.map = match[1], [start, start + 1]
        state.line = start + 1
    return True


def _give_attributes(state: StateCore) -> None:
    """Move the attributes of such lines to the token that follows; where none does, the line is text."""
    tokens: list[Token] = []
    waiting: list[Token] = []
    for token in state.tokens:
        if token.type == "attributes":
            waiting.append(token)
            continue
        if waiting and token.nesting >= 0:
            _set(token, waiting)
        else:
            for line in waiting:
                tokens += _paragraph(line, line.content)
        waiting = []
        tokens.append(token)
    state.tokens = tokens + [made for line in waiting for made in _paragraph(line, line.content)]


def _give_heading_attributes(state: StateCore) -> None:
    """Move `{#id}` at the end of a heading to the heading."""
    for opening, inner in pairwise(state.tokens):
        match = attributes.TRAILING.search(inner.content) if opening.type == "heading_open" else None
        if match is not None:
            _set(opening, [Token("attributes", "", 0, content=match[1])])
            inner.content = inner.content[: match.start()]


def _set(token: Token, lines: list[Token]) -> None:
    for line in lines:
        said = attributes.parsed(line.content)
        classes = (str(token.attrs.get("class", "")), *said.classes)
        new = {**said.values, "id": said.id or "", "class": " ".join(filter(None, classes))}
        token.attrs.update({key: value for key, value in new.items() if value})


def _keep_cells(state: StateCore) -> None:
    """Give a row the cells that it has beyond the columns of its header, which GFM drops: they are text."""
    lines = state.src.split("\n")
    tokens: list[Token] = []
    line, count = "", 0
    for token in state.tokens:
        if token.type == "tr_open" and token.map:
            line, count = lines[token.map[0]], 0
        count += token.type == "td_open"
        if token.type == "tr_close" and count:
            for content in _cells(line)[count:]:
                inner = Token("inline", "", 0, content=content.strip(), children=[], level=token.level)
                tokens += [Token("td_open", "td", 1), inner, Token("td_close", "td", -1)]
        tokens.append(token)
    state.tokens = tokens


def _cells(line: str) -> list[str]:
    """Divide a row; what quotes and lists put before it is no cell."""
    cells = escapedSplit(_BEFORE_ROW.sub("", line).strip())
    cells = cells[1:] if cells[:1] == [""] else cells
    return cells[:-1] if cells[-1:] == [""] else cells


def _divide_paragraphs(state: StateCore) -> None:
    """Begin a paragraph where a line begins with an ideographic space: 　　 is how such text marks one."""
    tokens: list[Token] = []
    index = 0
    while index < len(state.tokens):
        token = state.tokens[index]
        inner = state.tokens[index + 1] if token.type == "paragraph_open" else None
        if inner is not None and _NEW_PARAGRAPH.search(inner.content):
            tokens += _divided(token, inner)
            index += 3
        else:
            tokens.append(token)
            index += 1
    state.tokens = tokens


def _divided(opening: Token, inner: Token) -> list[Token]:
    line = opening.map[0] if opening.map else 0
    tokens = []
    for piece in _NEW_PARAGRAPH.split(inner.content):
        height = piece.count("\n") + 1
        tokens += _paragraph(opening, piece.strip(), [line, line + height])
        line += height
    return tokens


def _paragraph(like: Token, content: str, lines: list[int] | None = None) -> list[Token]:
    opening = Token("paragraph_open", "p", 1, map=lines or like.map, level=like.level, block=True, hidden=like.hidden)
    inner = Token(
        "inline", "", 0, map=lines or like.map, level=like.level + 1, content=content, children=[], block=True
    )
    closing = Token("paragraph_close", "p", -1, level=like.level, block=True, hidden=like.hidden)
    return [opening, inner, closing]
