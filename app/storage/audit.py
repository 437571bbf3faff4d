"""The record: what was done, by whom and when, each line holding the hash of the one before."""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from app.domain.audit import GENESIS, AuditEntry, Broken, Facts, Head, HeldHead, entry, facts_json
from app.domain.audit import check as check_chain
from app.domain.codes import SeatCode
from app.domain.times import moment_of, stamp
from app.storage.unit import Unit

_LAST = "SELECT number, hash FROM audit_entry ORDER BY number DESC LIMIT 1"
_INSERT = "INSERT INTO audit_entry (number, at, seat, action, facts, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?)"
_COLUMNS = "number, at, seat, action, facts, previous, hash"


def append(unit: Unit, *, at: datetime, seat: SeatCode, action: str, facts: Facts) -> AuditEntry:
    """Add the next line and return it; `at` need not be later than the line before: clocks are set back."""
    made = entry(head(unit), at=at, seat=seat, action=action, facts=facts)
    unit.run(
        _INSERT, (made.number, stamp(made.at), made.seat, made.action, facts_json(facts), made.previous, made.hash)
    )
    return made


def head(unit: Unit) -> Head:
    """Return the end of the chain; size 0 and the genesis hash while nothing was done."""
    last = unit.first(_LAST)
    return Head(size=0, hash=GENESIS) if last is None else Head(size=last[0], hash=last[1])


def last(unit: Unit) -> AuditEntry | None:
    """Return the newest line, or None while nothing was done."""
    row = unit.first(f"SELECT {_COLUMNS} FROM audit_entry ORDER BY number DESC LIMIT 1")
    return None if row is None else _entry(row)


def entries(unit: Unit, *, after: int = 0, limit: int | None = None) -> Iterator[AuditEntry]:
    """Yield the lines in order, those numbered above `after`, at most `limit` of them."""
    rows = unit.run(
        f"SELECT {_COLUMNS} FROM audit_entry WHERE number > ? ORDER BY number LIMIT ?",
        (after, -1 if limit is None else limit),
    )
    return map(_entry, rows)


def search(unit: Unit, text: str) -> Iterator[AuditEntry]:
    """Yield the lines whose action, seat, time or facts contain the text, capital letters or small."""
    wanted = text.casefold()
    for found in entries(unit):
        shown = "\n".join((found.action, found.seat, stamp(found.at), facts_json(found.facts)))
        if wanted in shown.casefold():
            yield found


def since_message(unit: Unit, message: str) -> Iterator[AuditEntry]:
    """Yield the lines after the one that took a message in, or put it in force again, whatever the clock said."""
    row = unit.first(
        "SELECT max(number) FROM audit_entry WHERE action IN ('taken-in', 'import-redone') AND facts ->> 'message' = ?",
        (message,),
    )
    return entries(unit, after=0 if row is None or row[0] is None else int(row[0]))


def check(unit: Unit, held: Sequence[HeldHead] = ()) -> Broken | None:
    """Return where the chain does not hold, or which of the heads that others hold it lacks; None if all is well."""
    return check_chain(entries(unit), held)


def _entry(row: tuple[Any, ...]) -> AuditEntry:
    number, at, seat, action, facts, previous, digest = row
    return AuditEntry(
        number=number,
        at=moment_of(at),
        seat=SeatCode(seat),
        action=action,
        facts=json.loads(facts),
        previous=previous,
        hash=digest,
    )
