"""The font catalogue: names, regions, weights, fallbacks, and fonts that are not there or not good."""

import shutil
from pathlib import Path

import pytest
import reportlab

from casepub.diagnostics import Report
from casepub.errors import FontError
from casepub.resources import FONTS
from casepub.typefaces import discover
from casepub.typefaces.catalogue import Catalogue
from casepub.typefaces.entries import load_entries, normal, region_of

VERA = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"


@pytest.fixture(autouse=True)
def _no_system_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide the fonts of this machine: a test must not depend on them."""
    monkeypatch.setattr(discover, "system_folders", tuple)


@pytest.mark.parametrize(
    ("tag", "region"),
    [
        ("zh-Hans-CN", "hans"), ("zh", "hans"), ("zh-CN", "hans"), ("zh-Hant-TW", "hant-tw"), ("zh-Hant", "hant-tw"),
        ("zh-TW", "hant-tw"), ("zh-Hant-HK", "hant-hk"), ("zh-MO", "hant-hk"), ("yue", "hant-hk"), ("ja-JP", "ja"),
        ("ko-KR", "ko"), ("en", "ja"), ("und", "ja"),
    ],
)  # fmt: skip
def test_regions(tag: str, region: str) -> None:
    assert region_of(tag) == region


@pytest.mark.parametrize(
    ("name", "tag", "weight", "file", "index"),
    [
        ("Noto Serif CJK", "zh-Hans-CN", 400, "NotoSerifCJK-Regular.ttc", 2),
        ("宋体", "zh-Hans-CN", 700, "NotoSerifCJK-Bold.ttc", 2),
        ("serif", "ja-JP", 400, "NotoSerifCJK-Regular.ttc", 0),
        ("source han serif", "ko-KR", 400, "NotoSerifCJK-Regular.ttc", 1),
        ("sans-serif", "zh-Hant-TW", 600, "NotoSansCJK-Bold.ttc", 3),
        ("ゴシック", "zh-Hant-HK", 300, "NotoSansCJK-Regular.ttc", 4),
        ("monospace", "zh-Hans", 400, "NotoSansCJK-Regular.ttc", 7),
    ],
)
def test_family_finds_file_and_face(name: str, tag: str, weight: int, file: str, index: int) -> None:
    report = Report()
    ref = Catalogue.load(report=report).family(name, tag, weight)
    assert (ref.file, ref.index, ref.language) == (FONTS / file, index, tag)
    assert ref.substituted_for == ""
    assert len(report) == 0


@pytest.mark.parametrize(
    ("name", "family"),
    [("LXGW WenKai", "Noto Serif CJK"), ("仿宋", "Noto Serif CJK"), ("SimSun", "Noto Serif CJK"),
     ("微软雅黑", "Noto Sans CJK"), ("游明朝", "Noto Serif CJK"), ("맑은 고딕", "Noto Sans CJK")],
)  # fmt: skip
def test_an_absent_family_gives_its_fallback_and_one_warning(name: str, family: str) -> None:
    report = Report()
    catalogue = Catalogue.load(report=report)
    refs = {catalogue.family(name, "zh-Hans", weight) for weight in (400, 700) for _ in range(2)}
    assert {ref.family for ref in refs} == {family}
    assert {ref.substituted_for for ref in refs} == {name}
    assert [(d.code, name in d.message) for d in report] == [("font-substituted", True)]


def test_an_unknown_family_is_an_error_with_a_suggestion() -> None:
    with pytest.raises(FontError, match="did you mean 'Noto Serif CJK"):
        Catalogue.load().family("Noto Serif CKJ", "zh-Hans")


def test_a_font_path_adds_families() -> None:
    catalogue = Catalogue.load([VERA.parent])
    ref = catalogue.family("bitstream vera sans", "en", 700)
    assert (ref.file.name, ref.weight) == ("VeraBd.ttf", 700)
    assert "Bitstream Vera Sans" in catalogue.found_families()
    assert catalogue.family("宋体", "zh-Hans").file.parent == FONTS


def test_a_missing_font_path_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FontError, match="no such font folder"):
        Catalogue.load([tmp_path / "none"]).family("Vera", "en")


@pytest.mark.parametrize(
    "content",
    [b"", b"no font", b"\0\1\0\0" + b"\xff" * 4000, b"ttcf\0\1\0\0\xff\xff\xff\xff" + b"\0" * 100, b"OTTO" + b"\0" * 9],
)
def test_a_file_that_is_no_font_is_reported_and_passed_over(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "bad.ttf").write_bytes(content)
    shutil.copy(VERA, tmp_path)
    report = Report()
    assert Catalogue.load([tmp_path], report).family("Bitstream Vera Sans", "en").file.name == "Vera.ttf"
    assert [(d.code, Path(d.where).name) for d in report] == [("font-unreadable", "bad.ttf")]


def test_damaged_fonts_never_crash(tmp_path: Path) -> None:
    whole = VERA.read_bytes()
    for number, cut in enumerate(range(0, len(whole), len(whole) // 40)):
        (tmp_path / f"{number}.ttf").write_bytes(whole[:cut])
        (tmp_path / f"{number}x.ttf").write_bytes(whole[:cut] + b"\xff" * 64 + whole[cut + 64 :])
    report = Report()
    catalogue = Catalogue.load([tmp_path], report)
    for files in catalogue.found_families().values():
        assert all(file.exists() for file in files)
    assert {d.code for d in report} == {"font-unreadable"}


def _with_fs_type(bits: int) -> bytes:
    data = bytearray(VERA.read_bytes())
    tables = int.from_bytes(data[4:6], "big")
    records = (data[12 + 16 * n : 28 + 16 * n] for n in range(tables))
    offset = next(int.from_bytes(record[8:12], "big") for record in records if record[:4] == b"OS/2")
    data[offset + 8 : offset + 10] = bits.to_bytes(2, "big")
    return bytes(data)


@pytest.mark.parametrize(("bits", "allowed"), [(0, True), (2, False), (4, True), (8, True), (0x200, False), (6, True)])
def test_embedding_permission_is_respected(tmp_path: Path, bits: int, allowed: bool) -> None:
    (tmp_path / "font.ttf").write_bytes(_with_fs_type(bits))
    report = Report()
    catalogue = Catalogue.load([tmp_path], report)
    if allowed:
        assert catalogue.family("Bitstream Vera Sans", "en").file.name == "font.ttf"
        return
    with pytest.raises(FontError, match="forbids embedding"):
        catalogue.family("Bitstream Vera Sans", "en")
    assert {d.code for d in report} == {"font-not-embeddable"}


def test_a_font_without_outlines_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "pictures.ttf").write_bytes(VERA.read_bytes().replace(b"glyf", b"glyx", 1))
    report = Report()
    catalogue = Catalogue.load([tmp_path], report)
    assert "Bitstream Vera Sans" not in [ref.family for ref in catalogue.chain("Noto Sans CJK", "zh-Hans")]
    assert [(d.code, Path(d.where).name) for d in report] == [("font-not-embeddable", "pictures.ttf")]
    with pytest.raises(FontError, match="has no outlines"):
        catalogue.family("Bitstream Vera Sans", "en")


def test_the_chain_begins_with_the_family_and_repeats_nothing() -> None:
    chain = list(Catalogue.load([VERA]).chain("Noto Sans CJK", "zh-Hans", 700))
    assert [ref.family for ref in chain] == ["Noto Sans CJK", "Noto Serif CJK", "Bitstream Vera Sans"]
    assert len({(ref.file, ref.index) for ref in chain}) == len(chain)


def test_a_catalogue_family_is_taken_from_a_font_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(VERA, tmp_path / "LXGWWenKai-Regular.ttf")
    monkeypatch.setattr(discover, "system_folders", lambda: (tmp_path,))
    report = Report()
    ref = Catalogue.load(report=report).family("楷体", "zh-Hans", 700)
    assert (ref.file.name, ref.weight, ref.family) == ("LXGWWenKai-Regular.ttf", 400, "LXGW WenKai")
    assert len(report) == 0


@pytest.mark.parametrize(
    ("family", "tag", "east_asian", "css"),
    [("serif", "zh-Hans", "宋体", "Noto Serif CJK SC"), ("serif", "ja", "游明朝", "Noto Serif CJK JP"),
     ("sans", "ko", "맑은 고딕", "Noto Sans CJK KR"), ("楷体", "zh-Hant-TW", "標楷體", "LXGW WenKai TC")],
)  # fmt: skip
def test_names_elsewhere(family: str, tag: str, east_asian: str, css: str) -> None:
    names = Catalogue.load().names(family, tag)
    assert (names.east_asian, names.css[0]) == (east_asian, css)
    assert names.css[-1] in ("serif", "sans-serif", "monospace")


def test_every_name_of_the_catalogue_belongs_to_one_family() -> None:
    families, last_resort = load_entries()
    names = [normal(name) for f in families for name in dict.fromkeys((f.name, *f.aliases, *f.stands_for))]
    assert len(names) == len(set(names))
    known = {family.name for family in families}
    assert {name for f in families for name in f.fallback} | set(last_resort) <= known


def test_the_shipped_files_are_the_catalogue_s() -> None:
    assert list(Catalogue.load().check()) == []
