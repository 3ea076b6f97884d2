"""Page skeletons: a template's own file wins, nothing unescaped, nothing undefined, nothing outside."""

from pathlib import Path

import pytest

from casepub.errors import RenderError
from casepub.renderers.markup.environment import fill, markup


def skeleton(folder: Path, text: str) -> tuple[str, ...]:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "page.j2").write_text(text, encoding="utf-8")
    return (str(folder),)


def test_values_are_escaped_unless_marked(tmp_path: Path) -> None:
    folders = skeleton(tmp_path, "{{ a }}{{ b }}")
    assert fill(folders, "page.j2", {"a": "<i>", "b": markup("<b>")}) == "&lt;i&gt;<b>"


def test_the_nearest_folder_wins(tmp_path: Path) -> None:
    folders = skeleton(tmp_path / "near", "near") + skeleton(tmp_path / "far", "far")
    assert fill(folders, "page.j2", {}) == "near"


@pytest.mark.parametrize(
    "text", ["{{ unknown }}", "{% if %}", "{{ ''.__class__.__mro__ }}", "{% include '../../secret' %}", "{{ a.b.c }}"]
)
def test_a_wrong_skeleton_is_one_clear_error(tmp_path: Path, text: str) -> None:
    folders = skeleton(tmp_path, "\n" + text)
    with pytest.raises(RenderError, match=r"page\.j2"):
        fill(folders, "page.j2", {"a": 1})
