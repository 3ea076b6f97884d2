"""Elements of a page come in, blocks of the model go out. Knows nothing of articles; feeds and e-books use it alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from casepub.model import (
    Aside,
    Block,
    BlockQuote,
    CodeBlock,
    Figure,
    Footnote,
    Heading,
    Inline,
    LineBreak,
    Paragraph,
    SourceSpan,
    ThematicBreak,
)  # fmt: skip
from casepub.model.walk import text_of
from casepub.readers.html import code, lists
from casepub.readers.html.atoms import Atom, Picture, lines_of, text_of_atoms
from casepub.readers.html.conversion import Conversion
from casepub.readers.html.elements import (
    BLOCKS,
    HEADINGS,
    INVISIBLE,
    LISTS,
    Element,
    attribute,
    blocky_of,
    children,
    has_strays,
    is_centred,
    path_of,
    role_of,
)  # fmt: skip
from casepub.readers.html.figures import figure_of, inlines_of_line, is_dot, split_at_pictures
from casepub.readers.html.inlines import Marks, Node, atoms_of, content_of, marks_inside
from casepub.readers.html.notes import cut_marks, notes_in
from casepub.readers.html.tables import is_layout, table_of

_BLANK: Final = " \t\r\n\f\u00a0\u3000"
_FULL_LINE: Final = 20
_ENDS: Final = "。！？…”」』!?"
_ITEMS: Final = frozenset(("li", "script", "template", *LISTS))
_DEFINITIONS: Final = frozenset(("dt", "dd", "div"))
_ASIDES: Final = {"tip": "tip", "warning": "warning", "note": "note", "doc-tip": "tip", "doc-notice": "note"}


@dataclass(frozen=True, slots=True)
class Run:
    """Text that stands directly in a block element: its lines, parted by `br`; an empty line is a blank one."""

    element: Element
    lines: tuple[tuple[Atom, ...], ...]


@dataclass(frozen=True, slots=True)
class Made:
    """A block that is finished."""

    element: Element
    block: Block


Piece: TypeAlias = Run | Made


def blocks_of(element: Element, work: Conversion | None = None) -> tuple[Block, ...]:
    """Convert everything inside an element.

    Args:
        element: a tree from `casepub.readers.html.parse`, or a part of one.
        work: the surroundings; holds the footnotes and resources afterwards.

    Returns:
        The blocks, without those notes that became footnotes.
    """
    work = work or Conversion()
    prepare(element, work)
    blocks = _blocks(flow(element, work), work)
    finish_notes(work)
    return blocks


def prepare(root: Element, work: Conversion) -> None:
    """Look over a tree once: which elements hold blocks, which are notes, which ids are linked to."""
    work.blocky = blocky_of(root)
    work.notes = notes_in(root)
    hrefs = {attribute(link, "href") for link in root.iter("a")}
    work.linked = frozenset(href[1:] for href in hrefs if href.startswith("#")) - work.notes.keys()


def flow(element: Element, work: Conversion, marks: Marks = ()) -> Iterator[Piece]:
    """Yield what stands inside an element, in order: runs of text and finished blocks."""
    run: list[Node] = []
    for node in content_of(element):
        if isinstance(node, str) or _is_inline(node, work):
            run.append(node)
            continue
        yield from _run(element, run, work, marks)
        run = []
        yield from _block(node, work, marks)
    yield from _run(element, run, work, marks)


def _is_inline(element: Element, work: Conversion) -> bool:
    return element.tag not in BLOCKS and element not in work.blocky


def _run(element: Element, nodes: Sequence[Node], work: Conversion, marks: Marks) -> Iterator[Run]:
    if all(isinstance(node, str) and not node.strip(_BLANK) for node in nodes):
        return
    lines = lines_of(atoms_of(nodes, work, marks))
    if any(_shows(line) for line in lines):
        yield Run(element, tuple(map(tuple, lines)))


def _shows(line: Sequence[Atom]) -> bool:
    """Tell whether a line has anything to show."""
    return any(
        not is_dot(atom.payload.element)
        if isinstance(atom.payload, Picture)
        else not isinstance(atom.payload, str) or atom.payload.strip(_BLANK)
        for atom in line
    )


def _block(element: Element, work: Conversion, marks: Marks) -> Iterator[Piece]:
    tag = str(element.tag)
    if element in work.left_out:
        work.passed.append(element)
        return
    if tag in INVISIBLE or element in _note_holders(work):
        return
    handler = _HANDLERS.get(tag)
    if handler is not None:
        yield from handler(element, work, marks)
    else:
        yield from flow(element, work, marks_inside(element, work, marks))


def _note_holders(work: Conversion) -> frozenset[Element]:
    return frozenset(work.notes.values())


def _heading_lines(element: Element, work: Conversion, marks: Marks) -> Iterator[Piece]:
    """Make one run of all lines of a heading, those of boxes inside it too."""
    pieces = list(flow(element, work, marks))
    lines = tuple(line for piece in pieces if isinstance(piece, Run) for line in piece.lines)
    if lines:
        yield Run(element, lines)
    yield from (piece for piece in pieces if isinstance(piece, Made))


def _list(element: Element, work: Conversion, marks: Marks) -> Iterator[Piece]:
    if has_strays(element, _ITEMS):
        yield from flow(element, work, marks)
        return
    block = lists.list_of(element, lambda item: _item(item, work, marks), _note_holders(work))
    if block is not None:
        yield Made(element, block)


def _item(element: Element, work: Conversion, marks: Marks) -> tuple[Block, ...]:
    """Convert an item, or a list that stands where an item should."""
    return _blocks(_block(element, work, marks) if element.tag in LISTS else flow(element, work, marks), work)


def _definitions(element: Element, work: Conversion, marks: Marks) -> Iterator[Piece]:
    if has_strays(element, _DEFINITIONS) or any(has_strays(one, _DEFINITIONS) for one in element if one.tag == "div"):
        yield from flow(element, work, marks)
        return
    yield Made(
        element,
        lists.definitions_of(element, lambda term: inlines_of(term, work), lambda one: _blocks(flow(one, work), work)),
    )


def _table(element: Element, work: Conversion, marks: Marks) -> Iterator[Piece]:
    if is_layout(element):
        yield from flow(element, work, marks)
        return
    caption = next((inlines_of(child, work) for child in children(element) if child.tag == "caption"), ())
    yield Made(element, table_of(element, lambda cell: _blocks(flow(cell, work), work), caption))


def _code(element: Element, work: Conversion, marks: Marks) -> Iterator[Piece]:
    if code.is_prose(element):
        yield Run(element, tuple(tuple(lines_of([Atom(line)])[0]) for line in code.text_of_code(element).split("\n")))
    else:
        yield Made(element, CodeBlock(code.text_of_code(element), code.syntax_of(element)))


def _quote(element: Element, work: Conversion, marks: Marks) -> Iterator[Piece]:
    children_ = _blocks(flow(element, work, marks), work)
    if children_:
        yield Made(element, BlockQuote(children_))


def _rule(element: Element, work: Conversion, marks: Marks) -> Iterator[Piece]:
    yield Made(element, ThematicBreak())


def _figure(element: Element, work: Conversion, marks: Marks) -> Iterator[Piece]:
    pictures = [image for image in element.iter("img", "image") if not is_dot(image)]
    other = next(element.iter("table", "pre", "blockquote", *LISTS), None)
    caption = next((one for one in element.iter("figcaption") if one not in work.left_out), None)
    words = inlines_of(caption, work) if caption is not None else ()
    if other is not None or (not pictures and not words):
        yield from flow(element, work, marks)
        return
    yield Made(element, figure_of(pictures, work, words))
    yield from _beside(element, caption, work, marks)


def _beside(element: Element, caption: Element | None, work: Conversion, marks: Marks) -> Iterator[Piece]:
    """Yield the text of a figure that is not its caption."""
    inside = set() if caption is None else set(caption.iter())
    for piece in flow(element, work, marks):
        if isinstance(piece, Run) and piece.element not in inside:
            words = tuple(tuple(atom for atom in line if not isinstance(atom.payload, Picture)) for line in piece.lines)
            if any(_shows(line) for line in words):
                yield Run(piece.element, words)
        elif isinstance(piece, Made) and piece.element not in inside and not isinstance(piece.block, Figure):
            yield piece


def _aside(element: Element, work: Conversion, marks: Marks) -> Iterator[Piece]:
    role = next((_ASIDES[word] for word in role_of(element).split() if word in _ASIDES), None)
    if role is None:
        yield from flow(element, work, marks)
    else:
        yield Made(element, Aside(_blocks(flow(element, work, marks), work), role))  # type: ignore[arg-type]


_HANDLERS: Final[dict[str, Callable[[Element, Conversion, Marks], Iterator[Piece]]]] = {
    **dict.fromkeys(HEADINGS, _heading_lines), **dict.fromkeys(LISTS, _list), "dl": _definitions, "table": _table,
    "blockquote": _quote, "hr": _rule, "figure": _figure, "aside": _aside,
    **dict.fromkeys(("pre", "listing", "xmp", "plaintext"), _code),
}  # fmt: skip


def inlines_of(element: Element, work: Conversion) -> tuple[Inline, ...]:
    """Convert an element whose content is one line; blocks inside it become lines parted by `LineBreak`."""
    lines: list[Sequence[Atom]] = []
    for piece in flow(element, work):
        if isinstance(piece, Run):
            lines += [line for line in piece.lines if _shows(line)]
        elif text_of(piece.block).strip():
            lines.append([Atom(" ".join(text_of(piece.block).split()))])
    return _joined(lines, work)


def _joined(lines: Sequence[Sequence[Atom]], work: Conversion) -> tuple[Inline, ...]:
    result: list[Inline] = []
    for line in lines:
        result += [LineBreak()] if result else []
        result += inlines_of_line(line, work)
    return tuple(result)


def _blocks(pieces: Iterable[Piece], work: Conversion) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for piece in pieces:
        if isinstance(piece, Made):
            blocks.append(_placed(piece.block, piece.element, work))
        else:
            blocks += _blocks_of_run(piece, work)
    return tuple(blocks)


def _placed(block: Block, element: Element, work: Conversion) -> Block:
    """Say where a block was read, and keep the id that a link leads to."""
    identifier = attribute(element, "id")
    return replace(
        block,
        id=identifier if identifier in work.linked else None,
        source=SourceSpan(path=path_of(element)),
    )


def _blocks_of_run(run: Run, work: Conversion) -> Iterator[Block]:
    tag = str(run.element.tag)
    if tag in HEADINGS:
        yield from _heading(run, int(tag[1]), work)
        return
    for part in parts_of(run):
        if isinstance(part, Figures):
            yield _placed(figure_of(part.elements, work), run.element, work)
        else:
            alignment = "center" if is_centred(run.element) else "auto"
            paragraph = Paragraph(_joined(part, work), alignment=alignment)  # type: ignore[arg-type]
            yield _placed(paragraph, run.element, work)


def _heading(run: Run, level: int, work: Conversion) -> Iterator[Block]:
    lines = [list(line) for line in run.lines if text_of_atoms(line).strip(_BLANK)]
    pictures = [atom.payload.element for line in run.lines for atom in line if isinstance(atom.payload, Picture)]
    if lines:
        yield _placed(Heading(level, _joined(lines, work)), run.element, work)
    elif pictures:
        yield _placed(figure_of(pictures, work), run.element, work)


@dataclass(frozen=True, slots=True)
class Figures:
    """Pictures that stand alone in a run."""

    elements: tuple[Element, ...]


Paragraphs: TypeAlias = list[Sequence[Atom]]


def parts_of(run: Run) -> Iterator[Figures | Paragraphs]:
    """Part a run into pictures and paragraphs; a paragraph is a list of lines."""
    lines: Paragraphs = []
    for line in run.lines:
        for part in split_at_pictures(line):
            is_figure = bool(part) and not isinstance(part[0], Atom)
            if lines and (is_figure or _begins_paragraph(lines[-1], part)):  # type: ignore[arg-type]
                yield lines
                lines = []
            if is_figure:
                yield Figures(tuple(part))  # type: ignore[arg-type]
            elif _shows(part):  # type: ignore[arg-type]
                lines.append(part)  # type: ignore[arg-type]
    if lines:
        yield lines


def _begins_paragraph(before: Sequence[Atom], line: Sequence[Atom]) -> bool:
    """Tell whether a line after `br` begins a paragraph: blank, indented, or after a full line that ends a sentence."""
    text, last = text_of_atoms(line), text_of_atoms(before).rstrip(_BLANK)
    if not text.strip(_BLANK) or text[0] in "\u3000\u2003" or text.startswith("\u00a0\u00a0"):
        return True
    return len(last) >= _FULL_LINE and last[-1] in _ENDS


def finish_notes(work: Conversion) -> None:
    """Convert the notes that were called; a note may call another."""
    done: set[Element] = set()
    while len(done) < len(work.called):
        for holder, identifier in list(work.called.items()):
            if holder not in done:
                done.add(holder)
                work.footnotes.append(Footnote(identifier, _note(holder, work)))


def _note(holder: Element, work: Conversion) -> tuple[Block, ...]:
    cut_marks(holder, work)
    return _blocks(flow(holder, work), work)


__all__ = ["Conversion", "Figure", "Figures", "Made", "Piece", "Run", "blocks_of", "finish_notes", "flow", "parts_of"]
