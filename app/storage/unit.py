"""One transaction on a case file: what every repository works on."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, insert
from sqlcipher3 import dbapi2

from app.errors import AppError
from app.models.row import Row

Value = str | int | bytes | None
Values = Sequence[Value]


class Unit:
    """What is done together or not at all; made by `CaseFile.write` and `CaseFile.read`, used until they end.

    Single records go through SQLAlchemy (`add`, `connection`), scores and streams as prepared SQL straight to the
    driver (`run`, `run_many`): measured, that is what keeps a saved score at the cost of its commit. Both speak on one
    connection, in one transaction. `known` maps what was looked up to its row number, and is forgotten on rollback.
    """

    __slots__ = ("connection", "driver", "known")

    def __init__(self, connection: Connection, known: dict[tuple[str, str], int]) -> None:
        self.connection = connection
        self.driver: dbapi2.Connection = connection.connection.driver_connection
        self.known = known

    def run(self, sql: str, values: Values = ()) -> dbapi2.Cursor:
        """Run one statement and return its cursor, which yields rows as tuples."""
        self._refuse_if_ended()
        return self.driver.execute(sql, values)

    def run_many(self, sql: str, rows: Iterable[Values]) -> None:
        """Run one statement for each of the rows, which may be a stream."""
        self._refuse_if_ended()
        self.driver.executemany(sql, rows)

    def first(self, sql: str, values: Values = ()) -> tuple[Any, ...] | None:
        """Return the first row of a query, or None."""
        found: tuple[Any, ...] | None = self.run(sql, values).fetchone()
        return found

    def add(self, row: Row) -> int:
        """Add a row and return its number."""
        self._refuse_if_ended()
        key = self.connection.execute(insert(type(row)), row.model_dump(exclude_none=True)).inserted_primary_key
        return int(key[0]) if key is not None else 0

    def message_number(self, message: str | None) -> int | None:
        """Return the row number of a message, which rows it brought carry; raises AppError `no-such-message`."""
        if message is None:
            return None
        number = self.known.get(("message", message))
        if number is None:
            found = self.first("SELECT number FROM message WHERE id = ?", (message,))
            if found is None:
                raise AppError("no-such-message", id=message)
            number = self.known["message", message] = int(found[0])
        return number

    def frozen_number(self, digest: str) -> int:
        """Return the row number of a frozen content by its hash; raises AppError `no-such-frozen`."""
        number = self.known.get(("frozen", digest))
        if number is None:
            found = self.first("SELECT number FROM frozen_content WHERE hash = ?", (digest,))
            if found is None:
                raise AppError("no-such-frozen", hash=digest)
            number = self.known["frozen", digest] = int(found[0])
        return number

    def begin(self) -> None:
        """Begin to write; only `Writer` begins and ends."""
        self.driver.execute("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """Bring everything to the disk."""
        self._refuse_if_ended()
        self.driver.execute("COMMIT")
        self._settle()

    def undo(self) -> None:
        """Leave the file as it was before."""
        self.known.clear()
        if self.driver.in_transaction:  # else SQLite did it when the disk failed
            self.driver.rollback()
        self._settle()

    def _settle(self) -> None:
        if self.connection.in_transaction():
            self.connection.rollback()  # SQLAlchemy's own memory of it: the transaction itself has ended

    def _refuse_if_ended(self) -> None:
        # SQLite ends a transaction by itself when the disk fails: what came after would be committed piece by piece.
        if not self.driver.in_transaction:
            raise EndedError


class EndedError(Exception):
    """A mistake of ours: a transaction was used after its end."""
