"""Pictures: passed on, converted, or refused with a reason."""

import io
from pathlib import Path

import pytest
from PIL import Image

from casepub.model import Resource
from casepub.renderers.markup.pictures import Limits, UnreadablePictureError, prepared
from tests.support.everynode import png

PAGE = Limits(frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml"}))
BOOK = Limits(frozenset({"image/png", "image/jpeg", "image/gif", "image/svg+xml"}), 4_000_000)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'


def resource(content: bytes | Path, width: int = 0, height: int = 0) -> Resource:
    return Resource("r", "application/octet-stream", content, "p", width, height)


def encoded(kind: str, mode: str = "RGB", size: tuple[int, int] = (60, 40)) -> bytes:
    stream = io.BytesIO()
    Image.new(mode, size).save(stream, kind)
    return stream.getvalue()


@pytest.mark.parametrize("limits", [PAGE, BOOK])
@pytest.mark.parametrize("content", [png(), encoded("JPEG"), encoded("GIF", "P"), SVG.format("<g/>").encode()])
def test_what_a_format_takes_passes_as_it_is(content: bytes, limits: Limits) -> None:
    assert prepared(resource(content), limits).content == content


@pytest.mark.parametrize(
    ("content", "limits", "kind"),
    [
        (encoded("WEBP", size=(1300, 900)), BOOK, "image/jpeg"),
        (encoded("WEBP", "RGBA"), BOOK, "image/png"),
        (encoded("BMP", size=(1300, 900)), PAGE, "image/jpeg"),
        (encoded("TIFF", "RGBA"), PAGE, "image/png"),
        (encoded("JPEG", "CMYK"), BOOK, "image/jpeg"),
        (encoded("PNG", size=(2500, 2000)), BOOK, "image/jpeg"),
    ],
)
def test_what_it_does_not_take_is_converted(content: bytes, limits: Limits, kind: str) -> None:
    picture = prepared(resource(content), limits)
    image = Image.open(io.BytesIO(picture.content))
    assert (picture.media_type, image.size) == (kind, (picture.width, picture.height))
    assert image.mode in ("RGB", "RGBA")
    assert image.width * image.height <= 4_000_000


@pytest.mark.parametrize(
    "inside",
    [
        "<script>x</script>", '<g onload="x"/>', '<a href="https://x.example/"/>', "<foreignObject/>",
        '<image href="http://x/"/>', "<style>@import 'x';</style>", '<rect fill="url(http://x)"/>', "<g>",
        '<use xlink:href="other.svg#a"/>', "<!DOCTYPE x>",
    ],
)  # fmt: skip
def test_a_drawing_that_does_more_than_be_seen_is_refused(inside: str) -> None:
    with pytest.raises(UnreadablePictureError):
        prepared(resource(SVG.format(inside).encode()), PAGE)


@pytest.mark.parametrize("content", [b"", b"no picture", png()[:40], b"<html></html>", Path("no/such/file.png")])
def test_what_is_no_picture_is_refused(content: bytes | Path) -> None:
    with pytest.raises(UnreadablePictureError):
        prepared(resource(content), BOOK)


def test_a_picture_of_too_many_pixels_is_refused_unopened() -> None:
    header = bytearray(png())
    header[16:24] = (60_000).to_bytes(4, "big") * 2
    with pytest.raises(UnreadablePictureError):
        prepared(resource(bytes(header)), BOOK)
