"""Takes the shipped fonts over from a folder: copies the catalogue's files into fonts/ and writes their checksums.

Run it when a new release of the Noto CJK collections is to be shipped, with the folder that the Debian package
fonts-noto-cjk installs, then look at the difference in fonts/catalogue.toml:

    python scripts/fonts.py /usr/share/fonts/opentype/noto
"""

from __future__ import annotations

import argparse
import hashlib
import re
import shutil
import sys
from pathlib import Path

FONTS = Path(__file__).parents[1] / "fonts"
_ENTRY = re.compile(r'(file = "(?P<file>[^"]+)"\nsha256 = ")[0-9a-f]{64}(")')


def take_over(source: Path, fonts: Path = FONTS) -> list[str]:
    """Copy every shipped file that differs and write its checksum; gives the names of the changed files."""
    catalogue = fonts / "catalogue.toml"
    text = catalogue.read_text(encoding="utf-8")
    changed = []
    for name in dict.fromkeys(match["file"] for match in _ENTRY.finditer(text)):
        digest = _digest(source / name)
        if digest != _digest(fonts / name):
            shutil.copyfile(source / name, fonts / name)
            changed.append(name)
        text = _with_digest(text, name, digest)
    catalogue.write_text(text, encoding="utf-8")
    return changed


def _with_digest(text: str, name: str, digest: str) -> str:
    return _ENTRY.sub(lambda match: f"{match[1]}{digest}{match[3]}" if match["file"] == name else match[0], text)


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path, help="the folder with the new files")
    arguments = parser.parse_args()
    try:
        changed = take_over(arguments.source)
    except OSError as error:
        print(f"{error.filename}: {error.strerror}; name the folder that holds the font files", file=sys.stderr)
        return 1
    print("\n".join(changed) or "nothing changed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
