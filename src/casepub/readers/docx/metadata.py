"""What a Word document says of itself: core properties and the paragraphs of its title page in, metadata out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from casepub.model import Date, Discarded, Metadata, Person
from casepub.model.document import DateKind
from casepub.readers.docx import roles
from casepub.readers.docx.lists import plain
from casepub.readers.docx.values import ParagraphValue, Value
from casepub.readers.structure.credits import find_credits
from casepub.readers.structure.dates import find_dates
from casepub.readers.xml import Element, local_name
from casepub.text.pattern import lazily

# What programs and fresh installations write where an author's name or a title belongs.
_NOBODY: Final = lazily(
    r"(?:administrator|admin|users?|owner|author|unknown|python-docx|casepub|apache poi|微软用户|微軟用戶|未知|用户"
    r"|작성자|(?:microsoft|windows|ms|wps)\b.*|hp|dell|lenovo|asus|acer|pc|\w+-pc|openxml.*)",
    re.IGNORECASE,
)
_NO_TITLE: Final = lazily(
    r"(?:microsoft word|powerpoint).*|(?:document|文档|文書) ?\d*|untitled|无标题|無題|.*\.(?:docx?|wps|rtf)",
    re.IGNORECASE,
)
_WORDS: Final = {
    "title": "title", "description": "summary", "identifier": "identifier",
    "publisher": "publisher", "language": "language", "rights": "rights",
}  # fmt: skip
_DATES: Final[dict[str, DateKind]] = {"created": "created", "modified": "modified"}
_NAMES: Final = lazily(r"\s*[;；、,，]\s*")


# Custom properties that casepub writes, by name.
_CUSTOM: Final = {
    "Subtitle": "subtitle", "Source": "source", "Agency": "agency", "Dateline": "dateline", "Publisher": "publisher",
    "Rights": "rights", "URL": "url",
}  # fmt: skip


def core_metadata(core: Element | None, custom: Element | None, *, mine: bool) -> Metadata:
    """Read the properties of a document; of one that casepub wrote the dates are those of its making."""
    said = {local_name(element): (element.text or "").strip() for element in (core if core is not None else ())}
    words = {_WORDS[key]: text for key, text in said.items() if key in _WORDS and text}
    if _NO_TITLE.fullmatch(words.get("title", "")):
        del words["title"]
    subject = said.get("subject", "")
    if mine:
        words |= _custom_words(custom) | {"section": subject}
    names = [name for name in _NAMES.split(said.get("creator", "")) if name and not _NOBODY.fullmatch(name)]
    subjects = (*((subject,) if not mine else ()), *_NAMES.split(said.get("keywords", "")))
    dates = () if mine else tuple(Date(said[key], kind, said[key]) for key, kind in _DATES.items() if said.get(key))
    return Metadata(**words, people=tuple(map(Person, names)), dates=dates, subjects=tuple(filter(None, subjects)))


def _custom_words(tree: Element | None) -> dict[str, str]:
    pairs = ((one.get("name", ""), "".join(map(str, one.itertext()))) for one in (tree if tree is not None else ()))
    return {_CUSTOM[name]: text for name, text in pairs if name in _CUSTOM and text}


@dataclass(slots=True)
class TitlePage:
    """What the paragraphs of the title page say, and what is left of the document."""

    title: str = ""
    subtitle: str = ""
    section: str = ""
    people: list[Person] = field(default_factory=list)
    dates: list[Date] = field(default_factory=list)
    source: str = ""
    rest: list[Value] = field(default_factory=list)
    discarded: list[Discarded] = field(default_factory=list)

    def over(self, core: Metadata) -> Metadata:
        """Lay the page over the core properties: what the reader of the document sees counts more."""
        return replace(
            core,
            title=self.title or core.title,
            subtitle=self.subtitle or core.subtitle,
            section=self.section or core.section,
            people=tuple(self.people) or core.people,
            dates=(*self.dates, *core.dates),
            source=self.source or core.source,
        )


def title_page(blocks: Sequence[Value]) -> TitlePage:
    """Take the paragraphs with the styles of a title page; it ends at the first heading, or text behind the title."""
    page = TitlePage()
    is_open = True
    for block in blocks:
        style = block.style if isinstance(block, ParagraphValue) else ""
        words = plain(block)
        if words and style not in _PAGE and (page.title or getattr(block, "outline", None) is not None):
            is_open = False
        if not (is_open and words and style in _PAGE and _taken(page, style, words)):
            page.rest.append(block)
    return page


_PAGE: Final = roles.TITLE | roles.SUBTITLE | roles.SECTION | roles.BYLINE


def _taken(page: TitlePage, style: str, words: str) -> bool:
    """Take one paragraph of the title page; False when it belongs to the text."""
    if style in roles.TITLE:
        page.title += words
    elif style in roles.SUBTITLE:
        page.subtitle += words
    elif style in roles.SECTION:
        page.section += words
    elif not page.title:
        return False
    else:
        _byline(page, style, words)
    return True


def _byline(page: TitlePage, style: str, words: str) -> None:
    """Read people, source and dates; the line itself is kept on record."""
    credits_ = find_credits(words)
    dates = [found.date for found in find_dates(words)]
    people = list(credits_.people)
    if not people and not dates and style in ("author", "authors", "作者"):
        people = [Person(name) for name in _NAMES.split(words) if name]
    page.people += people
    page.dates += dates
    page.source = page.source or credits_.source
    page.discarded.append(Discarded(words, "byline", 1.0))
