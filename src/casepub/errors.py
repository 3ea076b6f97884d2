"""What stops the work: few errors, each one clear sentence.

CasepubError
├── SourceError         an input cannot be read
├── TemplateError       a layout template says something it may not
├── FontError           a font file or family cannot be used
├── RenderError         an output cannot be made or written
└── UnknownFormatError  no reader or renderer has this name or suffix

What does not stop the work is a `casepub.diagnostics.Diagnostic`.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class CasepubError(Exception):
    """Any failure that casepub reports on purpose; its text is one sentence for a person."""


class SourceError(CasepubError):
    """An input is missing, unreadable, hostile, or holds no article."""


class TemplateError(CasepubError):
    """A layout template is missing or says something it may not; names the key path."""


class FontError(CasepubError):
    """A font file is broken or forbidden, or a family is unknown."""


class RenderError(CasepubError):
    """An output cannot be made or written."""


class UnknownFormatError(CasepubError):
    """No reader or renderer has this name or suffix."""


def suggestion(word: str, known: Iterable[str]) -> str:
    """Give '; did you mean …?' for the closest known word, or for one that ends in it, or nothing."""
    names = list(known)
    tails = {name.rsplit("_", 1)[-1]: name for name in names}
    close = get_close_matches(word, names, n=1, cutoff=0.6) or get_close_matches(word, list(tails), n=1, cutoff=0.7)
    return f"; did you mean '{tails.get(close[0], close[0])}'?" if close else ""
