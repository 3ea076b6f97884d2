"""What the command line does with right and wrong words: arguments in; exit code, files and words out."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from casepub.cli import progress
from casepub.cli.main import COMMANDS, main
from casepub.model import Article, Metadata, Paragraph, Text, native
from tests.support.fake import BROKEN, FAKE


@pytest.fixture(autouse=True)
def _formats(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("casepub.registry.RENDERERS", (FAKE, BROKEN))
    monkeypatch.chdir(tmp_path)


def write(name: str, text: str = "正文。") -> Path:
    article = Article(Metadata(title="题", language="zh-Hans"), (Paragraph((Text(text),)),))
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(native.dumps(article), encoding="utf-8")
    return path


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS if name not in {"templates", "fonts"})])
def test_help_shows_an_example(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command, "--help"]) == 0
    assert "Example: casepub" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["convrt"], "did you mean 'convert'?"),
        (["convert"], "SOURCE"),
        (["convert", "a.json"], "--to pdf,docx,epub,html or -o FILE"),
        (["convert", "a.json", "--to", "fak"], "did you mean 'fake'?"),
        (["convert", "a.json", "-o", "a.xyz"], "'.xyz'"),
        (["convert", "a.json", "-o", "a"], "a: no format has the suffix"),
        (["convert", "a.json", "b.json", "-o", "a.fake"], "several sources"),
        (["convert", "a.json", "sub/a.json", "--to", "fake"], "2 times"),
        (["convert", "a.fake", "--to", "fake"], "is a source"),
        (["convert", "a.json", "--to", "fake", "--restore", "1,x"], "no list of lines"),
        (["convert", "a.json", "--to", "fake", "--language", "klingon"], "'klingon' is no language tag"),
        (["convert", "a.json", "--to", "fake", "--language", "jp"], "did you mean 'ja'?"),
        (["convert", "a.json", "--to", "fake", "--changes", "maybe"], "--changes"),
        (["convert", "a.json", "--to", "fake,broken", "-o", "-"], "one format"),
        (["convert", "a.json", "--to", "fake", "--wrong"], "--wrong"),
        (["templates", "shw"], "shw"),
        (["dump"], "SOURCE"),
    ],
)
def test_wrong_usage(arguments: list[str], word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    told = capsys.readouterr()
    assert word in told.err
    assert told.out == ""


def test_convert_writes_beside_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    write("a.json", "甲")
    write("b.c.json", "乙")
    assert main(["convert", "a.json", "b.c.json", "--to", "fake", "--out-dir", "new/out"]) == 0
    assert Path("new/out/a.fake").read_text(encoding="utf-8") == "甲\n"
    assert Path("new/out/b.c.fake").read_text(encoding="utf-8") == "乙\n"
    assert capsys.readouterr().out.splitlines() == [str(Path("new/out/a.fake")), str(Path("new/out/b.c.fake"))]


def test_convert_to_named_files_and_other_formats() -> None:
    write("a.json")
    assert main(["convert", "a.json", "-o", "x.fake", "-o", "y.fake", "--to", "fake"]) == 0
    assert {path.name for path in Path().glob("*.fake")} == {"x.fake", "y.fake"}


def test_one_failure_does_not_stop_the_rest(capsys: pytest.CaptureFixture[str]) -> None:
    write("good.json")
    assert main(["convert", "gone.json", "good.json", "--to", "broken,fake"]) == 1
    told = capsys.readouterr()
    assert told.out.split() == ["good.fake"]
    assert "error: gone.json: there is no such file" in told.err
    assert "error: the press is broken; mend it" in told.err


@pytest.mark.parametrize(("flags", "code"), [([], 0), (["--strict"], 1)])
def test_strict_counts_a_warning_as_failure(flags: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    write("a.json", "为什么?")
    assert main(["convert", "a.json", "--to", "fake", *flags]) == code
    told = capsys.readouterr().err
    assert "warning[question]: the text asks\n  hint: answer it" in told
    assert ("--strict" in told) == bool(flags)


def test_report_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    write("a.json", "为什么?")
    assert main(["convert", "a.json", "gone.json", "--to", "fake", "--report", "json"]) == 1
    first, second = json.loads(capsys.readouterr().out)["sources"]
    assert first["written"] == ["a.fake"]
    assert first["diagnostics"][0]["code"] == "question"
    assert second["errors"] == ["gone.json: there is no such file"]


def test_report_as_json_does_not_mix_with_a_file_on_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    write("a.json")
    assert main(["convert", "a.json", "--to", "fake", "-o", "-", "--report", "json"]) == 2
    assert "--report json" in capsys.readouterr().err


def test_standard_input_and_output(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    data = write("a.json", "甲").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert main(["convert", "-", "--to", "fake", "-o", "-"]) == 0
    assert capfdbinary.readouterr().out.decode("utf-8") == "甲\n"


def test_standard_input_gives_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    data = write("a.json", "甲").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert main(["convert", "-", "--to", "fake"]) == 0
    assert Path("article.fake").exists()


def test_dump_prints_the_model(capsys: pytest.CaptureFixture[str]) -> None:
    source = write("a.json", "甲")
    assert main(["dump", "a.json"]) == 0
    assert native.loads(capsys.readouterr().out) == native.loads(source.read_text(encoding="utf-8"))
    assert main(["dump", "a.json", "-o", "b.json"]) == 0
    assert Path("b.json").read_bytes() == source.read_bytes()


def test_a_form_of_explaining_explains(capsys: pytest.CaptureFixture[str]) -> None:
    write("a.json", "甲")
    assert main(["dump", "a.json", "--report", "html"]) == 0
    page = capsys.readouterr().out
    assert main(["dump", "a.json", "--explain", "--report", "html"]) == 0
    assert page == capsys.readouterr().out
    assert page.startswith("<!doctype html>")


def test_formats_names_what_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["formats"]) == 0
    told = capsys.readouterr().out
    reads, writes = told.split("writes:")
    assert ".txt" in reads
    assert "fake" in writes


def test_templates(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["templates", "list"]) == 0
    assert {line.split()[0] for line in capsys.readouterr().out.splitlines()} >= {"article", "base", "novel"}
    assert main(["templates", "show", "article"]) == 0
    assert 'page.size = "A4"\n' in capsys.readouterr().out
    assert main(["templates", "check", "article"]) == 0
    rows = dict(line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines()[1:])
    assert rows["page.size"].split() == ["yes", "no"]
    assert rows["text.align"].split() == ["n/a", "no"]


def test_fonts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fonts", "list"]) == 0
    assert "Noto Serif CJK" in capsys.readouterr().out
    assert main(["fonts", "check"]) == 0
    assert "0 complaints" in capsys.readouterr().out


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_progress_shows_on_a_terminal_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    monkeypatch.setenv("TERM", "xterm")
    with progress.Progress() as shown:
        shown.at("a[b].txt")
        shown._timer.join()
        shown.doing("pdf")
    assert "a[b].txt: pdf" in terminal.getvalue()


def test_no_progress_in_a_pipe(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    write("a.json")
    assert main(["convert", "a.json", "--to", "fake"]) == 0
    assert capsys.readouterr().err == ""


def test_nobody_reads_the_output() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "casepub", "formats"]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert done.stderr == ""
    assert done.returncode == 1


def test_a_markdown_book_as_pdf_loads_no_more_than_it_needs() -> None:
    Path("a.md").write_text("# 题\n\n正文。\n", encoding="utf-8")
    script = (
        "import sys; from casepub.cli.main import main; code = main(['convert', 'a.md', '-o', 'a.pdf'])\n"
        "print(*sys.modules, file=sys.stderr); sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = set(done.stderr.split())
    assert loaded >= {"casepub.renderers.pdf", "casepub.readers.markdown.straight"}
    unwanted = {
        "importlib.metadata", "urllib.request", "email", "rich", "markdown_it", "lxml", "docx", "jinja2", "ebooklib",
        "casepub.readers.markdown.blocks", "casepub.readers.structure.credits", "casepub.renderers.markup",
    }  # fmt: skip
    assert loaded & unwanted == set()
