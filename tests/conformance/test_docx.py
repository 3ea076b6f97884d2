"""Word files as other programs see them: openxml-audit, LibreOffice."""

import json

import pytest

from tests.support.samples import Sample
from tests.support.text import lost_in, model_lines
from tests.support.tools import run

pytestmark = pytest.mark.external


def test_openxml_audit_finds_nothing(sample: Sample) -> None:
    done = run("openxml-audit", "--output", "json", sample.file("docx"))
    (told,) = json.loads(done.stdout)
    assert (told["error_count"], told["warning_count"]) == (0, 0), done.stdout
    assert told["verdict"]["prediction"] == "opens-clean"


def test_libreoffice_opens_it_with_the_same_text(
    all_samples: list[Sample], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("office")
    files = [sample.file("docx") for sample in all_samples]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run("soffice", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder, *files)
    lost = {}
    for sample in all_samples:
        text = (folder / f"{sample.name}.txt").read_text(encoding="utf-8-sig")
        if gone := lost_in(text, model_lines(sample.article)):
            lost[sample.name] = gone
    assert lost == {}
