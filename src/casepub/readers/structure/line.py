"""What a reader hands to the shared part: lines of visible text with their features, and hints from outside the text.

A plain text has neutral features. A reader of marked-up pages fills in what the mark-up shows, and may bring the block
that a line stands for (table, picture, code), or the inlines that it consists of.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from casepub.model import Block, Date, Figure, Inline, Person, Ruby
from casepub.model.walk import walk


@dataclass(frozen=True, slots=True)
class Features:
    """What the source shows of a line beside its characters; each default means "nothing known".

    Attributes:
        tag: the element it stood in (`p`, `li`, `td`, `h2`, `figcaption`, `caption`, `pre`, `blockquote` …).
        heading_level: 1-6 when the mark-up itself calls the line a heading.
        bold: the whole line is bold.
        centred: the line stands in the middle.
        size_ratio: its type size against that of the body.
        link_density: share of its characters that are links.
        list_item: it is an item of a marked-up list.
        image_before: a picture stands directly before it.
        image_after: a picture stands directly after it.
        prior: the reader's own opinion whether the line belongs to the article: -1 certainly not, 1 certainly.
        rule: why `prior` is negative, for `Article.discarded`.
    """

    tag: str = ""
    heading_level: int = 0
    bold: bool = False
    centred: bool = False
    size_ratio: float = 1.0
    link_density: float = 0.0
    list_item: bool = False
    image_before: bool = False
    image_after: bool = False
    prior: float = 0.0
    rule: str = ""


NEUTRAL: Final = Features()


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or one block element, of visible text.

    Attributes:
        text: the characters as written, without the line end.
        number: the source line, 1-based; 0 when `path` says where.
        path: XPath or part name.
        gap: how many empty lines stand before it (a reader of mark-up gives 1 between blocks).
        indent: width of the white space at its start, in halves of an em.
        features: what the mark-up shows.
        inlines: what the line consists of, with `text` as its plain text; empty for `Text(text)` alone.
        block: a finished block that the line stands for (table, figure, code, list); `text` is its plain text.
        last_number: the last source line, when hard-wrapped lines were joined; 0 for `number`.
    """

    text: str
    number: int = 0
    path: str = ""
    gap: int = 0
    indent: int = 0
    features: Features = NEUTRAL
    inlines: tuple[Inline, ...] = ()
    block: Block | None = None
    last_number: int = 0

    @property
    def written(self) -> str:
        """Give the words with the annotations of ruby, which are not part of `text`."""
        nodes = walk((*self.inlines, self.block) if self.block else self.inlines)
        rubies = [pair.annotation for node in nodes if isinstance(node, Ruby) for pair in node.pairs]
        return f"{self.text.strip()}《{'》《'.join(rubies)}》" if rubies else self.text.strip()

    @property
    def is_figure(self) -> bool:
        """Tell whether the line is a picture."""
        return isinstance(self.block, Figure)


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of the article from outside its lines: `<title>`, OpenGraph, JSON-LD, file name.

    Attributes:
        name: the source, as messages call it.
        language: BCP 47 tag that the source declares; the user's own choice stands in the read options.
        titles: candidates, best first; a part of one that also stands in the page wins.
        dates, people: evidence, used when the visible page has none or agrees.
        source, section, summary, url, agency, publisher, rights: taken as they are unless the page shows better.
        subjects: keywords.
        known_body: the reader has already found the article (`prior` is to be trusted): no window is sought.
    """

    name: str = "<input>"
    language: str = ""
    titles: tuple[str, ...] = ()
    dates: tuple[Date, ...] = ()
    people: tuple[Person, ...] = ()
    source: str = ""
    section: str = ""
    summary: str = ""
    url: str = ""
    agency: str = ""
    publisher: str = ""
    rights: str = ""
    subjects: tuple[str, ...] = field(default=())
    known_body: bool = False
