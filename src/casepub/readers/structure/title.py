"""The title, the section above it: rows, the window of the text and hints come in, the rows that hold them go out.

A title stands alone above the text, near a date or credits, is said again on the page (breadcrumb, 原标题, lists of
news) and shares its words with the text. A candidate from outside (`<title>`) helps the row that it contains.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from casepub.readers.structure.credits import find_credits, is_credit_line, is_person
from casepub.readers.structure.measure import size, skeleton
from casepub.readers.structure.numbering import is_named, numbered
from casepub.readers.structure.overlap import Overlap
from casepub.readers.structure.row import Row
from casepub.readers.structure.window import Window
from casepub.text.pattern import lazily

_REACH: Final = 40
_AHEAD: Final = 400
_LONGEST: Final = 64
_SHORTEST: Final = 3
_ENOUGH: Final = 1.6
_NEAR: Final = 3
_TELLING: Final = 12.0
_TOLD: Final = 0.5
_HALF: Final = 0.5
_SAME: Final = 4.0
_PART: Final = 3.0

_BADGE = lazily(
    r"^(?:(?:原创|原創|转载|置顶|独家|推荐|转帖|精华|顶|荐|图文|视频)\s+|(?:正文|标题|標題|题目|題名|タイトル|제목)"
    r"\s*[:：]\s*)"
)
_TAGGED = lazily(
    r"^(?:Image|Photo|写真|画像|図|图|圖|Source|Via|PR|AD|タグ|カテゴリ[ー]?|Tags?|朝代|年代|体裁|分类|分類|标签|標籤|"
    r"类型|栏目)\s*[:：]",
    re.IGNORECASE,
)
_COUNTER = lazily(r"[\s\d.,万萬k+]*")
_CRUMB_JOINT = lazily(r"\s*(?:>>|[>»›＞])\s*")
_NO_SECTION = lazily(
    r"^(?:首\s?页|主页|首頁|正文|详情|详细|内容|文章|当前.*|您.*|目前.*|位置|Home|ホーム|TOP|トップ|홈|本文|记事|"
    r"記事)\s*[:：]?$"
)
_POSITION = lazily(r"^(?:您?现在|当前|目前|您|你)(?:的)?(?:所在)?的?(?:位置|所在)\s*[:：]?\s*")


@dataclass(frozen=True, slots=True)
class Title:
    """The title: its words and the row it stands in, -1 when it comes from outside the page."""

    text: str = ""
    row: int = -1


def find_title(rows: Sequence[Row], window: Window, overlap: Overlap, titles: Sequence[str]) -> Title:
    """Choose the best row above the text, or a hint when no row speaks for itself."""
    said = [skeleton(row.text) for row in rows]
    low, high = max(0, window.start - _REACH), min(window.start + 2, len(rows))
    far = [at for at in range(low) if _says(rows[at], titles)]
    scored = [(_score(rows, at, window, said, overlap, titles), -at) for at in (*far, *range(low, high))]
    best, negative = max(scored, default=(0.0, 0))
    row = rows[-negative] if scored else None
    if row is None or best < _ENOUGH or _is_outdone(row, overlap, titles):
        return Title(titles[0].strip()) if titles else Title()
    return Title(_worded(row.text, titles), -negative)


def _says(row: Row, titles: Sequence[str]) -> bool:
    """Tell whether a row far above the text says the page's own title."""
    if row.line.features.heading_level == 1:
        return _agrees(row.text, titles)
    return not row.bullet and row.line.features.link_density < 0.8 and _agreement_with(row.text, titles) >= _SAME


def _is_outdone(row: Row, overlap: Overlap, titles: Sequence[str]) -> bool:
    """Tell whether the page's own title speaks of what the text does, and the row is little of it and does so less."""
    if not titles or overlap.foreign_share(titles[0]) < _TOLD:
        return False
    if row.line.features.heading_level == 1 or _agrees(row.text, titles):
        own, told = skeleton(row.text), skeleton(titles[0])
        return own in told and len(own) < _HALF * len(told)
    share = overlap.foreign_share(row.text) * min(1.0, row.size / _TELLING)
    return overlap.foreign_share(titles[0]) >= share


def _agrees(text: str, titles: Sequence[str]) -> bool:
    return _agreement_with(text, titles) > 0


def _worded(text: str, titles: Sequence[str]) -> str:
    """Take a badge (原创, 标题：) off the front, and a counter off the end of what the page's own title says."""
    match = _BADGE.match(text)
    text = text[match.end() :].strip() if match else text
    told = (title for title in titles if text.startswith(title) and _COUNTER.fullmatch(text[len(title) :]))
    return next(told, text)


def _score(
    rows: Sequence[Row], at: int, window: Window, said: Sequence[str], overlap: Overlap, titles: Sequence[str]
) -> float:
    row = rows[at]
    followers = _followers(rows, at)
    if not _may_be_title(row, titles) or (
        row.paragraph and (at >= window.start or row.text[-1] in "。.") and not followers
    ):
        return -1.0
    share = overlap.foreign_share if at < window.start else overlap.share
    agreement = _agreement_with(row.text, titles)
    value = _own_score(row, window.start - at) + 3.0 * share(row.text) * min(1.0, row.size / _TELLING)
    value += followers + _repeats(said, at) + _begins(rows, at) + agreement
    return value - 4.0 * (not agreement and _is_one_of_several(rows, row))


def _is_one_of_several(rows: Sequence[Row], row: Row) -> bool:
    """Tell whether the row is a chapter or section among others; one that stands alone is what the page holds."""
    found = numbered(row.text)
    if found is None or not found.strong:
        return False
    near = rows[max(0, row.index - _REACH) : row.index + _AHEAD]
    others = (numbered(other.text) for other in near if other is not row and other.size <= _LONGEST)
    return any(other is not None and other.form == found.form for other in others)


def _may_be_title(row: Row, titles: Sequence[str]) -> bool:
    if row.line.block is not None or row.bare or row.code or row.date_line or row.size > _LONGEST:
        return False
    if row.size < _SHORTEST:
        return row.text in titles or (row.index == 0 and row.size == _SHORTEST - 1)
    if _TAGGED.match(row.text):
        return False
    if row.line.features.heading_level == 1:
        return True
    return not (row.noise or row.menu or is_named(row.text) or is_credit_line(row.text))


def _own_score(row: Row, distance: int) -> float:
    features = row.line.features
    value = 1.0 if 6 <= row.size <= 45 else 0.3
    value += 0.7 * row.isolated - 2.0 * row.bullet - 0.7 * row.teaser - 0.04 * max(0, distance)
    value -= 1.5 * (row.ended and row.text[-1] not in "？！?!") + 1.0 * row.open
    found = numbered(row.text)
    value -= 1.0 * (found is not None and not found.strong and row.text[0] not in "12")
    value -= 1.5 * (row.often > 3) + 2.0 * is_person(row.text)
    value += 2.5 * (features.heading_level == 1) + 0.7 * (features.heading_level == 2)
    return value + 0.5 * (features.size_ratio > 1.3) + 0.3 * features.centred - 1.5 * (features.link_density > 0.8)


def _followers(rows: Sequence[Row], at: int) -> float:
    """Count a date or credits among the next rows; the nearer the better."""
    for distance, row in enumerate(rows[at + 1 : at + 1 + _NEAR]):
        if row.bullet or row.paragraph:
            break
        if any(found.date.value for found in row.dates) or is_credit_line(row.text):
            return 2.5 - 0.5 * distance
    return 0.0


def _begins(rows: Sequence[Row], at: int) -> float:
    """Favour the first row of a page that is no furniture."""
    return 0.0 if any(not row.furniture for row in rows[max(0, at - _REACH) : at]) else 0.8


def _repeats(said: Sequence[str], at: int) -> float:
    """Count that other rows say the same, or contain it as a breadcrumb does."""
    own = said[at]
    if len(own) < 6:
        return 0.0
    if any(own == other for index, other in enumerate(said) if index != at):
        return 1.2
    return 0.8 if any(own in other for index, other in enumerate(said) if index != at and len(other) < 120) else 0.0


def _agreement_with(text: str, titles: Sequence[str]) -> float:
    """Compare with titles from outside: the same, a part of one (site names are added), or one with a counter."""
    own = skeleton(text)
    return max((_agreement(own, text, title) for title in titles), default=0.0)


def _agreement(own: str, text: str, title: str) -> float:
    other = skeleton(title)
    if own == other:
        return _SAME
    if text.startswith(title) and _COUNTER.fullmatch(text[len(title) :]):
        return _PART
    return _PART if len(own) >= 4 and own in other else 0.0


def find_section(rows: Sequence[Row], title: Title, overlap: Overlap) -> tuple[str, int]:
    """Give the section (栏目) and its row: the last crumb of a breadcrumb, or a lone word above the title."""
    for at in range(title.row - 1, max(-1, title.row - 4), -1):
        row = rows[at]
        crumbs = _crumbs(row.text)
        if crumbs:
            return crumbs[-1], next((one.index for one in rows[max(0, at - 3) : at] if one.text == crumbs[-1]), -1)
        if _is_label(row, overlap):
            return row.text, at
    return "", -1


def _crumbs(text: str) -> list[str]:
    parts = [_POSITION.sub("", part.strip()) for part in _CRUMB_JOINT.split(text)]
    if len(parts) < 2 or size(text) > 60:
        return []
    return [part for part in parts if part and not _NO_SECTION.match(part) and size(part) <= 10]


def _is_label(row: Row, overlap: Overlap) -> bool:
    if row.furniture or row.bullet or row.dates or row.said or row.open or not 2 <= row.size <= 10:
        return False
    return row.isolated and not find_credits(row.text).labels and overlap.foreign_share(row.text) < 0.5
