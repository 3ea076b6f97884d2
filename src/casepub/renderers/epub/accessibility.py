"""Accessibility metadata, computed from what the book holds and never over-claimed (EPUB Accessibility 1.1 §2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from casepub.renderers.epub.parts import Entry
from casepub.text.pattern import lazily

_IMAGE: Final = lazily(r"<img [^>]*>")
_HEADING: Final = lazily(r"<h[1-6][ >]")


@dataclass(slots=True)
class Content:
    """What the documents of a book were found to hold."""

    images: int = 0
    described: int = 0
    moving: bool = False
    ruby: bool = False
    headings: bool = False

    def add(self, markup: str) -> None:
        """Take a document into account."""
        for tag in _IMAGE.findall(markup) if "<img " in markup else ():
            self.images += 1
            self.described += 'alt=""' not in tag
            self.moving = self.moving or ".gif" in tag
        self.ruby = self.ruby or "<ruby" in markup
        self.headings = self.headings or _HEADING.search(markup) is not None

    @property
    def all_described(self) -> bool:
        """Tell whether the words alone are enough."""
        return self.described == self.images


def accessibility(content: Content, language: str) -> Iterator[Entry]:
    """Give the metadata entries."""
    yield from _entries("accessMode", ["textual", *(["visual"] if content.images else [])])
    if content.all_described:
        yield from _entries("accessModeSufficient", ["textual"])
    if content.images:
        yield from _entries("accessModeSufficient", ["textual,visual"])
    yield from _entries("accessibilityFeature", _features(content))
    # A GIF may flash; nobody has looked.
    yield from _entries("accessibilityHazard", ["unknown"] if content.moving else ["none"])
    yield from _entries("accessibilitySummary", [_summary(content, language)])


def _entries(name: str, values: Iterable[str]) -> Iterator[Entry]:
    return (Entry("meta", value, {"property": f"schema:{name}"}) for value in values)


def _features(content: Content) -> Iterator[str]:
    yield from ("tableOfContents", "readingOrder", "displayTransformability")
    if content.headings:
        yield "structuralNavigation"
    if content.images and content.all_described:
        yield "alternativeText"
    if content.ruby:
        yield "rubyAnnotations"


# Sentences: the text can be read aloud and reflowed; then what is true of the pictures.
_SUMMARIES: Final = {
    "zh-hans": ("全文为可重排、可朗读的文字，带目录导航。", "图片均有替代文字。", "部分图片没有替代文字。"),
    "zh-hant": ("全文為可重排、可朗讀的文字，附目錄導覽。", "圖片均有替代文字。", "部分圖片沒有替代文字。"),
    "ja": ("本文は読み上げ可能なリフロー型テキストで、目次から移動できます。", "画像には代替テキストがあります。",
           "代替テキストのない画像があります。"),
    "ko": ("본문은 읽어 주기가 가능한 리플로 텍스트이며 차례로 이동할 수 있습니다. ",
           "모든 그림에 대체 텍스트가 있습니다.", "대체 텍스트가 없는 그림이 있습니다."),
    "en": ("All text can be reflowed and read aloud and is reached through the table of contents. ",
           "All pictures have text alternatives.", "Some pictures have no text alternative."),
}  # fmt: skip


def _summary(content: Content, language: str) -> str:
    tag = language.lower()
    traditional = tag.startswith(("zh-hant", "zh-tw", "zh-hk", "zh-mo"))
    key = ("zh-hant" if traditional else "zh-hans") if tag.startswith("zh") else tag.split("-")[0]
    text, described, undescribed = _SUMMARIES.get(key, _SUMMARIES["en"])
    pictures = (described if content.all_described else undescribed) if content.images else ""
    return (text + pictures).strip()
