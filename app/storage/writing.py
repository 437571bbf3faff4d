"""The one writer of a case file: its connection, who may use it now, and how what was done with it ends."""

import threading
from pathlib import Path
from types import TracebackType

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from app.storage.refusals import refusal_of
from app.storage.unit import Unit


class NestedError(Exception):
    """A mistake of ours: a command began to write inside another's transaction."""


class Writer:
    """Lets one thread write at a time; each `with` is one transaction, committed or undone as a whole.

    A class and no generator, since it stands around every score that is saved.
    """

    def __init__(self, path: Path, unit: Unit) -> None:
        self._path = path
        self._unit = unit
        self._free = threading.Lock()
        self._thread: int | None = None

    def __enter__(self) -> Unit:
        thread = threading.get_ident()
        if self._thread == thread:
            raise NestedError
        self._free.acquire()
        self._thread = thread
        try:
            self._unit.begin()
        except dbapi2.Error as error:
            self._release()
            self._refuse(error)
            raise
        return self._unit

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is None:
                self._commit()
            else:
                self._unit.undo()
                self._refuse(error)
        finally:
            self._release()

    def _commit(self) -> None:
        try:
            self._unit.commit()
        except dbapi2.Error as error:
            self._unit.undo()
            self._refuse(error)
            raise

    def _refuse(self, error: BaseException) -> None:
        """Raise what the database says as a refusal; what it doesn't say is as it was."""
        refusal = refusal_of(error, self._path, writing=True) if isinstance(error, dbapi2.Error | DBAPIError) else None
        if refusal is not None:
            raise refusal from error

    def _release(self) -> None:
        self._thread = None
        self._free.release()
