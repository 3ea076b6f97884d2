"""The package: finished files in, the bytes of the zip out. The only module that knows EbookLib.

EbookLib's own ways to write documents, navigation and NCX damage CJK text or fail EPUBCheck; it is given bytes, and
writes container, package document and zip. Its writer is overruled in three things: the package's language, the time
that zip entries bear, and no metadata of its own.
"""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any, Final

from ebooklib import epub

from casepub.errors import RenderError
from casepub.renderers.epub.parts import Book, File

_XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"


def packed(book: Book, moment: datetime) -> bytes:
    """Pack a book; the same book and moment give the same bytes.

    Raises:
        RenderError: the library refuses a part.
    """
    writer = _Writer(_library_book(book), moment)
    try:
        writer.write()
    except (ValueError, TypeError, OSError) as error:
        raise RenderError(f"the EPUB package cannot be written: {error}") from error
    return writer.stream.getvalue()


def _library_book(book: Book) -> Any:
    made = epub.EpubBook()
    made.metadata = {}
    made.set_identifier(book.identifier)
    made.language = book.language
    made.set_direction(book.direction)
    for entry in book.metadata:
        namespace = "OPF" if entry.name == "meta" else "DC"
        made.add_metadata(namespace, entry.name, entry.value, dict(entry.attributes))
    items = {file.id: _item(file) for file in book.files}
    made.items = list(items.values())
    # Items and not their ids: ids are looked up one by one through the whole book.
    made.spine = [items[name] for name in book.spine]
    return made


def _item(file: File) -> Any:
    item = epub.EpubItem(file.id, file.name, file.media_type, file.content, manifest=file.listed)
    item.properties = list(file.properties)
    return item


class _Writer(epub.EpubWriter):  # type: ignore[misc] # the library has no types
    """EbookLib's writer, into memory, without the clock."""

    def __init__(self, book: Any, moment: datetime) -> None:
        super().__init__("", book, {"mtime": moment, "epub2_guide": False})
        self.stream = io.BytesIO()
        self._moment = moment

    def _write_opf_file(self, root: Any) -> None:
        root.set(_XML_LANG, self.book.language)
        # Every prefix in use is reserved by EPUB 3.3 §D.3; a declared one that nobody uses is noise.
        del root.attrib["prefix"]
        super()._write_opf_file(root)

    def write(self) -> None:
        """Write the zip: `mimetype` first and stored, every entry at the same moment."""
        self.out = _FixedZip(self.stream, self._moment)
        self.out.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        self._write_container()
        self._write_opf()
        self._write_items()
        self.out.close()


class _FixedZip:
    """What EbookLib needs of a zip file, with fixed times and modes."""

    def __init__(self, stream: io.BytesIO, moment: datetime) -> None:
        self._zip = zipfile.ZipFile(stream, "w")
        self._time = moment.timetuple()[:6]

    def writestr(self, name: str, data: str | bytes, compress_type: int = zipfile.ZIP_DEFLATED) -> None:
        info = zipfile.ZipInfo(name, self._time)
        info.create_system = 3
        info.external_attr = 0o644 << 16
        self._zip.writestr(info, data, compress_type, compresslevel=6)

    def close(self) -> None:
        self._zip.close()
