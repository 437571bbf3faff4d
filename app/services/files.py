"""Files that are written whole or not at all."""

import os
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp

from app.errors import AppError


def write_whole(path: Path, content: bytes, *, replace: bool = False, private: bool = False) -> None:
    """Write a file so that its name holds either the old or the new content, also after a crash or on a full disk.

    A `private` file is its owner's alone; any other keeps the permissions of the file it replaces. Raises AppError
    `file-exists` unless `replace`, also where the file appears meanwhile; `file-not-written` with the system's reason.
    """
    if os.path.lexists(path) and not replace:
        raise AppError("file-exists", path=str(path))
    try:
        part = _written_beside(path, content)
        try:
            part.chmod(_mode(path, private=private))
            _name(part, path, replace=replace)
        finally:
            with suppress(OSError):  # it bears its name already, or the disk is gone
                part.unlink()
    except FileExistsError as error:
        raise AppError("file-exists", path=str(path)) from error
    except OSError as error:
        raise AppError("file-not-written", path=str(path), reason=error.strerror or str(error)) from error


def read_whole(path: Path, most: int) -> bytes:
    """Return the content of a file of at most that many bytes.

    Raises AppError `no-such-file`, `file-not-read` with the system's reason, `file-too-large`.
    """
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except FileNotFoundError as error:
        raise AppError("no-such-file", path=str(path)) from error
    except OSError as error:
        raise AppError("file-not-read", path=str(path), reason=error.strerror or str(error)) from error
    if len(content) > most:
        raise AppError("file-too-large", path=str(path), most=most // (1024 * 1024))
    return content


def _mode(path: Path, *, private: bool) -> int:
    if private:
        return 0o600
    return path.stat().st_mode & 0o777 if path.exists() else 0o644


def _written_beside(path: Path, content: bytes) -> Path:
    handle, name = mkstemp(dir=path.parent, prefix=".evenhand-", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    return Path(name)


def _name(part: Path, path: Path, *, replace: bool) -> None:
    """Give the finished file its name; where the disk knows no hard links, by renaming."""
    if replace:
        part.replace(path)
        return
    try:
        path.hardlink_to(part)
    except FileExistsError:
        raise
    except OSError:
        part.rename(path)
