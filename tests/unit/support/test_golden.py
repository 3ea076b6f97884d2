"""The golden fixture: silence when equal, a readable difference otherwise, acceptance only when asked."""

from pathlib import Path

import pytest

from tests.support import golden as module
from tests.support.golden import Golden


@pytest.fixture(autouse=True)
def _folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(module, "GOLDEN", tmp_path)
    (tmp_path / "a.txt").write_text("甲\n乙\n", encoding="utf-8")


def test_the_same_text_passes() -> None:
    Golden(update=False)("a.txt", "甲\n乙\n")


@pytest.mark.parametrize(("actual", "shown"), [("甲\n丙\n", "-乙\n+丙"), ("甲\r\n乙\r\n", "line ends only")])
def test_another_text_fails_with_the_difference(actual: str, shown: str) -> None:
    with pytest.raises(pytest.fail.Exception, match="accept with: pytest --update-golden") as caught:
        Golden(update=False)("a.txt", actual)
    assert shown in str(caught.value)


def test_a_missing_file_is_a_difference() -> None:
    with pytest.raises(pytest.fail.Exception, match="甲"):
        Golden(update=False)("b.txt", "甲\n")


def test_updating_accepts_and_shows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Golden(update=True)("sub/b.txt", "丙\n")
    assert (tmp_path / "sub/b.txt").read_bytes() == "丙\n".encode()
    assert "+丙" in capsys.readouterr().out
