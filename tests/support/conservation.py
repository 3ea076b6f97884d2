"""What a source shows and what became of it: letters in, letters out, for every reader; nothing may be lost between.

Both sides are counted by letter, after NFKC (which readers apply to radicals and half-width katakana). What a notation
hides (addresses, attributes, notes to a program) is left out of the count of the source: less is demanded, never more.
"""

from __future__ import annotations

import io
import json
import re
import unicodedata
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Final
from xml.etree import ElementTree

from casepub.diagnostics import Report
from casepub.errors import SourceError
from casepub.model import Article, Code, CodeBlock, Comment, FootnoteReference, OrderedList, Ruby
from casepub.model.walk import text_of, walk
from casepub.readers.base import ReadContext, ReadOptions, Source
from casepub.readers.html.archive import opened
from casepub.readers.html.source import tree_of_bytes
from casepub.readers.html.visible import visible_body, visible_text
from casepub.readers.structure.encoding import decode
from casepub.readers.structure.repair import clean
from casepub.registry import reader
from casepub.text.numeral import format_number
from tests.support.word import W

OPTIONS: Final = ReadOptions(keep_punctuation=True)
SUFFIXES: Final = {
    "text": ".txt", "aozora": ".txt", "markdown": ".md", "html": ".html", "docx": ".docx", "epub": ".epub",
    "feed": ".rss", "jsonl": ".jsonl", "json": ".json",
}  # fmt: skip


def letters(*texts: str) -> Counter[str]:
    """Count letters and figures, in the form that compatibility characters stand for."""
    return Counter(filter(str.isalnum, unicodedata.normalize("NFKC", "".join(texts))))


def said(articles: Iterable[Article]) -> Counter[str]:
    """Count what articles say anywhere: text, notes, metadata, and what they say was left out."""
    return letters(*(text for article in articles for text in _said(article)))


def _said(article: Article) -> Iterable[str]:
    meta = article.metadata
    yield text_of(article)
    yield from (out.text for out in article.discarded)
    yield from (meta.title, meta.subtitle, meta.section, meta.source, meta.agency, meta.dateline, meta.summary)
    yield from (date.as_written for date in meta.dates)
    yield from (word for person in meta.people for word in (person.name, person.as_written))
    yield from (str(number) for number in range(1, len(article.footnotes) + 1))
    for node in walk(article):
        match node:
            case Ruby(pairs=pairs):
                yield from (pair.annotation for pair in pairs)
            case Code(value=value) | CodeBlock(value=value):
                yield value
            case FootnoteReference():
                yield from map(str, range(len(article.footnotes) + 1))
            case Comment(author=author):
                yield author
            case OrderedList(start=start, items=items, style=style):
                yield from _numbers(range(start, start + len(items)), style)
            case _:
                pass


def _numbers(numbers: range, style: str) -> Iterable[str]:
    """Write the numbers of a list, whose text no longer has them."""
    yield from map(str, numbers)
    with suppress(ValueError, KeyError):
        yield from (format_number(number, style) for number in numbers)


def read(name: str, data: bytes) -> list[Article]:
    """Read bytes by the reader of this name."""
    return list(reader(name).read(Source(data, f"input{SUFFIXES[name]}"), ReadContext(Report(), OPTIONS)))


def lost(name: str, data: bytes, articles: Sequence[Article]) -> Counter[str]:
    """Give the letters that the source shows and the articles lack."""
    return _VISIBLE[name](data) - said(articles)


def check(name: str, data: bytes) -> None:
    """Read bytes; any failure but a SourceError, and any loss, is an error of the reader."""
    with suppress(SourceError):
        missing = lost(name, data, read(name, data))
        assert not missing, f"{name}: lost {dict(missing.most_common(8))}"


def _text(data: bytes) -> Counter[str]:
    return letters(clean(decode(data).text)[0])


def _html(data: bytes) -> Counter[str]:
    page = opened(data, "", OPTIONS.maximum_size)
    return _page(page.data, page.declared)


_NOT_SHOWN: Final = re.compile(
    r"\A---\n.*?^---$|\A\+\+\+\n.*?^\+\+\+$|^[ \t>*+\-\d.)]*(?:```|~~~|:::).*$|"
    r"\]\(.*?(?=\n\s*\n|\Z)|\[[^\]]*\]|\{[^}]*\}|<[^>]*>",
    re.DOTALL | re.MULTILINE,
)
# Definitions and unseen elements hide what follows them by rules of their own.
_HIDING: Final = re.compile(r"\]:|<\s*(?:script|style|template|noscript|!|\?)|&", re.IGNORECASE)


def _markdown(data: bytes) -> Counter[str]:
    text = clean(decode(data).text)[0]
    shown = letters("" if _HIDING.search(text) else _without_fences(text))
    return Counter({char: count for char, count in shown.items() if not char.isascii() and not char.isdigit()})


def _without_fences(text: str) -> str:
    """Leave out what is hidden, and the rest of the lines that begin a fence, whatever stands before."""
    lines = (line for line in text.split("\n") if not re.search("```|~~~|:::", line))
    return _NOT_SHOWN.sub(" ", "\n".join(lines))


_NOTE: Final = re.compile(r"※?［＃(?:[^［］]|［[^［］]*］)*］")


def _aozora(data: bytes) -> Counter[str]:
    return letters(_NOTE.sub("", clean(decode(data, _declared(data)).text)[0]))


def _declared(data: bytes) -> str:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp932"
    return ""


_UNSEEN: Final = frozenset({"del", "moveFrom", "instrText", "delText"})


def _docx(data: bytes) -> Counter[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        part = package.read("word/document.xml")
    try:
        return letters(*_runs(ElementTree.fromstring(part)))
    except ElementTree.ParseError:  # the reader is more lenient with names that no namespace is bound to
        return Counter()


def _runs(element: ElementTree.Element) -> Iterable[str]:
    """Yield the text of a document, without what was deleted and the second copy of a drawing."""
    if element.tag == f"{{{W}}}t":
        yield element.text or ""
    for child in _shown(element):
        if child.tag.rpartition("}")[2] not in _UNSEEN:
            yield from _runs(child)


def _shown(element: ElementTree.Element) -> Iterable[ElementTree.Element]:
    """Yield the children; of the branches of an alternative, one: the first choice, the fallback when that is empty."""
    if not element.tag.endswith("}AlternateContent"):
        return element
    choices, fallbacks = (
        [child for child in element if child.tag.endswith(f"}}{name}")] for name in ("Choice", "Fallback")
    )
    others = [child for child in element if child not in choices + fallbacks]
    return others + [child for child in choices + fallbacks if len(child)][:1]


def _epub(data: bytes) -> Counter[str]:
    """Count the chapters that can be read; of the others the reader reports that they cannot."""
    shown: Counter[str] = Counter()
    with suppress(zipfile.BadZipFile, OSError), zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            with suppress(SourceError, zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError):
                shown += _page(package.read(name)) if name.endswith(".xhtml") else Counter()
    return shown


def _page(data: bytes, declared: str | None = None) -> Counter[str]:
    """Count what a page shows; a chapter of a book, which has no encoding declared, goes by the rules of XML."""
    root, _ = tree_of_bytes(data, "", ReadContext(), declared=declared or "", xml=declared is None)
    return letters(visible_text(visible_body(root)))


def _jsonl(data: bytes) -> Counter[str]:
    """Count the texts of records that hold nothing but a plain text; two lines may say the same."""
    shown: Counter[str] = Counter()
    for line in data.decode("utf-8-sig").split("\n"):
        with suppress(ValueError, RecursionError, SourceError):
            read("jsonl", line.encode("utf-8", "surrogatepass"))  # a line that cannot be read is reported
            record = json.loads(line)
            if isinstance(record, dict) and set(record) == {"text"} and isinstance(record["text"], str):
                shown += _text(record["text"].encode("utf-8", "replace"))
    return shown


def _nothing(_: bytes) -> Counter[str]:
    return Counter()


_VISIBLE: Final[dict[str, Callable[[bytes], Counter[str]]]] = {
    "text": _text, "html": _html, "markdown": _markdown, "aozora": _aozora, "docx": _docx, "epub": _epub,
    "feed": _nothing, "jsonl": _jsonl, "json": _nothing,
}  # fmt: skip
