"""The renderer itself: text first, then the style sheet that the text needs, then the page around both."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from hashlib import sha256
from typing import ClassVar

from casepub.diagnostics import Report
from casepub.model import Collection, Resource
from casepub.renderers.base import Outputs, RenderContext
from casepub.renderers.html import keys
from casepub.renderers.html.body import Body, body_of
from casepub.renderers.html.head import linked_data, meta_elements
from casepub.renderers.html.sheet import page_sheet
from casepub.renderers.markup.dialect import HTML
from casepub.renderers.markup.environment import fill, markup
from casepub.renderers.markup.pictures import SVG, Limits, UnreadablePictureError, prepared
from casepub.renderers.markup.scope import Setting, Shown
from casepub.template import Template
from casepub.template.words import words_for

_LIMITS = Limits(frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", SVG}))


class HtmlRenderer:
    """Writes one page that needs nothing else: styles and pictures are in it, and no script runs."""

    HONOURS: ClassVar[frozenset[str]] = keys.HONOURS
    NOT_APPLICABLE: ClassVar[Mapping[str, str]] = keys.NOT_APPLICABLE

    def render(self, collection: Collection, template: Template, context: RenderContext) -> Outputs:
        """Give the page."""
        setting = Setting(template, HTML, InlineGallery(), context.report)
        body = body_of(collection, setting)
        style = page_sheet(collection, template, setting.findings)
        data = [linked_data(collection), _model(collection) if context.embed_model else ""]
        values = {**_head(collection, template), **_text(body), **_enclosed(style, *data)}
        return {"": fill(template.folders, "html/page.html.j2", values).encode("utf-8")}


def _head(collection: Collection, template: Template) -> dict[str, object]:
    return {
        "meta": meta_elements(collection),
        "theme": ((template.page.background, "light"), (template.screen.dark_paper, "dark")),
        "words": words_for(collection.metadata.language),
    }


def _text(body: Body) -> dict[str, object]:
    return {
        "language": body.language,
        "title": body.title,
        "url": body.url,
        "text_id": body.text_id,
        "content": markup(body.content),
    }


def _enclosed(style: str, linked: str, model: str) -> dict[str, object]:
    """Give what stands in the page beside its text, and the policy that allows this and pictures, nothing else."""
    scripts = " ".join(_digest(text) for text in (linked, model) if text)
    policy = f"default-src 'none'; style-src {_digest(style)}; script-src {scripts}; img-src data:; "
    return {
        "policy": policy + "base-uri 'none'; form-action 'none'",
        "style": markup(style),
        "linked_data": markup(linked),
        "model": markup(model),
    }


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode('ascii')}'"


def _model(collection: Collection) -> str:
    from casepub.model.native import dumps

    return _harmless(dumps(collection, indent=None))


def _harmless(json: str) -> str:
    return json.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


class InlineGallery:
    """Pictures as data addresses; one that stands twice is read once."""

    def __init__(self) -> None:
        self._shown: dict[str, Shown | None] = {}

    def show(self, resource: Resource, report: Report) -> Shown | None:
        """Give the address of a picture, or None when it cannot be shown."""
        if resource.id not in self._shown:
            self._shown[resource.id] = _data_address(resource, report)
        return self._shown[resource.id]


def _data_address(resource: Resource, report: Report) -> Shown | None:
    try:
        picture = prepared(resource, _LIMITS)
    except UnreadablePictureError as error:
        report.warning("image-unreadable", f"the picture '{resource.name or resource.id}' is left out: {error}")
        return None
    data = base64.b64encode(picture.content).decode("ascii")
    return Shown(f"data:{picture.media_type};base64,{data}", picture.width, picture.height)
