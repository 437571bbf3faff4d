"""What SQLite says, as our refusals: a full disk, a file in use, a wrong key, damage."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from app.errors import AppError

_IN_USE = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_OF_THE_DISK = frozenset(
    {
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_READONLY,
    }
)

# The driver's `backup` raises SQLite's words without its code.
_CODES = {
    "attempt to write a readonly database": sqlite3.SQLITE_READONLY,
    "database disk image is malformed": sqlite3.SQLITE_CORRUPT,
    "database is locked": sqlite3.SQLITE_BUSY,
    "database or disk is full": sqlite3.SQLITE_FULL,
    "disk I/O error": sqlite3.SQLITE_IOERR,
    "file is not a database": sqlite3.SQLITE_NOTADB,
    "unable to open database file": sqlite3.SQLITE_CANTOPEN,
}


def refusal_of(error: dbapi2.Error | DBAPIError, path: Path, *, writing: bool) -> AppError | None:
    """Return what an error of the database means for the case file at a path; None for a mistake of ours."""
    raised = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(raised, "sqlite_errorcode", None) or _CODES.get(str(raised), sqlite3.SQLITE_ERROR)
    code &= 0xFF  # the upper bits tell variants apart
    if code in _IN_USE:
        return AppError("case-in-use", path=str(path))
    if code == sqlite3.SQLITE_NOTADB:  # SQLCipher cannot tell a wrong key from a damaged first page
        return AppError("case-key-wrong", path=str(path))
    if code == sqlite3.SQLITE_CORRUPT:
        return AppError("case-damaged", path=str(path))
    if code in _OF_THE_DISK and writing:
        return AppError("case-not-written", path=str(path), reason=str(raised))
    if code in _OF_THE_DISK:
        return AppError("case-not-read", path=str(path), reason=str(raised))
    return None


@contextmanager
def refusing(path: Path, *, writing: bool) -> Iterator[None]:
    """Raise what the database says in the block as a refusal that names the file; mistakes of ours stay as they are."""
    try:
        yield
    except (dbapi2.Error, DBAPIError) as error:
        refusal = refusal_of(error, path, writing=writing)
        if refusal is None:
            raise
        raise refusal from error


@contextmanager
def writing_whole(path: Path) -> Iterator[None]:
    """Raise what the database and the disk say in the block as a refusal to write the file."""
    try:
        with refusing(path, writing=True):
            yield
    except OSError as error:
        raise AppError("case-not-written", path=str(path), reason=error.strerror or str(error)) from error
