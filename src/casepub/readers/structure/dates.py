"""Dates as East Asian pages write them: text comes in, dates with kind, ISO value and the words as written go out.

A relative date (昨天, 3小时前) or one without a year keeps its words and has no value: guessing a year is worse than
none.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final, NamedTuple, cast

from casepub.model import Date
from casepub.model.document import DateKind
from casepub.text.pattern import lazily

_WIDE = str.maketrans("０１２３４５６７８９：／－．，　～", "0123456789:/-., ~")
_DIGIT_VALUES: Final = {
    **{char: value for value, char in enumerate("〇一二三四五六七八九")},
    **dict.fromkeys("零○◯Ｏ", 0), "元": 1, "两": 2,
}  # fmt: skip
_ERAS: Final = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867, "民國": 1911, "民国": 1911}
_ERA_LETTERS: Final = {"R": 2018, "H": 1988, "S": 1925}
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_NUMERAL = "[〇零○◯一二三四五六七八九十廿卅两元\\d]"
_YEAR = r"(?P<y>(?:19|20)\d\d|[一二][〇零○◯一二三四五六七八九]{3})"
_ERA = r"(?:中華)?(?P<era>令和|平成|昭和|大正|明治|民國|民国)\s*(?P<ey>" + _NUMERAL + "{1,4})"
_MONTH_NAME = r"(?P<mon>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_WEEKDAY = (
    r"(?:[\s,]*[(（]?\s*(?:(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]|[月火水木金土日](?:曜日?)?(?=\s*[)）])|曜日|"
    r"[월화수목금토일]요일|[월화수목금토일](?=\s*[)）])|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*)\s*[)）]?)?"
)
_HALF = "上午|下午|中午|晚上|晚间|早上|凌晨|傍晚|午前|午後|오전|오후|AM|PM|am|pm"
_TIME = (
    rf"(?:[T\s,·]*(?P<half>{_HALF})?\s*(?P<H>[01]?\d|2[0-4])\s*(?::|时|時|点|點|시)(?:\s*(?P<M>[0-5]\d|\d)"
    r"\s*(?:(?::|分|분)\s*(?:(?P<S>[0-5]\d)(?:\.\d+)?\s*[秒초]?)?)?)?"
    rf"(?:\s*(?P<half2>AM|PM|am|pm))?\s*(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
)
_TAIL = _WEEKDAY + _TIME

# Most explicit form first; where two match at one place the earlier in this table wins.
_FORMS: Final = tuple(
    lazily(form)
    for form in (
        rf"{_YEAR}\s*年\s*(?P<m>{_NUMERAL}{{1,3}})\s*月\s*(?P<d>{_NUMERAL}{{1,3}})\s*[日号號]{_TAIL}",
        rf"{_ERA}\s*年\s*(?P<m>{_NUMERAL}{{1,3}})\s*月\s*(?P<d>{_NUMERAL}{{1,3}})\s*[日号號]{_TAIL}",
        rf"(?P<y>(?:19|20)\d\d)\s*년\s*(?P<m>\d{{1,2}})\s*월\s*(?P<d>\d{{1,2}})\s*일{_TAIL}",
        r"(?<![\d.])(?P<y>(?:19|20)\d\d)\s?(?P<sep>[-/.])\s?(?P<m>\d{1,2})\s?(?P=sep)\s?(?P<d>\d{1,2})(?!\d)"
        rf"(?P<stop>\.(?!\d))?{_TAIL}",
        rf"(?<![A-Za-z\d])(?P<letter>[RHS])(?P<ey>\d{{1,2}})\.(?P<m>\d{{1,2}})\.(?P<d>\d{{1,2}})(?!\d){_TAIL}",
        rf"(?<![A-Za-z]){_MONTH_NAME}\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>(?:19|20)\d\d)(?!\d){_TAIL}",
        rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH_NAME},?\s+(?P<y>(?:19|20)\d\d)(?!\d){_TAIL}",
        rf"(?<![\d./-])(?P<y2>\d\d)(?P<sep>[-/.])(?P<m>0[1-9]|1[0-2])(?P=sep)(?P<d>0[1-9]|[12]\d|3[01])"
        rf"(?=\s+\d{{1,2}}:\d\d){_TAIL}",
        rf"(?<![\d.A-Za-z_-])(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])"
        rf"(?![\d.A-Za-z_-]){_TAIL}",
    )
)
_PARTIAL: Final = tuple(
    lazily(form)
    for form in (
        rf"(?<![\d年./-])(?P<m>\d{{1,2}})\s*月\s*(?P<d>\d{{1,2}})\s*[日号]{_TAIL}",
        rf"(?<![\d./-])(?P<m>0?[1-9]|1[0-2])[-/](?P<d>0?[1-9]|[12]\d|3[01])(?![\d./-]){_TAIL}",
        r"刚刚|剛剛|昨天\s*(?:\d{1,2}:\d\d)?|前天\s*(?:\d{1,2}:\d\d)?|今天\s*(?:\d{1,2}:\d\d)?|昨日|たった今|어제|"
        r"방금\s*전?",
        r"\d+\s*(?:秒|分钟|分鐘|小时|小時|天|周|个月|年|日|時間|分|か月|초|분|시간|일|주|개월)\s*(?:之?前|전)",
    )
)
_HINT = lazily("[0-9０-９]|年|刚|剛|昨|今天|前天|어제|방금|たった")
_MODIFIED = r"更新|修改|修订|修訂|最終更新|수정|갱신|[Uu]pdated|[Mm]odified"
_ACCESSED = r"访问|引用|訪問|检索|查阅|閲覧|アクセス|参照|접속|[Aa]ccessed|[Rr]etrieved"
_PUBLISHED = (
    r"发布|發布|发表|發表|发稿|刊登|刊发|公布|日期|时间|時間|公開|投稿|掲載|配信|作成|發佈|"
    r"등록|입력|게재|발행|작성|승인|[Pp]ublished|[Pp]osted|[Dd]ate"
)
_KINDS: Final = tuple(
    (
        kind,
        lazily(
            rf"(?:{words})(?:开始|開始)?(?:日期?|时间|時間|日時|于|於|일시?|시간|on)?\s*[)）\]】]?\s*[:：|｜/]?\s*$"
        ),
    )
    for kind, words in (("modified", _MODIFIED), ("accessed", _ACCESSED), ("published", _PUBLISHED))
)
_KINDS_AFTER: Final = (
    ("modified", lazily(rf"\s*(?:{_MODIFIED})(?!\s*[:：日时時])")),
    ("published", lazily(r"\s*(?:发布|發布|发表|刊登|公開|配信|掲載|発売|등록|입력)(?!\s*[:：日时時])")),
)


class Found(NamedTuple):
    """A date in a text: where, and what it says; `labelled` when words such as 发布时间 stand beside it."""

    start: int
    end: int
    date: Date
    labelled: bool = False


def find_dates(text: str, partial: bool = False) -> tuple[Found, ...]:
    """Find the dates of a text in order.

    Args:
        text: a line or several.
        partial: also take dates without a year and relative ones, kept as words.
    """
    if not _HINT.search(text):
        return ()
    plain = text.translate(_WIDE)
    taken: list[Found] = []
    for form in (*_FORMS, *(_PARTIAL if partial else ())):
        for match in form.finditer(plain):
            start, end = _trimmed(plain, match)
            if any(start < other.end and other.start < end for other in taken):
                continue
            value = _value(match) if form not in _PARTIAL else ""
            if value is not None:
                taken.append(_found(text, plain, (start, end), value))
    return tuple(sorted(taken, key=lambda found: found.start))


def _trimmed(plain: str, match: re.Match[str]) -> tuple[int, int]:
    start, end = match.span()
    while end > start and plain[end - 1] in " ,·T":
        end -= 1
    return start, end


def _found(text: str, plain: str, span: tuple[int, int], value: str) -> Found:
    kind, labelled = _kind(plain, *span)
    return Found(*span, Date(value, kind, text[span[0] : span[1]]), labelled)


def _kind(plain: str, start: int, end: int) -> tuple[DateKind, bool]:
    """Read the label before a date, else the one after it."""
    before, after = plain[max(0, start - 16) : start], plain[end : end + 8]
    for kind, pattern in _KINDS:
        if pattern.search(before):
            return cast(DateKind, kind), True
    for kind, pattern in _KINDS_AFTER:
        if pattern.match(after):
            return cast(DateKind, kind), True
    return "published", False


def _value(match: re.Match[str]) -> str | None:
    """Give the ISO value, or None when no such day exists."""
    parts = match.groupdict()
    year, month, day = _year(parts), _month(parts), _number(parts["d"] or "")
    try:
        iso = date(year, month, day).isoformat()
    except ValueError:
        return None
    return iso + _time(parts)


def _year(parts: dict[str, str | None]) -> int:
    if parts.get("era"):
        return _ERAS[parts["era"] or ""] + _number(parts["ey"] or "")
    if parts.get("letter"):
        return _ERA_LETTERS[parts["letter"] or ""] + int(parts["ey"] or "0")
    if parts.get("y2"):
        return 2000 + int(parts["y2"] or "0")
    return _number(parts["y"] or "")


def _month(parts: dict[str, str | None]) -> int:
    name = parts.get("mon")
    return _MONTHS.index(name.lower()) + 1 if name else _number(parts["m"] or "")


def _number(text: str) -> int:
    """Read Arabic digits, Han digits by place (二〇二五, 一一四) or with tens (二十五, 廿五)."""
    if text.isdigit() and text.isascii():
        return int(text)
    spread = text.replace("廿", "二十").replace("卅", "三十")
    tens, mark, ones = spread.partition("十")
    if mark:
        return 10 * (_place_value(tens) if tens else 1) + _place_value(ones)
    return _place_value(spread)


def _place_value(digits: str) -> int:
    value = 0
    for digit in digits:
        value = 10 * value + (int(digit) if digit.isdigit() and digit.isascii() else _DIGIT_VALUES.get(digit, 0))
    return value


_AFTERNOON: Final = frozenset(("下午", "晚上", "晚间", "傍晚", "午後", "오후", "PM", "pm"))


def _time(parts: dict[str, str | None]) -> str:
    if parts.get("H") is None:
        return ""
    hour, minute = int(parts["H"] or "0"), int(parts.get("M") or "0")
    half = parts.get("half") or parts.get("half2") or ""
    if half in _AFTERNOON and hour < 12:
        hour += 12
    if hour > 23:
        return ""
    seconds = f":{parts['S']}" if parts.get("S") else ""
    return f"T{hour:02}:{minute:02}{seconds}{parts.get('zone') or ''}"


_DATE_WORDS = lazily(
    rf"(?:{_PUBLISHED}|{_MODIFIED}|{_ACCESSED}|最后|最後|于|於|日时|[:：|｜/·,，。.（）()\[\]【】\s年月日])+"
)


def is_date_line(text: str, found: tuple[Found, ...] | None = None) -> bool:
    """Tell whether a line says a date and hardly anything else; `found` are its dates, when they are known."""
    found = find_dates(text, partial=len(text) < 24) if found is None else found
    return bool(found) and not _DATE_WORDS.sub("", without(text, found))


def without(text: str, found: tuple[Found, ...]) -> str:
    """Give the text with its dates cut out."""
    for one in reversed(found):
        text = f"{text[: one.start]} {text[one.end :]}"
    return text
