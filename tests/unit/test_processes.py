"""A second process: what it is told and says, and what is seen of it when it fails."""

import os
import signal
import threading
from contextlib import suppress

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
