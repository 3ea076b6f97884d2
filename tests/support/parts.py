"""Packages (DOCX, EPUB) part by part: bytes in; for each part text that a diff can show, out."""

import hashlib
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from tests.support.golden import Golden

XML_SUFFIXES = (".xml", ".rels", ".opf", ".ncx", ".vml")
# XHTML is written with line ends already; indenting it would part mixed content.
TEXT_SUFFIXES = (".css", ".txt", ".xhtml", "mimetype")
# What holds lines of its own in a part of a Word file; all else is a line each.
_CONTAINERS = {
    "document", "body", "p", "tbl", "tr", "tc", "styles", "numbering", "abstractNum", "settings",
    "footnotes", "footnote",
}  # fmt: skip
_NAMESPACES = re.compile(r' xmlns(:\w+)?="[^"]*"')


def parts(package: bytes) -> dict[str, bytes]:
    """Give the parts of a zip package by name, in the order of the archive."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pretty(name: str, content: bytes) -> str:
    """Give a part as text: XML indented, text as it is, anything else as its size and digest."""
    if name.startswith("word/") and name.endswith(".xml"):
        return "\n".join(_word_lines(etree.fromstring(content), "")) + "\n"
    if name.endswith(XML_SUFFIXES):
        return pretty_xml(content)
    if name.endswith(TEXT_SUFFIXES):
        return content.decode("utf-8")
    return f"{len(content)} bytes, SHA-256 {hashlib.sha256(content).hexdigest()}\n"


def pretty_xml(content: bytes) -> str:
    """Indent XML, one attribute order, so that two writings of the same tree are the same text."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=False)
    root = etree.fromstring(content, parser)
    etree.indent(root)
    return str(etree.tostring(root, encoding="unicode")) + "\n"


def _word_lines(element: Any, indent: str) -> Iterator[str]:
    """Yield WordprocessingML a line a run, a style, a level of a list; names of namespaces left out."""
    if etree.QName(element).localname not in _CONTAINERS or not len(element):
        yield indent + _NAMESPACES.sub("", etree.tostring(element, encoding="unicode", with_tail=False))
        return
    name = f"{element.prefix}:{etree.QName(element).localname}"
    values = "".join(f' {etree.QName(key).localname}="{value}"' for key, value in element.attrib.items())
    yield f"{indent}<{name}{values}>"
    for child in element:
        yield from _word_lines(child, indent + " ")
    yield f"{indent}</{name}>"


def assert_package(golden: Golden, folder: str, package: bytes, names: tuple[str, ...] = ()) -> None:
    """Compare the parts (all, or those named) with the golden files under `folder`."""
    found = parts(package)
    golden(f"{folder}/parts.txt", "\n".join(found) + "\n")
    for name in names or tuple(found):
        golden(f"{folder}/{name.replace('/', '__')}", pretty(name, found[name]))
