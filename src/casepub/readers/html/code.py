"""Preformatted text: `pre` elements come in; code with its line ends and language goes out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from casepub.readers.html.elements import Element, attribute, raw_text
from casepub.text.pattern import lazily

_SYNTAX = lazily(r"(?:^|[\s;])(?:lang(?:uage)?|brush|highlight-source)[-:]\s*([\w+#.-]+)")
_GUTTER = lazily(
    r"(?:^|[\s_-])(?:gutter|line-?numbers?|lineno|linenos|hljs-ln-numbers|code-snippet__line-index)(?:$|[\s_-])"
)
_CODE_CLASS = lazily(r"code|highlight|prettyprint|syntax|brush|lang", re.IGNORECASE)
_BLOCK_LINES: Final = frozenset(("div", "p", "li", "tr", "section"))
_EAST_ASIAN = lazily("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3，。、]")
_PROSE_SHARE: Final = 0.5


def text_of_code(element: Element) -> str:
    """Give the text with its line ends; numbers in a gutter are left out."""
    parts = list(_parts(element))
    return "".join(parts).replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ").strip("\n")


def _parts(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == "br":
            yield "\n"
        elif not _GUTTER.search(attribute(child, "class")):
            yield from _parts(child)
            if child.tag in _BLOCK_LINES or _is_line(child):
                yield "\n"
        yield child.tail or ""


def _is_line(element: Element) -> bool:
    """Tell whether this is one line of several `code` elements in a row, as WeChat writes them."""
    parent = element.getparent()
    return element.tag == "code" and parent is not None and len(parent) > 1 and not (element.tail or "").strip(" ")


def syntax_of(element: Element) -> str:
    """Give the programming language that classes name."""
    for one in (element, *element.iter("code")):
        match = _SYNTAX.search(attribute(one, "class"))
        name = match[1] if match else attribute(one, "data-lang") or attribute(one, "data-language")
        if name:
            return name.lower()
    return ""


def is_prose(element: Element) -> bool:
    """Tell whether `pre` holds running East Asian text, as old pages and mail do."""
    if _CODE_CLASS.search(attribute(element, "class")) or next(element.iter("code"), None) is not None:
        return False
    text = raw_text(element)
    count = len(re.sub(r"\s", "", text))
    return count > 0 and len(_EAST_ASIAN.findall(text)) > _PROSE_SHARE * count
