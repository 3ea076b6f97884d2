"""Pictures, ruby and comments."""

import pytest

from casepub.diagnostics import Report
from casepub.model import (
    Article,
    Comment,
    Figure,
    Image,
    Resource,
    Ruby,
    RubyPair,
    Text,
)  # fmt: skip
from tests.support.everynode import PICTURE, png
from tests.support.wordml import article, complaints, docx_parts, found, p, value, visible_text

DOCUMENT = "word/document.xml"
STYLES = "word/styles.xml"


def pictured(data: bytes, media_type: str = "image/png") -> Article:
    resource = Resource("r1", media_type, data)
    return article(Figure(images=(Image("r1", "替代"),), caption=(Text("说明"),)), resources=(resource,))


def test_a_picture_is_embedded_once() -> None:
    block = Figure(images=(Image(PICTURE.id, "甲"), Image(PICTURE.id, "乙")))
    made = docx_parts(article(block, block, resources=(PICTURE,)))
    assert [name for name in made if name.startswith("word/media/")] == ["word/media/image1.png"]
    assert len(found(made[DOCUMENT], "//wp:docPr")) == 4
    assert complaints(made) == []


def test_a_picture_fits_the_type_area() -> None:
    made = docx_parts(pictured(png(4000, 8)))
    (extent,) = found(made[DOCUMENT], "//wp:extent")
    assert int(str(extent.get("cx"))) <= 595 * 12700


@pytest.mark.parametrize("data", [b"", b"no picture", png()[:40], b"<svg xmlns='http://www.w3.org/2000/svg'/>"])
def test_what_is_no_picture_leaves_its_words_and_a_warning(data: bytes) -> None:
    report = Report()
    made = docx_parts(pictured(data), report=report)
    assert "替代" in visible_text(made)
    assert "image-unreadable" in {d.code for d in report}


def test_a_picture_that_word_does_not_know_becomes_png() -> None:
    from io import BytesIO

    from PIL import Image as Pillow

    stream = BytesIO()
    Pillow.new("RGB", (4, 4), "red").save(stream, "WEBP")
    made = docx_parts(pictured(stream.getvalue(), "image/webp"))
    assert made["word/media/image1.png"].startswith(b"\x89PNG")


def test_a_picture_of_very_many_points_is_refused() -> None:
    report = Report()
    docx_parts(
        pictured(png(1, 1).replace(b"\x00\x00\x00\x01\x00\x00\x00\x01", b"\x00\x00\x75\x30\x00\x00\x75\x30")),
        report=report,
    )
    assert {"image-unreadable", "image-too-large"} & {d.code for d in report}


def test_a_picture_without_words_is_marked_as_decoration() -> None:
    made = docx_parts(article(Figure(images=(Image(PICTURE.id),)), resources=(PICTURE,)))
    assert b"adec:decorative" in made[DOCUMENT]


def test_ruby_keeps_the_pitch_of_lines() -> None:
    made = docx_parts(article(p("有", Ruby((RubyPair("拼", "pīn"),), "pinyin"), "音")))
    (spacing,) = found(made[DOCUMENT], "//w:p[.//w:ruby]/w:pPr/w:spacing")
    (grid,) = found(made[DOCUMENT], "//w:docGrid")
    assert (value(spacing, "line"), value(spacing, "lineRule")) == (value(grid, "linePitch"), "exact")


def test_mono_ruby_is_one_element_a_pair() -> None:
    ruby = Ruby((RubyPair("振", "ふ"), RubyPair("仮", "が")), "mono")
    assert len(found(docx_parts(article(p(ruby)))[DOCUMENT], "//w:ruby")) == 2


def test_comments_carry_author_date_and_lines() -> None:
    note = Comment((Text("字"),), "一行\n二行", "编辑甲", "2025-06-07T08:00:00Z")
    made = docx_parts(article(p(note, Comment((Text("另"),), "无名", date="yesterday"))))
    first, second = found(made["word/comments.xml"], "//w:comment")
    assert (value(first, "author"), value(first, "date")) == ("编辑甲", "2025-06-07T08:00:00Z")
    assert len(first) == 2
    assert (value(second, "author"), value(second, "date")) == ("casepub", "")
    assert {"annotation text", "annotation reference"} <= {
        value(name) for name in found(made[STYLES], "//w:style/w:name")
    }
