"""Figures as HTML or XHTML: pictures with caption and credit; lost ones as nothing, or as a box."""

from __future__ import annotations

from casepub.model import Figure, Inline
from casepub.model.walk import text_of
from casepub.renderers.markup.attributes import attributes
from casepub.renderers.markup.captions import caption_label
from casepub.renderers.markup.inlines import image, inlines
from casepub.renderers.markup.scope import Scope


def figure(node: Figure, scope: Scope) -> str:
    """Write a figure."""
    if node.lost:
        return _lost(node, scope)
    pictures = "\n".join([picture for item in node.images if (picture := image(item, scope))])
    caption = _caption(node, scope)
    if not pictures and not caption:
        return ""
    inside = "\n".join([part for part in (_grouped(pictures, len(node.images)), caption) if part])
    return f"<figure{attributes(node, scope, 'figure')}>\n{inside}\n</figure>"


def _grouped(pictures: str, count: int) -> str:
    return f'<div class="pictures">\n{pictures}\n</div>' if count > 1 and pictures else pictures


def _caption(node: Figure, scope: Scope) -> str:
    """Write caption and credit; both belong to the one caption element."""
    parts = []
    label = caption_label("figure", text_of(node.caption), scope)
    if node.caption or label:
        parts.append(f'<p class="caption">{label}{inlines(node.caption, scope)}</p>')
    if node.credit:
        parts.append(_credit(node.credit, scope))
    return "<figcaption>\n" + "\n".join(parts) + "\n</figcaption>" if parts else ""


def _credit(children: tuple[Inline, ...], scope: Scope) -> str:
    return f'<p class="credit">{inlines(children, scope)}</p>'


def _lost(node: Figure, scope: Scope) -> str:
    if not scope.template.figure.placeholder:
        return ""
    box = f'<p class="placeholder">{scope.plain(scope.words.lost_picture)}</p>'
    inside = "\n".join([part for part in (box, _caption(node, scope)) if part])
    return f"<figure{attributes(node, scope, 'figure', 'lost')}>\n{inside}\n</figure>"
