"""The drawn cover: its size, its type, the same every time, and set in the region's face."""

import io
from dataclasses import replace

from PIL import Image

from casepub.model import Article, Collection
from casepub.renderers.base import RenderContext
from casepub.renderers.epub.cover import drawn
from casepub.template import load
from tests.support.everynode import metadata


def cover(title: str, language: str = "zh-Hans") -> bytes:
    said = replace(metadata(language), title=title)
    return drawn(Collection.of(Article(said, ())), load("article"), RenderContext())


def test_the_cover_is_what_shops_take() -> None:
    image = Image.open(io.BytesIO(cover("红楼梦")))
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (1600, 2560))


def test_the_cover_is_the_same_every_time_and_differs_by_region() -> None:
    assert cover("骨直角") == cover("骨直角")
    assert cover("骨直角") != cover("骨直角", "ja")


def test_ink_stays_within_the_margins_whatever_the_title() -> None:
    for title in ("字", "很长的标题" * 40, "Unbreakable" * 12, "甲\n乙\x00", ""):
        image = Image.open(io.BytesIO(cover(title))).convert("L").point(lambda value: 255 if value < 128 else 0)
        left, _, right, bottom = image.crop((0, 60, 1600, 2560)).getbbox() or (800, 0, 800, 0)
        assert left >= 100
        assert right <= 1500
        assert bottom <= 2500
