"""The Word file with every node, as validators and LibreOffice see it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from casepub.model import Article, Collection
from casepub.template import Template, load
from tests.support.everynode import every_article
from tests.support.text import lost_in, model_lines
from tests.support.tools import run
from tests.support.wordml import article, docx_bytes, p, several, with_page

pytestmark = pytest.mark.external


def rich(**page: object) -> Template:
    """Give a template with everything on."""
    made = with_page(**page)
    return replace(
        made,
        toc=replace(made.toc, enabled=True),
        book=replace(made.book, title_page=True),
        numbering=replace(made.numbering, captions=True),
        figure=replace(made.figure, placeholder=True),
    )


CASES: dict[str, Callable[[], tuple[Article | Collection, Template]]] = {
    "base": lambda: (every_article(), load("base")),
    "novel": lambda: (every_article("ja"), load("novel")),
    "rich": lambda: (several(), rich(sides="double")),
    "vertical": lambda: (several(), rich(writing_mode="vertical-rl", columns=2, sides="double")),
    "korean": lambda: (every_article("ko"), load("article")),
}


@pytest.mark.parametrize("name", CASES)
def test_openxml_audit_finds_nothing(name: str, tmp_path: Path) -> None:
    document, template = CASES[name]()
    file = tmp_path / f"{name}.docx"
    file.write_bytes(docx_bytes(document, template, model=True))
    done = run("openxml-audit", file)
    assert "Errors: 0" in done.stdout, done.stdout
    assert "no findings" in done.stdout, done.stdout


def converted(file: Path, target: str) -> None:
    profile = f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"
    run("soffice", profile, "--headless", "--convert-to", target, "--outdir", file.parent, file)


def test_libreoffice_reads_the_text_of_everything(tmp_path: Path) -> None:
    file = tmp_path / "all.docx"
    source = every_article()
    file.write_bytes(docx_bytes(source, "article"))
    converted(file, "txt:Text (encoded):UTF8")
    text = (tmp_path / "all.txt").read_text(encoding="utf-8-sig")
    # LibreOffice brings references up to date when it opens a file.
    lines = [line for line in model_lines(source) if "引用" not in line]
    assert lost_in(text, lines) == []


def test_a_page_holds_the_lines_and_characters_of_the_grid(tmp_path: Path) -> None:
    file = tmp_path / "grid.docx"
    file.write_bytes(docx_bytes(article(p("国" * 5000)), "article"))
    converted(file, "pdf")
    told = run("pdftotext", "-f", "2", "-l", "2", "-layout", tmp_path / "grid.pdf", "-").stdout
    lines = [line.replace(" ", "") for line in told.splitlines() if "国" in line]
    assert [len(line) for line in lines] == [40] * 38
