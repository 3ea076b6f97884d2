"""Pictures that an input names or carries: a target or bytes in; a `Resource` for the article, or a diagnostic, out."""

from __future__ import annotations

import base64
import binascii
import re
import warnings
from io import BytesIO
from pathlib import Path
from typing import Final
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from casepub.model import Resource
from casepub.model.document import resource_id
from casepub.readers.base import ReadContext, Source
from casepub.text.pattern import lazily

_DATA: Final = lazily(
    r"data:(?P<type>[\w.+/-]*)(?P<more>(?:;[^,;]*)*?)(?P<base64>;base64)?,(?P<body>.*)", re.DOTALL | re.I
)
_SVG: Final = lazily(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*(?:<!DOCTYPE[^>]*>\s*)?<svg[\s>]", re.DOTALL
)
_SIGNATURES: Final = (
    (lazily(rb"\x89PNG\r\n\x1a\n"), "image/png"),
    (lazily(rb"\xff\xd8\xff"), "image/jpeg"),
    (lazily(rb"GIF8[79]a"), "image/gif"),
    (lazily(rb"RIFF....WEBP", re.DOTALL), "image/webp"),
    (lazily(rb"....ftyp(avif|avis)", re.DOTALL), "image/avif"),
    (lazily(rb"BM"), "image/bmp"),
    (lazily(rb"II\*\x00|MM\x00\*"), "image/tiff"),
    (lazily(rb"\x01\x00\x00\x00.{36} EMF", re.DOTALL), "image/emf"),
    (lazily(rb"\xd7\xcd\xc6\x9a"), "image/wmf"),
    (_SVG, "image/svg+xml"),
)  # fmt: skip
_ABSENT: Final = "there is no such picture in the folder of the source"
_TOO_LARGE: Final = "the picture is over the size limit"
_UNMEASURED: Final = ("image/svg+xml", "image/emf", "image/wmf")


class Pictures:
    """Collects the resources of one article; the same content is kept once."""

    def __init__(self, source: Source, context: ReadContext) -> None:
        self._source = source
        self._context = context
        self._resources: dict[str, Resource] = {}

    @property
    def resources(self) -> tuple[Resource, ...]:
        """Give what was collected, in order of first use."""
        return tuple(self._resources.values())

    def add(self, content: bytes, name: str, path: Path | None = None) -> str | None:
        """Keep a picture; give its id, or None (with a diagnostic) when it is none or over the limit."""
        kind = media_type(content)
        if kind is None:
            self._complain("this is no picture of a kind that casepub knows", name)
            return None
        if len(content) > self._context.options.maximum_size:
            self._complain(_TOO_LARGE, name)
            return None
        width, height = _size(content, kind)
        resource = Resource(resource_id(content), kind, path or content, name, width, height)
        return self._resources.setdefault(resource.id, resource).id

    def fetch(self, target: str) -> str | None:
        """Find the picture that a target names: a data URI, or a file beside the source and inside its folder."""
        if target[:5].lower() == "data:":
            content = _data_uri(target)
            if content is None:
                self._complain("the data URI cannot be read", target[:40])
            return None if content is None else self.add(content, "data URI")
        if urlsplit_or_none(target) is None or urlsplit(target).netloc or ":" in target.split("/", 1)[0]:
            self._complain("the picture lies outside the folder of the source and is not fetched", target)
            return None
        path = self._beside(unquote(target.split("?", 1)[0].split("#", 1)[0]))
        if path is None:
            self._complain(_ABSENT, target)
        return None if path is None else self._from_file(path)

    def _from_file(self, path: Path) -> str | None:
        try:
            if path.stat().st_size > self._context.options.maximum_size:
                self._complain(_TOO_LARGE, path.name)
                return None
            return self.add(path.read_bytes(), path.name, path)
        except OSError as error:
            self._complain(f"the picture cannot be read ({error.strerror})", path.name)
            return None

    def _beside(self, target: str) -> Path | None:
        """Give the file of this name, if the source has a folder and the file lies in it, links followed."""
        if self._source.path is None or not target or "\x00" in target:
            return None
        try:
            folder = self._source.path.parent.resolve()
            path = (folder / target).resolve()
            inside = path.is_relative_to(folder) and path.is_file()
        except (OSError, ValueError, RuntimeError):
            return None
        return path if inside else None

    def _complain(self, message: str, target: str) -> None:
        hint = "put the file beside the source, or inside its folder"
        self._context.report.warning("image-not-found", f"'{target[:120]}': {message}", self._source.name, hint)


def urlsplit_or_none(target: str) -> str | None:
    """Give the scheme of an address (empty for none), or None when it is no address at all."""
    try:
        return urlsplit(target).scheme.lower()
    except ValueError:
        return None


def media_type(content: bytes) -> str | None:
    """Tell the kind of a picture by its first bytes, never by its name."""
    head = content[:1024]
    return next((kind for pattern, kind in _SIGNATURES if pattern.match(head)), None)


def _size(content: bytes, kind: str) -> tuple[int, int]:
    """Give width and height in pixels, 0 when they cannot be told without drawing it."""
    if kind in _UNMEASURED:
        return 0, 0
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(content)) as image:
                return image.size
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return 0, 0


def _data_uri(target: str) -> bytes | None:
    match = _DATA.fullmatch(target)
    if match is None:
        return None
    if not match["base64"]:
        return unquote_to_bytes(match["body"])
    try:
        return base64.b64decode(re.sub(r"\s", "", unquote(match["body"])), validate=True)
    except (binascii.Error, ValueError):
        return None
