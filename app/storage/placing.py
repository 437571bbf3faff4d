"""Giving a finished file its name, so that the name never stands for half a file."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from app.errors import AppError


def draft_beside(path: Path) -> Path:
    """Make an empty file that only its owner may read, beside the one it will be, and return its path."""
    draft = path.with_name(f".{path.name}.part")
    remove(draft)  # of a run that was cut off
    os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    return draft


def name(draft: Path, path: Path) -> None:
    """Give a finished draft its name, on the disk for good; raises AppError `case-exists` where the name is taken."""
    _to_disk(draft)
    try:
        path.hardlink_to(draft)
        draft.unlink()
    except FileExistsError as error:
        raise AppError("case-exists", path=str(path)) from error
    except OSError:  # a disk without hard links
        draft.rename(path)
    settle(path.parent)


def put_in_place(draft: Path, path: Path, kept: Path) -> None:
    """Let a finished draft take the place of the file at the path, which is kept under another name."""
    _to_disk(draft)
    kept.unlink(missing_ok=True)
    try:
        kept.hardlink_to(path)
    except OSError:  # a disk without hard links
        shutil.copyfile(path, kept)
    draft.replace(path)
    settle(path.parent)


def remove(path: Path) -> None:
    """Remove a database file with what SQLite keeps beside it; one that is not there is no matter."""
    for ending in ("", "-journal", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def settle(folder: Path) -> None:
    """Bring the names in a folder to the disk, where the system knows how."""
    with suppress(OSError):  # Windows opens no folders, and needs no such thing
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
