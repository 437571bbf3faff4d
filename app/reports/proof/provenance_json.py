"""What a report says of its record, for `verify --json`."""

from collections.abc import Sequence
from datetime import datetime

from app.domain.provenance import Provenance, SeatNote


def provenance_json(provenance: Provenance) -> dict[str, object]:
    """Return every fact, format 1: hexadecimal hashes, times in ISO 8601 UTC by the laptops' clocks, null if unknown.

    `prices` is the SHA-256 of the file that the prices came in.
    """
    return {
        "evaluation": provenance.evaluation,
        "frozen": [
            {
                "number": version.number,
                "hash": version.hash,
                "supersedes": version.supersedes,
                "reason": version.reason,
                "approver": version.approver,
                "frozen_at": version.frozen_at.isoformat(),
            }
            for version in provenance.frozen
        ],
        "returns": [
            {"seat": one.seat, "manifest": one.manifest, "locked_at": one.locked_at.isoformat()}
            for one in provenance.returns
        ],
        "unchecked": _notes(provenance.unchecked),
        "withdrawn": [
            {"seat": note.seat, "reason": note.reason, "replaced_by": note.replaced_by} for note in provenance.withdrawn
        ],
        "heads": [{"seat": one.seat, "size": one.head.size, "hash": one.head.hash} for one in provenance.heads],
        "quality_locked_at": _moment(provenance.quality_locked_at),
        "prices_opened_at": _moment(provenance.prices_opened_at),
        "prices": provenance.prices or None,
        "made_at": provenance.made_at.isoformat(),
    }


def _notes(notes: Sequence[SeatNote]) -> list[dict[str, object]]:
    return [{"seat": note.seat, "reason": note.reason} for note in notes]


def _moment(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()
