"""Block nodes as HTML or XHTML text, one element a block; white space only between blocks."""

from __future__ import annotations

from typing import Final

from casepub.model import (
    Aside,
    Block,
    BlockQuote,
    BulletList,
    CodeBlock,
    DefinitionList,
    Division,
    Figure,
    Heading,
    Inline,
    OrderedList,
    PageBreak,
    Paragraph,
    Table,
    ThematicBreak,
    Verse,
)  # fmt: skip
from casepub.renderers.markup import lists, tables
from casepub.renderers.markup.attributes import attributes
from casepub.renderers.markup.figures import figure
from casepub.renderers.markup.inlines import inlines
from casepub.renderers.markup.scope import Scope
from casepub.transform.numbering import label_joint

# Division and aside roles with their words in EPUB Structural Semantics and DPUB-ARIA.
_DIVISIONS: Final = {
    "section": ("", ""),
    "abstract": ("abstract", "doc-abstract"),
    "dedication": ("dedication", "doc-dedication"),
    "epigraph": ("epigraph", "doc-epigraph"),
    "colophon": ("colophon", "doc-colophon"),
    "questions": ("", ""),
}
_ASIDES: Final = {
    "note": ("", "note"), "tip": ("", "note"), "warning": ("", "note"), "sidebar": ("", ""),
}  # fmt: skip


def blocks(nodes: tuple[Block, ...], scope: Scope) -> str:
    """Write blocks below each other."""
    written: list[str] = []
    after_heading = False
    for node in nodes:
        written.append(block(node, scope, after_heading))
        after_heading = isinstance(node, Heading)
    return "\n".join([text for text in written if text])


def block(node: Block, scope: Scope, after_heading: bool = False) -> str:
    """Write one block; its language holds for all inside it."""
    if isinstance(node, Paragraph) and node.language is None:
        return _paragraph(node, scope, after_heading)
    if node.language is None:
        return _block(node, scope)
    with scope.speaking(node.language):
        return _paragraph(node, scope, after_heading) if isinstance(node, Paragraph) else _block(node, scope)


def _block(node: Block, scope: Scope) -> str:  # noqa: C901 - one arm a node, one expression an arm
    match node:
        case Paragraph():
            return _paragraph(node, scope, False)
        case Heading():
            return _heading(node, scope)
        case BlockQuote():
            return _block_quote(node, scope)
        case Verse():
            return _verse(node, scope)
        case BulletList():
            return lists.bullet_list(node, scope, blocks)
        case OrderedList():
            return lists.ordered_list(node, scope, blocks)
        case DefinitionList():
            return lists.definition_list(node, scope, blocks)
        case CodeBlock():
            return _code(node, scope)
        case Figure():
            return figure(node, scope)
        case Table():
            return tables.table(node, scope, blocks)
        case Aside():
            return _aside(node, scope)
        case Division():
            return _division(node, scope)
        case ThematicBreak():
            return f"<hr{attributes(node, scope)}{scope.dialect.void}"
        case PageBreak():
            return f"<div{attributes(node, scope, 'page-break')}></div>"


def _paragraph(node: Paragraph, scope: Scope, after_heading: bool) -> str:
    body = node.role == "body"
    role = ("first" if after_heading else "") if body else node.role
    aligned = "" if node.alignment == "auto" else f"align-{node.alignment}"
    return f"<p{attributes(node, scope, role, aligned)}>{inlines(node.children, scope)}</p>"


def _heading(node: Heading, scope: Scope) -> str:
    tag = f"h{scope.depth_of(node.level)}"
    role = "" if node.role == "none" else node.role
    label = f'<span class="label">{scope.text(node.label)}</span>{label_joint(node)}' if node.label else ""
    inside = label + inlines(node.children, scope)
    return f"<{tag}{attributes(node, scope, f'heading-{min(max(node.level, 1), 6)}', role)}>{inside}</{tag}>"


def _block_quote(node: BlockQuote, scope: Scope) -> str:
    inside = blocks(node.children, scope)
    if not node.attribution:
        return f"<blockquote{attributes(node, scope, 'block-quote')}>\n{inside}\n</blockquote>"
    # HTML §4.4.4: who is quoted stands outside the quotation.
    return (
        f'<figure{attributes(node, scope, "quotation")}>\n<blockquote class="block-quote">\n{inside}\n</blockquote>\n'
        f'<figcaption class="attribution">{inlines(node.attribution, scope)}</figcaption>\n</figure>'
    )


def _verse(node: Verse, scope: Scope) -> str:
    stanzas = [_stanza(lines, scope) for lines in _stanzas(node.lines)]
    if node.attribution:
        stanzas.append(_attribution(node.attribution, scope))
    return f"<div{attributes(node, scope, 'verse')}>\n" + "\n".join(stanzas) + "\n</div>"


def _stanza(lines: list[tuple[Inline, ...]], scope: Scope) -> str:
    joint = f"<br{scope.dialect.void}\n"
    return f'<p class="stanza">{joint.join([inlines(line, scope) for line in lines])}</p>'


def _stanzas(lines: tuple[tuple[Inline, ...], ...]) -> list[list[tuple[Inline, ...]]]:
    stanzas: list[list[tuple[Inline, ...]]] = [[]]
    for line in lines:
        if line:
            stanzas[-1].append(line)
        elif stanzas[-1]:
            stanzas.append([])
    return [stanza for stanza in stanzas if stanza]


def _attribution(children: tuple[Inline, ...], scope: Scope) -> str:
    return f'<p class="attribution">{inlines(children, scope)}</p>'


def _code(node: CodeBlock, scope: Scope) -> str:
    syntax = f' class="language-{scope.quoted(node.syntax)}"' if node.syntax and " " not in node.syntax else ""
    # HTML drops a line end right after <pre>; one more keeps the author's.
    first = "\n" if node.value.startswith("\n") else ""
    return f"<pre{attributes(node, scope, 'code')}><code{syntax}>{first}{scope.plain(node.value)}</code></pre>"


def _aside(node: Aside, scope: Scope) -> str:
    structure, role = _ASIDES[node.role]
    title = f'<p class="aside-title">{inlines(node.title, scope)}</p>\n' if node.title else ""
    opening = f"<aside{attributes(node, scope, 'aside', node.role)}{scope.dialect.meaning(structure, role)}>"
    return f"{opening}\n{title}{blocks(node.children, scope)}\n</aside>"


def _division(node: Division, scope: Scope) -> str:
    meaning = scope.dialect.meaning(*_DIVISIONS[node.role])
    return f"<div{attributes(node, scope, 'division', node.role)}{meaning}>\n{blocks(node.children, scope)}\n</div>"
