"""The same bytes from every run: the order of sets, which changes from process to process, reaches no file."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from random import Random

WORDS = [
    "天地玄黄",
    "宇宙洪荒，",
    "“日月盈昃。”",
    "（见下）",
    "Unicode 17.0 ",
    "{漢字|かんじ}",
    "**中文**",
    "25%",
    "：",
    "！？",
    "……",
    ".",
]
CHANCE = Random(1)
TEXT = "# 第一章 天地\n\n" + "\n\n".join("".join(CHANCE.choices(WORDS, k=60)) for _ in range(150))


def test_the_order_of_sets_reaches_no_file(tmp_path: Path) -> None:
    source = tmp_path / "a.md"
    source.write_text(TEXT, encoding="utf-8")
    made: dict[str, set[bytes]] = {name: set() for name in ("pdf", "docx", "epub", "html")}
    command = [sys.executable, "-m", "casepub", "convert", str(source), "--template", "novel", "--to", ",".join(made)]
    for seed in ("1", "2", "3"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([*command, "--out-dir", str(tmp_path)], env=environment, check=True, capture_output=True)
        for name, files in made.items():
            files.add(hashlib.sha256((tmp_path / f"a.{name}").read_bytes()).digest())
    assert {name: len(files) for name, files in made.items()} == dict.fromkeys(made, 1)
