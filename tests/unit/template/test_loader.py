"""Finding a template: by name, by folder, by its file."""

from pathlib import Path

import pytest

from casepub.template import load
from casepub.template.loader import FILE


@pytest.mark.parametrize("tail", ["", "/", f"/{FILE}"])
def test_a_template_is_named_by_its_folder_or_its_file(tail: str, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('extends = "article"\ntitle = "Mine"\n', encoding="utf-8")
    assert load(f"{tmp_path}{tail}").title == "Mine"


def test_the_file_in_the_current_folder_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / FILE).write_text('extends = "article"\ntitle = "Mine"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert load(FILE).title == "Mine"
