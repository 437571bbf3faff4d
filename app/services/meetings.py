"""The moderation meeting: revealed at once, agreed cell by cell, blind to consequence (DR-20, DR-22, DESIGN §2.6)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import islice
from pathlib import Path

from app.domain.codes import CriterionCode, CriterionType, MergeRule, Role, SeatCode
from app.domain.evaluation import Scale
from app.domain.milestones import Milestone
from app.domain.panel import PanelSeat
from app.domain.provenance import SeatReturn
from app.domain.score_record import AgreedVersion, Dissent, Movement, ScoreVersion, SubReason
from app.domain.visibility import Sight
from app.errors import AppError
from app.exchange.container.kinds import Kind
from app.exchange.messages import moderation as message
from app.exchange.messages.moderation import Left, ModerationBody, Registered, SignedReturn
from app.scoring.duties import Duty
from app.scoring.moderation import Moderation, moderate
from app.services.agendas import agreed_in, items_in
from app.services.desk import Desk, Done, Plan, Topic, done
from app.services.held import return_held
from app.services.outbox import post, save
from app.services.panel_scores import COUNTED, counted, panel_data, panel_scores, returned_scores, scores_of
from app.services.returns import refuse_not_in_charge, return_by_revoked_key
from app.services.scores import reworded_since, scale_of
from app.services.sound import refuse_unsound
from app.services.standing import is_locked, open_seats
from app.services.typing_in import kept, needed
from app.storage import agreed, declarations, locks, milestones, responses
from app.storage.unit import Unit
from app.text.agreed import assembled, unscored

SMALLEST_PANEL = 2
# What is told of one agreed score goes into one cell of a workbook, in UTF-16 units, and can't be shortened after the
# lock.
LONGEST_RECORD = 32_000
MOST_PROPOSED = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Agree:
    """What the meeting decided on one duty, with the record that explains it (DR-20).

    Every seat whose own score is another than the agreed one stands in `moved`, in `dissent`, or in `unmoved` if it
    neither changed its mind nor wants that on record. `unscored_reason` says why a score is agreed that no seat gave.
    """

    duty: Duty
    value: Fraction
    reason: str
    sub_reasons: tuple[SubReason, ...] = ()
    present: tuple[SeatCode, ...] = ()
    moved: tuple[Movement, ...] = ()
    dissent: tuple[Dissent, ...] = ()
    unmoved: tuple[SeatCode, ...] = ()
    unscored_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One duty as it lies before the meeting: every seat's own score, and every agreed version, the oldest first."""

    duty: Duty
    scale: Scale
    seats: tuple[SeatCode, ...]
    scores: tuple[ScoreVersion, ...]
    agreed: tuple[AgreedVersion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A duty that all its seats scored alike, with a reason put together from their own words.

    A reason for each of `sub_criteria` is the meeting's to give: no seat gave any.
    """

    duty: Duty
    value: Fraction
    reason: str
    seats: tuple[SeatCode, ...]
    sub_criteria: tuple[CriterionCode, ...]


def reveal(desk: Desk, *, go_on: str = "", trusting_revoked: str = "") -> Done:
    """Lay all scores open at once, when every active seat's return is here.

    Raises AppError `returns-missing` naming the seats (the lead withdraws or replaces those that will not come, for
    every tender alike), `returns-outdated` where an amendment or a tender came since, `own-seat-open`,
    `not-in-charge`, `too-few-seats` unless `go_on` gives a reason, and `return-by-revoked-key` unless
    `trusting_revoked` says why a return is believed whose key was lost since.
    """
    desk.need_role(Role.MODERATOR)
    with desk.write() as unit:
        desk.need(unit, Sight.TENDERS)
        if Milestone.REVEALED in milestones.reached(unit):
            raise AppError("already-revealed")
        refuse_not_in_charge(desk, unit)
        own = open_seats(unit, desk.card.key)
        if own:
            raise AppError("own-seat-open", seats=own)
        plan = desk.plan(unit)
        seats = plan.roster.scoring()
        missing = [
            seat.code for seat in seats if return_held(unit, seat.code) is None or not is_locked(unit, seat.code)
        ]
        if missing:
            raise AppError("returns-missing", seats=missing)
        outdated = _outdated(unit, plan)
        if outdated:
            raise AppError("returns-outdated", seats=outdated)
        refuse_unsound(panel_data(unit, agreed=False), "panel-unsound", merged=False)
        why = kept(go_on)
        if len(seats) < SMALLEST_PANEL and not why:
            raise AppError("too-few-seats", seats=len(seats), least=SMALLEST_PANEL)
        lost = [seat.code for seat in plan.roster.seats if return_by_revoked_key(unit, seat)]
        believed = kept(trusting_revoked)
        if lost and not believed:
            raise AppError("return-by-revoked-key", seats=lost)
        at = desk.log(
            unit,
            "revealed",
            seats=",".join(seat.code for seat in seats),
            reason=why or None,
            revoked=",".join(lost) or None,
            believed=believed if lost else None,
        )
        names = ",".join(counted(unit, plan.roster))
        milestones.reach(unit, Milestone.REVEALED, at=at, facts={"seats": len(seats), COUNTED: names})
    return done(Topic.MEETING)


def agenda(desk: Desk) -> Moderation:
    """Return where seats differ and what is missing, in published order; nothing of totals, ranks or thresholds."""
    with desk.read() as unit:
        desk.need(unit, Sight.PANEL)
        return moderate(panel_data(unit), after_lock=False)


def duties(desk: Desk) -> tuple[Duty, ...]:
    """Return everything that the meeting decides on, in published order."""
    with desk.read() as unit:
        desk.need(unit, Sight.PANEL)
        plan = desk.plan(unit)
        used = _used(unit, plan)
        return tuple(duty for duty in plan.duties.all() if _seats_of(plan, used, duty))


def table(desk: Desk, duty: Duty) -> Table:
    """Return one duty with all its scores side by side."""
    with desk.read() as unit:
        desk.need(unit, Sight.PANEL)
        plan = desk.plan(unit)
        seats = _seats_of(plan, _used(unit, plan), duty)
        return Table(
            duty=duty,
            scale=scale_of(plan, duty.question),
            seats=seats,
            scores=scores_of(unit, seats, duty),
            agreed=tuple(agreed.history(unit, duty.supplier, duty.lot, duty.question)),
        )


def agree(desk: Desk, asks: Sequence[Agree]) -> Done:
    """Record what was agreed on these duties, all or none; correcting is adding a version (DESIGN §2.2).

    Raises AppError `quality-is-locked`, `not-a-duty`, `score-no-level`, `agreed-without-reason`,
    `sub-criterion-without-reason`, `movement-without-reason`, `movement-not-from-its-score`, `not-on-the-panel`,
    `nobody-present`, `dissent-without-words`, `nobody-scored`, and `difference-unexplained` naming the seats.
    """
    desk.need_role(Role.MODERATOR)
    with desk.write(keeps_plan=True) as unit:
        desk.need(unit, Sight.PANEL)
        if Milestone.QUALITY_LOCKED in milestones.reached(unit):
            raise AppError("quality-is-locked")
        plan = desk.plan(unit)
        used = _used(unit, plan)
        for ask in asks:
            seats = _seats_of(plan, used, ask.duty)
            _check(plan, ask, seats)
            _check_moves(ask, {one.seat: one.value for one in scores_of(unit, seats, ask.duty)})
            _record(desk, unit, ask)
    return done(Topic.MEETING)


def still_to_agree(desk: Desk) -> tuple[Duty, ...]:
    """Return the duties without an agreed score where the method needs one, in published order."""
    with desk.read() as unit:
        desk.need(unit, Sight.PANEL)
        return to_agree(unit, desk.plan(unit))


def to_agree(unit: Unit, plan: Plan) -> tuple[Duty, ...]:
    """Return the duties still without an agreed score; where the method merges, only those that no seat scored."""
    held = {(one.supplier, one.lot, one.question) for one in agreed.newest(unit)}
    used = _used(unit, plan)
    due = [duty for duty in plan.duties.all() if _seats_of(plan, used, duty)]
    missing = [duty for duty in due if (duty.supplier, duty.lot, duty.question) not in held]
    if plan.data.method.merge_rule is MergeRule.CONSENSUS:
        return tuple(missing)
    told = moderate(panel_data(unit), after_lock=False)
    cells = {(cell.question, cell.supplier, cell.lot) for lot in told.lots for cell in lot.cells if cell.flag}
    return tuple(
        duty for duty in missing if any((duty.question, duty.supplier, lot) in cells for lot in plan.duties.lots(duty))
    )


def unanimous(desk: Desk, *, most: int = MOST_PROPOSED) -> tuple[Proposal, ...]:
    """Return what may be confirmed together: duties not agreed yet that all seats scored, and scored alike (DR-22).

    In published order, the first `most` of them: once these are confirmed, the next come.
    """
    with desk.read() as unit:
        desk.need(unit, Sight.PANEL)
        plan = desk.plan(unit)
        held, used = agreed_in(unit), _used(unit, plan)
        alike = (one for one in items_in(unit, plan) if one.alike and one.duty not in held)
        return tuple(
            Proposal(
                duty=one.duty,
                value=one.lowest,
                reason=assembled((score.seat, score.reason) for score in scores_of(unit, seats, one.duty)),
                seats=seats,
                sub_criteria=_sub_criteria(plan, one.duty),
            )
            for one in islice(alike, most)
            if one.lowest is not None
            for seats in (_seats_of(plan, used, one.duty),)
        )


def lock_quality(desk: Desk, path: Path) -> Done:
    """Lock quality: nothing about scores changes from here on, and the signed moderation goes to the lead.

    Only now may totals be computed, and the lead open the prices (DR-19). Raises AppError `not-all-agreed` with how
    many duties are left, `quality-is-locked`, `not-in-charge`.
    """
    desk.need_role(Role.MODERATOR)
    with desk.write() as unit:
        desk.need(unit, Sight.PANEL)
        if Milestone.QUALITY_LOCKED in milestones.reached(unit):
            raise AppError("quality-is-locked")
        refuse_not_in_charge(desk, unit)
        plan = desk.plan(unit)
        left = to_agree(unit, plan)
        if left:
            raise AppError("not-all-agreed", left=len(left), question=left[0].question, supplier=left[0].supplier)
        found = [(seat, return_held(unit, seat)) for seat in counted(unit, plan.roster)]
        rests_on = tuple(
            SeatReturn(seat=seat, manifest=one.manifest_sha256, locked_at=lock.locked_at)
            for seat, one in found
            if one is not None and (lock := locks.state(unit, seat)[0]) is not None
        )
        refuse_unsound(panel_data(unit), "panel-unsound")
        given = returned_scores(unit)
        held = tuple(
            one
            for newest in agreed.newest(unit)
            for one in agreed.history(unit, newest.supplier, newest.lot, newest.question)
        )
        at = desk.log(unit, "quality-locked", scores=len(given), agreed=len(held))
        milestones.reach(unit, Milestone.QUALITY_LOCKED, at=at, facts={})
        body = ModerationBody(
            locked_at=at,
            locked_by=desk.seat,
            frozen=plan.frozen.hash,
            rests_on=rests_on,
            withdrawn=tuple(
                Left(seat=seat.code, state=seat.state, reason=seat.reason)
                for seat in plan.roster.seats
                if not seat.active
            ),
            register=_register(unit),
            scores=given,
            agreed=held,
            returns=tuple(SignedReturn(seat=seat, envelope=one.envelope) for seat, one in found if one is not None),
            responses=message.responses_digest(responses.all(unit)),
        )
        outgoing = post(desk, unit, kind=Kind.MODERATION, to=[plan.roster.lead()], parts=message.parts(body))
    save(desk, outgoing, path)
    return done(Topic.MEETING, Topic.OUTCOME, Topic.MESSAGES)


def _register(unit: Unit) -> tuple[Registered, ...]:
    """Return the declarations that this case file knows, each with the decision on it."""
    known = declarations.register(unit)
    newest = {one.seat: one for one in known.declarations}
    decided = {(one.seat, one.declaration): one for one in known.decisions}
    return tuple(Registered(declaration=one, decision=decided.get((one.seat, one.version))) for one in newest.values())


def _outdated(unit: Unit, plan: Plan) -> list[SeatCode]:
    """Return the seats whose returns lack a score that is owed now, or that its author has to confirm."""
    reworded = reworded_since(unit, plan)
    sound = {
        (one.seat, one.supplier, one.lot, one.question)
        for one in panel_scores(unit)
        if one.question not in reworded.get(one.frozen, ())
    }
    return [
        seat.code
        for seat in plan.roster.scoring()
        if any((seat.code, duty.supplier, duty.lot, duty.question) not in sound for duty in plan.duties.of(seat.seat))
    ]


def _sub_criteria(plan: Plan, duty: Duty) -> tuple[CriterionCode, ...]:
    """Return the sub-criteria of which the panel's reason must speak."""
    return tuple(
        row.code
        for row in plan.data.criteria
        if row.type is CriterionType.SUB_CRITERION and row.parent == duty.question
    )


def _check(plan: Plan, ask: Agree, seats: tuple[SeatCode, ...]) -> None:
    duty = ask.duty
    if not seats:
        raise AppError("not-a-duty", question=duty.question, supplier=duty.supplier)
    levels = [level.value for level in scale_of(plan, duty.question).levels]
    between = plan.data.method.off_scale_scores and min(levels) <= ask.value <= max(levels)
    if ask.value not in levels and not between:
        raise AppError("score-no-level", question=duty.question)
    needed(ask.reason, AppError("agreed-without-reason", question=duty.question, supplier=duty.supplier))
    wanted = _sub_criteria(plan, duty)
    given = {sub.sub_criterion for sub in ask.sub_reasons if kept(sub.reason)}
    lacking = [code for code in wanted if code not in given]
    if lacking:
        raise AppError("sub-criterion-without-reason", sub_criteria=lacking, supplier=duty.supplier)
    for movement in ask.moved:
        needed(movement.why, AppError("movement-without-reason", seat=movement.seat))
    for dissent in ask.dissent:
        needed(dissent.words, AppError("dissent-without-words", seat=dissent.seat))
    if not ask.present:
        raise AppError("nobody-present", question=duty.question, supplier=duty.supplier)
    named = [*ask.present, *ask.unmoved, *(one.seat for one in ask.moved), *(one.seat for one in ask.dissent)]
    strangers = [seat for seat in named if plan.roster.find(seat) is None]
    if strangers:
        raise AppError("not-on-the-panel", seat=strangers[0])


def _check_moves(ask: Agree, own: Mapping[SeatCode, Fraction | None]) -> None:
    """Refuse an agreed score that does not say what became of each seat's own; `own` holds the seats that gave one."""
    if not own:
        needed(ask.unscored_reason, AppError("nobody-scored", question=ask.duty.question, supplier=ask.duty.supplier))
    for moved in ask.moved:
        if moved.seat not in own or own[moved.seat] != moved.before:
            raise AppError("movement-not-from-its-score", seat=moved.seat)
    told = {*ask.unmoved, *(one.seat for one in ask.moved), *(one.seat for one in ask.dissent)}
    silent = [seat for seat, value in own.items() if value not in {None, ask.value} and seat not in told]
    if silent:
        raise AppError("difference-unexplained", seats=silent, question=ask.duty.question, supplier=ask.duty.supplier)


def _record(desk: Desk, unit: Unit, ask: Agree) -> None:
    duty = ask.duty
    version = len(agreed.history(unit, duty.supplier, duty.lot, duty.question)) + 1
    at = desk.log(unit, "agreed", question=duty.question, supplier=duty.supplier, lot=duty.lot, version=version)
    why = kept(ask.unscored_reason)
    made = AgreedVersion(
        supplier=duty.supplier,
        lot=duty.lot,
        question=duty.question,
        version=version,
        value=ask.value,
        reason=kept(f"{ask.reason}\n{unscored(why)}" if why else ask.reason),
        sub_reasons=tuple(replace(sub, reason=kept(sub.reason)) for sub in ask.sub_reasons),
        present=ask.present,
        moved=tuple(replace(one, why=kept(one.why)) for one in ask.moved),
        dissent=tuple(replace(one, words=kept(one.words)) for one in ask.dissent),
        chaired_by=desk.seat,
        saved_at=at,
    )
    length = len(made.as_agreed().reason.encode("utf-16-le")) // 2
    if length > LONGEST_RECORD:
        raise AppError("text-too-long", length=length, most=LONGEST_RECORD)
    agreed.add(unit, made)


def _used(unit: Unit, plan: Plan) -> tuple[PanelSeat, ...]:
    """Return the seats whose scores are used."""
    codes = set(counted(unit, plan.roster))
    return tuple(seat for seat in plan.roster.seats if seat.code in codes)


def _seats_of(plan: Plan, used: Sequence[PanelSeat], duty: Duty) -> tuple[SeatCode, ...]:
    """Return which of these seats owe a score; none for what nobody is to score."""
    return tuple(seat.code for seat in used if plan.duties.includes(seat.seat, duty))
