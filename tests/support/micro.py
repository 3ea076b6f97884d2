"""Micro-documents: texts of 20 points on a measure of ten em set as finished PDFs; what stands where comes out, in em.

Each text is a page of its own. Places are read back from the PDF's bytes by `pdfreader`, not from the layout: `x` runs
along the line from the edge of the type area, `across` grows away from the line before, 0 on the first baseline
(in columns: on the first centre line).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, TypeAlias

from casepub.api import render
from casepub.diagnostics import Report
from casepub.model import Article, Block, Inline, Metadata, PageBreak, Paragraph, Text
from casepub.template import Template, load
from casepub.template.schema import RunningMatter, Slots
from casepub.units import Length
from tests.support.pdfreader import Mark, PdfPage, Stroke, read_pdf

EM: Final = 20.0
MARGIN: Final = 2.0  # em
LEADING: Final = 1.75  # em
DEPTH: Final = 160.0  # em, across the lines
Content: TypeAlias = str | tuple[Inline, ...]

_NO_SLOTS: Final = Slots("", "", "")
_NOTHING: Final = RunningMatter(_NO_SLOTS, _NO_SLOTS, first_page=False, rule=False)


@dataclass(frozen=True, slots=True)
class Spot:
    """One glyph in a line, in em of the text; `x` is where its advance begins."""

    char: str
    x: float
    across: float
    size: float
    advance: float
    mark: Mark

    @property
    def end(self) -> float:
        """Give where its advance ends."""
        return self.x + self.advance


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line: the glyphs of the text's own size on its baseline, and what stands beside."""

    base: tuple[Spot, ...]
    beside: tuple[Spot, ...]
    across: float

    @property
    def text(self) -> str:
        """Give the line's own characters in order along it."""
        return "".join(spot.char for spot in self.base)

    def gaps(self) -> list[float]:
        """Give what stands between neighbouring advances."""
        return [after.x - before.end for before, after in zip(self.base, self.base[1:], strict=False)]

    def gap(self, pair: str) -> float:
        """Give what stands between two characters that are neighbours in this line."""
        at = self.text.index(pair)
        return self.base[at + 1].x - self.base[at].end

    def span(self, pair: str) -> float:
        """Give the length from the first character's origin to the end of the second's advance."""
        at = self.text.index(pair)
        return self.base[at + 1].end - self.base[at].x

    def spot(self, char: str) -> Spot:
        """Give the first glyph of a character, on the line or beside it."""
        return next(spot for spot in (*self.base, *self.beside) if spot.char == char)


@dataclass(frozen=True, slots=True)
class Probe:
    """One text as it was set."""

    lines: tuple[SetLine, ...]
    strokes: tuple[Stroke, ...]
    text: str
    page: PdfPage

    @property
    def rows(self) -> list[str]:
        """Give the text of each line."""
        return [line.text for line in self.lines]


def template(measure: float = 10.0, *, vertical: bool = False, size: float = EM, **text: Any) -> Template:
    """Give the template of micro-documents; `text` are keys of its [text] table."""
    base = load("base")
    paragraph = replace(base.styles.paragraph, font_size=Length(size, "pt"), line_height=Length(LEADING, "em"))
    margin = Length(MARGIN * size, "pt")
    along, across = f"{(measure + 2 * MARGIN) * size:g}pt", f"{DEPTH * size:g}pt"
    page = replace(
        base.page,
        size=f"{across} {along}" if vertical else f"{along} {across}",
        writing_mode="vertical-rl" if vertical else "horizontal-tb",
        margin=replace(base.page.margin, top=margin, bottom=margin, inner=margin, outer=margin),
        grid=replace(base.page.grid, characters=0, lines=0),
    )
    styles = replace(base.styles, paragraph=paragraph, first_paragraph=paragraph)
    rules = replace(base.text, **{"text_indent": Length(0.0, "em"), **text})
    return replace(
        base, page=page, styles=styles, text=rules, text_by_language=(), header=_NOTHING, footer=_NOTHING
    )  # fmt: skip


def set_probes(
    contents: Sequence[Content],
    language: str = "zh-Hans-CN",
    measure: float = 10.0,
    *,
    report: Report | None = None,
    **options: Any,
) -> list[Probe]:
    """Set each content as a paragraph on a page of its own; `options` are of `template`."""
    blocks: list[Block] = []
    for content in contents:
        inlines = (Text(content),) if isinstance(content, str) else content
        blocks += [Paragraph(inlines), PageBreak()]
    chosen = template(measure, **options)
    article = Article(Metadata(title="", language=language), tuple(blocks[:-1]))
    pages = read_pdf(render(article, "pdf", template=chosen, report=report))
    assert len(pages) == len(contents), (len(pages), len(contents))
    vertical = chosen.page.writing_mode == "vertical-rl"
    return [_probe(page, vertical=vertical, size=options.get("size", EM)) for page in pages]


def set_probe(content: Content, language: str = "zh-Hans-CN", measure: float = 10.0, **options: Any) -> Probe:
    """Set one content."""
    return set_probes([content], language, measure, **options)[0]


def _probe(page: PdfPage, *, vertical: bool, size: float) -> Probe:
    spots = [_spot(mark, page, vertical=vertical, em=size) for mark in page.marks]
    return Probe(tuple(_lines(spots)), tuple(page.strokes), page.text, page)


def _spot(mark: Mark, page: PdfPage, *, vertical: bool, em: float) -> Spot:
    if not vertical:
        return Spot(mark.said, mark.x / em - MARGIN, mark.y / em, mark.size / em, mark.advance / em, mark)
    # The first column's middle is half a line's room from its right edge.
    across = DEPTH - MARGIN - mark.x / em
    return Spot(mark.said, mark.y / em - MARGIN, across, mark.size / em, mark.advance / em, mark)


def _lines(spots: Iterable[Spot]) -> Iterable[SetLine]:
    """Group glyphs of the text's size by where they lie across; the others go to the line next to them."""
    rows: list[list[Spot]] = []
    for spot in sorted((s for s in spots if abs(s.size - 1) < 0.01), key=lambda s: s.across):
        if rows and abs(rows[-1][0].across - spot.across) < 0.5:
            rows[-1].append(spot)
        else:
            rows.append([spot])
    for row in rows:
        across = row[0].across
        beside = [s for s in spots if abs(s.size - 1) >= 0.01 and -1.2 < s.across - across < 0.75]
        order = sorted(row, key=lambda s: round(s.x, 4))
        yield SetLine(tuple(order), tuple(sorted(beside, key=lambda s: round(s.x, 4))), across)
