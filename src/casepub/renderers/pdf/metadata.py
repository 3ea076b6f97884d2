"""What a PDF says of itself: a collection's metadata in; information dictionary, XMP and viewer preferences out."""

from __future__ import annotations

from datetime import datetime
from typing import Final, NamedTuple

from casepub.model.document import Metadata
from casepub.renderers.pdf.objects import PdfFile, dictionary, reference, text_string

CREATOR: Final = "casepub"
PRODUCER: Final = "casepub with ReportLab"


class DocumentInfo(NamedTuple):
    """What the file says of itself; `moment` is the time it bears, in UTC."""

    title: str
    authors: tuple[str, ...]
    subject: str
    keywords: tuple[str, ...]
    language: str
    moment: datetime
    publisher: str = ""
    rights: str = ""
    identifier: str = ""
    right_to_left: bool = False

    def bound_right(self) -> DocumentInfo:
        """Give the same for a book whose pages follow each other from right to left."""
        return self._replace(right_to_left=True)


def info_of(metadata: Metadata, moment: datetime) -> DocumentInfo:
    """Take what a PDF can say from the metadata."""
    return DocumentInfo(
        title=metadata.title,
        authors=tuple(dict.fromkeys(person.name for person in metadata.people)),
        subject=metadata.summary,
        keywords=metadata.subjects,
        language=metadata.language,
        moment=moment,
        publisher=metadata.publisher,
        rights=metadata.rights,
        identifier=metadata.identifier,
    )


def write_metadata(file: PdfFile, info: DocumentInfo) -> bytes:
    """Fill the catalogue and write the XMP; gives the information dictionary."""
    # XMP stays uncompressed, so that tools without a PDF parser find it (ISO 19005-2 §6.6.2.1).
    xmp = file.stream(_xmp(info), {"Type": b"/Metadata", "Subtype": b"/XML"}, compress=False)
    preferences = {"DisplayDocTitle": b"true"} | ({"Direction": b"/R2L"} if info.right_to_left else {})
    file.catalog |= {"Metadata": reference(xmp), "ViewerPreferences": dictionary(preferences)}
    if info.language != "und":
        file.catalog["Lang"] = text_string(info.language)
    date = text_string(f"D:{info.moment:%Y%m%d%H%M%S}+00'00'")
    words = {
        "Title": info.title,
        "Author": ", ".join(info.authors),
        "Subject": info.subject,
        "Keywords": ", ".join(info.keywords),
        "Creator": CREATOR,
        "Producer": PRODUCER,
    }
    entries = {key: text_string(value) for key, value in words.items() if value}
    return dictionary(entries | {"CreationDate": date, "ModDate": date})


def _xmp(info: DocumentInfo) -> bytes:
    """Write the packet (ISO 16684-1); what is unknown is left out."""
    date = f"{info.moment:%Y-%m-%dT%H:%M:%S}Z"
    properties = "".join(
        (
            "<dc:format>application/pdf</dc:format>",
            _alternatives("dc:title", info.title),
            _list("dc:creator", "Seq", info.authors),
            _alternatives("dc:description", info.subject),
            _list("dc:subject", "Bag", info.keywords),
            _list("dc:publisher", "Bag", (info.publisher,)),
            _alternatives("dc:rights", info.rights),
            _list("dc:language", "Bag", (info.language,) if info.language != "und" else ()),
            _simple("dc:identifier", info.identifier),
            _simple("pdf:Keywords", ", ".join(info.keywords)),
            _simple("pdf:Producer", PRODUCER),
            _simple("xmp:CreatorTool", CREATOR),
            *(_simple(f"xmp:{what}Date", date) for what in ("Create", "Modify", "Metadata")),
        )
    )
    return (_PACKET % properties).encode("utf-8")


_PACKET: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/">%s</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def _simple(tag: str, text: str) -> str:
    return f"<{tag}>{_xml(text)}</{tag}>" if text else ""


def _alternatives(tag: str, text: str) -> str:
    return f'<{tag}><rdf:Alt><rdf:li xml:lang="x-default">{_xml(text)}</rdf:li></rdf:Alt></{tag}>' if text else ""


def _list(tag: str, kind: str, texts: tuple[str, ...]) -> str:
    items = "".join(f"<rdf:li>{_xml(text)}</rdf:li>" for text in texts if text)
    return f"<{tag}><rdf:{kind}>{items}</rdf:{kind}></{tag}>" if items else ""


def _xml(text: str) -> str:
    """Escape text for XML and leave out what XML 1.0 has no place for."""
    kept = "".join(c for c in text if c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
    return kept.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")
