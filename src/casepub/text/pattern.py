"""Regular expressions that are compiled when they are first used: a process that needs few of many starts sooner."""

from __future__ import annotations

import re
from typing import Any, cast


class _Lazy:
    """Stands for a compiled pattern; takes its methods over one by one as they are asked for."""

    def __init__(self, source: str) -> None:
        self._source = source

    def __getattr__(self, name: str) -> Any:
        value = getattr(re.compile(self._source), name)
        setattr(self, name, value)
        return value


def lazily(source: str) -> re.Pattern[str]:
    """Give a pattern that is compiled on first use."""
    return cast("re.Pattern[str]", _Lazy(source))
