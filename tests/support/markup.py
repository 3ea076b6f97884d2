"""Writing single nodes as HTML or XHTML: nodes in; markup and what was reported out."""

from dataclasses import dataclass, field

from casepub.diagnostics import Report
from casepub.model import Article, Block, Footnote, Inline, Metadata, Resource
from casepub.renderers.markup.blocks import blocks
from casepub.renderers.markup.dialect import HTML, XHTML
from casepub.renderers.markup.inlines import inlines
from casepub.renderers.markup.scope import Scope, Setting, Shown
from casepub.template import Template, load


class NamedGallery:
    """Shows every picture under its resource's name."""

    def show(self, resource: Resource, report: Report) -> Shown | None:
        """Give an address."""
        return Shown(resource.name, resource.width, resource.height)


@dataclass(slots=True)
class Desk:
    """A place to write on: what the article around a node says, and the report of writing it."""

    language: str = "zh-Hans"
    xml: bool = False
    url: str = ""
    body: tuple[Block, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    resources: tuple[Resource, ...] = ()
    template: Template = field(default_factory=lambda: load("article"))
    report: Report = field(default_factory=Report)

    def scope(self) -> Scope:
        """Give a new scope."""
        metadata = Metadata(title="文", language=self.language, url=self.url)
        article = Article(metadata, self.body, self.footnotes, self.resources)
        setting = Setting(self.template, XHTML if self.xml else HTML, NamedGallery(), self.report)
        return Scope(article, setting)

    def inline(self, *nodes: Inline) -> str:
        """Write inline nodes."""
        return inlines(nodes, self.scope())

    def block(self, *nodes: Block) -> str:
        """Write blocks."""
        return blocks(nodes, self.scope())

    @property
    def codes(self) -> list[str]:
        """Give the codes of what was reported."""
        return [diagnostic.code for diagnostic in self.report]
