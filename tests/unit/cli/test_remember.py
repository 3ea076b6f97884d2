"""`--restore`, `--remove` and `--remember`: what the user overrules, and that it holds in the next run."""

import json
from pathlib import Path

import pytest

from casepub.cli.main import main

TEXT = """联系我们:江畔路一号 abc@example.com

渡口来了新米

2025-06-06

清晨的渡口来了三条船，船上装满了新米，船夫们把米袋一只一只搬上岸。

到了傍晚，渡口又静下来，只有灯还亮着，照着水面上的几只野鸭和空船。
"""


@pytest.fixture(autouse=True)
def _folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TEXT, encoding="utf-8")


def dump(*options: str) -> str:
    assert main(["dump", "a.txt", "-o", "out.json", *options]) == 0
    return json.dumps(json.loads(Path("out.json").read_text(encoding="utf-8"))["body"], ensure_ascii=False)


def test_choices_hold_in_the_next_run() -> None:
    assert "江畔路" not in dump()
    assert "江畔路" in dump("--restore", "1", "--remove", "9", "--remember")
    assert "江畔路" in dump()
    assert "傍晚" not in dump()
    assert Path("a.txt.casepub.toml").read_text(encoding="utf-8") == "restore = [1]\nremove = [9]\n"


def test_choices_of_one_run_are_not_kept() -> None:
    dump("--restore", "1")
    assert not Path("a.txt.casepub.toml").exists()


def test_what_stands_in_the_sidecar_stays() -> None:
    Path("a.casepub.toml").write_text('# mine\ntitle = "新米"\nrestore = [\n  1,\n]', encoding="utf-8")
    dump("--restore", "5", "--keep-punctuation", "--remember")
    kept = Path("a.casepub.toml").read_text(encoding="utf-8")
    assert kept == '# mine\ntitle = "新米"\nrestore = [1, 5]\nkeep_punctuation = true\n'
    assert not Path("a.txt.casepub.toml").exists()


def test_a_broken_sidecar_is_not_overwritten(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt.casepub.toml").write_text("restore = [", encoding="utf-8")
    assert main(["dump", "a.txt", "--restore", "1", "--remember"]) != 0
    assert "a.txt.casepub.toml: cannot be kept" in capsys.readouterr().err
    assert Path("a.txt.casepub.toml").read_text(encoding="utf-8") == "restore = ["
