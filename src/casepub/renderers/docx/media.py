"""Pictures: resources of the model in; image parts, each embedded once, and drawings that show them, out."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import Final, NamedTuple

from casepub.diagnostics import Report
from casepub.model import Image, Resource
from casepub.renderers.docx.oxml import quoted
from casepub.renderers.docx.package import RT, Package, Part, XmlPart

_EMU_PER_POINT: Final = 12700
# What Word shows as it is, by Pillow's name; anything else that Pillow reads becomes PNG.
_SHOWN: Final = {
    "PNG": ("png", "image/png"), "JPEG": ("jpeg", "image/jpeg"), "GIF": ("gif", "image/gif"),
    "BMP": ("bmp", "image/bmp"), "TIFF": ("tiff", "image/tiff"),
}  # fmt: skip
_LARGEST: Final = 100_000_000
_DRAWING_NS: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PICTURE_NS: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_DECORATIVE: Final = (
    f'<a:extLst xmlns:a="{_DRAWING_NS}"><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


class Embedded(NamedTuple):
    """A picture in the package with its natural size in points."""

    part: Part
    width: float
    height: float


class Media:
    """Embeds each resource once."""

    def __init__(self, package: Package, report: Report) -> None:
        self._package = package
        self._report = report
        self._embedded: dict[str, Embedded | None] = {}

    def embed(self, resource: Resource) -> Embedded | None:
        """Give the picture of a resource, or None, reported, when it is no picture that Word can show."""
        if resource.id not in self._embedded:
            self._embedded[resource.id] = self._made(resource)
        return self._embedded[resource.id]

    def _made(self, resource: Resource) -> Embedded | None:
        name = resource.name or resource.id
        try:
            data, kind, width, height, resolution = _read(resource.read())
        except (OSError, ValueError, SyntaxError, MemoryError) as error:
            self._report.warning("image-unreadable", f"the picture cannot be read ({error})", name)
            return None
        if width * height > _LARGEST:
            self._report.warning("image-too-large", f"{width} × {height} pixels are too many for a Word file", name)
            return None
        suffix, media_type = kind
        number = sum(known is not None for known in self._embedded.values()) + 1
        part = self._package.binary(f"/word/media/image{number}.{suffix}", media_type, data)
        return Embedded(part, width * 72 / resolution, height * 72 / resolution)


def _read(data: bytes) -> tuple[bytes, tuple[str, str], int, int, float]:
    """Give the bytes that Word can show, their kind, the size in pixels and the pixels to the inch."""
    from PIL import Image as Pillow

    with warnings.catch_warnings():
        # The size is judged by the caller, before anything is decoded.
        warnings.simplefilter("ignore")
        try:
            with Pillow.open(BytesIO(data)) as picture:
                width, height = picture.size
                kind = _SHOWN.get(picture.format or "")
                if kind is None and width * height <= _LARGEST:
                    stream = BytesIO()
                    picture.convert("RGBA").save(stream, "PNG")
                    data, kind = stream.getvalue(), _SHOWN["PNG"]
                return data, kind or _SHOWN["PNG"], width, height, _resolution(picture.info.get("dpi"))
        except Pillow.DecompressionBombError as error:
            raise ValueError(str(error)) from None


def _resolution(dpi: object) -> float:
    """Give the pixels to the inch; what is not believable is taken as a screen's."""
    value = float(dpi[0]) if isinstance(dpi, tuple) and dpi else 0.0
    return value if 72 < value <= 1200 else 96.0


def drawing(embedded: Embedded, owner: XmlPart, image: Image, number: int, room: tuple[float, float]) -> str:
    """Write an inline drawing, made smaller where it does not fit into `room` (width and height in points)."""
    scale = min(1.0, room[0] / embedded.width, room[1] / embedded.height)
    width, height = (max(int(side * scale * _EMU_PER_POINT), 1) for side in (embedded.width, embedded.height))
    relation = owner.relate(embedded.part, RT.IMAGE)
    name = quoted(f"cp:{image.resource}")
    title = f' title="{quoted(image.title)}"' if image.title else ""
    decorative = "" if image.alt else _DECORATIVE
    return (
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{number}" name="{name}" descr="{quoted(image.alt)}"{title}>{decorative}</wp:docPr>'
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{_DRAWING_NS}" noChangeAspect="1"/>'
        f'</wp:cNvGraphicFramePr><a:graphic xmlns:a="{_DRAWING_NS}"><a:graphicData uri="{_PICTURE_NS}">'
        f'<pic:pic xmlns:pic="{_PICTURE_NS}"><pic:nvPicPr><pic:cNvPr id="{number}" name="{name}"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )
