"""One evaluation on one laptop: an encrypted file, opened with its key, read and written in units of work."""

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from app.domain.codes import Role, SeatCode
from app.domain.times import moment_of, stamp
from app.errors import AppError
from app.models.about import CaseAboutRow
from app.storage.keyed import WAIT_SECONDS, connect, is_sound
from app.storage.making import make
from app.storage.migrating import brought_up
from app.storage.refusals import refusing
from app.storage.unit import Unit
from app.storage.writing import Writer


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseAbout:
    """Whose case file it is: `case` and `evaluation` are UUIDs, `key` the SHA-256 of its holder's signing key."""

    case: str
    evaluation: str
    reference: str
    title: str
    seat: SeatCode
    role: Role
    key: str
    created_at: datetime


class CaseFile:
    """An open case file; one thread writes at a time, others may read meanwhile what was committed before."""

    def __init__(self, path: Path, key: bytes, *, wait: float = WAIT_SECONDS) -> None:
        self.path = path
        self.key = key
        self._engine = _engine(path, key, wait)
        with ExitStack() as undoing:
            undoing.callback(self._engine.dispose)  # a file that can't be read is not held open
            with refusing(path, writing=False):
                self._connection = self._engine.connect()
                undoing.callback(self._connection.close)
                self._writer = Writer(path, Unit(self._connection, {}))
                self.about = about_in(self._connection.connection.driver_connection, path)
            undoing.pop_all()

    def write(self) -> AbstractContextManager[Unit]:
        """Give a unit whose work is committed when the block ends well, and undone when anything is raised.

        Raises AppError `case-not-written` where the disk fails (the file is as it was), `case-in-use`, `case-damaged`.
        """
        return self._writer

    @contextmanager
    def read(self) -> Iterator[Unit]:
        """Give a unit that sees the file as it is now, whatever is written meanwhile; writing through it is refused."""
        with refusing(self.path, writing=False), self._engine.connect() as connection:
            unit = Unit(connection, {})
            unit.driver.execute("PRAGMA query_only = ON")
            unit.driver.execute("BEGIN")
            try:
                unit.first("SELECT number FROM case_about")  # the snapshot is taken by the first read
                yield unit
            finally:
                unit.undo()
                unit.driver.execute("PRAGMA query_only = OFF")

    def close(self) -> None:
        """Close the file; what was committed stays, and the log beside it is folded in."""
        self._connection.close()
        self._engine.dispose()


def create(path: Path, key: bytes, about: CaseAbout) -> CaseFile:
    """Make a case file, whole or not at all, and return it open.

    Raises AppError `case-exists`, `case-not-written`.
    """
    row = CaseAboutRow(
        case_id=about.case,
        evaluation=about.evaluation,
        reference=about.reference,
        title=about.title,
        seat=about.seat,
        role=about.role.value,
        holder_key=about.key,
        created_at=stamp(about.created_at),
    )
    make(path, key, row)
    return CaseFile(path, key)


def open_case(path: Path, key: bytes, *, wait: float = WAIT_SECONDS) -> CaseFile:
    """Return the case file open, brought to today's format if it was made by an older version.

    `wait` is how many seconds to wait for another process that writes. Raises AppError `no-such-file`,
    `case-key-wrong` (or damaged: SQLCipher cannot tell), `case-foreign`, `case-newer`, `case-in-use`, `case-damaged`,
    `case-not-read`, and of bringing it up `case-not-written`, `case-not-brought-up`.
    """
    if not path.exists():
        raise AppError("no-such-file", path=str(path))
    _keep_private(path)
    with refusing(path, writing=False):
        finish = brought_up(path, key, wait=wait)
        case = CaseFile(path, key, wait=wait)
    finish()
    return case


def examine(case: CaseFile) -> None:
    """Look at every page, index and reference of the file; raises AppError `case-damaged`."""
    with case.read() as unit:
        if not is_sound(unit.driver):
            raise AppError("case-damaged", path=str(case.path))


def _engine(path: Path, key: bytes, wait: float) -> Engine:
    def open_keyed() -> dbapi2.Connection:
        connection = connect(path, key, wait=wait)
        connection.execute("PRAGMA journal_mode = WAL")
        return connection

    # With `module` SQLAlchemy knows the driver's errors as its own; the pool hands out the warmest connection.
    return create_engine("sqlite://", module=dbapi2, creator=open_keyed, poolclass=QueuePool, pool_use_lifo=True)


def about_in(connection: dbapi2.Connection, path: Path) -> CaseAbout:
    """Return what a case file says of itself; raises AppError `case-damaged` where it does not."""
    row = connection.execute(
        "SELECT case_id, evaluation, reference, title, seat, role, holder_key, created_at FROM case_about"
    ).fetchone()
    if row is None:
        raise AppError("case-damaged", path=str(path))
    return CaseAbout(
        case=row[0],
        evaluation=row[1],
        reference=row[2],
        title=row[3],
        seat=SeatCode(row[4]),
        role=Role(row[5]),
        key=row[6],
        created_at=moment_of(row[7]),
    )


def _keep_private(path: Path) -> None:
    if os.name == "posix" and path.stat().st_mode & 0o077:
        with suppress(OSError):  # another's file on a disk that knows no modes: the encryption stands all the same
            path.chmod(0o600)
