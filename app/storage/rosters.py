"""The lead's list of seats: every revision beside the ones before."""

import json
from dataclasses import dataclass
from datetime import datetime

from app.domain.canonical import encode_record, record_of
from app.domain.panel import Roster
from app.domain.times import moment_of, stamp
from app.errors import AppError
from app.models.panel import RosterRevisionRow
from app.storage.standing import STANDING
from app.storage.unit import Unit

_NEWEST = f"SELECT content FROM roster_revision WHERE {STANDING} ORDER BY revision DESC LIMIT 1"
_REVISIONS = f"SELECT content, at FROM roster_revision WHERE {STANDING} ORDER BY revision"


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterAt:
    """A roster, and since when it is the one."""

    at: datetime
    roster: Roster


def add(unit: Unit, roster: Roster, *, at: datetime, message: str | None = None) -> None:
    """Keep a revision; raises AppError `roster-not-newer` unless it rises above the newest."""
    known = newest(unit)
    if known is not None and roster.revision <= known.revision:
        raise AppError("roster-not-newer", found=roster.revision, known=known.revision)
    unit.add(
        RosterRevisionRow(
            revision=roster.revision,
            content=encode_record(roster).decode(),
            at=stamp(at),
            message=unit.message_number(message),
        )
    )


def newest(unit: Unit) -> Roster | None:
    """Return the roster in force, or None before there is one."""
    row = unit.first(_NEWEST)
    return None if row is None else _roster(row[0])


def revisions(unit: Unit) -> tuple[RosterAt, ...]:
    """Return every revision, the first first."""
    return tuple(RosterAt(at=moment_of(at), roster=_roster(content)) for content, at in unit.run(_REVISIONS))


def _roster(content: str) -> Roster:
    return record_of(json.loads(content), Roster)
