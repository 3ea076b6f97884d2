"""One line set: where its letters stand, how they are drawn as runs, what stands beside them. Points, 20 a letter."""

from dataclasses import replace
from typing import Any

import pytest

from casepub.diagnostics import Report
from casepub.layout.display import Anchor, Group, LinkArea, TextRun, moved, shifted
from casepub.layout.inlines import InlineFlattener
from casepub.layout.itemize import Voice
from casepub.layout.line import Line, line_offset, set_line
from casepub.layout.strip import Strip
from casepub.layout.style import Align
from casepub.model import Emphasis, Inline, Link, Strong, Text
from tests.support.probe import AROUND, INK, glyphs_of, itemizer, sheet, strips_of, style_of


def line(text: str | tuple[Inline, ...], measure: float, align: Align = "justify", **look: Any) -> Line:
    """Set a whole text as one line of so many em."""
    (strip,) = strips_of(text, **look)
    return set_line(strip, 0, len(strip.cells), measure * 20, align)


def spaced(text: str, letter_space: float) -> Strip:
    """Make a strip with room after every letter, as headings have it."""
    style = replace(style_of("zh-Hans-CN"), letter_spacing=letter_space)
    return InlineFlattener(itemizer(), sheet(), AROUND, Report()).strips((Text(text),), Voice.of(style))[0]


def xs(made: Line) -> list[float]:
    return [round(glyph.x * 20, 3) for glyph in glyphs_of(made.items)]


def run(made: Line) -> TextRun:
    (only,) = [item for item in made.items if isinstance(item, TextRun)]
    return only


def test_slack_is_shared_among_the_gaps() -> None:
    # Three letters in five em: 40 points over two gaps.
    made = line("一二三", 5)
    assert xs(made) == [0.0, 40.0, 80.0]
    # Few letters are moved one by one; a line of more has a letter space.
    assert run(made).adjustments == ((1, 20.0), (2, 20.0))
    longer = run(line("一二三四五", 6))
    assert (longer.letter_space, longer.adjustments) == (5.0, ())


@pytest.mark.parametrize(("align", "start"), [("start", 0.0), ("center", 20.0), ("end", 40.0)])
def test_a_line_that_is_not_justified_stands_where_it_is_told(align: Align, start: float) -> None:
    assert xs(line("一二三", 5, align)) == [start, start + 20.0, start + 40.0]


def test_a_line_that_is_too_long_is_closed_however_it_is_aligned() -> None:
    # Five em less the half at the end are 90; the comma's half closes to fill 80.
    assert xs(line("一，二三。", 4, "start")) == [0.0, 20.0, 30.0, 50.0, 70.0]


def test_a_line_that_cannot_be_closed_stays_at_the_start() -> None:
    assert xs(line("一二三", 2, "end")) == [0.0, 20.0, 40.0]
    assert line_offset(-5.0, "center") == line_offset(-5.0, "end") == 0.0


def test_an_opening_mark_at_the_start_stands_half_outside() -> None:
    assert xs(line("「一", 5, "start")) == [-10.0, 10.0]


def test_spaced_text_is_centred_without_the_room_after_its_last_letter() -> None:
    strip = spaced("一二三", 4.0)
    # 3 letters of 24 less the last 4 are 68 of 100: 16 at either end.
    made = set_line(strip, 0, 3, 100.0, "center")
    assert xs(made) == [16.0, 40.0, 64.0]
    assert run(made).letter_space == 4.0
    # The same at the end: the last letter touches the edge.
    assert xs(set_line(strip, 0, 3, 100.0, "end")) == [32.0, 56.0, 80.0]
    # A mark gives up its half em beside: 72 less 4 and 10 are 58.
    assert xs(set_line(spaced("一二。", 4.0), 0, 3, 100.0, "end")) == [42.0, 66.0, 90.0]


def test_spaced_text_keeps_its_room_beside_the_slack() -> None:
    # 5 letters of 24 less 4 are 116 of 120: one point a gap more.
    made = run(set_line(spaced("一二三四五", 4.0), 0, 5, 120.0, "justify"))
    assert (made.letter_space, made.adjustments) == (5.0, ())


def test_neighbours_of_one_look_are_one_run() -> None:
    made = line((Text("一"), Strong((Text("二三"),)), Text("四")), 9, "start")
    assert [item.text for item in made.items if isinstance(item, TextRun)] == ["一", "二三", "四"]
    assert [item.x for item in made.items if isinstance(item, TextRun)] == [0.0, 20.0, 60.0]


def test_marks_that_close_up_are_adjusted_inside_the_run() -> None:
    # Of the two halves that meet between 、 and 「 one goes.
    assert run(line("一、「二", 9, "start")).adjustments == ((2, -10.0),)


def test_spaces_at_the_end_are_not_drawn() -> None:
    assert run(line("一二  ", 9, "start")).text == "一二"
    assert line("  ", 9).items == ()


def test_a_link_covers_its_words_and_no_more() -> None:
    made = line((Text("一"), Link((Text("二三"),), "#a", "t"), Text("四")), 9, "start")
    (area,) = [item for item in made.items if isinstance(item, LinkArea)]
    # From the top of the em box, 0.88 of 20 above the baseline, an em high.
    assert area == LinkArea(20.0, -17.6, 40.0, 20.0, "#a", "t")


def test_two_links_to_one_place_are_two_where_text_lies_between() -> None:
    link = Link((Text("二"),), "#a")
    made = line((link, Text("一"), link), 9, "start")
    assert [item.x for item in made.items if isinstance(item, LinkArea)] == [0.0, 40.0]


def test_western_emphasis_leans_by_twelve_degrees() -> None:
    made = line((Emphasis((Text("ab"),)),), 9, "start", emphasis="italic")
    (group,) = [item for item in made.items if isinstance(item, Group)]
    assert group.matrix[:4] == pytest.approx((1.0, 0.0, -0.2126, 1.0), abs=1e-4)


def test_a_word_that_is_parted_ends_in_a_soft_hyphen() -> None:
    (strip,) = strips_of("一characteristic")
    end = next(n for n, cell in enumerate(strip.cells, 1) if cell.hyphen)
    made = set_line(strip, 0, end, 400.0, "start")
    hyphen = made.items[-1]
    assert isinstance(hyphen, TextRun)
    assert hyphen.text == "\u00ad"
    last = next(item for item in reversed(made.items[:-1]) if isinstance(item, TextRun))
    assert hyphen.x == pytest.approx(last.x + last.advance)


def test_moving_an_item_keeps_the_item() -> None:
    anchor, text = Anchor(1.0, 2.0, "a"), TextRun(1.0, 2.0, itemizer_face(), 20.0, INK, b"\0\0", "一", 20.0)
    assert moved(anchor, 0.0, 0.0) is anchor
    assert moved(anchor, 3.0, 4.0) == Group((1.0, 0.0, 0.0, 1.0, 3.0, 4.0), (anchor,))
    assert shifted(text, 3.0, 4.0) == text._replace(x=4.0, y=6.0)


def itemizer_face() -> Any:
    return itemizer().look(Voice.of(style_of("zh-Hans-CN"))).face
