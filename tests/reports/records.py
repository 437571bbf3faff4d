"""What panels' records say of themselves, for reports in tests."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from app.domain.audit import Head
from app.domain.canonical import encode
from app.domain.codes import SeatCode
from app.domain.evaluation import EvaluationData, Seat
from app.domain.freezing import FrozenVersion, frozen_hash
from app.domain.provenance import Provenance, SeatHead, SeatNote, SeatReturn
from app.reports.award_report import render
from app.scoring.ranking import rank
from tests.reports.evaluations import small

FROZEN_AT = datetime(2026, 10, 5, 9, 12, 7, tzinfo=UTC)
EVALUATION = "5b0c6d0e-9c1f-4f3a-8a63-1d2f0f6f7a11"
LONG_REASON = (
    "The member was abroad and could not be reached by telephone before the closing date for scores. The lead knew the "
    "member’s council account, sent the pack to it and asked the head of service to confirm by letter that it arrived. "
)


def digest(of: str) -> str:
    """Return a hash that stands for something that no test looks at."""
    return hashlib.sha256(of.encode()).hexdigest()


def provenance_of(data: EvaluationData) -> Provenance:
    """Return what the record of an evaluation says where all went as it should."""
    scoring = [seat.code for seat in data.seats if seat.role.scores]
    return Provenance(
        evaluation=EVALUATION,
        frozen=(FrozenVersion(number=1, hash=frozen_hash(data), frozen_at=FROZEN_AT),),
        returns=tuple(
            SeatReturn(
                seat=code,
                manifest=digest(f"return of {code}"),
                locked_at=FROZEN_AT + timedelta(days=30 + number, seconds=1234 * number),
            )
            for number, code in enumerate(scoring)
        ),
        heads=tuple(
            SeatHead(seat=seat.code, head=Head(size=180 + 37 * number, hash=digest(f"head of {seat.code}")))
            for number, seat in enumerate(data.seats)
        ),
        quality_locked_at=datetime(2026, 11, 20, 10, 12, 44, tzinfo=UTC),
        prices_opened_at=datetime(2026, 11, 21, 9, 1, 10, tzinfo=UTC),
        prices=digest("prices"),
        made_at=datetime(2026, 11, 22, 9, 0, 0, tzinfo=UTC),
    )


def amended(provenance: Provenance, *, times: int, reason: str = LONG_REASON) -> Provenance:
    """Return the record with so many versions before the one in force."""
    (in_force,) = provenance.frozen
    versions: list[FrozenVersion] = []
    for number in range(1, times + 1):
        before = versions[-1].hash if versions else None
        at = FROZEN_AT + timedelta(days=number)
        version = FrozenVersion(number=number, hash=digest(f"version {number}"), supersedes=before, frozen_at=at)
        versions.append(replace(version, reason=reason, approver="A. Head of Commissioning") if before else version)
    last = replace(
        in_force,
        number=times + 1,
        supersedes=versions[-1].hash,
        reason=reason,
        approver="A. Head of Commissioning",
        frozen_at=FROZEN_AT + timedelta(days=times + 1),
    )
    return replace(provenance, frozen=(*versions, last))


def noted(provenance: Provenance, *, unchecked: int, withdrawn: int, reason: str = LONG_REASON) -> Provenance:
    """Return the record with so many seats unchecked, from the first on, and so many gone, from the last back."""
    seats = [one.seat for one in provenance.returns]
    return replace(
        provenance,
        unchecked=tuple(SeatNote(seat=seat, reason=reason) for seat in seats[:unchecked]),
        withdrawn=tuple(SeatNote(seat=seat, reason=reason) for seat in reversed(seats[len(seats) - withdrawn :])),
    )


def panel_of(count: int) -> EvaluationData:
    """Return an evaluation that so many seats scored, and the moderator's."""
    data = small()
    seats = tuple(Seat(code=SeatCode(f"E{number}"), name=f"Officer {number}") for number in range(1, count + 1))
    scores = tuple(replace(score, seat=seat.code) for score in data.scores for seat in seats)
    return replace(data, seats=(*seats, data.seats[-1]), scores=scores)


def rendered(data: EvaluationData, provenance: Provenance) -> bytes:
    """Return the unsigned report of an evaluation and its record, whether or not they fit together."""
    return render(data, rank(data), evaluation_json=encode(data), app_version="0.1.0", provenance=provenance)
