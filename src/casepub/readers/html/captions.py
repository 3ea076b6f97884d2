"""Captions and pictures: lines come in, the same lines with each caption bound to the picture it belongs to go out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from casepub.model import Figure, Text
from casepub.readers.structure.captions import is_caption, is_credit
from casepub.readers.structure.line import Line
from casepub.readers.structure.measure import size

_LONGEST: Final = 60
_SENTENCE_END: Final = "。！？"


def with_captions(lines: Sequence[Line]) -> list[Line]:
    """Bind each caption line to the picture before it, else, when it says so itself, to the picture after it."""
    result: list[Line] = []
    for line in lines:
        above = result[-1] if result else None
        if above is not None and _awaits_caption(above) and _is_caption_below(line):
            result[-1] = _bound(above, line)
        elif above is not None and _awaits_caption(line) and _is_numbered_above(above, result):
            result[-1] = _bound(line, above)
        else:
            result.append(line)
    return result


def _awaits_caption(line: Line) -> bool:
    return isinstance(line.block, Figure) and not line.block.caption and line.features.prior > 0


def _is_caption_below(line: Line) -> bool:
    """Tell a caption by its words, by the box it stands in, or by standing short and centred below the picture."""
    if line.block is not None or line.features.prior < 0 or line.features.heading_level:
        return False
    if is_caption(line.text) or is_credit(line.text) or line.features.tag == "figcaption":
        return True
    return (
        line.features.centred and not line.features.bold and size(line.text) <= _LONGEST and "。" not in line.text[:-1]
    )


def _is_numbered_above(line: Line, before: Sequence[Line]) -> bool:
    """Tell a caption that stands above its picture: it must name a picture, and no other picture be above it."""
    if line.block is not None or line.features.prior < 0 or line.text[-1:] in _SENTENCE_END:
        return False
    other = len(before) > 1 and isinstance(before[-2].block, Figure)
    return is_caption(line.text) and line.text.startswith(("图", "圖", "図", "그림", "Fig")) and not other


def _bound(picture: Line, caption: Line) -> Line:
    figure = picture.block
    if not isinstance(figure, Figure):
        return picture
    inlines = caption.inlines or (Text(caption.text),)
    if is_credit(caption.text) and not is_caption(caption.text):
        return replace(picture, block=replace(figure, credit=inlines), text=caption.text)
    return replace(picture, block=replace(figure, caption=inlines), text=caption.text)
