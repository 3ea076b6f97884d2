"""One line in the notation of 青空文庫 in; inlines, and what its notes say of the whole line, out.

青空文庫「注記一覧」. Marks open and close over lines, so one `LineReader` reads all lines of a text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from typing import Final

from casepub.model import (
    Emphasis,
    Inline,
    Ruby,
    RubyPair,
    Span,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Text,
    Underline,
)  # fmt: skip
from casepub.model.walk import text_of
from casepub.readers.aozora.gaiji import BACK, resolved
from casepub.readers.builder import Children
from casepub.text.pattern import lazily
from casepub.transform.cleanup import joined_text

_TOKEN: Final = lazily(r"《([^《》]*)》|(｜)|［＃((?:[^［］]|［[^［］]*］)*)］|([^《｜［]+|.)", re.DOTALL)
# Classes of characters that a ruby without ｜ may stand on.
_BASES: Final = tuple(
    lazily(f"[{chars}]")
    for chars in (
        "\u2e80-\u2fdf々〆〇〻ヶ㐀-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〓",
        "ぁ-ゟ",
        "ァ-ヺー-ヿｦ-ﾟ",
        "Ａ-Ｚａ-ｚ０-９",
        "A-Za-z0-9À-ɏ'’.-",
        "Α-ωа-яА-Я",
    )
)
_REFERENCE: Final = lazily(r"「(.+?)」(?:の左)?[にはの](.+)")
_RUBY_NOTE: Final = lazily(r"「(.+)」(の左)?に「(.+)」の(?:ルビ|注記)")
_END: Final = lazily(r"(?:ここで)?(.+?)終わり")
_KAERITEN: Final = lazily(r"[一二三四上中下天地人甲乙丙丁レ]{1,2}")
_OKURIGANA: Final = lazily(r"（(.+)）")
_REPEATS: Final = (("／″＼", "〴〵"), ("／＼", "〳〵"))

# How far back a note may name words of its line.
_REACH: Final = 100
# How deep marks may lie in marks.
_DEEPEST: Final = 8
# Ruby and marks may begin at any letter, so each is a node of its own at first; a line of millions shares them.
_letter = lru_cache(10_000)(Text)

Wrap = Callable[[Children], Inline]


def _wrapper(name: str) -> Wrap | None:
    """Give what a decoration makes of the text under it."""
    return next((wrap for pattern, wrap in _DECORATIONS if pattern.fullmatch(name)), None)


_DECORATIONS: Final[tuple[tuple[re.Pattern[str], Wrap], ...]] = (
    (lazily(r"(?:左に)?(?:白ゴマ|丸|白丸|黒三角|白三角|二重丸|蛇の目|ばつ)?傍点"), Emphasis),
    (lazily(r"(?:左に)?(?:(?:二重)?傍線|鎖線|破線|波線)"), Underline),
    (lazily("取消線"), Strikethrough),
    (lazily("太字|ゴシック体"), Strong),
    (lazily("斜体"), Emphasis),
    (lazily("縦中横"), lambda children: Span(children, "upright")),
    (lazily("割り注"), lambda children: Span(children, "warichu")),
    (lazily("行右小書き|上付き小文字"), Superscript),
    (lazily("行左小書き|下付き小文字"), Subscript),
)


@dataclass(slots=True)
class LineOf:
    """What a line says: its inlines, the notes on the line as a whole, those that mean nothing here."""

    children: Children = ()
    notes: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    lost: tuple[str, ...] = ()


class LineReader:
    """Reads the lines of one text in order."""

    def __init__(self) -> None:
        self._atoms: list[Inline] = []
        self._open: list[tuple[str, int]] = []
        self._base = -1

    def read(self, line: str, is_block_note: Callable[[str], bool]) -> LineOf:
        """Give the inlines of a line; notes that `is_block_note` knows are handed on."""
        line, lost = resolved(line)
        for notation, character in _REPEATS:
            line = line.replace(notation, character)
        self._atoms, self._base = [], -1
        self._open = [(name, 0) for name, _ in self._open]
        result = LineOf(lost=lost)
        for match in _TOKEN.finditer(line):
            self._token(match, result, is_block_note)
        for name, start in reversed(self._open):
            self._wrap(name, start)
        result.children = joined_text(tuple(self._atoms))
        return result

    def _token(self, match: re.Match[str], result: LineOf, is_block_note: Callable[[str], bool]) -> None:
        annotation, bar, note, text = match.groups()
        if annotation is not None:
            self._ruby(annotation.translate(BACK))
        elif bar:
            self._base = len(self._atoms)
        elif note is not None:
            self._note(note.translate(BACK), result, is_block_note)
        else:
            self._atoms += map(_letter, text.translate(BACK))

    def _ruby(self, annotation: str) -> None:
        start = self._base if 0 <= self._base < len(self._atoms) else self._implicit_base()
        base = text_of(tuple(self._atoms[start:]))
        self._base = -1
        if base and annotation:
            self._atoms[start:] = [Ruby((RubyPair(base, annotation),))]
        else:
            self._atoms.append(Text(f"《{annotation}》"))

    def _implicit_base(self) -> int:
        """Find where the run of characters of one class begins that ends here."""
        start = len(self._atoms)
        last = self._atoms[-1] if self._atoms else None
        kind = next((one for one in _BASES if isinstance(last, Text) and one.match(last.value)), None)
        while kind is not None and start > 0 and _matches(self._atoms[start - 1], kind):
            start -= 1
        return start

    def _note(self, note: str, result: LineOf, is_block_note: Callable[[str], bool]) -> None:
        if is_block_note(note):
            result.notes.append(note)
        elif not (self._range(note) or self._reference(note) or self._kunten(note)):
            result.unknown.append(note)

    def _range(self, note: str) -> bool:
        """Open or close a decoration."""
        if match := _END.fullmatch(note):
            return self._close(match[1])
        name = note.removeprefix("ここから")
        if _wrapper(name) is None or len(self._open) >= _DEEPEST:
            return False
        self._open.append((name, len(self._atoms)))
        return True

    def _close(self, name: str) -> bool:
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index][0] == name:
                self._wrap(name, self._open.pop(index)[1])
                return True
        return _wrapper(name) is not None

    def _wrap(self, name: str, start: int) -> None:
        wrap = _wrapper(name)
        inner = joined_text(tuple(self._atoms[start:]))
        if wrap is not None and inner:
            self._atoms[start:] = [wrap(inner)]

    def _reference(self, note: str) -> bool:
        """Decorate the words before the note that it quotes."""
        if match := _RUBY_NOTE.fullmatch(note):
            under = bool(match[2])
            annotation = match[3]
            return self._decorate(match[1], lambda children: _ruby_on(children, annotation, under=under))
        match = _REFERENCE.fullmatch(note)
        wrap = _wrapper(match[2].removeprefix("左に")) if match else None
        return match is not None and wrap is not None and self._decorate(match[1], wrap)

    def _decorate(self, words: str, wrap: Wrap) -> bool:
        bounds = self._last_place(words)
        if bounds is None or _is_deep(self._atoms[slice(*bounds)]):
            return False
        start, end = bounds
        self._atoms[start:end] = [wrap(joined_text(tuple(self._atoms[start:end])))]
        return True

    def _last_place(self, words: str) -> tuple[int, int] | None:
        """Find the last place where whole atoms say these words."""
        near = self._atoms[-_REACH:]
        texts = [atom.value if isinstance(atom, Text) else text_of(atom) for atom in near]
        first = len(self._atoms) - len(near)
        places = {at: first + index for index, at in enumerate(accumulate(map(len, texts), initial=0))}
        line = "".join(texts)
        at = line.rfind(words)
        while at >= 0 and not (at in places and at + len(words) in places):
            at = line.rfind(words, 0, at + len(words) - 1)
        return (places[at], places[at + len(words)]) if at >= 0 and words else None

    def _kunten(self, note: str) -> bool:
        """Set the reading marks of Chinese text small: 返り点 below, 送り仮名 above."""
        if _KAERITEN.fullmatch(note):
            self._atoms.append(Subscript((Text(note),)))
        elif match := _OKURIGANA.fullmatch(note):
            self._atoms.append(Superscript((Text(match[1]),)))
        else:
            return False
        return True


def _is_deep(nodes: Sequence[Inline]) -> bool:
    """Tell whether nodes are nested as deep as marks may be."""
    for _ in range(_DEEPEST):
        nodes = [child for node in nodes for child in getattr(node, "children", ())]
    return bool(nodes)


def _matches(atom: Inline, kind: re.Pattern[str]) -> bool:
    return isinstance(atom, Text) and kind.match(atom.value) is not None


def _ruby_on(children: Children, annotation: str, *, under: bool) -> Inline:
    return Ruby((RubyPair(text_of(children), annotation),), position="under" if under else "over")
