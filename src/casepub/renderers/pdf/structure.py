"""The structure tree of a tagged PDF: marked pieces of pages in, catalogue entries out (ISO 32000-1 §14.7-14.8)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from casepub.layout.display import ARTIFACT, StructureElement
from casepub.renderers.pdf.links import FIRST_KEY
from casepub.renderers.pdf.objects import PdfFile, array, dictionary, name, reference, text_string

# ISO 32000-1, tables 333-340; any other role is mapped to Div.
STANDARD: Final = frozenset(
    [
        "Document",
        "Part",
        "Art",
        "Sect",
        "Div",
        "BlockQuote",
        "Caption",
        "TOC",
        "TOCI",
        "Index",
        "NonStruct",
        "Private",
        "P",
        "H",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "TR",
        "TH",
        "TD",
        "THead",
        "TBody",
        "TFoot",
        "Span",
        "Quote",
        "Note",
        "Reference",
        "BibEntry",
        "Code",
        "Link",
        "Annot",
        "Ruby",
        "RB",
        "RT",
        "RP",
        "Warichu",
        "WT",
        "WP",
        "Figure",
        "Formula",
        "Form",
    ]
)


class StructureTree:
    """The tree of one PDF: takes in which piece of which page belongs to which element."""

    def __init__(self, elements: Sequence[StructureElement], file: PdfFile) -> None:
        self._elements = elements
        self._file = file
        self._pieces: dict[int, list[tuple[int, int]]] = {}
        self._pages: dict[int, Sequence[int]] = {}

    def take(self, page: int, elements: Sequence[int]) -> None:
        """Take in to which elements the marked pieces of a page belong, by their identifiers."""
        self._pages[page] = elements
        for identifier, element in enumerate(elements):
            self._pieces.setdefault(element, []).append((page, identifier))

    def write(self, pages: Sequence[int], links: Sequence[tuple[int, int]]) -> dict[str, bytes]:
        """Write the tree.

        Args:
            pages: the object numbers of the pages, in order.
            links: (annotation, element) for each link, in the order of their keys.
        """
        root, document, parents = (self._file.reserve() for _ in range(3))
        used = self._used(element for _, element in links)
        numbers = {element: self._file.reserve() for element in used}
        numbers[ARTIFACT] = document
        kids: dict[int, list[bytes]] = {element: self._own(element) for element in numbers}
        for element in used:
            kids[self._elements[element].parent].append(reference(numbers[element]))
        leaves = [self._link(numbers[element], annotation) for annotation, element in links]
        for (_, element), leaf in zip(links, leaves, strict=True):
            kids[element].append(reference(leaf))
        for element in used:
            self._file.fill(numbers[element], self._element(element, numbers, kids[element]))
        top = {"Type": b"/StructElem", "S": b"/Document", "P": reference(root), "K": array(kids[ARTIFACT])}
        self._file.fill(document, dictionary(top))
        self._file.fill(parents, self._parent_tree(pages, numbers, leaves))
        self._file.fill(root, self._root(document, parents))
        return {"StructTreeRoot": reference(root), "MarkInfo": b"<</Marked true>>"}

    def _used(self, linked: object) -> list[int]:
        """List the elements that have content or stand above one that has, in document order."""
        used: set[int] = set()
        for element in (*self._pieces, *linked):  # type: ignore[misc]
            while element != ARTIFACT and element not in used:
                used.add(element)
                element = self._elements[element].parent
        return sorted(used)

    def _own(self, element: int) -> list[bytes]:
        pieces = self._pieces.get(element, [])
        first = pieces[0][0] if pieces else 0
        return [
            b"%d" % identifier if page == first else b"<</Type/MCR/Pg %b/MCID %d>>" % (reference(page), identifier)
            for page, identifier in pieces
        ]

    def _element(self, index: int, numbers: dict[int, int], kids: list[bytes]) -> bytes:
        element = self._elements[index]
        entries = {"Type": b"/StructElem", "S": name(element.role), "P": reference(numbers[element.parent])}
        if index in self._pieces:
            entries["Pg"] = reference(self._pieces[index][0][0])
        if element.language:
            entries["Lang"] = text_string(element.language)
        if element.alt:
            entries["Alt"] = text_string(element.alt)
        return dictionary(entries | {"K": array(kids)})

    def _link(self, parent: int, annotation: int) -> int:
        kid = b"<</Type/OBJR/Obj %b>>" % reference(annotation)
        return self._file.add(dictionary({"Type": b"/StructElem", "S": b"/Link", "P": reference(parent), "K": kid}))

    def _parent_tree(self, pages: Sequence[int], numbers: dict[int, int], leaves: list[int]) -> bytes:
        marked = (array(reference(numbers[element]) for element in self._pages.get(page, ())) for page in pages)
        entries = [b"%d %b" % (key, refs) for key, refs in enumerate(marked)]
        entries += [b"%d %b" % (FIRST_KEY + key, reference(leaf)) for key, leaf in enumerate(leaves)]
        return b"<</Nums %b>>" % array(entries)

    def _root(self, document: int, parents: int) -> bytes:
        others = sorted({element.role for element in self._elements} - STANDARD)
        entries = {"Type": b"/StructTreeRoot", "K": reference(document), "ParentTree": reference(parents)}
        if others:
            entries["RoleMap"] = dictionary({name(role)[1:].decode("ascii"): b"/Div" for role in others})
        return dictionary(entries)
