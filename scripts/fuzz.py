"""Fuzz the readers of bytes with atheris: `python -m scripts.fuzz READER SECONDS`, or `all` for each in turn.

Any input must give articles or a SourceError, within ten seconds, and every letter that it shows must be kept or on
record (`tests/support/conservation.py`). An input that breaks this is written to the folder of `--findings`.
"""

from __future__ import annotations

import argparse
import gzip
import io
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent
TOPICS: Final = ("text", "html", "mhtml", "docx", "docx-package", "epub", "epub-package", "jsonl", "feed", "markdown",
                 "aozora")  # fmt: skip
ENCODINGS: Final = ("utf-8", "gb18030", "cp932", "utf-16", "big5")
HTML: Final = "<h1>题</h1><p>一句话，在<b>这里</b>。</p><ol><li>一<li>二</ol>"
AOZORA: Final = "題\n著者\n\n漢字《かんじ》の｜文《ぶん》［＃「文」に傍点］※［＃「木＋世」、第3水準1-84-77］\n"
WRITTEN: Final = {
    "jsonl": (
        '{"title": "题", "text": "一句话，在这里。", "date": "2024-05-06"}',
        '{"text": "一句话，在这里。"}\n{"html": "<p>一句话</p>"}\n{"markdown": "# 题\\n\\n*字*"}\n',
    ),
    "feed": (
        "<rss><channel><item><title>题</title><description>&lt;p&gt;一句话</description></item></channel></rss>",
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>题</title><content>话</content></entry></feed>",
    ),
    "markdown": (
        "# 题\n\n正文*字*，[链接](a)。[^1]\n\n| a | b |\n|---|---|\n| 一 | 二 |\n\n[^1]: 注\n",
        "---\ntitle: 题\n---\n\n> 引文\n\n1. 一\n   - 二\n\n```py\n代码\n```\n\n{漢|かん}\n",
    ),
}
# The longest input that is tried: hostile lengths have tests of their own (tests/unit/readers/test_hostile.py).
LONGEST: Final = 20_000
SLOWEST: Final = 10
MEMORY: Final = 1500  # instrumented code and the fuzzer's own tables included


def main() -> int:
    """Fuzz one reader in this process, or each of them in one of its own; 1 when something was found."""
    arguments = _parser().parse_args()
    if arguments.topic == "all":
        return max(_in_process(topic, arguments) for topic in TOPICS)
    return _fuzz(arguments)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("topic", choices=("all", *TOPICS))
    parser.add_argument("seconds", type=int, nargs="?", default=20)
    parser.add_argument("--corpus", type=Path, help="a folder that keeps what is learnt from one run to the next")
    parser.add_argument("--findings", type=Path, default=ROOT / "build" / "fuzz")
    return parser


def _in_process(topic: str, arguments: argparse.Namespace) -> int:
    more = ["--corpus", str(arguments.corpus / topic)] if arguments.corpus else []
    command = [sys.executable, "-m", "scripts.fuzz", topic, str(arguments.seconds), *more]
    found = subprocess.run([*command, "--findings", str(arguments.findings)], cwd=ROOT, capture_output=True, text=True)
    print(f"{topic}: {'ok' if found.returncode == 0 else 'FOUND SOMETHING'}", flush=True)
    if found.returncode:
        print((found.stdout + found.stderr)[-4000:], flush=True)
    return min(1, found.returncode)


def _fuzz(arguments: argparse.Namespace) -> int:
    import atheris

    with atheris.instrument_imports(include=["casepub"], enable_loader_override=False):
        from tests.support.conservation import check

    arguments.findings.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        corpus = arguments.corpus or Path(folder)
        corpus.mkdir(parents=True, exist_ok=True)
        for number, seed in enumerate(seeds(arguments.topic)):
            (corpus / f"seed-{number}").write_bytes(seed[:LONGEST])
        name, made = _input_of(arguments.topic)
        atheris.Setup([sys.argv[0], str(corpus), *_options(arguments)], lambda data: check(name, made(data)))
        atheris.Fuzz()
    return 0


def _options(arguments: argparse.Namespace) -> list[str]:
    return [
        f"-max_total_time={arguments.seconds}", f"-timeout={SLOWEST}", f"-rss_limit_mb={MEMORY}",
        f"-max_len={LONGEST}", f"-artifact_prefix={arguments.findings}/{arguments.topic}-", "-print_final_stats=1",
    ]  # fmt: skip


def _input_of(topic: str) -> tuple[str, Callable[[bytes], bytes]]:
    """Give the reader of a topic, and how an input is made of the bytes that the fuzzer changes."""
    from tests.support.packages import epub, repacked
    from tests.support.word import word

    package = word("")
    match topic:
        case "docx":
            return "docx", lambda data: repacked(package, {"word/document.xml": data})
        case "epub":
            return "epub", epub
        case "mhtml":
            return "html", bytes
        case _:
            return topic.removesuffix("-package"), bytes


def seeds(topic: str) -> list[bytes]:
    """Give what to begin with: our own examples, and what our own renderers make of them."""
    from casepub import read, render
    from tests.support.packages import epub, mhtml, xhtml
    from tests.support.word import paragraph, text, word

    article = read(ROOT / "examples" / "article.zh-Hans.txt")
    match topic:
        case "text" | "aozora":
            return [*_texts(), AOZORA.encode()]
        case "html" | "epub":
            pages = sorted((ROOT / "tests" / "corpus_html").glob("*.html"))
            return [*(page.read_bytes() for page in pages), render(article, "html")]
        case "mhtml":
            return [mhtml(HTML.encode(), more=2), gzip.compress(HTML.encode())]
        case "docx":
            packages = word(paragraph(text("一句话，在这里。"))), render(article, "docx")
            return [_part(package, "word/document.xml") for package in packages]
        case "docx-package":
            return [render(article, "docx"), word(paragraph(text("一句话，在这里。")))]
        case "epub-package":
            return [epub(xhtml(HTML), xhtml(HTML))]
        case _:
            return [written.encode() for written in WRITTEN[topic]]


def _texts() -> Iterator[bytes]:
    paths = sorted((ROOT / "tests" / "corpus").glob("*.txt"))
    for path, encoding in zip(paths, ENCODINGS * len(paths), strict=False):
        yield path.read_text("utf-8").encode(encoding, "ignore")


def _part(package: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return archive.read(name)


if __name__ == "__main__":
    sys.exit(main())
