"""Fonts that lie about: folders in; the faces in them by family name out, what cannot be used reported.

A font file is hostile input: it is opened by memory map, HarfBuzz checks every table, and counts are limited.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from casepub.diagnostics import Report
from casepub.errors import FontError
from casepub.typefaces import sfnt
from casepub.typefaces.entries import normal
from casepub.typefaces.face import open_face

SUFFIXES: Final = (".ttf", ".otf", ".ttc", ".otc")
MAX_FILES: Final = 5_000
MAX_FACES: Final = 64
_FAMILY_NAMES: Final = (1, 16)  # OpenType name table: family, typographic family
_OUTLINES: Final = frozenset({"glyf", "CFF ", "CFF2"})
_ITALIC: Final = 0x0001  # OS/2 fsSelection bit 0


@dataclass(frozen=True, slots=True)
class FoundFace:
    """One upright face of a found file; `names` are its family names in every language."""

    family: str
    names: tuple[str, ...]
    file: Path
    index: int
    weight: int
    variable: bool


@dataclass(slots=True)
class FontFolders:
    """The faces of the user's font folders, by folded family name; `unfit` gives the files and faults of others."""

    faces: dict[str, list[FoundFace]] = field(default_factory=dict)
    unfit: dict[str, tuple[Path, str]] = field(default_factory=dict)


def scan(folders: Sequence[Path], report: Report) -> FontFolders:
    """Read the names of every font in the folders; a file that is no font is reported and passed over."""
    found = FontFolders()
    for file in font_files(folders):
        try:
            for index, face in enumerate(_faces(file)):
                _note(found, file, index, face)
        except FontError as error:
            report.warning("font-unreadable", str(error), where=str(file), hint="remove it from the font folder")
    for name, (file, fault) in found.unfit.items():
        if name not in found.faces:
            report.warning("font-not-embeddable", f"the font {fault}", where=str(file), hint="it is passed over")
    return found


def font_files(folders: Sequence[Path]) -> Iterator[Path]:
    """List the font files under the folders, sorted, no links followed out of them."""
    for folder in folders:
        if folder.is_file():
            yield folder
        elif not folder.is_dir():
            raise FontError(f"{folder}: there is no such font folder; check the font path")
        else:
            yield from _limited(folder)


def _limited(folder: Path) -> Iterator[Path]:
    count = 0
    for file in _walk(folder):
        if file.suffix.casefold() in SUFFIXES and file.is_file():
            count += 1
            if count > MAX_FILES:
                raise FontError(f"{folder}: more than {MAX_FILES} font files; give a folder of its own for the fonts")
            yield file


def _walk(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            yield Path(parent, name)


def find_file(name: str) -> Path | None:
    """Look for a file of this name in the font folders of the system."""
    for folder in system_folders():
        for file in _walk(folder):
            if file.name == name:
                return file
    return None


def system_folders() -> tuple[Path, ...]:
    """Where this system keeps its fonts."""
    home = Path.home()
    match sys.platform:
        case "darwin":
            folders = [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"]
        case "win32":
            local = os.environ.get("LOCALAPPDATA", "")
            folders = [Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts"), Path(local, r"Microsoft\Windows\Fonts")]
        case _:
            shared = ("/usr/local/share/fonts", "/usr/share/fonts", "/usr/share/texlive/texmf-dist/fonts/opentype")
            folders = [home / ".local/share/fonts", home / ".fonts", *map(Path, shared)]
    return tuple(folder for folder in folders if folder.is_dir())


def _faces(file: Path) -> Iterator[Any]:
    first = open_face(file, 0)
    yield first
    for index in range(1, min(first.count, MAX_FACES)):
        yield open_face(file, index)


def _note(found: FontFolders, file: Path, index: int, face: Any) -> None:
    names = _family_names(face)
    os2 = face.reference_table("OS/2").data
    if not names or sfnt.signed(os2, 62) & _ITALIC:
        return
    fault = _fault(face, os2)
    if fault:
        found.unfit.update(dict.fromkeys(map(normal, names), (file, fault)))
        return
    variable = any(axis.tag == "wght" for axis in face.axis_infos)
    entry = FoundFace(names[0], names, file, index, sfnt.weight_class(os2), variable)
    for name in dict.fromkeys(map(normal, names)):
        found.faces.setdefault(name, []).append(entry)


def _fault(face: Any, os2: bytes) -> str:
    """Tell why a face cannot be embedded; empty when it can."""
    if not sfnt.permission(os2).embed:
        return "forbids embedding (fsType)"
    return "" if _OUTLINES & set(face.table_tags) else "has no outlines, only pictures of its glyphs"


def _family_names(face: Any) -> tuple[str, ...]:
    """Give the family names in every language, the English typographic one first."""
    entries = [(entry.name_id, entry.language) for entry in face.list_names() if entry.name_id in _FAMILY_NAMES]
    entries.sort(key=lambda entry: (entry[1] != "en", -entry[0]))
    return tuple(dict.fromkeys(name for entry in entries if (name := face.get_name(*entry))))
