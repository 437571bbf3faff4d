"""Destroying a case file at the end of its time, with a certificate that it was and what it was."""

import hashlib
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlcipher3 import dbapi2

from app.domain.audit import GENESIS, Head
from app.domain.codes import SeatCode
from app.errors import AppError
from app.storage.keyed import format_of, opened
from app.storage.placing import settle
from app.storage.refusals import refusing
from app.storage.snapshots import snapshot_folder, snapshots

_BLOCK = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """What was destroyed, when and by whom: the file's SHA-256 and size in bytes, and the end of its audit chain.

    `snapshots` counts the copies destroyed with it; backups elsewhere are their keepers' to destroy. `reason` says why
    it was destroyed although its evaluation was not closed; it is empty where it was.
    """

    case: str
    evaluation: str
    reference: str
    title: str
    seat: SeatCode
    file_sha256: str
    size: int
    head: Head
    snapshots: int
    at: datetime
    by: str
    reason: str = ""


def destroy(path: Path, *, key: bytes, at: datetime, by: str, folder: Path | None = None) -> Certificate:
    """Overwrite and remove a closed case file, all that lies beside it and its snapshots, and certify it.

    `folder` holds the snapshots, beside the file unless given. On disks that write elsewhere than they are told to,
    what makes the content unreadable is that its key is destroyed too: that is the caller's. Raises AppError
    `no-such-file`, `case-key-wrong`, `case-in-use` while anyone has it open, `case-not-destroyed`.
    """
    if not path.exists():
        raise AppError("no-such-file", path=str(path))
    with refusing(path, writing=False):
        row, head = _last_look(path, key)
    copies = snapshots(path, snapshot_folder(path) if folder is None else folder)
    try:
        size, digest = path.stat().st_size, _sha256(path)
        for found in (
            *(copy.path for copy in copies),
            *_beside(path),
            path,
        ):  # the file last: then it can be done again
            _overwrite(found)
            found.unlink()
        settle(path.parent)
    except OSError as error:
        raise AppError("case-not-destroyed", path=str(path), reason=error.strerror or str(error)) from error
    return Certificate(
        case=row[0],
        evaluation=row[1],
        reference=row[2],
        title=row[3],
        seat=SeatCode(row[4]),
        file_sha256=digest,
        size=size,
        head=head,
        snapshots=len(copies),
        at=at,
        by=by,
    )


def _last_look(path: Path, key: bytes) -> tuple[tuple[str, ...], Head]:
    with opened(path, key, wait=0) as connection:
        format_of(connection, path)
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = DELETE")  # refused while anyone else has it open; folds the log in
        return _about(connection), _head(connection)


def _about(connection: dbapi2.Connection) -> tuple[str, ...]:
    found: tuple[str, ...] = connection.execute(
        "SELECT case_id, evaluation, reference, title, seat FROM case_about"
    ).fetchone()
    return found


def _head(connection: dbapi2.Connection) -> Head:
    last = connection.execute("SELECT number, hash FROM audit_entry ORDER BY number DESC LIMIT 1").fetchone()
    return Head(size=0, hash=GENESIS) if last is None else Head(size=last[0], hash=last[1])


def _beside(path: Path) -> list[Path]:
    return [entry for entry in path.parent.iterdir() if entry.name.startswith((f"{path.name}.", f"{path.name}-"))]


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _overwrite(path: Path) -> None:
    with path.open("rb+") as file:
        left = path.stat().st_size
        while left > 0:
            left -= file.write(os.urandom(min(left, _BLOCK)))
        file.flush()
        os.fsync(file.fileno())
