"""Run properties in; how a run is marked, by direct formatting and character style, out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from casepub.readers.docx.names import child, said, switch, value
from casepub.readers.docx.styles import Style, Styles
from casepub.readers.docx.values import Format
from casepub.readers.xml import Element
from casepub.text.pattern import lazily

_EAST_ASIAN: Final = lazily(r"(?:zh|ja|ko)\b", re.IGNORECASE)
_POSITIONS: Final = frozenset({"superscript", "subscript"})
# What character styles mean by their names, case-folded: as Word, LibreOffice, pandoc and casepub call them.
_STRONG: Final = frozenset({"strong", "strong emphasis", "intense emphasis", "bold"})
_EMPHASIS: Final = frozenset({"emphasis", "subtle emphasis", "emphasis dots", "着重号", "emphasis mark", "dots"})
_CODE: Final = frozenset(
    {"code", "html code", "source text", "source code", "verbatim char", "html keyboard", "html sample", "inline code"}
)
_ROLES: Final = {
    "proper name": "proper-name", "work title": "work-title", "book title": "work-title", "term": "term",
    "small caps": "small-caps", "warichu": "warichu", "upright": "upright", "html definition": "term",
    "deceased": "deceased",
}  # fmt: skip
_LINKS: Final = frozenset({"hyperlink", "followedhyperlink", "internet link", "visited internet link"})


class Formats:
    """Reads run properties against the character styles of one document."""

    def __init__(self, styles: Styles, *, reject_changes: bool) -> None:
        self._styles = styles
        self._reject = reject_changes

    def properties(self, element: Element, name: str = "rPr") -> Element | None:
        """Give the properties of a run or paragraph, those before a tracked change when changes are rejected."""
        own = child(element, name)
        if own is not None and self._reject and (change := child(own, f"{name}Change")) is not None:
            return child(change, name)
        return own

    def is_hidden(self, properties: Element | None) -> bool:
        """Tell whether the run is hidden text."""
        return self._said(properties, "vanish")

    def read(self, properties: Element | None, base: Format) -> Format:
        """Give the format of a run inside what `base` says (link, comment)."""
        if properties is None or not len(properties):
            return base
        names = {style.name for style in self._chain(properties)}
        line = self._value(properties, "u")
        layout = child(properties, "eastAsianLayout")
        role = next((_ROLES[name] for name in names if name in _ROLES), "") or self._role(properties, layout)
        emphasised = self._said(properties, "i") or self._value(properties, "em") not in ("", "none")
        position = self._value(properties, "vertAlign")
        return replace(
            base,
            strong=self._said(properties, "b", bool(names & _STRONG)),
            emphasis=emphasised or bool(names & _EMPHASIS),
            underline=line not in ("", "none") and not (base.link or names & _LINKS or role),
            strikethrough=self._said(properties, "strike") or self._said(properties, "dstrike"),
            position=position if position in _POSITIONS else "",
            code=bool(names & _CODE),
            role=role,
            language=_language(properties),
        )

    def _role(self, properties: Element, layout: Element | None) -> str:
        if value(layout, "combine") in ("1", "true", "on"):
            return "warichu"
        if value(layout, "vert") in ("1", "true", "on"):
            return "upright"
        return "small-caps" if self._said(properties, "smallCaps") else ""

    def _chain(self, properties: Element | None) -> list[Style]:
        identifier = said(properties, "rStyle")
        return list(self._styles.chain(identifier)) if identifier else []

    def _said(self, properties: Element | None, name: str, otherwise: bool = False) -> bool:
        """Read a switch: direct, else of the character style, else what the style's name says."""
        own = switch(properties, name)
        if own is not None:
            return own
        styled = (switch(style.run, name) for style in self._chain(properties))
        return next((found for found in styled if found is not None), otherwise)

    def _value(self, properties: Element | None, name: str) -> str:
        own = said(properties, name)
        return own or next((found for style in self._chain(properties) if (found := said(style.run, name))), "")


def _language(properties: Element) -> str:
    """Give the East Asian language of a run; Western tags say nothing of what Word's users mean."""
    tag = value(child(properties, "lang"), "eastAsia")
    return language(tag) if _EAST_ASIAN.match(tag) else ""


# Word names Chinese by country; the model names it by script.
_TAGS: Final = {
    "zh-cn": "zh-Hans", "zh-sg": "zh-Hans", "zh-tw": "zh-Hant-TW", "zh-hk": "zh-Hant-HK", "zh-mo": "zh-Hant-HK",
    "ja-jp": "ja", "ko-kr": "ko",
}  # fmt: skip


def language(tag: str) -> str:
    """Give the tag of the model for one of Word's."""
    return _TAGS.get(tag.lower(), tag)
