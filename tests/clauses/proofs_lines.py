"""Proofs about lines and paragraphs: justification, mixed text, indents, last lines, directions."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Final

from casepub.layout.display import TextRun
from casepub.model import Paragraph, Text
from casepub.text.region import Space, Step
from casepub.text.spacing import Adjustment
from casepub.units import Length
from tests.clauses.proof import COLUMNS, ROWS, Setting, near, proof
from tests.clauses.proofs_marks import CN, JA, TW

_SPACED: Final = "国国 set ins 国国国国internation国国国"
_NO_SHRINK: Final = {"shrink": ()}
_ALL_AT_ONCE: Final = {"stretch": (Step((Space.WORD, Space.AUTOSPACE, Space.OTHER), float("inf")),)}


@proof("no-line-over", code={"casepub.layout.line._changes": lambda strip, counts, slack: dict.fromkeys(counts, 0.0)})
def justified_lines_fill_their_measure(setting: Setting) -> None:
    for text in ("国国word国国国国国国国国国", "国国国12国国3国国国国国国国国国国国"):
        for row in setting.rows(text, measure=9.3)[:-1]:
            assert near(row.end, 9.3), row.text


@proof("reduction-order", code={"casepub.layout.spread._closing": lambda kinds, steps: ()})
def brackets_close_before_commas(setting: Setting) -> None:
    row = setting.rows("国「国」国，国国国国。国国")[0]
    assert row.text == "国「国」国，国国国国。"
    assert near(row.gap(0), -0.25)
    assert near(row.gap(3), -0.25)
    assert near(row.gap(5), 0.0)


@proof("reduction", region=_NO_SHRINK)
def spaces_close_before_a_letter_is_pushed_out(setting: Setting) -> None:
    assert setting.rows("国国，国国国国国国国，国国国")[0].text[-1] == "，"


@proof("japanese-reduction", region=_NO_SHRINK)
def japanese_closes_middle_dots_before_brackets(setting: Setting) -> None:
    row = setting.rows("国・国「国国国」国国。国国国", JA)[0]
    assert row.text == "国・国「国国国」国国。"
    assert near(row.gap(0), -0.25)
    assert near(row.gap(2), 0.0)


@proof("expansion-order", region=_ALL_AT_ONCE)
def word_spaces_open_first_to_half_an_em(setting: Setting) -> None:
    line = setting.page(_SPACED, measure=10.0, hyphens="none").lines[0]
    assert max(line.gaps()) > 0.05
    assert near(line.gap("国国"), 0.0)
    assert max(line.gaps()) + 0.256 <= 0.51


@proof(
    "expansion-equal",
    code={
        "casepub.layout.line._adjustments": lambda cells, even, uneven, count: (0.0, ((1, even * (count - 1)),)),
        "casepub.layout.ems.spread": lambda gives, slack, limits: [slack] + [0.0] * (len(gives) - 1),
    },
)
def what_is_left_opens_equally(setting: Setting) -> None:
    row = setting.rows("国国国国国国国国国国，国A国国国")[0]
    gaps = [row.gap(index) for index in range(len(row.base) - 1)]
    assert len(gaps) == 8
    assert max(gaps) - min(gaps) < 0.02


@proof("expansion-not-in-units", code={"casepub.text.spacing._expandable": lambda previous, following, region: True})
def dashes_and_solidi_do_not_open(setting: Setting) -> None:
    text = "国国／国——国国国国国，国国国"
    opened, plain = (setting.rows(text, measure=9.7, align=align)[0] for align in ("justify", "start"))
    changes = [opened.gap(index) - plain.gap(index) for index in range(8)]
    assert near(changes[1], 0.0)
    assert near(changes[2], 0.0)
    assert near(changes[4], 0.0)
    assert changes[0] > 0.02


@proof(
    "word-space-adjusts",
    code={"casepub.layout.gap.word_space_limits": lambda natural, region: (Adjustment(0, 0.0), Adjustment(0, 0.0))},
)
def word_spaces_take_part(setting: Setting) -> None:
    line = setting.page(_SPACED, measure=10.0, hyphens="none").lines[0]
    assert max(line.gaps()) > line.gap("国国") + 0.05


@proof("hyphenation", rules={"hyphens": "none"})
def a_western_word_is_parted_with_a_hyphen(setting: Setting) -> None:
    rows = setting.rows("国国国国国国hyphenation国国", measure=9.0)
    assert rows[0].text[-1] == "\u00ad"


@proof("autospace", rules={"text_autospace": Length(0.0, "em")})
def a_quarter_em_stands_between_han_and_western(setting: Setting) -> None:
    for language in (CN, TW, JA):
        row = setting.rows("国Word国", language, align="start")[0]
        assert near(row.gap(0), 0.25), language


@proof("autospace-none", code={"casepub.text.spacing._EAST": frozenset(range(31))})
def no_gap_stands_beside_marks_and_spaces(setting: Setting) -> None:
    row = setting.rows("国，Word。国（Word）", align="start")[0]
    assert near(row.gap(1), 0.0)
    assert near(row.gap(row.text.index("W", 9) - 1), 0.0)


@proof("indent", region={"indent": 0.0})
def a_paragraph_begins_with_two_em(setting: Setting) -> None:
    assert near(_first_line(setting, CN) - _second_line(setting, CN), 2 * 10.5)


@proof("indent-japanese", region={"indent": 0.0})
def a_japanese_paragraph_begins_with_one_em(setting: Setting) -> None:
    assert near(_first_line(setting, JA) - _second_line(setting, JA), 10.5)


def _starts(setting: Setting, language: str) -> list[float]:
    """Give where the lines of a paragraph begin along them on the page, in points."""
    page = setting.document((Paragraph((Text("国" * 120),)),), language).pages[0]
    places = [
        (placed.y + item.y if setting.vertical else placed.x + item.x)
        for placed in page.content
        for item in _flat(placed.items)
        if isinstance(item, TextRun) and "国国" in item.text
    ]
    return places


def _flat(items: Any) -> Any:
    for item in items:
        yield from _flat(item.items) if hasattr(item, "items") else (item,)


def _first_line(setting: Setting, language: str) -> float:
    return _starts(setting, language)[0]


def _second_line(setting: Setting, language: str) -> float:
    return _starts(setting, language)[1]


@proof("last-line", rules={"minimum_last_line": 0})
def the_last_line_holds_two_letters(setting: Setting) -> None:
    for count in (11, 21, 31):
        assert len(setting.rows("国" * count)[-1].text) >= 2, count
    assert setting.rows("国" * 10 + "国。")[-1].text == "国国。"


@proof(
    "alignment",
    code={
        "casepub.layout.line.line_offset": lambda slack, align: 0.0,
        "casepub.layout.ems.line_offset": lambda slack, align: 0.0,
    },
)
def a_line_stands_at_the_start_in_the_middle_or_at_the_end(setting: Setting) -> None:
    assert near(setting.rows("国国", align="start")[0].base[0].x, 0.0)
    assert near(setting.rows("国国", align="center")[0].base[0].x, 4.0)
    assert near(setting.rows("国国", align="end")[0].base[0].x, 8.0)


@proof("solid", code={"casepub.layout.gap._scaled": lambda give, em: replace(give, natural=0.1 * em)})
def letters_are_set_solid(setting: Setting) -> None:
    row = setting.rows("国国国国国国国国A，国国", align="start")[0]
    assert all(near(row.gap(index), 0.0) for index in range(6))


@proof("turned", COLUMNS, code={"casepub.layout.itemize._SHORT": re.compile(r".+")})
def western_words_are_turned_in_columns(setting: Setting) -> None:
    line = setting.page("汉字typography汉").lines[0]
    assert line.spot("t").mark.turned
    assert not line.spot("汉").mark.turned


@proof("acronyms", COLUMNS, code={"casepub.layout.itemize._SHORT": re.compile(r"(?!)")})
def acronyms_stand_upright_in_columns(setting: Setting) -> None:
    marks = {mark.said: mark for mark in setting.page("加入WTO组").page.marks}
    assert not marks["W"].turned
    assert near((marks["T"].y - marks["W"].y) / 20, 1.0)


@proof("tate-chu-yoko", COLUMNS, code={"casepub.layout.itemize._SHORT": re.compile(r"(?!)")})
def two_figures_stand_side_by_side(setting: Setting) -> None:
    marks = {mark.said: mark for mark in setting.page("十月25日").page.marks}
    assert not marks["2"].turned
    assert near(marks["2"].y, marks["5"].y)
    assert marks["5"].x > marks["2"].x
    assert near((marks["日"].y - marks["月"].y) / 20, 2.0)


@proof("column-gap", COLUMNS, rules={"text_autospace": Length(0.0, "em")})
def a_quarter_em_stands_beside_turned_words(setting: Setting) -> None:
    line = setting.page("汉字typography汉", align="start").lines[0]
    assert near(line.spot("t").x - line.spot("字").x, 1.25, 0.03)


@proof("columns-run-left", COLUMNS, turned=True)
def columns_run_from_right_to_left(setting: Setting) -> None:
    lines = setting.page("国" * 25).lines
    assert lines[0].base[0].mark.x > lines[1].base[0].mark.x


@proof("rows-run-down", ROWS, turned=True)
def rows_run_down(setting: Setting) -> None:
    lines = setting.page("国" * 25).lines
    assert lines[0].base[0].mark.y < lines[1].base[0].mark.y


@proof("vertical-forms", COLUMNS, code={"casepub.typefaces.face.Face.vertical": property(lambda self: self.horizontal)})
def marks_have_their_vertical_forms(setting: Setting) -> None:
    upright = Setting("horizontal").page("国（国，国。国").lines[0]
    column = setting.page("国（国，国。国").lines[0]
    for char in "（，。":
        assert column.spot(char).mark.gid != upright.spot(char).mark.gid, char


@proof(
    "vertical-quotes", COLUMNS, code={"casepub.typefaces.face.Face.vertical": property(lambda self: self.horizontal)}
)
def curly_quotes_become_corner_brackets_in_columns(setting: Setting) -> None:
    column = setting.page("国“国”国『国』").lines[0]
    assert column.spot("“").mark.gid == column.spot("『").mark.gid
    assert column.spot("”").mark.gid == column.spot("』").mark.gid


@proof(
    "justify-all",
    code={
        "casepub.layout.ems.spread": lambda gives, slack, limits: [0.0] * len(gives),
        "casepub.layout.ems.EmParagraph._opened": lambda self, start, end, slack, adjustments: (0.0, adjustments),
    },
)
def a_single_line_may_be_spread_to_both_edges(setting: Setting) -> None:
    row = setting.rows("国国国国国", align="justify-all")[0]
    assert near(row.base[-1].end, 10.0)
    assert near(row.gap(0), row.gap(3))


@proof("grid", rules={"grid_align": False})
def every_character_stands_in_its_cell(setting: Setting) -> None:
    row = setting.rows("国，「国」abc国·国", grid_align=True, measure=14.0)[0]
    for glyph in row.base:
        if glyph.char in "国，「」·":
            assert near(glyph.x, round(glyph.x)), glyph
    assert row.place("a").x > 5.0


@proof("quotes", ROWS, region={"western_marks": "“”‘’"})
def curly_quotes_are_brackets_of_an_em(setting: Setting) -> None:
    row = setting.rows("国“国”国", text_spacing_trim="banjiao")[0]
    assert near(row.gap(0), -0.5)
    assert near(row.gap(3), -0.5)
