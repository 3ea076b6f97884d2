"""The package of an e-book in; its metadata, its chapters in reading order and their titles out. EPUB 3.3, OPF 2.0."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from casepub.errors import SourceError
from casepub.model import Date, Metadata, Person
from casepub.model.document import DateKind, PersonRole
from casepub.readers.archive import Archive
from casepub.readers.structure.dates import find_dates
from casepub.readers.xml import Element, decoded_xml, local_name, parse_loose_xml

_CONTAINER: Final = "META-INF/container.xml"
_ENCRYPTION: Final = "META-INF/encryption.xml"
# Fonts that are only obfuscated do no harm.
_OBFUSCATION: Final = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_PAGES: Final = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
# MARC relators.
_ROLES: Final[dict[str, PersonRole]] = {
    "aut": "author", "edt": "editor", "trl": "translator", "ill": "illustrator", "pht": "photographer",
    "nrt": "narrator", "com": "compiler", "pfr": "proofreader", "rev": "reviewer", "ctb": "contributor",
}  # fmt: skip
_WORDS: Final = {
    "title": "title", "publisher": "publisher", "rights": "rights", "language": "language", "identifier": "identifier",
    "description": "summary", "source": "url",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chapter:
    """One document of the spine; `title` is what the contents call it, None when they do not name it."""

    part: str
    title: str | None


@dataclass(frozen=True, slots=True)
class Book:
    """A book as its package says it."""

    metadata: Metadata
    chapters: tuple[Chapter, ...]


def load(archive: Archive, name: str) -> Book:
    """Read the package document and the contents.

    Raises:
        SourceError: it is no e-book, or an encrypted one.
    """
    _refuse_encrypted(archive, name)
    path = next(
        (one.get("full-path", "") for one in _tree(archive, _CONTAINER, name).iter() if one.get("full-path")), ""
    )
    package = _tree(archive, path, name)
    items = {one.get("id", ""): one for one in package.iter() if local_name(one) == "item"}
    spine = [
        items[one.get("idref", "")]
        for one in package.iter()
        if local_name(one) == "itemref" and one.get("idref") in items
    ]
    titles = _contents(archive, path, list(items.values()), name)
    chapters = tuple(
        Chapter(part, titles.get(part))
        for item in spine
        if item.get("media-type", _PAGES[0]) in _PAGES and "nav" not in item.get("properties", "").split()
        for part in (_resolved(path, item.get("href", "")),)
    )
    return Book(_metadata(package), chapters)


def _refuse_encrypted(archive: Archive, name: str) -> None:
    if _ENCRYPTION not in archive:
        return
    methods = (
        one.get("Algorithm", "") for one in _tree(archive, _ENCRYPTION, name).iter() if "Method" in local_name(one)
    )
    if any(method and method not in _OBFUSCATION for method in methods):
        raise SourceError(f"{name}: the book is encrypted (DRM) and cannot be read")


def _tree(archive: Archive, part: str, name: str) -> Element:
    data = archive.read(part)
    return parse_loose_xml(decoded_xml(data) or data.decode("utf-8", "replace"), f"{name}: {part}")


def _resolved(base: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(target.split("#", 1)[0])))


def _contents(archive: Archive, path: str, items: list[Element], name: str) -> dict[str, str]:
    """Give the title of each document that the contents name: from the nav document, else from the NCX."""
    nav = next((one for one in items if "nav" in one.get("properties", "").split()), None)
    ncx = next((one for one in items if one.get("media-type") == "application/x-dtbncx+xml"), None)
    for item, read in ((nav, _nav), (ncx, _ncx)):
        part = _resolved(path, item.get("href", "")) if item is not None else ""
        if part in archive:
            found = read(_tree(archive, part, name), part)
            if found:
                return found
    return {}


def _nav(tree: Element, part: str) -> dict[str, str]:
    titles: dict[str, str] = {}
    tables = [one for one in tree.iter() if local_name(one) == "nav"]
    chosen = next((one for one in tables if "toc" in map(str, one.attrib.values())), tables[0] if tables else tree)
    for link in chosen.iter():
        if local_name(link) == "a" and link.get("href"):
            titles.setdefault(
                _resolved(part, link.get("href", "")), " ".join("".join(map(str, link.itertext())).split())
            )
    return titles


def _ncx(tree: Element, part: str) -> dict[str, str]:
    titles: dict[str, str] = {}
    for point in tree.iter():
        if local_name(point) != "navPoint":
            continue
        label = next((one for one in point if local_name(one) == "navLabel"), None)
        content = next((one for one in point if local_name(one) == "content"), None)
        if label is not None and content is not None:
            words = " ".join("".join(map(str, label.itertext())).split())
            titles.setdefault(_resolved(part, content.get("src", "")), words)
    return titles


def _metadata(package: Element) -> Metadata:
    said = [(local_name(one), (one.text or "").strip(), one) for one in package.iter() if (one.text or "").strip()]
    words: dict[str, str] = {}
    for name, text, _ in said:
        if name in _WORDS:
            words.setdefault(_WORDS[name], text)
    roles = {
        one.get("refines", "").lstrip("#"): text
        for name, text, one in said
        if name == "meta" and one.get("property") == "role"
    }
    people = tuple(_person(text, one, roles) for name, text, one in said if name in ("creator", "contributor"))
    dates = tuple(date for name, text, one in said if (date := _date(name, text, one)))
    subjects = tuple(text for name, text, _ in said if name == "subject")
    return Metadata(**words, people=people, dates=dates, subjects=subjects)


def _person(text: str, element: Element, roles: dict[str, str]) -> Person:
    opf = next((value for key, value in element.attrib.items() if str(key).endswith("}role")), "")
    code = str(opf) or roles.get(element.get("id", ""), "")
    return Person(text, _ROLES.get(code, "author" if local_name(element) == "creator" else "contributor"))


def _date(name: str, text: str, element: Element) -> Date | None:
    event = next((str(value) for key, value in element.attrib.items() if str(key).endswith("}event")), "")
    kinds: dict[str, DateKind] = {
        "": "published",
        "publication": "published",
        "modification": "modified",
        "creation": "created",
    }
    modified = name == "meta" and element.get("property") == "dcterms:modified"
    if (name != "date" and not modified) or event not in kinds:
        return None
    found = find_dates(text)
    value = found[0].date.value if found else text if text.isdigit() and len(text) == 4 else ""
    return Date(value, "modified" if modified else kinds[event], text)
