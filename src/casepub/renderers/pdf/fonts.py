"""The fonts of a PDF: faces and what was painted with them in; one Type 0 font a face out, cut down and embedded.

The codes on the page are glyph ids (Identity-H, Identity-V), and one descendant font serves both directions. The map
to Unicode gives each glyph one text; a run that means another by it is painted with ActualText.
"""

from __future__ import annotations

import hashlib
import sys
import unicodedata
from array import array as packed
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple, TypeAlias, TypeVar

from casepub.errors import RenderError
from casepub.layout.display import Group, Item, Page, TextRun
from casepub.renderers.pdf.objects import PdfFile, array, dictionary, name, number, reference
from casepub.text.newcomers import Newcomers
from casepub.typefaces.face import Face, FaceLike
from casepub.typefaces.subset import SubsetFont, subset

T = TypeVar("T")

# Glyphs from, to, and the text that they must say out, None when they need not.
Piece: TypeAlias = tuple[int, int, str | None]

_SYMBOLIC: Final = b"4"  # font flags: glyphs beyond the standard Latin set (ISO 32000-1, table 123)
_DEFAULT_ORIGIN: Final = (1000, 880)  # DW2 of most CJK fonts: advance down, height of the vertical origin
_SYSTEM: Final = b"<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
_BLOCK: Final = 100  # the most entries that a bfchar block may hold (Adobe Technical Note 5014, 1.4)


class FontNotes(NamedTuple):
    """What was noted of a font: the meaning of its glyphs, and the characters that some glyph belies."""

    face: Face
    texts: dict[int, str]
    second_choice: dict[int, str]
    ambiguous: set[str]
    vertical: bool


class PdfFont:
    """One face in one PDF: which glyphs were painted, and what each of them means."""

    def __init__(self, face: Face, label: str) -> None:
        self.face = face
        self.label = label
        self.ambiguous: set[str] = set()
        self.vertical = False
        self._chars = Newcomers(), Newcomers()
        self._glyphs = Newcomers()
        self._texts: dict[int, str] = {}
        self._second_choice: dict[int, str] = {}

    def note(self, text: str, glyphs: bytes, *, vertical: bool) -> None:
        """Take in text whose glyphs are the nominal ones of the face's table, one a character."""
        self.vertical |= vertical
        codes = (self.face.vertical if vertical else self.face.horizontal).codes
        new = sorted(self._chars[vertical].met(text), key=_plain_first)
        for char in new:
            self._claim_char(int.from_bytes(codes[char], "big"), char)
        self._glyphs.met(_as_text(b"".join([codes[char] for char in new])))
        if not self._glyphs.met(_as_text(glyphs)):
            return
        for glyph, char in dict.fromkeys(zip(_ids(glyphs), text, strict=True)):
            self._claim_char(glyph, char)

    def note_clusters(self, run: TextRun) -> None:
        """Take in shaped text, cluster by cluster."""
        self.vertical |= run.vertical
        for glyphs, text in _clusters(run):
            if len(glyphs) == 1:
                self._claim(glyphs[0], text)
            else:
                self._second_choice.update(dict.fromkeys(glyphs, text[:1]))

    @property
    def notes(self) -> FontNotes:
        """What was noted so far, for another process to go on."""
        return FontNotes(self.face, self._texts, self._second_choice, self.ambiguous, self.vertical)

    def adopt(self, notes: FontNotes) -> None:
        """Go on after what was noted before."""
        _, self._texts, self._second_choice, self.ambiguous, self.vertical = notes

    def reads_back(self, run: TextRun) -> bool:
        """Tell whether the map to Unicode gives the run's very text."""
        if run.clusters is not None:
            return all(len(glyphs) == 1 and self._texts[glyphs[0]] == text for glyphs, text in _clusters(run))
        return not self.ambiguous or self.ambiguous.isdisjoint(run.text)

    def pieces(self, run: TextRun) -> Iterator[Piece]:
        """Part a run into what the map to Unicode reads back and what must say its text out."""
        start = end = 0
        for glyphs, text in _clusters(run):
            if len(glyphs) != 1 or self._texts.get(glyphs[0]) != text:
                if start < end:
                    yield start, end, None
                start = end + len(glyphs)
                yield end, start, text
            end += len(glyphs)
        if start < end:
            yield start, end, None

    def write(self, file: PdfFile) -> dict[str, int]:
        """Write the font's objects; gives the resource names with the numbers of their Type 0 fonts."""
        texts = self._second_choice | self._texts
        program = subset(self.face, texts)
        base = name(f"{_tag(self.face.key, sorted(texts))}+{self.face.postscript_name}")
        descendant = self._descendant(file, program, base, sorted(texts))
        meaning = file.stream(_to_unicode(texts))
        directions = {"H": self.label, "V": self.label + "V"} if self.vertical else {"H": self.label}
        return {label: self._type0(file, base, way, descendant, meaning) for way, label in directions.items()}

    def _claim_char(self, glyph: int, char: str) -> None:
        """Claim a glyph for a character; one without a shape of its own (a soft hyphen, a joiner) borrows its glyph."""
        if unicodedata.category(char) == "Cf":
            self._second_choice.setdefault(glyph, char)
            self.ambiguous.add(char)
        else:
            self._claim(glyph, char)

    def _claim(self, glyph: int, text: str) -> None:
        if self._texts.setdefault(glyph, text) != text:
            self.ambiguous.add(text)

    def _type0(self, file: PdfFile, base: bytes, way: str, descendant: int, meaning: int) -> int:
        entries = {
            "Type": b"/Font",
            "Subtype": b"/Type0",
            "BaseFont": base,
            "Encoding": name(f"Identity-{way}"),
            "DescendantFonts": array([reference(descendant)]),
            "ToUnicode": reference(meaning),
        }
        return file.add(dictionary(entries))

    def _descendant(self, file: PdfFile, program: SubsetFont, base: bytes, glyphs: list[int]) -> int:
        entries = {
            "Type": b"/Font",
            "Subtype": b"/CIDFontType0" if program.kind == "cff" else b"/CIDFontType2",
            "BaseFont": base,
            "CIDSystemInfo": _SYSTEM,
            "FontDescriptor": reference(_descriptor(file, self.face, program, base)),
            **_widths({glyph: 1000 * self.face.glyph_advance(glyph) for glyph in glyphs}),
        }
        if self.vertical:
            entries |= _vertical_widths(self.face, glyphs)
        if program.kind == "glyf":
            entries["CIDToGIDMap"] = reference(file.stream(_glyph_map(program)))
        return file.add(dictionary(entries))


class FontSet:
    """The fonts of one PDF by face."""

    def __init__(self) -> None:
        self._fonts: dict[str, PdfFont] = {}

    def of(self, face: FaceLike) -> PdfFont:
        """Give the font of a face; faces of one key are one font."""
        found = self._fonts.get(face.key)
        if found is None:
            if not isinstance(face, Face):
                raise RenderError(f"the face '{face.key}' has no font file and cannot be embedded")
            found = self._fonts[face.key] = PdfFont(face, f"F{len(self._fonts) + 1}")
        return found

    @property
    def notes(self) -> tuple[FontNotes, ...]:
        """What was noted so far, for another process to go on."""
        return tuple(font.notes for font in self._fonts.values())

    def adopt(self, notes: Iterable[FontNotes]) -> None:
        """Go on after what was noted before."""
        for noted in notes:
            self.of(noted.face).adopt(noted)

    def note(self, page: Page) -> None:
        """Take in all text of a page before it is painted."""
        plain: defaultdict[tuple[FaceLike, bool], list[TextRun]] = defaultdict(list)
        for placed in page.content:
            for item in placed.items:
                # Nearly all that stands on a page is a run of nominal glyphs.
                for run in (item,) if isinstance(item, TextRun) else _runs((item,)):
                    if run.clusters is None:
                        plain[run.face, run.vertical].append(run)
                    else:
                        self.of(run.face).note_clusters(run)
        for (face, vertical), runs in plain.items():
            text, glyphs = "".join([run.text for run in runs]), b"".join([run.glyphs for run in runs])
            self.of(face).note(text, glyphs, vertical=vertical)

    def write(self, file: PdfFile) -> dict[str, bytes]:
        """Write all fonts; gives the entries of a font resource dictionary."""
        return {label: reference(n) for font in self._fonts.values() for label, n in font.write(file).items()}


def _runs(items: Iterable[Item]) -> Iterator[TextRun]:
    for item in items:
        if isinstance(item, TextRun):
            yield item
        elif isinstance(item, Group):
            yield from _runs(item.items)


def _clusters(run: TextRun) -> Iterator[tuple[list[int], str]]:
    """Give the clusters of a run: their glyphs and the characters they stand for."""
    starts = range(len(run.text)) if run.clusters is None else run.clusters
    ends = dict(zip(ordered := sorted(set(starts)), [*ordered[1:], len(run.text)], strict=True))
    grouped: dict[int, list[int]] = {}
    for glyph, start in zip(_ids(run.glyphs), starts, strict=True):
        grouped.setdefault(start, []).append(glyph)
    for start, glyphs in grouped.items():
        yield glyphs, run.text[start : ends[start]]


def _ids(glyphs: bytes) -> packed[int]:
    ids = packed("H", glyphs)
    if sys.byteorder == "little":
        ids.byteswap()
    return ids


def _as_text(glyphs: bytes) -> str:
    """Give a character a glyph id, so that the quick search for newcomers serves glyphs too."""
    return glyphs.decode("utf-16-be", "surrogatepass")


def _plain_first(char: str) -> tuple[bool, str]:
    """Order characters so that of two with one glyph the one that is no compatibility form names it."""
    return bool(unicodedata.decomposition(char)), char


def _tag(key: str, glyphs: list[int]) -> str:
    """Make the six letters of a subset's name from what is in it (ISO 32000-1 §9.6.4)."""
    digest = hashlib.sha256(f"{key} {glyphs}".encode()).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6])


def _descriptor(file: PdfFile, face: Face, program: SubsetFont, base: bytes) -> int:
    metrics, box = face.metrics, face.bounding_box
    kind, entries = ("FontFile3", {"Subtype": b"/CIDFontType0C"}) if program.kind == "cff" else ("FontFile2", {})
    if program.kind == "glyf":
        entries = {"Length1": b"%d" % len(program.data)}
    descriptor = {
        "Type": b"/FontDescriptor",
        "FontName": base,
        "Flags": _SYMBOLIC,
        "FontBBox": array(b"%d" % round(1000 * side) for side in box),
        "ItalicAngle": b"0",
        "Ascent": b"%d" % round(1000 * metrics.ascender),
        "Descent": b"%d" % round(1000 * metrics.descender),
        "CapHeight": b"%d" % round(1000 * metrics.cap_height),
        "StemV": b"%d" % (50 + face.weight // 8),
        kind: reference(file.stream(program.data, entries)),
    }
    return file.add(dictionary(descriptor))


def _widths(widths: dict[int, float]) -> dict[str, bytes]:
    """Write the advances: the commonest as the default, the others as runs of neighbours."""
    default = Counter(widths.values()).most_common(1)[0][0] if widths else 1000.0
    others = [(glyph, width) for glyph, width in widths.items() if width != default]
    runs = (b"%d %b" % (first, array(map(number, values))) for first, values in _neighbours(others))
    return {"DW": number(default), "W": array(runs)}


def _neighbours(pairs: Iterable[tuple[int, T]]) -> Iterator[tuple[int, list[T]]]:
    """Group what belongs to consecutive glyphs: the first glyph and the values."""
    first, values = 0, list[T]()
    for glyph, value in pairs:
        if values and glyph == first + len(values):
            values.append(value)
            continue
        if values:
            yield first, values
        first, values = glyph, [value]
    if values:
        yield first, values


def _vertical_widths(face: Face, glyphs: list[int]) -> dict[str, bytes]:
    """Write the vertical advances and origins (ISO 32000-1 §9.7.4.3)."""
    down, high = _DEFAULT_ORIGIN
    others = []
    for glyph in glyphs:
        advance, x, y = (1000 * value for value in face.vertical_metrics(glyph))
        if (advance, y) != (down, high) or x != 500 * face.glyph_advance(glyph):
            others.append((glyph, (-advance, x, y)))
    runs = (
        b"%d %b" % (first, array(number(part) for triple in values for part in triple))
        for first, values in _neighbours(others)
    )
    return {"DW2": b"[%d %d]" % (high, -down), "W2": array(runs)}


def _glyph_map(program: SubsetFont) -> bytes:
    """Write CIDToGIDMap: two bytes for each code up to the last."""
    table = bytearray(2 * (max(program.mapping) + 1))
    for old, new in program.mapping.items():
        table[2 * old : 2 * old + 2] = new.to_bytes(2, "big")
    return bytes(table)


_CMAP: Final = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><FFFF>
endcodespacerange
%b
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def _to_unicode(texts: dict[int, str]) -> bytes:
    """Write the map from glyph to text as UTF-16BE, surrogate pairs included (ISO 32000-1 §9.10.3)."""
    entries = [f"<{glyph:04X}><{_utf16(text)}>" for glyph, text in sorted(texts.items()) if text]
    blocks = (entries[start : start + _BLOCK] for start in range(0, len(entries), _BLOCK))
    lines = (f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return _CMAP % "\n".join(lines).encode("ascii")


def _utf16(text: str) -> str:
    return text.encode("utf-16-be", "replace").hex().upper()
