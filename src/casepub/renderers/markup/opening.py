"""The lines above an article's text: section, title, subtitle, byline."""

from __future__ import annotations

from typing import Final

from casepub.renderers.markup.scope import Scope
from casepub.text.pattern import lazily
from casepub.transform.opening import OpeningLine, opening

# HTML §4.5.14: what <time datetime> may say.
_MACHINE_TIME: Final = lazily(
    r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])"
    r"(?:T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?"
)


def opening_lines(scope: Scope, depth: int = 1) -> str:
    """Write them; the title is a heading of this depth."""
    return "\n".join([_line(line, scope, depth) for line in opening(scope.article.metadata)])


def _line(line: OpeningLine, scope: Scope, depth: int) -> str:
    match line.role:
        case "title":
            return f'<h{depth} class="title">{scope.text(line.text)}</h{depth}>'
        case "subtitle":
            return f'<p class="subtitle" role="doc-subtitle">{scope.text(line.text)}</p>'
        case "byline":
            return f'<p class="byline">{_timed(line, scope)}</p>'
        case "section":
            return f'<p class="section">{scope.text(line.text)}</p>'


def _timed(line: OpeningLine, scope: Scope) -> str:
    """Mark the date in a byline as a time."""
    date = scope.article.metadata.date("published")
    shown = scope.words.date(date.value, date.as_written) if date else ""
    front, found, behind = line.text.rpartition(shown) if shown else (line.text, "", "")
    if not found or _MACHINE_TIME.fullmatch(line.date) is None:
        return scope.text(line.text)
    return f'{scope.text(front)}<time datetime="{line.date}">{scope.text(found)}</time>{scope.text(behind)}'
