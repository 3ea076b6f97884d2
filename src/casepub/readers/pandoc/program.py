"""The pandoc executable: bytes and a format in, its JSON syntax tree out; in a sandbox, with a time limit."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import Any, Final

from casepub.errors import SourceError

TIMEOUT: Final = 60
# Suffixes of the formats that pandoc names otherwise.
_FORMATS: Final = {
    ".odt": "odt", ".rst": "rst", ".org": "org", ".tex": "latex", ".latex": "latex", ".typ": "typst", ".rtf": "rtf",
    ".wiki": "mediawiki", ".textile": "textile", ".fb2": "fb2", ".ipynb": "ipynb", ".dbk": "docbook", ".muse": "muse",
}  # fmt: skip


def syntax_tree(data: bytes, suffix: str, name: str, timeout: float = TIMEOUT) -> dict[str, Any]:
    """Run pandoc.

    Raises:
        SourceError: pandoc is not installed, refuses the input, or takes too long.
    """
    program = shutil.which("pandoc")
    if program is None:
        raise SourceError(f"{name}: reading this format needs pandoc, which is not installed (see pandoc.org)")
    # --sandbox: pandoc reads no file but this one and asks no server (pandoc 2.15).
    command = [program, "--from", _FORMATS.get(suffix, suffix.lstrip(".") or "rst"), "--to", "json", "--sandbox"]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=timeout, check=False)
    except subprocess.TimeoutExpired:
        raise SourceError(f"{name}: pandoc took over {timeout:.0f} seconds and was stopped") from None
    except OSError as error:
        raise SourceError(f"{name}: pandoc cannot be run ({error.strerror})") from None
    if done.returncode:
        complaint = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise SourceError(f"{name}: pandoc cannot read it ({complaint[-1] if complaint else done.returncode})")
    return _loaded(done.stdout, name)


def _loaded(output: bytes, name: str) -> dict[str, Any]:
    try:
        tree = json.loads(output)
    except (ValueError, RecursionError) as error:
        raise SourceError(f"{name}: pandoc gave no syntax tree ({error})") from None
    if not isinstance(tree, dict) or not isinstance(tree.get("blocks"), list):
        raise SourceError(f"{name}: pandoc gave no syntax tree; update pandoc")
    return tree
