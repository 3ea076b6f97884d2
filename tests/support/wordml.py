"""Word files for tests: a model in; its parts, the text in order, and what no validator complains of, out."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from lxml import etree

from casepub.diagnostics import Report
from casepub.model import Article, Collection, Inline, Metadata, Paragraph, Part, Text
from casepub.renderers.base import RenderContext
from casepub.renderers.docx import DocxRenderer
from casepub.template import Template, load
from casepub.transform import prepare
from tests.support.everynode import every_article, metadata
from tests.support.parts import parts

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS = {
    "w": W,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
_BLOCK_ENDS = {f"{{{W}}}p"}


def docx_bytes(
    document: Article | Collection,
    template: Template | str = "base",
    report: Report | None = None,
    *,
    model: bool = False,
) -> bytes:
    """Render a document."""
    loaded = load(template) if isinstance(template, str) else template
    collection = document if isinstance(document, Collection) else Collection.of(document)
    context = RenderContext(report if report is not None else Report(), embed_model=model)
    return DocxRenderer().render(prepare(collection, loaded, context.report), loaded, context)[""]


def docx_parts(
    document: Article | Collection, template: Template | str = "base", report: Report | None = None
) -> dict[str, bytes]:
    """Render a document and give its parts by name."""
    return parts(docx_bytes(document, template, report))


def article(*blocks: object, language: str = "zh-Hans", **more: object) -> Article:
    """Make an article of these blocks."""
    return Article(Metadata(title="题", language=language), blocks, **more)  # type: ignore[arg-type]


def p(*children: Inline | str, **more: object) -> Paragraph:
    """Make a paragraph; a string stands for text."""
    return Paragraph(children=tuple(Text(c) if isinstance(c, str) else c for c in children), **more)  # type: ignore[arg-type]


def several() -> Collection:
    """Make a collection of three articles in two parts."""
    first, second = every_article(), every_article("ja")
    return Collection(metadata(), (Part((first, second), "上编"), Part((first,), "下编")))


def with_page(**changes: object) -> Template:
    """Give the base template with another page."""
    base = load("base")
    return replace(base, page=replace(base.page, **changes))  # type: ignore[arg-type]


def with_text(**changes: object) -> Template:
    """Give the base template with other text rules."""
    base = load("base")
    return replace(base, text=replace(base.text, **changes))  # type: ignore[arg-type]


def tree(content: bytes) -> etree._Element:
    """Parse a part."""
    return etree.fromstring(content)


def found(content: bytes, path: str) -> list[etree._Element]:
    """Find elements by XPath with the usual prefixes."""
    return cast("list[etree._Element]", tree(content).xpath(path, namespaces=NS))


def value(element: etree._Element, name: str = "val") -> str:
    """Give an attribute of the `w` namespace, empty when it is not there."""
    return str(element.get(f"{{{W}}}{name}", ""))


def visible_text(found_parts: dict[str, bytes]) -> str:
    """Give the body's text in order and then the notes'; ruby as its base; a paragraph a line."""
    stories = (tree(found_parts[f"word/{name}.xml"]) for name in ("document", "footnotes"))
    return "".join(piece for story in stories for piece in _pieces(story))


def _pieces(element: etree._Element) -> Iterator[str]:
    tag = etree.QName(element).localname
    if tag in {"rt", "instrText", "delText"}:
        return
    if tag == "t":
        yield element.text or ""
    elif tag == "br":
        yield "\n"
    for child in element:
        yield from _pieces(child)
    if element.tag in _BLOCK_ENDS:
        yield "\n"


def complaints(found_parts: dict[str, bytes]) -> list[str]:
    """Give what is wrong with a file beyond what schema validators find."""
    return [complaint for check in _CHECKS for complaint in check(found_parts)]


def _stories(found_parts: dict[str, bytes]) -> dict[str, etree._Element]:
    names = re.compile(r"word/(document|footnotes|comments|header\d+|footer\d+)\.xml")
    return {name: tree(content) for name, content in found_parts.items() if names.fullmatch(name)}


def _all(found_parts: dict[str, bytes], path: str) -> list[etree._Element]:
    hits = (story.xpath(path, namespaces=NS) for story in _stories(found_parts).values())
    return [hit for some in hits for hit in cast("list[etree._Element]", some)]


def _field_marks(found_parts: dict[str, bytes]) -> Iterator[str]:
    for name, story in _stories(found_parts).items():
        depth = 0
        for mark in story.iter(f"{{{W}}}fldChar"):
            depth += {"begin": 1, "end": -1}.get(value(mark, "fldCharType"), 0)
            if depth < 0:
                yield f"{name}: a field ends that did not begin"
        if depth:
            yield f"{name}: {depth} fields do not end"


def _doubles(found_parts: dict[str, bytes]) -> Iterator[str]:
    names = Counter(value(mark, "name") for mark in _all(found_parts, "//w:bookmarkStart"))
    yield from (f"two bookmarks are called {name}" for name, count in names.items() if count > 1)
    yield from (f"{name} is no name of a bookmark" for name in names if not re.fullmatch(r"(?!\d)\w{1,40}", name))
    path = "//w:bookmarkStart | //w:commentRangeStart | //w:ins | //w:del"
    ids = Counter(value(mark, "id") for mark in _all(found_parts, path))
    yield from (f"two annotations have the id {number}" for number, count in ids.items() if count > 1)
    drawings = Counter(str(mark.get("id")) for mark in _all(found_parts, "//wp:docPr"))
    yield from (f"two drawings have the id {number}" for number, count in drawings.items() if count > 1)


def _open_bookmarks(found_parts: dict[str, bytes]) -> Iterator[str]:
    starts = {value(mark, "id") for mark in _all(found_parts, "//w:bookmarkStart")}
    ends = {value(mark, "id") for mark in _all(found_parts, "//w:bookmarkEnd")}
    yield from (f"the bookmark {number} has one end" for number in starts ^ ends)


def _undefined(found_parts: dict[str, bytes]) -> Iterator[str]:
    numbers = {value(number, "numId") for number in found(found_parts["word/numbering.xml"], "//w:num")}
    styles = {value(style, "styleId") for style in found(found_parts["word/styles.xml"], "//w:style")}
    yield from (f"no list {value(n)}" for n in _all(found_parts, "//w:numId") if value(n) not in numbers)
    named = _all(found_parts, "//w:pStyle | //w:rStyle | //w:tblStyle")
    yield from (f"no style {value(style)}" for style in named if value(style) not in styles)


def _targets(found_parts: dict[str, bytes]) -> Iterator[str]:
    names = {value(mark, "name") for mark in _all(found_parts, "//w:bookmarkStart")}
    for link in _all(found_parts, "//w:hyperlink[@w:anchor]"):
        if value(link, "anchor") not in names:
            yield f"a link leads to {value(link, 'anchor')}, which is not there"
    for code in _all(found_parts, "//w:instrText"):
        words = (code.text or "").split()
        if words and words[0] in {"REF", "PAGEREF", "NOTEREF"} and words[1] not in names:
            yield f"a field refers to {words[1]}, which is not there"


def _relations(found_parts: dict[str, bytes]) -> Iterator[str]:
    for name, story in _stories(found_parts).items():
        folder, _, file = name.rpartition("/")
        rels = found_parts.get(f"{folder}/_rels/{file}.rels", b"<none/>")
        known = {str(rel.get("Id")) for rel in tree(rels)}
        used = set(re.findall(r'r:(?:id|embed)="([^"]+)"', etree.tostring(story, encoding="unicode")))
        yield from (f"{name}: no relationship {rid}" for rid in used - known)


def _switches(found_parts: dict[str, bytes]) -> Iterator[str]:
    for name, content in found_parts.items():
        if not name.endswith(".xml"):
            continue
        text = content.decode("utf-8")
        yield from (f"{name}: '{word}'" for word in ("w:dirty", "updateFields", "Theme=") if word in text)
        for indent in re.findall(r"<w:ind [^>]*>", text):
            for side in ("firstLine", "hanging", "left", "right"):
                if f"w:{side}Chars=" in indent and f"w:{side}=" not in indent:
                    yield f"{name}: {side}Chars without {side}"


def _deleted_text(found_parts: dict[str, bytes]) -> Iterator[str]:
    yield from ("plain text inside a deletion" for _ in _all(found_parts, "//w:del//w:t"))
    paragraphs = Counter(str(p.get(f"{{{NS['w14']}}}paraId")) for p in _all(found_parts, "//w:p[@w14:paraId]"))
    yield from (f"two paragraphs have the id {name}" for name, count in paragraphs.items() if count > 1)


def _quotes(found_parts: dict[str, bytes]) -> Iterator[str]:
    """Check that both marks of a pair stand in runs with the same hint."""
    for paragraph in _all(found_parts, "//w:p"):
        waiting: list[bool] = []
        for run in paragraph.iter(f"{{{W}}}r"):
            hinted = bool(run.xpath("w:rPr/w:rFonts[@w:hint='eastAsia']", namespaces=NS))
            for mark in "".join(text.text or "" for text in run.iterfind(f"{{{W}}}t")):
                if mark == "“":
                    waiting.append(hinted)
                elif mark == "”" and waiting and waiting.pop() != hinted:
                    yield "the quotation marks of a pair have different hints"


_CHECKS = (
    _field_marks, _doubles, _open_bookmarks, _undefined, _targets, _relations, _switches, _deleted_text, _quotes,
)  # fmt: skip
