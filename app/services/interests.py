"""Declarations of interest: made before anything is read, decided on by the lead (DOMAIN §1.12, DESIGN §5)."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from app.domain.codes import LotCode, Role, SeatCode
from app.domain.declarations import Cleared, Decision, Declaration, Interest
from app.domain.evaluation import Supplier
from app.domain.panel import Roster, SeatState
from app.domain.visibility import Sight
from app.errors import AppError
from app.exchange.container.kinds import Kind
from app.exchange.messages import declaration as message
from app.services.desk import Desk, Done, Topic, done
from app.services.held import pack_held
from app.services.outbox import post, save
from app.services.standing import declared, quality_was_locked
from app.services.typing_in import kept, needed
from app.storage import declarations, rosters, set_ups, tenders
from app.storage.unit import Unit


def suppliers_to_declare(desk: Desk) -> tuple[Supplier, ...]:
    """Return the suppliers, which is all that a pack shows before the declaration."""
    with desk.read() as unit:
        desk.need(unit, Sight.NAMES)
        return tenders.suppliers(unit)


def state(desk: Desk) -> Cleared:
    """Return how far this seat's declaration has come."""
    with desk.read() as unit:
        return declared(unit, desk.seat)


def declare(desk: Desk, interests: Sequence[Interest], *, path: Path, supported_by: str = "") -> Done:
    """Record this seat's declaration and write the file that tells the lead; an interest stops all reading until then.

    A later declaration is a version of its own. Raises AppError `unknown-supplier-declared`,
    `supplier-declared-twice`, `interest-without-nature`, `no-pack-yet`, and where the file cannot be written: it is
    recorded all the same, and `save` writes it again.
    """
    with desk.write() as unit:
        roster = rosters.newest(unit)
        pack = pack_held(unit)
        if roster is None or (pack is None and desk.role is not Role.LEAD):
            raise AppError("no-pack-yet")
        suppliers = [interest.supplier for interest in interests]
        known = {supplier.id for supplier in tenders.suppliers(unit)}
        for interest in interests:
            if interest.supplier not in known:
                raise AppError("unknown-supplier-declared", supplier=interest.supplier)
            if suppliers.count(interest.supplier) > 1:
                raise AppError("supplier-declared-twice", supplier=interest.supplier)
            needed(interest.nature, AppError("interest-without-nature", supplier=interest.supplier))
        held = declarations.newest(unit, desk.seat)
        decided = declarations.decision(unit, desk.seat)  # on a laptop lost since, it may be of a version unknown here
        version = 1 + max(0 if held is None else held.version, 0 if decided is None else decided.declaration)
        made_at = desk.log(unit, "interests-declared", version=version, interests=len(interests))
        declaration = Declaration(
            seat=desk.seat,
            version=version,
            interests=tuple(replace(interest, nature=kept(interest.nature)) for interest in interests),
            supported_by=kept(supported_by),
            made_at=made_at,
        )
        declarations.add(unit, declaration, None)
        outgoing = post(
            desk,
            unit,
            kind=Kind.DECLARATION,
            to=[roster.lead()],
            parts=message.parts(declaration, tenders.suppliers(unit)),
            in_reply_to=None if pack is None else pack.manifest_sha256,
        )
    save(desk, outgoing, path)
    return done(Topic.DECLARATIONS, Topic.MESSAGES)


def register(desk: Desk) -> tuple[tuple[Declaration, Decision | None], ...]:
    """Return the lead's register: each seat's newest declaration with the decision on it, if one was made."""
    desk.need_role(Role.LEAD)
    with desk.read() as unit:
        roster = desk.plan(unit).roster
        found = [
            (declarations.newest(unit, seat.code), declarations.decision(unit, seat.code)) for seat in roster.seats
        ]
        return tuple((made, decided) for made, decided in found if made is not None)


def decide(desk: Desk, seat: SeatCode, *, recused_lots: Sequence[LotCode], reason: str) -> Done:
    """Record what the lead decides on a seat's newest declaration; it reaches the seat with its next pack.

    Recusal is from whole lots (DOMAIN §4.5): the roster's next revision gives the seat the lots it was set up with but
    for `recused_lots`, which are all of them, those of an earlier decision too. So a decision may be corrected by
    another one until quality is locked. Raises AppError `nothing-to-decide`, `decision-without-reason`,
    `unknown-lot-recused`, `recused-from-everything`, and `quality-is-locked` for a correction after the lock.
    """
    desk.need_role(Role.LEAD)
    why = needed(reason, AppError("decision-without-reason"))
    with desk.write() as unit:
        plan = desk.plan(unit)
        made = declarations.newest(unit, seat)
        if made is None or made.clear:
            raise AppError("nothing-to-decide", seat=seat)
        if declared(unit, seat) is not Cleared.WAITING and quality_was_locked(unit):
            raise AppError("quality-is-locked")
        lots = tuple(lot.code for lot in plan.data.lots)
        unknown = [lot for lot in recused_lots if lot not in lots]
        if unknown:
            raise AppError("unknown-lot-recused", lot=unknown[0])
        at = desk.log(unit, "interest-decided", seat=seat, declaration=made.version, recused=len(recused_lots))
        decision = Decision(
            seat=seat,
            declaration=made.version,
            recused_lots=tuple(recused_lots),
            reason=why,
            decided_at=at,
        )
        declarations.decide(unit, decision, None)
        changed = _recused(unit, plan.roster, seat, lots, recused_lots)
        if changed is not None:
            rosters.add(unit, changed, at=at, message=None)
    return done(Topic.DECLARATIONS, Topic.PANEL)


def refuse_undecided(unit: Unit, roster: Roster) -> None:
    """Raise AppError `interest-undecided` where a seat whose scores count declared what nobody has decided on."""
    for seat in roster.seats:
        if seat.state is not SeatState.REPLACED and declared(unit, seat.code) is Cleared.WAITING:
            raise AppError("interest-undecided", seat=seat.code)


def _recused(
    unit: Unit, roster: Roster, seat: SeatCode, lots: Sequence[LotCode], recused: Sequence[LotCode]
) -> Roster | None:
    """Return the roster's next revision, or None where the seat's lots stay as they are."""
    held, given = roster.seat(seat), _lots_given(unit, seat)
    kept = tuple(lot for lot in (given or lots) if lot not in recused)
    if not kept:
        raise AppError("recused-from-everything", seat=seat)
    left = kept if recused else given
    if left == held.seat.lots:
        return None
    return roster.with_seat(replace(held, seat=replace(held.seat, lots=left)))


def _lots_given(unit: Unit, seat: SeatCode) -> tuple[LotCode, ...]:
    """Return the lots that a seat was set up with, or came to the panel with later; empty for all."""
    set_up = set_ups.newest(unit)
    found = () if set_up is None else (one for one in set_up.seats if one.code == seat)
    came = (one.seat for revision in rosters.revisions(unit) for one in revision.roster.seats if one.code == seat)
    return next(chain(found, came)).lots
