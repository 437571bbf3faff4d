"""Files that are written whole or not at all, as they stream by."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkstemp
from typing import BinaryIO

from app.errors import AppError


class Draft:
    """A file being written beside the one it will be: `file` takes its bytes, `path` is its name until then."""

    def __init__(self, path: Path, file: BinaryIO) -> None:
        self.path = path
        self.file = file

    def finish(self) -> None:
        """Bring every byte to the disk and close; what a full disk held back comes to light here at the latest."""
        if not self.file.closed:
            self.file.flush()
            os.fsync(self.file.fileno())
            self.file.close()


@contextmanager
def whole_file(path: Path, *, replace: bool = False, private: bool = False) -> Iterator[Draft]:
    """Give a draft that becomes the file when the block ends well, and vanishes when it does not.

    The name holds either the old or the new content, also after a crash or on a full disk. A `private` file is its
    owner's alone; any other keeps the permissions of the file it replaces. Raises AppError `file-exists` unless
    `replace`, also where the file appears meanwhile; `file-not-written` with the system's reason for any OSError.
    """
    if os.path.lexists(path) and not replace:
        raise AppError("file-exists", path=str(path))
    try:
        draft = _begun_beside(path)
        try:
            yield draft
            draft.finish()
            draft.path.chmod(_mode(path, private=private))
            _name(draft.path, path, replace=replace)
        finally:
            with suppress(OSError):  # it is closed already, or what it still held doesn't fit on the disk
                draft.file.close()
            with suppress(OSError):  # it bears its name already, or the disk is gone
                draft.path.unlink()
    except FileExistsError as error:
        raise AppError("file-exists", path=str(path)) from error
    except OSError as error:
        raise AppError("file-not-written", path=str(path), reason=error.strerror or str(error)) from error
    settle(path.parent)


def write_whole(path: Path, content: bytes, *, replace: bool = False, private: bool = False) -> None:
    """Write a file as `whole_file` does, from bytes at hand."""
    with whole_file(path, replace=replace, private=private) as draft:
        draft.file.write(content)


def _mode(path: Path, *, private: bool) -> int:
    if private:
        return 0o600
    return path.stat().st_mode & 0o777 if path.exists() else 0o644


def _begun_beside(path: Path) -> Draft:
    handle, name = mkstemp(dir=path.parent, prefix=".evenhand-", suffix=".part")
    return Draft(Path(name), os.fdopen(handle, "wb"))


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


def settle(folder: Path) -> None:
    """Bring the new name to the disk too, where the system lets a folder be opened for that (Windows does not)."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
