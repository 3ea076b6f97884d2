"""A renderer without time or library: the article's text as bytes; for tests of what stands around renderers."""

from collections.abc import Mapping
from typing import ClassVar

from casepub.errors import RenderError
from casepub.model import Collection
from casepub.model.walk import text_of
from casepub.registry import Format
from casepub.renderers.base import Outputs, RenderContext
from casepub.template import Template

FAKE = Format("fake", "text alone", (".fake",), "tests.support.fake:FakeRenderer")
BROKEN = Format("broken", "always fails", (".broken",), "tests.support.fake:BrokenRenderer")


class FakeRenderer:
    """Writes the text; warns when there is a question mark in it."""

    HONOURS: ClassVar[frozenset[str]] = frozenset({"page.*"})
    NOT_APPLICABLE: ClassVar[Mapping[str, str]] = {"text.*": "plain text has no lines"}

    def render(self, collection: Collection, template: Template, context: RenderContext) -> Outputs:
        """Give the text."""
        text = "".join(text_of(article.body) for article in collection.articles)
        if "?" in text:
            context.report.warning("question", "the text asks", hint="answer it")
        return {"": text.encode("utf-8")}


class BrokenRenderer:
    """Fails as a renderer may."""

    HONOURS: ClassVar[frozenset[str]] = frozenset()
    NOT_APPLICABLE: ClassVar[Mapping[str, str]] = {}

    def render(self, collection: Collection, template: Template, context: RenderContext) -> Outputs:
        """Fail."""
        raise RenderError("the press is broken; mend it")
