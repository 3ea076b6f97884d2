"""What is recognised or mended apart from pages: date forms, encodings, full-width marks; shares as text out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from casepub.errors import SourceError
from casepub.readers.structure.dates import find_dates
from casepub.readers.structure.encoding import decode
from casepub.readers.structure.language import detect
from casepub.readers.structure.width import edits_of
from casepub.text.region import region_of
from tests.support.data import SHARED
from tests.unit.readers.structure.test_dates import FORMS

_LENGTH: Final = 60
_ENCODINGS: Final = {
    "zh-Hans": ("gb18030", "utf-8"),
    "zh-Hant": ("big5hkscs", "utf-8"),
    "ja": ("cp932", "euc_jp", "iso2022_jp", "utf-8"),
    "ko": ("cp949", "utf-8"),
}
_ASCII: Final = dict(zip("，；：！？（）", ",;:!?()", strict=True))


def _bodies() -> Iterator[str]:
    for line in (SHARED / "extract" / "cases.jsonl").read_text(encoding="utf-8").splitlines():
        body = json.loads(line).get("body")
        if body:
            yield body


def forms_right() -> str:
    """Count the date forms that are read rightly."""
    right = sum([found.date.value for found in find_dates(text)] == [value] for text, value in FORMS.items())
    return f"{right}/{len(FORMS)}"


def encodings_right() -> str:
    """Give the share of short texts that are decoded rightly, in each encoding of their language."""
    results = [_is_decoded(body[:_LENGTH], encoding) for body in _bodies() for encoding in _encodings(body)]
    known = [result for result in results if result is not None]
    return f"{sum(known) / len(known):.3f} ({len(known)})"


def _encodings(body: str) -> tuple[str, ...]:
    return _ENCODINGS.get(detect(body), ())


def _is_decoded(text: str, encoding: str) -> bool | None:
    try:
        return decode(text.encode(encoding)).text == text
    except UnicodeEncodeError:
        return None
    except SourceError:
        return False


def marks_restored() -> str:
    """Degrade the marks of Chinese bodies to ASCII, restore them, and give recall and precision."""
    right = wanted = made = 0
    for body in _bodies():
        if detect(body).startswith("zh"):
            for paragraph in filter(str.strip, body.split("\n")):
                hits, expected, edits = _restored(paragraph.strip())
                right, wanted, made = right + hits, wanted + expected, made + edits
    return f"recall {right / wanted:.3f}, precision {right / made:.3f}"


def _restored(paragraph: str) -> tuple[int, int, int]:
    poor = "".join(_ASCII.get(char, char) for char in paragraph)
    edits = {at: mark for at, mark in edits_of(poor, region_of("zh-Hans").quotes).items() if mark}
    expected = {at: char for at, char in enumerate(paragraph) if char in _ASCII}
    hits = sum(edits.get(at) == char for at, char in expected.items())
    return hits, len(expected), sum(mark != paragraph[at] or at in expected for at, mark in edits.items())
