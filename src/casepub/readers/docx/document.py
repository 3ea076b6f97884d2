"""All parts of a Word package in; its content as this reader's own values out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from casepub.readers.base import ReadContext
from casepub.readers.docx import drawings
from casepub.readers.docx.formats import Formats, language
from casepub.readers.docx.lists import plain
from casepub.readers.docx.names import W, child, children, said, value
from casepub.readers.docx.numbering import Numbering
from casepub.readers.docx.package import Package
from casepub.readers.docx.parse import Story, Surroundings
from casepub.readers.docx.styles import Styles
from casepub.readers.docx.values import CommentValue, Content, Value
from casepub.readers.xml import Element, local_name

_SEPARATORS: Final = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def load(package: Package, context: ReadContext) -> Content:
    """Read styles, numbering, body, notes and comments.

    Raises:
        SourceError: a part is missing, damaged or hostile.
    """
    main = package.main
    style_tree = package.tree(package.related(main, "styles"))
    styles = Styles(style_tree)
    numbering = Numbering(package.tree(package.related(main, "numbering")), _style_numbers(style_tree))
    reject = context.options.changes == "reject"
    shared = Surroundings(
        styles, numbering, Formats(styles, reject_changes=reject), context.report, package.name, reject
    )
    tree = package.tree(main)
    body = child(tree, "body")
    blocks = Story(shared, package.targets(main)).blocks(body) if body is not None else ()
    notes = {
        (kind, identifier): blocks_
        for kind in ("footnote", "endnote")
        for identifier, blocks_ in _notes(package, main, shared, kind)
    }
    comments = dict(_comments(package, main, shared))
    default = language(value(child(styles.default_run, "lang"), "eastAsia"))
    return Content(blocks, notes, comments, tuple(shared.hidden), default, tuple(_unmet(tree, shared)))


def _unmet(tree: Element | None, shared: Surroundings) -> Iterator[str]:
    """Give the text that stands where the format has no place for it, so that the walk did not come by."""
    for element in () if tree is None else tree.iter(W + "t"):
        if element not in shared.met and not _is_left_out(element, shared):
            yield element.text or ""


def _is_left_out(element: Element, shared: Surroundings) -> bool:
    """Tell whether text is left out on purpose: by a tracked change, as another form of a drawing, as a note's mark."""
    run = element.getparent()
    if run is not None and local_name(run) == "r" and any(value(part, "customMarkFollows") for part in run):
        return True
    return any(local_name(one) in shared.dropped or drawings.is_other_form(one) for one in element.iterancestors())


def _style_numbers(tree: Element | None) -> dict[str, str]:
    """Give the list that each numbering style stands for."""
    return {
        value(style, "styleId"): said(child(child(style, "pPr"), "numPr"), "numId")
        for style in children(tree, "style")
        if value(style, "type") == "numbering"
    }


def _notes(package: Package, main: str, shared: Surroundings, kind: str) -> Iterator[tuple[str, tuple[Value, ...]]]:
    part = package.related(main, f"{kind}s")
    story = Story(shared, package.targets(part)) if part else None
    for note in children(package.tree(part), kind):
        if story is not None and value(note, "type") not in _SEPARATORS:
            yield value(note, "id"), story.blocks(note)


def _comments(package: Package, main: str, shared: Surroundings) -> Iterator[tuple[str, CommentValue]]:
    part = package.related(main, "comments")
    story = Story(shared, package.targets(part)) if part else None
    for comment in children(package.tree(part), "comment"):
        if story is not None:
            text = "\n".join(map(plain, story.blocks(comment)))
            yield value(comment, "id"), CommentValue(text, value(comment, "author"), value(comment, "date"))
