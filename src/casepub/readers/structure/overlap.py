"""How much of a line the rest of a text says too: the test that tells headings from injected words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from casepub.readers.structure.measure import bigrams


class Overlap:
    """Counts in how many lines of a text each pair of characters stands."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._lines: Counter[str] = Counter()
        self.add(texts)

    def add(self, texts: Iterable[str]) -> None:
        """Count more texts."""
        self._lines.update(pair for text in texts for pair in bigrams(text))

    def share(self, text: str) -> float:
        """Give the share of a line's pairs that other lines have; the line itself is one of the texts."""
        own = bigrams(text)
        return sum(self._lines[pair] > 1 for pair in own) / len(own) if own else 0.0

    def foreign_share(self, text: str) -> float:
        """Give the share for a line that is not one of the texts."""
        own = bigrams(text)
        return sum(self._lines[pair] > 0 for pair in own) / len(own) if own else 0.0
