"""Packages (DOCX, EPUB) part by part: bytes in; for each part text that a diff can show, out."""

import hashlib
import io
import zipfile

from lxml import etree

from tests.support.golden import Golden

XML_SUFFIXES = (".xml", ".rels", ".xhtml", ".opf", ".ncx", ".vml")
TEXT_SUFFIXES = (".css", ".txt", "mimetype")


def parts(package: bytes) -> dict[str, bytes]:
    """Give the parts of a zip package by name, in the order of the archive."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pretty(name: str, content: bytes) -> str:
    """Give a part as text: XML indented, text as it is, anything else as its size and digest."""
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


def assert_package(golden: Golden, folder: str, package: bytes, names: tuple[str, ...] = ()) -> None:
    """Compare the parts (all, or those named) with the golden files under `folder`."""
    found = parts(package)
    golden(f"{folder}/parts.txt", "\n".join(found) + "\n")
    for name in names or tuple(found):
        golden(f"{folder}/{name.replace('/', '__')}", pretty(name, found[name]))
