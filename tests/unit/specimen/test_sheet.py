"""The specimen: every language has its samples, and a rule that a sample states changes its lines."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from casepub.cli.main import main
from casepub.errors import TemplateError
from casepub.model import Table
from casepub.model.walk import text_of
from casepub.specimen import LANGUAGES, specimen
from casepub.specimen.sample import Sample
from casepub.specimen.samples import GROUPS
from casepub.specimen.sheet import MEASURE, language_of
from casepub.template import load
from casepub.text.region import region_of
from tests.support.probe import Row, set_rows

SAMPLES = [sample for group in GROUPS for sample in group.samples]
TAGS = tuple(LANGUAGES.values())
OTHERS: tuple[dict[str, str], ...] = (
    {}, {"kinsoku": "none"}, {"kinsoku": "jlreq-very-strict"}, {"word_break": "normal"}, {"word_break": "keep-all"},
)  # fmt: skip
ROWS = [sample for sample in SAMPLES if sample.direction != "vertical"]


@pytest.mark.parametrize("language", TAGS)
@pytest.mark.parametrize("vertical", [False, True], ids=["rows", "columns"])
def test_every_sample_of_a_language_is_on_its_sheet(language: str, vertical: bool) -> None:
    article, template = specimen(load("article"), language, vertical=vertical)
    tables = [block for block in article.body if isinstance(block, Table)]
    told = [text_of((row.cells[0].children[0],)) for table in tables for row in table.body]
    unwanted = "horizontal" if vertical else "vertical"
    wanted = [s for s in SAMPLES if s.content(language) is not None and s.direction != unwanted]
    assert len(told) == len(wanted) > 15
    assert all(name.startswith(sample.rule) for name, sample in zip(told, wanted, strict=True))
    assert all(name.splitlines()[-1] != sample.rule for name, sample in zip(told, wanted, strict=True))
    assert (template.page.writing_mode == "vertical-rl") == vertical


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.rule)
def test_every_sample_names_a_clause_and_something_to_look_for(sample: Sample) -> None:
    assert sample.look
    assert all(sample.source(language) for language in TAGS if sample.content(language) is not None)


@pytest.mark.parametrize("sample", [s for s in ROWS if s.rules.keys() - {"hyphens"}], ids=lambda sample: sample.rule)
def test_a_stated_rule_changes_the_lines_in_some_language(sample: Sample) -> None:
    tags = [tag for tag in TAGS if sample.content(tag) is not None]
    assert any(_set(sample, tag, sample.rules) != _set(sample, tag, other) for tag in tags for other in OTHERS)


def _set(sample: Sample, language: str, rules: Mapping[str, Any]) -> list[str]:
    content = sample.content(language)
    assert content is not None
    indent = region_of(language).indent if rules.get("text_indent") == "auto" else 0.0
    rows: list[Row] = set_rows(content, language, float(MEASURE), **{**rules, "indent": indent})
    return [f"{glyph.char}{glyph.x:.2f}" for row in rows for glyph in row.glyphs]


def test_a_tag_means_the_sheet_of_its_region() -> None:
    assert language_of("zh-TW") == "zh-Hant-TW"
    assert language_of("zh") == "zh-Hans"
    assert language_of("yue") == "zh-Hant-HK"


@pytest.mark.parametrize(("language", "word"), [("fr", "ja"), ("kr", "ko"), ("", "zh-Hans")])
def test_an_unknown_language_is_one_sentence(language: str, word: str) -> None:
    with pytest.raises(TemplateError, match="there is no specimen in") as caught:
        specimen(load("article"), language)
    assert word in str(caught.value)


def test_a_page_too_narrow_is_refused(tmp_path: Path) -> None:
    (tmp_path / "template.toml").write_text('extends = "base"\n[page]\nsize = "A6"\n', encoding="utf-8")
    with pytest.raises(TemplateError, match="wider type area"):
        specimen(load(tmp_path), "ja")


@pytest.mark.parametrize("language", TAGS)
def test_no_character_of_a_sample_is_lost(language: str) -> None:
    for sample in ROWS:
        content = sample.content(language)
        if isinstance(content, str):
            rows = set_rows(content, language, float(MEASURE), **{**sample.rules, "text_indent": "auto"})
            told = "".join(glyph.char for row in rows for glyph in row.glyphs)
            assert told.replace(" ", "").replace("\u00ad", "") == content.replace(" ", ""), sample.rule


@pytest.mark.parametrize(
    "arguments",
    [["--language", "ja", "--vertical"], ["--language", "zh-TW", "--template", "novel"]],
    ids=["ja-columns", "tw-novel"],
)
def test_the_command_writes_a_pdf(arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "specimen.pdf"
    assert main(["specimen", *arguments, "-o", str(file)]) == 0
    assert capsys.readouterr().err == ""
    assert file.read_bytes().startswith(b"%PDF-")


def test_the_command_writes_to_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["specimen", "--language", "ko", "-o", "-"]) == 0
    assert capfdbinary.readouterr().out.startswith(b"%PDF-")


def test_the_command_refuses_in_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "specimen.pdf"
    assert main(["specimen", "--language", "xx", "-o", str(file)]) == 1
    assert main(["specimen", "--template", "artcle", "-o", str(file)]) == 1
    told = capsys.readouterr().err
    assert "error: there is no specimen in 'xx' (there are zh-Hans, zh-Hant-TW, zh-Hant-HK, ja, ko)" in told
    assert "did you mean 'article'?" in told
    assert not file.exists()


def test_the_help_has_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["specimen", "--help"]) == 0
    assert "Example: casepub specimen" in capsys.readouterr().out
