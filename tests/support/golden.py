"""Golden files: a name and what the program made now in; silence, or a readable difference, out.

`--update-golden` accepts what changed and prints the difference; it refuses in CI.
"""

import difflib
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.data import ROOT

GOLDEN = ROOT / "tests" / "golden"


@dataclass(frozen=True, slots=True)
class Golden:
    """Compares text with the accepted file of that name under tests/golden."""

    update: bool

    def __call__(self, name: str, actual: str) -> None:
        """Fail with a unified diff when `actual` differs from the accepted text."""
        path = GOLDEN / name
        accepted = path.read_bytes().decode("utf-8") if path.exists() else ""
        if actual == accepted:
            return
        difference = unified(name, accepted, actual)
        if not self.update:
            pytest.fail(f"{difference}\naccept with: pytest --update-golden", pytrace=False)
        _accept(path, actual, difference)


def unified(name: str, accepted: str, actual: str) -> str:
    """Give the difference of two texts as a unified diff."""
    lines = difflib.unified_diff(
        accepted.splitlines(), actual.splitlines(), f"accepted/{name}", f"now/{name}", lineterm=""
    )
    return "\n".join(lines) or f"{name}: the texts differ in line ends only"


def _accept(path: Path, actual: str, difference: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(actual.encode("utf-8"))
    print(difference)
