"""The samples of the conformance tests: an example or corpus input in; its article and its files, made once, out."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import casepub
from casepub.diagnostics import Report
from casepub.model import Article
from tests.support.data import CORPUS, EXAMPLES
from tests.support.everynode import every_article

FORMATS = ("pdf", "docx", "epub", "html")
_SUFFIXES = {".txt", ".md", ".html", ".htm"}


def articles() -> dict[str, Callable[[], Article]]:
    """Give what everything here is tried on: examples, corpus, and every node of the model in two languages."""
    files = [path for folder in (EXAMPLES, CORPUS) for path in sorted(folder.glob("*.*")) if _is_input(path)]
    read = {f"{path.parent.name}-{path.name}": partial(casepub.read, path) for path in files}
    made = {f"everynode-{tag}": partial(every_article, tag) for tag in ("zh-Hans", "ja")}
    return {**read, **made}


def _is_input(path: Path) -> bool:
    return path.suffix in _SUFFIXES and path.stem != "README"


@dataclass(slots=True)
class Sample:
    """One input with its article and the files made of it."""

    name: str
    article: Article
    folder: Path
    report: Report = field(default_factory=Report)

    def file(self, suffix: str) -> Path:
        """Give the file of a format, made when first asked for."""
        path = self.folder / f"{self.name}.{suffix}"
        if not path.exists():
            path.write_bytes(casepub.render(self.article, suffix, report=self.report))
        return path

    @property
    def is_plain(self) -> bool:
        """Tell whether the text is headings and paragraphs alone, so that no format adds marks of its own."""
        plain = {"Heading", "Paragraph", "Figure"}
        return not self.article.footnotes and {type(block).__name__ for block in self.article.body} <= plain


Samples = Callable[[str], Sample]
