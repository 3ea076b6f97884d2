"""Documents: an article with its metadata, notes and resources, and the collection that is published."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal, TypeAlias

from casepub.model.block import Block

PersonRole: TypeAlias = Literal[
    "author", "reporter", "correspondent", "editor", "responsible-editor", "proofreader", "reviewer", "photographer",
    "illustrator", "translator", "narrator", "compiler", "supervisor", "layout", "contributor",
]  # fmt: skip
DateKind: TypeAlias = Literal["published", "modified", "accessed", "created"]


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who had a part in the article; `as_written` is the source's own word for the role (记者, 責任編集)."""

    name: str
    role: PersonRole = "author"
    as_written: str = ""
    sort_as: str = ""


@dataclass(frozen=True, slots=True)
class Date:
    """A date: `value` in ISO 8601 (`2025-06-06`, `2025-06-06T09:30`), empty when it is only known as written."""

    value: str
    kind: DateKind = "published"
    as_written: str = ""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article or a collection; empty means unknown. `section` is the column (栏目) it stood in."""

    title: str = ""
    subtitle: str = ""
    section: str = ""
    people: tuple[Person, ...] = ()
    dates: tuple[Date, ...] = ()
    source: str = ""
    agency: str = ""
    dateline: str = ""
    language: str = "und"
    summary: str = ""
    subjects: tuple[str, ...] = ()
    identifier: str = ""
    url: str = ""
    publisher: str = ""
    rights: str = ""

    def date(self, kind: DateKind = "published") -> Date | None:
        """Give the first date of this kind."""
        return next((date for date in self.dates if date.kind == kind), None)


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note that `FootnoteReference` calls by id."""

    id: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Resource:
    """A file that the article needs, read only when a renderer writes it: bytes at hand, or a path.

    `id` is the content's hash; `name` the file name it came by; width and height are pixels, 0 when unknown.
    """

    id: str
    media_type: str
    content: bytes | Path
    name: str = ""
    width: int = 0
    height: int = 0

    def read(self) -> bytes:
        """Give the bytes."""
        return self.content if isinstance(self.content, bytes) else self.content.read_bytes()


def resource_id(content: bytes) -> str:
    """Give the id of a resource with this content."""
    return "r" + sha256(content).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Discarded:
    """Something that a reader took out of the text, and why; `line` is 1-based, 0 when `path` (XPath) says where."""

    text: str
    rule: str
    confidence: float
    line: int = 0
    path: str = ""


@dataclass(frozen=True, slots=True)
class Repair:
    """Something that a reader mended: the kind (`punctuation-width`, `encoding`, …), how often, in what way."""

    kind: str
    count: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One article: what is published, and beside it what its reader took out and mended."""

    metadata: Metadata
    body: tuple[Block, ...]
    footnotes: tuple[Footnote, ...] = ()
    resources: tuple[Resource, ...] = ()
    discarded: tuple[Discarded, ...] = ()
    repairs: tuple[Repair, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Articles that stand together in a collection, with a title or none."""

    articles: tuple[Article, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Collection:
    """What is published: one article or a book of thousands."""

    metadata: Metadata
    parts: tuple[Part, ...]
    front_matter: tuple[Article, ...] = ()
    back_matter: tuple[Article, ...] = ()
    cover: Resource | None = None

    @classmethod
    def of(cls, article: Article) -> Collection:
        """Make the collection of one, in which every renderer sees a single article."""
        return cls(article.metadata, (Part((article,)),))

    @property
    def articles(self) -> tuple[Article, ...]:
        """Give all articles in reading order."""
        inner = tuple(article for part in self.parts for article in part.articles)
        return self.front_matter + inner + self.back_matter

    @property
    def is_single(self) -> bool:
        """Tell whether this is one article and nothing else."""
        return len(self.articles) == 1 and not self.parts[0].title if self.parts else False
