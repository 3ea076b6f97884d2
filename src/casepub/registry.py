"""Formats by name, suffix and content: the built-in tables, and what other packages add by entry point.

Built-ins are named as strings and imported when first asked for, so that `import casepub` stays light.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, NoReturn, cast

from casepub.errors import CasepubError, UnknownFormatError, suggestion
from casepub.readers.base import Reader, Source

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from casepub.renderers.base import Renderer


class Format(NamedTuple):
    """One format: its name, what it is, the suffixes it goes by and the class that handles it (`module:Class`)."""

    name: str
    title: str
    suffixes: tuple[str, ...]
    target: str
    media_type: str = ""


READERS: Final = (
    Format("text", "plain text", (".txt", ".text"), "casepub.readers.plaintext:PlainTextReader", "text/plain"),
    Format("aozora", "青空文庫 text with ruby", (), "casepub.readers.aozora:AozoraReader", "text/plain"),
    Format("markdown", "Markdown", (".md", ".markdown"), "casepub.readers.markdown:MarkdownReader", "text/markdown"),
    Format(
        "html", "saved web page", (".html", ".htm", ".xhtml", ".mhtml", ".mht", ".html.gz", ".htm.gz"),
        "casepub.readers.html:HtmlReader", "text/html",
    ),
    Format("docx", "Word document", (".docx", ".docm", ".dotx"), "casepub.readers.docx:DocxReader"),
    Format("epub", "EPUB book", (".epub",), "casepub.readers.epub:EpubReader", "application/epub+zip"),
    Format("feed", "RSS, Atom or WordPress export", (".rss", ".atom", ".xml"), "casepub.readers.feeds:FeedReader"),
    Format("jsonl", "JSON Lines", (".jsonl", ".ndjson"), "casepub.readers.jsonlines:JsonLinesReader"),
    Format("json", "casepub's own JSON", (".json",), "casepub.readers.native:NativeReader", "application/json"),
    Format(
        "pandoc", "what pandoc reads, when it is installed", (".odt", ".rst", ".org", ".tex", ".typ", ".rtf", ".wiki"),
        "casepub.readers.pandoc:PandocReader",
    ),
)  # fmt: skip

RENDERERS: Final = (
    Format("pdf", "print-ready PDF", (".pdf",), "casepub.renderers.pdf:PdfRenderer", "application/pdf"),
    Format(
        "docx", "Word document", (".docx",), "casepub.renderers.docx:DocxRenderer",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    Format("epub", "EPUB 3.3 book", (".epub",), "casepub.renderers.epub:EpubRenderer", "application/epub+zip"),
    Format("html", "self-contained web page", (".html", ".htm"), "casepub.renderers.html:HtmlRenderer", "text/html"),
)  # fmt: skip

_READER_GROUP: Final = "casepub.readers"
_RENDERER_GROUP: Final = "casepub.renderers"


def reader_formats() -> tuple[Format, ...]:
    """Give every input format, built in or added."""
    return tuple(_readers())


def renderer_formats() -> tuple[Format, ...]:
    """Give every output format, built in or added."""
    return tuple(_renderers())


def renderer_format(name: str) -> Format | None:
    """Find an output format by its name."""
    return _named(name, _renderers())


def _readers() -> Iterator[Format]:
    return _with_added(READERS, _READER_GROUP)


def _renderers() -> Iterator[Format]:
    return _with_added(RENDERERS, _RENDERER_GROUP)


def _with_added(built_in: tuple[Format, ...], group: str) -> Iterator[Format]:
    """Give the built-in formats, and to whom they are not enough what other packages add."""
    yield from built_in
    taken = {format_.name: "casepub" for format_ in built_in}
    for point in _points(group):
        package = point.dist.name if point.dist else point.value
        if point.name in taken:
            raise CasepubError(f"two packages add the format '{point.name}': {taken[point.name]} and {package}")
        taken[point.name] = package
        yield _added(point, package)


@cache
def _points(group: str) -> tuple[EntryPoint, ...]:
    """Look once for what other packages add: it means reading the metadata of each that is installed."""
    from importlib.metadata import entry_points  # costs more than all of this module, and built-in formats need none

    return tuple(entry_points(group=group))


def _added(point: EntryPoint, package: str) -> Format:
    """Describe a format of another package; its class may state `TITLE` and `SUFFIXES`."""
    try:
        target = point.load()
    except Exception as error:  # another package's code may fail in any way
        raise CasepubError(f"the format '{point.name}' of {package} cannot be loaded ({error}); update it") from error
    return Format(point.name, getattr(target, "TITLE", package), tuple(getattr(target, "SUFFIXES", ())), point.value)


def reader(name: str) -> Reader:
    """Give the reader of this format."""
    return cast("Reader", _made(_named(name, _readers()) or _unknown(name, _readers(), "read")))


def renderer(name: str) -> Renderer:
    """Give the renderer of this format."""
    return cast("Renderer", _made(_named(name, _renderers()) or _unknown(name, _renderers(), "write")))


def _named(name: str, formats: Iterable[Format]) -> Format | None:
    return next((format_ for format_ in formats if format_.name == name), None)


def _unknown(name: str, formats: Iterable[Format], verb: str) -> NoReturn:
    names = [format_.name for format_ in formats]
    known = ", ".join(names)
    raise UnknownFormatError(f"casepub cannot {verb} '{name}'{suggestion(name, names)}; it can {verb} {known}")


def _made(format_: Format) -> Any:
    module, _, name = format_.target.partition(":")
    return attrgetter(name)(import_module(module))()


def renderer_name_for(path: Path) -> str:
    """Give the name of the output format that a file name asks for."""
    for format_ in _renderers():
        if path.suffix.lower() in format_.suffixes:
            return format_.name
    raise UnknownFormatError(
        f"{path}: no format has the suffix '{path.suffix}'; casepub writes {_suffixes(_renderers())}"
    )


def reader_name_for(source: Source) -> str:
    """Give the name of the input format: by suffix, by content where the suffix leaves it open."""
    name = source.name.lower()
    if source.path or "." in name:
        for format_ in _readers():
            if name.endswith(format_.suffixes):
                return _REFINED.get(format_.name, _unrefined)(source, format_.name)
    if source.path is not None and source.suffix:
        raise UnknownFormatError(
            f"{source.name}: no format has the suffix '{source.suffix}'; casepub reads {_suffixes(_readers())} "
            "(--from names one)"
        )
    return sniffed(source.data)


def _suffixes(formats: Iterable[Format]) -> str:
    return " ".join(suffix for format_ in formats for suffix in format_.suffixes)


def sniffed(data: bytes) -> str:
    """Guess the input format from the first bytes."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    lower = head.lower()
    if head.startswith(b"PK\x03\x04"):
        return "epub" if b"application/epub+zip" in data[:200] else "docx"
    if lower.startswith((b"<?xml", b"<rss", b"<feed")) and (b"<rss" in lower or b"<feed" in lower):
        return "feed"
    if lower.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or b"<html" in lower:
        return "html"
    if head.startswith(b"{"):
        return "json" if b'"schema_version"' in data[:65536] else "jsonl"
    return "aozora" if _is_aozora(data) else "text"


def _is_aozora(data: bytes) -> bool:
    """Tell a text in the notation of 青空文庫 by its own marks, in Shift_JIS or UTF-8."""
    for encoding in ("utf-8", "cp932"):
        text = data.decode(encoding, errors="ignore")
        if "［＃" in text or ("《" in text and "｜" in text and "底本：" in text):
            return True
    return False


def _unrefined(source: Source, name: str) -> str:
    return name


def _refined_text(source: Source, name: str) -> str:
    return "aozora" if _is_aozora(source.data) else name


def _refined_json(source: Source, name: str) -> str:
    return "json" if b'"schema_version"' in source.data[:65536] else "jsonl"


def _refined_xml(source: Source, name: str) -> str:
    return "html" if sniffed(source.data) == "html" else name


_REFINED: Final[Mapping[str, Callable[[Source, str], str]]] = {
    "text": _refined_text,
    "json": _refined_json,
    "feed": _refined_xml,
}
