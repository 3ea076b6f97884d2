"""The file around the pages: metadata, outline, labels, links, structure, pictures; clean to qpdf."""

import io
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path as FilePath
from typing import Any

import pytest
from PIL import Image, ImageCms

from casepub.diagnostics import Report
from casepub.layout.display import (
    Anchor,
    Bookmark,
    Document,
    Group,
    LinkArea,
    Page,
    Path,
    Picture,
    Placed,
    StructureElement,
)  # fmt: skip
from casepub.model.document import Resource, resource_id
from casepub.renderers.pdf.outline import counted
from casepub.renderers.pdf.press import Order, paint
from casepub.units import Color
from tests.support import tools
from tests.support.pages import INFO, page, painted, plain, shipped

pikepdf = pytest.importorskip("pikepdf")
pymupdf = pytest.importorskip("pymupdf")


_FILES = ExitStack()


@pytest.fixture(autouse=True)
def _close_files() -> Iterator[None]:
    """Close what `opened` opened: an object is only good as long as its file is open."""
    with _FILES:
        yield


def opened(data: bytes) -> Any:
    return _FILES.enter_context(pikepdf.open(io.BytesIO(data)))


def test_metadata() -> None:
    with opened(painted(page((plain("天", shipped()),)))) as pdf:
        info = pdf.docinfo
        assert str(info["/Title"]) == "测试：A (test)"
        assert str(info["/Author"]) == "曹雪芹, 高鹗"
        assert str(info["/CreationDate"]) == "D:20250606093000+00'00'"
        assert "/Subject" not in info
        assert str(pdf.Root.Lang) == "zh-Hans"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert "/Filter" not in pdf.Root.Metadata
        with pdf.open_metadata() as xmp:
            assert xmp["dc:title"] == "测试：A (test)"
            assert list(xmp["dc:creator"]) == ["曹雪芹", "高鹗"]
            assert xmp["xmp:CreateDate"] == "2025-06-06T09:30:00Z"


def test_hostile_metadata_stays_well_formed() -> None:
    info = INFO._replace(title="<a>&\x00\ud800\ufffe ]]>", authors=("(\\)\r",), identifier="'\"")
    data = paint(Document((page(),)), Order(info), Report())
    with opened(data) as pdf, pdf.open_metadata() as xmp:
        assert xmp["dc:title"] == "<a>& ]]>"
        assert str(pdf.docinfo["/Author"]) == "(\\)\r"


def test_a_vertical_book_is_bound_at_the_right() -> None:
    with opened(paint(Document((page(),), writing_mode="vertical-rl"), Order(INFO), Report())) as pdf:
        assert str(pdf.Root.ViewerPreferences.Direction) == "/R2L"


@pytest.mark.parametrize(
    ("label", "expected"),
    [("1", ("D", 1)), ("120", ("D", 120)), ("iv", ("r", 4)), ("XII", ("R", 12)), ("A-1", ("", 0)), ("", ("", 0)),
     ("0", ("", 0)), ("01", ("", 0)), ("iIv", ("", 0)), ("封面", ("", 0)), ("iiii", ("", 0)), ("mcmxc", ("r", 1990))],
)  # fmt: skip
def test_how_a_folio_counts(label: str, expected: tuple[str, int]) -> None:
    assert counted(label) == expected


def test_page_labels_come_back() -> None:
    labels = ["封面", "i", "ii", "iii", "1", "2", "3", "7", "8", "A-1", "A-2", "(x)"]
    pages = [page(label=label, number=n) for n, label in enumerate(labels, 1)]
    assert [one.label for one in opened(painted(*pages)).pages] == labels


def test_bookmarks_nest_and_lead_to_their_places() -> None:
    face = shipped()
    pages = [page((Anchor(0, 0, f"p{n}"), plain("天", face)), number=n) for n in range(3)]
    marks = (
        Bookmark("第一部", 0, "p0"), Bookmark("一章", 1, "p0"), Bookmark("一节", 2, "p1"), Bookmark("二章", 1, "p1"),
        Bookmark("第二部", 0, "p2"), Bookmark("deep", 3, "p2"), Bookmark("无处", 0, "none"),
    )  # fmt: skip
    with pymupdf.open(stream=paint(Document(pages, marks), Order(INFO), Report())) as document:
        toc = document.get_toc()
    assert [entry[:2] for entry in toc] == [
        [1, "第一部"], [2, "一章"], [3, "一节"], [2, "二章"], [1, "第二部"], [2, "deep"], [1, "无处"],
    ]  # fmt: skip
    assert [entry[2] for entry in toc][:6] == [1, 1, 2, 2, 3, 3]


def test_links_and_named_places() -> None:
    turned = Group((0.0, 1.0, -1.0, 0.0, 100.0, 50.0), (LinkArea(0, 0, 30, 10, "#二"),))
    areas = (
        LinkArea(0, 0, 50, 10, "https://example.com/中 文?q=1&r=(2)", "标题"), turned, Anchor(5, 7, "二"),
        LinkArea(0, 20, 5, 5, "javascript:alert(1)"), LinkArea(0, 20, 5, 5, "#none"), LinkArea(0, 0, 1, 1, "http://[x"),
    )  # fmt: skip
    report = Report()
    with opened(painted(page(areas), report=report)) as pdf:
        annotations = list(pdf.pages[0].Annots)
        web, inner, nowhere = annotations
        assert str(web.A.URI) == "https://example.com/%E4%B8%AD%20%E6%96%87?q=1&r=(2)"
        assert str(web.Contents) == "标题"
        assert [float(side) for side in inner.Rect] == [110.0, 480.0, 120.0, 510.0]
        assert "/Dest" not in nowhere
        leaf = pdf.Root.Names.Dests.Kids[0].Names
        assert bytes(leaf[0]) == bytes(inner.Dest) == "二".encode()
        assert [float(leaf[1][2]), float(leaf[1][3])] == [25.0, 553.0]
    assert [d.code for d in report] == ["link-left-out", "link-left-out", "link-target-missing"]


def test_the_model_travels_inside_when_asked() -> None:
    with_model = opened(paint(Document((page((Anchor(0, 0, "a"),)),)), Order(INFO, model='{"a": "天"}'), Report()))
    assert with_model.attachments["casepub-model.json"].get_file().read_bytes() == '{"a": "天"}'.encode()
    assert "/Dests" in with_model.Root.Names
    assert "/Names" not in opened(painted(page())).Root


def test_the_structure_tree() -> None:
    face = shipped()
    elements = (
        StructureElement("H1", language="zh-Hant"), StructureElement("Weird"), StructureElement("P", parent=1),
        StructureElement("P"),
    )  # fmt: skip
    first = Page(400, 600, (
        Placed(0, 10, (plain("页眉", face),)),
        Placed(0, 30, (plain("题", face),), 0),
        Placed(0, 50, (plain("一", face),), 2),
        Placed(0, 70, (plain("二", face), LinkArea(0, 0, 5, 5, "https://example.com")), 2),
    ), "1", 1)  # fmt: skip
    second = Page(400, 600, (Placed(0, 10, (plain("三", face),), 2),), "2", 2)
    with opened(paint(Document((first, second), structure=elements), Order(INFO), Report())) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        root = pdf.Root.StructTreeRoot
        heading, weird = root.K.K
        (paragraph,) = weird.K
        assert [str(element.S) for element in (heading, weird, paragraph)] == ["/H1", "/Weird", "/P"]
        assert str(heading.Lang) == "zh-Hant"
        assert str(root.RoleMap.Weird) == "/Div"
        own, continued, link = paragraph.K
        assert int(own) == 1
        assert continued.Pg == pdf.pages[1].obj
        assert str(link.S) == "/Link"
        assert link.K.Obj == pdf.pages[0].Annots[0]
        numbers = list(root.ParentTree.Nums)
        assert list(numbers[1]) == [heading, paragraph]
        assert numbers[-1] == link
        assert numbers[-2] == link.K.Obj.StructParent
    stream = bytes(
        opened(paint(Document((first,), structure=elements), Order(INFO), Report())).pages[0].Contents.read_bytes()
    )
    assert stream.count(b"BDC") + stream.count(b"BMC") == stream.count(b"EMC") == 3


def test_an_untagged_document_has_no_marks() -> None:
    data = paint(Document((page((plain("天", shipped()),)),)), Order(INFO, tagged=False), Report())
    with opened(data) as pdf:
        assert "/StructTreeRoot" not in pdf.Root
        assert b"BMC" not in pdf.pages[0].Contents.read_bytes()


def encoded(image: Image.Image, form: str, **options: Any) -> bytes:
    stream = io.BytesIO()
    image.save(stream, form, **options)
    return stream.getvalue()


def with_picture(content: bytes, report: Report | None = None) -> bytes:
    resource = Resource(resource_id(content), "image/x", content, "p.png")
    picture = Picture(0, 0, 40, 20, resource.id, "alt")
    return paint(
        Document((page((picture,), (picture,)),)),
        Order(INFO, {resource.id: resource}),
        Report() if report is None else report,
    )


def the_image(data: bytes) -> Any:
    (image,) = opened(data).pages[0].Resources.XObject.values()
    return image


def test_a_jpeg_is_kept_byte_for_byte_with_its_profile() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    jpeg = encoded(Image.new("RGB", (20, 10), "red"), "JPEG", icc_profile=profile)
    image = the_image(with_picture(jpeg))
    assert bytes(image.read_raw_bytes()) == jpeg
    assert str(image.ColorSpace[0]) == "/ICCBased"
    assert bytes(image.ColorSpace[1].read_bytes()) == profile


@pytest.mark.parametrize(
    ("mode", "color", "space", "bits"),
    [("RGB", (9, 8, 7), "/DeviceRGB", 8), ("L", 128, "/DeviceGray", 8), ("1", 1, "/DeviceGray", 1),
     ("P", 3, "/DeviceRGB", 8), ("LA", (1, 255), "/DeviceRGB", 8), ("I;16", 40000, "/DeviceGray", 8)],
)  # fmt: skip
def test_pictures_of_every_mode(mode: str, color: Any, space: str, bits: int) -> None:
    image = the_image(with_picture(encoded(Image.new(mode, (20, 10), color), "PNG")))
    assert (str(image.ColorSpace), int(image.BitsPerComponent)) == (space, bits)
    expected = {1: 3 * 10, 8: 200}[bits] * (3 if space == "/DeviceRGB" else 1)
    assert len(image.read_bytes()) == expected


def test_deep_grey_keeps_its_tone() -> None:
    image = the_image(with_picture(encoded(Image.new("I;16", (4, 4), 0x8000), "PNG")))
    assert set(bytes(image.read_bytes())) == {0x7F}


def test_alpha_becomes_a_soft_mask() -> None:
    image = the_image(with_picture(encoded(Image.new("RGBA", (4, 4), (255, 0, 0, 100)), "PNG")))
    assert set(bytes(image.SMask.read_bytes())) == {100}
    opaque = the_image(with_picture(encoded(Image.new("RGBA", (4, 4), (255, 0, 0, 255)), "PNG")))
    assert "/SMask" not in opaque


def test_adobe_s_inverted_cmyk_is_turned_back() -> None:
    jpeg = encoded(Image.new("CMYK", (8, 8), (0, 0, 0, 255)), "JPEG")
    image = the_image(with_picture(jpeg))
    assert str(image.ColorSpace) == "/DeviceCMYK"
    assert ("/Decode" in image) == ("adobe" in Image.open(io.BytesIO(jpeg)).info)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_orientation_is_applied(orientation: int) -> None:
    """The corner that is red when the picture is shown upright is red on the page."""
    upright = Image.new("RGB", (16, 16), "white")
    upright.paste("red", (0, 0, 8, 8))
    back = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    stored = upright.transpose(Image.Transpose(back[orientation])) if orientation > 1 else upright
    exif = Image.Exif()
    exif[0x0112] = orientation
    resource = Resource("r", "image/png", encoded(stored, "PNG", exif=exif))
    data = paint(Document((page((Picture(0, 0, 40, 40, "r"),)),)), Order(INFO, {"r": resource}), Report())
    with pymupdf.open(stream=data) as document:
        pixels = document[0].get_pixmap()
    assert [pixels.pixel(x, y)[1] < 100 for x, y in ((30, 50), (50, 50), (30, 70), (50, 70))] == [
        True,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize("content", [b"", b"no picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, b"GIF89a\xff\xff\xff\xff"])
def test_a_picture_that_cannot_be_read_is_a_box_and_a_warning(content: bytes) -> None:
    report = Report()
    data = with_picture(content, report)
    assert [d.code for d in report] == ["picture-unreadable"]
    assert b" re " in opened(data).pages[0].Contents.read_bytes()


def test_paths() -> None:
    red, gray = Color(255, 0, 0), Color(128, 128, 128)
    shapes = (
        Path((("M", 0, 0), ("L", 50, 0)), stroke=red, width=0.5, dash=(2, 1)),
        Path((("M", 0, 0), ("L", 50, 0), ("C", 1, 2, 3, 4, 5, 6), ("Z",)), fill=gray, stroke=gray, width=1),
        Path((("M", 0, 0), ("L", 9, 9)), fill=gray),
    )
    with opened(painted(page(shapes))) as pdf:
        lines = pdf.pages[0].Contents.read_bytes().split(b"\n")
    assert b"q 1 0 0 RG 0.5 w [2 1] 0 d 20.00 560.00 m 70.00 560.00 l S Q" in lines
    assert b"20.00 560.00 m 29.00 551.00 l f" in lines


def whole_document() -> bytes:
    face = shipped()
    resource = Resource("r", "image/png", encoded(Image.new("RGBA", (9, 9), (1, 2, 3, 4)), "PNG"))
    items = (
        Anchor(0, 0, "a"), plain("天地（\\）", face), Picture(0, 0, 9, 9, "r"), LinkArea(0, 0, 9, 9, "#a"),
        plain("縦書き", face, (200, 0), vertical=True),
        Group((1, 0, 0, 1, 0, 0), (plain("组", face),), "group"),
    )  # fmt: skip
    pages = [Page(400, 600, (Placed(9, 9, items, 0), Placed(9, 99, items)), str(n), n) for n in range(1, 200)]
    document = Document(pages, (Bookmark("一", 0, "a"),), (StructureElement("P"),), "zh-Hans")
    return paint(document, Order(INFO, {"r": resource}), Report())


@pytest.mark.external
def test_qpdf_finds_nothing(tmp_path: FilePath) -> None:
    (tmp_path / "x.pdf").write_bytes(whole_document())
    result = tools.run("qpdf", "--check", tmp_path / "x.pdf")
    assert (result.returncode, "WARNING" in result.stderr) == (0, False)


def test_every_stream_ends_with_an_end_of_line() -> None:
    data = whole_document()
    assert data.count(b"\nendstream") == data.count(b"endstream") > 200


def test_an_empty_document_is_a_file() -> None:
    with opened(paint(Document(()), Order(INFO), Report())) as pdf:
        assert len(pdf.pages) == 0
