"""What a file says, set against what the model says: extracted text and an article in, the differences out."""

import re
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

from lxml import etree, html

from casepub.model import Article, Figure, FootnoteReference, LineBreak
from casepub.model.walk import text_of, transform
from casepub.transform.opening import opening

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_UNREAD = ("rt", "rp", "script", "style", "nav", "template")
_HAN = r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_GAP_IN_HAN = re.compile(rf"(?<={_HAN})[ \t\u00a0\u2000-\u200b]+(?={_HAN})")


def squashed(text: str) -> str:
    """Drop all white space and what is never seen: extraction may break lines anywhere."""
    return re.sub(r"[\s\u200b\u00ad\ufeff]+", "", text)


def model_lines(article: Article) -> list[str]:
    """Give the text that a reader must meet, in order: what stands above the body, then the body's lines.

    A call of a note ends a line here, for its mark stands there in a file; a lost figure says nothing.
    """
    above = [line.text for line in opening(article.metadata)]
    body = text_of(transform(article, _spoken).body)
    return [line for line in (*above, *body.splitlines()) if line.strip()]


def _spoken(node: Any) -> Any:
    match node:
        case FootnoteReference():
            return LineBreak()
        case Figure(lost=True):
            return ()
        case _:
            return node


def lost_in(text: str, lines: Iterable[str]) -> list[str]:
    """Give the lines that the text does not hold in this order."""
    haystack, position, lost = squashed(text), 0, []
    for line in lines:
        found = haystack.find(squashed(line), position)
        if found < 0:
            lost.append(line)
        else:
            position = found + len(squashed(line))
    return lost


def gaps_between_han(text: str, meant: str = "") -> list[str]:
    """Give the places where white space stands between two Han characters of one line, save those in `meant`."""
    known = {_beside(meant, gap) for gap in _GAP_IN_HAN.finditer(meant)}
    gaps = (gap for gap in _GAP_IN_HAN.finditer(text) if _beside(text, gap) not in known)
    return [text[max(0, gap.start() - 6) : gap.end() + 6] for gap in gaps]


def _beside(text: str, gap: re.Match[str]) -> str:
    return text[gap.start() - 1] + text[gap.end()]


def html_text(content: bytes, path: str = "//article") -> str:
    """Give what stands in the elements at `path`, without ruby annotations and scripts."""
    root = html.document_fromstring(content, parser=html.HTMLParser(encoding="utf-8"))
    found = cast("list[html.HtmlElement]", root.xpath(path))
    return "\n".join(map(_visible, found))


def _visible(element: html.HtmlElement) -> str:
    etree.strip_elements(element, *_UNREAD, with_tail=False)
    return str(element.text_content())


def epub_text(path: Path) -> str:
    """Give the text of an EPUB's documents in the order of its spine."""
    with zipfile.ZipFile(path) as archive:
        return "\n".join(html_text(archive.read(name), "//*[local-name()='body']") for name in spine(archive))


def spine(archive: zipfile.ZipFile) -> list[str]:
    """Give the names of a book's documents in reading order."""
    container = etree.fromstring(archive.read("META-INF/container.xml"))
    package = str(container.xpath("string(//*[local-name()='rootfile']/@full-path)"))
    root = etree.fromstring(archive.read(package))
    hrefs = {item.get("id"): item.get("href") for item in root.iterfind(".//{*}manifest/{*}item")}
    folder = package.rpartition("/")[0]
    return [f"{folder}/{hrefs[ref.get('idref')]}".lstrip("/") for ref in root.iterfind(".//{*}spine/{*}itemref")]


def docx_text(path: Path) -> str:
    """Give the text of a Word file's body, a line a paragraph, without ruby annotations and field codes."""
    with zipfile.ZipFile(path) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    etree.strip_elements(body, f"{W}rt", with_tail=False)
    return "\n".join("".join(text.text or "" for text in p.iter(f"{W}t")) for p in body.iter(f"{W}p"))
