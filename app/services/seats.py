"""Seats that change once the panel is known: withdrawn, replaced, their lost keys revoked, a deputy added (DESIGN §5).

Only the roster says so, and it reaches the others with their next packs.
"""

from dataclasses import replace

from app.domain.codes import Role, SeatCode
from app.domain.evaluation import Seat
from app.domain.panel import KeyState, PanelSeat, RevokedKey, Roster, SeatState
from app.domain.times import stamp
from app.errors import AppError
from app.scoring.coverage import Coverage
from app.scoring.duties import Duties
from app.scoring.soundness import findings
from app.services.desk import Desk, Done, Plan, Topic, done
from app.services.standing import quality_was_locked
from app.services.typing_in import needed
from app.storage import rosters


def withdraw(desk: Desk, seat: SeatCode, *, reason: str) -> Done:
    """Take a seat off the panel: its locked scores stay, marked (DOMAIN §1.6).

    Raises AppError `withdrawal-without-reason`, `lead-stays`, and `last-moderator` for the only checked moderator.
    """
    return _leave(desk, seat, SeatState.WITHDRAWN, reason, None)


def replace_seat(desk: Desk, seat: SeatCode, new: Seat, *, reason: str) -> Done:
    """Put a new seat in place of one: it starts blank and scores every tender for its questions (DESIGN §5).

    Raises AppError `seat-exists`, `replacement-unfit`, `replacement-scores-less`, `lead-stays`, and `already-revealed`
    once quality is locked; where the scores were only revealed, the moderator's laptop refuses the new seat.
    """
    return _leave(desk, seat, SeatState.REPLACED, reason, new)


def revoke_key(desk: Desk, seat: SeatCode, *, reason: str) -> Done:
    """End the key of a lost laptop from now on: what it signed and was not imported yet is refused."""
    desk.need_role(Role.LEAD)
    why = needed(reason, AppError("revocation-without-reason"))
    with desk.write() as unit:
        roster = desk.plan(unit).roster
        held = roster.seat(seat)
        if held.card is None:
            raise AppError("seat-without-key", seat=seat)
        if seat == desk.seat:
            raise AppError("lead-stays", seat=seat)
        at = desk.log(unit, "key-revoked", seat=seat, key=held.card.key)
        revoked = (*held.revoked, RevokedKey(key=held.card.key, since=stamp(at), reason=why))
        rosters.add(
            unit,
            roster.with_seat(replace(held, card=None, key_state=KeyState.NONE, revoked=revoked)),
            at=at,
            message=None,
        )
    return done(Topic.PANEL)


def add_deputy(desk: Desk, seat: Seat) -> Done:
    """Add a deputy moderator, who can open returns; raises AppError `seat-exists`, `deputy-scores`."""
    desk.need_role(Role.LEAD)
    if seat.role is not Role.MODERATOR:
        raise AppError("deputy-scores", seat=seat.code)
    with desk.write() as unit:
        roster = desk.plan(unit).roster
        if roster.find(seat.code) is not None:
            raise AppError("seat-exists", seat=seat.code)
        at = desk.log(unit, "deputy-added", seat=seat.code)
        rosters.add(unit, roster.with_seat(PanelSeat(seat=seat, deputy=True)), at=at, message=None)
    return done(Topic.PANEL)


def _leave(desk: Desk, seat: SeatCode, state: SeatState, reason: str, new: Seat | None) -> Done:
    desk.need_role(Role.LEAD)
    why = needed(reason, AppError("withdrawal-without-reason"))
    with desk.write() as unit:
        roster = desk.plan(unit).roster
        held = roster.seat(seat)
        if not held.active:
            raise AppError("seat-withdrawn", seat=seat, state=held.state.value)
        if seat == desk.seat:
            raise AppError("lead-stays", seat=seat)
        if held.seat.role is Role.MODERATOR and not any(one.trusted for one in roster.moderators() if one.code != seat):
            raise AppError("last-moderator", seat=seat)
        at = desk.log(unit, "seat-" + state.value, seat=seat, by=None if new is None else new.code)
        left = replace(held, state=state, reason=why, replaced_by=None if new is None else new.code)
        changed = roster.with_seat(left)
        if new is not None:
            if roster.find(new.code) is not None:
                raise AppError("seat-exists", seat=new.code)
            if quality_was_locked(unit):
                raise AppError("already-revealed")
            changed = replace(changed.with_seat(PanelSeat(seat=new)), revision=changed.revision)
            _refuse_unfit(desk.plan(unit), held.seat, new, changed)
        rosters.add(unit, changed, at=at, message=None)
    return done(Topic.PANEL)


def _refuse_unfit(plan: Plan, old: Seat, new: Seat, changed: Roster) -> None:
    """Refuse a seat in place of another that does not score all that one was to score."""
    data = replace(plan.data, seats=tuple(seat.seat for seat in changed.seats))
    if not (old.role.scores and new.role.scores) or findings(data):
        raise AppError("replacement-unfit", seat=new.code)
    coverage = Coverage(data=data)
    duties = Duties(coverage=coverage, answered_by_lot=plan.duties.answered_by_lot)
    for duty in duties.of(old):
        for lot in duties.lots(duty):
            if coverage.seat_covers(old, duty.question, lot) and not coverage.seat_covers(new, duty.question, lot):
                raise AppError(
                    "replacement-scores-less", seat=new.code, question=duty.question, supplier=duty.supplier, lot=lot
                )


def refuse_key(roster: Roster, held: PanelSeat, key: str) -> None:
    """Refuse a key that was lost once, one person on two seats that score, and a deputy who scores (DESIGN §5).

    A seat withdrawn counts too: what it had locked is still used beside the others' scores.
    """
    held.refuse_revoked(key)
    others = [
        seat
        for seat in roster.seats
        if seat.code != held.code and seat.card and seat.card.key == key and seat.state is not SeatState.REPLACED
    ]
    scoring = next((seat.code for seat in others if seat.seat.role.scores), None)
    if held.seat.role.scores and scoring is not None:
        raise AppError("key-sits-already", seat=held.code, other=scoring)
    if held.deputy and scoring is not None:
        raise AppError("deputy-scores", seat=scoring)
    if held.seat.role.scores and any(seat.deputy and seat.active for seat in others):
        raise AppError("deputy-scores", seat=held.code)
