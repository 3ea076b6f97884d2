"""A face cut down to the glyphs used: a face and glyph ids (or characters) in, font bytes out (hb-subset).

For a PDF the codes on the page are the original glyph ids. A CID-keyed CFF keeps them as its CIDs; a name-keyed one
keeps its glyph numbers, empty where unused; a TrueType font is renumbered and `mapping` says how.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, Literal, NamedTuple

import uharfbuzz as hb

from casepub.errors import FontError
from casepub.typefaces import sfnt
from casepub.typefaces.face import Face

# What a PDF viewer never reads of a font program (ISO 32000-1 9.9, table 126 names what it needs).
_NOT_FOR_PDF: Final = (
    "BASE GDEF GPOS GSUB JSTF MATH OS/2 STAT VORG avar cmap fvar gvar HVAR MVAR VVAR kern morx mort name post vhea "
    "vmtx DSIG LTSH PCLT VDMX hdmx gasp meta COLR CPAL SVG  sbix CBDT CBLC EBDT EBLC EBSC"
)
# Alternates by hand (aalt, ss01 …) would pull in thousands of glyphs that no style sheet of ours asks for.
_FEATURES: Final = "ccmp locl kern liga clig calt mark mkmk rlig vert vrt2 vkrn palt vpal halt vhal chws vchw ruby tnum"
# Copyright, names, licence: the OFL asks that they travel with the font.
_NAMES: Final = (0, 1, 2, 3, 4, 5, 6, 7, 13, 14, 16, 17)
_TRUETYPE: Final = frozenset({"glyf", "loca"})

Kind = Literal["cff", "glyf"]


class SubsetFont(NamedTuple):
    """A font program for a PDF.

    Attributes:
        data: a bare CFF table, or a TrueType file.
        kind: which of the two.
        mapping: original glyph id → glyph id in the data.
    """

    data: bytes
    kind: Kind
    mapping: Mapping[int, int]


def subset(face: Face, glyphs: Iterable[int]) -> SubsetFont:
    """Cut a face down to these glyphs and .notdef, without hinting, for print.

    Raises:
        FontError: the font forbids embedding, or is broken.
    """
    if not face.permission.embed:
        raise FontError(f"{face.file}: the font forbids embedding (fsType); choose another family")
    wanted = sorted({0, *glyphs}) if face.permission.subset else list(range(face.hb_face.glyph_count))
    if set(face.hb_face.table_tags) >= _TRUETYPE:
        font, mapping = _cut(face, wanted, _flags())
        return SubsetFont(_bytes_of(font), "glyf", mapping)
    return _cff(face, wanted)


def subset_text(face: Face, chars: str, features: Iterable[str] = ()) -> bytes:
    """Cut a face down to what these characters need, as a whole font file for EPUB and HTML.

    Args:
        face: the face.
        chars: the characters, in any order.
        features: OpenType features to keep beyond the usual ones.

    Raises:
        FontError: the font forbids embedding, or is broken.
    """
    if not face.permission.embed:
        raise FontError(f"{face.file}: the font forbids embedding (fsType); choose another family")
    plan = hb.SubsetInput()
    plan.flags = hb.SubsetFlags.NO_HINTING
    plan.unicode_set.update(map(ord, chars if face.permission.subset else map(chr, face.hb_face.unicodes)))
    plan.layout_feature_tag_set.clear()
    plan.layout_feature_tag_set.update(map(_tag, (*_FEATURES.split(), *features)))
    plan.name_id_set.update(_NAMES)
    _pin(plan, face)
    return _bytes_of(_run(face, plan)[0])


def _flags(*more: Any) -> Any:
    flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.DESUBROUTINIZE | hb.SubsetFlags.DOWNGRADE_CFF2
    for flag in more:
        flags |= flag
    return flags


def _cff(face: Face, wanted: list[int]) -> SubsetFont:
    """Give the bare CFF table; the CID of each glyph must be its original number."""
    font, mapping = _cut(face, wanted, _flags())
    data = _table(font, "CFF ")
    if sfnt.cff_charset(data, len(mapping)) != tuple(sorted(mapping)):
        identity = hb.SubsetFlags.RETAIN_GIDS, hb.SubsetFlags.CFF_IDENTITY_CHARSET
        font, mapping = _cut(face, wanted, _flags(*identity))
        data = _table(font, "CFF ")
    if not data:
        raise FontError(f"{face.file}: the font has neither TrueType nor PostScript outlines; choose another family")
    return SubsetFont(data, "cff", {glyph: glyph for glyph in mapping})


def _cut(face: Face, wanted: list[int], flags: Any) -> tuple[Any, dict[int, int]]:
    plan = hb.SubsetInput()
    plan.flags = flags
    plan.glyph_set.update(wanted)
    plan.drop_table_tag_set.update(_tag(name.ljust(4)) for name in _NOT_FOR_PDF.split())
    _pin(plan, face)
    return _run(face, plan)


def _pin(plan: Any, face: Face) -> None:
    """Set a variable font at the face's weight, its other axes at their defaults."""
    if face.hb_face.axis_infos:
        plan.pin_all_axes_to_default(face.hb_face)
    if face.variable:
        plan.pin_axis_location(face.hb_face, "wght", face.weight)


def _run(face: Face, plan: Any) -> tuple[Any, dict[int, int]]:
    try:
        made = hb.SubsetPlan(face.hb_face, plan)
        return made.execute(), dict(made.old_to_new_glyph_mapping.items())
    except (RuntimeError, ValueError) as error:
        raise FontError(f"{face.file}: the font is broken and cannot be embedded; choose another file") from error


def _table(font: Any, tag: str) -> bytes:
    data: bytes = font.reference_table(tag).data
    return data


def _bytes_of(font: Any) -> bytes:
    data: bytes = font.blob.data
    return data


def _tag(name: str) -> int:
    return int.from_bytes(name.encode("ascii"), "big")
