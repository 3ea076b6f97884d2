"""A Word package in; its parts as trees, found by relationship, out."""

from __future__ import annotations

import posixpath
from functools import cached_property
from typing import Final
from urllib.parse import unquote

from casepub.errors import SourceError
from casepub.readers.archive import Archive
from casepub.readers.base import Source
from casepub.readers.docx.names import STRICT
from casepub.readers.xml import Element, parse_xml

# Compound File Binary: old .doc files, and new ones behind a password.
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Package:
    """The parts of one document."""

    def __init__(self, source: Source, maximum_size: int) -> None:
        """Open the package.

        Raises:
            SourceError: it is no Word package, encrypted, or over a limit.
        """
        if source.data.startswith(_OLE):
            raise SourceError(
                f"{source.name}: the file is encrypted or of the old Word format; save it as .docx without a password"
            )
        self.name = source.name
        self._archive = Archive(source.data, source.name, maximum_size)

    @cached_property
    def main(self) -> str:
        """Give the name of the main part.

        Raises:
            SourceError: there is none.
        """
        found = self.related("", "officeDocument")
        name = next((part for part in (found, "word/document.xml") if part in self._archive), "")
        if not name:
            raise SourceError(f"{self.name}: the package is no Word document: it has no main part")
        return name

    def tree(self, part: str) -> Element | None:
        """Parse a part; None when there is none."""
        if not part or part not in self._archive:
            return None
        data = self._archive.read(part)
        for strict, usual in STRICT:
            data = data.replace(strict, usual)
        return parse_xml(data, f"{self.name}: {part}")

    def content(self, part: str) -> bytes | None:
        """Give the bytes of a part; None when there is none."""
        return self._archive.read(part) if part in self._archive else None

    def related(self, part: str, kind: str) -> str:
        """Give the name of the part to which a part has a relationship of this kind."""
        for relation in self._relations(part):
            if relation.get("Type", "").rsplit("/", 1)[-1] == kind and relation.get("TargetMode") != "External":
                return _resolved(part, relation.get("Target", ""))
        return ""

    def targets(self, part: str) -> dict[str, str]:
        """Give what the relationship ids of a part lead to: parts, or addresses outside as they are."""
        return {
            relation.get("Id", ""): relation.get("Target", "")
            if relation.get("TargetMode") == "External"
            else _resolved(part, relation.get("Target", ""))
            for relation in self._relations(part)
        }

    def _relations(self, part: str) -> list[Element]:
        folder, _, name = part.rpartition("/")
        tree = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        return [] if tree is None else [element for element in tree if element.get("Id")]


def _resolved(part: str, target: str) -> str:
    """Give the part that a target names, as seen from another part."""
    folder = posixpath.dirname(part)
    return posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
