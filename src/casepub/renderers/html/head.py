"""What the head of the page says to machines: description, OpenGraph, JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from casepub.model import Collection, Metadata, Person
from casepub.renderers.markup.escape import ILLEGAL
from casepub.renderers.markup.links import safe_address
from casepub.template.words import words_for
from casepub.text.pattern import lazily
from casepub.text.region import region_of

_WRITERS = ("author", "reporter", "correspondent", "narrator")
_FULL_DATE = lazily(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?")


def meta_elements(collection: Collection) -> list[tuple[str, str, str]]:
    """Give attribute, name and content of each `meta`; empty ones are left out."""
    metadata = _metadata(collection)
    found = [*_plain_meta(metadata), *_open_graph(metadata, collection.is_single)]
    return [(kind, name, _clean(content)) for kind, name, content in found if content]


def _metadata(collection: Collection) -> Metadata:
    return collection.articles[0].metadata if collection.is_single else collection.metadata


def _clean(value: str) -> str:
    return ILLEGAL.sub("", " ".join(value.split()))


def _plain_meta(metadata: Metadata) -> Iterator[tuple[str, str, str]]:
    yield "name", "description", metadata.summary
    yield "name", "author", ", ".join(person.name for person in metadata.people if person.role in _WRITERS)
    yield "name", "keywords", ", ".join(metadata.subjects)
    yield "name", "generator", "casepub"


def _open_graph(metadata: Metadata, single: bool) -> Iterator[tuple[str, str, str]]:
    """Give the properties of the OpenGraph protocol (ogp.me)."""
    yield "property", "og:type", "article" if single else "book"
    yield "property", "og:title", metadata.title or words_for(metadata.language).untitled
    yield "property", "og:description", metadata.summary
    yield "property", "og:url", _web_address(metadata)
    yield "property", "og:site_name", metadata.publisher or metadata.source
    yield "property", "og:locale", _locale(metadata.language)
    if single:
        yield "property", "article:published_time", _date(metadata, "published")
        yield "property", "article:modified_time", _date(metadata, "modified")
        yield "property", "article:section", metadata.section
        yield from (("property", "article:tag", subject) for subject in metadata.subjects)


def _web_address(metadata: Metadata) -> str:
    address = safe_address(metadata.url) or ""
    return address if address.startswith(("http://", "https://")) else ""


def _locale(language: str) -> str:
    """Give language and territory as OpenGraph wants them."""
    region = region_of(language)
    return region.tag.replace("-Hans", "").replace("-Hant", "").replace("-", "_") if region.east_asian else ""


def _date(metadata: Metadata, kind: Any) -> str:
    date = metadata.date(kind)
    return date.value if date and _FULL_DATE.fullmatch(date.value) else ""


def linked_data(collection: Collection) -> str:
    """Write schema.org's description as JSON-LD that cannot end its element."""
    metadata = _metadata(collection)
    data = {
        "@context": "https://schema.org",
        "@type": _type_of(metadata, collection.is_single),
        **{name: value for name, value in _properties(metadata, collection.is_single) if value},
    }
    return json.dumps(_cleaned(data), ensure_ascii=False).replace("<", "\\u003c").replace(">", "\\u003e")


def _cleaned(value: Any) -> Any:
    match value:
        case str():
            return _clean(value)
        case dict():
            return {key: _cleaned(item) for key, item in value.items()}
        case list():
            return [_cleaned(item) for item in value]
        case _:
            return value


def _type_of(metadata: Metadata, single: bool) -> str:
    """Call it news when a newsroom stands behind it, with a date."""
    if not single:
        return "Book"
    newsroom = metadata.agency or metadata.dateline or any(person.role == "reporter" for person in metadata.people)
    return "NewsArticle" if newsroom and _date(metadata, "published") else "Article"


def _properties(metadata: Metadata, single: bool) -> Iterator[tuple[str, Any]]:
    yield "headline" if single else "name", metadata.title or words_for(metadata.language).untitled
    yield "alternativeHeadline", metadata.subtitle
    yield "description", metadata.summary
    yield "inLanguage", metadata.language if metadata.language != "und" else ""
    yield "datePublished", _date(metadata, "published")
    yield "dateModified", _date(metadata, "modified")
    yield "articleSection", metadata.section if single else ""
    yield "author", [_person(person) for person in metadata.people if person.role in _WRITERS]
    yield "translator", [_person(person) for person in metadata.people if person.role == "translator"]
    yield "editor", [_person(person) for person in metadata.people if "editor" in person.role]
    yield "keywords", list(metadata.subjects)
    yield "publisher", _organization(metadata.publisher or metadata.source)
    yield "sourceOrganization", _organization(metadata.agency)
    yield "dateline", metadata.dateline if single else ""
    yield "copyrightNotice", metadata.rights
    yield "identifier", metadata.identifier
    yield "url", _web_address(metadata)
    yield "mainEntityOfPage", _web_address(metadata)


def _person(person: Person) -> dict[str, str]:
    return {"@type": "Person", "name": person.name}


def _organization(name: str) -> dict[str, str]:
    return {"@type": "Organization", "name": name} if name else {}
