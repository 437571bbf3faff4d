"""What a report says of the record that it is made from, as this case file knows it (DESIGN §2.3, §5)."""

from collections.abc import Iterable

from app.domain.codes import SeatCode
from app.domain.milestones import Milestone, Reached
from app.domain.panel import KeyState, PanelSeat, Roster, SeatState
from app.domain.provenance import Provenance, SeatHead, SeatNote, SeatReturn
from app.domain.times import moment_of
from app.services.desk import Desk
from app.services.held import moderation_held
from app.storage import audit, frozen, heads, milestones
from app.storage.messages import MessageRecord
from app.storage.unit import Unit


def provenance_of(desk: Desk, unit: Unit) -> Provenance:
    """Return what the report says of the lead's record; the prices are those in force, from the newest file."""
    roster = desk.plan(unit).roster
    opened = prices_in_force(unit)
    moderation = moderation_held(unit)
    return Provenance(
        evaluation=desk.about.evaluation,
        frozen=frozen.versions(unit),
        returns=_returns(moderation),
        unchecked=unchecked(roster),
        withdrawn=withdrawn(roster),
        heads=_heads(desk, unit, roster),
        quality_locked_at=None if moderation is None else moment_of(str(moderation.summary["locked at"])),
        prices_opened_at=None if opened is None else opened.at,
        prices="" if opened is None else str(opened.facts.get("source", "")),
        made_at=desk.clock(),
    )


def prices_in_force(unit: Unit) -> Reached | None:
    """Return when the prices that count were opened, and from which file: the last time, if they were corrected."""
    opened = [one for one in milestones.history(unit) if one.milestone is Milestone.PRICES_OPENED]
    return opened[-1] if opened else None


def unchecked(roster: Roster) -> tuple[SeatNote, ...]:
    """Return the seats whose keys were used without comparing words, and why."""
    return _notes(seat for seat in roster.seats if seat.key_state is KeyState.UNCHECKED)


def withdrawn(roster: Roster) -> tuple[SeatNote, ...]:
    """Return the seats that were withdrawn or replaced, and why."""
    return _notes(seat for seat in roster.seats if seat.state is not SeatState.ACTIVE)


def _heads(desk: Desk, unit: Unit, roster: Roster) -> tuple[SeatHead, ...]:
    """Return where each seat's chain ended when its holder last sent a file: the chain of who holds the seat now."""
    known = {seat: head for (seat, key), head in heads.seen(unit, desk.seat).items() if roster.sits(seat, key)}
    known[desk.seat] = audit.head(unit)
    return tuple(SeatHead(seat=seat, head=known[seat]) for seat in sorted(known))


def _returns(moderation: MessageRecord | None) -> tuple[SeatReturn, ...]:
    """Return what the scores rest on, as the moderation named it when it was taken in."""
    found = []
    for fact, value in {} if moderation is None else sorted(moderation.summary.items()):
        kind, _space, seat = fact.partition(" ")
        if kind == "return":
            manifest, _space, locked_at = str(value).partition(" ")
            found.append(SeatReturn(seat=SeatCode(seat), manifest=manifest, locked_at=moment_of(locked_at)))
    return tuple(found)


def _notes(seats: Iterable[PanelSeat]) -> tuple[SeatNote, ...]:
    return tuple(SeatNote(seat=seat.code, reason=seat.reason, replaced_by=seat.replaced_by) for seat in seats)
