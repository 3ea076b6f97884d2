"""The package's metadata: a collection's in, Dublin Core and `meta` entries out."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Final

from casepub.model import Collection, Metadata, Person
from casepub.renderers.epub.parts import Entry
from casepub.renderers.markup.escape import ILLEGAL
from casepub.template.words import words_for

# MARC relator codes (id.loc.gov/vocabulary/relators).
_RELATORS: Final = {
    "author": "aut", "reporter": "rpt", "correspondent": "rpt", "editor": "edt", "responsible-editor": "edt",
    "proofreader": "pfr", "reviewer": "rev", "photographer": "pht", "illustrator": "ill", "translator": "trl",
    "narrator": "nrt", "compiler": "com", "supervisor": "edt", "layout": "tyg", "contributor": "ctb",
}  # fmt: skip
_CREATORS: Final = frozenset({"author", "reporter", "correspondent", "narrator", "compiler"})
_NAMESPACE: Final = uuid.uuid5(uuid.NAMESPACE_DNS, "casepub")


def whole(collection: Collection) -> Metadata:
    """Give the metadata that speaks for the book: the one article's, or the collection's."""
    return collection.articles[0].metadata if collection.is_single else collection.metadata


def book_title(collection: Collection) -> str:
    """Give the title in one line; a book without one says so."""
    metadata = whole(collection)
    return _clean(metadata.title) or words_for(metadata.language).untitled


def book_identifier(collection: Collection) -> str:
    """Give a URN that is the same whenever the same book is made."""
    metadata = whole(collection)
    wanted = _clean(metadata.identifier)
    if wanted.lower().startswith("urn:uuid:"):
        try:
            return uuid.UUID(wanted[9:]).urn
        except ValueError:
            pass
    key = wanted or _clean(metadata.url) or "\n".join(_identity(collection))
    return uuid.uuid5(_NAMESPACE, key).urn


def _identity(collection: Collection) -> Iterator[str]:
    metadata = whole(collection)
    yield from (metadata.title, metadata.language, metadata.source, metadata.publisher)
    yield from (person.name for person in metadata.people)
    yield from (date.value for date in metadata.dates)
    if not collection.is_single:
        yield from (article.metadata.title for article in collection.articles)


def languages(collection: Collection) -> tuple[str, ...]:
    """Give the languages of book and articles, the main one first."""
    all_ = (whole(collection).language, *(article.metadata.language for article in collection.articles))
    return tuple(dict.fromkeys(all_))


def entries(collection: Collection) -> Iterator[Entry]:
    """Give Dublin Core and what refines it; empty ones are left out."""
    metadata = whole(collection)
    yield Entry("title", book_title(collection), {"id": "main-title"})
    yield Entry("meta", "main", {"refines": "#main-title", "property": "title-type"})
    if subtitle := _clean(metadata.subtitle):
        yield Entry("title", subtitle, {"id": "subtitle"})
        yield Entry("meta", "subtitle", {"refines": "#subtitle", "property": "title-type"})
    yield from (Entry("language", tag) for tag in languages(collection))
    yield from _people(collection)
    yield from _described(metadata)


def _described(metadata: Metadata) -> Iterator[Entry]:
    date = metadata.date("published")
    simple = (
        ("date", date.value if date else ""),
        ("publisher", metadata.publisher or metadata.agency),
        ("description", metadata.summary),
        ("rights", metadata.rights),
        ("source", metadata.url or metadata.source),
        *(("subject", subject) for subject in dict.fromkeys((*metadata.subjects, metadata.section))),
    )
    for name, value in simple:
        if cleaned := _clean(value):
            yield Entry(name, cleaned)
    own = _clean(metadata.identifier)
    if own and not own.lower().startswith("urn:uuid:"):
        yield Entry("identifier", own, {"id": "source-identifier"})


def _people(collection: Collection) -> Iterator[Entry]:
    """Name everyone once in each part they had: those of the book first, then those of its articles."""
    sources = (whole(collection), *(article.metadata for article in collection.articles))
    people = dict.fromkeys(
        (_clean(person.name), person.role, _clean(person.sort_as)) for source in sources for person in source.people
    )
    for index, (name, role, sort_as) in enumerate((person for person in people if person[0]), 1):
        yield from _person(Person(name, role, sort_as=sort_as), f"person-{index}")


def _person(person: Person, name: str) -> Iterator[Entry]:
    kind = "creator" if person.role in _CREATORS else "contributor"
    yield Entry(kind, person.name, {"id": name})
    role = {"refines": f"#{name}", "property": "role", "scheme": "marc:relators"}
    yield Entry("meta", _RELATORS[person.role], role)
    if person.sort_as:
        yield Entry("meta", person.sort_as, {"refines": f"#{name}", "property": "file-as"})


def _clean(value: str) -> str:
    return ILLEGAL.sub("", " ".join(value.split()))
