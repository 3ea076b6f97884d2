"""The sheet: a template and a language in; an article whose tables hold the samples, and its template, out.

Every sample is set by the ordinary road. One that needs other rules speaks a private variety of its language
(`zh-Hans-CN-x-s3`), for which the template has a table of its own, as `[text.LANGUAGE]` in a file would be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from casepub.errors import TemplateError, suggestion
from casepub.layout.geometry import geometry
from casepub.model import (
    Article,
    Block,
    BlockQuote,
    Column,
    Heading,
    LineBreak,
    Metadata,
    Paragraph,
    Strong,
    Table,
    TableCell,
    TableRow,
    Text,
)  # fmt: skip
from casepub.specimen.sample import Content, Group, Sample
from casepub.specimen.samples import GROUPS
from casepub.template import Style, Template
from casepub.text.region import region_of
from casepub.units import Length

# The languages of the sheet by the region that rules each.
LANGUAGES: Final = {
    "zh-Hans-CN": "zh-Hans", "zh-Hant-TW": "zh-Hant-TW", "zh-Hant-HK": "zh-Hant-HK", "ja-JP": "ja", "ko-KR": "ko",
}  # fmt: skip
# A sample's line, in em of the body. The samples are made for this length.
MEASURE: Final = 16
_RULE_SHARE: Final = 0.42
_PADDING: Final = 0.5
_NOTES: Final = "en"
_HEAD: Final = ("rule, clause", "sample", "what to look for")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A sample in the language of the sheet: the tag that it speaks, and its text."""

    sample: Sample
    tag: str
    content: Content


def specimen(
    template: Template, language: str, *, vertical: bool = False, groups: tuple[Group, ...] = GROUPS
) -> tuple[Article, Template]:
    """Give the article of all samples (or of some groups) in a language, and the template that sets it.

    Raises:
        TemplateError: there are no samples in this language, or the page is too narrow for them.
    """
    known = language_of(language)
    made = _turned(template) if vertical else template
    columns = made.page.writing_mode == "vertical-rl"
    entries = {group.title: tuple(_entries(group, number, known, columns)) for number, group in enumerate(groups)}
    metadata = Metadata(title=f"Specimen {known}", subtitle=_subtitle(made, columns), language=_NOTES)
    body = tuple(block for title, rows in entries.items() if rows for block in _section(title, rows, known, made))
    return Article(metadata, body), _with_rules(_styled(made), known, entries.values())


def language_of(language: str) -> str:
    """Give the language of the sheet that a tag means: zh-TW is zh-Hant-TW."""
    found = LANGUAGES.get(region_of(language).tag)
    if found is None:
        known = tuple(LANGUAGES.values())
        raise TemplateError(
            f"there is no specimen in '{language}'{suggestion(language, known)} (there are {', '.join(known)})"
        )
    return found


def _subtitle(template: Template, columns: bool) -> str:
    return f"template {template.name}, {'columns' if columns else 'rows'}, {MEASURE} em a sample"


def _turned(template: Template) -> Template:
    """Give the template with columns; the type area then follows from the margins."""
    grid = replace(template.page.grid, characters=0, lines=0)
    return replace(template, page=replace(template.page, writing_mode="vertical-rl", grid=grid))


def _entries(group: Group, number: int, language: str, columns: bool) -> Iterator[_Entry]:
    unwanted = "horizontal" if columns else "vertical"
    for index, sample in enumerate(group.samples):
        content = sample.content(language)
        if content is not None and sample.direction != unwanted:
            yield _Entry(sample, f"{language}-x-s{number}{index:02}" if sample.rules else language, content)


def _section(title: str, entries: tuple[_Entry, ...], language: str, template: Template) -> tuple[Block, ...]:
    head = TableRow(tuple(_cell(Paragraph((Text(word),))) for word in _HEAD))
    rows = tuple(_row(entry, language) for entry in entries)
    return Heading(2, (Text(title),)), Table(_columns(template), rows, (head,))


def _columns(template: Template) -> tuple[Column, ...]:
    """Give the shares of the three columns: the sample's line is MEASURE, the others part what is left."""
    body = template.styles.paragraph.font_size.points()
    padding = 2 * _PADDING * template.styles.table.font_size.points(body)
    sample = MEASURE * body + padding
    rest = geometry(template).column_measure - sample
    if rest < MEASURE * body / 3:
        raise TemplateError(f"template '{template.name}': a line of {MEASURE} em and its notes need a wider type area")
    return (Column("start", rest * _RULE_SHARE), Column(width=sample), Column("start", rest * (1 - _RULE_SHARE)))


def _row(entry: _Entry, language: str) -> TableRow:
    sample = entry.sample
    rule = (Strong((Text(sample.rule),)), LineBreak(), Text(sample.source(language)))
    content = (Text(entry.content),) if isinstance(entry.content, str) else entry.content
    shown = BlockQuote((Paragraph(content, language=entry.tag),), language=entry.tag)
    return TableRow((_cell(Paragraph(rule)), _cell(shown), _cell(Paragraph((Text(sample.look),)))))


def _cell(block: Block) -> TableCell:
    return TableCell((block,))


def _styled(template: Template) -> Template:
    """Give the template with the looks of the sheet: samples as body text, notes small."""
    styles = template.styles
    nothing = Length(0.0, "em")
    quote: Style = replace(
        styles.block_quote, font=styles.paragraph.font, font_size=styles.paragraph.font_size,
        line_height=styles.paragraph.line_height, text_align="justify", text_indent="auto", margin_before=nothing,
        margin_after=nothing, margin_start=nothing, margin_end=nothing, background="none",
    )  # fmt: skip
    notes = replace(styles.table, font="sans", text_align="start", text_indent=nothing)
    rules = replace(template.table, rules="grid", cell_padding=Length(_PADDING, "em"))
    plain = replace(template, styles=replace(styles, block_quote=quote, table=notes), table=rules)
    return replace(
        plain,
        book=replace(template.book, title_page=False),
        toc=replace(template.toc, enabled=False),
        numbering=replace(template.numbering, captions=False),
    )


def _with_rules(template: Template, language: str, groups: Iterable[tuple[_Entry, ...]]) -> Template:
    """Add the text rules of the samples that differ, each under the tag that it speaks."""
    base = replace(template.text_for(language), text_indent=Length(0.0, "em"))
    own = [
        (entry.tag, replace(base, **entry.sample.rules))
        for entries in groups
        for entry in entries
        if entry.sample.rules
    ]
    return replace(template, text_by_language=(*template.text_by_language, (language, base), *own))
