"""The straight road sets chosen texts as the general one does, letter by letter, in every region."""

from dataclasses import replace
from typing import Any

import pytest

from casepub.layout.itemize import Voice
from casepub.layout.straight import StraightRoad, straight_style
from tests.support.probe import general_rows, itemizer, set_rows, style_of

HANS = "天地玄黄，宇宙洪荒。“日月盈昃”；辰宿列张：（寒来）暑往——秋收……冬藏！闰余？《成岁》、律吕调阳。"
HANT = "天地玄黃，宇宙洪荒。「日月盈昃」；辰宿列張：（寒來）暑往——秋收……冬藏！閏餘？《成歲》、律呂調陽。"
JA = "いろはにほへと、ちりぬるを。「わかよたれそ」つねならむ――うゐの（おくやま）けふこえて……あさき！ゑひもせすっとー。"
TEXTS = {"zh-Hans-CN": HANS, "zh-Hant-TW": HANT, "zh-Hant-HK": HANT, "ja-JP": JA}
LOOKS: tuple[dict[str, Any], ...] = (
    {}, {"hanging_punctuation": True}, {"kinsoku": "strict"}, {"kinsoku": "none"}, {"text_spacing_trim": "kaiming"},
    {"text_spacing_trim": "quanjiao"}, {"text_spacing_trim": "banjiao"}, {"minimum_last_line": 0}, {"vertical": True},
    {"align": "start"}, {"align": "end"},
)  # fmt: skip


def road(language: str, **look: Any) -> StraightRoad:
    return StraightRoad(itemizer().look(Voice.of(style_of(language, **look))))


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_the_roads_agree(language: str, look: dict[str, Any]) -> None:
    text = TEXTS[language]
    assert road(language, **look).takes(text)
    for measure in (12.0, 13.0, 14.5, 17.0, 31.0):
        straight, general = (make(text, language, measure, **look) for make in (set_rows, general_rows))
        assert [row.text for row in straight] == [row.text for row in general]
        for one, other in zip(straight, general, strict=True):
            assert [glyph.x for glyph in one.glyphs] == pytest.approx([glyph.x for glyph in other.glyphs], abs=1e-3)


@pytest.mark.parametrize("language", TEXTS)
def test_headings_agree(language: str) -> None:
    # A heading is one short line at the start; one that is centred or spaced goes the general road alone.
    heading = TEXTS[language][:9]
    (straight,), (general,) = (make(heading, language, 20.0, align="start") for make in (set_rows, general_rows))
    assert [glyph.x for glyph in straight.glyphs] == pytest.approx([glyph.x for glyph in general.glyphs])


@pytest.mark.parametrize(
    "text",
    [
        "天地A",
        "天地1",
        "天 地",
        "天地〜",
        "國一國々한",
        "天——————地",
        "甲—乙",
        "天·地",
        "ｱｲ",
        "葛\U000e0100",
        "e\u0301",
    ],
)
def test_it_leaves_to_the_general_road_what_is_not_an_em_wide_or_plain(text: str) -> None:
    assert not road("zh-Hans-CN").takes(text)


def test_it_takes_marks_where_they_stand_upright_alone() -> None:
    assert road("zh-Hans-CN", vertical=True).takes("天，地。「玄」")
    assert not road("ja-JP", vertical=True).takes("天A")


def test_a_style_that_is_spaced_centred_gridded_or_pretty_goes_the_general_road() -> None:
    plain = style_of("zh-Hans-CN")
    assert straight_style(plain)
    assert not straight_style(replace(plain, letter_spacing=1.0))
    assert not straight_style(replace(plain, align="center"))
    assert not straight_style(style_of("zh-Hans-CN", text_wrap="pretty"))
    assert not straight_style(style_of("en"))


def test_a_letter_seen_once_is_known_and_one_refused_stays_refused() -> None:
    made = road("zh-Hans-CN")
    assert [made.takes(text) for text in ("天地", "天A", "天地", "A", "玄黄")] == [True, False, True, False, True]


@pytest.mark.parametrize("mark", "﹁﹃︽﹙〚︵")
def test_brackets_that_no_list_of_a_region_has_end_no_line(mark: str) -> None:
    for rows in (set_rows("天" * count + mark + "地" * 40, measure=16.0) for count in range(10, 18)):
        assert rows[0].text[-1] != mark


def test_han_that_is_kept_in_words_goes_the_general_road() -> None:
    text = "天地玄黄宇！洪荒日月盈！" * 5
    rows, general = (make(text, "ja-JP", 17.0, word_break="keep-all") for make in (set_rows, general_rows))
    assert [row.text for row in rows] == [row.text for row in general]
    assert all(row.text[-1] == "！" for row in rows)
