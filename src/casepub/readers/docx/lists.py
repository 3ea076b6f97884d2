"""Numbered and bulleted paragraphs in the order of the document in; nested lists, or headings, out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from casepub.model import Block, BulletList, ListItem, OrderedList, Text
from casepub.readers.builder import Children
from casepub.readers.docx.roles import LIST
from casepub.readers.docx.values import Characters, Number, ParagraphValue, Value
from casepub.text.pattern import lazily

# ST_NumberFormat → CSS counter styles.
STYLES: Final = {
    "decimal": "decimal", "decimalZero": "decimal-leading-zero", "upperRoman": "upper-roman",
    "lowerRoman": "lower-roman",
    "upperLetter": "upper-alpha", "lowerLetter": "lower-alpha", "chineseCounting": "cjk-ideographic",
    "chineseCountingThousand": "cjk-ideographic", "taiwaneseCounting": "cjk-ideographic",
    "taiwaneseCountingThousand": "cjk-ideographic", "japaneseCounting": "cjk-ideographic",
    "koreanCounting": "korean-hangul-formal", "koreanLegal": "korean-hangul-formal",
    "chineseLegalSimplified": "simp-chinese-formal", "ideographLegalTraditional": "trad-chinese-formal",
    "japaneseLegal": "japanese-formal", "ideographDigital": "cjk-decimal", "taiwaneseDigital": "cjk-decimal",
    "japaneseDigitalTenThousand": "cjk-decimal", "koreanDigital2": "cjk-decimal",
    "ideographTraditional": "cjk-heavenly-stem", "ideographZodiac": "cjk-earthly-branch", "aiueo": "katakana",
    "aiueoFullWidth": "katakana", "iroha": "katakana-iroha", "irohaFullWidth": "katakana-iroha", "ganada": "hangul",
    "chosung": "hangul-consonant", "decimalEnclosedCircle": "circled-decimal",
    "decimalEnclosedCircleChinese": "circled-decimal", "decimalEnclosedParen": "parenthesized-decimal",
    "decimalEnclosedFullstop": "dotted-decimal", "ideographEnclosedCircle": "circled-ideographic",
    "decimalFullWidth": "fullwidth-decimal", "decimalFullWidth2": "fullwidth-decimal",
}  # fmt: skip
_TASK: Final = lazily(r"([☐☑☒])[\s\u3000]*")
_LONGEST_HEADING: Final = 40
_SENTENCE: Final = lazily(r"[。！？；，,;]\s*$|。")


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a list before lists are nested."""

    number: Number
    blocks: tuple[Block, ...]
    checked: bool | None = None


def task_in(children: Children) -> tuple[bool | None, Children]:
    """Take the box of a task off the start of an item."""
    first = children[0] if children else None
    match = _TASK.match(first.value) if isinstance(first, Text) else None
    if match is None or not isinstance(first, Text):
        return None, children
    rest = first.value[match.end() :]
    return match[1] != "☐", ((Text(rest),) if rest else ()) + children[1:]


TASK: Final = Number("", 0, "bullet", "", "", "tasks", 0)


def headings_among(blocks: Sequence[Value]) -> frozenset[int]:
    """Tell which numbered paragraphs are headings without a heading style: their indices.

    Members of one series, short and no sentences, none of them directly followed by the next: a list has its items
    side by side, headings have text between them.
    """
    series: dict[tuple[str, int], list[int]] = {}
    for place, block in enumerate(blocks):
        if isinstance(block, ParagraphValue) and block.number and not block.number.is_bullet and block.outline is None:
            series.setdefault((block.number.list_id, block.number.level), []).append(place)
    return frozenset(
        block.index
        for places in series.values()
        if len(places) > 1 and all(_stands_like_heading(blocks, place) for place in places)
        for block in (blocks[place] for place in places)
        if isinstance(block, ParagraphValue)
    )


def _stands_like_heading(blocks: Sequence[Value], place: int) -> bool:
    """Tell whether a numbered paragraph is short, no sentence, and has text below it, or a heading of its own."""
    block, after = blocks[place], blocks[place + 1] if place + 1 < len(blocks) else None
    text = plain(block)
    if after is None or not text or len(text) > _LONGEST_HEADING or _SENTENCE.search(text):
        return False
    if isinstance(after, ParagraphValue) and isinstance(block, ParagraphValue) and after.number and block.number:
        deeper = after.number.level > block.number.level and not after.number.is_bullet
        return deeper and _stands_like_heading(blocks, place + 1)
    return not (isinstance(after, ParagraphValue) and after.style in LIST)


def plain(block: Value) -> str:
    """Give the characters of a paragraph."""
    pieces = block.pieces if isinstance(block, ParagraphValue) else ()
    return "".join(piece.value for piece in pieces if isinstance(piece, Characters)).strip()


def list_of(items: Sequence[Entry]) -> tuple[Block, ...]:
    """Nest items by level; another list, or another way of counting, begins a new block."""
    result: list[Block] = []
    index = 0
    while index < len(items):
        end = _end_of_list(items, index)
        result.append(_one(items[index:end]))
        index = end
    return tuple(result)


def _end_of_list(items: Sequence[Entry], start: int) -> int:
    """Find where a list ends: at an item of a higher level, or of the same level but another list."""
    last = items[start].number
    for index in range(start + 1, len(items)):
        number = items[index].number
        if number.level < last.level or (number.level == last.level and not _follows(last, number)):
            return index
        last = number if number.level == last.level else last
    return len(items)


def _follows(last: Number, number: Number) -> bool:
    """Tell whether an item goes on with a list: LibreOffice may name it anew at each item."""
    alike = (number.format, number.suffix) == (last.format, last.suffix)
    return alike and (number.list_id == last.list_id or _goes_on(last, number))


def _goes_on(last: Number, number: Number) -> bool:
    tasks = TASK.list_id in (last.list_id, number.list_id)
    return number.value == last.value + 1 or (number.is_bullet and not tasks)


def _one(items: Sequence[Entry]) -> Block:
    """Make one list, whose deeper items are lists inside the item before them."""
    first = items[0].number
    made: list[ListItem] = []
    index = 0
    while index < len(items):
        entry = items[index]
        end = index + 1
        while end < len(items) and items[end].number.level > first.level:
            end += 1
        if entry.number.level == first.level:
            made.append(ListItem(entry.blocks + list_of(items[index + 1 : end]), entry.checked))
        else:
            made.append(ListItem(list_of(items[index:end])))
        index = end
    return _typed(first, tuple(made))


def _typed(first: Number, items: tuple[ListItem, ...]) -> Block:
    tight = not any(
        len(item.children) > 1 and not isinstance(item.children[1], BulletList | OrderedList) for item in items
    )
    if first.is_bullet:
        return BulletList(items, tight)
    style = STYLES.get(first.format, "decimal")
    return OrderedList(items, first.value, style, first.prefix, first.suffix, tight)
