"""Bringing an older case file to today's format: on a copy, which takes its place once it has proved itself."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from app.errors import AppError
from app.models.schema import guards
from app.storage.copying import copy_beside, refuse_unsound
from app.storage.keyed import WAIT_SECONDS, format_of, opened
from app.storage.migrations import Script, scripts
from app.storage.placing import put_in_place
from app.storage.refusals import refusal_of, writing_whole


def brought_up(
    path: Path, key: bytes, steps: Sequence[Script] | None = None, *, wait: float = WAIT_SECONDS
) -> Callable[[], None]:
    """Bring the file to the newest format of the steps, and return what to call once it has been opened.

    A file of a newer format is refused before anything is touched. The older file lies beside the new one until that
    call. Raises AppError as `open_case` says, and the driver's errors.
    """
    steps = scripts() if steps is None else steps
    newest = steps[-1].number
    found = _format_at(path, key)
    if found > newest:
        raise AppError("case-newer", path=str(path), found=found, known=newest)
    while found < newest:
        _bring_up(path, key, [step for step in steps if step.number > found], found, wait)
        found = _format_at(path, key)
    return lambda: _forget_older(path)


def apply(connection: dbapi2.Connection, steps: Sequence[Script]) -> None:
    """Run the scripts, in the transaction that is open."""
    for step in steps:
        for statement in _statements(step.sql):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {step.number}")


def _format_at(path: Path, key: bytes) -> int:
    try:
        with opened(path, key, mode="ro") as connection:
            return format_of(connection, path)
    except dbapi2.OperationalError:
        with opened(path, key) as connection:  # cut off while it changed its journal? SQLite mends that first
            return format_of(connection, path)


def _bring_up(path: Path, key: bytes, steps: Sequence[Script], found: int, wait: float) -> None:
    before = path.stat().st_ino
    with opened(path, key, wait=wait) as source:
        source.execute("PRAGMA journal_mode = DELETE")  # folds the log in: a log must not meet a file it isn't of
        source.execute("PRAGMA locking_mode = EXCLUSIVE")
        source.execute("BEGIN EXCLUSIVE")
        source.execute("COMMIT")  # in this locking mode the lock stays
        if path.stat().st_ino != before or format_of(source, path) != found:
            return  # another process did it, before this one opened the file or while it waited for the lock
        with writing_whole(path), copy_beside(source, path, key) as draft:
            _change(path, draft, key, steps)
            refuse_unsound(draft, key)
            if os.name == "nt":
                source.close()  # Windows replaces no open file
            put_in_place(draft, path, path.with_name(f"{path.name}.format-{found}"))


def _change(path: Path, draft: Path, key: bytes, steps: Sequence[Script]) -> None:
    with opened(draft, key) as copy:
        copy.execute("PRAGMA foreign_keys = OFF")  # a table may be made anew; every reference is looked at afterwards
        kept = _kept(copy)
        copy.execute("BEGIN IMMEDIATE")
        try:
            apply(copy, steps)
        except dbapi2.Error as error:
            raise refusal_of(error, path, writing=True) or _failed(path, str(error)) from error
        lost = _lost(copy, kept)
        if lost is not None:
            raise _failed(path, lost)
        copy.execute("COMMIT")


def _failed(path: Path, reason: str) -> AppError:
    return AppError("case-not-brought-up", path=str(path), reason=reason)


def _kept(copy: dbapi2.Connection) -> dict[str, Any]:
    """Return what no script may lessen: how many rows each table has, and the last line of the record."""
    counts = {table: copy.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in _tables(copy)}
    return {**counts, "": _last_entry(copy)}


def _lost(copy: dbapi2.Connection, kept: dict[str, Any]) -> str | None:
    """Return what went missing: a table, rows, a line of the record, or a trigger that keeps rows as they are."""
    now = _kept(copy)
    for table, rows in kept.items():
        if table not in now or (now[table] != rows if table == "" else now[table] < rows):
            return table or "audit_entry"
    triggers = {sql for (sql,) in copy.execute("SELECT sql FROM sqlite_schema WHERE type = 'trigger'")}
    wanted = (guard for table in _tables(copy) for guard in guards(table))
    return next((guard.splitlines()[0] for guard in wanted if guard not in triggers), None)


def _tables(copy: dbapi2.Connection) -> list[str]:
    found = copy.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").fetchall()
    return [name for (name,) in found]


def _last_entry(copy: dbapi2.Connection) -> tuple[Any, ...] | None:
    found: tuple[Any, ...] | None = copy.execute(
        "SELECT number, hash FROM audit_entry ORDER BY number DESC LIMIT 1"
    ).fetchone()
    return found


def _statements(script: str) -> Iterator[str]:
    """Yield the statements of a script; SQLite itself says which semicolon ends one, and which stands in a trigger."""
    statement = ""
    for piece in script.split(";")[:-1]:
        statement += piece + ";"
        if dbapi2.complete_statement(statement):
            yield statement.strip()
            statement = ""


def _forget_older(path: Path) -> None:
    for older in path.parent.iterdir():
        if older.name.startswith(f"{path.name}.format-"):
            older.unlink()
