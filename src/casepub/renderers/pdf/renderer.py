"""The PDF renderer: a prepared collection and a template in; the bytes of a PDF out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from casepub.layout.compose import Composer
from casepub.layout.memory import remembering
from casepub.model import Collection
from casepub.model.native import dumps
from casepub.renderers.base import Outputs, RenderContext
from casepub.renderers.pdf import keys
from casepub.renderers.pdf.metadata import info_of
from casepub.renderers.pdf.press import Order, print_text
from casepub.template import Template
from casepub.typefaces.catalogue import Catalogue


class PdfRenderer:
    """Lays a collection out and paints the pages."""

    HONOURS: ClassVar[frozenset[str]] = keys.HONOURS
    NOT_APPLICABLE: ClassVar[Mapping[str, str]] = keys.NOT_APPLICABLE

    def render(self, collection: Collection, template: Template, context: RenderContext) -> Outputs:
        """Give the one file."""
        catalogue = Catalogue.load(context.font_paths, context.report)
        resources = {resource.id: resource for article in collection.articles for resource in article.resources}
        info = info_of(collection.metadata, context.moment)
        model = dumps(collection, indent=None) if context.embed_model else ""
        composer = Composer(collection, template, catalogue, context.report)
        order = Order(info, resources, model=model)
        with remembering():
            return {"": print_text(composer, order, context.report, context.processes)}
