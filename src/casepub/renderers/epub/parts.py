"""The parts of a book before it is packed: plain values that every module here passes on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from casepub.renderers.markup.contents import Item

XHTML_TYPE: Final = "application/xhtml+xml"
NAVIGATION: Final = "nav.xhtml"
NCX: Final = "toc.ncx"
STYLE: Final = "style.css"
MODEL: Final = "META-INF/casepub.json"


class File(NamedTuple):
    """One file of the book; what no manifest lists lies outside the content, under its whole name."""

    id: str
    name: str
    media_type: str
    content: bytes
    properties: tuple[str, ...] = ()
    listed: bool = True


class Landmark(NamedTuple):
    """A place that readers offer to go to: its kind in EPUB Structural Semantics, its file, its words."""

    kind: str
    address: str
    title: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One element of the package's metadata: `dc:NAME` with attributes, or `meta` with its property or name."""

    name: str
    value: str
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Book:
    """A whole book, ready to be packed: files in the order of the manifest, those of the spine by id."""

    identifier: str
    language: str
    direction: str
    metadata: tuple[Entry, ...]
    files: tuple[File, ...]
    spine: tuple[str, ...]


class Navigation(NamedTuple):
    """What leads through the book."""

    title: str
    items: tuple[Item, ...]
    landmarks: tuple[Landmark, ...]
    in_spine: bool
