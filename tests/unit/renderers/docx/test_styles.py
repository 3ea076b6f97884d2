"""Styles, languages and East Asian switches of a Word file."""

import pytest

from casepub.model import BlockQuote, CodeBlock, Text
from tests.support.everynode import every_article
from tests.support.wordml import article, docx_parts, found, p, value, with_text

DOCUMENT = "word/document.xml"
SETTINGS = "word/settings.xml"
STYLES = "word/styles.xml"


@pytest.mark.parametrize(
    ("language", "font", "tag"),
    [
        ("zh-Hans", "宋体", "zh-CN"),
        ("zh-Hant", "新細明體", "zh-TW"),
        ("zh-Hant-HK", "細明體_HKSCS", "zh-HK"),
        ("ja", "游明朝", "ja-JP"),
        ("ko", "바탕", "ko-KR"),
    ],
)
def test_the_defaults_name_the_language_s_own_font(language: str, font: str, tag: str) -> None:
    made = docx_parts(article(p("字"), language=language))
    (fonts,) = found(made[STYLES], "//w:docDefaults//w:rFonts")
    assert (value(fonts, "eastAsia"), value(fonts, "ascii")) == (font, "Times New Roman")
    assert value(found(made[STYLES], "//w:docDefaults//w:lang")[0], "eastAsia") == tag
    assert value(found(made[SETTINGS], "//w:themeFontLang")[0], "eastAsia") == tag
    assert font in {value(entry, "name") for entry in found(made["word/fontTable.xml"], "//w:font")}


@pytest.mark.parametrize(("language", "characters"), [("zh-Hans", "200"), ("ja", "100"), ("ko", "100"), ("en", "100")])
def test_the_first_line_is_indented_by_characters_and_in_twips(language: str, characters: str) -> None:
    made = docx_parts(article(p("字"), language=language))
    indents = found(made[STYLES], "//w:style[@w:styleId='BodyText']//w:ind")
    assert value(indents[0], "firstLineChars") == characters
    assert value(indents[0], "firstLine") == str(round(int(characters) / 100 * 210))


def test_a_paragraph_in_another_language_states_its_own_indent_font_and_tag() -> None:
    made = docx_parts(article(p("日本語の段落", language="ja")))
    (indent,) = found(made[DOCUMENT], "//w:p[.//w:t='日本語の段落']/w:pPr/w:ind")
    assert value(indent, "firstLineChars") == "100"
    (run,) = found(made[DOCUMENT], "//w:r[w:t='日本語の段落']/w:rPr")
    assert value(run.find("{*}rFonts"), "eastAsia") == "游明朝"  # type: ignore[arg-type]
    assert value(run.find("{*}lang"), "eastAsia") == "ja-JP"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "changes", "switch", "on"),
    [
        ("zh-Hans", {}, "kinsoku", True),
        ("zh-Hans", {"kinsoku": "none"}, "kinsoku", False),
        ("zh-Hans", {"line_break": "anywhere"}, "kinsoku", False),
        ("zh-Hans", {}, "autoSpaceDE", True),
        ("ko", {}, "autoSpaceDE", False),
        ("ko", {}, "wordWrap", True),
        ("ko", {"word_break": "normal"}, "wordWrap", False),
        ("zh-Hans", {}, "overflowPunct", False),
        ("zh-Hans", {"hanging_punctuation": True}, "overflowPunct", True),
        ("zh-Hans", {}, "topLinePunct", True),
        ("zh-Hans", {"text_spacing_trim": "quanjiao"}, "topLinePunct", False),
        ("zh-Hant", {}, "topLinePunct", False),
    ],
)
def test_the_east_asian_switches_follow_region_and_template(
    language: str, changes: dict[str, object], switch: str, on: bool
) -> None:
    made = docx_parts(article(p("字"), language=language), with_text(**changes))
    (element,) = found(made[STYLES], f"//w:style[@w:styleId='Normal']/w:pPr/w:{switch}")
    assert (value(element) != "0") is on


def test_han_is_never_slanted() -> None:
    made = docx_parts(every_article())
    slanted = found(made[DOCUMENT], "//w:r[w:rPr/w:rStyle/@w:val='EmphasisItalic' or w:rPr/w:i]//w:t")
    assert [element.text for element in slanted] == ["stressed"]


def test_kinsoku_lists_are_written_only_where_the_template_departs_from_word() -> None:
    assert b"noLineBreaks" not in docx_parts(article(p("字")))[SETTINGS]
    strict = docx_parts(article(p("字")), with_text(kinsoku="strict"))[SETTINGS]
    (before,) = found(strict, "//w:noLineBreaksBefore")
    assert value(before, "lang") == "zh-CN"
    assert set("，。」…—") <= set(value(before))


def test_a_coloured_ground_reaches_beyond_its_text_and_neighbours_are_parted() -> None:
    block = CodeBlock(value="x")
    made = docx_parts(article(block, block, p("后")))
    (edge,) = found(made[STYLES], "//w:style[@w:styleId='CodeBlock']//w:pBdr/w:left")
    (ground,) = found(made[STYLES], "//w:style[@w:styleId='CodeBlock']//w:shd")
    assert value(edge, "color") == value(ground, "fill") == "F4F1EA"
    names = [value(style) for style in found(made[DOCUMENT], "//w:body/w:p/w:pPr/w:pStyle")]
    assert names == ["Title", "CodeBlock", "Normal", "CodeBlock", "BodyText"]


def test_who_said_it_stays_with_what_was_said() -> None:
    quote = BlockQuote(children=(p("言"), p("又言")), attribution=(Text("某"),))
    made = docx_parts(article(quote))
    kept = found(made[DOCUMENT], "//w:p[w:pPr/w:keepNext]//w:t")
    assert [element.text for element in kept] == ["又言"]
