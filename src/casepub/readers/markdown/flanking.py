"""Emphasis beside East Asian characters: which runs of `*`, `_` and `~` may open and close.

CommonMark §6.2 takes `，` for punctuation like `,` and so fails on `**真，**她`. Here a full-width mark counts as a
letter, and an East Asian letter stands for the space that such text does not have.
"""

from __future__ import annotations

from functools import cached_property
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token
from markdown_it.utils import EnvType

from casepub.text.pattern import lazily

# Han, kana, Hangul, Bopomofo and Yi with the marks and enclosed forms that stand in a square of their own.
EAST_ASIAN: Final = lazily(
    "[\u1100-\u11ff\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7ff"
    "\uf900-\ufaff\ufe10-\ufe1f\ufe30-\ufe6f\uff00-\uffef\U00016fe0-\U00018fff\U0001aff0-\U0001b16f\U00020000-\U0003ffff]"
)
# Quotes, dashes and dots that both scripts share: East Asian in a paragraph that is.
_SHARED: Final = frozenset("“”‘’—…·⋯")
_BRACKET: Final = lazily(r"[\[\]]")
_SELECTORS: Final = lazily("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


# More opening brackets than this in one block are hostile, or a drawing.
_MOST_BRACKETS: Final = 1000


class FriendlyState(StateInline):
    """An inline state that judges runs of marks by East Asian use."""

    @cached_property
    def unclosed(self) -> frozenset[int]:
        """Give the opening brackets without a closing one, of a block that has very many of them.

        For each the parser would look through the rest of the block in vain: time grows with the square.
        """
        if self.src.count("[") <= _MOST_BRACKETS:
            return frozenset()
        waiting: list[int] = []
        for match in _BRACKET.finditer(self.src):
            if match[0] == "[":
                waiting.append(match.start())
            elif waiting:
                waiting.pop()
        return frozenset(waiting)

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803
        """Measure the run that starts here and tell what it may do."""
        marker = self.src[start]
        end = start
        while end < self.posMax and self.src[end] == marker:
            end += 1
        before = self._kind(_character_before(self.src, start))
        after = self._kind(self.src[end] if end < self.posMax else " ")
        left = after != " " and (after != "." or before != "a")
        right = before != " " and (before != "." or after != "a")
        can_open = left and (canSplitWord or not right or self._is_mark(start - 1))
        can_close = right and (canSplitWord or not left or self._is_mark(end))
        return Scanned(can_open, can_close, end - start)

    def _kind(self, char: str) -> str:
        """Sort a character: ' ' space, '字' East Asian, '.' other punctuation, 'a' anything else."""
        if isWhiteSpace(ord(char)):
            return " "
        if EAST_ASIAN.match(char) or (char in _SHARED and EAST_ASIAN.search(self.src)):
            return "字"
        return "." if isMdAsciiPunct(ord(char)) or isPunctChar(char) else "a"

    def _is_mark(self, position: int) -> bool:
        char = self.src[position] if 0 <= position < self.posMax else " "
        return isMdAsciiPunct(ord(char)) or isPunctChar(char)


def _character_before(text: str, position: int) -> str:
    while position > 0 and _SELECTORS.match(text[position - 1]):
        position -= 1
    return text[position - 1] if position > 0 else " "


def unclosed_bracket(state: StateInline, silent: bool) -> bool:
    """Take a bracket that nothing closes, with the mark of a picture or note before it, for characters."""
    bracket = state.pos + (state.src[state.pos] in "!^")
    if state.src[bracket : bracket + 1] != "[" or not isinstance(state, FriendlyState) or bracket not in state.unclosed:
        return False
    if not silent:
        state.append_pending(state.src[state.pos : bracket + 1])
    state.pos = bracket + 1
    return True


class FriendlyInline(ParserInline):
    """The inline parser with that state."""

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Fill `tokens` with those of one block's text."""
        state = FriendlyState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens
