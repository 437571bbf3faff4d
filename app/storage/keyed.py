"""Connections to a SQLCipher file with its raw key: the settings that every one of them needs."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2

from app.errors import AppError

# "EVNH": what `file` would say of a decrypted case file, and what tells ours from another program's.
APPLICATION_ID = 0x45564E48
KEY_BYTES = 32
WAIT_SECONDS = 5.0
# Enough prepared statements for everything that saving and listing scores says.
_STATEMENTS = 256
# After a large import the log shrinks to this again instead of staying as long as it ever was.
_LOG_BYTES = 16 * 1024 * 1024


def connect(path: Path, key: bytes, *, mode: str = "rw", wait: float = WAIT_SECONDS) -> dbapi2.Connection:
    """Return a connection in autocommit mode; `mode` is one of SQLite's `ro`, `rw` and `rwc`.

    Raises the driver's own errors; a wrong key is one of them.
    """
    if len(key) != KEY_BYTES:
        raise ValueError(len(key))
    connection = dbapi2.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=wait,
        check_same_thread=False,
        cached_statements=_STATEMENTS,
    )
    try:
        for setting in (
            "cipher_log_level = NONE",  # first of all: a wrong key is our refusal, not a line on standard error
            f"key = \"x'{key.hex()}'\"",
            "trusted_schema = OFF",
            "foreign_keys = ON",
            "recursive_triggers = ON",  # else INSERT OR REPLACE gets past the triggers
            "synchronous = FULL",
            f"journal_size_limit = {_LOG_BYTES}",
        ):
            connection.execute(f"PRAGMA {setting}")
    except BaseException:
        connection.close()  # a file that can't be read is not held open
        raise
    return connection


@contextmanager
def opened(path: Path, key: bytes, *, mode: str = "rw", wait: float = WAIT_SECONDS) -> Iterator[dbapi2.Connection]:
    """Give a connection as `connect` does, and close it."""
    with closing(connect(path, key, mode=mode, wait=wait)) as connection:
        yield connection


def format_of(connection: dbapi2.Connection, path: Path) -> int:
    """Return the format of a case file; raises AppError `case-key-wrong` for an empty file, `case-foreign`."""
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    if pages == 0:
        raise AppError("case-key-wrong", path=str(path))
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION_ID:
        raise AppError("case-foreign", path=str(path))
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def is_sound(connection: dbapi2.Connection) -> bool:
    """Tell whether every page, index and reference of the file is as it was written.

    `quick_check` reads every page, and SQLCipher authenticates what is read: its own check would only read them again.
    """
    return all(
        connection.execute(f"PRAGMA {look}").fetchall() in ([], [("ok",)])
        for look in ("quick_check", "foreign_key_check")
    )
