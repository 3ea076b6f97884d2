"""A template as CSS: `page_sheet` for a web page, `book_sheet` for an e-book, from the same rules."""

from __future__ import annotations

from casepub.renderers.markup.css import Medium, rule, sheet
from casepub.renderers.markup.elements import element_rules, width_rules
from casepub.renderers.markup.language import language_rules, late_language_rules
from casepub.renderers.markup.roles import paragraph_rules, role_rules
from casepub.renderers.markup.scope import Findings
from casepub.template import Template


def medium_of(template: Template, language: str, findings: Findings, *, book: bool) -> Medium:
    """Give what a style sheet is written for: the languages are those that the text was found to use."""
    others = tuple(sorted(tag for tag in findings.languages if tag != language and tag.replace("-", "").isalnum()))
    return Medium(template, language, others, book)


def text_rules(medium: Medium, findings: Findings) -> str:
    """Write what page and book share: elements, languages, roles, in the order in which they overrule each other."""
    return sheet(
        *element_rules(medium),
        *paragraph_rules(medium),
        *language_rules(medium),
        *role_rules(medium),
        *late_language_rules(medium),
        *width_rules(frozenset(findings.widths)),
    )


def book_sheet(template: Template, language: str, findings: Findings) -> str:
    """Write the style sheet of an e-book: no variables, no modern functions, sides by name."""
    medium = medium_of(template, language, findings, book=True)
    modes = {f"{prefix}writing-mode": template.page.writing_mode for prefix in ("-epub-", "-webkit-", "")}
    return (
        sheet(
            '@charset "utf-8";',
            rule("html, body", modes if medium.vertical else {}),
            text_rules(medium, findings),
            rule(".cover", {"margin": "0", "padding": "0", "text-align": "center"}),
            rule(".cover img", {"max-width": "100%", "max-height": "100%"}),
            rule(".title-page", {"text-align": "center", medium.side("padding", "before"): "20%"}),
            rule(".title-page p", {"text-indent": "0", "text-align": "center"}),
        )
        + "\n"
    )
