"""Characters and what joins them (selectors, joiners, marks): glyphs stand where the layout thinks they do."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal

import pytest

from casepub.diagnostics import Report
from casepub.layout.compose import compose
from casepub.layout.display import Group, Item, TextRun
from casepub.model import Article, Collection, Metadata, Paragraph, Text
from casepub.template import load
from casepub.typefaces.catalogue import Catalogue

JOINED = [
    "葛\U000e0100城",
    "天\ufe0f地",
    "天\u200d地",
    "か\u309aき",
    "天\u0301地",
    "☎\ufe0f電話",
    "国\U000e0101，“天\ufe00”",
]


def runs(items: Iterable[Item]) -> Iterator[TextRun]:
    for item in items:
        if isinstance(item, TextRun):
            yield item
        elif isinstance(item, Group):
            yield from runs(item.items)


def painted_length(run: TextRun) -> float:
    """Add up where a PDF viewer ends: the glyphs' own advances, letter spaces, adjustments."""
    glyphs = [int.from_bytes(run.glyphs[n : n + 2], "big") for n in range(0, len(run.glyphs), 2)]
    own = sum(run.face.glyph_advance(glyph, vertical=run.vertical) for glyph in glyphs) * run.size
    return own + run.letter_space * len(glyphs) + sum(points for _, points in run.adjustments)


@pytest.mark.parametrize("mode", ["horizontal-tb", "vertical-rl"])
@pytest.mark.parametrize("text", JOINED)
def test_the_next_character_stands_where_it_is_drawn(text: str, mode: Literal["horizontal-tb", "vertical-rl"]) -> None:
    template = load("article")
    template = replace(template, page=replace(template.page, writing_mode=mode))
    article = Article(Metadata(language="zh-Hans"), (Paragraph((Text(text * 30),)),))
    document = compose(Collection.of(article), template, Catalogue.load(), Report())
    lines = [run for page in document.pages for placed in page.content for run in runs(placed.items)]
    for run in lines:
        # What the last glyph has beyond its cell (the space of a mark) lies outside the run.
        assert painted_length(run) == pytest.approx(run.advance, abs=run.size / 2 + 0.01), run.text
        if run.text[-1] not in "，”":
            assert painted_length(run) == pytest.approx(run.advance, abs=0.01), run.text
