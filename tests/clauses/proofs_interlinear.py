"""Proofs about what stands beside the line: ruby, bopomofo, dots, lines of names, notes in the line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from casepub.layout import decoration
from casepub.layout.display import Path
from casepub.layout.standing import row_of
from casepub.model import Emphasis, Ruby, RubyPair, Span, Text
from casepub.model.inline import RubyKind
from tests.clauses.proof import COLUMNS, ROWS, Setting, near, proof
from tests.clauses.proofs_marks import CN, JA, TW
from tests.support.probe import SIZE, Row


def _ruby(kind: RubyKind, *pairs: str) -> Ruby:
    return Ruby(tuple(RubyPair(*pair.split("/")) for pair in pairs), kind)


def _paths(row: Row) -> list[tuple[float, float, float]]:
    """Give where each path begins and ends along the line, and where it lies across, in em."""
    return [_extent(path) for path in row.paths]


def _extent(path: Path) -> tuple[float, float, float]:
    points = [tuple(map(float, segment[-2:])) for segment in path.segments if len(segment) > 2]
    xs, ys = [x / SIZE for x, _ in points], [y / SIZE for _, y in points]
    return min(xs), max(xs), (min(ys) + max(ys)) / 2


# The frame of a name drawn as a plain line.
_UNFRAMED = {**decoration._DRAWN, "deceased": decoration._DRAWN["proper-name"]}
_NO_DOTS: dict[str, Callable[..., object]] = {"casepub.layout.decoration._dots": lambda row, rule: iter(())}


@proof("emphasis-below", ROWS, region={"emphasis_over": True})
def chinese_dots_stand_below(setting: Setting) -> None:
    row = setting.rows((Emphasis((Text("国国，国"),)),))[0]
    dots = _paths(row)
    assert len(dots) == 3
    assert all(y > 0 for _, _, y in dots)


@proof("emphasis-over", ROWS, region={"emphasis_over": False})
def japanese_dots_stand_above(setting: Setting) -> None:
    assert all(y < 0 for _, _, y in _paths(setting.rows((Emphasis((Text("国国"),)),), JA)[0]))


@proof("emphasis-right", COLUMNS, code=_NO_DOTS)
def dots_stand_at_the_right_of_columns(setting: Setting) -> None:
    for language in (CN, JA):
        dots = _paths(setting.rows((Emphasis((Text("国国"),)),), language)[0])
        assert len(dots) == 2
        assert all(y < -0.5 for _, _, y in dots)


@proof("emphasis-centred", code={"casepub.layout.decoration._UNDOTTED": frozenset()})
def each_dot_is_centred_and_none_is_on_marks(setting: Setting) -> None:
    row = setting.rows((Emphasis((Text("国，国。"),)),))[0]
    middles = [(start + end) / 2 for start, end, _ in _paths(row)]
    assert len(middles) == 2
    assert near(middles[0], 0.5)


@proof(
    "emphasis-main-language", ROWS, code={"casepub.layout.decoration._dots": lambda row, rule: _by_own_language(row)}
)
def dots_follow_the_main_language(setting: Setting) -> None:
    foreign = Span((Emphasis((Text("国国"),)),), language="ja")
    assert all(y > 0 for _, _, y in _paths(setting.rows((Text("国"), foreign), CN)[0]))


def _by_own_language(row: Any) -> Any:
    for x, cell in row:
        side = -1.0 if cell.look.rule.region.emphasis_over else 1.0
        yield decoration._disc(x, decoration._middle(cell.look) + side * 10, 1.0, cell.look)


@proof(
    "names-apart",
    code={
        "casepub.layout.inlines.InlineFlattener._add_name": lambda self, node, voice, parts: self._add_children(
            node, voice, parts
        )
    },
)
def neighbouring_names_have_lines_of_their_own(setting: Setting) -> None:
    names = (Span((Text("孔子"),), "proper-name"), Span((Text("颜回"),), "proper-name"))
    first, second = _paths(setting.rows(names)[0])
    assert 0.0 < second[0] - first[1] <= 0.25
    titles = (Span((Text("论语"),), "work-title"), Span((Text("孟子"),), "work-title"))
    assert len(_paths(setting.rows(titles)[0])) == 2


@proof("names-side", code={"casepub.layout.decoration._side": lambda look: -1.0})
def a_name_is_marked_below_and_at_the_left_of_columns(setting: Setting) -> None:
    ((_, _, y),) = _paths(setting.rows((Span((Text("孔子"),), "proper-name"),))[0])
    assert y > 0


@proof(
    "names-whole",
    code={
        "casepub.layout.decoration._stretches": lambda row, decoration: (
            (spot,) for spot in row if decoration in spot[1].look.decorations
        )
    },
)
def the_line_of_a_name_is_whole_over_both_scripts(setting: Setting) -> None:
    assert len(_paths(setting.rows((Span((Text("国ABC国"),), "proper-name"),))[0])) == 1


@proof("names-line-then-dot", ROWS, code={"casepub.layout.decoration._DOT_DISTANCE": 0.3})
def the_line_is_nearer_than_the_dot(setting: Setting) -> None:
    row = setting.rows((Span((Emphasis((Text("孔"),)),), "proper-name"),))[0]
    ways = sorted(abs(y) for _, _, y in _paths(row))
    line = next(abs(y) for start, end, y in _paths(row) if end - start > 0.5)
    assert len(ways) == 2
    assert line == min(ways)


@proof("ruby-half", rules={"ruby_size": 0.9})
def an_annotation_has_half_the_size(setting: Setting) -> None:
    row = setting.rows((_ruby("mono", "国/くに"),), JA)[0]
    assert row.place("く").size == 0.5


@proof("ruby-over", code={"casepub.layout.ruby._note_line": lambda node, voice, small: 20.0})
def an_annotation_stands_above_or_at_the_right(setting: Setting) -> None:
    assert setting.rows((_ruby("mono", "国/くに"),), JA)[0].place("く").across < -0.5


@proof(
    "ruby-centred",
    code={"casepub.layout.ruby._row": lambda cells, room, y, *most: row_of(cells, 0.0, y)},
)
def mono_ruby_is_centred(setting: Setting) -> None:
    row = setting.rows((Text("国"), _ruby("mono", "国/く"), Text("国")), JA)[0]
    assert near(row.place("く").x + 0.25, 1.5)


@proof(
    "group-ruby",
    code={"casepub.layout.ruby._row": lambda cells, room, y, *most: row_of(cells, 0.0, y)},
)
def group_ruby_is_spread_one_two_one(setting: Setting) -> None:
    row = setting.rows((_ruby("group", "国国国/あい"),), JA)[0]
    first, second = row.place("あ"), row.place("い")
    assert first.x > 0.1
    assert near(second.x - first.end, 2 * first.x)


@proof(
    "ruby-unbroken",
    code={
        "casepub.layout.inlines._add_all": lambda cells, part: [
            part.extend(list(_apart(cell)), cell.text) for cell in cells
        ]
    },
)
def a_group_is_not_parted(setting: Setting) -> None:
    rows = setting.rows((Text("国" * 9), _ruby("group", "国国/くにくに"), Text("国" * 5)), JA)
    assert len(rows[0].text) == 9


def _apart(cell: Any) -> Any:
    for char in cell.text:
        yield replace(cell, text=char, first=char, last=char, advance=cell.advance / len(cell.text))


@proof(
    "jukugo-parts",
    code={"casepub.layout.inlines._add_all": lambda cells, part: [part.add(cell, "\u0301") for cell in cells]},
)
def a_compound_may_part_between_its_letters(setting: Setting) -> None:
    rows = setting.rows((Text("国" * 9), _ruby("jukugo", "国/くに", "国/くに"), Text("国" * 5)), JA)
    assert len(rows[0].text) == 10


@proof("ruby-overhang", code={"casepub.layout.gap._overhang": lambda before, cell: 0.0})
def an_annotation_reaches_over_kana(setting: Setting) -> None:
    row = setting.rows((Text("この"), _ruby("mono", "志/こころざし"), Text("を")), JA)[0]
    assert near(row.place("を").x - row.place("の").end, 1.5)


@proof("ruby-no-overhang", code={"casepub.layout.gap._KANA": frozenset(range(31))})
def an_annotation_does_not_reach_over_kanji(setting: Setting) -> None:
    row = setting.rows((Text("国"), _ruby("mono", "志/こころざし"), Text("国")), JA)[0]
    assert near(row.base[2].x - row.base[0].end, 2.5)


@proof("pinyin-apart", ROWS, code={"casepub.layout.ruby._APART": 0.0})
def neighbouring_readings_are_a_quarter_apart(setting: Setting) -> None:
    row = setting.rows((_ruby("pinyin", "双/shuang", "庄/zhuang"),), CN)[0]
    assert row.place("z").x - row.place("g").end >= 0.12


@proof(
    "gloss-aligned",
    code={"casepub.layout.ruby._row": lambda cells, room, y, *most: row_of(cells, 0.0, y)},
)
def a_gloss_and_its_word_share_their_middle(setting: Setting) -> None:
    row = setting.rows((_ruby("group", "排版/typesetting"),), CN)[0]
    note = [glyph for glyph in row.glyphs if glyph.size == 0.5]
    assert near((note[0].x + note[-1].end) / 2, (row.base[0].x + row.base[-1].end) / 2)


@proof("zhuyin-right", code={"casepub.layout.ruby._is_beside": lambda node: False})
def bopomofo_stands_at_the_right(setting: Setting) -> None:
    content = (Text("國"), _ruby("zhuyin", "國/ㄍㄨㄛˊ"), Text("國"))
    marks = [mark for line in setting.page(content, TW).lines for mark in (*line.base, *line.beside)]
    symbols = [spot for spot in marks if spot.char in "ㄍㄨㄛ"]
    last = max(spot.x for spot in marks if spot.char == "國")
    assert len(symbols) == 3
    assert all(near(spot.size, 0.3) for spot in symbols)
    assert not any(spot.mark.turned for spot in symbols)
    assert near(last, 2.0 if setting.vertical else 2.5)
    bases = [spot.mark.x for spot in marks if spot.char == "國"]
    assert all(spot.mark.x > min(bases) + 5.0 for spot in symbols)


@proof("zhuyin-tones", code={"casepub.layout.ruby._TONES": frozenset()})
def a_tone_stands_outside_the_last_symbol(setting: Setting) -> None:
    marks = {mark.said: mark for mark in setting.page((_ruby("zhuyin", "國/ㄍㄨㄛˊ"),), TW).page.marks}
    last, tone = marks["ㄛ"], marks["ˊ"]
    assert not tone.turned
    assert tone.x > last.x + 5.0
    assert abs(last.y - tone.y) < 6.0


@proof(
    "zhuyin-tied",
    code={
        "casepub.layout.inlines._add_all": lambda cells, part: [
            part.extend(list(_apart(cell)), cell.text) for cell in cells
        ]
    },
)
def bopomofo_stays_with_its_base(setting: Setting) -> None:
    before = 9 if setting.vertical else 8
    rows = setting.rows((Text("國" * before), _ruby("zhuyin", "國國/ㄍㄨㄛ"), Text("國")), TW)
    assert len(rows[0].text) == before


@proof("warichu", code={"casepub.layout.warichu._SIZE": 1.0})
def a_note_in_the_line_has_two_small_lines(setting: Setting) -> None:
    row = setting.rows((Text("国"), Span((Text("一二三四五"),), "warichu"), Text("国")))[0]
    first, fourth = row.place("一"), row.place("四")
    assert first.size == fourth.size == 0.5
    assert near(first.x, fourth.x)
    assert near(fourth.across - first.across, 0.5)
    assert near(row.base[1].x, 2.5)


@proof("jukugo-shares", code={"casepub.layout.ruby._is_wider": lambda pair, voice, small, itemizer: False})
def the_readings_of_a_compound_share_their_room(setting: Setting) -> None:
    row = setting.rows((_ruby("jukugo", "橋/きょう", "頭/とう", "堡/ほ"), Text("国")), JA)[0]
    assert near(row.base[3].x, 3.0)


def _add_tied(part: Any, cell: Any, standing: str) -> None:
    part.cells.append(cell)
    part.standing.append("\u0301")


@proof("warichu-parted", code={"casepub.layout.inlines._Part.add": _add_tied})
def a_note_goes_on_in_the_next_line(setting: Setting) -> None:
    content = (Text("国" * 8), Span((Text("一二三四五六七八九十"),), "warichu"), Text("国国"))
    first, second = setting.rows(content, JA)
    assert near(first.place("八").end, 10.0)
    assert second.place("九").size == 0.5
    assert near(second.place("九").x, second.place("十").x)


@proof("deceased", code={"casepub.layout.decoration._DRAWN": _UNFRAMED})
def the_name_of_the_dead_is_framed(setting: Setting) -> None:
    names = (Span((Text("张三"),), "deceased"), Span((Text("李四"),), "deceased"))
    first, second = (_frame(path) for path in setting.rows(names)[0].paths)
    assert near(first[0], 0.0, 0.06)
    assert near(first[1], 2.0, 0.06)
    assert first[1] < second[0]
    assert first[3] - first[2] > 1.0


def _frame(path: Path) -> tuple[float, float, float, float]:
    """Give left, right, top and bottom of a frame, in em."""
    points = [tuple(map(float, segment[-2:])) for segment in path.segments if len(segment) > 2]
    xs, ys = [x / SIZE for x, _ in points], [y / SIZE for _, y in points]
    return min(xs), max(xs), min(ys), max(ys)
