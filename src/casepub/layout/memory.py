"""What layout remembers while documents are set: results by their faces, looks and rules, forgotten with the last one.

Faces, looks and rules are made anew for each document, so a result that outlives it would be found by nobody, and would
keep its fonts open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from threading import Lock
from typing import Any, Final, ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")

# Results of one function that are remembered: a book asks for some hundred pairs, words and voices again and again.
_MOST: Final = 4096


class _Memory:
    """All that is remembered, and how many documents are being set."""

    def __init__(self) -> None:
        self._functions: list[Any] = []
        self._documents = 0
        self._lock = Lock()

    def add(self, function: Any) -> None:
        self._functions.append(function)

    def enter(self) -> None:
        with self._lock:
            self._documents += 1

    def leave(self) -> None:
        """Forget everything, unless another thread is setting a document."""
        with self._lock:
            self._documents -= 1
            if not self._documents:
                for function in self._functions:
                    function.cache_clear()


_MEMORY: Final = _Memory()


def remembered(function: Callable[P, R]) -> Callable[P, R]:
    """Have a function of hashable values remember its results until the document is set."""
    made = lru_cache(_MOST)(function)
    _MEMORY.add(made)
    return cast(Callable[P, R], made)


@contextmanager
def remembering() -> Iterator[None]:
    """Set a document; afterwards what was remembered for it is forgotten."""
    _MEMORY.enter()
    try:
        yield
    finally:
        _MEMORY.leave()
