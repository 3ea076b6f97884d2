"""Runs: characters and how they look in; `w:r` elements, hinted by language, out. The hot path of the renderer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TypeAlias

from casepub.renderers.docx.language import hinted, language_element, word_language
from casepub.renderers.docx.looks import Looks, half_points
from casepub.renderers.docx.oxml import escaped, run_properties, switch, text, w
from casepub.template.schema import FontStackName
from casepub.text.region import region_of

Pairs: TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Look:
    """How characters look: what the paragraph gives, the innermost character style, and what is set beside it.

    Attributes:
        language: of the characters.
        size, font, bold: as the paragraph's style has them.
        style: the character style; `own` and `own_font` are what that style sets.
        direct, direct_font: properties of outer styles, which must be set on the run itself.
        linked: already inside a link, which may hold no other.
    """

    language: str
    size: float
    font: FontStackName
    bold: bool = False
    style: str = ""
    own: Pairs = ()
    own_font: FontStackName | None = None
    direct: Pairs = ()
    direct_font: FontStackName | None = None
    linked: bool = False

    def styled(self, style: str, own: Pairs = (), font: FontStackName | None = None) -> Look:
        """Go into a character style: only the innermost can be named, so the outer's properties become direct."""
        outer = dict(self.direct) | dict(self.own)
        return replace(
            self,
            style=style,
            own=own,
            own_font=font,
            direct=tuple(outer.items()),
            direct_font=self.own_font or self.direct_font,
        )

    def set(self, *pairs: tuple[str, str]) -> Look:
        """Set properties on the run itself."""
        return replace(self, direct=tuple((dict(self.direct) | dict(pairs)).items()))

    def emboldened(self) -> Look:
        """Make a style's bold hold in a bold paragraph: there the two would cancel each other (ECMA 17.7.3)."""
        return self.set(("b", switch("b", True)), ("bCs", switch("bCs", True))) if self.bold else self


class Runs:
    """Writes runs; openings are made once a look."""

    def __init__(self, looks: Looks) -> None:
        self._looks = looks
        self._document = region_of(looks.language)
        self._east_asian = cache(lambda language: region_of(language).east_asian)
        self._openings: dict[tuple[Look, bool], str] = {}

    def text(self, value: str, look: Look) -> str:
        """Write characters."""
        if not self._east_asian(look.language):
            return self._opening(look, False) + text(value) + "</w:r>"
        pieces = hinted(value)
        return "".join(f"{self._opening(look, hint)}{text(piece)}</w:r>" for piece, hint in pieces)

    def content(self, inner: str, look: Look) -> str:
        """Write a run around finished content."""
        return self._opening(look, False) + inner + "</w:r>"

    def _opening(self, look: Look, hint: bool) -> str:
        key = (look, hint)
        if key not in self._openings:
            self._openings[key] = "<w:r>" + self.properties(look, hint)
        return self._openings[key]

    def properties(self, look: Look, hint: bool = False, size: float = 0.0) -> str:
        """Write `w:rPr`."""
        found = dict(look.direct)
        if look.style:
            found["rStyle"] = w("rStyle", val=look.style)
        if fonts := self._fonts(look, hint):
            found["rFonts"] = w("rFonts", **fonts)
        if look.language != self._looks.language:
            found["lang"] = language_element(look.language, self._document)
        if size:
            found |= {name: w(name, val=half_points(size)) for name in ("sz", "szCs")}
        return run_properties(found)

    def _fonts(self, look: Look, hint: bool) -> dict[str, str]:
        attributes = {"hint": "eastAsia"} if hint else {}
        if look.direct_font and not look.own_font:
            names = self._looks.fonts.names(look.direct_font, look.language)
            attributes |= {"ascii": names.latin, "hAnsi": names.latin, "eastAsia": names.east_asian}
        region = region_of(look.language)
        if region.east_asian and region is not self._document:
            stack = look.own_font or look.direct_font or look.font
            attributes["eastAsia"] = self._looks.fonts.names(stack, look.language).east_asian
        return attributes

    def ruby(self, base: str, annotation: str, look: Look, share: float, align: str) -> str:
        """Write one ruby group: a base with its annotation above it."""
        lifted = [
            w("rubyAlign", val=align),
            w("hps", val=half_points(look.size * share)),
            # Word's own proportion: the annotation stands clear of the base's em box.
            w("hpsRaise", val=half_points(look.size * 0.875)),
            w("hpsBaseText", val=half_points(look.size)),
            w("lid", val=_ruby_language(look.language, self._looks.language)),
        ]
        small = f"<w:r>{self.properties(look, True, look.size * share)}<w:t>{escaped(annotation)}</w:t></w:r>"
        ruby = w("ruby", w("rubyPr", *lifted), w("rt", small), w("rubyBase", self.text(base, look)))
        return self.content(ruby, look)


def _ruby_language(language: str, document: str) -> str:
    return word_language(language if region_of(language).east_asian else document)
