"""Files written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from casepub.errors import RenderError


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file: first under another name in the same folder, then renamed over the old one; make the folder.

    Raises:
        RenderError: the folder cannot be made or written, or the disk is full; the old file is intact.
    """
    _make_folder(path.parent)
    temporary: Path | None = None
    try:
        # The temporary name is short: a long name of Han characters may fill the file system's 255 bytes by itself.
        handle, name = tempfile.mkstemp(prefix=".casepub-", suffix=".part", dir=path.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_usual_mode(path))
        temporary.replace(path)
    except OSError as error:
        raise RenderError(f"{path}: cannot be written ({error.strerror}); what was there before is intact") from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise RenderError(f"{folder}: the folder cannot be made: a file is in its place; name another") from None
    except OSError as error:
        raise RenderError(f"{folder}: the folder cannot be made ({error.strerror})") from error


def _usual_mode(path: Path) -> int:
    """Give the mode of the old file, else what the user's umask leaves of 666 (mkstemp makes 600)."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
