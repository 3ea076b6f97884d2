"""Proofs about marks: where they may stand, how wide they are, what they give up to each other."""

from __future__ import annotations

import re
from typing import Final

from casepub.model import FootnoteReference, Superscript, Text
from casepub.text._marks import Sides
from casepub.text.spacing import Adjustment
from casepub.units import Length
from tests.clauses.proof import COLUMNS, ROWS, Setting, near, proof

CN, TW, HK, JA, KO = "zh-Hans-CN", "zh-Hant-TW", "zh-Hant-HK", "ja-JP", "ko-KR"
HAN: Final = "天地玄黄宇宙洪荒日月盈昃辰宿列张"
_MARKS: Final = "casepub.text._marks.Setting"
_FREE: Final = {"kinsoku": "none"}


@proof("line-start", rules=_FREE)
def no_mark_begins_a_line(setting: Setting) -> None:
    for char in "、，。．：；！？‼⁇”’）〕］｝〉》」』】〗～·・‧／":
        rows = setting.rows(HAN[:10] + char + HAN[:6])
        assert rows[1].text[0] != char, char


@proof("line-end", rules=_FREE)
def no_opening_mark_ends_a_line(setting: Setting) -> None:
    for char in "“‘（〔［｛〈《「『【〖":
        rows = setting.rows(HAN[:9] + char + HAN[:6])
        assert rows[0].text[-1] != char, char


@proof("levels", rules={"kinsoku": "basic"})
def each_level_adds_its_own(setting: Setting) -> None:
    assert setting.rows(HAN[:10] + "……" + HAN[:5], kinsoku="strict")[1].text[0] != "…"
    assert setting.rows(HAN[:9] + "／" + HAN[:5], kinsoku="gb")[0].text[-1] != "／"


@proof("squeeze-first", code={"casepub.layout.ems.SQUEEZED_IN": 0, "casepub.layout.breaking.SQUEEZED_IN": 0})
def a_mark_is_squeezed_in_before_a_letter_is_pushed_out(setting: Setting) -> None:
    assert setting.rows("国国，国国国国国国国，国国国")[0].text == "国国，国国国国国国国，"
    assert setting.rows("国" * 10 + "，国国国")[0].text == "国" * 9


@proof("japanese-line-start", rules=_FREE)
def no_japanese_mark_begins_a_line(setting: Setting) -> None:
    for char in "、。，．・：；？！」』）〕］｝〉》】’”〜‐゠ヽヾゝゞ":
        rows = setting.rows("国" * 10 + char + "国" * 6, JA)
        assert rows[1].text[0] != char, char


@proof("japanese-line-end", rules=_FREE)
def no_japanese_opening_bracket_ends_a_line(setting: Setting) -> None:
    for char in "‘“（〔［｛〈《「『【｟〘〖«〝":
        assert setting.rows("国" * 9 + char + "国" * 6, JA)[0].text[-1] != char, char


@proof("japanese-levels", rules={"kinsoku": "jlreq-strict"})
def very_strict_keeps_small_kana_and_the_long_vowel(setting: Setting) -> None:
    for char in "々ーっゃァヵ":
        assert setting.rows("国" * 10 + char + "国" * 6, JA, kinsoku="jlreq-very-strict")[1].text[0] != char, char


@proof("dash-ellipsis", code={"casepub.layout.ems.EmParagraph._parts_row": lambda self, end: False})
def a_dash_and_an_ellipsis_are_units_of_two_em(setting: Setting) -> None:
    for mark in ("——", "……"):
        rows = setting.rows(HAN[:9] + mark + HAN[:9])
        assert mark in "|".join(row.text for row in rows), mark
        row = next(row for row in rows if mark in row.text)
        at = row.text.index(mark)
        assert near(row.base[at + 1].x - row.base[at].x, 1.0, 0.15)


@proof("dash-one-stroke", code={"casepub.layout.standing._OVERLAP": -0.3})
def the_halves_of_a_dash_touch(setting: Setting) -> None:
    line = setting.page("天地——玄黄").lines[0]
    first, second = (spot for spot in line.base if spot.char == "—")
    assert second.x - first.x < 0.96


@proof("numbers-whole", code={"casepub.text.linebreak.plain_words": lambda text: "国" * len(text)})
def a_number_stays_with_its_sign_and_unit(setting: Setting) -> None:
    # In columns two or three figures stand side by side, which the ruler does not see.
    for unit in ("12345", "3500%", "￥9800") if setting.vertical else ("12345", "35%", "20℃", "￥980", "−15"):
        for before in range(6, 11):
            rows = setting.rows("国" * before + unit + "国" * 8)
            assert any(unit in row.text for row in rows), (unit, before)


@proof("unit-after-space", code={"casepub.text.linebreak._UNIT": re.compile(r"(?!)")})
def a_unit_stays_with_its_number_across_a_space(setting: Setting) -> None:
    for before in range(5, 10):
        assert any("15 km" in row.text for row in setting.rows("国" * before + "15 km" + "国" * 8)), before


@proof("note-marks", code={"casepub.layout.inlines._JOINING": "国", "casepub.layout.inlines._TIE": ""})
def a_note_mark_and_a_superscript_stay_with_their_base(setting: Setting) -> None:
    for small in (Superscript((Text("2"),)), FootnoteReference("n")):
        rows = setting.rows((Text("国" * 10), small, Text("国" * 5)))
        assert rows[1].glyphs[0].size == 1.0


@proof("hanging", rules={"hanging_punctuation": False})
def a_stop_hangs_where_the_template_says_so(setting: Setting) -> None:
    row = setting.rows(HAN[:10] + "。" + HAN[:5], hanging_punctuation=True)[0]
    assert row.text[-1] == "。"
    assert near(row.base[-1].x, 10.0)


@proof("hanging-off", rules={"hanging_punctuation": True})
def nothing_hangs_by_itself(setting: Setting) -> None:
    assert setting.rows(HAN[:10] + "。" + HAN[:5])[0].text == HAN[:9]


@proof("japanese-hanging", rules={"hanging_punctuation": False})
def only_stops_and_commas_hang_in_japanese(setting: Setting) -> None:
    for char in "。．、，":
        assert setting.rows("国" * 10 + char + "国" * 5, JA, hanging_punctuation=True)[0].text[-1] == char
    for char in "？」":
        assert setting.rows("国" * 10 + char + "国" * 5, JA, hanging_punctuation=True)[0].text[-1] != char


@proof(
    "mark-body",
    code={f"{_MARKS}.conditional": lambda self, kind: Sides(0.0, 0.0)},
)
def a_mark_is_half_a_body_and_half_a_space(setting: Setting) -> None:
    row = setting.rows("国（国）国，国", text_spacing_trim="banjiao")[0]
    assert near(row.place("，").x - row.place("）").x, 1.5)
    assert near(row.gap(0), -0.5)


@proof("styles", rules={"text_spacing_trim": "quanjiao"})
def the_styles_differ_in_what_they_halve(setting: Setting) -> None:
    kaiming = setting.rows("国，国。国国", text_spacing_trim="kaiming")[0]
    assert near(kaiming.gap(1), -0.5)
    assert near(kaiming.gap(3), 0.0)
    assert near(setting.rows("国，国。国国", text_spacing_trim="banjiao")[0].gap(3), -0.5)


@proof("adjacent", code={f"{_MARKS}._adjacent": lambda self, previous, following: False})
def two_marks_take_one_em_and_a_half(setting: Setting) -> None:
    for pair in ("「「", "」」", "」「", "。」", "」。", "，「", "」，"):
        row = setting.rows(f"国{pair}国")[0]
        assert near(row.base[2].end - row.base[1].x, 1.5), pair


@proof("adjacent-taiwan", region={"adjustment": "off"})
def taiwan_closes_brackets_alone(setting: Setting) -> None:
    assert near(setting.rows("國」「國", TW)[0].gap(1), -0.5)
    assert near(setting.rows("國。「國", TW)[0].gap(1), 0.0)


@proof("adjacent-japanese", code={f"{_MARKS}._adjacent": lambda self, previous, following: False})
def japanese_marks_close_by_the_table(setting: Setting) -> None:
    for pair, taken in (
        ("「「", 0.5),
        ("」」", 0.5),
        ("」「", 0.5),
        ("」、", 0.5),
        ("。「", 0.5),
        ("・「", 0.5),
        ("」・", 0.5),
    ):
        row = setting.rows(f"国{pair}国", JA)[0]
        assert near(row.gap(1), -taken), pair


@proof("line-start-bracket", code={"casepub.layout.gap.line_start_trim": lambda *a, **k: 0.0})
def a_bracket_at_a_line_start_is_flush(setting: Setting) -> None:
    for language in (CN, JA):
        row = setting.rows("国" * 10 + "「国」" + "国" * 4, language)[1]
        assert near(row.base[0].x, -0.5), language


@proof(
    "paragraph-start", code={"casepub.layout.style.paragraph_start": lambda char, region, how, indent: (indent, 0.5)}
)
def a_paragraph_begins_with_a_bracket_in_three_ways(setting: Setting) -> None:
    for pattern, indent in (("trim", 1.0), ("keep", 1.5), ("half", 0.5)):
        page = setting.page("「国」国国", JA, paragraph_start=pattern, text_indent=Length(1.0, "em"))
        assert near(page.lines[0].base[0].x + 0.5, indent), pattern


@proof("line-end-half", region={"line_end_half": False})
def a_mark_at_a_line_end_takes_half_an_em(setting: Setting) -> None:
    row = setting.rows("国" * 9 + "，" + "国" * 8)[0]
    assert near(row.base[-1].x, 9.5)


@proof("line-end-japanese", code={"casepub.layout.gap.line_end_shrinkable": lambda *a, **k: Adjustment(0, 0.0)})
def japanese_marks_yield_all_their_space_at_the_line_end_or_none(setting: Setting) -> None:
    assert near(setting.rows("国" * 9 + "、" + "国" * 8, JA)[0].base[-1].x, 9.0)
    row = setting.rows("国・国国国国国国国国。国国国", JA)[0]
    assert near(row.base[-1].end, 10.5)


@proof("centred-stops", ROWS, region={"centred_stops": False})
def taiwan_and_hong_kong_centre_their_stops(setting: Setting) -> None:
    row = setting.rows("國。」國", HK)[0]
    assert near(row.gap(1), -0.25)


@proof("taiwan-fixed", ROWS, region={"fixed_marks": frozenset()})
def question_marks_keep_their_em_in_taiwan(setting: Setting) -> None:
    row = setting.rows("國國國國國國國國！國國國國", TW, text_spacing_trim="banjiao")[0]
    assert near(row.gap(8), 0.0, 0.3)


@proof("vertical-fixed", COLUMNS, region={"vertical_fixed_marks": frozenset()})
def colons_keep_their_em_in_columns(setting: Setting) -> None:
    row = setting.rows("国：国；国？国", text_spacing_trim="banjiao")[0]
    assert all(near(row.gap(index), 0.0) for index in range(6))


@proof("doubled", ROWS, code={"casepub.layout.itemize.halves_pairs": lambda region, **k: False})
def two_question_marks_fill_one_em_and_three_two(setting: Setting) -> None:
    two, three = setting.rows("国？！国")[0], setting.rows("国！！！国")[0]
    assert near(two.base[3].x - two.base[1].x, 1.0)
    assert near(three.base[4].x - three.base[1].x, 2.0)


@proof("interpunct-half", ROWS, region={"interpunct": 1.0})
def the_interpunct_takes_half_an_em_in_the_mainland(setting: Setting) -> None:
    row = setting.rows("国·国")[0]
    assert near(row.base[2].x - row.base[0].x, 1.5)


@proof("solidus-half", ROWS, region={"solidus": 1.0})
def the_solidus_takes_half_an_em_in_the_mainland(setting: Setting) -> None:
    row = setting.rows("国／国")[0]
    assert near(row.base[2].x - row.base[0].x, 1.5)


@proof(
    "full-stop-of-science",
    code={
        "casepub.text.kinsoku.PROHIBITIONS": (),
        # UAX #14 keeps it from beginning lines too, and so the straight road would leave it to the general one.
        "casepub.layout.straight.StraightRoad._ends_lines_as_listed": lambda *_: True,
    },
)
def the_full_width_western_stop_is_a_stop(setting: Setting) -> None:
    assert setting.rows(HAN[:10] + "．" + HAN[:4])[1].text[0] != "．"


@proof("after-question", code={"casepub.layout.strip._vanishes": lambda cell: cell.space})
def the_em_after_a_question_goes_at_a_line_end(setting: Setting) -> None:
    rows = setting.rows("国" * 9 + "？　" + "国" * 6, JA)
    assert rows[0].text.startswith("国" * 9 + "？")
    assert rows[1].text[0] == "国"
