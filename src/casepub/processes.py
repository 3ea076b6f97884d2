"""A second process: a piece of work in, a copy of this process that does it beside this one out.

The copy is made by `fork`, so that it has all that was read and prepared so far; what the two tell each other goes
through pipes. Where there is no second process (one core, no `fork`, other threads, a worker of a pool that has the
other cores at work), callers do the work themselves.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from typing import Any, BinaryIO, Final

# Bytes that a pipe holds; 1 MiB is what Linux grants to anyone.
_WIDTH: Final = 1 << 20


class LostError(Exception):
    """The other process has ended, or its word did not come through."""


class Channel:
    """One end of a line between two processes."""

    def __init__(self, reader: BinaryIO, writer: BinaryIO) -> None:
        self._reader = reader
        self._writer = writer

    def send(self, value: object) -> None:
        """Tell the other process a value.

        Raises:
            LostError: it does not listen any more, or the value cannot travel.
        """
        try:
            pickle.dump(value, self._writer, pickle.HIGHEST_PROTOCOL)
            self._writer.flush()
        except (OSError, pickle.PicklingError, TypeError, AttributeError) as error:
            raise LostError(str(error)) from error

    def receive(self) -> Any:
        """Wait for the next value from the other process, which is a copy of this one: nobody else can write here.

        Raises:
            LostError: none will come.
        """
        try:
            return pickle.load(self._reader)
        except TimeoutError:  # no pipe has one: a program's own alarm
            raise
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            raise LostError(str(error)) from error

    def close(self) -> None:
        """Hang up."""
        for end in (self._reader, self._writer):
            with suppress(OSError):
                end.close()


def available() -> int:
    """Give how many processes may share a piece of work: one where other threads run, whose locks a copy inherits."""
    return 1 if threading.active_count() > 1 else cores()


def cores() -> int:
    """Give how many processes the machine has room for, two at most: one where a pool of workers uses it already."""
    pooled = "multiprocessing" in sys.modules and sys.modules["multiprocessing"].parent_process() is not None
    # On macOS the system's own libraries do not survive a fork.
    if pooled or sys.platform == "darwin" or not hasattr(os, "fork"):
        return 1
    return min(2, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


@contextmanager
def helper(work: Callable[[Channel], None]) -> Iterator[Channel]:
    """Have `work` done by a second process, and give the line to it; at the end of the block it is no more.

    `work` gets its own end of the line. An error in it, of whatever kind, shows as `LostError` here.

    Raises:
        LostError: there is no second process to be had.
    """
    if not hasattr(os, "fork") or threading.current_thread() is not threading.main_thread():
        raise LostError("no second process from here: a copy would wait for locks that other threads hold")
    # A helper that has gone is an error to catch, not a reason to end, as this signal would have it.
    with _held({signal.SIGPIPE}), ExitStack() as signals:
        signals.enter_context(_held(signal.valid_signals()))  # none between the fork and what undoes it
        here, child = _forked(work)
        try:
            signals.close()
            yield here
        except BaseException:
            with suppress(ProcessLookupError):  # where SIGCHLD is ignored, the system has waited for it
                os.kill(child, signal.SIGKILL)
            raise
        finally:
            here.close()
            with suppress(ChildProcessError):  # a program's own handler may have waited for it
                os.waitpid(child, 0)


@contextmanager
def _held(signals: Iterable[int]) -> Iterator[None]:
    """Hold signals back; a broken line that the block has met with is forgotten, the others come afterwards."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signals)
    try:
        yield
    finally:
        if signal.SIGPIPE not in before and signal.SIGPIPE in signal.sigpending():
            signal.sigwait({signal.SIGPIPE})
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _forked(work: Callable[[Channel], None]) -> tuple[Channel, int]:
    """Begin the work; give the line to the helper and its number.

    Raises:
        LostError: the system has no room for another process, or for pipes to it.
    """
    with ExitStack() as lines:
        try:
            here, there = map(lines.enter_context, map(closing, _line()))
            child = os.fork()
        except OSError as error:
            raise LostError(str(error)) from error
        if child == 0:
            here.close()
            _do(work, there)
        there.close()
        lines.pop_all()
    return here, child


def _do(work: Callable[[Channel], None], channel: Channel) -> None:
    """Work and end at once: nothing that the first process opened, printed or means to clean up is ours.

    Nor are its signals, which stay held back here; when it ends, the line does, and so the work.
    """
    try:
        work(channel)
        channel.close()
    finally:
        os._exit(0)


def _line() -> tuple[Channel, Channel]:
    with ExitStack() as opened:
        (in_a, out_a), (in_b, out_b) = _pipe(opened), _pipe(opened)
        opened.pop_all()
    return (
        Channel(os.fdopen(in_a, "rb"), os.fdopen(out_b, "wb")),
        Channel(os.fdopen(in_b, "rb"), os.fdopen(out_a, "wb")),
    )


def _pipe(opened: ExitStack) -> tuple[int, int]:
    """Open a pipe that takes in what is told at one time, so that the teller need not wait for a listener at work."""
    ends = os.pipe()
    for end in ends:
        opened.callback(os.close, end)
    with suppress(ImportError, AttributeError, OSError):  # only Linux can, and not beyond a limit of its own
        import fcntl

        fcntl.fcntl(ends[1], fcntl.F_SETPIPE_SZ, _WIDTH)
    return ends
