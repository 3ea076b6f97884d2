"""External programs for conformance tests: a name in; a path, or a skip that says what to install, out."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

TOOLS = Path(os.environ.get("CASEPUB_TOOLS") or Path.home() / ".cache" / "casepub-tools")
REQUIRED = bool(os.environ.get("CASEPUB_REQUIRE_TOOLS"))


def tool(name: str) -> str:
    """Find a program on PATH or among the installed tools; skip without it (fail where CI requires it)."""
    found = shutil.which(name) or shutil.which(name, path=str(TOOLS / "bin"))
    if found:
        return found
    complaint = f"{name} is not installed (scripts/install_tools.sh installs it)"
    if REQUIRED:
        pytest.fail(complaint)
    pytest.skip(complaint)


def run(name: str, *arguments: str | Path, timeout: float = 240) -> subprocess.CompletedProcess[str]:
    """Run a tool and give what it printed; its exit code is for the test to judge."""
    command = [tool(name), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=timeout, check=False)
