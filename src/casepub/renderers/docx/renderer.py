"""The renderer: a prepared collection and a template in; the bytes of a .docx out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

from casepub.layout.geometry import geometry
from casepub.model import Collection
from casepub.model.native import dumps
from casepub.renderers.base import Outputs, RenderContext
from casepub.renderers.docx.document import DocumentWriter
from casepub.renderers.docx.folios import folios
from casepub.renderers.docx.fonts import Fonts
from casepub.renderers.docx.keys import HONOURS, NOT_APPLICABLE
from casepub.renderers.docx.lists import Numbering
from casepub.renderers.docx.looks import Looks
from casepub.renderers.docx.media import Media
from casepub.renderers.docx.notes import footnotes_part
from casepub.renderers.docx.oxml import HEADER, escaped, part
from casepub.renderers.docx.package import CT, RT, Package
from casepub.renderers.docx.properties import core_part, custom_part, extended_part
from casepub.renderers.docx.settings import settings_part
from casepub.renderers.docx.state import Work
from casepub.renderers.docx.styles import styles_part
from casepub.renderers.docx.theme import theme_part
from casepub.template import Template

_MODEL_NS: Final = "urn:casepub:model:1"
_STORE_NS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_ITEM: Final = (
    f'{HEADER}<ds:datastoreItem xmlns:ds="{_STORE_NS}" ds:itemID="{{5A0B7C5E-6C61-4B6E-9E0D-3C1F0A7D2E11}}">'
    f'<ds:schemaRefs><ds:schemaRef ds:uri="{_MODEL_NS}"/></ds:schemaRefs></ds:datastoreItem>'
)


class DocxRenderer:
    """Renders a Word document whose whole package is made from the layout template."""

    HONOURS: ClassVar[frozenset[str]] = HONOURS
    NOT_APPLICABLE: ClassVar[Mapping[str, str]] = NOT_APPLICABLE

    def render(self, collection: Collection, template: Template, context: RenderContext) -> Outputs:
        """Give the one file."""
        package = Package(context.report)
        work = _work(package, collection, template, context)
        work.document.content = DocumentWriter(work, collection).part()
        _relate_parts(work, collection)
        _hang_properties(work, collection)
        return {"": package.save()}


def _work(package: Package, collection: Collection, template: Template, context: RenderContext) -> Work:
    fonts = Fonts(template)
    looks = Looks(template, fonts, _language(collection))
    listed = looks.computed("ListParagraph", looks.language)
    document = package.xml("/word/document.xml", CT.WML_DOCUMENT_MAIN)
    package.hang(document, RT.OFFICE_DOCUMENT)
    known = folios(collection, template, context) if template.toc.enabled else {}
    return Work(
        package=package,
        template=template,
        context=context,
        geometry=geometry(template),
        looks=looks,
        numbering=Numbering(listed.start, listed.size, context.report),
        media=Media(package, context.report),
        several=not collection.is_single,
        document=document,
        folios=known,
        footnotes=package.xml("/word/footnotes.xml", CT.WML_FOOTNOTES),
    )


def _language(collection: Collection) -> str:
    """Give the language of the whole: the collection's, else the first that an article states."""
    stated = (collection.metadata, *(article.metadata for article in collection.articles))
    return next((metadata.language for metadata in stated if metadata.language != "und"), "und")


def _relate_parts(work: Work, collection: Collection) -> None:
    """Hang the parts on the document, in a fixed order."""
    package, document, looks = work.package, work.document, work.looks
    parts = [
        ("styles", CT.WML_STYLES, RT.STYLES, styles_part(looks)),
        ("settings", CT.WML_SETTINGS, RT.SETTINGS, settings_part(work)),
        ("fontTable", CT.WML_FONT_TABLE, RT.FONT_TABLE, looks.fonts.table(looks.language)),
        ("numbering", CT.WML_NUMBERING, RT.NUMBERING, work.numbering.part()),
    ]
    for name, content_type, reltype, content in parts:
        document.relate(package.xml(f"/word/{name}.xml", content_type, content), reltype)
    theme = theme_part(looks.fonts, looks.language, work.template.link.color.hex)
    document.relate(package.xml("/word/theme/theme1.xml", CT.OFC_THEME, theme), RT.THEME)
    work.footnotes.content = footnotes_part(work)
    document.relate(work.footnotes, RT.FOOTNOTES)
    if work.comments:
        comments = package.xml("/word/comments.xml", CT.WML_COMMENTS, part("comments", work.comments))
        document.relate(comments, RT.COMMENTS)
    if work.context.embed_model:
        _embed_model(work, collection)


def _embed_model(work: Work, collection: Collection) -> None:
    """Let the model travel inside the file, found by its namespace."""
    data = escaped(dumps(collection, indent=None))
    content = f'{HEADER}<model xmlns="{_MODEL_NS}">{data}</model>'
    item = work.package.xml("/customXml/item1.xml", CT.XML, content)
    item.relate(work.package.xml("/customXml/itemProps1.xml", CT.OFC_CUSTOM_XML_PROPERTIES, _ITEM), RT.CUSTOM_XML_PROPS)
    work.document.relate(item, RT.CUSTOM_XML)


def _hang_properties(work: Work, collection: Collection) -> None:
    package = work.package
    core = core_part(collection, work.context.moment)
    package.hang(package.xml("/docProps/core.xml", CT.OPC_CORE_PROPERTIES, core), RT.CORE_PROPERTIES)
    extended = package.xml("/docProps/app.xml", CT.OFC_EXTENDED_PROPERTIES, extended_part())
    package.hang(extended, RT.EXTENDED_PROPERTIES)
    custom = custom_part(collection, work.template.name)
    package.hang(package.xml("/docProps/custom.xml", CT.OFC_CUSTOM_PROPERTIES, custom), RT.CUSTOM_PROPERTIES)
