"""The cover picture: the one that is given, or one drawn from title and people in the template's faces and colours."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any, Final

from casepub.errors import FontError
from casepub.model import Collection, Resource
from casepub.renderers.base import RenderContext
from casepub.renderers.epub.images import SUFFIXES
from casepub.renderers.epub.metadata import book_title, whole
from casepub.renderers.epub.parts import File
from casepub.renderers.epub.setting import Line, balanced, fits, unrest
from casepub.renderers.markup.escape import legal
from casepub.renderers.markup.fontstack import script_of
from casepub.renderers.markup.pictures import Limits, UnreadablePictureError, prepared
from casepub.template import Style, Template
from casepub.typefaces.catalogue import Catalogue
from casepub.units import Color

# Kindle's ideal, width by height.
_WIDTH, _HEIGHT, _MARGIN = 1600, 2560, 200
_MEASURE: Final = _WIDTH - 2 * _MARGIN
_TITLE_SIZES: Final = (208, 184, 160, 140, 124, 110, 98, 86, 76, 68, 60)
_TITLE_HEIGHT: Final = 1150
_LEADING: Final = 1.36
# What a phrase broken over two lines costs, in parts of the largest size.
_UNREST: Final = 0.11
_LIMITS: Final = Limits(frozenset({"image/png", "image/jpeg"}), 8_000_000)


def cover_file(collection: Collection, template: Template, context: RenderContext) -> File:
    """Give the cover as a file of the book."""
    given = _given(collection.cover, context) if collection.cover else None
    if given is not None:
        return given
    content = drawn(collection, template, context)
    return File("cover-image", "images/cover.jpg", "image/jpeg", content, ("cover-image",))


def _given(resource: Resource, context: RenderContext) -> File | None:
    try:
        picture = prepared(resource, _LIMITS)
    except UnreadablePictureError as error:
        context.report.warning("image-unreadable", f"the cover is left out and one is drawn: {error}")
        return None
    name = f"images/cover.{SUFFIXES[picture.media_type]}"
    return File("cover-image", name, picture.media_type, picture.content, ("cover-image",))


def drawn(collection: Collection, template: Template, context: RenderContext) -> bytes:
    """Draw a cover as JPEG."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (_WIDTH, _HEIGHT), _rgb(_paper(template)))
    sheet = _Sheet(ImageDraw.Draw(image), template, whole(collection).language, context)
    _compose(sheet, collection)
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=90, dpi=(300, 300))
    return stream.getvalue()


def _paper(template: Template) -> Color:
    """Take the template's tint: a white cover has no edge on a white shelf."""
    tint = template.styles.aside.background
    return tint if isinstance(tint, Color) else template.page.background


def _compose(sheet: _Sheet, collection: Collection) -> None:
    """Set the lines from top to bottom: section, title, rule, subtitle; people and house at the foot."""
    metadata, styles = whole(collection), sheet.template.styles
    accent = _rgb(styles.section.color)
    sheet.draw.rectangle((0, 0, _WIDTH, 44), fill=accent)
    top = sheet.text(metadata.section, styles.section, 62, 330)
    top = sheet.title(book_title(collection), styles.title, max(top + 120, 560))
    sheet.draw.rectangle((_WIDTH // 2 - 70, top + 70, _WIDTH // 2 + 70, top + 76), fill=accent)
    sheet.text(metadata.subtitle, styles.subtitle, 74, top + 150)
    writers = dict.fromkeys(person.name for person in metadata.people)
    sheet.text("\u3000".join(list(writers)[:6]), styles.subtitle, 72, _HEIGHT - 520)
    sheet.text(metadata.publisher or metadata.source, styles.byline, 52, _HEIGHT - 270)


@dataclass(slots=True)
class _Sheet:
    """The paper under the pen."""

    draw: Any
    template: Template
    language: str
    context: RenderContext

    def text(self, words: str, style: Style, size: int, top: int) -> int:
        """Set words in centred lines from `top` on; gives where they end."""
        words = self._legal(words)
        if not words:
            return top
        font = self._font(style, size)
        return self._lines(balanced(words, self.language, font, _MEASURE)[:6], font, style, size, top)

    def title(self, words: str, style: Style, top: int) -> int:
        """Set the title large; a smaller size that keeps phrases whole is better than a larger one that does not."""
        words = self._legal(words)
        choices = []
        for size in _TITLE_SIZES:
            font = self._font(style, size)
            most = int(_TITLE_HEIGHT / (size * _LEADING))
            lines = balanced(words, self.language, font, _MEASURE)
            if fits(lines, _MEASURE, most) or size == _TITLE_SIZES[-1]:
                choices.append((_UNREST * unrest(lines) - size / _TITLE_SIZES[0], size, font, lines[:most]))
        _, size, font, lines = min(choices, key=lambda choice: choice[0])
        return self._lines(lines, font, style, size, top)

    def _legal(self, words: str) -> str:
        return " ".join(legal(words, self.context.report).split(" ")).strip()

    def _lines(self, lines: list[Line], font: Any, style: Style, size: int, top: int) -> int:
        for line in lines:
            x = (_WIDTH - line.ink_width) / 2
            self.draw.text((x, top), line.text, font=font, fill=_rgb(style.color), anchor="la")
            top += round(size * _LEADING)
        return top

    def _font(self, style: Style, size: int) -> Any:
        from PIL import ImageFont

        stack = getattr(self.template.fonts, style.font)
        family = getattr(stack, script_of(self.language))
        catalogue = Catalogue.load(self.context.font_paths, self.context.report)
        ref = catalogue.family(family, self.language, 700 if style.font_weight == "bold" else 400)
        try:
            return ImageFont.truetype(str(ref.file), size, ref.index)
        except OSError as error:
            raise FontError(f"{ref.file}: the font cannot be opened for the cover ({error})") from error


def _rgb(color: Color) -> tuple[int, int, int]:
    return (color.red, color.green, color.blue)
