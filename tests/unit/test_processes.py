"""A second process: what it is told and says, and what is seen of it when it fails."""

import errno
import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import pytest

from casepub.processes import Channel, LostError, available, cores, helper

forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")


@forks
def test_work_is_done_by_another_process() -> None:
    def work(channel: Channel) -> None:
        channel.send((os.getpid(), channel.receive() * 2))

    with helper(work) as channel:
        channel.send("天")
        process, answer = channel.receive()
    assert answer == "天天"
    assert process != os.getpid()
    with pytest.raises(ChildProcessError):
        os.waitpid(process, 0)  # it was waited for


@forks
@pytest.mark.parametrize("fault", [ValueError("x"), SystemExit(3), KeyboardInterrupt(), MemoryError()])
def test_any_fault_of_the_helper_shows_as_its_loss(fault: BaseException, capfd: pytest.CaptureFixture[str]) -> None:
    def work(channel: Channel) -> None:
        raise fault

    with helper(work) as channel, pytest.raises(LostError):
        channel.receive()
    assert capfd.readouterr() == ("", "")


@forks
def test_what_cannot_travel_is_a_loss() -> None:
    def work(channel: Channel) -> None:
        channel.receive()

    with helper(work) as channel, pytest.raises(LostError):
        channel.send(lambda: None)


@forks
def test_a_fault_here_ends_the_helper() -> None:
    def work(channel: Channel) -> None:
        channel.send(os.getpid())
        channel.receive()
        threading.Event().wait()

    processes: list[int] = []

    def fail(channel: Channel) -> None:
        processes.append(channel.receive())
        raise ValueError("here")

    with pytest.raises(ValueError, match="here"), helper(work) as channel:
        fail(channel)
    with pytest.raises(ProcessLookupError):
        os.kill(processes[0], 0)


@forks
def test_much_is_told_before_anyone_listens() -> None:
    def work(channel: Channel) -> None:
        channel.send(bytes(900_000))
        channel.send(channel.receive())

    with helper(work) as channel:
        channel.send(bytes(900_000))
        assert channel.receive() == channel.receive() == bytes(900_000)


@forks
def test_a_handler_of_the_program_may_wait_first() -> None:
    previous = signal.signal(signal.SIGCHLD, lambda *_: os.waitpid(-1, os.WNOHANG))
    try:
        with helper(lambda channel: channel.send(1)) as channel:
            assert channel.receive() == 1
            with suppress(ChildProcessError):
                os.waitpid(-1, 0)
    finally:
        signal.signal(signal.SIGCHLD, previous)


def test_one_process_beside_other_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("casepub.processes.cores", lambda: 2)
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    alone = threading.active_count() == 1
    thread.start()
    assert available() == 1
    done.set()
    thread.join()
    assert not alone or available() == 2


def test_one_process_where_there_is_no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0}, raising=False)
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    assert cores() == 1
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0, 1, 2, 3}, raising=False)
    monkeypatch.setattr("os.cpu_count", lambda: 4)
    assert cores() in (1, 2)
    monkeypatch.delattr("os.fork", raising=False)
    assert cores() == 1


def _open_ends() -> int:
    return len([*Path("/dev/fd").iterdir()])


def _lost(work: Callable[[Channel], None] = lambda _: None) -> None:
    """Have work done that cannot be, and see that it shows as a loss."""
    with pytest.raises(LostError), helper(work) as channel:
        channel.receive()


@forks
def test_no_room_for_a_process_is_a_loss(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> NoReturn:
        raise OSError(errno.EAGAIN, "no room")

    ends = _open_ends()
    monkeypatch.setattr("os.fork", refuse)
    _lost()
    monkeypatch.delattr("os.fork")
    _lost()
    assert _open_ends() == ends


@forks
@pytest.mark.parametrize("pipes", [0, 1])
def test_no_room_for_pipes_is_a_loss(monkeypatch: pytest.MonkeyPatch, pipes: int) -> None:
    made = [os.pipe() for _ in range(pipes)]
    ends = _open_ends()

    def few() -> tuple[int, int]:
        if not made:
            raise OSError(errno.EMFILE, "no room")
        return made.pop()

    monkeypatch.setattr("os.pipe", few)
    _lost()
    assert _open_ends() == ends - 2 * pipes


@forks
def test_no_second_process_is_copied_from_a_thread() -> None:
    seen: list[BaseException] = []

    def ask() -> None:
        try:
            _lost()
        except BaseException as error:
            seen.append(error)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("os.fork", lambda: seen.append(AssertionError("forked")))
        thread = threading.Thread(target=ask)
        thread.start()
        thread.join()
    assert not seen


@forks
def test_a_helper_that_the_system_waited_for_is_a_loss() -> None:
    previous = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        _lost()
    finally:
        signal.signal(signal.SIGCHLD, previous)


@forks
def test_a_broken_line_ends_no_program_that_broken_pipes_end() -> None:
    previous = signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        with pytest.raises(LostError), helper(lambda _: None) as channel:
            channel.send(bytes(1 << 22))
        assert signal.SIGPIPE not in signal.pthread_sigmask(signal.SIG_BLOCK, ())
    finally:
        signal.signal(signal.SIGPIPE, previous)


@forks
def test_an_alarm_of_the_program_is_no_loss() -> None:
    def ring(*_: object) -> NoReturn:
        raise TimeoutError

    def idle(_: Channel) -> None:
        threading.Event().wait()

    previous = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    try:
        with pytest.raises(TimeoutError), helper(idle) as channel:
            channel.receive()
    finally:
        signal.signal(signal.SIGALRM, previous)


@forks
def test_signals_reach_the_first_process_alone() -> None:
    def work(channel: Channel) -> None:
        signal.raise_signal(signal.SIGINT)
        channel.send("at work")

    previous = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with helper(work) as channel:
            assert channel.receive() == "at work"
    finally:
        signal.signal(signal.SIGINT, previous)


@forks
def test_a_signal_while_the_helper_begins_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    fork = os.fork
    children: list[int] = []

    def interrupted() -> int:
        signal.raise_signal(signal.SIGINT)
        children.append(fork())
        return children[-1]

    monkeypatch.setattr("os.fork", interrupted)
    previous = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt), helper(lambda channel: channel.receive()):
            pytest.fail("the signal came too late")
    finally:
        signal.signal(signal.SIGINT, previous)
    with pytest.raises(ProcessLookupError):
        os.kill(children[0], 0)
