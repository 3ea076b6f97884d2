"""Reading in tests: the name of a format and an input in; the one article and its diagnostics out."""

from pathlib import Path

from casepub.diagnostics import Report
from casepub.model import Article
from casepub.readers.base import ReadContext, ReadOptions, Source
from casepub.registry import reader


def read_as(
    name: str,
    data: str | bytes,
    report: Report | None = None,
    options: ReadOptions | None = None,
    path: Path | None = None,
) -> Article:
    """Read the one article of an input; text is encoded as UTF-8."""
    (article,) = read_all_as(name, data, report, options, path)
    return article


def read_all_as(
    name: str,
    data: str | bytes,
    report: Report | None = None,
    options: ReadOptions | None = None,
    path: Path | None = None,
) -> list[Article]:
    """Read all articles of an input."""
    content = data.encode() if isinstance(data, str) else data
    context = ReadContext(Report() if report is None else report, options or ReadOptions())
    return list(reader(name).read(Source(content, str(path or "test"), path), context))


def codes(report: Report) -> list[str]:
    """Give the codes of what was reported, in order."""
    return [diagnostic.code for diagnostic in report]
