"""Heading labels in the template's style; the joint between a label and its text."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from casepub.model import Article, Block, Division, Heading
from casepub.model.outline import headings_of
from casepub.template import Template
from casepub.text.numeral import format_number

_CHINESE: Final = ("{}、", "（{}）", "{}.", "（{}）")
_LEGAL: Final = ("第{}章", "第{}节", "第{}条", "（{}）")
# GB/T 9704-2012 §7.3.3: 一、（一）1.（1）
_CHINESE_STYLES: Final = ("cjk-ideographic", "cjk-ideographic", "decimal", "decimal")
_LEGAL_STYLES: Final = ("cjk-ideographic",) * 4


def numbered(article: Article, template: Template) -> Article:
    """Copy an article with its heading labels as written, left out, or made anew, as the template says."""
    style = template.numbering.headings
    if style == "as-written":
        return article
    top = min((heading.level for heading in headings_of(article.body)), default=1)
    counters = _Counters(style, top)
    return replace(article, body=tuple(counters.relabelled(block) for block in article.body))


class _Counters:
    """Counts headings by level while one article is walked."""

    def __init__(self, style: str, top: int) -> None:
        self._style = style
        self._top = top
        self._counts = [0] * 7

    def relabelled(self, block: Block) -> Block:
        match block:
            case Heading(role="none"):
                return replace(block, label=self._label(block.level))
            case Heading():
                return replace(block, label="")
            case Division(children=children):
                return replace(block, children=tuple(map(self.relabelled, children)))
            case _:
                return block

    def _label(self, level: int) -> str:
        self._counts[level] += 1
        self._counts[level + 1 :] = [0] * (6 - level)
        depth = level - self._top
        match self._style:
            case "decimal":
                return ".".join(str(count) for count in self._counts[self._top : level + 1])
            case "chinese":
                return _patterned(_CHINESE, _CHINESE_STYLES, depth, self._counts[level])
            case "legal":
                return _patterned(_LEGAL, _LEGAL_STYLES, depth, self._counts[level])
            case _:
                return ""


def _patterned(patterns: tuple[str, ...], styles: tuple[str, ...], depth: int, count: int) -> str:
    index = min(depth, len(patterns) - 1)
    return patterns[index].format(format_number(count, styles[index]))


# A label that ends in one of these brings its own room.
_SELF_SPACED: Final = frozenset("、．。）】：」』)〕")


def label_joint(heading: Heading) -> str:
    """Give what stands between a heading's label and its text: nothing, an ideographic space or a space."""
    if not heading.label or not heading.children or heading.label[-1] in _SELF_SPACED or heading.label[-1].isspace():
        return ""
    return " " if heading.label[-1].isascii() else "\u3000"
