"""One line on a terminal that says what is being made, once the work has taken a second; nothing in a pipe."""

from __future__ import annotations

import os
import sys
from threading import Lock, Timer
from types import TracebackType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from rich.status import Status
    from rich.text import Text

PATIENCE: Final = 1.0


class Progress:
    """Shows where the work is, for as long as the `with` block runs."""

    def __init__(self) -> None:
        self._place = ""
        self._line = ""
        self._status: Status | None = None
        self._lock = Lock()
        self._timer = Timer(PATIENCE, self._begin)
        self._timer.daemon = True

    def __enter__(self) -> Progress:
        if sys.stderr.isatty():
            # A second process must not be copied from this one while the timer's thread loads or draws.
            if hasattr(os, "register_at_fork"):
                os.register_at_fork(
                    before=self._lock.acquire, after_in_parent=self._lock.release, after_in_child=self._lock.release
                )
            self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        with self._lock:
            if self._status is not None:
                self._status.stop()

    def at(self, place: str) -> None:
        """Say which source is at work."""
        self._place = place
        self._say(f"{place}: reading")

    def doing(self, what: str) -> None:
        """Say what is being made of it."""
        self._say(f"{self._place}: {what}")

    def _say(self, line: str) -> None:
        with self._lock:
            self._line = line
            if self._status is not None:
                self._status.update(_plain(line))

    def _begin(self) -> None:
        from rich.console import Console  # costs a tenth of a second: only for work that lasts

        with self._lock:
            self._status = Console(stderr=True).status(_plain(self._line))
            self._status.start()


def _plain(line: str) -> Text:
    """Give a line in which brackets of a file name are no markup."""
    from rich.text import Text

    return Text(line)
