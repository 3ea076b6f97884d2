"""The schema's own words: every key of a template once, and a row for each in the page."""

from casepub.template import load
from casepub.template.reference import reference_page, values_of, worded
from casepub.units import Length


def test_every_key_comes_once_with_its_value() -> None:
    pairs = list(values_of(load("article")))
    values = dict(pairs)
    assert len(pairs) == len(values)
    assert values["page.size"] == '"A4"'
    assert values["toc.enabled"] in {"true", "false"}
    assert "name" not in values
    assert "folders" not in values


def test_values_are_worded_as_toml() -> None:
    worded_values = [worded(value) for value in (True, 2, 0.5, "a", Length(10.5), ("a", "b"))]
    assert worded_values == ["true", "2", "0.5", '"a"', '"10.5pt"', '["a", "b"]']


def test_the_page_has_a_row_for_each_key() -> None:
    page = reference_page()
    sections = {key.split(".")[0] for key, _ in values_of(load("article")) if "." in key} - {"styles"}
    for section in sections:
        assert f"## `[{section}]`" in page
    assert "| `text_autospace` | length or `auto` |" in page
    assert "| `color` | colour |" in page
