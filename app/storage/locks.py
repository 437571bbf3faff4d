"""Locks: a seat's signature under its scores, and the moderator's permissions to change them again."""

from typing import Any

from app.domain.codes import SeatCode
from app.domain.score_record import Reopening, SeatLock
from app.domain.times import moment_of, stamp
from app.models.scores import ReopeningRow, SeatLockRow
from app.storage.standing import STANDING
from app.storage.unit import Unit

_LOCKED = f"SELECT seat, lock, frozen, scores, digest, locked_at FROM seat_lock WHERE {STANDING} AND seat = ?"
_OPENED = f"""SELECT seat, lock, reason, permitted_by, permitted_at FROM reopening
WHERE {STANDING} AND seat = ? AND lock >= ? ORDER BY number DESC LIMIT 1"""


def lock(unit: Unit, made: SeatLock, message: str | None = None) -> None:
    """Keep a lock."""
    unit.add(
        SeatLockRow(
            seat=made.seat,
            lock=made.number,
            frozen=made.frozen,
            scores=made.scores,
            digest=made.digest,
            locked_at=stamp(made.locked_at),
            message=unit.message_number(message),
        )
    )


def reopen(unit: Unit, permitted: Reopening, message: str | None = None) -> None:
    """Keep a permission."""
    unit.add(
        ReopeningRow(
            seat=permitted.seat,
            lock=permitted.lock,
            reason=permitted.reason,
            permitted_by=permitted.permitted_by,
            permitted_at=stamp(permitted.permitted_at),
            message=unit.message_number(message),
        )
    )


def locks(unit: Unit, seat: SeatCode) -> tuple[SeatLock, ...]:
    """Return every lock of a seat, the first first."""
    return tuple(_lock(row) for row in unit.run(f"{_LOCKED} ORDER BY lock, number", (seat,)))


def state(unit: Unit, seat: SeatCode) -> tuple[SeatLock | None, Reopening | None]:
    """Return a seat's newest lock, and the permission that opened it again; None for what there is not.

    A permission opens the lock that it names and every one before it.
    """
    row = unit.first(f"{_LOCKED} ORDER BY lock DESC, number DESC LIMIT 1", (seat,))
    if row is None:
        return None, None
    made = _lock(row)
    opened = unit.first(_OPENED, (seat, made.number))
    return made, None if opened is None else _reopening(opened)


def last_number(unit: Unit, seat: SeatCode) -> int:
    """Return the highest number of a lock that a seat made or was permitted to open; 0 where there is neither."""
    row = unit.first(
        f"SELECT max(lock) FROM (SELECT lock FROM seat_lock WHERE {STANDING} AND seat = ? "
        f"UNION ALL SELECT lock FROM reopening WHERE {STANDING} AND seat = ?)",
        (seat, seat),
    )
    return 0 if row is None or row[0] is None else int(row[0])


def _lock(row: tuple[Any, ...]) -> SeatLock:
    seat, number, frozen, scores, digest, locked_at = row
    return SeatLock(
        seat=SeatCode(seat), number=number, frozen=frozen, scores=scores, digest=digest, locked_at=moment_of(locked_at)
    )


def _reopening(row: tuple[Any, ...]) -> Reopening:
    seat, number, reason, permitted_by, permitted_at = row
    return Reopening(
        seat=SeatCode(seat),
        lock=number,
        reason=reason,
        permitted_by=SeatCode(permitted_by),
        permitted_at=moment_of(permitted_at),
    )
