"""Painted text: the bytes say what the text says, to Poppler, MuPDF and pikepdf."""

import io
from pathlib import Path

import pytest
import reportlab

from casepub.layout.display import Group, Page, Placed, TextRun
from casepub.renderers.pdf.gaps import opens
from casepub.text.newcomers import Newcomers
from casepub.typefaces.face import Face
from casepub.units import Color
from tests.support import tools
from tests.support.pages import page, painted, plain, shaped, shipped
from tests.unit.typefaces.test_subset import name_keyed_font

pikepdf = pytest.importorskip("pikepdf")
pymupdf = pytest.importorskip("pymupdf")

VERA = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"


def extracted(data: bytes) -> str:
    """Read the text as MuPDF does, line ends taken out."""
    with pymupdf.open(stream=data) as document:
        return "".join(one.get_text() for one in document).replace("\n", "")


def poppler(data: bytes, folder: Path) -> str:
    """Read the text as pdftotext does."""
    (folder / "x.pdf").write_bytes(data)
    return tools.run("pdftotext", folder / "x.pdf", "-").stdout.replace("\f", "")


def content(data: bytes) -> bytes:
    """Give the operators of the first page."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return bytes(pdf.pages[0].Contents.read_bytes())


def distinct(face: Face, count: int) -> str:
    """Give characters of the face, some beyond the basic plane, none that shares a glyph with another."""
    wide = [chr(code) for code in (*range(0x4E00, 0x9FA5), *range(0x20000, 0x2A6D6))]
    face.prepare("".join(wide))
    by_glyph = {face.glyph(char): char for char in wide if face.has(char)}
    chars = sorted(by_glyph.values())
    return "".join(chars[: count - 200] + chars[-200:])


def lines_of(text: str, face: Face) -> Page:
    rows = [text[start : start + 60] for start in range(0, len(text), 60)]
    items = tuple(plain(row, face, (0.0, 5.0 * index), size=5.0) for index, row in enumerate(rows))
    return Page(400.0, 600.0, (Placed(10.0, 20.0, items),), "1", 1)


def test_three_thousand_characters_come_back() -> None:
    face = shipped()
    text = distinct(face, 3000)
    assert text[-1] > "\uffff"
    assert extracted(painted(lines_of(text, face))) == text


@pytest.mark.external
def test_three_thousand_characters_come_back_from_poppler(tmp_path: Path) -> None:
    face = shipped()
    text = distinct(face, 3000)
    assert poppler(painted(lines_of(text, face)), tmp_path).replace("\n", "") == text


def test_to_unicode_has_surrogate_pairs_and_short_blocks() -> None:
    face = shipped()
    data = painted(lines_of("𠮷" + distinct(face, 300), face))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (font,) = pdf.pages[0].Resources.Font.values()
        cmap = bytes(font.ToUnicode.read_bytes()).decode("ascii")
    assert "<D842DFB7>" in cmap
    counts = [int(line.split()[0]) for line in cmap.splitlines() if line.endswith("beginbfchar")]
    assert max(counts) <= 100
    assert sum(counts) == cmap.count("><") - cmap.count("<0000><FFFF>")


def test_every_byte_a_string_may_hold() -> None:
    """Glyph ids hold parentheses, backslashes and line ends as bytes."""
    face = shipped()
    special = [0x0A, 0x0D, 0x28, 0x29, 0x5C]
    wide = "".join(chr(code) for code in range(0x4E00, 0x9FA5))
    face.prepare(wide)
    text = "".join(c for c in wide if face.glyph(c) & 0xFF in special or face.glyph(c) >> 8 in special)[:600]
    assert len(text) > 300
    assert extracted(painted(lines_of(text, face))) == text


def test_shaped_latin_with_ligatures_kerns_and_marks() -> None:
    face = shipped(language="en")
    text = "office AVA fiddle ﬁ"
    data = painted(page((shaped(text, face),)))
    assert extracted(data) == text


def test_one_glyph_for_two_characters_says_both() -> None:
    """⼀ (a radical) and 一 share a glyph; the plain character names it, the other run speaks for itself."""
    face = shipped()
    assert face.glyph("⼀") == face.glyph("一")
    data = painted(page((plain("⼀", face),), (plain("一二", face),)))
    assert extracted(data) == "⼀一二"
    assert content(data).count(b"ActualText") == 1


def test_a_soft_hyphen_borrows_the_hyphen() -> None:
    face = shipped(language="en")
    hyphen = TextRun(30, 0, face, 10, Color(0, 0, 0), face.glyphs_of("-"), "\u00ad", 3.0)
    data = painted(page((shaped("hy", face), hyphen)), page((shaped("a-b c", face),)))
    assert content(data).count(b"ActualText") == 1
    assert "a-b c" in extracted(data)


@pytest.mark.parametrize("opening", [0.0, 0.05, 0.1, 0.12, 0.25, 0.4])
@pytest.mark.parametrize("way", ["letter space", "adjustments", "one adjustment", "two runs", "vertical"])
@pytest.mark.external
def test_no_space_between_han_however_wide_the_line_is_opened(tmp_path: Path, opening: float, way: str) -> None:
    face = shipped()
    text, points = "天地玄黄宇宙洪荒", opening * 10
    every = tuple((index, points) for index in range(1, 8))
    items = {
        "letter space": (plain(text, face, letter_space=points),),
        "adjustments": (plain(text, face, adjustments=every),),
        "one adjustment": (plain(text, face, adjustments=((4, points),)),),
        "two runs": (plain(text[:4], face), plain(text[4:], face, (40 + points, 0))),
        "vertical": (plain(text, face, letter_space=points, vertical=True),),
    }[way]
    assert poppler(painted(page(items)), tmp_path).strip() == text


def test_only_gaps_that_read_as_spaces_need_words() -> None:
    face = shipped()
    assert not opens(plain("天地玄黄", face, letter_space=0.5))
    assert opens(plain("天地玄黄", face, letter_space=1.0))
    assert opens(plain("天，玄黄", face, adjustments=((2, 1.0),)))
    assert not opens(plain("天，玄黄", face, adjustments=((2, -5.0),)))
    assert not opens(plain("天A玄黄", face, adjustments=((1, 2.5), (2, 2.5))))
    assert not opens(plain("天", face, letter_space=9.0))


def test_real_spaces_stay_spaces() -> None:
    face = shipped(language="en")
    assert extracted(painted(page((shaped("one two  three", face),)))) == "one two  three"


@pytest.mark.external
def test_columns_are_read_in_order(tmp_path: Path) -> None:
    face = shipped("明朝", "ja-JP")
    columns = ["「吾輩は猫である。」", "名前は、まだ無い。", "𠮷野家（ー…）"]
    runs = tuple(plain(column, face, (300 - 20 * n, 0), vertical=True) for n, column in enumerate(columns))
    data = painted(page(runs))
    assert poppler(data, tmp_path).split() == columns
    assert extracted(data) == "".join(columns)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert {str(font.Encoding) for font in pdf.pages[0].Resources.Font.values()} >= {"/Identity-V"}


def test_a_group_says_its_own_text() -> None:
    face = shipped()
    group = Group((0.5, 0.0, 0.0, 1.0, 5.0, 0.0), (plain("二", face), plain("一", face, (10, 0))), "12")
    assert "12" in extracted(painted(page((group,))))


def test_positions_round_to_a_line_that_ends_where_it_should() -> None:
    face = shipped()
    run = plain("天" * 27, face, size=10.5, adjustments=tuple((n, 0.0617 * (-1) ** n * n) for n in range(1, 27)))
    with pymupdf.open(stream=painted(page((run,)))) as document:
        spans = document[0].get_text("rawdict")["blocks"][0]["lines"][0]["spans"]
    end = spans[-1]["chars"][-1]["bbox"][2]
    assert end == pytest.approx(20 + run.advance, abs=0.02)


def test_state_is_said_once() -> None:
    face = shipped()
    stream = content(painted(page(*((plain("天地", face),) for _ in range(9)))))
    assert stream.count(b" Tf") == 1
    assert stream.count(b" Tc") == stream.count(b" rg") == stream.count(b" g") == 0
    assert stream.count(b"BT") == stream.count(b"ET")


def test_colours_black_in_one_ink() -> None:
    face = shipped()
    runs = (plain("红", face, color=Color(255, 0, 0)), plain("黑", face), plain("灰", face, color=Color(51, 51, 51)))
    stream = content(painted(page(runs)))
    assert [line for line in stream.split(b"\n") if line.endswith((b" g", b" rg"))] == [b"1 0 0 rg", b"0 g", b"0.2 g"]


def test_only_embedded_subsets_and_no_helvetica() -> None:
    serif, sans = shipped(), shipped("sans", weight=700)
    data = painted(page((plain("天地", serif),), (plain("玄黄", sans),), (shaped("Vera", Face(VERA)),)))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts = list(pdf.pages[0].Resources.Font.values())
        assert len(fonts) == 3
        for font in fonts:
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert {"/FontFile2", "/FontFile3"} & set(descriptor.keys())
            assert str(font.BaseFont)[7] == "+"
            assert str(font.BaseFont) == str(descriptor.FontName)
        assert len({str(font.BaseFont)[:7] for font in fonts}) == 3
    assert b"Helvetica" not in data
    assert extracted(data) == "天地玄黄Vera"


def test_widths_are_those_of_the_face() -> None:
    face = shipped(language="en")
    with pikepdf.open(io.BytesIO(painted(page((shaped("Wij天", face),))))) as pdf:
        (font,) = pdf.pages[0].Resources.Font.values()
        descendant = font.DescendantFonts[0]
        widths = dict.fromkeys(map(face.glyph, "Wij天"), float(descendant.DW))
        entries = list(descendant.W)
        for first, values in zip(entries[::2], entries[1::2], strict=True):
            widths |= {int(first) + n: float(value) for n, value in enumerate(values)}
    assert {char: widths[face.glyph(char)] for char in "Wij天"} == {
        char: pytest.approx(1000 * face.advance(char)) for char in "Wij天"
    }


def test_a_name_keyed_font(tmp_path: Path) -> None:
    face = Face(name_keyed_font(tmp_path / "keyed.otf"))
    data = painted(page((shaped("FACADE", face),)))
    assert extracted(data) == "FACADE"
    with pymupdf.open(stream=data) as document:
        assert document[0].get_pixmap().color_count() > 1


def test_a_character_without_glyph_is_a_box_that_says_its_text() -> None:
    face = shipped()
    data = painted(page((plain("天😀地🀄玄", face),)))
    assert extracted(data) == "天😀地🀄玄"


def test_the_same_bytes_every_time() -> None:
    first, second = (painted(page((plain("天地玄黄，A", shipped()),), (shaped("fi", shipped()),))) for _ in range(2))
    assert first == second


def test_newcomers() -> None:
    newcomers = Newcomers()
    texts = ["".join(chr(0x4E00 + (n * k) % 5000) for n in range(700)) + "]^-\\[𠮷" for k in range(1, 9)]
    seen: set[str] = set()
    for text in texts:
        assert newcomers.met(text) == set(text) - seen
        seen |= set(text)
        assert newcomers.met(text) == set()
