"""What is to be done next in each evaluation of this laptop: what Home and the list beside every page show.

Nothing here tells of scores: a step is known from what came, what was decided and what is left.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.codes import CriterionType, ResultKind, Role, SeatCode
from app.domain.declarations import Cleared
from app.domain.milestones import Milestone
from app.domain.panel import KeyState, Roster
from app.errors import AppError, Fact
from app.exchange.container.kinds import Kind
from app.services.cases import EXTENSION, open_desk
from app.services.desk import Clock, Desk
from app.services.held import pack_held, return_held
from app.services.meetings import to_agree
from app.services.profiles import OpenProfile, cases_folder
from app.services.scores import sheet_in
from app.services.standing import declared, is_locked, quality_locked
from app.storage import audit, declarations, messages, milestones, pins, rosters
from app.storage.unit import Unit


class NextStep(StrEnum):
    """What comes next for a seat; what it waits for, where others have to act."""

    COMPARE_WORDS = "compare-words"
    WAIT_FOR_PACK = "wait-for-pack"
    DECLARE = "declare"
    WAIT_FOR_DECISION = "wait-for-decision"
    SCORE = "score"
    RECONFIRM = "reconfirm"
    LOCK = "lock"
    WAIT_FOR_RECEIPT = "wait-for-receipt"
    WAIT_FOR_RETURNS = "wait-for-returns"
    STAND_BY = "stand-by"
    REVEAL = "reveal"
    MODERATE = "moderate"
    LOCK_QUALITY = "lock-quality"
    SIGN_REPORT = "sign-report"
    SET_UP = "set-up"
    FREEZE = "freeze"
    INVITE_SEATS = "invite-seats"
    WAIT_FOR_ANSWERS = "wait-for-answers"
    COMPARE_SEATS = "compare-seats"
    ISSUE_PACKS = "issue-packs"
    DECIDE_INTERESTS = "decide-interests"
    WAIT_FOR_MODERATION = "wait-for-moderation"
    OPEN_PRICES = "open-prices"
    RANK = "rank"
    REPORT = "report"
    CLOSE = "close"
    DONE = "done"
    CLOSED = "closed"
    LEFT = "left"

    @property
    def over(self) -> bool:
        """Whether nothing more is to be done."""
        return self in {NextStep.DONE, NextStep.CLOSED, NextStep.LEFT}

    @property
    def waits(self) -> bool:
        """Whether it is for others to act."""
        return self.value.startswith("wait-") or self is NextStep.STAND_BY


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """One evaluation as Home shows it: the next `step`, with its facts, such as how many scores are `left` of how many.

    `tenders_due` is when tenders were due, as the workbook says it, and `note` what the lead wrote with the pack. Where
    the case file can't be opened, `trouble` is the code of the reason, `facts` are those of its sentence, and no more
    is known than `case`.
    """

    case: str
    evaluation: str = ""
    reference: str = ""
    title: str = ""
    role: Role | None = None
    seat: SeatCode | None = None
    step: NextStep | None = None
    facts: Mapping[str, Fact] = field(default_factory=dict)
    tenders_due: str = ""
    note: str = ""
    trouble: str | None = None


Told = tuple[NextStep, Mapping[str, Fact]]


def overviews(profile: OpenProfile, clock: Clock) -> tuple[Overview, ...]:
    """Return every evaluation of a profile: first those where something is to be done, then the waiting, then the rest.

    Each case file is opened and closed again; one that is open elsewhere is read beside that.
    """
    found = [_opened(profile, path.stem, clock) for path in sorted(cases_folder(profile).glob(f"*{EXTENSION}"))]
    return in_order(found)


def in_order(found: Iterable[Overview]) -> tuple[Overview, ...]:
    """Return evaluations in the order in which they are shown."""
    return tuple(sorted(found, key=lambda one: (_rank(one), one.reference, one.seat or "")))


def overview(desk: Desk) -> Overview:
    """Return what comes next at an open desk; refuses nothing, and tells nothing that the ladder would hold back."""
    with desk.read() as unit:
        step, facts = _LADDERS.get(desk.role, _member)(desk, unit)
        roster = rosters.newest(unit)
        pack = pack_held(unit)
        about = desk.about
        return Overview(
            case=about.case,
            evaluation=about.evaluation,
            reference=about.reference,
            title=about.title,
            role=about.role,
            seat=about.seat,
            step=step,
            facts=facts,
            tenders_due="" if roster is None else desk.plan(unit).data.deadline,
            note="" if pack is None else str(pack.summary.get("note") or ""),
        )


def _opened(profile: OpenProfile, case: str, clock: Clock) -> Overview:
    try:
        desk = open_desk(profile, case, clock)
        try:
            return overview(desk)
        finally:
            desk.close()
    except AppError as refusal:
        return Overview(case=case, trouble=refusal.code, facts=dict(refusal.facts))


def _rank(one: Overview) -> int:
    if one.step is None:
        return 2
    return 3 if one.step.over else 1 if one.step.waits else 0


def _entered(desk: Desk, unit: Unit) -> Told | None:
    """Return what comes before a member's own work; None once that can begin."""
    roster, pin = rosters.newest(unit), pins.newest(unit)
    if roster is None:
        if pin is not None and pin.state is KeyState.PENDING:
            return NextStep.COMPARE_WORDS, {"name": pin.card.name}
        return NextStep.WAIT_FOR_PACK, {}
    if not roster.seat(desk.seat).active:
        return NextStep.LEFT, {}
    match declared(unit, desk.seat):
        case Cleared.DUE:
            return NextStep.DECLARE, {}
        case Cleared.WAITING:
            return NextStep.WAIT_FOR_DECISION, {}
    return None


def _member(desk: Desk, unit: Unit) -> Told:
    before = _entered(desk, unit)
    if before is not None:
        return before
    if not desk.role.scores:
        return NextStep.DONE, {}
    if is_locked(unit, desk.seat):
        return (NextStep.DONE if _acknowledged(unit, desk.seat) else NextStep.WAIT_FOR_RECEIPT), {}
    sheet = sheet_in(desk, unit)
    reworded = sum(line.reconfirm for line in sheet.lines)
    left = len(sheet.left)
    if left > reworded:
        return NextStep.SCORE, {"left": left, "of": len(sheet.lines)}
    if reworded:
        return NextStep.RECONFIRM, {"left": reworded, "of": len(sheet.lines)}
    return NextStep.LOCK, {"of": len(sheet.lines)}


def _acknowledged(unit: Unit, seat: SeatCode) -> bool:
    """Tell whether the moderator's receipt for the newest return is here."""
    sent = [one for one in messages.in_force(unit, kind=Kind.RETURN.value, direction="out") if one.sender == seat]
    receipts = messages.in_force(unit, kind=Kind.RECEIPT.value, direction="in")
    return bool(sent) and any(one.in_reply_to == sent[-1].manifest_sha256 for one in receipts)


def _moderator(desk: Desk, unit: Unit) -> Told:
    before = _entered(desk, unit)
    if before is not None:
        return before
    reached = milestones.reached(unit)
    if Milestone.QUALITY_LOCKED in reached:
        return (NextStep.DONE if _signed(unit) else NextStep.SIGN_REPORT), {}
    plan = desk.plan(unit)
    if Milestone.REVEALED in reached:
        left = len(to_agree(unit, plan))
        return (NextStep.MODERATE, {"left": left}) if left else (NextStep.LOCK_QUALITY, {})
    first = next((seat for seat in plan.roster.moderators() if seat.trusted), None)
    if first is not None and first.code != desk.seat:
        return NextStep.STAND_BY, {"seat": first.code}
    seats = plan.roster.scoring()
    missing = tuple(
        seat.code for seat in seats if return_held(unit, seat.code) is None or not is_locked(unit, seat.code)
    )
    if missing:
        return NextStep.WAIT_FOR_RETURNS, {"here": len(seats) - len(missing), "of": len(seats), "seats": missing}
    return NextStep.REVEAL, {"of": len(seats)}


def _lead(desk: Desk, unit: Unit) -> Told:
    roster = rosters.newest(unit)
    if roster is None:
        return NextStep.SET_UP, {}
    plan = desk.plan(unit)
    reached = milestones.reached(unit)
    if plan.version is None:
        return NextStep.FREEZE, {}
    if Milestone.CLOSED in reached:
        return NextStep.CLOSED, {}
    if quality_locked(unit):
        return _awarding(desk, unit)
    return _enrolling(unit, roster, issued=Milestone.ISSUED in reached) or (NextStep.WAIT_FOR_MODERATION, {})


def _enrolling(unit: Unit, roster: Roster, *, issued: bool) -> Told | None:
    """Return what the panel needs of its lead; None where all that is done."""
    others = [seat for seat in roster.seats if seat.active and seat.seat.role is not Role.LEAD]
    pending = tuple(seat.code for seat in others if _to_compare(unit, seat.code))
    if pending:
        return NextStep.COMPARE_SEATS, {"seats": pending, "count": len(pending)}
    undecided = tuple(seat.code for seat in others if declared(unit, seat.code) is Cleared.WAITING)
    if undecided:
        return NextStep.DECIDE_INTERESTS, {"seats": undecided, "count": len(undecided)}
    asked = {str(one.facts.get("seat")) for one in audit.entries(unit) if one.action == "seat-invited"}
    uninvited = tuple(seat.code for seat in others if seat.card is None and seat.code not in asked)
    if uninvited:
        return NextStep.INVITE_SEATS, {"seats": uninvited, "count": len(uninvited)}
    due = tuple(seat.code for seat in others if seat.trusted and _pack_due(unit, seat.code))
    if due and (issued or all(seat.trusted for seat in others)):
        return NextStep.ISSUE_PACKS, {"seats": due, "count": len(due)}
    silent = tuple(seat.code for seat in others if seat.card is None)
    if silent:
        return NextStep.WAIT_FOR_ANSWERS, {"seats": silent, "count": len(silent)}
    return None


def _to_compare(unit: Unit, seat: SeatCode) -> bool:
    pin = pins.newest(unit, seat)
    return pin is not None and pin.state is KeyState.PENDING


def _pack_due(unit: Unit, seat: SeatCode) -> bool:
    """Tell whether a seat has no pack yet, or waits for one that brings it a decision."""
    sent = messages.newest(unit, kind=Kind.PACK.value, seat=seat, direction="out")
    decision = declarations.decision(unit, seat)
    return sent is None or (decision is not None and decision.decided_at > sent.handled_at)


def _awarding(desk: Desk, unit: Unit) -> Told:
    history = [one.milestone for one in milestones.history(unit)]
    last = {milestone: max(n for n, one in enumerate(history) if one is milestone) for milestone in set(history)}
    method = desk.plan(unit).data
    ranks = method.method.result is ResultKind.RANK
    priced = last.get(Milestone.PRICES_OPENED)
    if ranks and priced is None and any(row.type is CriterionType.PRICE for row in method.criteria):
        return NextStep.OPEN_PRICES, {}
    if last.get(Milestone.RANKED, -1) < (-1 if priced is None else priced) or Milestone.RANKED not in last:
        return NextStep.RANK, {}
    if last.get(Milestone.REPORTED, -1) < (-1 if priced is None else priced) or Milestone.REPORTED not in last:
        return NextStep.REPORT, {}
    return (NextStep.CLOSE if _signed(unit) else NextStep.SIGN_REPORT), {}


def _signed(unit: Unit) -> bool:
    """Tell whether this seat has signed the newest report that it knows of."""
    told = [one.action for one in audit.entries(unit) if one.action in {"report-made", "report-signed"}]
    return bool(told) and told[-1] == "report-signed"


_LADDERS = {Role.LEAD: _lead, Role.MODERATOR: _moderator}
