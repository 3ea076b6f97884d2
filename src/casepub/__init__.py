"""casepub: one messy article in; PDF, Word, EPUB and HTML out.

`read` gives the parsed article, `render` gives one format's bytes, `publish` does both into files. Names are loaded
when first used, so that importing casepub costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from casepub.api import publish, read, read_all, render
    from casepub.diagnostics import Diagnostic, Report, Severity
    from casepub.errors import (
        CasepubError,
        FontError,
        RenderError,
        SourceError,
        TemplateError,
        UnknownFormatError,
    )  # fmt: skip
    from casepub.model import Article, Collection, Metadata
    from casepub.readers.base import ReadOptions
    from casepub.template import Template

__version__: Final = "0.1.0"

_HOMES: Final = {
    "publish": "casepub.api",
    "read": "casepub.api",
    "read_all": "casepub.api",
    "render": "casepub.api",
    "Diagnostic": "casepub.diagnostics",
    "Report": "casepub.diagnostics",
    "Severity": "casepub.diagnostics",
    "CasepubError": "casepub.errors",
    "FontError": "casepub.errors",
    "RenderError": "casepub.errors",
    "SourceError": "casepub.errors",
    "TemplateError": "casepub.errors",
    "UnknownFormatError": "casepub.errors",
    "Article": "casepub.model",
    "Collection": "casepub.model",
    "Metadata": "casepub.model",
    "ReadOptions": "casepub.readers.base",
    "Template": "casepub.template",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'casepub' has no attribute '{name}'")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)


__all__ = [
    "Article", "CasepubError", "Collection", "Diagnostic", "FontError", "Metadata", "ReadOptions", "RenderError",
    "Report", "Severity", "SourceError", "Template", "TemplateError", "UnknownFormatError", "publish", "read",
    "read_all", "render",
]  # fmt: skip
