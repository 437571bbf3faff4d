"""What a workbook must keep to when it is taken into an evaluation that is set up already: asked before and at it."""

from collections.abc import Iterable, Iterator
from itertools import chain

from app.domain.codes import CriterionCode, Role, SupplierId
from app.domain.evaluation import EvaluationData, Response
from app.domain.freezing import Amendment, FrozenVersion, amendment, frozen_hash
from app.domain.milestones import Milestone
from app.errors import AppError
from app.exchange.set_up import SetUp
from app.services.standing import quality_was_locked
from app.storage import frozen, milestones, responses, tenders
from app.storage.case_file import CaseAbout
from app.storage.unit import Unit

ByLot = frozenset[tuple[SupplierId, CriterionCode]]


def refuse_issued(unit: Unit) -> None:
    """Raise AppError `issued-already` once a pack went out."""
    if Milestone.ISSUED in milestones.reached(unit):
        raise AppError("issued-already")


def refuse_other(about: CaseAbout, data: EvaluationData) -> None:
    """Raise AppError `other-reference` or `lead-renamed` where the workbook is not this evaluation's."""
    if data.reference != about.reference:
        raise AppError("other-reference", found=data.reference, reference=about.reference)
    lead = next(seat for seat in data.seats if seat.role is Role.LEAD)
    if lead.code != about.seat:
        raise AppError("lead-renamed", found=lead.code, seat=about.seat)


def refuse_removal(unit: Unit, data: EvaluationData) -> None:
    """Refuse a workbook without something that an earlier one set up: nothing in a case file is ever taken out."""
    lacking = chain(
        _lacking((one.id for one in tenders.suppliers(unit)), (one.id for one in data.suppliers)),
        _lacking(
            (f"{one.supplier} {one.lot}" for one in tenders.tenders(unit)),
            (f"{one.supplier} {one.lot}" for one in data.tenders),
        ),
        _lacking(map(place, responses.all(unit)), map(place, data.responses)),
    )
    first = next(lacking, None)
    if first is not None:
        raise AppError("set-up-removes", found=first)


def amended(unit: Unit, set_up: SetUp) -> tuple[FrozenVersion, Amendment]:
    """Return the version in force with what the workbook changes of it; raises as `set_ups.amend` does."""
    before = frozen.newest(unit)
    if before is None:
        raise AppError("not-frozen")
    if quality_was_locked(unit):
        raise AppError("quality-is-locked")
    held, old = before
    changed = amendment(old, set_up.data)
    if changed.substance:
        raise AppError("amendment-of-substance", parts=changed.substance)
    if frozen_hash(set_up.data) == held.hash:
        raise AppError("amendment-empty")
    return held, changed


def clarified(unit: Unit, set_up: SetUp) -> ByLot:
    """Return what is answered by lot now, which the workbook may not change; raises as `set_ups.clarify` does."""
    before = frozen.newest(unit)
    if before is None or frozen_hash(set_up.data) != before[0].hash:
        raise AppError("clarification-changes-criteria")
    if quality_was_locked(unit):
        raise AppError("quality-is-locked")
    tendered = {one.supplier for one in tenders.tenders(unit)}
    stranger = next((one.supplier for one in set_up.data.responses if one.supplier not in tendered), None)
    if stranger is not None:
        raise AppError("clarification-of-no-tender", supplier=stranger)
    by_lot = responses.answered_by_lot(unit)
    if any(one.lot is None and (one.supplier, one.question) in by_lot for one in set_up.data.responses):
        raise AppError("clarification-changes-scoring")
    return by_lot


def place(response: Response) -> str:
    """Return where a response stands: supplier, lot where it has one, question."""
    return " ".join(filter(None, (response.supplier, response.lot, response.question)))


def _lacking(before: Iterable[str], now: Iterable[str]) -> Iterator[str]:
    kept = frozenset(now)
    return (one for one in before if one not in kept)
