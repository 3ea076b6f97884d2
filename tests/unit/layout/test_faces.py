"""Which face sets a character when the style's own lack it."""

from casepub.diagnostics import Report
from casepub.layout.faces import FaceStack
from casepub.typefaces.face import Box
from tests.support.ruler import RulerFace


class Lacking(RulerFace):
    def has(self, char: str) -> bool:
        return False


class Blank(RulerFace):
    """Has every character and an outline of none, as a font of coloured pictures may."""

    def ink_box(self, char: str) -> Box | None:
        return None


def test_a_fallback_must_draw_what_it_has() -> None:
    lacking, blank, drawn = Lacking("own"), Blank("blank"), RulerFace("drawn")
    report = Report()
    stack = FaceStack(lacking, lacking, lambda: iter([blank, drawn]), report)
    assert (stack.face_of("😀"), stack.face_of("\u3000")) == (drawn, blank)
    assert not len(report)
    alone = FaceStack(lacking, lacking, lambda: iter([blank]), report)
    assert alone.face_of("😀") is lacking
    assert [d.code for d in report] == ["missing-glyph"]
