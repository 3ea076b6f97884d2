"""Where test inputs lie: shared data beside the repository (may be absent), and our own examples."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
CORPUS = ROOT / "tests" / "corpus"
SHARED = Path(os.environ.get("CASEPUB_DATA") or ROOT.parent / "shared" / "data")


def shared(name: str) -> Path:
    """Give the path of shared test data, or skip the test when it is not on this machine."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"shared test data {name!r} is not here (set CASEPUB_DATA to its folder)")
    return path
