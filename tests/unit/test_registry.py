"""Formats of other packages: found where no built-in one fits, described, and refused where two bear one name."""

from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from casepub import registry
from casepub.errors import CasepubError, UnknownFormatError
from tests.support.fake import FakeRenderer


class Signs:
    """A renderer as another package may state it."""

    TITLE = "signs"
    SUFFIXES = (".signs",)


@pytest.fixture
def points(monkeypatch: pytest.MonkeyPatch) -> list[EntryPoint]:
    found = [EntryPoint("signs", f"{__name__}:Signs", "casepub.renderers")]
    monkeypatch.setattr(registry, "_points", lambda group: tuple(point for point in found if point.group == group))
    return found


@pytest.mark.usefixtures("points")
def test_an_added_format_is_found_by_name_and_suffix() -> None:
    assert isinstance(registry.renderer("signs"), Signs)
    assert registry.renderer_name_for(Path("a.SIGNS")) == "signs"
    assert registry.renderer_format("signs") == registry.renderer_formats()[-1]
    assert registry.renderer_format("sings") is None
    with pytest.raises(UnknownFormatError, match=r"did you mean 'signs'\?; it can write pdf, .*, signs"):
        registry.renderer("sings")


def test_two_formats_of_one_name_are_refused(points: list[EntryPoint]) -> None:
    points.append(EntryPoint("pdf", f"{FakeRenderer.__module__}:FakeRenderer", "casepub.renderers"))
    with pytest.raises(CasepubError, match=r"two packages add the format 'pdf': casepub and tests\.support\.fake"):
        registry.renderer_formats()


def test_a_format_that_cannot_be_loaded_is_named(points: list[EntryPoint]) -> None:
    points.append(EntryPoint("signals", "tests.support.fake:Absent", "casepub.renderers"))
    with pytest.raises(CasepubError, match=r"the format 'signals' of tests\.support\.fake:Absent cannot be loaded"):
        registry.renderer("signals")


def test_built_in_formats_ask_no_other_package(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(group: str) -> tuple[EntryPoint, ...]:
        raise AssertionError(group)

    monkeypatch.setattr(registry, "_points", asked)
    assert [registry.renderer_name_for(Path(f"a.{name}")) for name in ("pdf", "docx", "epub", "html")]
    assert all(registry.renderer(name) for name in ("pdf", "docx", "epub", "html"))
    assert all(registry.reader(format_.name) for format_ in registry.READERS)
