"""A face: nominal glyphs, local and vertical forms, metrics, shaping."""

import pickle
from pathlib import Path

import pytest
import reportlab

from casepub.errors import FontError
from casepub.resources import FONTS
from casepub.typefaces.face import Face, FaceLike
from tests.support.ruler import RulerFace

SERIF = FONTS / "NotoSerifCJK-Regular.ttc"
VERA = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"


def serif(language: str = "zh-Hans", index: int = 2) -> Face:
    return Face(SERIF, index, language)


def test_opening_is_lazy_and_the_key_is_stable() -> None:
    assert "hb_face" not in vars(Face(SERIF, 2))
    assert serif().key == "NotoSerifCJK-Regular#2"
    assert Face(VERA).key == "Vera#0"


def test_each_character_is_two_bytes() -> None:
    face = serif()
    text = "天地玄黄，𠮷野A"
    glyphs = face.glyphs_of(text)
    assert len(glyphs) == 2 * len(text)
    assert [int.from_bytes(glyphs[i : i + 2], "big") for i in range(0, len(glyphs), 2)] == [face.glyph(c) for c in text]
    assert 0 not in [face.glyph(char) for char in text]


@pytest.mark.parametrize("text", ["", "天地", "A" * 3, "\U0010ffff😀\n\t"])
def test_packing_any_text(text: str) -> None:
    assert len(serif().glyphs_of(text)) == 2 * len(text)


def test_tables_fill_in_one_go_and_on_demand() -> None:
    at_once, one_by_one = serif(), serif()
    text = "中文标点。，“”（）fi ffl AV e\u0301 か\u309a"
    at_once.prepare(text)
    assert {char: one_by_one.horizontal.codes[char] for char in text} == dict(at_once.horizontal.codes)
    assert all(at_once.advances[char] == one_by_one.advances[char] for char in text)


def test_local_forms_follow_the_language() -> None:
    glyphs = {language: serif(language).glyph("与") for language in ("zh-Hans", "ja", "zh-Hant", "zh-Hans-CN")}
    assert glyphs["zh-Hans"] == glyphs["zh-Hans-CN"] != glyphs["ja"]
    assert serif("zh-Hans").ink_box("，") != serif("zh-Hant-TW").ink_box("，")


def test_vertical_forms() -> None:
    face = serif("ja", 0)
    changed = {c for c in "、。「」ー…—（）ぁ一亜" if face.vertical.codes[c] != face.horizontal.codes[c]}
    assert changed == set("、。「」ー…—（）ぁ")
    assert face.vertical.advances["あ"] == 1.0


@pytest.mark.parametrize(("char", "advance"), [("一", 1.0), ("，", 1.0), ("　", 1.0)])
def test_advances(char: str, advance: float) -> None:
    assert serif().advance(char) == advance
    assert serif().glyph_advance(serif().glyph(char)) == advance


def test_has_and_missing() -> None:
    face = serif()
    assert face.has("一")
    assert not face.has("\U0001f600")
    assert face.missing("一😀二ꙮ😀") >= {"😀"}


def test_metrics() -> None:
    metrics = serif().metrics
    assert (metrics.em_top, metrics.em_bottom) == (0.88, -0.12)
    assert 0.5 < metrics.x_height < metrics.cap_height < metrics.ascender
    assert metrics.underline_position < 0 < metrics.underline_thickness
    assert serif().units_per_em == 1000
    vera = Face(VERA).metrics
    assert vera.em_top - vera.em_bottom == pytest.approx(1.0)


def test_ink_boxes() -> None:
    box = serif().ink_box("，")
    assert box is not None
    assert 0 < box[0] < box[2] < 0.5
    assert box[1] < box[3] < 0.5
    assert serif().ink_box(" ") is None


def test_shaping_kerns_joins_and_counts_characters_not_bytes() -> None:
    shaped = serif().shape("office 𠮷A", language="en", script="Latn")
    assert shaped.clusters == (0, 1, 4, 5, 6, 7, 8)
    assert len(shaped.glyphs) == 2 * len(shaped.clusters) == 2 * len(shaped.advances)
    plain = serif().shape("AV", language="en", features={"kern": False})
    kerned = serif().shape("AV", language="en")
    assert sum(kerned.advances) < sum(plain.advances)


def test_shaping_columns() -> None:
    face = serif("ja", 0)
    shaped = face.shape("「あ」", direction="ttb")
    assert shaped.glyphs == face.vertical.pack("「あ」")
    assert shaped.advances == (1.0, 1.0, 1.0)


def test_marks_and_variation_selectors_belong_to_their_base() -> None:
    assert set(Face(VERA).shape("e\u0301x").clusters) == {0, 2}
    face = serif("ja", 0)
    first, second = face.shape("葛\U000e0100"), face.shape("葛\U000e0101")
    assert set(second.clusters) == {0}
    assert first.glyphs[:2] != second.glyphs[:2]


def test_broken_files_give_an_error(tmp_path: Path) -> None:
    file = tmp_path / "x.otf"
    with pytest.raises(FontError, match=r"x\.otf"):
        Face(file).glyph("一")
    file.write_bytes(b"OTTO" + bytes(200))
    with pytest.raises(FontError, match="no usable font"):
        Face(file).glyph("一")


def test_the_ruler_answers_the_protocol() -> None:
    ruler: FaceLike = RulerFace()
    real: FaceLike = serif()
    for face in (ruler, real):
        assert face.advance("一") == 1.0
        assert len(face.shape("一二").advances) == 2
    assert ruler.advance("a") == 0.5


def test_a_face_travels_as_its_name() -> None:
    face = serif()
    assert pickle.loads(pickle.dumps(face)) is face
