"""Web pages as other programs see them: the Nu checker, axe-core in Chromium at 390 and 1280 px, light and dark."""

import json

import pytest

from tests.support.samples import Sample
from tests.support.text import lost_in, model_lines
from tests.support.tools import run

pytestmark = pytest.mark.external

# The checker takes data: pictures for a breach of a policy that allows them (validator #2062).
KNOWN_FALSE = r".*violates Content Security Policy.*data:image.*"


def test_the_nu_checker_finds_nothing(all_samples: list[Sample]) -> None:
    pages = [sample.file("html") for sample in all_samples]
    flags = ("--stdout", "--format", "gnu", "--also-check-css", "--filterpattern", KNOWN_FALSE)
    done = run("vnu", *flags, *pages)
    assert done.stdout.strip() == ""
    assert done.returncode == 0, done.stderr


def test_axe_finds_no_barrier(all_samples: list[Sample]) -> None:
    done = run("browser", "axe", *(sample.file("html") for sample in all_samples))
    assert json.loads(done.stdout or "null") == [], done.stdout + done.stderr


def test_the_browser_shows_the_text(sample: Sample) -> None:
    done = run("browser", "text", sample.file("html"))
    assert lost_in(done.stdout, model_lines(sample.article)) == []
