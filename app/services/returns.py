"""Locking a seat's scores and sending them as a signed return; reopening them; what has arrived (DR-16, DESIGN §5)."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.domain.codes import Role, SeatCode
from app.domain.milestones import Milestone
from app.domain.panel import KeyState, PanelSeat, Roster, SeatState
from app.domain.score_record import Reopening, SeatLock
from app.errors import AppError
from app.exchange.container.kinds import Kind
from app.exchange.messages import receipt as receipts
from app.exchange.messages import reopening as reopenings
from app.exchange.messages import score_return
from app.exchange.messages.receipt import Fate, Receipt
from app.exchange.messages.score_return import ReturnBody
from app.services.desk import Desk, Done, Topic, done
from app.services.held import pack_held, return_held, signer_of
from app.services.outbox import post, save
from app.services.scores import sheet_in
from app.services.standing import is_locked
from app.services.typing_in import needed
from app.storage import declarations, locks, messages, milestones
from app.storage.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What the moderator knows of one seat before the reveal: whether its return is here, never what is in it.

    `revoked`: the key that signed the return was lost since, so somebody else may have signed it.
    """

    seat: SeatCode
    role: Role
    state: SeatState
    key_state: KeyState
    received: datetime | None
    revision: int | None
    message: str | None
    revoked: bool = False


def lock(desk: Desk, path: Path) -> SeatLock:
    """Lock one's scores, sign them, and write the return to moderator, deputy and oneself.

    The lock is kept first; a file that cannot be written is written again by `save_again`. Raises AppError
    `scores-incomplete` with how many are left, `seat-locked`, `no-moderator`.
    """
    with desk.write() as unit:
        if is_locked(unit, desk.seat):
            raise AppError("seat-locked", seat=desk.seat)
        own = sheet_in(desk, unit)
        if own.left:
            first = own.left[0].duty
            raise AppError("scores-incomplete", left=len(own.left), question=first.question, supplier=first.supplier)
        plan = desk.plan(unit)
        given = [line.score for line in own.lines if line.score is not None]
        number = 1 + locks.last_number(unit, desk.seat)
        lines = score_return.scores_part(given)
        at = desk.log(unit, "seat-locked", number=number, scores=len(given), digest=lines.sha256)
        locked = SeatLock(
            seat=desk.seat,
            number=number,
            frozen=plan.frozen.hash,
            scores=len(given),
            digest=lines.sha256,
            locked_at=at,
        )
        locks.lock(unit, locked, None)
        pack, declared = pack_held(unit), declarations.newest(unit, desk.seat)
        held = None if declared is None else declared.version
        outgoing = post(
            desk,
            unit,
            kind=Kind.RETURN,
            to=chairs(plan.roster),
            parts=score_return.parts(ReturnBody(lock=locked, scores=given, declaration=held), lines),
            in_reply_to=None if pack is None else pack.manifest_sha256,
            about=desk.seat,
        )
    save(desk, outgoing, path)
    return locked


def permit_reopening(desk: Desk, seat: SeatCode, *, reason: str, path: Path) -> Done:
    """Permit a seat to change its locked scores, with a reason, before the reveal; both versions stay (DR-16).

    Where no locked return is here, it opens whatever the seat locked: its return may have been refused. The other
    moderators are told too. Raises AppError `reopening-without-reason`, `already-revealed`, `not-in-charge`,
    `seat-withdrawn`, and `seat-not-locked` for a seat that gives no scores.
    """
    desk.need_role(Role.MODERATOR)
    why = needed(reason, AppError("reopening-without-reason"))
    with desk.write() as unit:
        if Milestone.REVEALED in milestones.reached(unit):
            raise AppError("already-revealed")
        refuse_not_in_charge(desk, unit)
        roster = desk.plan(unit).roster
        held = roster.seat(seat)
        if not held.seat.role.scores:
            raise AppError("seat-not-locked", seat=seat)
        if not held.active:
            raise AppError("seat-withdrawn", seat=seat, state=held.state.value)
        number = locks.last_number(unit, seat) + (0 if is_locked(unit, seat) else 1)
        at = desk.log(unit, "seat-reopened", seat=seat, lock=number)
        permission = Reopening(seat=seat, lock=number, reason=why, permitted_by=desk.seat, permitted_at=at)
        locks.reopen(unit, permission, None)
        others = [one for one in roster.moderators() if one.trusted and one.code != desk.seat]
        outgoing = post(
            desk, unit, kind=Kind.REOPEN, to=[held, *others], parts=reopenings.parts(permission), about=seat
        )
    save(desk, outgoing, path)
    return done(Topic.MESSAGES, Topic.SCORES)


def write_receipt(desk: Desk, message: str, path: Path) -> Done:
    """Write the receipt for a file that was taken in, to its sender; raises AppError `no-such-message`."""
    with desk.write() as unit:
        record = messages.by_id(unit, message)
        if record is None or record.direction != "in" or message in messages.undone(unit):
            raise AppError("no-such-message")
        body = Receipt(
            message=record.id,
            manifest=record.manifest_sha256,
            kind=Kind(record.kind),
            outcome=Fate.TAKEN,
            received_at=record.handled_at,
        )
        outgoing = post(
            desk,
            unit,
            kind=Kind.RECEIPT,
            to=[desk.plan(unit).roster.seat(record.sender)],
            parts=receipts.parts(body),
            in_reply_to=record.manifest_sha256,
        )
    save(desk, outgoing, path)
    return done(Topic.MESSAGES)


def arrivals(desk: Desk) -> tuple[Arrival, ...]:
    """Return, for every scoring seat, whether its return has come; nothing of what is in it."""
    desk.need_role(Role.MODERATOR)
    with desk.read() as unit:
        return tuple(_arrival(unit, seat) for seat in desk.plan(unit).roster.seats if seat.seat.role.scores)


def chairs(roster: Roster) -> list[PanelSeat]:
    """Return who opens returns, the moderator and the deputy; raises AppError `no-moderator` where none is checked."""
    found = [seat for seat in roster.moderators() if seat.trusted]
    if not found:
        raise AppError("no-moderator")
    return found


def refuse_not_in_charge(desk: Desk, unit: Unit) -> None:
    """Raise AppError `not-in-charge` unless the seat is the one moderator in charge: two meetings must not run.

    That is the first active one; a deputy stands in once the lead has withdrawn the moderator, and not before.
    """
    first = chairs(desk.plan(unit).roster)[0]
    if first.code != desk.seat:
        raise AppError("not-in-charge", seat=first.code)


def return_by_revoked_key(unit: Unit, held: PanelSeat) -> bool:
    """Tell whether the seat's return that is here was signed by a key that was lost since."""
    record = return_held(unit, held.code)
    return record is not None and any(one.reason and one.key == signer_of(record) for one in held.revoked)


def _arrival(unit: Unit, held: PanelSeat) -> Arrival:
    record = return_held(unit, held.code)
    return Arrival(
        seat=held.code,
        role=held.seat.role,
        state=held.state,
        key_state=held.key_state,
        received=None if record is None else record.handled_at,
        revision=None if record is None else record.revision,
        message=None if record is None else record.id,
        revoked=return_by_revoked_key(unit, held),
    )
