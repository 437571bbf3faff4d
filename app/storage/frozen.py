"""What is frozen: every version of it, each under the hash that packs, returns and the report name."""

from functools import lru_cache

from app.domain.canonical import decode, encode
from app.domain.evaluation import EvaluationData
from app.domain.freezing import FrozenVersion, frozen_hash, frozen_part
from app.domain.times import moment_of, stamp
from app.errors import AppError
from app.models.set_up import FrozenContentRow, FrozenVersionRow
from app.storage.standing import STANDING
from app.storage.unit import Unit

# SQLite takes the bare columns from the row that has the maximum.
_VERSIONS = f"""SELECT version, hash, supersedes, reason, approver, frozen_at, max(frozen_version.number)
FROM frozen_version JOIN frozen_content ON frozen_content.number = frozen_version.content
WHERE {STANDING} GROUP BY version ORDER BY version"""


def add(unit: Unit, version: FrozenVersion, data: EvaluationData, *, message: str | None = None) -> None:
    """Keep a version with the frozen part of its evaluation; with `message` if a pack brought it.

    Raises AppError `frozen-hash-wrong` where the version does not name this evaluation, `frozen-number-taken` where its
    number is taken by another.
    """
    if frozen_hash(data) != version.hash:
        raise AppError("frozen-hash-wrong", version=version.number)
    known = next((other for other in versions(unit) if other.number == version.number), None)
    if known is not None and known.hash != version.hash:
        raise AppError("frozen-number-taken", version=version.number)
    found = unit.first("SELECT number FROM frozen_content WHERE hash = ?", (version.hash,))
    content = (
        found[0]
        if found is not None
        else unit.add(FrozenContentRow(hash=version.hash, content=encode(frozen_part(data))))
    )
    unit.add(
        FrozenVersionRow(
            version=version.number,
            content=content,
            supersedes=version.supersedes,
            reason=version.reason,
            approver=version.approver,
            frozen_at=stamp(version.frozen_at),
            message=unit.message_number(message),
        )
    )


def versions(unit: Unit) -> tuple[FrozenVersion, ...]:
    """Return every version that stands, in order of their numbers."""
    return tuple(
        FrozenVersion(
            number=number,
            hash=digest,
            supersedes=supersedes,
            reason=reason,
            approver=approver,
            frozen_at=moment_of(frozen_at),
        )
        for number, digest, supersedes, reason, approver, frozen_at, _row in unit.run(_VERSIONS)
    )


def newest(unit: Unit) -> tuple[FrozenVersion, EvaluationData] | None:
    """Return the version in force with what it froze, or None before anything was."""
    found = versions(unit)
    return (found[-1], of(unit, found[-1].hash)) if found else None


def of(unit: Unit, digest: str) -> EvaluationData:
    """Return what was frozen under a hash; raises AppError `no-such-frozen`."""
    row = unit.first("SELECT content FROM frozen_content WHERE hash = ?", (digest,))
    if row is None:
        raise AppError("no-such-frozen", hash=digest)
    return _frozen(row[0])


# What is frozen never changes, and is asked for each time anything is shown.
_frozen = lru_cache(maxsize=4)(decode)
