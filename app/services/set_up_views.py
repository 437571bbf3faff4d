"""The evaluation as its lead has set it up, and what a workbook would change of it before it does."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from app.domain.codes import CriterionCode, Role
from app.domain.evaluation import EvaluationData, Supplier, Tender
from app.domain.freezing import FrozenVersion, frozen_hash, frozen_part
from app.domain.milestones import Milestone
from app.domain.visibility import Sight
from app.errors import AppError
from app.exchange.set_up import read_set_up
from app.services.desk import Desk
from app.services.outlines import Outline, outline
from app.services.set_up_checks import amended, clarified, place, refuse_issued, refuse_other, refuse_removal
from app.services.standing import quality_was_locked
from app.storage import frozen, milestones, responses, set_ups, tenders
from app.storage.unit import Unit

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUpView:
    """The evaluation as it is set up now, with its suppliers and tenders as they stand.

    `version` is the newest frozen one, `as_frozen` whether that is what is set up now; `issued` once a pack went out.
    """

    outline: Outline
    suppliers: tuple[Supplier, ...]
    tenders: tuple[Tender, ...]
    source: str
    read_at: datetime
    version: FrozenVersion | None
    as_frozen: bool
    issued: bool
    quality_locked: bool


class Part(StrEnum):
    """What of an evaluation differs."""

    GENERAL = "general"
    METHOD = "method"
    SCALE = "scale"
    CRITERION = "criterion"
    LOT = "lot"
    SUPPLIER = "supplier"
    TENDER = "tender"
    SEAT = "seat"
    RESPONSE = "response"


class How(StrEnum):
    """How it differs."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that a workbook would change, by its code or place."""

    part: Part
    how: How
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """All that a workbook would change; `reconfirm` are the questions whose scores must then be confirmed anew."""

    source: str
    changes: tuple[Change, ...]
    reconfirm: tuple[CriterionCode, ...] = ()


def now(desk: Desk) -> SetUpView:
    """Return the evaluation as it is set up, for its lead; raises AppError `not-set-up`."""
    desk.need_role(Role.LEAD)
    with desk.read() as unit:
        desk.need(unit, Sight.TENDERS)
        data, readings = set_ups.newest(unit), set_ups.history(unit)
        if data is None:
            raise AppError("not-set-up")
        versions = frozen.versions(unit)
        version = versions[-1] if versions else None
        return SetUpView(
            outline=outline(data),
            suppliers=tenders.suppliers(unit),
            tenders=tenders.tenders(unit),
            source=readings[-1].source,
            read_at=readings[-1].at,
            version=version,
            as_frozen=version is not None and version.hash == frozen_hash(data),
            issued=Milestone.ISSUED in milestones.reached(unit),
            quality_locked=quality_was_locked(unit),
        )


def changes_again(desk: Desk, workbook: Path) -> Changes:
    """Return what taking the workbook anew would change; raises as `set_ups.set_up_again` does."""
    desk.need_role(Role.LEAD)
    with desk.read() as unit:
        refuse_issued(unit)
    set_up = read_set_up(workbook)
    refuse_other(desk.about, set_up.data)
    with desk.read() as unit:
        refuse_removal(unit, set_up.data)
        return Changes(source=set_up.source, changes=tuple(_differences(unit, set_up.data)))


def changes_of_wording(desk: Desk, workbook: Path) -> Changes:
    """Return what an amendment by the workbook would change; raises as `set_ups.amend` does but for its reason."""
    desk.need_role(Role.LEAD)
    set_up = read_set_up(workbook)
    with desk.read() as unit:
        _held, changed = amended(unit, set_up)
        found = frozen.newest(unit)
        old = set_up.data if found is None else found[1]
        return Changes(
            source=set_up.source,
            changes=tuple(_published(old, set_up.data)),
            reconfirm=changed.questions,
        )


def changes_of_answers(desk: Desk, workbook: Path) -> Changes:
    """Return which responses a clarification by the workbook would change; raises as `set_ups.clarify` does."""
    desk.need_role(Role.LEAD)
    set_up = read_set_up(workbook)
    with desk.read() as unit:
        by_lot = clarified(unit, set_up)
        changed = tuple(_answers(unit, set_up.data))
        if not changed:
            raise AppError("clarification-empty")
        if {(one.supplier, one.question) for one in set_up.data.responses if one.lot is not None} - by_lot:
            raise AppError("clarification-changes-scoring")
        return Changes(source=set_up.source, changes=changed)


def _differences(unit: Unit, data: EvaluationData) -> Iterator[Change]:
    old = set_ups.newest(unit)
    if old is None:
        return
    yield from _published(old, data)
    yield from _listed(Part.SUPPLIER, old.suppliers, data.suppliers, lambda one: one.id)
    yield from _listed(Part.TENDER, old.tenders, data.tenders, lambda one: f"{one.supplier} {one.lot}")
    yield from _listed(Part.SEAT, old.seats, data.seats, lambda one: one.code)
    yield from _answers(unit, data)


def _published(old: EvaluationData, new: EvaluationData) -> Iterator[Change]:
    bare = [
        replace(frozen_part(one), method=old.method, scales=(), criteria=(), lots=(), seats=()) for one in (old, new)
    ]
    if bare[0] != bare[1]:
        yield Change(part=Part.GENERAL, how=How.CHANGED, what="")
    if old.method != new.method:
        yield Change(part=Part.METHOD, how=How.CHANGED, what="")
    yield from _listed(Part.SCALE, old.scales, new.scales, lambda one: one.code)
    yield from _listed(Part.CRITERION, old.criteria, new.criteria, lambda one: one.code)
    yield from _listed(Part.LOT, old.lots, new.lots, lambda one: one.code)


def _answers(unit: Unit, data: EvaluationData) -> Iterator[Change]:
    return _listed(Part.RESPONSE, responses.all(unit), data.responses, place)


def _listed(part: Part, old: Iterable[T], new: Iterable[T], name: Callable[[T], Hashable]) -> Iterator[Change]:
    before, after = ({name(one): one for one in found} for found in (old, new))
    for code, one in after.items():
        if code not in before:
            yield Change(part=part, how=How.ADDED, what=str(code))
        elif before[code] != one:
            yield Change(part=part, how=How.CHANGED, what=str(code))
    for code in before.keys() - after.keys():
        yield Change(part=part, how=How.REMOVED, what=str(code))
