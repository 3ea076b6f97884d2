"""The style sheet of a web page: text, screen, dark screen, paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from casepub.model import Collection
from casepub.renderers.html.dark import dark_rules
from casepub.renderers.html.paper import page_rules, print_rules
from casepub.renderers.markup.css import Medium, number, rule, sheet
from casepub.renderers.markup.fontstack import css_string, family_names, latin_face, own_latin, script_of
from casepub.renderers.markup.language import word_break
from casepub.renderers.markup.scope import Findings
from casepub.renderers.markup.stylesheet import medium_of, text_rules
from casepub.template import Template
from casepub.template.schema import FONT_STACKS, FontStackName
from casepub.text.region import region_of

# Latin, Greek and Cyrillic without the marks that Chinese shares: “ ” ‘ ’ — … · belong to the text's own face.
_WESTERN = "U+21-7E, U+A1-B6, U+B8-52F, U+1E00-1FFF, U+2C60-2C7F"


def page_sheet(collection: Collection, template: Template, findings: Findings) -> str:
    """Write the style sheet."""
    medium = medium_of(template, collection.metadata.language, findings, book=False)
    return sheet(
        *_latin_faces(medium),
        text_rules(medium, findings),
        *_screen(medium),
        *_narrow(medium),
        "@media screen and (prefers-color-scheme: dark) {",
        *dark_rules(template),
        "}",
        "@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }",
        *page_rules(collection, medium),
        "@media print {",
        *print_rules(medium),
        "}",
    )


def _latin_faces(medium: Medium) -> Iterator[str]:
    """Let a Latin family of its own set letters and digits alone, in its own size."""
    script = script_of(medium.language)
    for name in FONT_STACKS:
        stack = getattr(medium.template.fonts, name)
        if own_latin(stack, script) and name in _used_stacks(medium.template):
            sources = ", ".join(
                f"local({css_string(family)})" for family in family_names(stack.latin, medium.language)[:7]
            )
            yield (
                f"@font-face {{ font-family: {css_string(latin_face(name))}; src: {sources}; "
                f"size-adjust: {number(100 * stack.latin_scale)}%; unicode-range: {_WESTERN}; }}"
            )


def _used_stacks(template: Template) -> frozenset[FontStackName]:
    """Give the stacks that styles or emphasis call for."""
    styles = (getattr(template.styles, field.name) for field in fields(template.styles))
    rules = (template.text, *(rules for _, rules in template.text_by_language))
    kai: frozenset[FontStackName] = frozenset({"kai"} if any(rule.emphasis == "kai" for rule in rules) else ())
    return kai | {style.font for style in styles}


def _screen(medium: Medium) -> Iterator[str]:
    template = medium.template
    yield rule("html", {
        "color-scheme": "light dark",
        "background-color": str(template.page.background),
        "font-size": "106.25%",
        "-webkit-text-size-adjust": "100%",
        "text-size-adjust": "100%",
    })  # fmt: skip
    yield "@media (min-width: 48em) { html { font-size: 112.5%; } }"
    yield from _measure(medium)
    yield rule(".skip", {"position": "absolute", "inset-block-start": "-10em", "padding": "0.5em 1em",
                         "background-color": str(template.page.background)})  # fmt: skip
    yield rule(".skip:focus", {"inset-block-start": "0"})
    yield rule(":focus-visible", {"outline": "2px solid currentColor", "outline-offset": "2px"})
    yield rule("h1, h2, h3, h4, h5, h6, p.subtitle, p.byline, caption, p.caption", {"text-wrap": "balance"})
    # Chromium parts Japanese titles between phrases.
    yield rule("h1:lang(ja), h2:lang(ja), h3:lang(ja)", {"word-break": "auto-phrase"})
    yield rule(".table-frame", {"overflow-x": "auto"})
    yield rule("article + article, .part-title + article", {"margin-block-start": "4rem"})
    yield from _screen_links(template)


def _screen_links(template: Template) -> Iterator[str]:
    """Links in text carry a line on every screen (WCAG 2.2 §1.4.1), a faint one where the template wants none."""
    faint = (
        {}
        if template.link.underline
        else {"text-decoration-color": "color-mix(in srgb, currentColor 45%, transparent)"}
    )
    line = {
        "text-decoration": "underline",
        **faint,
        "text-decoration-thickness": "0.06em",
        "text-underline-offset": "0.25em",
    }
    yield sheet("@media screen {", rule("article a:not(.noteref, .backlink, nav a)", line), "}")


def _measure(medium: Medium) -> Iterator[str]:
    template = medium.template
    measure = medium.length(template.screen.measure, template.styles.paragraph)
    if medium.vertical:
        yield rule("html", {"writing-mode": "vertical-rl"})
        yield rule("main", {"max-inline-size": f"min({measure}, 100vh - 4rem)", "padding": "2rem"})
    else:
        yield rule("main", {"max-inline-size": measure, "margin-inline": "auto", "padding": "3rem 1.25rem 5rem"})


def _narrow(medium: Medium) -> Iterator[str]:
    """On a telephone a line has no room for wide margins."""
    styles = medium.template.styles
    wide = {".block-quote": styles.block_quote, ".verse": styles.verse, ".aside": styles.aside}
    rules = [
        rule(selector, {f"margin-inline-{side}": "1em" for side in ("start", "end")
                        if (length := getattr(style, f"margin_{side}")).unit == "em" and length.value > 1})
        for selector, style in wide.items()
    ]  # fmt: skip
    rules += [rule(f"p:lang({tag})", {"text-align": "start"}) for tag in _by_word(medium)]
    if any(rules):
        yield sheet("@media (max-width: 30em) {", *rules, "}")


def _by_word(medium: Medium) -> list[str]:
    """Give the East Asian languages that break between words alone: justified short lines would tear open."""
    tags = (medium.language, *medium.languages)
    return [tag for tag in tags if region_of(tag).east_asian and word_break(tag, medium) == "keep-all"]
