"""Inline nodes: what stands inside a paragraph in; runs, links, fields and marks out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final
from urllib.parse import quote, urlsplit

from casepub.model import (
    Code,
    Comment,
    CrossReference,
    Emphasis,
    FootnoteReference,
    Heading,
    Image,
    IndexTerm,
    Inline,
    LineBreak,
    Link,
    Ruby,
    Span,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Text,
    Underline,
)  # fmt: skip
from casepub.model.walk import text_of
from casepub.renderers.docx.fields import argument, field
from casepub.renderers.docx.language import is_east_asian
from casepub.renderers.docx.media import drawing
from casepub.renderers.docx.oxml import Properties, lines, quoted, switch, w
from casepub.renderers.docx.package import RT, XmlPart
from casepub.renderers.docx.runs import Look, Pairs, Runs
from casepub.renderers.docx.state import Scope, Work
from casepub.renderers.docx.styles import emphasis_properties, emphasis_style
from casepub.template.schema import FontStackName
from casepub.text.region import region_of

_CODE: Final = (("noProof", w("noProof")),)
_BOLD: Final = (("b", switch("b", True)), ("bCs", switch("bCs", True)))
_SPANS: Final[dict[str, tuple[str, Pairs, FontStackName | None]]] = {
    "proper-name": ("ProperName", (("u", w("u", val="single")),), None),
    "work-title": ("WorkTitle", (("u", w("u", val="wave")),), None),
    "small-caps": ("SmallCaps", (("smallCaps", w("smallCaps")),), None),
    "term": ("Term", (), "sans"),
    "deceased": ("Deceased", (("bdr", w("bdr", val="single", sz=4, space=0, color="auto")),), None),
}
_SCHEMES: Final = frozenset(("http", "https", "mailto", "ftp", "ftps", "tel", "news", "doi", "urn"))
_SAFE: Final = "!#$%&'()*+,/:;=?@[]~"
_LONGEST_ADDRESS: Final = 2079  # Word refuses to open a file with a longer one


class Inlines:
    """Writes the inline nodes of one article into one part."""

    def __init__(self, work: Work, scope: Scope, part: XmlPart, note: Callable[[str], str]) -> None:
        self._work = work
        self._scope = scope
        self._part = part
        self._note = note
        self._runs = Runs(work.looks)
        self._looks: dict[tuple[str, str], Look] = {}

    def look(self, style_id: str, language: str) -> Look:
        """Give the look of plain text in a paragraph of this style."""
        key = (style_id, language)
        if key not in self._looks:
            computed = self._work.looks.computed(style_id, language)
            self._looks[key] = Look(language, computed.size, computed.font, computed.weight == "bold")
        return self._looks[key]

    def text(self, value: str, look: Look) -> str:
        """Write plain characters."""
        return self._runs.text(value, look)

    def write(self, nodes: Iterable[Inline], look: Look) -> str:
        """Write inline nodes in order."""
        return "".join([self._inline(node, look) for node in nodes])

    def _inline(self, node: Inline, look: Look) -> str:  # noqa: C901  one arm a node
        match node:
            case Text(value=value):
                return self._runs.text(value, look) if value else ""
            case Emphasis():
                return self.write(node.children, self._emphasised(node, look))
            case Strong():
                return self.write(node.children, look.styled("Strong", _BOLD).emboldened())
            case Underline():
                return self.write(node.children, look.set(("u", w("u", val="single"))))
            case Strikethrough():
                return self.write(node.children, look.set(("strike", switch("strike", True))))
            case Superscript():
                return self.write(node.children, look.set(("vertAlign", w("vertAlign", val="superscript"))))
            case Subscript():
                return self.write(node.children, look.set(("vertAlign", w("vertAlign", val="subscript"))))
            case Code(value=value):
                return self.code(value, look)
            case Link():
                return self._link(node, look)
            case Image():
                return self._image(node, look)
            case LineBreak():
                return self._runs.content(w("br"), look)
            case FootnoteReference(footnote=footnote):
                return self._note(footnote)
            case Ruby():
                return self._ruby(node, look)
            case Span():
                return self.write(node.children, self._spanned(node, look))
            case CrossReference():
                return self._reference(node, look)
            case IndexTerm():
                return self._index_term(node, look)
            case Comment():
                return self._comment(node, look)

    def code(self, value: str, look: Look) -> str:
        """Write computer text; its marks are Western, its line ends are kept."""
        return self._runs.content(lines(value), look.styled("Code", _CODE, "mono"))

    def _emphasised(self, node: Emphasis, look: Look) -> Look:
        """Go into emphasis: the language's own way, but slant where there is nothing East Asian to put dots on."""
        mode = self._work.looks.sheet.rule(look.language).emphasis
        if mode in {"dots", "kai"} and not is_east_asian(text_of(node.children)):
            mode = "italic"
        region = region_of(look.language)
        own = emphasis_properties(mode, self._work.looks, region)
        font: FontStackName | None = "kai" if mode == "kai" else None
        inner = look.styled(emphasis_style(mode, self._work.looks), _pairs(own), font)
        if own != emphasis_properties(mode, self._work.looks, region_of(self._work.language)):
            return inner.set(*own.items())
        return inner.emboldened() if mode == "bold" else inner

    def _spanned(self, node: Span, look: Look) -> Look:
        if node.language:
            look = replace(look, language=node.language)
        match node.role:
            case "none":
                return look
            case "proper-name" | "work-title" | "small-caps" | "term" | "deceased":
                return look.styled(*_SPANS[node.role])
            case "warichu":
                return look.styled("Warichu").set(self._composition(combine=1))
            case "upright":
                # In rows the attribute would lay the characters down.
                vertical = self._work.looks.sheet.vertical
                inner = look.styled("Upright")
                return inner.set(self._composition(vert=1, vertCompress=1)) if vertical else inner

    def _composition(self, **layout: int) -> tuple[str, str]:
        return "eastAsianLayout", w("eastAsianLayout", id=next(self._work.ids), **layout)

    def _link(self, node: Link, look: Look) -> str:
        attributes = {} if look.linked else self._destination(node.target)
        if not attributes:
            return self.write(node.children, look)
        inner = self.write(node.children, replace(look.styled("Hyperlink", self._link_pairs), linked=True))
        title = f' w:tooltip="{quoted(node.title)}"' if node.title else ""
        written = "".join(f' {name}="{quoted(value)}"' for name, value in attributes.items())
        return f'<w:hyperlink{written}{title} w:history="1">{inner}</w:hyperlink>'

    @property
    def _link_pairs(self) -> Pairs:
        rules = self._work.template.link
        line = "single" if rules.underline else "none"
        return (("color", w("color", val=rules.color.hex)), ("u", w("u", val=line)))

    def _destination(self, target: str) -> dict[str, str]:
        """Give the attributes that lead to a block of the article or to an address; none where it leads nowhere."""
        if target.startswith("#"):
            known = target[1:] in self._scope.targets
            return {"w:anchor": self._scope.bookmark(target[1:])} if known else {}
        address = _address(target)
        if address:
            return {"r:id": self._part.relate(address, RT.HYPERLINK)}
        self._work.context.report.warning(
            "link-not-carried", f"'{target[:80]}' is no address that a Word file may lead to; its text stays"
        )
        return {}

    def _image(self, node: Image, look: Look) -> str:
        resource = self._scope.resources.get(node.resource)
        if resource is None:
            self._work.context.report.warning("image-not-found", "a picture is not there; its text stands", node.alt)
        embedded = self._work.media.embed(resource) if resource else None
        if embedded is None:
            return self.text(node.alt, look) if node.alt else ""
        number = next(self._work.drawings)
        return self._runs.content(drawing(embedded, self._part, node, number, self._work.room_for_pictures), look)

    def _ruby(self, node: Ruby, look: Look) -> str:
        if node.position == "under":
            self._work.context.report.info(
                "ruby-position-not-carried", "Word sets ruby above its base; one that stood below now stands above"
            )
        share = self._work.looks.sheet.rule(look.language).ruby_size
        beside = node.kind == "zhuyin" and node.position == "inter-character"
        # JLREQ 3.3.6: a group is spread 1 : 2 : 1; single characters are centred.
        align = "rightVertical" if beside else "distributeSpace" if node.kind == "group" else "center"
        return "".join(self._runs.ruby(pair.base, pair.annotation, look, share, align) for pair in node.pairs)

    def _reference(self, node: CrossReference, look: Look) -> str:
        """Write a field that follows its target, with the text as written for its result."""
        target = self._scope.targets.get(node.target)
        if target is None:
            return self.write(node.children, look)
        result = self.write(node.children, look) or self.text(self._generated(node, target), look)
        numbered = node.kind == "number" and isinstance(target, Heading) and bool(target.label)
        name = self._scope.number_bookmark(node.target) if numbered else self._scope.bookmark(node.target)
        code = "PAGEREF" if node.kind == "page" else "REF"
        return field(f"{code} {name} \\h", result, self._runs.properties(look))

    def _generated(self, node: CrossReference, target: object) -> str:
        """Give the text of a reference that was written without one."""
        match node.kind, target:
            case "number", Heading(label=label) if label:
                return label.rstrip("、.． ")
            case "page", _:
                return self._work.folios.get((self._scope.index, node.target), "…")
            case _, Heading(children=children):
                return text_of(children)
            case _:
                return text_of(getattr(target, "caption", ())) or self._scope.words.back_to_text

    def _index_term(self, node: IndexTerm, look: Look) -> str:
        term = argument(node.term.replace(":", "\\:")) if node.term else ""
        reading = f" \\y {argument(node.reading)}" if node.reading else ""
        entry = field(f"XE {term}{reading}", "", self._runs.properties(look)) if term else ""
        return self.write(node.children, look) + entry

    def _comment(self, node: Comment, look: Look) -> str:
        number = self._work.add_comment(node)
        reference = w("r", w("rPr", w("rStyle", val="CommentReference")), w("commentReference", id=number))
        inner = self.write(node.children, look)
        return w("commentRangeStart", id=number) + inner + w("commentRangeEnd", id=number) + reference


def _pairs(properties: Properties) -> Pairs:
    return tuple(properties.items())


def _address(target: str) -> str:
    """Give an address as a relationship may hold it; nothing for what no document should open."""
    try:
        scheme = urlsplit(target).scheme.lower()
        address = quote(target, safe=_SAFE)
    except (ValueError, UnicodeError):
        return ""
    return address if scheme in _SCHEMES and len(address) <= _LONGEST_ADDRESS else ""
