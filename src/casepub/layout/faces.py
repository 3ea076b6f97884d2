"""Which face sets which character: a style's font stack resolved for one language, with fallback by character."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from casepub.diagnostics import Report
from casepub.layout.style import Weight
from casepub.template import Template
from casepub.template.schema import FontStack, FontStackName
from casepub.text.character import is_full_width, script_of
from casepub.typefaces.catalogue import Catalogue
from casepub.typefaces.face import FaceLike

_BOLD = {"normal": 400, "bold": 700}

# Scripts that the stack's Latin family sets, and what all scripts share; all else is the CJK family's.
_COMMON = frozenset({"latn", "grek", "cyrl", "zyyy"})
_QUOTES = frozenset("“”‘’")


class FaceStack:
    """The faces of one stack in one weight and language.

    Attributes:
        cjk, latin: the faces that set East Asian and Western text.
        scale, shift: size of the Latin face in parts of the CJK face's; how far it is raised, in em.
    """

    def __init__(
        self,
        cjk: FaceLike,
        latin: FaceLike,
        fallback: Callable[[], Iterator[FaceLike]],
        report: Report,
        western: Callable[[], FaceLike] | None = None,
    ) -> None:
        self.cjk = cjk
        self.latin = latin
        self.scale = 1.0
        self.shift = 0.0
        self._western = western
        self._fallback = fallback
        self._report = report
        self.face_of: Callable[[str], FaceLike] = cache(self._face_of)
        self.report_missing: Callable[[str], None] = cache(self._report_missing)
        self.word_face_of: Callable[[str], FaceLike] = cache(self._word_face_of)

    def _face_of(self, char: str) -> FaceLike:
        """Give the face for a character; one that no face has is drawn as a box by the CJK face, and reported."""
        return self._found(char, western=not is_full_width(char) and script_of(char) in _COMMON)

    def _word_face_of(self, char: str) -> FaceLike:
        """Give the face for a character of a Western word: the apostrophe in don’t is no East Asian quote.

        Where one family sets both scripts, its Western forms of quotes are those of a Western language.
        """
        if self._western and char in _QUOTES:
            return self._western()
        return self._found(char, western=script_of(char) in _COMMON)

    def _found(self, char: str, *, western: bool) -> FaceLike:
        first, second = (self.latin, self.cjk) if western else (self.cjk, self.latin)
        for face in (first, second):
            if face.has(char):
                return face
        # A colour font may have the character and no outline of it.
        for face in self._fallback():
            if face.has(char) and (char.isspace() or face.ink_box(char) is not None):
                return face
        if not char.isspace():
            self.report_missing(char)
        return self.cjk

    def _report_missing(self, char: str) -> None:
        self._report.warning(
            "missing-glyph",
            f"no font has the character '{char}' (U+{ord(char):04X}); a box is drawn in its place",
            hint="add a font that has it with --font-path",
        )


class FaceSet:
    """Resolves the font stacks of one template."""

    def __init__(self, catalogue: Catalogue, template: Template, report: Report) -> None:
        self._catalogue = catalogue
        self._fonts = template.fonts
        self._report = report
        self.stack = cache(self._stack)

    def _stack(self, name: FontStackName, weight: Weight, language: str) -> FaceStack:
        stack: FontStack = getattr(self._fonts, name)
        family = _family(stack, language)
        cjk = self._face(family, language, weight)
        latin = cjk if stack.latin == family else self._face(stack.latin, language, weight)
        western = (lambda: self._face(stack.latin, "en", weight)) if latin is cjk else None
        result = FaceStack(cjk, latin, lambda: self._chain(family, language, weight), self._report, western)
        if latin is not cjk:
            result.scale, result.shift = stack.latin_scale, stack.latin_shift.points(1.0)
        return result

    def _face(self, family: str, language: str, weight: Weight) -> FaceLike:
        return self._catalogue.face(self._catalogue.family(family, language, _BOLD[weight]))

    def _chain(self, family: str, language: str, weight: Weight) -> Iterator[FaceLike]:
        for ref in self._catalogue.chain(family, language, _BOLD[weight]):
            yield self._catalogue.face(ref)


def _family(stack: FontStack, language: str) -> str:
    tag = language.lower()
    if tag.startswith("ja"):
        return stack.ja
    if tag.startswith("ko"):
        return stack.ko
    traditional = tag.startswith(("zh-hant", "zh-tw", "zh-hk", "zh-mo"))
    return stack.hant if traditional else stack.hans
