"""The hash by which the record names a workbook that something was taken from."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from app.errors import AppError

Value = TypeVar("Value")
_CHUNK = 1024 * 1024


def with_digest(path: Path, read: Callable[[Path], Value]) -> tuple[Value, str]:
    """Return what was read from a workbook, and the SHA-256 of the very bytes that it was read from.

    A folder's is over the names and hashes of its .csv files in order. Raises AppError `workbook-changed` where it was
    saved meanwhile, and what `read` raises.
    """
    before = _digest(path)
    value = read(path)
    if before is None or _digest(path) != before:
        raise AppError("workbook-changed", path=str(path))
    return value, before


def _digest(path: Path) -> str | None:
    """Return the hash, None for what cannot be read: reading will say why."""
    try:
        if not path.is_dir():
            return _of_file(path)
        files = sorted(file for file in path.iterdir() if file.suffix.casefold() == ".csv" and file.is_file())
        lines = "".join(f"{_of_file(file)}  {file.name}\n" for file in files)
    except OSError:
        return None
    return hashlib.sha256(lines.encode()).hexdigest()


def _of_file(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
