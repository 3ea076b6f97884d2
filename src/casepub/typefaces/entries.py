"""The font catalogue as data: `fonts/catalogue.toml` in, frozen entries out. No font file is opened here."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from casepub.errors import FontError
from casepub.resources import FONTS

REGIONS: Final = ("hans", "hant-tw", "hant-hk", "ja", "ko")


class FaceFile(NamedTuple):
    """One file of a family: its weight, and which face of a collection serves which region."""

    weight: int
    file: str
    sha256: str
    regions: Mapping[str, int]


class FamilyNames(NamedTuple):
    """What other programs call a family of this kind, for one region.

    Attributes:
        east_asian: the East Asian font that Word has.
        latin: its western partner in Word.
        css: a CSS font stack, most exact first, a generic family last.
    """

    east_asian: str
    latin: str
    css: tuple[str, ...]


class Family(NamedTuple):
    """One family of the catalogue."""

    name: str
    kind: str
    shipped: bool
    licence: str
    scripts: tuple[str, ...]
    aliases: tuple[str, ...]
    stands_for: tuple[str, ...]
    fallback: tuple[str, ...]
    faces: tuple[FaceFile, ...]
    word: Mapping[str, str]
    css: Mapping[str, tuple[str, ...]]

    def names(self, region: str) -> FamilyNames:
        """Give what Word and browsers call it in this region."""
        return FamilyNames(self.word[region], self.word["latin"], self.css[region])


def normal(name: str) -> str:
    """Fold what people vary in a font's name: width, case and spaces."""
    return unicodedata.normalize("NFKC", name).casefold().replace(" ", "").replace("-", "")


def region_of(tag: str) -> str:
    """Give the catalogue's region for a BCP 47 tag.

    A language that is not East Asian takes `ja`: only there are the quotes of a pan-CJK font proportional.
    """
    subtags = tag.casefold().split("-")
    if subtags[0] == "ko":
        return "ko"
    if subtags[0] not in ("zh", "yue", "lzh"):
        return "ja"
    if {"hk", "mo"} & set(subtags) or (subtags[0] == "yue" and "hans" not in subtags):
        return "hant-hk"
    return "hant-tw" if {"hant", "tw"} & set(subtags) else "hans"


@cache
def load_entries(folder: Path = FONTS) -> tuple[tuple[Family, ...], tuple[str, ...]]:
    """Read the catalogue: its families, and the last resort for a missing character."""
    file = folder / "catalogue.toml"
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        return tuple(_family(entry) for entry in data["family"]), tuple(data["fallback"])
    except OSError as error:
        raise FontError(f"{file}: the font catalogue is missing; install casepub again") from error
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise FontError(f"{file}: the font catalogue cannot be read ({error})") from error


def _family(entry: Mapping[str, Any]) -> Family:
    return Family(
        name=entry["name"],
        kind=entry["kind"],
        shipped=entry["shipped"],
        licence=entry["licence"],
        scripts=tuple(entry["scripts"]),
        aliases=tuple(entry["aliases"]),
        stands_for=tuple(entry["stands_for"]),
        fallback=tuple(entry["fallback"]),
        faces=tuple(_face_file(face) for face in entry["face"]),
        word=entry["word"],
        css={region: tuple(stack) for region, stack in entry["css"].items()},
    )


def _face_file(face: Mapping[str, Any]) -> FaceFile:
    regions = face.get("regions") or dict.fromkeys(REGIONS, face.get("index", 0))
    return FaceFile(face["weight"], face["file"], face.get("sha256", ""), regions)
