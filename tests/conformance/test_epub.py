"""EPUB files as other programs see them: EPUBCheck, Ace."""

import json
from pathlib import Path

import pytest

from tests.support.samples import Sample
from tests.support.tools import run

pytestmark = pytest.mark.external


def test_epubcheck_finds_nothing(sample: Sample) -> None:
    done = run("epubcheck", sample.file("epub"))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 fatals / 0 errors / 0 warnings" in done.stdout


def test_ace_finds_no_barrier(all_samples: list[Sample], tmp_path: Path) -> None:
    done = run("ace", "--force", "--silent", "--outdir", tmp_path, all_samples[0].file("epub"))
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    failed = [
        (document["earl:testSubject"]["url"], case["earl:test"]["dct:title"])
        for document in report["assertions"]
        for case in document["assertions"]
    ]
    assert failed == []
