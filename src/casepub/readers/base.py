"""What a reader gets and gives: a `Source` and a `ReadContext` in, a stream of articles out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal, Protocol

from casepub.diagnostics import Report
from casepub.errors import SourceError
from casepub.model import Article

MAXIMUM_SIZE: Final = 30 * 1024 * 1024
# A line or an element costs time and memory that its few bytes do not show: the limit on size allows one for so many.
_BYTES_A_PIECE: Final = 300


@dataclass(frozen=True, slots=True)
class Source:
    """One input: its bytes, the name it goes by in messages, and the file it came from, if any.

    Relative files that the input names (pictures) are looked for beside `path`, never outside its folder.
    """

    data: bytes
    name: str = "<input>"
    path: Path | None = None

    @classmethod
    def from_path(cls, path: Path, maximum_size: int = MAXIMUM_SIZE) -> Source:
        """Read a file whole.

        Raises:
            SourceError: there is none, it is a folder, empty, over the limit or may not be read.
        """
        if path.is_dir():
            raise SourceError(f"{path}: this is a folder; name the files in it")
        try:
            size = path.stat().st_size
            if size > maximum_size:
                limit = f"{maximum_size / 2**20:.0f} MB"
                raise SourceError(
                    f"{path}: {size / 2**20:.0f} MB is over the limit of {limit}; raise it with --max-size"
                )
            data = path.read_bytes()
        except FileNotFoundError:
            raise SourceError(f"{path}: there is no such file") from None
        except OSError as error:
            raise SourceError(f"{path}: cannot be read ({error.strerror})") from None
        if not data.strip():
            raise SourceError(f"{path}: the file is empty")
        return cls(data, str(path), path)

    @property
    def suffix(self) -> str:
        """Give the suffix in lower case, with its dot."""
        return Path(self.name).suffix.lower()


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How the user overrules a reader.

    Attributes:
        language: BCP 47 tag; None lets the reader find it.
        keep_all: take nothing out of the text.
        keep_punctuation: leave ASCII marks between Han as they are.
        restore: source lines (1-based) that are put back though the reader would take them out.
        remove: source lines that are taken out though the reader would keep them.
        split_chapters: a long text gives an article for each chapter.
        changes: whether tracked changes of a Word file count as accepted or as rejected.
        allow_network: pictures may be fetched.
        maximum_size: bytes that an input, or what it unpacks to, may have.
        overrides: metadata that the user states (title, date, section, …), from the sidecar file.
    """

    language: str | None = None
    keep_all: bool = False
    keep_punctuation: bool = False
    restore: frozenset[int] = frozenset()
    remove: frozenset[int] = frozenset()
    split_chapters: bool = False
    changes: Literal["accept", "reject"] = "accept"
    allow_network: bool = False
    maximum_size: int = MAXIMUM_SIZE
    overrides: tuple[tuple[str, str], ...] = ()

    @property
    def most_pieces(self) -> int:
        """Give how many lines or elements an input may have: the limit on size sets it (30 MB: 104,857)."""
        return self.maximum_size // _BYTES_A_PIECE

    def refuse_more(self, count: int, what: str, name: str) -> None:
        """Refuse an input of too many pieces.

        Raises:
            SourceError: there are more than allowed.
        """
        if count > self.most_pieces:
            raise SourceError(
                f"{name}: more than {self.most_pieces:,} {what}; divide the input, or raise the limit with --max-size"
            )


@dataclass(frozen=True, slots=True)
class ReadContext:
    """What a reader works in: the report it adds to and the user's options."""

    report: Report = field(default_factory=Report)
    options: ReadOptions = field(default_factory=ReadOptions)


class Reader(Protocol):
    """Turns a source into articles; most give one."""

    def read(self, source: Source, context: ReadContext) -> Iterator[Article]:
        """Yield the articles.

        Raises:
            SourceError: the source cannot be read, or holds no article.
        """
        ...
