"""Whether a report says what one's own case file says, before it is signed: told apart by what a lead may decide alone.

The lead may have decided on a tender, a gate or a recusal since the moderator's last pack; such differences are named,
and the moderator accepts each or does not sign. Whatever else differs is another record's.
"""

from collections.abc import Iterator
from dataclasses import replace

from app.domain.audit import HeldHead
from app.domain.codes import LotCode, Role
from app.domain.disclosure import for_report
from app.domain.evaluation import EvaluationData, Seat, Tender
from app.domain.freezing import frozen_part
from app.domain.milestones import Milestone
from app.domain.provenance import Provenance, SeatReturn
from app.errors import AppError
from app.services.desk import Desk
from app.services.held import moderation_held, return_held
from app.services.panel_scores import counted, covered, panel_data, returned_scores
from app.services.provenances import prices_in_force, unchecked, withdrawn
from app.storage import audit, frozen, locks, milestones
from app.storage.unit import Unit


def differences(desk: Desk, unit: Unit, embedded: EvaluationData, record: Provenance | None) -> tuple[str, ...]:
    """Return in which of the lead's decisions a report differs from this record, by codes alone and in a fixed order.

    Raises AppError `report-of-another-record` where anything else differs: criteria, suppliers, the set of tenders,
    seats, scores, agreed scores, responses, or what the record says of itself.
    """
    another = AppError("report-of-another-record", reference=desk.about.reference)
    if record is None or not _is_ours(desk, unit, record):
        raise another
    lead = desk.role is Role.LEAD
    mine = for_report(panel_data(unit, responses=True, prices=lead))
    theirs = embedded if lead else replace(embedded, tenders=tuple(_unpriced(one) for one in embedded.tenders))
    expected = covered(theirs, theirs.seats, (one.as_score() for one in returned_scores(unit)))
    same = (
        frozen_part(mine) == frozen_part(theirs)
        and set(mine.suppliers) == set(theirs.suppliers)
        and [_fixed(one) for one in _sorted(mine)] == [_fixed(one) for one in _sorted(theirs)]
        and set(expected) == set(theirs.scores)
        and set(mine.agreed) == set(theirs.agreed)
        and set(mine.responses) == set(theirs.responses)
        and _seats_fit(mine, theirs)
    )
    if not same or len(theirs.scores) != len(set(theirs.scores)):
        raise another
    found = [*_of_tenders(mine, theirs), *_of_seats(mine, theirs), *_of_record(desk, unit, record)]
    return tuple(found)


def _is_ours(desk: Desk, unit: Unit, record: Provenance) -> bool:
    """Tell whether a report's record is this case file's, in all that this case file knows of it."""
    held = frozen.versions(unit)
    own = [HeldHead(holder=desk.seat, head=one.head) for one in record.heads if one.seat == desk.seat]
    reached = milestones.reached(unit)
    locked, moderation, opened = reached.get(Milestone.QUALITY_LOCKED), moderation_held(unit), prices_in_force(unit)
    returns = _returns(desk, unit)
    return (
        record.evaluation == desk.about.evaluation
        and bool(held)
        and record.frozen[: len(held)] == held
        and record.frozen[-1].hash == held[-1].hash
        and (not returns or returns == frozenset(record.returns))
        and set(withdrawn(desk.plan(unit).roster)) <= set(record.withdrawn)
        and (locked is None or (bool(own) and record.quality_locked_at == locked.at))
        and (moderation is None or bool(own))
        and (opened is None or (record.prices, record.prices_opened_at) == (opened.facts.get("source"), opened.at))
        and audit.check(unit, own) is None
    )


def _returns(desk: Desk, unit: Unit) -> frozenset[SeatReturn]:
    found = []
    for seat in counted(unit, desk.plan(unit).roster):
        came, lock = return_held(unit, seat), locks.state(unit, seat)[0]
        if came is not None and lock is not None:
            found.append(SeatReturn(seat=seat, manifest=came.manifest_sha256, locked_at=lock.locked_at))
    return frozenset(found)


def _of_tenders(mine: EvaluationData, theirs: EvaluationData) -> Iterator[str]:
    for own, other in zip(_sorted(mine), _sorted(theirs), strict=True):
        place = f"{own.supplier}/{own.lot}"
        if own.status is not other.status:
            yield f"{place} {own.status.value} > {other.status.value}"
        elif own.reason != other.reason:
            yield f"{place} reason"
        statuses = {one.gate: one.status for one in own.gates}
        for gate in other.gates:
            if statuses.get(gate.gate) is not gate.status:
                before = statuses.get(gate.gate)
                yield f"{place} {gate.gate} {before.value if before else ''} > {gate.status.value}"


def _of_seats(mine: EvaluationData, theirs: EvaluationData) -> Iterator[str]:
    own, other = ({seat.code: seat for seat in data.seats} for data in (mine, theirs))
    for code in sorted({*own, *other}):
        if code not in own:
            yield f"{code} added"
        elif code not in other:
            yield f"{code} left"
        elif own[code].lots != other[code].lots:
            yield f"{code} {_lots(own[code].lots)} > {_lots(other[code].lots)}"


def _of_record(desk: Desk, unit: Unit, record: Provenance) -> Iterator[str]:
    roster = desk.plan(unit).roster
    yield from (f"version {one.number}" for one in record.frozen[len(frozen.versions(unit)) :])
    known = set(withdrawn(roster))
    yield from (f"{one.seat} withdrawn" for one in record.withdrawn if one not in known)
    said, held = set(record.unchecked), set(unchecked(roster))
    yield from sorted(f"{one.seat} unchecked" for one in said - held)
    yield from sorted(f"{one.seat} checked" for one in held - said)


def _seats_fit(mine: EvaluationData, theirs: EvaluationData) -> bool:
    """Tell whether the seats that both know are the same but for their lots."""
    own = {seat.code: seat for seat in mine.seats}
    return all(_anywhere(own[seat.code]) == _anywhere(seat) for seat in theirs.seats if seat.code in own)


def _anywhere(seat: Seat) -> Seat:
    return replace(seat, lots=())


def _unpriced(tender: Tender) -> Tender:
    return replace(tender, prices=())


def _fixed(tender: Tender) -> Tender:
    """Return what of a tender nobody decides on."""
    return replace(tender, status=Tender(supplier=tender.supplier, lot=tender.lot).status, reason="", gates=())


def _sorted(data: EvaluationData) -> list[Tender]:
    return sorted(data.tenders, key=lambda one: (one.supplier, one.lot))


def _lots(lots: tuple[LotCode, ...]) -> str:
    return ",".join(lots) or "*"
