"""Markup comes in, a tree of elements goes out, with nothing lost that libxml2 would drop without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from lxml import etree

from casepub.errors import SourceError
from casepub.readers.html.elements import BLOCKS, Element
from casepub.text.pattern import lazily

# libxml2 stops reading, silently, at 2048 nested elements even with `huge_tree`; our own code walks by recursion.
_DEEPEST: Final = 100
_TOO_DEEP = etree.XPath("boolean(" + "/*" * (_DEEPEST + 8) + ")")
# A tag that nothing closes goes on to the end: were it no match, each `<` in it would be tried in vain.
_TAG = lazily(
    r"<(/?)([a-zA-Z][^\s/>]*)((?:[^>\"']++|\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))*+)(?:>|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL
)
# libxml2 compares each attribute with all before it.
_CROWDED_TAG = lazily(
    r"<([a-zA-Z][^\s/<>]*+)(?:[\s/]++[^\s/<>=]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'<>]*+))?+){300,}+[\s/]*+>"
)
_RAW: Final = frozenset(("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext"))
_VOID: Final = frozenset((
    "area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
))  # fmt: skip
_SELF_CLOSING: Final = frozenset(("p", "li", "dt", "dd", "td", "th", "tr", "option"))
_NOT_XML_TEXT = lazily("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")
_DECLARATION = lazily(r"^\s*<\?xml[^>]*\?>")
# What stands behind them belongs to the body (HTML 13.2.6.4.19); libxml2 would put it into a second tree.
_ENDS = lazily(r"</(?:body|html)\s*>", re.IGNORECASE)
_XHTML: Final = "{http://www.w3.org/1999/xhtml}"
_OPS: Final = "{http://www.idpf.org/2007/ops}"
_XLINK: Final = "{http://www.w3.org/1999/xlink}"
_XML: Final = "{http://www.w3.org/XML/1998/namespace}"


def tree_of(text: str, name: str = "<input>") -> Element:
    """Parse a page or a piece of one as browsers do; the root is `html`.

    Raises:
        SourceError: it holds nothing, or could not be read to its end.
    """
    text = _NOT_XML_TEXT.sub("\ufffd", _ENDS.sub("", _DECLARATION.sub("", text)))
    text = _CROWDED_TAG.sub(r"<\1>", text)
    root, complete = _parsed(text, name)
    if not complete or _TOO_DEEP(root):
        root, complete = _parsed(flattened(text), name)
    if not complete:
        raise SourceError(f"{name}: the page is nested or sized beyond what can be read whole; nothing was kept")
    return root


def _parsed(text: str, name: str) -> tuple[Element, bool]:
    """Parse, and tell whether the parser came to the end."""
    parser = etree.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise SourceError(f"{name}: no markup that can be read ({error})") from None
    if root is None:
        raise SourceError(f"{name}: there is no text and no markup in it")
    return root, not any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)


def tree_of_xml(data: bytes, name: str = "<input>") -> Element | None:
    """Parse XHTML by the rules of XML, names without namespace; None when it is not well-formed.

    Entities are not expanded and nothing outside is read.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root.tag not in (f"{_XHTML}html", "html") or next(root.iter(etree.Entity), None) is not None:
        return None
    for element in root.iter(etree.Element):
        _localise(element)
    return root


def _localise(element: Element) -> None:
    element.tag = etree.QName(element).localname.lower()
    for prefix, short in ((_OPS, "epub-"), (_XLINK, "xlink-"), (_XML, "")):
        for key in [key for key in element.keys() if str(key).startswith(prefix)]:  # noqa: SIM118
            value = element.get(key) or ""
            del element.attrib[key]
            element.set(short + str(key).removeprefix(prefix), value)


def _tags(text: str) -> Iterator[tuple[bool, str, re.Match[str]]]:
    """Yield the tags of a page; what stands in scripts and comments is no tag."""
    raw = ""
    for match in _TAG.finditer(text):
        if match[2] is None or not match[0].endswith(">"):
            continue
        closing, name = bool(match[1]), match[2].lower()
        if raw and not (closing and name == raw):
            continue
        raw = "" if closing else name if name in _RAW else ""
        yield closing, name, match


def number_of_elements(text: str, most: int) -> int:
    """Count the elements of a page; stops one above the most that are of interest."""
    count = text.count("<") - text.count("</")
    if count <= most:
        return count
    starts = (name for closing, name, _ in _tags(text) if not closing)
    return sum(1 for _ in islice(starts, most + 1))


def flattened(text: str) -> str:
    """Leave out the tags nested deeper than can be read; what they enclose stays."""
    open_names: list[str] = []
    parts: list[str] = []
    last = 0
    for closing, name, match in _tags(text):
        keep = _close(open_names, name) if closing else _open(open_names, name)
        if not keep:
            parts += (text[last : match.start()], "<br>" if name in BLOCKS else "")
            last = match.end()
    return "".join([*parts, text[last:]]) if parts else text


def _open(open_names: list[str], name: str) -> bool:
    if name in _VOID:
        return True
    if name in _SELF_CLOSING and open_names[-1:] == [name]:
        open_names.pop()
    open_names.append(name)
    return len(open_names) <= _DEEPEST or name in _RAW


def _close(open_names: list[str], name: str) -> bool:
    """Close up to the element of this name, as far as it is open; tell whether its tag was kept."""
    if name not in open_names:
        return False
    while open_names.pop() != name:
        pass
    return len(open_names) < _DEEPEST or name in _RAW


_UNCOUNTED: Final = ("script", "style", "noscript", "textarea", "template", "title", "iframe", "svg")
_HIDDEN_TEXT = lazily(
    rf"<!--.*?(?:-->|\Z)|<({'|'.join(_UNCOUNTED)})\b.*?(?:</\1\s*>|\Z)|"
    r"<[/!?a-zA-Z](?:[^>\"']++|\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))*+(?:>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_REFERENCE = lazily(r"&#?\w{1,31}+;?")


def lost_share(text: str, root: Element) -> float:
    """Give the share of a page's text that the tree lacks, by a cheap count of the source; 0 when nothing is lost."""
    seen = _count(_HIDDEN_TEXT.sub(" ", text))
    held = _length(root) - sum(map(_length, _outermost(root)))
    return max(0.0, (seen - held) / seen) if seen else 0.0


def _length(element: Element) -> int:
    return _count("".join(map(str, element.itertext())))


def _count(text: str) -> int:
    """Count what is neither white space nor a reference."""
    return len("".join((_REFERENCE.sub("", text) if "&" in text else text).split()))


def _outermost(root: Element) -> Iterator[Element]:
    """Yield the elements that `_HIDDEN_TEXT` takes out whole."""
    for element in root.iter(*_UNCOUNTED):
        if not any(one.tag in _UNCOUNTED for one in element.iterancestors()):
            yield element
