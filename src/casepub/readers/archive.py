"""Zip packages (DOCX, EPUB) as hostile input: bytes in; parts by name, within limits, out."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import IO, Final

from casepub.errors import SourceError

MAXIMUM_PARTS: Final = 20_000
MAXIMUM_RATIO: Final = 200
MAXIMUM_NAME: Final = 1024
# Below this size any ratio is harmless: a blank scan or an empty table packs very well.
_SMALL: Final = 1024 * 1024
_CHUNK: Final = 64 * 1024
_ENCRYPTED: Final = 0x1
_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, LookupError, NotImplementedError, OverflowError,
    RuntimeError, ValueError,
)  # fmt: skip


class Archive:
    """The parts of one package; unpacks a part when it is asked for and counts what was unpacked."""

    def __init__(self, data: bytes, name: str, maximum_size: int) -> None:
        """Open a package.

        Raises:
            SourceError: it is no zip file, is encrypted, or breaks a limit.
        """
        self._name = name
        self._left = maximum_size
        self._maximum = maximum_size
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            files = [info for info in self._zip.infolist() if info.filename and not info.is_dir()]
        except _BROKEN as error:
            raise SourceError(f"{name}: this is no zip package, or a damaged one ({error})") from None
        self._parts = {_checked(info, name): info for info in files}
        self._check_sizes()

    def _check_sizes(self) -> None:
        if len(self._zip.infolist()) > MAXIMUM_PARTS:
            raise SourceError(f"{self._name}: the package holds more than {MAXIMUM_PARTS} parts")
        for part, info in self._parts.items():
            if info.file_size > max(_SMALL, info.compress_size * MAXIMUM_RATIO):
                raise SourceError(f"{self._name}: '{part}' unpacks to over {MAXIMUM_RATIO} times its size")
        if sum(info.file_size for info in self._parts.values()) > self._maximum:
            raise self._too_large()

    def _too_large(self) -> SourceError:
        limit = f"{self._maximum / 2**20:.0f} MB"
        return SourceError(f"{self._name}: the package unpacks to over {limit}; raise the limit with --max-size")

    @property
    def names(self) -> tuple[str, ...]:
        """Give the names of all parts."""
        return tuple(self._parts)

    def __contains__(self, part: str) -> bool:
        return part in self._parts

    def read(self, part: str) -> bytes:
        """Unpack a part.

        Raises:
            SourceError: there is none, it is damaged or encrypted, or the whole is over the limit.
        """
        info = self._parts.get(part)
        if info is None:
            raise SourceError(f"{self._name}: the package lacks its part '{part}'")
        try:
            with self._zip.open(info) as file:
                return self._unpacked(file)
        except _BROKEN as error:
            raise SourceError(f"{self._name}: the part '{part}' is damaged ({error})") from None

    def _unpacked(self, file: IO[bytes]) -> bytes:
        """Read in pieces: the size that a package states of a part may be a lie."""
        pieces = []
        while piece := file.read(_CHUNK):
            self._left -= len(piece)
            if self._left < 0:
                raise self._too_large()
            pieces.append(piece)
        return b"".join(pieces)


def _checked(info: zipfile.ZipInfo, name: str) -> str:
    part = info.filename.replace("\\", "/")
    if len(part) > MAXIMUM_NAME or part.startswith("/") or ".." in PurePosixPath(part).parts or ":" in part[:2]:
        raise SourceError(f"{name}: the package holds a part with a forbidden name, '{part[:80]}'")
    if info.flag_bits & _ENCRYPTED:
        raise SourceError(f"{name}: the package is encrypted; save it without a password")
    return part
