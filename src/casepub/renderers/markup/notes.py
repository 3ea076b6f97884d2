"""Notes behind an article or a chapter: each in an element of its own, its way back first."""

from __future__ import annotations

from collections.abc import Iterable

from casepub.model import Block, Paragraph
from casepub.renderers.markup.blocks import blocks
from casepub.renderers.markup.inlines import inlines
from casepub.renderers.markup.scope import Note, Scope


def notes(scope: Scope, *, last: bool = True) -> str:
    """Write the notes called since the last time; `last` adds those that nothing calls.

    The container is marked as nothing: some e-book readers would take it for one long note.
    """
    written = [_note(note, scope) for note in _due(scope, last)]
    return '<div class="notes">\n' + "\n".join(written) + "\n</div>" if written else ""


def _due(scope: Scope, last: bool) -> Iterable[Note]:
    yield from scope.due_notes()
    if last:
        yield from scope.uncalled_notes()


def _note(note: Note, scope: Scope) -> str:
    tag = "aside" if scope.dialect.structure else "div"
    meaning = scope.dialect.meaning("footnote", "doc-footnote")
    inside = _with_backlink(note.footnote.blocks, _backlink(note, scope), scope)
    return f'<{tag} class="footnote" id="{scope.note_name(note)}"{meaning}>\n{inside}\n</{tag}>'


def _backlink(note: Note, scope: Scope) -> str:
    mark = scope.mark(note)
    if not note.references:
        return f'<span class="backlink">{mark}</span>'
    file = "" if note.file == scope.file else note.file
    meaning = scope.dialect.meaning("backlink", "doc-backlink")
    label = f"{scope.words.back_to_text} {mark}"
    return f'<a class="backlink" href="{file}#{note.references[0]}"{meaning} aria-label="{label}">{mark}</a>'


def _with_backlink(children: tuple[Block, ...], backlink: str, scope: Scope) -> str:
    """Put the way back before the first words (readers that merge notes part them there)."""
    match children:
        case (Paragraph(id=None, language=None, children=inside), *rest):
            first = f"<p>{backlink}{inlines(inside, scope)}</p>"
            return "\n".join([first, blocks(tuple(rest), scope)]) if rest else first
        case _:
            return f"<p>{backlink}</p>\n{blocks(children, scope)}"
