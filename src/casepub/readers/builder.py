"""Inlines from a stream of events: text, nodes, opening and closing marks in; a nested tuple of inlines out.

Source line ends are decided here: `soft_break` leaves nothing or a space, by the characters on both sides.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from casepub.model import Inline, Text
from casepub.model.walk import text_of
from casepub.text.joining import joint
from casepub.transform.cleanup import joined_text

Children: TypeAlias = tuple[Inline, ...]
Wrap: TypeAlias = Callable[[Children], Children]

# Deeper marks are let go (their text stays): the model is walked by recursion.
MAXIMUM_DEPTH: Final = 40


def _unwrapped(children: Children) -> Children:
    return children


@dataclass(slots=True)
class _Frame:
    key: str
    wrap: Wrap
    children: list[Inline] = field(default_factory=list)


class InlineBuilder:
    """Collects the inlines of one block."""

    def __init__(self) -> None:
        self._frames = [_Frame("", _unwrapped)]
        self._last = ""
        self._soft: tuple[_Frame, int] | None = None

    def text(self, value: str) -> None:
        """Add characters."""
        if value:
            self._settle(value)
            self._frames[-1].children.append(Text(value))
            self._last = value

    def node(self, node: Inline) -> None:
        """Add a finished node."""
        value = text_of(node)
        if value:
            self._settle(value)
            self._last = value
        self._frames[-1].children.append(node)

    def soft_break(self) -> None:
        """Add a line end of the source, which the characters around it decide."""
        if self._soft is None:
            frame = self._frames[-1]
            self._soft = frame, len(frame.children)
            frame.children.append(Text(""))

    def _settle(self, following: str) -> None:
        if self._soft is not None:
            frame, index = self._soft
            frame.children[index] = Text(joint(self._last, following))
            self._soft = None

    def open(self, key: str, wrap: Wrap) -> None:
        """Begin a mark; `wrap` makes its nodes of what it encloses."""
        self._frames.append(_Frame(key, wrap if len(self._frames) <= MAXIMUM_DEPTH else _unwrapped))

    def close(self, key: str, within: str = "") -> bool:
        """End the innermost mark of this key and those left open in it; False when there is none.

        Args:
            key: what `open` called it.
            within: only marks whose key begins with this are closed on the way.
        """
        index = len(self._frames) - 1
        while index > 0 and self._frames[index].key != key:
            if not self._frames[index].key.startswith(within):
                return False
            index -= 1
        if index == 0:
            return False
        while len(self._frames) > index:
            self._pop()
        return True

    def _pop(self) -> None:
        frame = self._frames.pop()
        above = self._frames[-1]
        soft = self._soft is not None and self._soft[0] is frame
        if soft:
            # Nothing follows the line end in here: it is decided outside.
            del frame.children[self._soft[1]]  # type: ignore[index]
        above.children.extend(frame.wrap(joined_text(tuple(frame.children))))
        if soft:
            self._soft = above, len(above.children)
            above.children.append(Text(""))

    def finish(self) -> Children:
        """Close what is open and give the inlines."""
        while len(self._frames) > 1:
            self._pop()
        return joined_text(tuple(self._frames[0].children))
