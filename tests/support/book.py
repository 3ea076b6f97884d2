"""Rendering a book in a test: a document in; its parts by name, and parsed, out."""

from dataclasses import dataclass
from typing import Any

from lxml import etree

from casepub.diagnostics import Report
from casepub.model import Article, Collection
from casepub.renderers.base import RenderContext, moment_of
from casepub.renderers.epub import EpubRenderer
from casepub.template import Template, load
from casepub.transform import prepare
from tests.support.parts import parts


@dataclass(frozen=True, slots=True)
class Rendered:
    """An EPUB with its report."""

    data: bytes
    report: Report

    @property
    def parts(self) -> dict[str, bytes]:
        """Give the files of the zip."""
        return parts(self.data)

    def text(self, name: str) -> str:
        """Give a file as text."""
        return self.parts[f"EPUB/{name}"].decode()

    def tree(self, name: str) -> Any:
        """Give a file as an XML tree."""
        return etree.fromstring(self.parts[f"EPUB/{name}"])

    @property
    def documents(self) -> list[str]:
        """Give the names of the documents in the order of the spine."""
        package = self.tree("content.opf")
        names = {item.get("id"): item.get("href") for item in package.iterfind(".//{*}item")}
        return [names[ref.get("idref")] for ref in package.iterfind(".//{*}itemref")]

    def values(self, path: str) -> list[Any]:
        """Give what an XPath finds in the package document, with `opf` and `dc` as prefixes."""
        names = {"opf": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}
        return list(self.tree("content.opf").xpath(path, namespaces=names))


def book(
    document: Article | Collection,
    template: Template | None = None,
    *,
    model: bool = False,
) -> Rendered:
    """Prepare and render a document."""
    template = template or load("article")
    report = Report()
    collection = document if isinstance(document, Collection) else Collection.of(document)
    context = RenderContext(report, moment_of(collection), embed_model=model)
    return Rendered(EpubRenderer().render(prepare(collection, template, report), template, context)[""], report)
