"""Packed pages: gzip and MHTML bytes come in; the page, the encoding it declares and its parts go out."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from typing import Final

from casepub.errors import SourceError
from casepub.text.pattern import lazily

_GZIP: Final = b"\x1f\x8b"
_MOST_PARTS: Final = 5000
_HEADER: Final = 16_384
_SAVED = lazily(rb"(?:saved from url=\(\d{4}\)|Page saved with SingleFile\s+url:\s*)(https?://[!-;=?-~]{1,2000})")
_LONGEST_HEADER: Final = 8192
_CHARSET = lazily(r"""charset\*?\s*=\s*["']?(?:[\w-]*'[\w-]*')?([\w:.-]{2,40})""", re.IGNORECASE)
_HEADER_END = lazily(rb"\r?\n\r?\n")


@dataclass(frozen=True, slots=True)
class Page:
    """One saved page: its bytes, the encoding its wrapping declares, where it came from, what lies beside it."""

    data: bytes
    declared: str = ""
    address: str = ""
    parts: Mapping[str, bytes] = field(default_factory=dict)


def opened(data: bytes, name: str, maximum_size: int) -> Page:
    """Unpack a page.

    Raises:
        SourceError: what is packed is broken, over the limit, or holds no page.
    """
    if data.startswith(_GZIP):
        data = _unzipped(data, name, maximum_size)
    if not _is_mhtml(data):
        return Page(data, address=_saved_from(data))
    try:
        # The newer policy reads headers by recursion and in square time.
        return _from_mhtml(message_from_bytes(data, policy=policy.compat32), name, maximum_size)
    except RecursionError:
        raise SourceError(f"{name}: the parts of the web archive are nested too deep") from None
    except (TypeError, ValueError, LookupError) as error:  # parameters of a header that contradict each other
        raise SourceError(f"{name}: the headers of the web archive cannot be read ({error})") from None


def _saved_from(data: bytes) -> str:
    """Give the address that a browser, or SingleFile, notes in a comment at the top of what it saves."""
    match = _SAVED.search(data[:_HEADER])
    return match[1].decode("ascii") if match else ""


def _unzipped(data: bytes, name: str, maximum_size: int) -> bytes:
    unpacker = zlib.decompressobj(wbits=31)
    try:
        result = unpacker.decompress(data, maximum_size + 1)
    except zlib.error as error:
        raise SourceError(f"{name}: the gzip data are broken ({error})") from None
    if len(result) > maximum_size:
        raise SourceError(
            f"{name}: unpacked it is over the limit of {maximum_size // 2**20} MB; raise it with --max-size"
        )
    return result


def _is_mhtml(data: bytes) -> bool:
    """Tell an MHTML file by the header that every one has (RFC 2557)."""
    head = _HEADER_END.split(data[:_HEADER].lstrip(), maxsplit=1)[0].lower()
    return b"mime-version:" in head and b"multipart/related" in head and not head.startswith(b"<")


def _from_mhtml(message: Message, name: str, maximum_size: int) -> Page:
    parts: dict[str, bytes] = {}
    page: tuple[bytes, str, str] | None = None
    size = 0
    for part in _leaves(message, name):
        kind, charset = part.get_content_type(), _charset(part)
        content = _content(part)
        size += len(content)
        if size > maximum_size:
            raise SourceError(
                f"{name}: its parts are over the limit of {maximum_size // 2**20} MB; raise it with --max-size"
            )
        if page is None and kind in ("text/html", "application/xhtml+xml"):
            page = content, charset, _header(part, "Content-Location")
        else:
            parts |= dict.fromkeys(_addresses(part), content)
    if page is None:
        raise SourceError(f"{name}: the web archive holds no page")
    return Page(*page, parts)


def _leaves(message: Message, name: str) -> Iterator[Message]:
    waiting, count = [message], 0
    while waiting:
        part, count = waiting.pop(), count + 1
        if count > _MOST_PARTS:
            raise SourceError(f"{name}: the web archive has more than {_MOST_PARTS} parts")
        if part.is_multipart():
            waiting += reversed([one for one in part.get_payload() if isinstance(one, Message)])
        else:
            yield part


def _content(part: Message) -> bytes:
    del part["Content-Type"]  # the library decodes and encodes again by its parameters, and fails where they are odd
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _charset(part: Message) -> str:
    """Give the encoding that a part declares; the library's own search fails on hostile parameters (RFC 2231)."""
    match = _CHARSET.search(_header(part, "Content-Type"))
    return match[1] if match else ""


def _addresses(part: Message) -> Iterator[str]:
    """Yield what a picture may be called by: its address, and its id as `cid:`."""
    location, identifier = _header(part, "Content-Location"), _header(part, "Content-ID").strip("<>")
    yield from filter(None, (location, f"cid:{identifier}" if identifier else ""))


def _header(part: Message, name: str) -> str:
    """Give a header, with what RFC 2047 encodes."""
    written = str(part.get(name, "")).strip()[: _LONGEST_HEADER + 1]
    try:
        return str(make_header(decode_header(written))) if "=?" in written else written
    except (MessageError, ValueError, LookupError):
        return written
