"""Pictures: resources in, image XObjects out. A JPEG is kept as it is; profiles, alpha and orientation are kept.

The bytes of a picture are hostile input: sizes are limited, and what cannot be read is reported and drawn as a box.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from casepub.diagnostics import Report
from casepub.layout.display import Matrix
from casepub.model.document import Resource
from casepub.renderers.pdf.objects import PdfFile, name, reference

if TYPE_CHECKING:
    from PIL import Image

MAX_PIXELS: Final = 150_000_000

_EXIF_ORIENTATION: Final = 0x0112
# EXIF 2.32 §4.6.4, orientation: from the unit square of the stored picture to that of the shown one.
_ORIENTATIONS: Final[Mapping[int, Matrix]] = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}
_SPACES: Final = {"1": "DeviceGray", "L": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK"}
_COMPONENTS: Final = {"1": 1, "L": 1, "RGB": 3, "CMYK": 4}
# Modes with 16 or 32 bits of grey, by the factor that brings them to 8.
_DEEP_GRAY: Final = {"I;16": 1 / 257, "I;16B": 1 / 257, "I;16L": 1 / 257, "I": 1 / 257, "F": 1.0}


@dataclass(frozen=True, slots=True)
class PaintedImage:
    """One image XObject: its name among the page's resources, and how the stored picture is turned."""

    label: str
    orientation: int

    def matrix(self, x: float, y: float, width: float, height: float) -> Matrix:
        """Give the matrix that draws the picture upright in this box."""
        a, b, c, d, e, f = _ORIENTATIONS.get(self.orientation, _ORIENTATIONS[1])
        return a * width, b * height, c * width, d * height, e * width + x, f * height + y


class ImageSet:
    """The pictures of one PDF, each embedded once."""

    def __init__(self, file: PdfFile, resources: Mapping[str, Resource], report: Report) -> None:
        self._file = file
        self._source = resources
        self._report = report
        self._images: dict[str, PaintedImage | None] = {}
        self.resources: dict[str, bytes] = {}

    def of(self, resource_id: str) -> PaintedImage | None:
        """Give the picture; None when there is none that can be read."""
        if resource_id not in self._images:
            self._images[resource_id] = self._embed(resource_id)
        return self._images[resource_id]

    def _embed(self, resource_id: str) -> PaintedImage | None:
        resource = self._source.get(resource_id)
        if resource is None:
            self._complain(resource_id, "is not among the document's resources")
            return None
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                number, orientation = _embedded(self._file, resource.read())
        except Exception as error:  # a decoder may raise anything on hostile bytes
            self._complain(resource.name or resource_id, f"cannot be read ({error})")
            return None
        image = PaintedImage(f"I{len(self.resources) + 1}", orientation)
        self.resources[image.label] = reference(number)
        return image

    def _complain(self, what: str, why: str) -> None:
        self._report.warning(
            "picture-unreadable", f"the picture {why}; an empty box stands for it", where=what, hint="replace the file"
        )


def _embedded(file: PdfFile, data: bytes) -> tuple[int, int]:
    """Write the picture; gives its object number and its orientation."""
    from PIL import Image  # loaded for the first picture: most texts have none

    with Image.open(io.BytesIO(data)) as image:
        width, height = image.size
        if width * height > MAX_PIXELS:
            raise ValueError(f"{width} x {height} pixels are over the limit of {MAX_PIXELS}")
        orientation = image.getexif().get(_EXIF_ORIENTATION, 1)
        if image.format == "JPEG" and image.mode in _SPACES:
            return _jpeg(file, image, data), orientation
        return _raster(file, image), orientation


def _jpeg(file: PdfFile, image: Image.Image, data: bytes) -> int:
    entries = _entries(file, image, bits=8) | {"Filter": b"/DCTDecode"}
    # Adobe writes CMYK inverted, and marks it with APP14 (Adobe Technical Note 5116).
    if image.mode == "CMYK" and "adobe" in image.info:
        entries["Decode"] = b"[1 0 1 0 1 0 1 0]"
    return file.stream(data, entries, compress=False)


def _raster(file: PdfFile, image: Image.Image) -> int:
    profile = image.info.get("icc_profile")
    alpha = None
    if image.has_transparency_data:
        image = image.convert("RGBA")
        alpha = image.getchannel("A")
    image = _plain(image)
    if profile:
        image.info["icc_profile"] = profile
    entries = _entries(file, image, bits=1 if image.mode == "1" else 8)
    if alpha and alpha.getextrema() != (255, 255):
        entries["SMask"] = reference(file.stream(alpha.tobytes(), _entries(file, alpha, bits=8)))
    return file.stream(image.tobytes(), entries)


def _plain(image: Image.Image) -> Image.Image:
    """Bring a picture to a mode that a PDF has."""
    if image.mode in _DEEP_GRAY:
        factor = _DEEP_GRAY[image.mode]
        return image.convert("F").point(lambda value: value * factor + 0).convert("L")
    if image.mode in _SPACES:
        return image
    return image.convert("L" if image.mode == "LA" else "RGB")


def _entries(file: PdfFile, image: Image.Image, *, bits: int) -> dict[str, bytes]:
    return {
        "Type": b"/XObject",
        "Subtype": b"/Image",
        "Width": b"%d" % image.width,
        "Height": b"%d" % image.height,
        "BitsPerComponent": b"%d" % bits,
        "ColorSpace": _color_space(file, image),
    }


def _color_space(file: PdfFile, image: Image.Image) -> bytes:
    """Give the picture's own profile when it has one that fits, else the device's space."""
    profile = image.info.get("icc_profile")
    components = _COMPONENTS[image.mode]
    device = name(_SPACES[image.mode])
    if not profile or profile[16:20] != {1: b"GRAY", 3: b"RGB ", 4: b"CMYK"}[components]:
        return device
    stream = file.stream(profile, {"N": b"%d" % components, "Alternate": device})
    return b"[/ICCBased %b]" % reference(stream)
