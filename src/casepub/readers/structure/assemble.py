"""Lines with features come in; one article goes out, with everything that was taken out or mended on record."""

from __future__ import annotations

from collections.abc import Sequence

from casepub.model import Article
from casepub.readers.base import ReadContext
from casepub.readers.structure.line import Hints, Line


def assemble(lines: Sequence[Line], hints: Hints, context: ReadContext) -> Article:
    """Make the article: language, title, date, credits, window, headings, captions, noise, repairs.

    Raises:
        SourceError: the lines hold no article.
    """
    raise NotImplementedError
