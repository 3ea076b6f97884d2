"""The three verbs: `read` a source, `render` an article, `publish` a source as files."""

from __future__ import annotations

import gc
import os
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from casepub.diagnostics import Report
from casepub.errors import RenderError, SourceError, suggestion
from casepub.files import write_atomically
from casepub.model import Article, Collection, Date, Metadata, Part
from casepub.processes import available
from casepub.readers.base import ReadContext, ReadOptions, Source
from casepub.registry import reader, reader_name_for, renderer, renderer_name_for
from casepub.renderers.base import RenderContext, moment_of
from casepub.template import Template, load
from casepub.text.language import language_tag
from casepub.transform import prepare

SIDECAR: Final = ".casepub.toml"


def read(
    source: str | Path | bytes | Source,
    *,
    format: str | None = None,
    language: str | None = None,
    options: ReadOptions | None = None,
    report: Report | None = None,
) -> Article:
    """Read one article.

    Args:
        source: a path, or the bytes themselves.
        format: the name of the input format; None finds it by suffix and content.
        language: BCP 47 tag; None lets the reader find it.
        options: how to overrule the reader; a sidecar `NAME.casepub.toml` beside the file is read too.
        report: collects what went wrong without stopping.

    Raises:
        SourceError: the source cannot be read, or holds no article or several.
        UnknownFormatError: no reader has this format.
    """
    articles = list(read_all(source, format=format, language=language, options=options, report=report))
    if len(articles) != 1:
        raise SourceError(f"the source holds {len(articles)} articles; read them with read_all()")
    return articles[0]


def read_all(
    source: str | Path | bytes | Source,
    *,
    format: str | None = None,
    language: str | None = None,
    options: ReadOptions | None = None,
    report: Report | None = None,
) -> Iterator[Article]:
    """Read every article of a source, one after the other; arguments and errors as for `read`."""
    options = options or ReadOptions()
    opened = _opened(source, options)
    options = _with_sidecar(options, opened)
    options = replace(options, language=_language(language or options.language))
    name = format or reader_name_for(opened)
    context = ReadContext(Report() if report is None else report, options)
    for article in reader(name).read(opened, context):
        yield _overridden(article, options)


def _language(word: str | None) -> str | None:
    try:
        return language_tag(word) if word else None
    except ValueError as error:
        raise SourceError(f"language: {error}") from None


def render(
    document: Article | Collection,
    format: str,
    *,
    template: str | Path | Template = "article",
    font_paths: Sequence[str | Path] = (),
    report: Report | None = None,
    processes: int | None = None,
) -> bytes:
    """Render an article or a collection as one file.

    Args:
        document: what to render.
        format: `pdf`, `docx`, `epub`, `html`, or one that another package adds.
        template: the name or folder of a layout template, or a loaded one.
        font_paths: folders with further fonts.
        report: collects what went wrong without stopping.
        processes: 1, or 2 to lay out half of a long text in a copy of this process (`os.fork`), with the same bytes,
            where there can be one: not from a thread that is not the main one, nor where the system refuses.
            None takes two for texts from 50,000 characters on, where there is more than one core, no other Python
            thread runs, this is no worker of a pool, and the system can fork safely (not macOS, not Windows).

    Raises:
        RenderError: the output cannot be made.
        TemplateError: the template is missing or wrong.
        FontError: a font cannot be used.
        UnknownFormatError: no renderer has this format.
    """
    report = Report() if report is None else report
    made = renderer(format)
    loaded = template if isinstance(template, Template) else load(template)
    collection = document if isinstance(document, Collection) else Collection.of(document)
    moment = moment_of(collection, os.environ.get("SOURCE_DATE_EPOCH"))
    if processes not in (None, 1, 2):
        raise RenderError(f"processes: 1 or 2 is wanted, not {processes}")
    workers = processes or available()
    context = RenderContext(report, moment, tuple(map(Path, font_paths)), processes=workers)
    try:
        with _cycles_left_alone():
            return made.render(prepare(collection, loaded, report), loaded, context)[""]
    except RecursionError:
        raise RenderError(
            f"{collection.metadata.title or 'the text'}: lists, quotations or marks stand inside each other too deeply "
            "to be set; take some levels out"
        ) from None


@contextmanager
def _cycles_left_alone() -> Iterator[None]:
    """Hold the search for reference cycles: rendering makes a great many tuples and no cycles to speak of."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def publish(  # noqa: PLR0913 (all but two by keyword)
    source: str | Path | bytes | Source | Article | Collection,
    targets: Sequence[str | Path],
    *,
    template: str | Path | Template = "article",
    options: ReadOptions | None = None,
    font_paths: Sequence[str | Path] = (),
    report: Report | None = None,
    processes: int | None = None,
) -> Report:
    """Read a source and write it to files whose suffixes name the formats; each file is written whole or not at all.

    Args:
        source: what to read, or an article or collection that was read already.
        targets: the files to write.
        template: the name or folder of a layout template, or a loaded one.
        options: how to overrule the reader.
        font_paths: folders with further fonts.
        report: collects what went wrong without stopping; a new one when None.
        processes: as for `render`.

    Returns:
        The report.

    Raises:
        RenderError: an output cannot be made or written, or would replace the source.
    """
    report = Report() if report is None else report
    paths = [Path(target) for target in targets]
    _refuse_source(source, paths)
    formats = [renderer_name_for(path) for path in paths]
    loaded = template if isinstance(template, Template) else load(template)
    document = source if isinstance(source, Article | Collection) else _document(source, options, report)
    for path, name in zip(paths, formats, strict=True):
        made = render(document, name, template=loaded, font_paths=font_paths, report=report, processes=processes)
        write_atomically(path, made)
    return report


def _refuse_source(source: object, paths: Sequence[Path]) -> None:
    if isinstance(source, str | Path) and Path(source).resolve() in {path.resolve() for path in paths}:
        raise RenderError(f"{source}: this is the source itself; name another file to write")


def collection_of(articles: Sequence[Article], title: str = "") -> Article | Collection:
    """Give the one article, or a collection of several under a title."""
    if not articles:
        raise SourceError("the source holds no article")
    if len(articles) == 1:
        return articles[0]
    first = articles[0].metadata
    metadata = Metadata(title=title or first.source or first.title, language=first.language, people=first.people)
    return Collection(metadata, (Part(tuple(articles)),))


def _document(source: str | Path | bytes | Source, options: ReadOptions | None, report: Report) -> Article | Collection:
    articles = list(read_all(source, options=options, report=report))
    return collection_of(articles, Path(source).stem if isinstance(source, str | Path) else "")


def _opened(source: str | Path | bytes | Source, options: ReadOptions) -> Source:
    match source:
        case Source():
            return source
        case bytes():
            if not source.strip():
                raise SourceError("the input is empty")
            if len(source) > options.maximum_size:
                raise SourceError(f"the input is over the limit of {options.maximum_size} bytes")
            return Source(source)
        case _:
            return Source.from_path(Path(source), options.maximum_size)


_SIDECAR_LINES: Final = ("restore", "remove")
_SIDECAR_FLAGS: Final = ("keep_all", "keep_punctuation", "split_chapters")
_SIDECAR_WORDS: Final = ("title", "subtitle", "section", "date", "source", "summary", "language")


def _with_sidecar(options: ReadOptions, source: Source) -> ReadOptions:
    """Lay the user's remembered decisions under the options of this call."""
    path = source.path.with_name(source.path.name + SIDECAR) if source.path else None
    path = path if path and path.is_file() else source.path and source.path.with_suffix(SIDECAR)
    if path is None or not path.is_file():
        return options
    try:
        # Editors on Windows may begin a file with a byte order mark.
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise SourceError(f"{path}: cannot be read: {error}") from None
    return _merged(options, table, path)


def _merged(options: ReadOptions, table: dict[str, Any], path: Path) -> ReadOptions:
    if isinstance(table.get("date"), date | datetime):
        table = {**table, "date": table["date"].isoformat()}
    for key, value in table.items():
        _check_decision(key, value, path)
    lines = {key: getattr(options, key) | frozenset(table.get(key, ())) for key in _SIDECAR_LINES}
    flags = {key: getattr(options, key) or table.get(key, False) for key in _SIDECAR_FLAGS}
    words = tuple((key, table[key]) for key in _SIDECAR_WORDS if key in table and key != "language")
    language = options.language or table.get("language")
    return replace(options, **lines, **flags, language=language, overrides=options.overrides + words)


def _check_decision(key: str, value: Any, path: Path) -> None:
    known = (*_SIDECAR_LINES, *_SIDECAR_FLAGS, *_SIDECAR_WORDS)
    if key not in known:
        raise SourceError(f"{path}: {key}: unknown key{suggestion(key, known)}")
    if key in _SIDECAR_LINES:
        wanted, fits = "a list of line numbers", isinstance(value, list) and all(type(line) is int for line in value)
    elif key in _SIDECAR_FLAGS:
        wanted, fits = "true or false", isinstance(value, bool)
    else:
        wanted, fits = "text in quotes", isinstance(value, str)
    if not fits:
        raise SourceError(f"{path}: {key}: {wanted} is wanted, not {value!r}")


def _overridden(article: Article, options: ReadOptions) -> Article:
    """Put the user's own metadata in the place of what the reader found."""
    words = dict(options.overrides)
    if not words:
        return article
    published = words.pop("date", None)
    metadata = replace(article.metadata, **words)  # type: ignore[arg-type]
    if published is not None:
        metadata = replace(metadata, dates=_dates_with(metadata, published))
    return replace(article, metadata=metadata)


def _dates_with(metadata: Metadata, value: str) -> tuple[Date, ...]:
    others = tuple(known for known in metadata.dates if known.kind != "published")
    return (Date(value if _is_iso(value) else "", "published", value), *others)


def _is_iso(value: str) -> bool:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


__all__ = ["collection_of", "publish", "read", "read_all", "render"]
