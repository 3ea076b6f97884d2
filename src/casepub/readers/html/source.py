"""The bytes of a page come in; its tree, and what decoding and cleaning mended, go out."""

from __future__ import annotations

import re
from typing import Final

from casepub.model import Repair
from casepub.readers.base import ReadContext
from casepub.readers.html.elements import Element
from casepub.readers.html.parse import lost_share, number_of_elements, tree_of, tree_of_xml
from casepub.readers.intake import decoding_repairs, report_decoding
from casepub.readers.structure.encoding import decode
from casepub.readers.structure.repair import clean, repairs_of
from casepub.text.pattern import lazily

_CHARSET = lazily(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})""", re.IGNORECASE)
_XML_ENCODING = lazily(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w:.-]{2,40})""")
_HEAD: Final = 16_384
_LOST: Final = 0.3
_INVISIBLE: Final = lazily("&(?:#(?:8203|8288|65279|x200b|x2060|xfeff)|ZeroWidthSpace|NoBreak);?", re.IGNORECASE)


def tree_of_bytes(
    data: bytes, name: str, context: ReadContext, *, declared: str = "", xml: bool = False
) -> tuple[Element, tuple[Repair, ...]]:
    """Parse a page by the rules of XML where it keeps them, else as browsers do.

    Args:
        data: the page.
        name: what messages call it.
        context: takes what is wrong with the encoding, and says how large a page may be.
        declared: the encoding that its wrapping names.
        xml: whether it goes by a name that promises XML.

    Raises:
        SourceError: it is no text, holds nothing, or more than can be read whole.
    """
    if xml or data[:200].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml"):
        context.options.refuse_more(data.count(b"<") - data.count(b"</"), "elements", name)
        root = tree_of_xml(data, name)
        if root is not None:
            return root, ()
    decoded = decode(data, declared or _declared(data), name)
    report_decoding(decoded, name, context)
    text, counts = clean(_INVISIBLE.sub("\u200b", decoded.text))
    context.options.refuse_more(number_of_elements(text, context.options.most_pieces), "elements", name)
    root = tree_of(text, name)
    if lost_share(text, root) > _LOST:
        message = "the parser did not hold all text of the page; compare the result with the source"
        context.report.warning("text-missing", message, name)
    return root, decoding_repairs(decoded) + repairs_of(counts)


def _declared(data: bytes) -> str:
    """Give the encoding that the mark-up names."""
    match = _XML_ENCODING.match(data[:_HEAD]) or _CHARSET.search(data[:_HEAD])
    return match[1].decode("ascii", "replace") if match else ""
