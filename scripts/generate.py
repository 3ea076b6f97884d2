"""Write the files that are derived from the code, or (`--check`) tell which are stale.

Comes in: the table below, path in the repository to a function that gives the text. A new generated
file is a new line here; `make check` then guards it.
"""

import json
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from casepub.model.native import json_schema

ROOT = Path(__file__).parents[1]

# path -> "module:function" that returns the whole text of the file
GENERATED = {
    "docs/templates.md": "casepub.template.reference:reference_page",
    "docs/article.schema.json": "scripts.generate:schema_text",
    "docs/clreq.md": "scripts.clauses:clreq_page",
    "docs/jlreq.md": "scripts.clauses:jlreq_page",
}


def schema_text() -> str:
    """Give the JSON Schema of the model as `casepub dump` writes it."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


def text_of(entry: str) -> str:
    """Call the function that an entry names."""
    module, _, name = entry.partition(":")
    function: Callable[[], str] = getattr(import_module(module), name)
    return function()


def stale(path: str, text: str) -> bool:
    """Tell whether a generated file differs from what the code gives now."""
    file = ROOT / path
    return not file.exists() or file.read_text(encoding="utf-8") != text


def write(path: str, text: str) -> None:
    """Put a generated file in its place."""
    file = ROOT / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode("utf-8"))


def main(arguments: list[str]) -> int:
    """Write what is stale; with `--check` only name it, and give 1."""
    texts = {path: text_of(entry) for path, entry in GENERATED.items()}
    old = [path for path, text in texts.items() if stale(path, text)]
    if "--check" in arguments:
        for path in old:
            print(f"{path} is stale: run `make docs`", file=sys.stderr)
        return 1 if old else 0
    for path in old:
        write(path, texts[path])
        print(f"wrote {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
