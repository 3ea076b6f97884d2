"""Word packages for tests: the XML of a body and of other parts in, the bytes of a document out."""

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
# As Word in Chinese writes them: ids are numbers, names are English.
STYLES = "".join(
    f'<w:style w:type="{kind}" w:styleId="{number}"{default}><w:name w:val="{name}"/>{more}</w:style>'
    for kind, number, default, name, more in (
        ("paragraph", "a", ' w:default="1"', "Normal", ""),
        ("paragraph", "1", "", "heading 1", ""),
        ("paragraph", "2", "", "Heading 2", '<w:basedOn w:val="a"/>'),
        ("paragraph", "3", "", "我的标题", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'),
        ("paragraph", "31", "", "derived", '<w:basedOn w:val="3"/>'),
        ("paragraph", "t", "", "Title", ""),
        ("paragraph", "st", "", "Subtitle", ""),
        ("paragraph", "au", "", "Author", ""),
        ("paragraph", "q", "", "Quote", ""),
        ("paragraph", "c", "", "caption", ""),
        ("paragraph", "l", "", "List Paragraph", ""),
        ("paragraph", "toc1", "", "toc 1", ""),
        ("character", "s", "", "Strong", "<w:rPr><w:b/></w:rPr>"),
        ("character", "h", "", "Hyperlink", '<w:rPr><w:u w:val="single"/></w:rPr>'),
    )
)


def text(value: str, properties: str = "") -> str:
    """Write a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{value}</w:t></w:r>'


def paragraph(content: str, style: str = "", properties: str = "") -> str:
    """Write a paragraph; content without a tag is text."""
    inner = content if content.startswith("<") or not content else text(content)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inner}</w:p>"


def numbered(content: str, list_id: int = 1, level: int = 0, style: str = "") -> str:
    """Write a paragraph of a list."""
    numbers = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return paragraph(content, style, numbers)


def level(index: int, number_format: str, pattern: str, more: str = "") -> str:
    """Write a level of a list definition."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def lists(*levels: str, overrides: str = "") -> str:
    """Write one list definition and two lists that use it, the second with overrides."""
    return (
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{overrides}</w:num>'
    )


def word(body: str, media: dict[str, bytes] | None = None, links: str = "", core: str = "", **parts: str) -> bytes:
    """Write a package; `parts` are the contents of styles, numbering, footnotes, endnotes, comments."""
    parts = {"styles": STYLES, **parts}
    relations = "".join(
        f'<Relationship Id="p{index}" Type="{R}/{name}" Target="{name}.xml"/>' for index, name in enumerate(parts)
    )
    pictures = "".join(f'<Relationship Id="{name}" Type="{R}/image" Target="media/{name}"/>' for name in media or {})
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": _relations(
            f'<Relationship Id="r1" Type="{R}/officeDocument" Target="word/document.xml"/>'
            f'<Relationship Id="r2" Type="{_CORE}" Target="docProps/core.xml"/>'
        ),
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(relations + pictures + links),
        "docProps/core.xml": f'<c:coreProperties xmlns:c="c" xmlns:dc="dc" xmlns:dcterms="t">{core}</c:coreProperties>',
        **{f"word/{name}.xml": f"<w:{name} {_NAMESPACES}>{content}</w:{name}>" for name, content in parts.items()},
        **{f"word/media/{name}": content for name, content in (media or {}).items()},
    }
    return package(files)


def package(files: Mapping[str, str | bytes]) -> bytes:
    """Write a zip package."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _relations(content: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{content}</Relationships>'
    )
