"""Links and the places they lead to: areas and anchors as they are met in, annotations and named destinations out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urlsplit

from casepub.diagnostics import Report
from casepub.layout.display import LinkArea
from casepub.renderers.pdf.objects import PdfFile, array, dictionary, literal, number, reference, text_string

# What a viewer may open for a reader; anything else (javascript, file, launch …) stays out of the file.
SCHEMES: Final = frozenset({"http", "https", "mailto", "tel", "ftp", "ftps", "doi", "urn"})
_LEAF: Final = 64
# Keys of pages in the parent tree count from 0; annotations come after any page there can be.
FIRST_KEY: Final = 1 << 20

Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Place:
    """A point on a page, the page by its object number."""

    page: int
    x: float
    y: float

    @property
    def destination(self) -> bytes:
        """Write an explicit destination that keeps the reader's zoom."""
        return b"[%b /XYZ %b %b null]" % (reference(self.page), number(round(self.x, 2)), number(round(self.y, 2)))


@dataclass(frozen=True, slots=True)
class _Waiting:
    annotation: int
    entries: Mapping[str, bytes]
    target: str


class LinkSet:
    """The links of one PDF. `parents` gives for each annotation its structure element, in the order of their keys."""

    def __init__(self, file: PdfFile, report: Report) -> None:
        self._file = file
        self._report = report
        self._waiting: list[_Waiting] = []
        self.places: dict[str, Place] = {}
        self.parents: list[tuple[int, int]] = []

    def anchor(self, name: str, page: int, x: float, y: float) -> None:
        """Remember a named place; the first of a name counts."""
        self.places.setdefault(name, Place(page, x, y))

    def area(self, area: LinkArea, box: Rectangle, element: int) -> int | None:
        """Make the annotation of a link; None when its address may not stand in a file."""
        if not area.target.startswith("#") and _scheme(area.target) not in SCHEMES:
            message = f"the address '{area.target}' is none that a reader may follow"
            self._report.warning("link-left-out", message, hint="use http or https")
            return None
        entries = {
            "Type": b"/Annot",
            "Subtype": b"/Link",
            "Rect": array(number(round(side, 2)) for side in box),
            "Border": b"[0 0 0]",
            "F": b"4",
            "Contents": text_string(area.title or area.target.removeprefix("#")),
            "StructParent": b"%d" % (FIRST_KEY + len(self.parents)),
        }
        annotation = self._file.reserve()
        self._waiting.append(_Waiting(annotation, entries, area.target))
        self.parents.append((annotation, element))
        return annotation

    def write(self) -> dict[str, bytes]:
        """Write the annotations and the named destinations; gives the entry for the catalogue's names."""
        for link in self._waiting:
            self._file.fill(link.annotation, dictionary({**link.entries, **self._action(link.target)}))
        names = sorted((_key(name), place.destination) for name, place in self.places.items())
        if not names:
            return {}
        leaves = [self._leaf(names[start : start + _LEAF]) for start in range(0, len(names), _LEAF)]
        tree = self._file.add(dictionary({"Kids": array(map(reference, leaves))}))
        return {"Dests": reference(tree)}

    def _action(self, target: str) -> dict[str, bytes]:
        if not target.startswith("#"):
            return {"A": b"<</S/URI/URI %b>>" % literal(quote(target, safe=_URI_SAFE).encode("ascii"))}
        if target[1:] in self.places:
            return {"Dest": literal(_key(target[1:]))}
        self._report.warning(
            "link-target-missing", f"the link to '{target}' leads nowhere", hint="give the place an id"
        )
        return {}

    def _leaf(self, names: list[tuple[bytes, bytes]]) -> int:
        limits = array((literal(names[0][0]), literal(names[-1][0])))
        pairs = array(literal(key) + place for key, place in names)
        return self._file.add(dictionary({"Limits": limits, "Names": pairs}))


# Reserved and unreserved characters of RFC 3986, and the % of what is encoded already.
_URI_SAFE: Final = "%:/?#[]@!$&'()*+,;=-._~"


def _scheme(address: str) -> str:
    """Give the scheme of an address, empty when it has none or is broken."""
    try:
        return urlsplit(address).scheme
    except ValueError:
        return ""


def _key(name: str) -> bytes:
    return name.encode("utf-8", "replace")
