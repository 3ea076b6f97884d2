"""Targets of links: as the source has them, in; a link, or its text alone with a diagnostic, out."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from casepub.model import Inline, Link
from casepub.readers.base import ReadContext
from casepub.text.pattern import lazily

SAFE_SCHEMES: Final = frozenset(
    {"", "http", "https", "mailto", "tel", "ftp", "ftps", "sftp", "doi", "urn", "news", "sms"}
)
# Servers refuse longer ones; one definition in Markdown may be used ten thousand times.
_LONGEST: Final = 8192
# Browsers ignore these inside an address and before it: `java\tscript:` is a script.
_IGNORED: Final = lazily(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff]")


def is_safe(target: str) -> bool:
    """Tell whether a target of bearable length leads to a place, not to a script, a local file or embedded data."""
    try:
        return 0 < len(target) <= _LONGEST and urlsplit(_IGNORED.sub("", target)).scheme.lower() in SAFE_SCHEMES
    except ValueError:
        return False


def linked(
    children: tuple[Inline, ...], target: str, context: ReadContext, where: str, title: str = ""
) -> tuple[Inline, ...]:
    """Give the link, or its text alone when the target is unsafe."""
    if is_safe(target):
        return (Link(children, target.strip(), title),)
    if target:
        context.report.warning("unsafe-link", f"the link to '{target[:80]}' was not kept, only its text", where)
    return children
