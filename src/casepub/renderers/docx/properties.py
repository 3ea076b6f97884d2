"""Metadata: a collection's and the moment in; core, extended and custom properties out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from casepub.model import Collection, Metadata
from casepub.renderers.docx.oxml import HEADER, escaped, quoted

_CORE: Final = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_CUSTOM: Final = (
    'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"'
)
_EXTENDED: Final = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_FORMAT_ID: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def core_part(collection: Collection, moment: datetime) -> str:
    """Write `core.xml`."""
    metadata = collection.metadata
    authors = [person.name for person in metadata.people if person.role == "author"]
    values = {
        "dc:title": metadata.title,
        "dc:subject": metadata.section,
        "dc:creator": "; ".join(authors or [person.name for person in metadata.people]),
        "cp:keywords": ", ".join(metadata.subjects),
        "dc:description": metadata.summary,
        "dc:language": metadata.language,
        "dc:identifier": metadata.identifier,
        "cp:category": metadata.section,
    }
    stamp = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    written = "".join(f"<{name}>{escaped(value)}</{name}>" for name, value in values.items() if value)
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{stamp}</dcterms:{name}>' for name in ("created", "modified")
    )
    return f"{HEADER}<cp:coreProperties {_CORE}>{written}{dates}</cp:coreProperties>"


def extended_part() -> str:
    """Write `app.xml`."""
    return f'{HEADER}<Properties xmlns="{_EXTENDED}"><Application>casepub</Application></Properties>'


def custom_part(collection: Collection, template_name: str) -> str:
    """Write `custom.xml`: what the core properties have no place for."""
    pairs = [(name, value) for name, value in _custom_values(collection.metadata, template_name) if value]
    written = "".join(
        f'<property fmtid="{_FORMAT_ID}" pid="{number}" name="{quoted(name)}"><vt:lpwstr>{escaped(value)}</vt:lpwstr>'
        "</property>"
        for number, (name, value) in enumerate(pairs, 2)
    )
    return f"{HEADER}<Properties {_CUSTOM}>{written}</Properties>"


def _custom_values(metadata: Metadata, template_name: str) -> Iterable[tuple[str, str]]:
    date = metadata.date("published")
    people = (f"{person.as_written or person.role}: {person.name}" for person in metadata.people)
    return (
        ("casepub.template", template_name),
        ("Subtitle", metadata.subtitle),
        ("People", "; ".join(people)),
        ("Published", date.value or date.as_written if date else ""),
        ("Source", metadata.source),
        ("Agency", metadata.agency),
        ("Dateline", metadata.dateline),
        ("Publisher", metadata.publisher),
        ("Rights", metadata.rights),
        ("URL", metadata.url),
    )
