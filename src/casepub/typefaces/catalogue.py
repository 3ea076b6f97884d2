"""Which file and face sets a family: names, regions and weights in; `FaceRef`s and faces out.

No font file is opened before a face is asked for a glyph, except those on the user's font paths when a
name is not in the catalogue. A family that is absent gives its stated fallback and one diagnostic.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from casepub.diagnostics import Report
from casepub.errors import FontError, suggestion
from casepub.resources import FONTS
from casepub.typefaces.discover import FontFolders, FoundFace, find_file, scan
from casepub.typefaces.entries import FaceFile, Family, FamilyNames, load_entries, normal, region_of
from casepub.typefaces.face import Face


@dataclass(frozen=True, slots=True)
class FaceRef:
    """One face, named and not opened.

    Attributes:
        family: the family that the face is of.
        file, index: where it lies.
        weight: the face's own weight, which may differ from the one asked for.
        language: the BCP 47 tag whose local forms are wanted.
        substituted_for: the family that was asked for and is absent; empty when this is that family.
    """

    family: str
    file: Path
    index: int
    weight: int
    language: str
    substituted_for: str = ""


class FamilyState(NamedTuple):
    """One family as `casepub fonts list` shows it; no files: absent, `fallback` is used."""

    family: Family
    files: tuple[Path, ...]


class Catalogue:
    """The families that can be set, shipped or found; `load` makes one."""

    def __init__(
        self, families: tuple[Family, ...], last_resort: tuple[str, ...], font_paths: tuple[Path, ...], report: Report
    ) -> None:
        self.families = families
        self._last_resort = last_resort
        self._font_paths = font_paths
        self._report = report
        self._entries = {normal(name): family for family in families for name in (family.name, *family.aliases)}
        self._stand_ins = {normal(name): family for family in families for name in family.stands_for}
        self._faces: dict[tuple[Path, int, str, int], Face] = {}
        self._system: dict[str, Path | None] = {}

    @classmethod
    def load(cls, font_paths: Iterable[Path] = (), report: Report | None = None) -> Catalogue:
        """Read the catalogue; the fonts in `font_paths` join it.

        Args:
            font_paths: folders (or files) with further fonts.
            report: where diagnostics go.
        """
        families, last_resort = load_entries()
        return cls(families, last_resort, tuple(font_paths), report if report is not None else Report())

    def family(self, name: str, region_tag: str, weight: int = 400) -> FaceRef:
        """Give the face of a family for a region, or its stated fallback.

        Args:
            name: a family of the catalogue or of a font path, or what others call one.
            region_tag: BCP 47, such as `zh-Hant-TW`; chooses the face of a collection and its local forms.
            weight: 400 regular, 700 bold; the nearest there is.

        Raises:
            FontError: nobody knows the family, or its licence forbids embedding.
        """
        known = self._entries.get(normal(name))
        found = None if known else self._found(name, region_tag, weight)
        if found:
            return found
        entry = known or self._stand_ins.get(normal(name)) or self._unknown(name)
        ref = self._of_entry(entry, region_tag, weight)
        return ref if ref and known else self._substitute(name, entry, ref, region_tag, weight)

    def face(self, ref: FaceRef) -> Face:
        """Give the face itself; the same one every time."""
        key = (ref.file, ref.index, ref.language, ref.weight)
        if key not in self._faces:
            self._faces[key] = Face(*key)
        return self._faces[key]

    def chain(self, family: str, region_tag: str, weight: int = 400) -> Iterator[FaceRef]:
        """Give, best first, the faces to ask for a character: the family, its fallbacks, then all else there is."""
        seen: set[tuple[Path, int]] = set()
        for ref in self._candidates(family, region_tag, weight):
            if (ref.file, ref.index) not in seen:
                seen.add((ref.file, ref.index))
                yield ref

    def names(self, family: str, region_tag: str) -> FamilyNames:
        """Give what Word and browsers call a family of this kind; a family of a font path goes by its own name."""
        entry = self._entries.get(normal(family)) or self._stand_ins.get(normal(family))
        if entry:
            return entry.names(region_of(region_tag))
        own = self.family(family, region_tag).family
        return FamilyNames(own, own, (own, "serif"))

    def states(self) -> tuple[FamilyState, ...]:
        """Give every family of the catalogue with the files that set it."""
        return tuple(FamilyState(family, self._files(family)) for family in self.families)

    def found_families(self) -> dict[str, tuple[Path, ...]]:
        """Give the families of the font paths with their files."""
        faces = self._folders.faces
        names = sorted({face.family for group in faces.values() for face in group})
        return {name: tuple(dict.fromkeys(face.file for face in faces[normal(name)])) for name in names}

    def check(self) -> Report:
        """Compare the shipped files with their checksums."""
        report = Report()
        expected = {face.file: face.sha256 for family in self.families if family.shipped for face in family.faces}
        for name, digest in expected.items():
            file = FONTS / name
            hint = "install casepub again"
            if not file.is_file():
                report.warning("font-missing", "the shipped font file is missing", str(file), hint)
            elif _digest(file) != digest:
                report.warning("font-changed", "the file differs from the catalogue's", str(file), hint)
        return report

    @cached_property
    def _folders(self) -> FontFolders:
        return scan(self._font_paths, self._report)

    def _found(self, name: str, tag: str, weight: int) -> FaceRef | None:
        """Look the family up on the font paths."""
        if not self._font_paths:
            return None
        faces = self._folders.faces.get(normal(name))
        if faces:
            return _ref(faces, tag, weight)
        if normal(name) in self._folders.unfit:
            file, fault = self._folders.unfit[normal(name)]
            raise FontError(f"{file}: the font '{name}' {fault}; choose another family")
        return None

    def _of_entry(self, entry: Family, tag: str, weight: int) -> FaceRef | None:
        """Find the face of a catalogue family: shipped, on the font paths, or on the system."""
        found = None if entry.shipped else self._found(entry.name, tag, weight)
        faces = [(face, file) for face in entry.faces if not found and (file := self._file(entry, face))]
        if not faces:
            return found
        face, file = min(faces, key=lambda pair: _distance(pair[0].weight, weight))
        return FaceRef(entry.name, file, face.regions[region_of(tag)], face.weight, tag)

    def _file(self, entry: Family, face: FaceFile) -> Path | None:
        if entry.shipped:
            file = FONTS / face.file
            return file if file.is_file() else None
        if face.file not in self._system:
            self._system[face.file] = find_file(face.file)
        return self._system[face.file]

    def _files(self, entry: Family) -> tuple[Path, ...]:
        own = () if entry.shipped or not self._font_paths else self._folders.faces.get(normal(entry.name), ())
        if own:
            return tuple(dict.fromkeys(face.file for face in own))
        return tuple(file for face in entry.faces if (file := self._file(entry, face)))

    def _substitute(self, name: str, entry: Family, ref: FaceRef | None, tag: str, weight: int) -> FaceRef:
        """Take the first family of the entry's fallback that is there, and say so once."""
        choices = (self._of_entry(self._entries[normal(other)], tag, weight) for other in entry.fallback)
        chosen = ref or next((choice for choice in choices if choice), None)
        if not chosen:
            raise FontError(f"the font family '{name}' and its fallbacks are absent; install casepub again")
        self._report.warning(
            "font-substituted",
            f"the font family '{name}' was not found; '{chosen.family}' stands for it",
            hint="put the font into a folder and name the folder with --font-path",
        )
        return replace(chosen, substituted_for=name)

    def _unknown(self, name: str) -> Family:
        names = [known for family in self.families for known in (family.name, *family.aliases, *family.stands_for)]
        names += self.found_families() if self._font_paths else ()
        raise FontError(
            f"nobody knows the font family '{name}'{suggestion(name, names)}; "
            "`casepub fonts list` shows the families, --font-path DIR adds more"
        )

    def _candidates(self, family: str, tag: str, weight: int) -> Iterator[FaceRef]:
        yield self.family(family, tag, weight)
        entry = self._entries.get(normal(family)) or self._stand_ins.get(normal(family))
        for name in (*(entry.fallback if entry else ()), *self._last_resort):
            ref = self._of_entry(self._entries[normal(name)], tag, weight)
            if ref:
                yield ref
        for name in self.found_families() if self._font_paths else ():
            yield _ref(self._folders.faces[normal(name)], tag, weight)


def _ref(faces: list[FoundFace], tag: str, weight: int) -> FaceRef:
    face = min(faces, key=lambda face: 0 if face.variable else _distance(face.weight, weight))
    return FaceRef(face.family, face.file, face.index, weight if face.variable else face.weight, tag)


def _distance(weight: int, wanted: int) -> float:
    """Rank weights: the nearest, and of two equally near the one away from regular (CSS Fonts 4 §5.2)."""
    away = (weight - wanted) * (1 if wanted > 500 else -1)
    return abs(weight - wanted) - (0.5 if away > 0 else 0)


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
