"""Inline elements: nodes of the page come in, atoms go out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeAlias
from urllib.parse import urljoin

from casepub.model import FootnoteReference, LineBreak
from casepub.model.inline import RubyPair
from casepub.readers.html.atoms import Atom, Mark, Picture, code_of
from casepub.readers.html.conversion import Conversion
from casepub.readers.html.elements import (
    EMBEDDED,
    INVISIBLE,
    Element,
    attribute,
    children,
    raw_text,
    style_of,
    text_of_element,
)  # fmt: skip
from casepub.readers.html.notes import note_called_by
from casepub.readers.links import is_safe
from casepub.readers.ruby import ruby_of
from casepub.text.pattern import lazily

Node: TypeAlias = str | Element
Marks: TypeAlias = tuple[Mark, ...]

STRONG: Final = Mark("strong")
_BY_TAG: Final = {
    "b": STRONG, "strong": STRONG, "em": Mark("emphasis"), "i": Mark("emphasis"), "cite": Mark("emphasis"),
    "dfn": Mark("emphasis"), "var": Mark("emphasis"), "u": Mark("underline"), "ins": Mark("underline"),
    "s": Mark("strike"), "strike": Mark("strike"), "del": Mark("strike"), "sup": Mark("super"), "sub": Mark("sub"),
}  # fmt: skip
_BY_STYLE: Final = tuple(
    (lazily(pattern), mark)
    for pattern, mark in (
        (r"font-weight\s*:\s*(?:bold|[6-9]00)", STRONG),
        (r"text-emphasis(?:-style)?\s*:\s*(?!none)|font-style\s*:\s*(?:italic|oblique)", Mark("emphasis")),
        (r"text-decoration(?:-line)?\s*:[^;]*underline", Mark("underline")),
        (r"text-decoration(?:-line)?\s*:[^;]*line-through", Mark("strike")),
        (r"vertical-align\s*:\s*super", Mark("super")),
        (r"vertical-align\s*:\s*sub\b", Mark("sub")),
    )
)
_NOT_BOLD = lazily(r"font-weight\s*:\s*(?:normal|[1-4]00)")
_CODE: Final = frozenset(("code", "kbd", "samp", "tt"))


def atoms_of(nodes: Iterable[Node], work: Conversion, marks: Marks = ()) -> Iterator[Atom]:
    """Yield the atoms of nodes that stand beside each other in a line."""
    for node in nodes:
        if isinstance(node, str):
            yield Atom(node, marks)
        else:
            yield from _element(node, work, marks)


def content_of(element: Element) -> Iterator[Node]:
    """Yield the text and the elements directly inside an element."""
    if element.text:
        yield element.text
    for child in element:
        yield child
        if child.tail:
            yield child.tail


def _element(element: Element, work: Conversion, marks: Marks) -> Iterator[Atom]:
    tag = str(element.tag)
    if tag in INVISIBLE:
        if tag in EMBEDDED:
            work.dropped(tag)
        return
    special = _SPECIAL.get(tag)
    if special is not None:
        yield from special(element, work, marks)
    else:
        yield from atoms_of(content_of(element), work, marks_inside(element, work, marks))


def marks_inside(element: Element, work: Conversion, marks: Marks) -> Marks:
    """Give the marks upon what is inside an inline element."""
    style = style_of(element)
    if style and STRONG in marks and _NOT_BOLD.search(style):
        marks = tuple(mark for mark in marks if mark != STRONG)
    added = _own_marks(element, style, work)
    return marks + tuple(mark for mark in dict.fromkeys(added) if mark not in marks)


def _own_marks(element: Element, style: str, work: Conversion) -> Iterator[Mark]:
    mark = _BY_TAG.get(str(element.tag))
    if mark is not None and not (mark == STRONG and style and _NOT_BOLD.search(style)):
        yield mark
    if style:
        yield from (mark for pattern, mark in _BY_STYLE if pattern.search(style))
    language = attribute(element, "lang")
    if language and work.language and _primary(language) != _primary(work.language):
        yield Mark("language", language)


def _primary(language: str) -> str:
    return language.lower().partition("-")[0]


def _link(element: Element, work: Conversion, marks: Marks) -> Iterator[Atom]:
    note = note_called_by(element, work)
    if note:
        yield Atom(FootnoteReference(note), tuple(mark for mark in marks if mark.kind != "super"))
        return
    inside = marks_inside(element, work, marks)
    target = link_target(attribute(element, "href"), work)
    if target and not any(mark.kind == "link" for mark in marks):
        inside = (*inside, Mark("link", target, attribute(element, "title").strip()))
    yield from atoms_of(content_of(element), work, inside)


def link_target(href: str, work: Conversion) -> str:
    """Give the address that a link leads to, or nothing when it leads nowhere that print or e-book can show."""
    href = href.strip()
    if href.startswith("#"):
        return href if href[1:] in work.linked else ""
    try:
        target = urljoin(work.base_url, href)
    except ValueError:
        return ""
    return target if is_safe(target) else ""


def _break(element: Element, work: Conversion, marks: Marks) -> Iterator[Atom]:
    yield Atom(LineBreak())


def _picture(element: Element, work: Conversion, marks: Marks) -> Iterator[Atom]:
    yield Atom(Picture(element), tuple(mark for mark in marks if mark.kind == "link"))


def _code(element: Element, work: Conversion, marks: Marks) -> Iterator[Atom]:
    yield Atom(code_of(raw_text(element)), marks)


def _math(element: Element, work: Conversion, marks: Marks) -> Iterator[Atom]:
    """Keep the source of a formula as code: the model has no formulas."""
    work.dropped("math")
    source = next(element.iter("annotation"), element)
    yield Atom(code_of(raw_text(source)), marks)


def _quotation(element: Element, work: Conversion, marks: Marks) -> Iterator[Atom]:
    inside = marks_inside(element, work, marks)
    yield from (Atom("「", inside), *atoms_of(content_of(element), work, inside), Atom("」", inside))


def _ruby(element: Element, work: Conversion, marks: Marks) -> Iterator[Atom]:
    pairs = tuple(_ruby_pairs(element))
    if not any(pair.annotation for pair in pairs):
        yield Atom("".join(pair.base for pair in pairs), marks)
        return
    yield Atom(ruby_of(pairs), marks)


def _ruby_pairs(element: Element) -> Iterator[RubyPair]:
    """Pair bases with annotations: both `字<rt>じ</rt>` and `<rb>漢<rb>字<rtc><rt>かん<rt>じ` (HTML 4.5.10)."""
    bases, annotations = _ruby_parts(element)
    if len(annotations) > 1 and len(bases) != len(annotations):
        bases, annotations = ["".join(bases)], ["".join(annotations)]
    for index, base in enumerate(bases):
        yield RubyPair(base, annotations[index] if index < len(annotations) else "")


def _ruby_parts(element: Element) -> tuple[list[str], list[str]]:
    bases, annotations, fresh = [], [], ""
    for node in content_of(element):
        tag = "" if isinstance(node, str) else str(node.tag)
        text = node if isinstance(node, str) else text_of_element(node)
        if tag in ("rt", "rtc"):
            rts = list(node.iter("rt")) if not isinstance(node, str) else []
            annotations += [text_of_element(rt) for rt in rts] or [text.strip()]
            bases += [fresh] if fresh else []
            fresh = ""
        elif tag == "rb":
            bases.append(text)
        elif tag != "rp":
            fresh += text.strip()
    return bases + ([fresh] if fresh else []), annotations


_SPECIAL: Final[dict[str, Callable[[Element, Conversion, Marks], Iterator[Atom]]]] = {
    "a": _link, "br": _break, "img": _picture, "image": _picture, "ruby": _ruby, "math": _math, "q": _quotation,
    **dict.fromkeys(_CODE, _code),
}  # fmt: skip

__all__ = ["STRONG", "Node", "atoms_of", "children", "content_of", "link_target", "marks_inside"]
