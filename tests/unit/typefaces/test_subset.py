"""Fonts cut down: the glyph ids stay what they were, the result is small, and it is a font."""

import io
from pathlib import Path

import pytest
import reportlab

from casepub.errors import FontError
from casepub.resources import FONTS
from casepub.typefaces import sfnt
from casepub.typefaces.face import Face
from casepub.typefaces.subset import subset, subset_text

SERIF = FONTS / "NotoSerifCJK-Regular.ttc"
VERA = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"


def test_a_cid_keyed_font_keeps_glyph_ids_as_cids() -> None:
    face = Face(SERIF, 2, "zh-Hans")
    glyphs = {face.glyph(char) for char in "天地玄黄A，"}
    made = subset(face, glyphs)
    assert made.kind == "cff"
    assert set(made.mapping) == {0, *glyphs}
    assert sfnt.cff_charset(made.data, len(made.mapping)) == tuple(sorted({0, *glyphs}))
    assert len(made.data) < 5_000


def test_a_truetype_font_is_renumbered() -> None:
    face = Face(VERA)
    glyphs = [face.glyph(char) for char in "Hello"]
    made = subset(face, glyphs)
    assert made.kind == "glyf"
    assert sorted(made.mapping.values()) == list(range(5))
    assert len(made.data) < 2_000


def test_a_font_that_may_not_be_subset_is_embedded_whole(tmp_path: Path) -> None:
    data = bytearray(VERA.read_bytes())
    records = [bytes(data[12 + 16 * n : 28 + 16 * n]) for n in range(int.from_bytes(data[4:6], "big"))]
    offset = next(int.from_bytes(record[8:12], "big") for record in records if record[:4] == b"OS/2")
    data[offset + 8 : offset + 10] = (0x0104).to_bytes(2, "big")
    file = tmp_path / "whole.ttf"
    file.write_bytes(data)
    assert len(subset(Face(file), [1]).mapping) == Face(VERA).hb_face.glyph_count
    data[offset + 8 : offset + 10] = (0x0002).to_bytes(2, "big")
    (tmp_path / "no.ttf").write_bytes(data)
    with pytest.raises(FontError, match="forbids embedding"):
        subset(Face(tmp_path / "no.ttf"), [1])


def name_keyed_font(file: Path, chars: str = "ABCDEF") -> Path:
    """Make a small OpenType font with a name-keyed CFF table."""
    builder_module = pytest.importorskip("fontTools.fontBuilder")
    pens = pytest.importorskip("fontTools.pens.t2CharStringPen")
    names = [".notdef", *(f"u{ord(char):04X}" for char in chars)]
    builder = builder_module.FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(char): f"u{ord(char):04X}" for char in chars})
    strings = {}
    for index, name in enumerate(names):
        pen = pens.T2CharStringPen(500 + index, None)
        pen.moveTo((0, 0))
        pen.lineTo((100 + 10 * index, 0))
        pen.lineTo((100, 500))
        pen.closePath()
        strings[name] = pen.getCharString()
    builder.setupCFF("Keyed", {}, strings, {})
    builder.setupHorizontalMetrics({name: (500 + index, 0) for index, name in enumerate(names)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Keyed", "styleName": "Regular", "psName": "Keyed-Regular"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(file)
    return file


def test_a_name_keyed_font_keeps_its_glyph_numbers(tmp_path: Path) -> None:
    face = Face(name_keyed_font(tmp_path / "keyed.otf"))
    glyphs = [face.glyph("B"), face.glyph("F")]
    made = subset(face, glyphs)
    assert glyphs == [2, 6]
    assert made.kind == "cff"
    assert sfnt.cff_charset(made.data, 7) is None
    assert made.mapping == {0: 0, 2: 2, 6: 6}


def test_a_subset_for_the_web_is_a_whole_font_with_its_licence() -> None:
    tt_font = pytest.importorskip("fontTools.ttLib").TTFont
    data = subset_text(Face(SERIF, 0, "ja"), "「天地」かな。葛")
    font = tt_font(io.BytesIO(data))
    assert {"cmap", "GSUB", "name", "CFF ", "OS/2"} <= set(font.keys())
    assert set(map(ord, "「天地」かな。葛")) <= set(font.getBestCmap())
    assert {13, 14} <= {record.nameID for record in font["name"].names}
    assert "vert" in {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
    assert len(data) < 60_000


@pytest.mark.parametrize("cff", [b"", b"\1\0\4\1", b"\1\0\4\1\0\1\1\1\xff\0\1\1\1\2\x1d", bytes(200), b"\xff" * 200])
def test_reading_hostile_cff(cff: bytes) -> None:
    assert sfnt.cff_charset(cff, 10) is None
