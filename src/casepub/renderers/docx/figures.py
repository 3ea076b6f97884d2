"""Figures: pictures with caption and credit in; paragraphs out. Captions of tables are written here too."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from casepub.model import Figure, Inline, Table
from casepub.model.walk import text_of
from casepub.renderers.docx.fields import bookmarked, field
from casepub.renderers.docx.frame import Frame
from casepub.renderers.docx.media import drawing
from casepub.renderers.docx.oxml import Properties, run, switch, w

if TYPE_CHECKING:
    from casepub.renderers.docx.blocks import Blocks

_SIDES = ("top", "left", "bottom", "right")


def write(blocks: Blocks, figure: Figure, frame: Frame) -> None:
    """Write a figure; one that is lost is nothing, or a frame where the template wants one."""
    if figure.lost:
        _lost(blocks, figure, frame)
    else:
        _pictures(blocks, figure, frame)
        _words_below(blocks, figure, frame)


def _lost(blocks: Blocks, figure: Figure, frame: Frame) -> None:
    if blocks.work.template.figure.placeholder:
        border = w("pBdr", *(w(side, val="single", sz=6, space=12, color="auto") for side in _SIDES))
        look = blocks.inlines.look("Figure", frame.language)
        words = blocks.inlines.text(blocks.scope.words.lost_picture, look)
        blocks.paragraph("Figure", words, frame, {"pBdr": border, **_kept(figure)})
        _words_below(blocks, figure, frame)


def _pictures(blocks: Blocks, figure: Figure, frame: Frame) -> None:
    shown = "".join(_picture(blocks, figure, index) for index in range(len(figure.images)))
    if shown:
        blocks.paragraph("Figure", shown, frame, _kept(figure))


def _picture(blocks: Blocks, figure: Figure, index: int) -> str:
    work, image = blocks.work, figure.images[index]
    resource = blocks.scope.resources.get(image.resource)
    if resource is None:
        where = image.alt or text_of(figure.caption)[:40]
        work.context.report.warning("image-not-found", "a picture is not there; its text stands", where)
    embedded = work.media.embed(resource) if resource else None
    if embedded is None:
        return blocks.inlines.text(image.alt, blocks.inlines.look("Figure", blocks.scope.language)) if image.alt else ""
    described = image if image.alt else replace(image, alt=text_of(figure.caption).strip())
    return run(drawing(embedded, blocks.part, described, next(work.drawings), work.room_for_pictures))


def _kept(figure: Figure) -> Properties:
    """Keep a picture with the words below it."""
    return {"keepNext": switch("keepNext", True)} if figure.caption or figure.credit else {}


def _words_below(blocks: Blocks, figure: Figure, frame: Frame) -> None:
    if figure.caption:
        properties = {"keepNext": switch("keepNext", True)} if figure.credit else {}
        caption(blocks, figure, frame, "figure", properties)
    if figure.credit:
        blocks.text("Credit", figure.credit, frame)


def caption(
    blocks: Blocks, node: Figure | Table, frame: Frame, kind: Literal["figure", "table"], properties: Properties
) -> None:
    """Write a caption, numbered where the template says so and the source has no number of its own."""
    look = blocks.inlines.look("Caption", frame.language)
    number = _number(blocks, node.caption, frame, kind)
    if number and node.id:
        number = bookmarked(number, [(next(blocks.work.ids), blocks.scope.number_bookmark(node.id))])
    gap = blocks.inlines.text(blocks.scope.words.gap, look) if number else ""
    blocks.paragraph("Caption", number + gap + blocks.inlines.write(node.caption, look), frame, properties)


def _number(blocks: Blocks, words: tuple[Inline, ...], frame: Frame, kind: Literal["figure", "table"]) -> str:
    label: str = getattr(blocks.scope.words, kind)
    if not blocks.work.template.numbering.captions or has_number(text_of(words), label):
        return ""
    sequences = blocks.scope.sequences
    sequences[kind] = sequences.get(kind, 0) + 1
    look = blocks.inlines.look("Caption", frame.language)
    restart = " \\r 1" if sequences[kind] == 1 else ""
    result = blocks.inlines.text(str(sequences[kind]), look)
    return blocks.inlines.text(label, look) + field(f"SEQ {label.strip()} \\* ARABIC{restart}", result)


def has_number(caption_text: str, label: str) -> bool:
    """Tell whether a caption already begins with a number of its own (图3, 表 2-1, 図一)."""
    pattern = rf"\s*(?:{re.escape(label.strip())}|[图圖図表그림]|Fig(?:ure|\.)?|Table)\s*[0-9０-９一二三四五六七八九十]"
    return re.match(pattern, caption_text, re.IGNORECASE) is not None
