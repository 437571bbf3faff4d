"""The panel as its lead sees it while seats are filled: whose key is checked, who has which pack, who has declared."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.codes import LotCode, Role, SeatCode, SupplierId
from app.domain.declarations import Cleared, Decision, Declaration
from app.domain.milestones import Milestone
from app.domain.panel import KeyState, PanelSeat
from app.domain.times import moment_of
from app.domain.visibility import Sight
from app.exchange.container.kinds import Kind
from app.services.desk import Desk
from app.services.outbox import file_name
from app.services.standing import declared
from app.storage import audit, declarations, messages, milestones, pins, rosters, set_ups, tenders
from app.storage.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatView:
    """One seat: its holder's key, the newest pack made for it, and how far its declaration has come.

    `invited` is when an invitation was written last, for the key that is awaited. `comparable` where an answer came
    whose words can be compared; `newcomer` where that answer brings another key than the one in force. `given` are the
    lots that the seat was set up with, empty for all, `lots` the same with all of them named. `invitation` is a name
    for the file.
    """

    held: PanelSeat
    own: bool
    invited: datetime | None
    comparable: bool
    newcomer: bool
    pack: int | None
    pack_at: datetime | None
    cleared: Cleared
    declaration: Declaration | None
    decision: Decision | None
    given: tuple[LotCode, ...]
    lots: tuple[LotCode, ...]
    invitation: str

    @property
    def code(self) -> SeatCode:
        """The seat's code."""
        return self.held.code


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelView:
    """Every seat, in the panel's order; `frozen` and `issued` say what may be done with packs."""

    seats: tuple[SeatView, ...]
    lots: tuple[tuple[LotCode, str], ...]
    suppliers: tuple[tuple[SupplierId, str], ...]
    frozen: bool
    issued: bool

    @property
    def ready(self) -> tuple[SeatView, ...]:
        """The seats that a pack can be made for."""
        return tuple(seat for seat in self.seats if seat.held.active and seat.held.trusted and not seat.own)


def now(desk: Desk) -> PanelView:
    """Return the panel as it stands, for its lead; raises AppError `not-set-up`."""
    desk.need_role(Role.LEAD)
    with desk.read() as unit:
        desk.need(unit, Sight.TENDERS)
        plan = desk.plan(unit)
        reached = milestones.reached(unit)
        invited = _invited(unit)
        lots = tuple((lot.code, lot.title) for lot in plan.data.lots)
        every = tuple(code for code, _title in lots)
        given = _given(unit)
        return PanelView(
            seats=tuple(
                _seat(desk, unit, seat, invited.get(seat.code), (given.get(seat.code, ()), every))
                for seat in plan.roster.seats
            ),
            lots=lots,
            suppliers=tuple((one.id, one.name) for one in tenders.suppliers(unit)),
            frozen=Milestone.FROZEN in reached,
            issued=Milestone.ISSUED in reached,
        )


def _seat(
    desk: Desk,
    unit: Unit,
    held: PanelSeat,
    invited: datetime | None,
    lots: tuple[tuple[LotCode, ...], tuple[LotCode, ...]],
) -> SeatView:
    given, every = lots
    own = held.code == desk.seat
    pin = None if own else pins.newest(unit, held.code)
    pack = messages.newest(unit, kind=Kind.PACK.value, seat=held.code, direction="out")
    if invited is not None and held.revoked and invited <= moment_of(held.revoked[-1].since):
        invited = None  # who lost a key is to be invited anew
    lost = pin is not None and any(one.key == pin.card.key for one in held.revoked)
    waits = pin is not None and not lost and pin.state is KeyState.PENDING
    return SeatView(
        held=held,
        own=own,
        invited=invited,
        comparable=waits and held.active,
        newcomer=waits and held.trusted,
        pack=None if pack is None else pack.revision,
        pack_at=None if pack is None else pack.created,
        cleared=declared(unit, held.code),
        declaration=declarations.newest(unit, held.code),
        decision=declarations.decision(unit, held.code),
        given=given,
        lots=given or every,
        invitation=file_name(f"{desk.about.reference} {held.code}", Kind.INVITE),
    )


def _invited(unit: Unit) -> dict[SeatCode, datetime]:
    """Return when each seat was invited last, as the record tells."""
    return {
        SeatCode(str(entry.facts.get("seat"))): entry.at
        for entry in audit.search(unit, "seat-invited")
        if entry.action == "seat-invited"
    }


def _given(unit: Unit) -> dict[SeatCode, tuple[LotCode, ...]]:
    """Return the lots that each seat was set up with, or came to the panel with later; empty for all."""
    found = {one.code: one.seat.lots for revision in reversed(rosters.revisions(unit)) for one in revision.roster.seats}
    set_up = set_ups.newest(unit)
    return found | ({} if set_up is None else {one.code: one.lots for one in set_up.seats})
