"""Setting an evaluation up from a workbook, freezing it, amending it (DESIGN §2.3, DR-3)."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from app.domain.codes import CriterionCode, GateStatus, LotCode, Role, SupplierId, TenderStatus
from app.domain.evaluation import EvaluationData, GateDecision
from app.domain.freezing import FrozenVersion, frozen_hash
from app.domain.milestones import Milestone
from app.domain.panel import KeyState, PanelSeat, Roster
from app.errors import AppError
from app.exchange.container import parts
from app.exchange.set_up import SetUp, read_set_up
from app.scoring.soundness import findings
from app.services.cases import new_case
from app.services.desk import Clock, Desk, Done, Topic, done
from app.services.profiles import OpenProfile
from app.services.seats import refuse_key
from app.services.set_up_checks import amended, clarified, refuse_issued, refuse_other, refuse_removal
from app.services.standing import quality_was_locked
from app.services.typing_in import kept, needed
from app.storage import attachments, evaluations, frozen, milestones, responses, rosters, set_ups, tenders
from app.storage.unit import Unit
from app.text.decisions import approved
from app.text.sentences import sentence

ATTACHMENT = "application/octet-stream"


def begin(profile: OpenProfile, workbook: Path, clock: Clock) -> Desk:
    """Make the lead's case file from a workbook without scores or prices; raises Refused with every problem."""
    set_up = read_set_up(workbook)
    seat = next(seat for seat in set_up.data.seats if seat.role is Role.LEAD)
    desk = new_case(
        profile,
        evaluation=str(uuid4()),
        reference=set_up.data.reference,
        title=set_up.data.title,
        seat=seat.code,
        role=seat.role,
        clock=clock,
    )
    try:
        _enter(desk, set_up)
    except BaseException:
        desk.close()
        raise
    return desk


def set_up_again(desk: Desk, workbook: Path) -> Done:
    """Take the evaluation from a workbook anew, which is possible until the first pack was issued.

    What was set up before is still there or corrected: raises AppError `set-up-removes` for a supplier, tender or
    response that the workbook lacks, `lead-renamed`, `other-reference`, `issued-already`.
    """
    desk.need_role(Role.LEAD)
    with desk.read() as unit:
        refuse_issued(unit)
    set_up = read_set_up(workbook)
    refuse_other(desk.about, set_up.data)
    _enter(desk, set_up)
    return done(Topic.SET_UP, Topic.PANEL)


def freeze(desk: Desk) -> FrozenVersion:
    """Freeze the evaluation as it is set up: from here on every file names its hash.

    Before the first pack it may be set up and frozen anew. Raises AppError `not-set-up`, `frozen-already`, and
    `set-up-unsound` where the workbook and what is recorded beside it contradict each other.
    """
    desk.need_role(Role.LEAD)
    with desk.write() as unit:
        data = set_ups.newest(unit)
        if data is None:
            raise AppError("not-set-up")
        digest = frozen_hash(data)
        before = frozen.newest(unit)
        if before is not None and before[0].hash == digest:
            raise AppError("frozen-already")
        refuse_issued(unit)
        at = desk.log(unit, "frozen", hash=digest)
        version = FrozenVersion(
            number=1 if before is None else before[0].number + 1,
            hash=digest,
            supersedes=None if before is None else before[0].hash,
            frozen_at=at,
        )
        frozen.add(unit, version, data)
        _refuse_unsound(unit)
        milestones.reach(unit, Milestone.FROZEN, at=at, facts={"hash": digest})
    return version


def amend(desk: Desk, workbook: Path, *, reason: str, approver: str) -> FrozenVersion:
    """Freeze a corrected wording after packs were issued; affected scores must be reconfirmed by their authors.

    Tenders are open by then, so anything that decides scores or ranks is refused: AppError `amendment-of-substance`
    naming the parts, `amendment-empty`, `amendment-without-reason`, `quality-is-locked`.
    """
    desk.need_role(Role.LEAD)
    why = needed(reason, AppError("amendment-without-reason"))
    who = needed(approver, AppError("amendment-without-reason"))
    set_up = read_set_up(workbook)
    with desk.write() as unit:
        held, changed = amended(unit, set_up)
        digest = frozen_hash(set_up.data)
        at = desk.log(unit, "amended", hash=digest, supersedes=held.hash, questions=len(changed.questions))
        version = FrozenVersion(
            number=held.number + 1,
            hash=digest,
            supersedes=held.hash,
            reason=why,
            approver=who,
            frozen_at=at,
        )
        set_ups.add(unit, set_up.data, source=set_up.source, digest=set_up.digest, at=at)
        frozen.add(unit, version, set_up.data)
    return version


def clarify(desk: Desk, workbook: Path) -> Done:
    """Take changed responses from a workbook, as clarification replies under the same frozen hash.

    They travel with the next pack. Raises AppError `clarification-changes-criteria`, `clarification-empty`,
    `clarification-of-no-tender`, `clarification-changes-scoring` where a question would be scored by lot from now on,
    or no longer, and `quality-is-locked`.
    """
    desk.need_role(Role.LEAD)
    set_up = read_set_up(workbook)
    with desk.write() as unit:
        by_lot = clarified(unit, set_up)
        at = desk.log(unit, "clarified", source=set_up.digest)
        if not responses.add(unit, set_up.data.responses, at=at, message=None):
            raise AppError("clarification-empty")
        if responses.answered_by_lot(unit) != by_lot:
            raise AppError("clarification-changes-scoring")
        _keep_files(unit, set_up.files)
    return done(Topic.SET_UP)


def decide_gate(
    desk: Desk,
    supplier: SupplierId,
    lot: LotCode,
    gate: CriterionCode,
    status: GateStatus,
    *,
    reason: str,
    approver: str = "",
) -> Done:
    """Record the state of one gate for one tender, and why (DOMAIN §1.4); the earlier state stays in the record.

    Once quality is locked somebody else must have approved it: AppError `decision-without-approver`.
    """
    desk.need_role(Role.LEAD)
    why = needed(reason, AppError("decision-without-reason"))
    with desk.write() as unit:
        held = next((one for one in tenders.tenders(unit) if (one.supplier, one.lot) == (supplier, lot)), None)
        if held is None:
            raise AppError("no-such-tender", supplier=supplier, lot=lot)
        if gate not in {one.gate for one in held.gates}:
            raise AppError("no-such-gate", gate=gate)
        why = _approved(unit, why, approver)
        at = desk.log(unit, "gate-decided", supplier=supplier, lot=lot, gate=gate, status=status.value)
        gates = tuple(GateDecision(gate=gate, status=status) if one.gate == gate else one for one in held.gates)
        tenders.add_tenders(unit, [replace(held, gates=gates)], at=at, why=why)
    return done(Topic.SET_UP)


def mark_tender(
    desk: Desk, supplier: SupplierId, lot: LotCode, status: TenderStatus, *, reason: str, approver: str = ""
) -> Done:
    """Record that a tender was late, withdrawn, rejected or received after all, and why; approved as `decide_gate`."""
    desk.need_role(Role.LEAD)
    why = needed(reason, AppError("decision-without-reason"))
    with desk.write() as unit:
        held = next((one for one in tenders.tenders(unit) if (one.supplier, one.lot) == (supplier, lot)), None)
        if held is None:
            raise AppError("no-such-tender", supplier=supplier, lot=lot)
        why = _approved(unit, why, approver)
        at = desk.log(unit, "tender-marked", supplier=supplier, lot=lot, status=status.value)
        tenders.add_tenders(unit, [replace(held, status=status, reason=why)], at=at, why=why)
    return done(Topic.SET_UP)


def _approved(unit: Unit, why: str, approver: str) -> str:
    """Return the reason with who approved it; needed where the lead may know what the decision does to the award."""
    who = kept(approver)
    if not who and quality_was_locked(unit):
        raise AppError("decision-without-approver")
    return approved(why, who) if who else why


def _enter(desk: Desk, set_up: SetUp) -> None:
    data = set_up.data
    with desk.write() as unit:
        refuse_removal(unit, data)
        at = desk.log(unit, "set-up", source=set_up.digest)
        set_ups.add(unit, data, source=set_up.source, digest=set_up.digest, at=at)
        tenders.add_suppliers(unit, data.suppliers, at=at, message=None)
        tenders.add_tenders(unit, data.tenders, at=at, message=None)
        responses.add(unit, data.responses, at=at, message=None)
        _keep_files(unit, set_up.files)
        roster = _roster(desk, data, rosters.newest(unit))
        for seat in roster.seats:
            if seat.card is not None:
                refuse_key(roster, seat, seat.card.key)
        rosters.add(unit, roster, at=at, message=None)


def _refuse_unsound(unit: Unit) -> None:
    found = findings(evaluations.load(unit, responses=True, scores=None, agreed=False, prices=False))
    if found:
        raise AppError("set-up-unsound", what=sentence(found[0].code, found[0].facts))


def _roster(desk: Desk, data: EvaluationData, before: Roster | None) -> Roster:
    """Return the panel's seats; those enrolled before in the same role keep their keys, further moderators deputise.

    In another role a seat is enrolled anew: what its holder may see hangs on the role they were invited to.
    """
    held = {} if before is None else {seat.code: seat for seat in before.seats}
    first = next(seat.code for seat in data.seats if seat.role is Role.MODERATOR)
    seats = []
    for seat in data.seats:
        kept = held.get(seat.code)
        entered = PanelSeat(seat=seat) if kept is None else replace(kept, seat=seat)
        if kept is not None and kept.seat.role is not seat.role:
            entered = replace(entered, card=None, key_state=KeyState.NONE)
        if seat.code == desk.seat:
            entered = replace(entered, card=desk.card, key_state=KeyState.VERIFIED)
        deputy = seat.role is Role.MODERATOR and seat.code != first
        seats.append(replace(entered, deputy=deputy))
    return Roster(revision=1 if before is None else before.revision + 1, seats=tuple(seats))


def _keep_files(unit: Unit, files: Mapping[str, Path]) -> None:
    named = {}
    for name, path in files.items():
        part = parts.of_file(hashlib.sha256(name.encode()).hexdigest(), ATTACHMENT, path)
        if not attachments.has(unit, part.sha256):
            sink = attachments.begin(unit, part.sha256, part.size, part.type)
            with part.open() as source:
                while chunk := source.read(parts.CHUNK):
                    sink.write(chunk)
            sink.close()
        named[name] = part.sha256
    responses.name_files(unit, named)
