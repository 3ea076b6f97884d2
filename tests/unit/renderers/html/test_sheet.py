"""The style sheet: lengths, languages, dark colours, paper."""

import re
from dataclasses import replace

import pytest

from casepub.model import Article, Collection, Metadata
from casepub.renderers.html.dark import contrast, darkened, tinted
from casepub.renderers.html.sheet import page_sheet
from casepub.renderers.markup.scope import Findings
from casepub.renderers.markup.stylesheet import book_sheet
from casepub.template import Template, load
from casepub.units import Color, Length


def sheet(template: Template, language: str = "zh-Hans", *others: str) -> str:
    article = Article(Metadata(title="题", section="栏", language=language), ())
    return page_sheet(Collection.of(article), template, Findings(languages={language, *others}))


def book(template: Template, language: str = "zh-Hans", *others: str) -> str:
    return book_sheet(template, language, Findings(languages={language, *others}))


def declared(css: str, selector: str) -> str:
    """Give the declarations of all rules with this selector."""
    return " ".join(re.findall(rf"^{re.escape(selector)} \{{ (.*) \}}$", css, re.MULTILINE))


@pytest.mark.parametrize(
    ("language", "indent", "line_break", "trim", "autospace", "word_break"),
    [
        ("zh-Hans", "2em", "strict", "trim-start", "normal", "normal"),
        ("zh-Hant", "2em", "strict", "normal", "normal", "normal"),
        ("ja", "1em", "normal", "trim-start", "normal", "normal"),
        ("ko", "1em", "normal", "normal", "no-autospace", "keep-all"),
    ],
)
def test_a_language_sets_its_own_rules(
    language: str, indent: str, line_break: str, trim: str, autospace: str, word_break: str
) -> None:
    css = sheet(load("article"), language)
    assert f"text-indent: {indent};" in declared(css, "p")
    body = declared(css, "body")
    for declaration in (f"line-break: {line_break}", f"text-spacing-trim: {trim}", f"text-autospace: {autospace}"):
        assert f"{declaration};" in body
    assert f"word-break: {word_break};" in body


def test_another_language_in_the_text_has_rules_and_fonts_of_its_own() -> None:
    css = sheet(load("article"), "zh-Hans", "ja")
    assert declared(css, "p:lang(ja)") == "text-indent: 1em;"
    assert '"Noto Serif CJK JP"' in declared(css, ":lang(ja)")
    assert "lang(ko)" not in css


def test_emphasis_is_dots_below_in_chinese_above_in_japanese_and_slant_in_english() -> None:
    css = sheet(load("article"), "zh-Hans", "ja", "en")
    assert "text-emphasis-position: under right;" in declared(css, "em")
    assert "text-emphasis-position: over right;" in declared(css, "em:lang(ja)")
    assert "font-style: italic;" in declared(css, "em:lang(en)")


def test_sizes_are_parts_of_the_bodys() -> None:
    template = load("article")
    assert "font-size: 1.2381rem;" in declared(sheet(template), ".heading-2")
    assert "font-size: 1.2381em;" in declared(book(template), ".heading-2")
    assert "html { font-size: 10.5pt;" in sheet(template)


def test_a_book_names_sides_and_a_page_does_not() -> None:
    template = load("article")
    assert "margin-inline-start: 2em;" in declared(sheet(template), ".block-quote")
    assert "margin-left: 2em;" in declared(book(template), ".block-quote")
    vertical = replace(template, page=replace(template.page, writing_mode="vertical-rl"))
    assert "margin-top: 2em;" in declared(book(vertical), ".block-quote")
    assert declared(book(vertical), "html, body").startswith("-epub-writing-mode: vertical-rl;")


def test_a_book_has_no_css_that_old_readers_refuse() -> None:
    css = book(load("article"), "zh-Hans", "ja", "ko", "en")
    assert not re.search(
        r"var\(|calc\(|min\(|max\(|clamp\(|light-dark|color-mix|@supports|\brem\b|inline-(start|end)", css
    )
    assert not re.search(r"position: (absolute|fixed)|display: (grid|flex)", css)


def test_a_latin_family_of_its_own_sets_letters_alone_and_leaves_quotes() -> None:
    template = load("article")
    fonts = replace(template.fonts, serif=replace(template.fonts.serif, latin="Source Serif 4", latin_scale=1.05))
    css = sheet(replace(template, fonts=fonts))
    face = re.findall(r"@font-face \{.*\}", css)[0]
    assert 'font-family: "serif latin"' in face
    assert 'local("Source Serif 4")' in face
    assert "size-adjust: 105%" in face
    assert "U+2018" not in face
    assert 'font-family: "serif latin", "Noto Serif CJK SC"' in declared(css, "body")


def test_a_pan_cjk_latin_family_does_not_take_han_from_kai_in_a_book() -> None:
    template = load("article")
    kai = replace(template, styles=replace(template.styles, lead=replace(template.styles.lead, font="kai")))
    assert declared(book(kai), "p.lead").startswith('font-family: "LXGW WenKai"')


def test_dark_colours_can_be_read() -> None:
    template = load("article")
    styles = template.styles
    for style in (styles.byline, styles.section, styles.credit, styles.heading_6, styles.paragraph):
        color = darkened(style.color, template)
        assert contrast(color, template.screen.dark_paper) >= 4.5
        assert contrast(color, tinted(template)) >= 4.5


@pytest.mark.parametrize(("color", "dark"), [("#1a1a1a", "#e6e3dc"), ("#7a2e1d", "#e39a7b"), ("#000000", "#e6e3dc")])
def test_ink_becomes_light_and_a_hue_the_accent(color: str, dark: str) -> None:
    assert str(darkened(Color.parse(color), load("article"))) == dark


def test_the_paper_is_the_templates() -> None:
    template = load("article")
    css = sheet(template)
    page = re.findall(r"@page \{.*\}", css)[0]
    assert "size: 595.276pt 841.89pt;" in page
    # Forty characters of 10.5 pt leave 175.28 pt, parted like the stated margins.
    assert re.search(r"margin: [\d.]+pt 87\.6378pt [\d.]+pt 87\.6378pt;", page)
    assert "@bottom-center { content: counter(page);" in page
    assert '@top-left { content: "栏";' in page
    assert "@page :first { @top-left { content: none; }" in css


def test_recto_and_verso_differ_on_double_sided_paper() -> None:
    css = sheet(load("novel"))
    assert re.search(r"@page :left \{ margin: .*@top-left", css)
    assert "@bottom-right { content: counter(page);" in css


def test_unknown_fields_and_quotes_in_running_heads_do_no_harm() -> None:
    template = load("article")
    recto = replace(template.header.recto, center='甲"}</style>[[heading.1]][[pages]]')
    css = sheet(replace(template, header=replace(template.header, recto=recto)))
    assert "</style>" not in css
    assert "counter(pages)" in css


def test_the_measure_and_the_display_sizes_yield_on_a_telephone() -> None:
    template = load("article")
    css = sheet(replace(template, screen=replace(template.screen, measure=Length(36, "em"))))
    assert "max-inline-size: 36em;" in declared(css, "main")
    assert "font-size: min(1.9048rem, 4vw + 0.75rem);" in declared(css, ".title")
