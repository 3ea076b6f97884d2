"""A figure: pictures as large as their column and the template allow, caption and credit below."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from casepub.diagnostics import Report
from casepub.layout.display import Item, Path, Picture
from casepub.layout.geometry import Geometry
from casepub.layout.slab import Slab, drawn
from casepub.model import Figure, Image, Resource, Text
from casepub.template.schema import FigureRules
from casepub.template.words import words_for

if TYPE_CHECKING:
    from casepub.layout.block import BlockComposer, Place

_PIXEL: Final = 0.75
_PLACEHOLDER_LINES: Final = 4


class FigureComposer:
    """Sets the figures of one article."""

    def __init__(
        self,
        blocks: BlockComposer,
        geometry: Geometry,
        rules: FigureRules,
        resources: dict[str, Resource],
        report: Report,
    ) -> None:
        self._blocks = blocks
        self._geometry = geometry
        self._rules = rules
        self._resources = resources
        self._report = report

    def shows(self, block: Figure) -> bool:
        """Tell whether anything is set: of a lost picture only when the template wants its place kept."""
        return self._rules.placeholder or not block.lost

    def slabs(self, block: Figure, place: Place) -> list[Slab]:
        """Set the pictures, or the frame of a lost one, with what is said of them."""
        alt = " ".join(image.alt for image in block.images)
        here = replace(place, parent=self._blocks.structure.add("Figure", place.parent, alt=alt))
        pictures = [self._placeholder(here)] if block.lost else self._pictures(block, here)
        slabs = pictures + self._captions(block, here)
        return [slab._replace(glued=True) for slab in slabs[:-1]] + slabs[-1:]

    def _captions(self, block: Figure, place: Place) -> list[Slab]:
        slabs: list[Slab] = []
        if block.caption:
            slabs += self._blocks.text(block.caption, self._blocks.style("caption", place.language), place, "Caption")
        if block.credit:
            slabs += self._blocks.text(block.credit, self._blocks.style("credit", place.language), place, "P")
        return slabs

    def _pictures(self, block: Figure, place: Place) -> list[Slab]:
        slabs: list[Slab] = []
        for image in block.images:
            resource = self._resources.get(image.resource)
            if resource is None:
                self._report.warning("image-not-found", f"the picture '{image.alt or image.resource}' is not there")
                continue
            slabs.append(self._picture(image, resource, place))
        return slabs

    def _picture(self, image: Image, resource: Resource, place: Place) -> Slab:
        width, height = (resource.width or 400) * _PIXEL, (resource.height or 300) * _PIXEL
        geometry = self._geometry
        room = place.measure, self._rules.maximum_height * geometry.extent
        along, across = (height, width) if geometry.vertical else (width, height)
        scale = min(1.0, room[0] / along, room[1] / across)
        start = _aligned(self._rules.text_align, place.measure - along * scale)
        picture = Picture(start, 0.0, along * scale, across * scale, image.resource, image.alt)
        gap = geometry.leading / 4
        return Slab(across * scale, (picture,), before=geometry.leading / 2, after=gap, structure=place.parent)

    def _placeholder(self, place: Place) -> Slab:
        """Draw an empty frame where a picture is lost, and say so in it."""
        style = self._blocks.style("caption", place.language)
        leading = self._geometry.leading
        height, across = _PLACEHOLDER_LINES * leading, place.measure
        frame = Path(
            (("M", 0.0, 0.0), ("L", across, 0.0), ("L", across, height), ("L", 0.0, height), ("Z",)),
            stroke=style.color,
            width=0.5,
        )
        words = Text(words_for(place.language).lost_picture)
        centred = replace(style, align="center", indent=0.0)
        label, *_ = self._blocks.text((words,), centred, place, "P")
        items: tuple[Item, ...] = (frame, *drawn(label, 0.0, (height - label.height) / 2))
        return Slab(height, items, before=leading / 2, after=leading / 4, structure=place.parent)


def _aligned(align: str, room: float) -> float:
    return {"start": 0.0, "center": room / 2, "end": room}[align]
