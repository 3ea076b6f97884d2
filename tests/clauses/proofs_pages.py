"""Proofs about pages: the type area, headings, widows, constant pitch, faces, running heads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

from casepub.layout.display import Document, Page, TextRun
from casepub.layout.geometry import Geometry, geometry
from casepub.model import Block, BlockQuote, Emphasis, Heading, Paragraph, Ruby, RubyPair, Text
from casepub.template import load
from casepub.template.schema import RunningMatter, Slots
from casepub.units import Length
from tests.clauses.proof import Setting, near, proof
from tests.clauses.proofs_marks import CN, JA
from tests.support.ruler import METRICS


def _runs(page: Page) -> Iterator[tuple[float, float, TextRun]]:
    """Give the runs of a page with where each begins, in points."""
    for placed in page.content:
        for item in placed.items:
            if isinstance(item, TextRun):
                yield placed.x + item.x, placed.y + item.y, item


def _lines(document: Document, page: int, *, vertical: bool, size: float = 10.5) -> list[float]:
    """Give where the body lines of a page lie across it, in points from the first edge."""
    width = document.pages[page].width
    return sorted(
        {round(width - x if vertical else y, 2) for x, y, run in _runs(document.pages[page]) if run.size == size}
    )


def _text(page: Page) -> str:
    return "".join(run.text for _, _, run in _runs(page))


def _wider(made: Geometry) -> Geometry:
    return replace(made, measure=made.measure + 4)


def _short(count: int) -> tuple[Block, ...]:
    """Give so many paragraphs of one line."""
    return tuple(_paragraph(2) for _ in range(count))


def _paragraph(count: int, char: str = "国") -> Paragraph:
    return Paragraph((Text(char * count),))


@proof("type-area", code={"casepub.layout.compose.geometry": lambda template: _wider(geometry(template))})
def the_measure_is_a_whole_number_of_characters(setting: Setting) -> None:
    document = setting.document((_paragraph(200),))
    line = [run for _, _, run in _runs(document.pages[0]) if run.size == 10.5][1]
    length = line.advance / 10.5
    assert length > 20
    assert near(length, round(length))


@proof("pitch", styles={"paragraph": {"line_height": Length(1.9, "em")}})
def lines_keep_their_pitch_with_ruby_and_dots(setting: Setting) -> None:
    plain = (Text("国" * 60),)
    ruby = (Text("国" * 30), Ruby((RubyPair("国", "くに"),)), Emphasis((Text("国" * 30),)))
    document = setting.document((Paragraph(plain), Paragraph(ruby)), JA)
    lines = _lines(document, 0, vertical=setting.vertical)
    assert all(near(after - before, 18.375, 0.02) for before, after in pairwise(lines))


@proof("heading-lines", code={"casepub.layout.filling._SLACK": 1000.0})
def a_heading_takes_whole_lines(setting: Setting) -> None:
    body = (_paragraph(100), Heading(2, (Text("题"),)), _paragraph(100))
    lines = _lines(setting.document(body), 0, vertical=setting.vertical)
    steps = [(after - before) / 18.375 for before, after in pairwise(lines)]
    assert all(near(step, round(step), 0.02) for step in steps)


@proof("heading-kept", styles={"heading_2": {"keep_with_next": False}})
def a_heading_does_not_end_a_page(setting: Setting) -> None:
    for count in range(20, 60):
        body: tuple[Block, ...] = (
            *(_paragraph(2) for _ in range(count)),
            Heading(2, (Text("题"),)),
            *(_paragraph(2) for _ in range(5)),
        )
        pages = setting.document(body).pages
        assert not any(_text(page).rstrip("0123456789").endswith("题") for page in pages), count


@proof("heading-page", styles={"heading_1": {"break_before": "auto"}})
def a_chapter_begins_a_page(setting: Setting) -> None:
    template = load("novel")
    template = replace(
        template, toc=replace(template.toc, enabled=False), book=replace(template.book, title_page=False)
    )
    body = (Heading(1, (Text("甲"),)), _paragraph(40), Heading(1, (Text("乙"),)), _paragraph(40))
    pages = setting.document(body, CN, template).pages
    assert [page for page in pages if "乙国" in _text(page)] == [pages[-1]]
    assert len(pages) == 2


@proof("heading-size", styles={f"heading_{n}": {"font_size": Length(10.5, "pt")} for n in (1, 2, 3)})
def headings_grow_with_their_level(setting: Setting) -> None:
    body = tuple(Heading(level, (Text("题"),)) for level in (1, 2, 3))
    sizes = [run.size for _, _, run in _runs(setting.document(body).pages[0]) if run.text == "题"]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) == 3


@proof(
    "widows",
    code={"casepub.layout.block.framed": lambda slabs, before, after: [slab._replace(glued=False) for slab in slabs]},
)
def a_paragraph_leaves_no_line_alone(setting: Setting) -> None:
    for before in range(24, 44):
        body: tuple[Block, ...] = (
            *(_paragraph(2) for _ in range(before)),
            _paragraph(350, "孤"),
            *(_paragraph(2) for _ in range(30)),
        )
        for page in setting.document(body).pages:
            lines = {round(y if not setting.vertical else x, 1) for x, y, run in _runs(page) if "孤" in run.text}
            assert len(lines) != 1, before


@proof("faces", code={"casepub.layout.faces._family": lambda stack, language: "Noto Sans CJK"})
def text_and_headings_have_faces_of_their_own(setting: Setting) -> None:
    document = setting.document((Heading(2, (Text("题"),)), _paragraph(4)))
    faces = {run.text: run.face.key for _, _, run in _runs(document.pages[0]) if run.text in ("题", "国国国国")}
    assert "Sans" in faces["题"]
    assert "Serif" in faces["国国国国"]


@proof("headings-in-hei", styles={"heading_2": {"font_weight": "normal", "font": "serif"}})
def headings_are_set_in_hei(setting: Setting) -> None:
    document = setting.document((Heading(2, (Text("题"),)),))
    key = next(run.face.key for _, _, run in _runs(document.pages[0]) if run.text == "题")
    assert "Sans" in key
    assert "Bold" in key


@proof("letter-spacing", styles={"paragraph": {"letter_spacing": Length(0.0, "em")}})
def letters_are_spaced_out_or_in(setting: Setting) -> None:
    for wanted in (0.25, -0.05):
        template = load("article")
        style = replace(template.styles.paragraph, letter_spacing=Length(wanted, "em"))
        template = replace(template, styles=replace(template.styles, paragraph=style, first_paragraph=style))
        run = next(
            run for _, _, run in _runs(setting.document((_paragraph(5),), CN, template).pages[0]) if "国" in run.text
        )
        assert near(run.letter_space, wanted * 10.5)


@proof("margins", styles={"block_quote": {"margin_start": Length(0.0, "em")}})
def a_quotation_is_set_in(setting: Setting) -> None:
    document = setting.document((_paragraph(90), BlockQuote((_paragraph(90, "引"),))))
    starts = {
        run.text[0]: (y if setting.vertical else x) for x, y, run in _runs(document.pages[0]) if len(run.text) > 20
    }
    assert near(starts["引"] - starts["国"], 2 * 10.5, 0.5) or near(starts["引"] - starts["国"], 4 * 10.5, 0.5)


@proof("baseline", code={"casepub.layout.line.across": lambda look, *, upright: 0.0 if upright else 5.0})
def both_scripts_share_a_baseline(setting: Setting) -> None:
    places = {glyph.char: glyph.across for glyph in setting.rows("国Word国")[0].base}
    # In columns a turned word stands on the middle of its em box.
    middle = (METRICS.em_top + METRICS.em_bottom) / 2 if setting.vertical else 0.0
    assert near(places["W"] - places["国"], middle)


@proof("running-heads", styles={"header": {"font_size": Length(10.5, "pt")}})
def a_running_head_is_small(setting: Setting) -> None:
    template: Any = load("article")
    slots = Slots("", "", "页眉")
    template = replace(template, header=RunningMatter(slots, slots, True, False))
    page = setting.document((_paragraph(50),), CN, template).pages[0]
    assert next(run.size for _, _, run in _runs(page) if run.text == "页眉") < 9
