"""Sections: page geometry and running heads in; `w:sectPr`, header and footer parts out."""

from __future__ import annotations

from math import ceil
from typing import Final, Literal, NamedTuple, TypeAlias

from casepub.model import Metadata
from casepub.renderers.docx.fields import field
from casepub.renderers.docx.notes import NUMBER_FORMATS
from casepub.renderers.docx.oxml import paragraph, part, twips, w
from casepub.renderers.docx.package import CT, RT, XmlPart
from casepub.renderers.docx.runs import Look, Runs
from casepub.renderers.docx.state import Work
from casepub.template.schema import RunningMatter, Slots
from casepub.template.words import words_for
from casepub.text.pattern import lazily

Kind: TypeAlias = Literal["header", "footer"]
Counting: TypeAlias = Literal["", "front", "more front", "text"]
Break: TypeAlias = Literal["nextPage", "oddPage"]

_FIELD: Final = lazily(r"\[\[([\w.]+)\]\]")
_LIVE: Final = {"page": "PAGE", "pages": "NUMPAGES", "heading.1": "STYLEREF 1", "heading.2": "STYLEREF 2"}
_TYPES: Final = {"header": (CT.WML_HEADER, RT.HEADER, "hdr"), "footer": (CT.WML_FOOTER, RT.FOOTER, "ftr")}

_COUNTED: Final[dict[Counting, str]] = {
    "": "",
    "front": w("pgNumType", fmt="lowerRoman", start=1),
    "more front": w("pgNumType", fmt="lowerRoman"),
    "text": w("pgNumType", start=1),
}
_FROM_EDGE: Final = 0.58  # of the margin, to the line of a running head or foot


class Running(NamedTuple):
    """What the running heads of a section can say."""

    collection: Metadata
    article: Metadata | None = None
    part_title: str = ""
    headings: tuple[str, str] = ("", "")

    def value(self, name: str) -> str:
        """Give the text of a field at the section's beginning."""
        article = self.article or self.collection
        date = article.date("published")
        return {
            "page": "1",
            "pages": "1",
            "collection.title": self.collection.title,
            "article.title": article.title,
            "article.section": article.section,
            "article.date": words_for(article.language).date(date.value, date.as_written) if date else "",
            "part.title": self.part_title,
            "heading.1": self.headings[0],
            "heading.2": self.headings[1],
        }.get(name, "")


class Sections:
    """Writes the section properties of one file; equal heads and feet share a part."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._parts: dict[str, str] = {}

    def properties(
        self, running: Running, kind: Break, *, opens: bool = True, bare: bool = False, counts: Counting = ""
    ) -> str:
        """Write `w:sectPr`.

        Args:
            running: what heads and feet say.
            kind: where the section begins.
            opens: an article begins here, so that the first page may differ.
            bare: no heads and feet at all, and one column (title page, contents).
            counts: pages begin to be counted here: those before the text in Roman numerals, the text's own from 1.
        """
        work = self._work
        template = work.template
        heads = "" if bare else self._references(running)
        restart = w("numRestart", val="eachSect" if opens and work.several else "continuous")
        first = opens and not (template.header.first_page and template.footer.first_page)
        return w(
            "sectPr",
            heads,
            w("footnotePr", w("numFmt", val=NUMBER_FORMATS[template.numbering.footnotes]), restart),
            w("type", val=kind),
            *self._page(),
            _COUNTED[counts],
            self._columns(bare),
            w("titlePg") if first and not bare else "",
            w("textDirection", val="tbRl") if work.geometry.vertical else "",
            self._grid(),
        )

    def _page(self) -> tuple[str, str]:
        """Write size and margins; the type area holds its lines and characters whole, whatever is rounded."""
        geometry = self._work.geometry
        width, height = twips(geometry.width), twips(geometry.height)
        lines = round((geometry.extent - geometry.body_size) / geometry.leading) + 1
        across = lines * ceil(geometry.leading * 20)  # in Word a line has its gap below it, the last one too
        along = ceil(geometry.measure * 20)
        wide, high = (across, along) if geometry.vertical else (along, across)
        top, left = twips(geometry.top), twips(geometry.left(True))
        right, bottom = max(width - left - wide, 0), max(height - top - high, 0)
        margins = w(
            "pgMar", top=top, right=right, bottom=bottom, left=left, header=self._distance("Header", geometry.top),
            footer=self._distance("Footer", geometry.bottom), gutter=0,
        )  # fmt: skip
        return w("pgSz", w=width, h=height, orient="landscape" if width > height else None), margins

    def _distance(self, style: str, margin: float) -> int:
        """Stand a running head or foot in its margin, nearer to the text than to the edge."""
        size = self._work.looks.computed(style, self._work.language).size
        return max(twips(margin * _FROM_EDGE - size), 240)

    def _columns(self, bare: bool) -> str:
        geometry = self._work.geometry
        return w("cols", num=1 if bare else geometry.columns, space=twips(geometry.column_gap))

    def _grid(self) -> str:
        """Write the grid: lines, or cells where every character stands in its own (ECMA 17.6.5)."""
        geometry = self._work.geometry
        pitch = int(geometry.leading * 20)
        if self._work.looks.sheet.rule(self._work.language).grid:
            return w("docGrid", type="snapToChars", linePitch=pitch, charSpace=0)
        return w("docGrid", type="lines", linePitch=pitch)

    def _references(self, running: Running) -> str:
        template = self._work.template
        pairs: list[tuple[Kind, RunningMatter]] = [("header", template.header), ("footer", template.footer)]
        return "".join(self._reference(kind, matter, running) for kind, matter in pairs)

    def _reference(self, kind: Kind, matter: RunningMatter, running: Running) -> str:
        """Refer to the parts for right-hand, left-hand and first pages; the schema wants heads before feet."""
        geometry = self._work.geometry
        odd, even = [matter.recto if geometry.right_hand(recto) else matter.verso for recto in (True, False)]
        sides = {
            "default": self._content(kind, matter, odd, running),
            "even": self._content(kind, matter, even, running),
            "first": self._content(kind, matter, odd if matter.first_page else _EMPTY, running),
        }
        wanted = ("default", "even", "first") if geometry.double else ("default", "first")
        name = f"{kind}Reference"
        return "".join(f'<w:{name} w:type="{side}" r:id="{self._part(kind, sides[side])}"/>' for side in wanted)

    def _part(self, kind: Kind, content: str) -> str:
        """Give the relationship of the part with this content."""
        key = kind + content
        if key not in self._parts:
            content_type, reltype, root = _TYPES[kind]
            number = sum(known.startswith(kind) for known in self._parts) + 1
            made: XmlPart = self._work.package.xml(f"/word/{kind}{number}.xml", content_type, part(root, [content]))
            self._parts[key] = self._work.document.relate(made, reltype)
        return self._parts[key]

    def _content(self, kind: Kind, matter: RunningMatter, slots: Slots, running: Running) -> str:
        style = kind.title()
        looks, geometry = self._work.looks, self._work.geometry
        computed = looks.computed(style, looks.language)
        look = Look(looks.language, computed.size, computed.font, computed.weight == "bold")
        filled = [self._slot(slot, running, look) for slot in (slots.start, slots.center, slots.end)]
        length = geometry.width - geometry.inner - geometry.outer  # heads lie across the page in vertical books too
        middle, end = twips(length / 2), twips(length)
        tabs = w("tabs", w("tab", val="center", pos=middle), w("tab", val="right", pos=end))
        properties = {"tabs": tabs}
        if matter.rule and any(filled):
            side = "bottom" if kind == "header" else "top"
            properties["pBdr"] = w("pBdr", w(side, val="single", sz=4, space=4, color="auto"))
        return paragraph(style, _tabbed(filled), properties | {"jc": w("jc", val="left")})

    def _slot(self, slot: str, running: Running, look: Look) -> str:
        runs = Runs(self._work.looks)
        written = []
        for index, piece in enumerate(_FIELD.split(slot)):
            value = running.value(piece) if index % 2 else piece
            if index % 2 and piece in _LIVE and (value or not piece.startswith("heading")):
                written.append(field(_LIVE[piece], runs.text(value, look), runs.properties(look)))
            elif value:
                written.append(runs.text(value, look))
        return "".join(written)


_EMPTY: Final = Slots("", "", "")


def _tabbed(slots: list[str]) -> str:
    tab = w("r", w("tab"))
    start, center, end = slots
    return start + (tab + center if center or end else "") + (tab + end if end else "")
