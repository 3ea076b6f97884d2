"""Pictures made fit for a page or a book: a resource in; bytes of a safe type with their size out."""

from __future__ import annotations

import io
import re
import warnings
from typing import Any, Final, NamedTuple
from xml.etree import ElementTree

from casepub.model import Resource
from casepub.text.pattern import lazily

SVG: Final = "image/svg+xml"
_SIGNATURES: Final = (
    ("image/png", lazily(rb"\x89PNG\r\n\x1a\n")),
    ("image/jpeg", lazily(rb"\xff\xd8\xff")),
    ("image/gif", lazily(rb"GIF8[79]a")),
    ("image/webp", lazily(rb"RIFF....WEBP", re.DOTALL)),
    (SVG, lazily(rb"\xef?\xbb?\xbf?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<svg[\s>]", re.DOTALL)),
)
# What may make a picture do more than be seen, or fetch what is outside.
_ACTIVE_SVG: Final = lazily(
    rb"<!|<\s*(?:\w+:)?(?:script|foreignObject|iframe|embed|object|animate|set)\b|\son\w+\s*="
    rb"|href\s*=\s*[\"'](?!#|data:image/(?:png|jpeg|gif);)|url\(\s*[\"']?(?!#)|@import",
    re.IGNORECASE,
)
# More pixels than this are refused before they are unpacked.
_MOST_PIXELS: Final = 150_000_000
_LONGEST_SIDE_LOSSLESS: Final = 1200


class Limits(NamedTuple):
    """What a format takes: media types as they are, and the most pixels (0: any number)."""

    types: frozenset[str]
    pixels: int = 0


class Picture(NamedTuple):
    """A picture that can be written out; width and height are pixels, 0 when a vector picture does not say."""

    media_type: str
    content: bytes
    width: int
    height: int


class UnreadablePictureError(Exception):
    """The picture cannot be shown; the text says why."""


def prepared(resource: Resource, limits: Limits) -> Picture:
    """Give the picture as it is where the format takes it, else converted.

    Raises:
        UnreadablePictureError: the bytes cannot be read, or are no picture that may be shown.
    """
    try:
        content = resource.read()
    except OSError as error:
        raise UnreadablePictureError(f"its file cannot be read ({error.strerror})") from error
    kind = next((name for name, signature in _SIGNATURES if signature.match(content)), "")
    if kind == SVG:
        return _checked_svg(content, resource)
    if kind in limits.types and not limits.pixels and resource.width and resource.height:
        return Picture(kind, content, resource.width, resource.height)
    return _raster(content, kind, limits)


def _checked_svg(content: bytes, resource: Resource) -> Picture:
    content = re.sub(rb"^\s*(?:<\?xml[^>]*>)?\s*", b"", content.removeprefix(b"\xef\xbb\xbf"))
    content = re.sub(rb"<!--.*?-->", b"", content, flags=re.DOTALL)
    if _ACTIVE_SVG.search(content):
        raise UnreadablePictureError("the SVG holds scripts or reaches outside itself")
    try:
        ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError) as error:
        raise UnreadablePictureError(f"the SVG is broken ({error})") from error
    return Picture(SVG, content, resource.width, resource.height)


def _raster(content: bytes, kind: str, limits: Limits) -> Picture:
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content)) as image:
                if image.width * image.height > _MOST_PIXELS:
                    raise UnreadablePictureError(f"{image.width} × {image.height} pixels are too many")
                if _fits(image, kind, limits):
                    return Picture(kind, content, *image.size)
                return _converted(image, limits)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise UnreadablePictureError(f"it is no readable picture ({error})") from error


def _fits(image: Any, kind: str, limits: Limits) -> bool:
    small = not limits.pixels or image.width * image.height <= limits.pixels
    return kind in limits.types and small and image.mode not in ("CMYK", "YCCK")


def _converted(image: Any, limits: Limits) -> Picture:
    """Convert to PNG where transparency or few colours ask for it, else to JPEG; turned as its camera says."""
    from PIL import ImageOps

    image = ImageOps.exif_transpose(image)
    lossless = image.mode in ("1", "L", "LA", "P", "PA", "RGBA") and max(image.size) <= _LONGEST_SIDE_LOSSLESS
    transparent = "A" in image.mode or "transparency" in image.info
    image = image.convert("RGBA" if transparent else "RGB")
    if limits.pixels and image.width * image.height > limits.pixels:
        scale = (limits.pixels / (image.width * image.height)) ** 0.5
        image = image.resize((int(image.width * scale), int(image.height * scale)))
    stream = io.BytesIO()
    if transparent or lossless:
        image.save(stream, "PNG", optimize=True)
        return Picture("image/png", stream.getvalue(), *image.size)
    image.save(stream, "JPEG", quality=88, optimize=True)
    return Picture("image/jpeg", stream.getvalue(), *image.size)
