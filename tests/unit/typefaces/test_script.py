"""The script that takes new fonts over: it copies what differs and writes the checksums."""

import hashlib
from pathlib import Path

from casepub.resources import FONTS
from scripts.fonts import take_over


def test_fonts_are_taken_over_with_their_checksums(tmp_path: Path) -> None:
    source, fonts = tmp_path / "new", tmp_path / "fonts"
    source.mkdir()
    fonts.mkdir()
    text = (FONTS / "catalogue.toml").read_text(encoding="utf-8")
    (fonts / "catalogue.toml").write_text(text, encoding="utf-8")
    names = sorted(path.name for path in FONTS.glob("*.ttc"))
    for name in names:
        (source / name).write_bytes(name.encode())
        (fonts / name).write_bytes(b"old")
    (fonts / names[0]).write_bytes(names[0].encode())
    assert sorted(take_over(source, fonts)) == names[1:]
    assert take_over(source, fonts) == []
    catalogue = (fonts / "catalogue.toml").read_text(encoding="utf-8")
    for name in names:
        assert (fonts / name).read_bytes() == name.encode()
        assert hashlib.sha256(name.encode()).hexdigest() in catalogue
