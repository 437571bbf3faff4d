"""The set-up before it is frozen: each reading of the workbook beside the ones before."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.canonical import decode, encode
from app.domain.evaluation import EvaluationData
from app.domain.times import moment_of, stamp
from app.models.set_up import SetUpRow
from app.storage.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUpVersion:
    """When which workbook was read: its name, and the SHA-256 of its bytes."""

    number: int
    source: str
    digest: str
    at: datetime


def add(unit: Unit, data: EvaluationData, *, source: str, digest: str, at: datetime) -> int:
    """Keep a reading and return its number, which rises."""
    return unit.add(SetUpRow(content=encode(data), source=source, digest=digest, at=stamp(at)))


def newest(unit: Unit) -> EvaluationData | None:
    """Return the set-up as it was read last, or None before there is one."""
    row = unit.first("SELECT content FROM set_up ORDER BY number DESC LIMIT 1")
    return None if row is None else decode(row[0])


def history(unit: Unit) -> tuple[SetUpVersion, ...]:
    """Return every reading, the first first."""
    rows = unit.run("SELECT number, source, digest, at FROM set_up ORDER BY number")
    return tuple(
        SetUpVersion(number=number, source=source, digest=digest, at=moment_of(at))
        for number, source, digest, at in rows
    )
