"""Where a Latin word may be hyphenated, by its language."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

# A part of a word before or after the hyphen has at least so many letters.
_LEAST_BEFORE, _LEAST_AFTER = 2, 3
_SHORTEST: Final = 6
_LETTERS: Final = re.compile(r"[^\W\d_]{6,}")
# Where a hyphen would be read as part of it: an address, a path, a name with figures.
_NO_WORD: Final = re.compile(r"\w[./:@\\=&#?~]+\w|[\d_]|://")

# The dictionary of Latin words in East Asian text, which mostly are English.
_FOREIGN: Final = "en_US"


@cache
def hyphen_points(word: str, language: str) -> tuple[int, ...]:
    """Give the indices at which a hyphen may be set; acronyms, short words, addresses and names of code have none."""
    if _NO_WORD.search(word):
        return ()
    points: list[int] = []
    for found in _LETTERS.finditer(word):
        letters = found.group()
        if letters.isupper() or (not letters.isascii() and language.split("-")[0] in {"zh", "ja", "ko"}):
            continue
        points += [found.start() + point for point in _dictionary(language).positions(letters)]
    return tuple(points)


@cache
def _dictionary(language: str) -> Any:
    import pyphen

    name = pyphen.language_fallback(language.replace("-", "_")) if language[:2] not in {"zh", "ja", "ko"} else None
    return pyphen.Pyphen(lang=name or _FOREIGN, left=_LEAST_BEFORE, right=_LEAST_AFTER)
