"""The kept Unicode files are unchanged, and the packed tables say what they say."""

from __future__ import annotations

import hashlib
import subprocess
import sys

import pytest

from casepub.text import _unicode
from tests.support.data import ROOT

_FOLDER = ROOT / "scripts" / "ucd" / "17.0"


def test_the_files_are_unicodes_own() -> None:
    for line in (_FOLDER / "SHA256SUMS").read_text(encoding="ascii").splitlines():
        digest, name = line.split()
        assert hashlib.sha256((_FOLDER / name).read_bytes()).hexdigest() == digest, name


def test_the_packed_tables_are_up_to_date() -> None:
    pytest.importorskip("fontTools", reason="the generator takes scripts from fontTools, which is not installed")
    generator = ROOT / "scripts" / "ucd" / "generate.py"
    assert subprocess.run([sys.executable, generator, "--check"], check=False).returncode == 0


@pytest.mark.parametrize(
    ("code", "record"),
    [
        (0x20, ("SP", "Na", "Zs", "R", "zyyy")),
        (0x6F22, ("ID+", "W", "Lo", "U", "hani")),
        (0x201C, ("QUPi", "A", "Pi", "R", "zyyy")),
        (0x3041, ("NS+", "W", "Lo", "Tu", "hira")),
        (0x0E34, ("CM", "N", "Mn", "R", "thai")),
        (0x1F8FF, ("ALCn", "N", "Cn", "U", "zzzz")),
        (0x10FFFF, ("AL", "N", "Cn", "U", "zzzz")),
    ],
)
def test_records(code: int, record: tuple[str, ...]) -> None:
    found = _unicode.record(code)
    assert (found.line_break, found.width, found.category, found.script) == (*record[:3], record[4])
