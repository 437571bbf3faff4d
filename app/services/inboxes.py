"""How far moderation has come, and whose returns are here: all that a moderator may know before the reveal."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.codes import Role, SeatCode
from app.domain.milestones import Milestone
from app.domain.panel import SeatState
from app.domain.visibility import Sight
from app.exchange.container.kinds import Kind
from app.services.desk import Desk
from app.services.returns import Arrival, arrivals
from app.services.standing import is_locked
from app.storage import messages, milestones, rosters
from app.storage.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """How far moderation has come; `in_charge` is the seat that may reveal and lock, None while nobody is checked.

    `moderation` is the message with which quality was locked, to be saved again; the times are None before.
    """

    set_up: bool
    in_charge: SeatCode | None
    revealed: datetime | None
    locked: datetime | None
    moderation: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A scoring seat and whether its return has come; `seat_name` is what the seat is for, `holder` who sits on it."""

    arrival: Arrival
    seat_name: str
    holder: str

    @property
    def due(self) -> bool:
        """Whether its return is needed before the reveal."""
        return self.arrival.state is SeatState.ACTIVE

    @property
    def here(self) -> bool:
        """Whether a return is in force here."""
        return self.arrival.received is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Inbox:
    """Every scoring seat in the panel's order; `reopened` are those whose return came and which may change it."""

    phase: Phase
    expected: tuple[Expected, ...]
    reopened: frozenset[SeatCode]

    @property
    def missing(self) -> tuple[Expected, ...]:
        """The seats whose returns are still needed."""
        return tuple(one for one in self.expected if one.due and (not one.here or one.arrival.seat in self.reopened))


def phase(desk: Desk) -> Phase:
    """Return how far moderation has come, to its moderator."""
    desk.need_role(Role.MODERATOR)
    with desk.read() as unit:
        return _phase(unit)


def inbox(desk: Desk) -> Inbox:
    """Return whose returns are here and whose are not, nothing of what is in them; raises AppError `not-set-up`."""
    found = arrivals(desk)
    with desk.read() as unit:
        desk.need(unit, Sight.NAMES)
        roster = desk.plan(unit).roster
        return Inbox(
            phase=_phase(unit),
            expected=tuple(
                Expected(arrival=one, seat_name=held.seat.name, holder="" if held.card is None else held.card.name)
                for one in found
                for held in (roster.seat(one.seat),)
            ),
            reopened=frozenset(one.seat for one in found if one.received is not None and not is_locked(unit, one.seat)),
        )


def _phase(unit: Unit) -> Phase:
    roster, reached = rosters.newest(unit), milestones.reached(unit)
    chairs = [] if roster is None else [seat.code for seat in roster.moderators() if seat.trusted]
    made = [one.id for one in messages.all(unit) if (one.kind, one.direction) == (Kind.MODERATION.value, "out")]
    revealed, locked = reached.get(Milestone.REVEALED), reached.get(Milestone.QUALITY_LOCKED)
    return Phase(
        set_up=roster is not None,
        in_charge=chairs[0] if chairs else None,
        revealed=None if revealed is None else revealed.at,
        locked=None if locked is None else locked.at,
        moderation=made[-1] if made else None,
    )
