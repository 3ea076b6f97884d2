"""Packages for tests: chapters, pages and parts in; the bytes of an e-book or a web archive out."""

import io
import zipfile
from collections.abc import Mapping

_CONTAINER = (
    '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
_OPF = (
    '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i">'
    '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">b</dc:identifier>'
    "<dc:title>书</dc:title><dc:language>zh</dc:language></metadata>"
    "<manifest>{items}</manifest><spine>{places}</spine></package>"
)


def xhtml(body: str) -> str:
    """Write a page that keeps the rules of XML."""
    return f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>章</title></head><body>{body}</body></html>'


def epub(*chapters: str | bytes, parts: Mapping[str, bytes] | None = None) -> bytes:
    """Write a book of these documents, with further parts that its manifest does not name."""
    ids = [f"c{number}" for number in range(len(chapters))]
    items = "".join(f'<item id="{one}" href="{one}.xhtml" media-type="application/xhtml+xml"/>' for one in ids)
    places = "".join(f'<itemref idref="{one}"/>' for one in ids)
    documents = {f"{one}.xhtml": chapter for one, chapter in zip(ids, chapters, strict=True)}
    package = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": _CONTAINER,
        "book.opf": _OPF.format(items=items, places=places),
    }
    return _zipped({**package, **documents, **(parts or {})})


def repacked(package: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Add parts to a package."""
    with zipfile.ZipFile(io.BytesIO(package)) as old:
        return _zipped({**{name: old.read(name) for name in old.namelist()}, **parts})


def _zipped(parts: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def mhtml(page: bytes, content_type: str = "text/html; charset=utf-8", *, more: int = 0) -> bytes:
    """Write a web archive of a page and so many other parts."""
    parts = [
        b"Content-Type: " + content_type.encode() + b"\r\n\r\n" + page,
        *[b"Content-Type: image/png\r\n\r\nx"] * more,
    ]
    body = b"".join(b"--XX\r\n" + part + b"\r\n" for part in parts)
    return b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=XX\r\n\r\n" + body + b"--XX--\r\n"
