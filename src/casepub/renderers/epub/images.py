"""The pictures of a book: each once, in a type and size that every reader takes."""

from __future__ import annotations

from typing import Final

from casepub.diagnostics import Report
from casepub.model import Resource
from casepub.renderers.epub.parts import File
from casepub.renderers.markup.pictures import SVG, Limits, UnreadablePictureError, prepared
from casepub.renderers.markup.scope import Shown

# WebP is legal in EPUB 3.3, but Kindle and older readers show nothing. Apple takes four million pixels at most.
LIMITS: Final = Limits(frozenset({"image/png", "image/jpeg", "image/gif", SVG}), 4_000_000)
SUFFIXES: Final = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", SVG: "svg"}


class BookGallery:
    """Collects the pictures that the text shows."""

    def __init__(self) -> None:
        self.files: list[File] = []
        self._shown: dict[str, Shown | None] = {}

    def show(self, resource: Resource, report: Report) -> Shown | None:
        """Give the address of a picture, or None when it cannot be shown."""
        if resource.id not in self._shown:
            self._shown[resource.id] = self._added(resource, report)
        return self._shown[resource.id]

    def _added(self, resource: Resource, report: Report) -> Shown | None:
        try:
            picture = prepared(resource, LIMITS)
        except UnreadablePictureError as error:
            report.warning("image-unreadable", f"the picture '{resource.name or resource.id}' is left out: {error}")
            return None
        number = len(self.files) + 1
        name = f"images/p{number}.{SUFFIXES[picture.media_type]}"
        self.files.append(File(f"p{number}", name, picture.media_type, picture.content))
        return Shown(name, picture.width, picture.height)
