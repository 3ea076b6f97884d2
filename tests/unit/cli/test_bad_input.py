"""Bad input, one row each: a clear sentence that names the place and the cure, exit code 1, and nothing is lost."""

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from casepub.cli.main import main
from casepub.model import Article, Metadata, Paragraph, Text, native

GOOD = "纸上的城市\n\n2024年3月5日\n\n这座小城有一条河,河上有三座桥。桥的名字都很短。\n\n第二天早晨,人们又走上桥去。\n"
FORMATS = ("pdf", "docx", "epub", "html")


@pytest.fixture(autouse=True)
def _folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    Path("good.txt").write_text(GOOD, encoding="utf-8")


def missing() -> str:
    return "gone.txt"


def empty() -> str:
    Path("empty.txt").write_bytes(b"")
    return "empty.txt"


def blank() -> str:
    Path("blank.txt").write_text(" \n\n\t\n", encoding="utf-8")
    return "blank.txt"


def invisible() -> str:
    Path("invisible.txt").write_text("\ufeff\u200b\n\u200b", encoding="utf-8")
    return "invisible.txt"


def folder() -> str:
    Path("folder.txt").mkdir()
    return "folder.txt"


def binary() -> str:
    Path("binary.txt").write_bytes(bytes(range(256)) * 64)
    return "binary.txt"


def undecodable() -> str:
    Path("bytes.txt").write_bytes("标题\n\n正文。".encode() + b"\xff\xfe\xfa\x80\x81\xff" * 40)
    return "bytes.txt"


def huge() -> str:
    with Path("huge.txt").open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    return "huge.txt"


def unknown_suffix() -> str:
    Path("text.xyz").write_text(GOOD, encoding="utf-8")
    return "text.xyz"


def broken_package() -> str:
    Path("broken.docx").write_bytes(b"PK\x03\x04 and then nothing that a zip would have")
    return "broken.docx"


def broken_model() -> str:
    Path("model.json").write_text('{"schema_version": 1, "type": "article", "bdy": []}', encoding="utf-8")
    return "model.json"


def newer_model() -> str:
    Path("newer.json").write_text('{"schema_version": 999, "type": "article"}', encoding="utf-8")
    return "newer.json"


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (missing, ("gone.txt", "no such file")),
        (empty, ("empty.txt", "empty")),
        (blank, ("blank.txt", "empty")),
        (invisible, ("invisible.txt",)),
        (folder, ("folder.txt", "folder")),
        (binary, ("binary.txt",)),
        (undecodable, ("bytes.txt", "utf-8")),
        (huge, ("huge.txt", "200 MB", "--max-size")),
        (unknown_suffix, ("text.xyz", "'.xyz'", "--from")),
        (broken_package, ("broken.docx",)),
        (broken_model, ("model.json", "bdy", "did you mean 'body'?")),
        (newer_model, ("newer.json", "update casepub")),
    ],
    ids=lambda value: value.__name__ if callable(value) else "",
)
def test_bad_source(make: Callable[[], str], words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", make(), "--to", "html", "--out-dir", "out"]) == 1
    told = capsys.readouterr().err
    assert_clear(told, words)
    assert not Path("out").exists() or not list(Path("out").iterdir())


def assert_clear(told: str, words: tuple[str, ...]) -> None:
    """Demand one `error:` sentence with these words in it, and no traceback."""
    errors = [line for line in told.splitlines() if line.startswith("error: ")]
    assert len(errors) == 1, told
    assert "Traceback" not in told
    for word in words:
        assert word.lower() in errors[0].lower(), told


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ('[page]\nsise = "A5"', ("page.sise", "did you mean 'size'?")),
        ('[styles.paragraph]\ntext_indent = "2 ems"', ("text_indent", "2 ems", "2em")),
        ('[styles.paragraph]\ncolor = "ink"', ("styles.paragraph.color", "ink")),
        ('[page]\ncolumns = "two"', ("page.columns", "two")),
        ('[page]\nsize = "A99"', ("page.size", "A99")),
        ("[page", ("no TOML",)),
        ('extends = "nobody"', ("'mine'", "extends", "nobody")),
        ('[body]\nsize = "9pt"', ("body: unknown key", "there are", "styles")),
        ('[fonts.serif]\nhans = "{size.nothing}"', ("size.nothing",)),
    ],
)
def test_bad_template(template: str, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    make_template(template)
    assert main(["convert", "good.txt", "--to", "html", "--template", "./mine"]) == 1
    assert_clear(capsys.readouterr().err, words)


def make_template(text: str) -> None:
    Path("mine").mkdir()
    head = "" if text.startswith("extends") else 'extends = "article"\n'
    Path("mine/template.toml").write_text(head + text, encoding="utf-8")


def test_unknown_template(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", "good.txt", "--to", "html", "--template", "artcle"]) == 1
    assert_clear(capsys.readouterr().err, ("artcle", "did you mean 'article'?"))


def test_unknown_font_family(capsys: pytest.CaptureFixture[str]) -> None:
    make_template('[fonts.serif]\nhans = "Noto Serif CKJ"')
    assert main(["convert", "good.txt", "--to", "pdf", "--template", "./mine"]) == 1
    assert_clear(capsys.readouterr().err, ("Noto Serif CKJ", "did you mean"))


def test_absent_font_family_gets_its_fallback(capsys: pytest.CaptureFixture[str]) -> None:
    make_template('[fonts.serif]\nhans = "SimSun"')
    assert main(["convert", "good.txt", "--to", "pdf", "--template", "./mine"]) == 0
    told = capsys.readouterr().err
    assert told.count("warning[font-substituted]") == 1
    assert "SimSun" in told


def test_no_such_font_folder(capsys: pytest.CaptureFixture[str]) -> None:
    make_template('[fonts.serif]\nhans = "Some Other Font"')
    arguments = ["convert", "good.txt", "--to", "pdf", "--template", "./mine", "--font-path", "nowhere"]
    assert main(arguments) == 1
    assert_clear(capsys.readouterr().err, ("nowhere", "no such font folder"))


@pytest.mark.parametrize("format_", FORMATS)
def test_characters_that_no_font_has(format_: str, capsys: pytest.CaptureFixture[str]) -> None:
    source = dumped("第一句\U000107ff。")
    assert main(["convert", source, "--to", format_]) == 0
    told = capsys.readouterr().err
    if format_ == "pdf":
        assert "warning[missing-glyph]" in told
        assert "U+107FF" in told


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("text", ["甲\x00\x07\x1b乙", "甲\ud800乙", "甲\udfff", "\ufffe\uffff丙"], ids=ascii)
def test_control_characters_and_unpaired_surrogates(
    text: str, format_: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["convert", dumped(text), "--to", format_])
    told = capsys.readouterr().err
    assert "Traceback" not in told
    assert code == 0 or told.startswith("error: ")


def dumped(text: str) -> str:
    article = Article(Metadata(title="题", language="zh-Hans"), (Paragraph((Text(text),)),))
    data = json.loads(native.dumps(article))
    Path("model.json").write_text(json.dumps(data), encoding="utf-8")
    return "model.json"


def no_space(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def read_only(*_: object, **__: object) -> None:
    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


@pytest.mark.parametrize(
    ("call", "failure", "words"),
    [
        ("casepub.files.os.fsync", no_space, ("no space left",)),
        ("casepub.files.tempfile.mkstemp", read_only, ("permission denied",)),
    ],
    ids=["full-disk", "read-only-folder"],
)
def test_the_old_file_stays_when_writing_fails(
    call: str,
    failure: Callable[..., None],
    words: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("out").mkdir()
    Path("out/good.html").write_text("old", encoding="utf-8")
    monkeypatch.setattr(call, failure)
    assert main(["convert", "good.txt", "--to", "html", "--out-dir", "out"]) == 1
    assert_clear(capsys.readouterr().err, ("good.html", *words))
    assert Path("out/good.html").read_text(encoding="utf-8") == "old"
    assert [path.name for path in Path("out").iterdir()] == ["good.html"]


def test_the_output_folder_is_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    Path("out").write_text("a file", encoding="utf-8")
    assert main(["convert", "good.txt", "--to", "html", "--out-dir", "out"]) == 1
    assert_clear(capsys.readouterr().err, ("out", "folder cannot be made", "file is in its place"))
