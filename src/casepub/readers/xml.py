"""XML as hostile input: bytes in, an lxml tree out; nothing resolved, nothing fetched, limits on depth and size."""

from __future__ import annotations

import re
from html.entities import html5
from typing import Final

from lxml import etree

from casepub.errors import SourceError
from casepub.text.pattern import lazily

Element = etree._Element

_OWN: Final = frozenset({"amp", "lt", "gt", "quot", "apos"})
_NAMED: Final = lazily(r"&([A-Za-z][A-Za-z0-9]*);")
_DOCTYPE: Final = lazily(r"<!DOCTYPE[^<>\[]*+(?:\[[^\[\]]*+\]\s*)?>")
_BARE_AMPERSAND: Final = lazily(r"&(?!#?\w+;)")
_DECLARATION: Final = lazily(r"^\s*<\?xml[^>]*\?>")
_ENCODING: Final = lazily(rb"""^\s*<\?xml[^>]*encoding=["']([A-Za-z0-9._-]+)["']""")
# XML 1.0 §2.2: what may not stand in a document at all.
_FORBIDDEN: Final = lazily("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def parser(*, recover: bool = False) -> etree.XMLParser:
    """Make a parser that resolves nothing, fetches nothing and refuses what is nested beyond 256 levels."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True,
        remove_pis=True, recover=recover,
    )  # fmt: skip


def parse_xml(data: bytes, where: str) -> Element:
    """Parse a part that must be well-formed and has no business to declare a document type.

    Raises:
        SourceError: it is not well-formed, declares entities, or is nested too deep.
    """
    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
        raise SourceError(f"{where}: the XML declares a document type; such a part is not read")
    try:
        root = etree.fromstring(data, parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(f"{where}: this is no well-formed XML ({_reason(error)})") from None
    return root


def parse_loose_xml(text: str, where: str) -> Element:
    """Parse XML as the web has it: HTML's named characters, bare ampersands and control characters are mended.

    Raises:
        SourceError: it is not well-formed even then, declares entities, or is nested too deep.
    """
    if "<!ENTITY" in text:
        raise SourceError(f"{where}: the XML declares entities; such a file is not read")
    mended = _mended(text)
    try:
        return etree.fromstring(mended.encode("utf-8"), parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(f"{where}: this is no well-formed XML ({_reason(error)})") from None


def _mended(text: str) -> str:
    text = _DOCTYPE.sub("", _DECLARATION.sub("", text.lstrip("\ufeff")), count=1)
    text = _FORBIDDEN.sub("", _NAMED.sub(_character, text))
    return _BARE_AMPERSAND.sub("&amp;", text)


def _character(match: re.Match[str]) -> str:
    name = match[1]
    if name in _OWN:
        return match[0]
    return html5.get(f"{name};", f"&amp;{name};")


def decoded_xml(data: bytes) -> str | None:
    """Decode XML by its byte order mark or declaration, else as UTF-8; None when that fails."""
    stated = _ENCODING.match(data)
    for encoding in ("utf-8-sig", *(_by_mark(data)), *((stated[1].decode("ascii"),) if stated else ())):
        try:
            return data.decode(_WIDER.get(encoding.lower(), encoding))
        except (UnicodeDecodeError, LookupError):
            continue
    return None


# Declared names of which a wider code page is meant in practice.
_WIDER: Final = {"gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "big5": "big5hkscs", "euc-kr": "cp949"}


def _by_mark(data: bytes) -> tuple[str, ...]:
    return ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ()


def _reason(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__


def local_name(element: Element) -> str:
    """Give an element's name without its namespace; empty for a comment or an entity."""
    return str(element.tag).rpartition("}")[2]
