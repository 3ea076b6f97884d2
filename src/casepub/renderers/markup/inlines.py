"""Inline nodes as HTML or XHTML text. No white space is added: between CJK characters it would be seen."""

from __future__ import annotations

from typing import Final

from casepub.model import (
    Code,
    Comment,
    CrossReference,
    Emphasis,
    Figure,
    FootnoteReference,
    Heading,
    Image,
    IndexTerm,
    Inline,
    LineBreak,
    Link,
    Ruby,
    Span,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
    Underline,
)  # fmt: skip
from casepub.model.walk import text_of
from casepub.renderers.markup.escape import ILLEGAL
from casepub.renderers.markup.links import safe_address
from casepub.renderers.markup.scope import Scope, Shown
from casepub.text.pattern import lazily
from casepub.text.region import region_of

# Beyond this many characters, a note in two half lines could no longer end with its line.
_LONGEST_WARICHU: Final = 24
# From the radicals on, and Hangul: characters that bear dots.
_EAST_ASIAN: Final = lazily("[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]")
_SPAN_TAGS: Final = {
    "proper-name": ("u", "proper-name"),
    "work-title": ("cite", "work-title"),
    "term": ("dfn", "term-in-text"),
    "warichu": ("span", "warichu"),
    "upright": ("span", "upright"),
    "small-caps": ("span", "small-caps"),
    "deceased": ("span", "deceased"),
    "none": ("span", ""),
}


def inlines(nodes: tuple[Inline, ...], scope: Scope) -> str:
    """Write inline nodes in a row."""
    written = [_inline(node, scope) for node in nodes]
    for index, node in enumerate(nodes):
        if index and isinstance(node, FootnoteReference):
            written[index - 1 : index + 1] = _held(*written[index - 1 : index + 1])
    return "".join(written)


def _held(before: str, mark: str) -> tuple[str, str]:
    """Keep a note's mark on the line of the character before it (CLREQ §6.1.2.3, JLREQ 3.1.10 h)."""
    if not before or before[-1] in ">; \n":
        return before, mark
    return before[:-1], f'<span class="nb">{before[-1]}{mark}</span>'


def _inline(node: Inline, scope: Scope) -> str:  # noqa: C901 - one arm a node, one expression an arm
    match node:
        case Text(value=value):
            return scope.text(value)
        case Emphasis(children=children):
            return _emphasis(children, scope)
        case Strong(children=children):
            return _tagged("strong", children, scope)
        case Underline(children=children):
            return f'<span class="underline">{inlines(children, scope)}</span>'
        case Strikethrough(children=children):
            return _tagged("s", children, scope)
        case Superscript(children=children):
            return _tagged("sup", children, scope)
        case Subscript(children=children):
            return _tagged("sub", children, scope)
        case Code(value=value):
            return f"<code>{scope.plain(value)}</code>"
        case Link():
            return _link(node, scope)
        case Image():
            return image(node, scope)
        case LineBreak():
            return f"<br{scope.dialect.void}"
        case FootnoteReference(footnote=footnote):
            return _note_reference(footnote, scope)
        case Ruby():
            return _ruby(node, scope)
        case Span():
            return _span(node, scope)
        case CrossReference():
            return _cross_reference(node, scope)
        case IndexTerm():
            return _index_term(node, scope)
        case Comment():
            return _comment(node, scope)


def _tagged(tag: str, children: tuple[Inline, ...], scope: Scope) -> str:
    return f"<{tag}>{inlines(children, scope)}</{tag}>"


def _emphasis(children: tuple[Inline, ...], scope: Scope) -> str:
    """Write stress; on Western words inside East Asian text it takes their own form."""
    western = region_of(scope.language).east_asian and _EAST_ASIAN.search(text_of(children)) is None
    return f'<em class="western">{inlines(children, scope)}</em>' if western else _tagged("em", children, scope)


def _link(node: Link, scope: Scope) -> str:
    inside = inlines(node.children, scope)
    address = _address(node.target, scope)
    if address is None or "<a " in inside:
        return inside
    title = f' title="{scope.quoted(node.title)}"' if node.title else ""
    return f'<a href="{scope.quoted(address)}"{title}>{inside}</a>'


def _address(target: str, scope: Scope) -> str | None:
    """Give where a link leads, or None where it may not: then its text stands alone."""
    if target.startswith("#"):
        return scope.address(target[1:]) if scope.target(target[1:]) is not None else None
    address = safe_address(target, scope.article.metadata.url)
    # A file beside the page is not in the book (EPUBCheck RSC-007).
    outside = address is not None and scope.dialect.xml and ":" not in address.partition("/")[0]
    if address is None or outside:
        shown = ILLEGAL.sub("", target)[:80]
        hint = "write the whole address, or give the article's own address (url)" if outside else ""
        scope.report.warning(
            "unsafe-link", f"the link to '{shown}' is not carried; its text stays", scope.article.metadata.title, hint
        )
        return None
    return address


def image(node: Image, scope: Scope) -> str:
    """Write a picture, or its alternative text where it cannot be shown."""
    shown = _shown(node, scope)
    if shown is None:
        return f'<span class="missing-picture">{scope.text(node.alt)}</span>' if node.alt else ""
    size = f' width="{shown.width}" height="{shown.height}"' if shown.width and shown.height else ""
    title = f' title="{scope.quoted(node.title)}"' if node.title else ""
    return f'<img src="{shown.address}" alt="{scope.quoted(node.alt)}"{title}{size}{scope.dialect.void}'


def _shown(node: Image, scope: Scope) -> Shown | None:
    resource = scope.resource(node.resource)
    if resource is None:
        message = f"the picture '{ILLEGAL.sub('', node.alt) or node.resource}' is not among the article's resources"
        scope.report.warning("image-missing", message, scope.article.metadata.title)
        return None
    return scope.gallery.show(resource, scope.report)


def _note_reference(footnote: str, scope: Scope) -> str:
    found = scope.called(footnote)
    if found is None:
        scope.report.warning("dangling-reference", f"there is no note '{footnote}' for a reference to it")
        return ""
    note, name = found
    meaning = scope.dialect.meaning("noteref", "doc-noteref")
    file = "" if note.file == scope.file else note.file
    # No <sup> inside the link: some readers would not make a pop-up of it.
    return f'<a class="noteref" id="{name}" href="{file}#{scope.note_name(note)}"{meaning}>{scope.mark(note)}</a>'


def _ruby(node: Ruby, scope: Scope) -> str:
    kinds = [kind for kind in (node.kind, "under" if node.position == "under" else "") if kind]
    pairs = [_ruby_pair(pair.base, pair.annotation, scope) for pair in node.pairs]
    opening = f'<ruby class="{" ".join(kinds)}">'
    if node.kind == "zhuyin":
        # Each character with its own box: that is how the fallback for inter-character ruby stands.
        return "".join([f"{opening}{pair}</ruby>" for pair in pairs])
    return f"{opening}{''.join(pairs)}</ruby>"


def _ruby_pair(base: str, annotation: str, scope: Scope) -> str:
    if not annotation:
        return scope.plain(base)
    text = f"<rt>{scope.plain(annotation)}</rt>"
    return scope.plain(base) + (f"<rp>（</rp>{text}<rp>）</rp>" if scope.dialect.ruby_parentheses else text)


def _span(node: Span, scope: Scope) -> str:
    tag, kind = _SPAN_TAGS[node.role]
    name = f' class="{kind}"' if kind else ""
    if node.language is None:
        return f"<{tag}{name}>{_span_inside(node, scope)}</{tag}>" if kind else inlines(node.children, scope)
    with scope.speaking(node.language):
        return f"<{tag}{name}{scope.dialect.lang(node.language)}>{_span_inside(node, scope)}</{tag}>"


def _span_inside(node: Span, scope: Scope) -> str:
    match node:
        case Span(role="warichu", children=(Text(value=value),)) if 2 <= len(value) <= _LONGEST_WARICHU:
            # JLREQ 3.4: two lines, the second not longer than the first.
            half = (len(value) + 1) // 2
            lines = (scope.plain(value[:half]), scope.plain(value[half:]))
            return "".join([f'<span class="warichu-line">{line}</span>' for line in lines])
        case _:
            return inlines(node.children, scope)


def _cross_reference(node: CrossReference, scope: Scope) -> str:
    inside = inlines(node.children, scope) if node.children else scope.text(_reference_text(node, scope))
    if scope.target(node.target) is None:
        return inside
    return f'<a class="cross-reference" href="{scope.quoted(scope.address(node.target))}">{inside}</a>'


def _reference_text(node: CrossReference, scope: Scope) -> str:
    """Word a reference that the source left to us; a page number means nothing here, so the title stands for it."""
    match scope.target(node.target):
        case Heading(label=label) if node.kind == "number" and label:
            return label.rstrip("、.． 　")
        case Heading(children=children) | Figure(caption=children) | Table(caption=children):
            return text_of(children)
        case _:
            return node.target


def _index_term(node: IndexTerm, scope: Scope) -> str:
    return f'<span class="index-term" id="{scope.next_id("term")}">{inlines(node.children, scope)}</span>'


def _comment(node: Comment, scope: Scope) -> str:
    scope.report.info(
        "comment-not-carried",
        f"{scope.dialect.name} carries no comments of review; the words they are on stay",
        scope.article.metadata.title,
    )
    return inlines(node.children, scope)
