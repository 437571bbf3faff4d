"""Exchange files that came and went; undoing what one brought is one more row."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from app.domain.audit import Facts, facts_json
from app.domain.codes import SeatCode
from app.domain.times import moment_of, stamp
from app.errors import AppError
from app.models.messages import MessageRow, MessageUndoingRow
from app.storage.listed import items_of, listed
from app.storage.unit import Unit

Direction = Literal["in", "out"]
_COLUMNS = (
    "id, direction, kind, revision, supersedes, in_reply_to, manifest_sha256, file_sha256, sender, recipients, "
    "created, handled_at, envelope, summary"
)
_SELECT = f"SELECT {_COLUMNS} FROM message"
_NOT_UNDONE = "number NOT IN (SELECT message FROM undone_message)"


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageRecord:
    """One exchange file: what its manifest says, when it was handled, its signed envelope; `summary` tells of it."""

    id: str
    direction: Direction
    kind: str
    revision: int
    supersedes: str | None = None
    in_reply_to: str | None = None
    manifest_sha256: str
    file_sha256: str | None = None
    sender: SeatCode
    recipients: tuple[SeatCode, ...] = ()
    created: datetime
    handled_at: datetime
    envelope: bytes
    summary: Facts


def add(unit: Unit, record: MessageRecord) -> None:
    """Keep a message; raises AppError `message-known` where its id is: what it brought may carry that id now."""
    if by_id(unit, record.id) is not None:
        raise AppError("message-known", id=record.id)
    unit.add(
        MessageRow(
            number=unit.known.get(("message", record.id)),
            id=record.id,
            direction=record.direction,
            kind=record.kind,
            revision=record.revision,
            supersedes=record.supersedes,
            in_reply_to=record.in_reply_to,
            manifest_sha256=record.manifest_sha256,
            file_sha256=record.file_sha256,
            sender=record.sender,
            recipients=listed(record.recipients),
            created=stamp(record.created),
            handled_at=stamp(record.handled_at),
            envelope=record.envelope,
            summary=facts_json(record.summary),
        )
    )


def announce(unit: Unit, id: str) -> None:  # noqa: A002 - the word of the manifest
    """Let rows carry the id of a message that is still being read; unless `add` follows, nothing of it can be kept."""
    unit.run("PRAGMA defer_foreign_keys = ON")
    row = unit.first("SELECT ifnull(max(number), 0) FROM message")
    unit.known["message", id] = 1 + (0 if row is None else int(row[0]))


def by_id(unit: Unit, id: str) -> MessageRecord | None:  # noqa: A002 - the word of the manifest
    """Return the message of that id, undone or not, or None."""
    row = unit.first(f"{_SELECT} WHERE id = ?", (id,))
    return None if row is None else _record(row)


def newest(unit: Unit, *, kind: str, seat: SeatCode, direction: Direction) -> MessageRecord | None:
    """Return the newest message of a kind, not undone, that came from a seat or went to it: the last one handled."""
    other = "sender = ?" if direction == "in" else "? IN (SELECT value FROM json_each(recipients))"
    row = unit.first(
        f"{_SELECT} WHERE kind = ? AND direction = ? AND {other} AND {_NOT_UNDONE} ORDER BY number DESC LIMIT 1",
        (kind, direction, seat),
    )
    return None if row is None else _record(row)


def all(unit: Unit) -> tuple[MessageRecord, ...]:  # noqa: A001 - read as messages.all
    """Return every message in the order in which they were handled, undone ones too."""
    return tuple(_record(row) for row in unit.run(f"{_SELECT} ORDER BY number"))


def in_force(
    unit: Unit, *, kind: str | None = None, sender: SeatCode | None = None, direction: Direction | None = None
) -> tuple[MessageRecord, ...]:
    """Return the messages that count, in the order in which they were handled.

    Neither undone, nor superseded by one that is not undone: undoing a revision brings the one before back.
    """
    standing = [_record(row) for row in unit.run(f"{_SELECT} WHERE {_NOT_UNDONE} ORDER BY number")]
    superseded = {record.supersedes for record in standing}
    return tuple(
        record
        for record in standing
        if record.manifest_sha256 not in superseded
        and kind in {None, record.kind}
        and sender in {None, record.sender}
        and direction in {None, record.direction}
    )


def undone(unit: Unit) -> frozenset[str]:
    """Return the ids of the messages whose import is undone."""
    rows = unit.run("SELECT id FROM message WHERE number IN (SELECT message FROM undone_message)")
    return frozenset(found for (found,) in rows)


def undo(unit: Unit, id: str, *, at: datetime, reason: str) -> None:  # noqa: A002
    """Let what a message brought count no longer.

    Raises AppError `no-such-message`, and `message-superseded` while a later one rests on it: only what changed since
    came with that one, so it is to be undone first.
    """
    found = _known(unit, id)
    if any(record.supersedes == found.manifest_sha256 for record in _standing(unit)):
        raise AppError("message-superseded", id=id)
    _mark(unit, id, undone=1, at=at, reason=reason)


def redo(unit: Unit, id: str, *, at: datetime, reason: str = "") -> None:  # noqa: A002
    """Let what a message brought count again.

    Raises AppError `no-such-message`, and `message-rests-on-undone` while the one it supersedes is undone.
    """
    found = _known(unit, id)
    away = undone(unit)
    if any(record.manifest_sha256 == found.supersedes and record.id in away for record in all(unit)):
        raise AppError("message-rests-on-undone", id=id)
    _mark(unit, id, undone=0, at=at, reason=reason)


def _known(unit: Unit, id: str) -> MessageRecord:  # noqa: A002
    found = by_id(unit, id)
    if found is None:
        raise AppError("no-such-message", id=id)
    return found


def _standing(unit: Unit) -> tuple[MessageRecord, ...]:
    return tuple(_record(row) for row in unit.run(f"{_SELECT} WHERE {_NOT_UNDONE} ORDER BY number"))


def _mark(unit: Unit, id: str, *, undone: int, at: datetime, reason: str) -> None:  # noqa: A002
    number = unit.message_number(id) or 0
    unit.add(MessageUndoingRow(message=number, undone=undone, at=stamp(at), reason=reason))


def _record(row: tuple[Any, ...]) -> MessageRecord:
    return MessageRecord(
        id=row[0],
        direction=row[1],
        kind=row[2],
        revision=row[3],
        supersedes=row[4],
        in_reply_to=row[5],
        manifest_sha256=row[6],
        file_sha256=row[7],
        sender=SeatCode(row[8]),
        recipients=tuple(SeatCode(seat) for seat in items_of(row[9])),
        created=moment_of(row[10]),
        handled_at=moment_of(row[11]),
        envelope=row[12],
        summary=json.loads(row[13]),
    )
