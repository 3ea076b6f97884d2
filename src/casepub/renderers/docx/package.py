"""The package: parts and their relationships in, the bytes of a .docx out, the same on every run.

python-docx keeps parts, names and relationships; the zip is written here, because its own bears the clock's time.
"""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING, Final, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from casepub.diagnostics import Report
from casepub.renderers.docx.oxml import HEADER, quoted
from casepub.text.pattern import lazily

if TYPE_CHECKING:
    from docx.package import Package as DocumentPackage

# XML 1.0 §2.2: what is no Char. Readers strip these; a renderer must not fail over one.
_ILLEGAL: Final = lazily("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LEVEL: Final = 4  # of text, half the time of the usual 6 for 4 % more bytes
_FIXED_TIME: Final = (1980, 1, 1, 0, 0, 0)
_CONTENT_TYPES_NS: Final = "http://schemas.openxmlformats.org/package/2006/content-types"


class XmlPart(Part):
    """A part of XML whose content is known last, after its relationships."""

    def __init__(self, name: str, content_type: str, package: OpcPackage, report: Report) -> None:
        super().__init__(PackURI(name), content_type, None, cast("DocumentPackage", package))
        self.content = ""
        self._report = report
        self._ids: dict[tuple[str, str], str] = {}

    @property
    def blob(self) -> bytes:
        """Encode the content, dropping and reporting what no XML may hold."""
        content = self.content
        if found := _ILLEGAL.search(content):
            self._report.warning(
                "illegal-character",
                f"a control character or half a surrogate pair (U+{ord(found[0]):04X}) cannot stand in a Word file"
                " and was left out",
            )
            content = _ILLEGAL.sub("", content)
        return content.encode("utf-8")

    def relate(self, target: Part | str, reltype: str) -> str:
        """Give the id of the relationship to a part or an address, made when first asked for.

        python-docx's own way looks through all relationships each time, which a text of ten thousand links cannot bear.
        """
        key = (reltype, target if isinstance(target, str) else str(target.partname))
        if key not in self._ids:
            self._ids[key] = f"rId{len(self._ids) + 1}"
            self.rels.add_relationship(reltype, target, self._ids[key], isinstance(target, str))
        return self._ids[key]


class Package:
    """Collects the parts of one file."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._package = OpcPackage()

    def xml(self, name: str, content_type: str, content: str = "") -> XmlPart:
        """Make a part of XML."""
        part = XmlPart(name, content_type, self._package, self._report)
        part.content = content
        return part

    def binary(self, name: str, content_type: str, content: bytes) -> Part:
        """Make a part of bytes."""
        return Part(PackURI(name), content_type, content, cast("DocumentPackage", self._package))

    def hang(self, part: Part, reltype: str) -> None:
        """Relate a part to the package itself."""
        self._package.relate_to(part, reltype)

    def save(self) -> bytes:
        """Give the bytes of the file."""
        parts = list(self._package.iter_parts())
        stream = BytesIO()
        with ZipFile(stream, "w") as archive:
            _write(archive, "[Content_Types].xml", _content_types(parts))
            _write(archive, "_rels/.rels", self._package.rels.xml)
            for part in parts:
                _write(archive, part.partname.membername, part.blob)
                if len(part.rels):
                    _write(archive, part.partname.rels_uri.membername, part.rels.xml)
        return stream.getvalue()


def _write(archive: ZipFile, name: str, content: str | bytes) -> None:
    info = ZipInfo(name, _FIXED_TIME)
    info.compress_type = ZIP_DEFLATED
    info.create_system = 0
    archive.writestr(info, content, compresslevel=_LEVEL)


def _content_types(parts: Iterable[Part]) -> str:
    overrides = sorted((str(part.partname), part.content_type) for part in parts)
    entries = [
        f'<Default Extension="rels" ContentType="{CT.OPC_RELATIONSHIPS}"/>',
        f'<Default Extension="xml" ContentType="{CT.XML}"/>',
        *(f'<Override PartName="{quoted(name)}" ContentType="{kind}"/>' for name, kind in overrides),
    ]
    return f'{HEADER}<Types xmlns="{_CONTENT_TYPES_NS}">{"".join(entries)}</Types>'


__all__ = ["CT", "RT", "Package", "Part", "XmlPart"]
