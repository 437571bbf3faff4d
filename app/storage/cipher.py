"""Which SQLCipher this is."""

from contextlib import closing

from sqlcipher3 import dbapi2


def versions() -> tuple[str, str] | None:
    """Return the versions of SQLCipher and of the SQLite in it, or None where the library encrypts nothing."""
    with closing(dbapi2.connect(":memory:")) as connection:
        row = connection.execute("PRAGMA cipher_version").fetchone()
    return None if row is None else (str(row[0]), str(dbapi2.sqlite_version))
