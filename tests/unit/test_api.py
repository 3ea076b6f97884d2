"""The library as the README shows it, and what it refuses."""

import re
from pathlib import Path

import pytest

import casepub
from casepub.errors import RenderError, SourceError
from casepub.model import Article, Block, BulletList, ListItem, Metadata, Paragraph, Text
from casepub.readers.base import ReadOptions

ROOT = Path(__file__).resolve().parents[2]
TEXT = (
    "纸上的城市\n\n2024年3月5日\n\n这座小城有一条河，河上有三座桥。桥的名字都很短。\n\n第二天早晨，人们又走上桥去。\n"
)


@pytest.fixture(autouse=True)
def _folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    Path("article.txt").write_text(TEXT, encoding="utf-8")


def test_the_example_of_the_readme_runs() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    exec(compile(example, "README.md", "exec"), {})
    assert Path("out/article.pdf").read_bytes().startswith(b"%PDF-")
    assert Path("out/article.epub").read_bytes().startswith(b"PK")


@pytest.mark.parametrize("how", [{"language": "klingon"}, {"options": ReadOptions(language="klingon")}])
def test_a_language_that_is_none(how: dict[str, object]) -> None:
    with pytest.raises(SourceError, match="'klingon' is no language tag"):
        casepub.read("article.txt", **how)  # type: ignore[arg-type]


def test_a_language_in_the_sidecar_that_is_none() -> None:
    Path("article.casepub.toml").write_text('language = "jp"', encoding="utf-8")
    with pytest.raises(SourceError, match="did you mean 'ja'"):
        casepub.read("article.txt")


def nested(levels: int) -> Article:
    block: Block = Paragraph((Text("底"),))
    for _ in range(levels):
        block = BulletList((ListItem((block,)),))
    return Article(Metadata(title="深", language="zh-Hans"), (block,))


@pytest.mark.parametrize("format", ["pdf", "docx", "epub", "html"])
def test_text_nested_too_deeply_is_refused_in_a_sentence(format: str) -> None:
    assert casepub.render(nested(20), format)
    with pytest.raises(RenderError, match=r"深: .* too deeply to be set"):
        casepub.render(nested(10_000), format)


@pytest.mark.parametrize("count", [0, 3, -1])
def test_one_process_or_two(count: int) -> None:
    with pytest.raises(RenderError, match="processes: 1 or 2 is wanted"):
        casepub.render(Article(Metadata(), ()), "html", processes=count)
