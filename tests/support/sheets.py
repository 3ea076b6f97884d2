"""Pages laid out with the ruler face on sheets of round numbers: blocks in; the display list, or what stands where out.

Every style is that of the body until a test says otherwise: 10 points a letter, 20 points a line, no indent, margins of
30 points, no heads and feet. A place is given as (em from the start of the type area, lines from its top).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, NamedTuple

from casepub.diagnostics import Report
from casepub.layout.compose import compose
from casepub.layout.display import Document, Group, Item, Page, Placed, TextRun
from casepub.model import Article, Block, Collection, Inline, Metadata, Paragraph, Text
from casepub.template import Template, load
from casepub.template.schema import RunningMatter, Slots
from casepub.units import Length
from tests.support.ruler import RulerFace

SIZE, LEADING, MARGIN = 10.0, 20.0, 30.0
# The baseline of a line lies so far below the top of its em box.
BASELINE = 0.88 * SIZE
NOTHING = RunningMatter(Slots("", "", ""), Slots("", "", ""), first_page=False, rule=False)
_NAMES = {"Noto Serif CJK": "serif", "Noto Sans CJK": "sans", "Noto Sans Mono CJK": "mono"}


class RulerCatalogue:
    """Stands for `Catalogue`: the ruler for every family, under the family's name and weight."""

    def __init__(self) -> None:
        self._faces: dict[str, RulerFace] = {}

    def family(self, name: str, region_tag: str, weight: int = 400) -> str:
        """Give the key of a face."""
        return _NAMES.get(name, name.replace(" ", "")) + ("-bold" if weight > 400 else "")

    def face(self, ref: str) -> RulerFace:
        """Give the face of a key, the same one every time."""
        return self._faces.setdefault(ref, RulerFace(ref))

    def chain(self, family: str, region_tag: str, weight: int = 400) -> Iterator[str]:
        """Give no fallback, as the ruler draws everything."""
        return iter(())


def laid_out(
    document: Article | Collection | Iterable[Block | str],
    template: Template,
    language: str = "zh-Hans-CN",
    report: Report | None = None,
) -> Document:
    """Compose a document, an article, or blocks as an article; a string is a paragraph."""
    if not isinstance(document, Article | Collection):
        document = Article(Metadata(language=language), tuple(map(_block, document)))
    collection = document if isinstance(document, Collection) else Collection.of(document)
    catalogue: Any = RulerCatalogue()
    return compose(collection, template, catalogue, Report() if report is None else report)


def _block(block: Block | str) -> Block:
    return p(block) if isinstance(block, str) else block


def p(*children: Inline | str, **more: Any) -> Paragraph:
    """Make a paragraph; a string stands for text."""
    return Paragraph(tuple(Text(child) if isinstance(child, str) else child for child in children), **more)


def sheet(
    characters: int = 10,
    lines: int = 5,
    *,
    styles: Mapping[str, Mapping[str, Any]] | None = None,
    vertical: bool = False,
    **tables: Mapping[str, Any] | RunningMatter,
) -> Template:
    """Make a template of so many characters and lines; what else differs by style, and by table of the template."""
    base = load("base")
    along, across = characters * SIZE + 2 * MARGIN, (lines - 1) * LEADING + SIZE + 2 * MARGIN
    width, height = (across, along) if vertical else (along, across)
    margin = Length(MARGIN, "pt")
    page = replace(
        base.page,
        size=f"{width:g}pt {height:g}pt",
        writing_mode="vertical-rl" if vertical else "horizontal-tb",
        margin=replace(base.page.margin, top=margin, bottom=margin, inner=margin, outer=margin),
        grid=replace(base.page.grid, characters=characters, lines=lines),
    )
    made = replace(base, page=page, styles=_styles(base, styles or {}), text_by_language=())
    made = replace(made, header=NOTHING, footer=NOTHING)
    return replace(made, **{name: _changed(getattr(made, name), value) for name, value in tables.items()})


def _styles(base: Template, changed: Mapping[str, Mapping[str, Any]]) -> Any:
    plain = replace(
        base.styles.paragraph, font_size=Length(SIZE, "pt"), line_height=Length(LEADING, "pt"), text_indent=Length(0.0)
    )
    names = [field.name for field in fields(base.styles)]
    return replace(base.styles, **{name: _changed(plain, changed.get(name, {})) for name in names})


def _changed(table: Any, value: Any) -> Any:
    """Give a table with some keys changed; a length is written as in TOML."""
    if not isinstance(value, Mapping):
        return value
    return replace(table, **{key: _value(getattr(table, key), wanted) for key, wanted in value.items()})


def _value(now: Any, wanted: Any) -> Any:
    lengthy = isinstance(now, Length) and isinstance(wanted, str) and wanted != "auto"
    return Length.parse(wanted) if lengthy else wanted


class Said(NamedTuple):
    """A run of text on a page: em along the line and lines down from the corner of the type area; its size in em."""

    x: float
    line: float
    text: str
    size: float = 1.0


def said(page: Page) -> list[Said]:
    """Give what a horizontal page says, run by run, as it was placed."""
    return [
        Said(_round((x - MARGIN) / SIZE), _round((y - MARGIN - BASELINE) / LEADING), run.text, run.size / SIZE)
        for placed in page.content
        for run, x, y in runs(placed)
    ]


def runs(placed: Placed) -> Iterator[tuple[TextRun, float, float]]:
    """Yield the runs of a fragment with their places on the page."""
    return _runs(placed.items, placed.x, placed.y)


def _runs(items: Iterable[Item], x: float, y: float) -> Iterator[tuple[TextRun, float, float]]:
    for item in items:
        match item:
            case TextRun():
                yield item, x + item.x, y + item.y
            case Group(matrix=(_, _, _, _, e, f), items=children):
                yield from _runs(children, x + e, y + f)
            case _:
                pass


def texts(document: Document) -> list[list[str]]:
    """Give the runs of every page."""
    return [[run.text for placed in page.content for run, _, _ in runs(placed)] for page in document.pages]


def _round(value: float) -> float:
    return round(value, 3) + 0.0
