"""What stands between title and text, and below the text: rows come in, dates, people and origin go out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from casepub.model import Date, Person
from casepub.readers.structure.captions import is_credit
from casepub.readers.structure.credits import bare_label, find_credits, is_credit_line, is_person, people_of
from casepub.readers.structure.dateline import Dateline, find_dateline
from casepub.readers.structure.dates import Found, find_dates, without
from casepub.readers.structure.measure import HAN, size
from casepub.readers.structure.noise import noise_class
from casepub.readers.structure.row import Row
from casepub.readers.structure.window import Window
from casepub.text.pattern import lazily

_ABOVE: Final = 6
_BELOW: Final = 24
_EDGE: Final = 3
_DATELINE_PARAGRAPHS: Final = 4
_NAME_SIZE: Final = 12

_SOURCE_LIKE = lazily(
    rf"^[·|｜丨\s]*(?P<name>[{HAN}A-Za-z][{HAN}A-Za-z0-9·《》“”\- ]{{1,18}}?(?:网|網|社|报|報|刊|台|视|日报|晚报|"
    rf"时报|周刊|在线|客户端|新闻|新聞|财经|研究院|Japan|News|NEWS|通信|新聞社|뉴스|일보|신문))(?=[\s·|｜]|$)"
)

_ONE_WORD = lazily(rf"[{HAN}][{HAN}A-Za-z0-9]{{1,9}}")
_MOMENT = lazily(
    r"清晨|凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|深夜|夜|[晴阴雨雪]|多云|小雨|大雨|.{1,3}节|.曜日?|(?:星期|周|週)."
)


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the rows around a text say of it; `rows` are the ones that say nothing else.

    `dates` are sure: they stand below the title or have a label; `guesses` are dates at the text's ends without one.
    """

    dates: tuple[Date, ...] = ()
    guesses: tuple[Date, ...] = ()
    people: tuple[Person, ...] = ()
    source: str = ""
    original_title: str = ""
    dateline: Dateline | None = None
    rows: frozenset[int] = frozenset()


def read_masthead(rows: Sequence[Row], title_row: int, window: Window) -> Masthead:
    """Read the rows from a little above the title to the text, the text's edges, and a few rows below."""
    head = _head_rows(rows, title_row, window)
    edges = _edge_rows(rows, window)
    tail = _tail_rows(rows, window)
    names = [row for row in rows[title_row + 1 : title_row + 3] if title_row >= 0 and is_person(row.text)]
    people, source, original = _credits(rows, (*head, *edges, *tail))
    source = source or _unlabelled_source(head)
    speakers = tuple(rows[window.start : window.end])
    dates, guesses = _dates(rows, head, [row for row in edges if not row.paragraph], tail)
    guesses = guesses or _only_labelled(rows)
    return Masthead(
        dates=dates,
        guesses=guesses,
        people=_merged(people, _people_in_text(speakers)) or _unlabelled_people(head, names),
        source=source,
        original_title=original,
        dateline=_dateline(speakers),
        rows=frozenset(row.index for row in (*head, *edges, *tail) if row in names or _says_only_that(row)),
    )


def _head_rows(rows: Sequence[Row], title_row: int, window: Window) -> list[Row]:
    start = title_row if title_row >= 0 else max(0, window.start - _ABOVE)
    until = min(window.start, start + 1 + _BELOW)
    below = [row for row in rows[start:until] if row.index != title_row and not row.bullet]
    above = [row for row in rows[max(0, start - _ABOVE) : start] if not row.bullet and row.size <= 40]
    return below + above[::-1]


def _tail_rows(rows: Sequence[Row], window: Window) -> list[Row]:
    """Give the rows below the text as far as credits may stand: up to comments and related news."""
    tail: list[Row] = []
    for row in rows[window.end : window.end + _BELOW]:
        if row.bullet or (row.noise is not None and row.noise.name in {"comments", "related", "footer"}):
            break
        tail += [row] if row.size <= 60 else []
    return tail


def _edge_rows(rows: Sequence[Row], window: Window) -> list[Row]:
    """Give the first and last rows of the text that are short, and credits a little before its end."""
    span = range(window.start, window.end)
    near = {at for at in span[-_BELOW:] if is_credit_line(rows[at].text) and not is_credit(rows[at].text)}
    edge = {*span[: 2 * _EDGE], *span[-2 * _EDGE :], *near}
    return [rows[at] for at in sorted(edge) if rows[at].size <= 60 and rows[at].line.block is None]


def _says_only_that(row: Row) -> bool:
    """Tell whether the row is date and credits and nothing of the text."""
    if row.line.block is not None:
        return False
    if row.date_line or (row.noise is None and not row.paragraph and is_credit_line(row.text)):
        return True
    return (
        bool(row.dates)
        and not row.paragraph
        and row.dates[0].date.value != ""
        and size(without(row.text, row.dates)) <= 14
    )


def _credits(rows: Sequence[Row], chosen: Iterable[Row]) -> tuple[tuple[Person, ...], str, str]:
    people: dict[tuple[str, str], Person] = {}
    source = original = ""
    for row in chosen:
        found = find_credits(without(row.text, row.dates))
        for person in (*found.people, *_named_below(rows, row)):
            people.setdefault((person.name, person.role), person)
        source, original = source or found.source, original or found.title
    return tuple(people.values()), source, original


def _named_below(rows: Sequence[Row], row: Row) -> list[Person]:
    """Read a name that stands in the row below its label, as tables and lists of definitions have it."""
    label = bare_label(row.text)
    below = rows[row.index + 1] if label and row.index + 1 < len(rows) else None
    return people_of(below.text, label) if below is not None and below.size <= _NAME_SIZE and not below.noise else []


def _people_in_text(rows: Sequence[Row]) -> tuple[Person, ...]:
    """Read （记者邹伟） in the first paragraph, and names in brackets at the end of the last ones."""
    ends = [*(row.text[:60] for row in rows[:2]), *(row.text[-60:] for row in rows[-3:])]
    people = {person.name: person for text in ends for person in find_credits(text).people}
    return tuple(people.values())


def _merged(people: Sequence[Person], others: Sequence[Person]) -> tuple[Person, ...]:
    names = {person.name for person in people}
    return (*people, *(person for person in others if person.name not in names))


def _unlabelled_source(head: Sequence[Row]) -> str:
    """Take the one word beside a date as the source (2024-05-20 14:33 · 新华社), unless it is a person's name."""
    for row in head:
        before, after = _beside_date(row)
        match = _SOURCE_LIKE.match(after)
        if match and noise_class(match["name"]) is None:
            return match["name"].strip()
        for words in (after, before):
            if _ONE_WORD.fullmatch(words) and noise_class(words) is None and not _is_name(words, words is before):
                return words
    return ""


def _beside_date(row: Row) -> tuple[str, str]:
    """Give what stands before the first and behind the last date of a row."""
    dates = [found for found in row.dates if found.date.value]
    if not dates or row.paragraph or any(found.labelled for found in dates):
        return "", ""
    return row.text[: dates[0].start].split("·")[-1].strip(" |｜·"), row.text[dates[-1].end :].strip(" |｜·")


def _is_name(words: str, before: bool) -> bool:
    return _MOMENT.fullmatch(words) is not None or (before and is_person(words))


def _unlabelled_people(head: Sequence[Row], below: Sequence[Row]) -> tuple[Person, ...]:
    """Take a name before a date (谢若含 2017-03-01), or alone below the title, as the author."""
    names = [*(_beside_date(row)[0] for row in head), *(row.text for row in below)]
    return tuple(Person(name) for name in names if is_person(name) and noise_class(name) is None)[:1]


def _dates(
    rows: Sequence[Row], head: Sequence[Row], edges: Sequence[Row], tail: Sequence[Row]
) -> tuple[tuple[Date, ...], tuple[Date, ...]]:
    """Choose one date of each kind: in the masthead, else at the text's edges, else below it; labelled ones first."""
    sure: dict[str, Date] = {}
    guesses: dict[str, Date] = {}
    for zone in (head, edges, tail):
        for found in sorted(_found_in(rows, zone), key=lambda one: (not one.date.value, not one.labelled)):
            chosen = sure if zone is head or found.labelled else guesses
            kept = chosen.get(found.date.kind)
            if kept is None or (found.date.value and not kept.value):
                chosen[found.date.kind] = found.date
    if "published" not in sure and "published" not in guesses and "modified" in sure:
        return (replace(sure["modified"], kind="published"),), ()
    return tuple(sure.values()), tuple(guesses.values())


_DATE_LABEL = lazily(
    r"(?:发布|發布|发表|發表|刊登|公開|投稿|掲載|配信|発売|등록|입력|게재|발행)(?:开始|開始)?(?:时间|時間|日期|日時|日|일)?\s*[:：]?"
)


def _only_labelled(rows: Sequence[Row]) -> tuple[Date, ...]:
    """Take the day that stands beside or below a label somewhere on the page, if all that do are one day."""
    found = [
        one.date for row in rows for one in row.dates
        if one.date.value and one.date.kind == "published" and (one.labelled or _is_below_label(rows, row))
    ]  # fmt: skip
    return tuple(found[:1]) if len({date.value[:10] for date in found}) == 1 else ()


def _is_below_label(rows: Sequence[Row], row: Row) -> bool:
    return row.date_line and row.index > 0 and _DATE_LABEL.fullmatch(rows[row.index - 1].text) is not None


# 原文(投稿日：…), 出生日期 …, 8/15まで: the date of another text, of a life, or one that something ends on.
_OF_ANOTHER = lazily(
    r"(?:原文|原記事|元記事|初出|出生|生于|生於|生日|生年|成立|设立|設立|创立|創業|締切|期間|期间|会期|출생|설립)[^。]{0,8}$"
)
_DEADLINE = lazily(r"[^。]{0,3}(?:まで|から|至|[〜～]|까지|부터|截止|締切|之前|出生)")


def _found_in(rows: Sequence[Row], zone: Iterable[Row]) -> list[Found]:
    return [one for row in zone for one in (row.dates or find_dates(row.text)) if _is_own(rows, row, one)]


def _is_own(rows: Sequence[Row], row: Row, found: Found) -> bool:
    """Tell whether what stands before and behind a date, or above it, leaves it to be the article's."""
    label = rows[row.index - 1].text if found.start == 0 and row.index > 0 else ""
    before = row.text[: found.start] or (label if size(label) <= _NAME_SIZE else "")
    return _OF_ANOTHER.search(before) is None and _DEADLINE.match(row.text[found.end :]) is None


def _dateline(rows: Sequence[Row]) -> Dateline | None:
    paragraphs = [row for row in rows if row.paragraph][:_DATELINE_PARAGRAPHS]
    return next((found for row in paragraphs if (found := find_dateline(row.text)) is not None), None)
